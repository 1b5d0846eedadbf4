"""Rule: a host is silent on everything that was asked of one of its addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.diagnosis.lists import intermittent
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Meaning, Reason, State
from sepgui.domain.plan import Expectation, Plan
from sepgui.domain.run import CellResult
from sepgui.domain.wording import REASON_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_LEAST = 2


def host_is_silent(results: Sequence[CellResult], plan: Plan) -> Iterator[Finding]:
    """Yield one finding for each address of which no port answered, of two or more that were asked.

    A refusal is an answer, and so is a rejection by a firewall that names itself.
    """
    by_address: dict[tuple[str, str], list[tuple[CellResult, Meaning]]] = {}
    for result in results:
        if result.sample is not None and result.row.cell.address:
            key = (result.row.cell.host, result.row.cell.address)
            by_address.setdefault(key, []).append((result, result.sample.outcome.meaning))
    for (host, address), asked in by_address.items():
        expected = [result for result, _ in asked if _should_listen(result)]
        if len(expected) < _LEAST or not all(_is_silent(meaning) for _, meaning in asked):
            continue
        unreachable = all(meaning.state is State.UNREACHABLE for _, meaning in asked)
        others = sorted({cell.address for cell in _answering(results) if cell.host == host} - {address})
        yield Finding(
            cause="host-unreachable" if unreachable else "host-silent",
            severity=Judgement.PROBLEM,
            cells=tuple(result.row.cell for result in expected),
            summary=(_UNREACHABLE if unreachable else _SILENT).with_(
                host=host, address=address, count=len(expected)
            ),
            evidence=(
                *_evidence(asked),
                *(_OTHER.with_(host=host, address=other) for other in others),
                *intermittent(host, results, plan),
            ),
            remedy=_UNREACHABLE_REMEDY if unreachable else _SILENT_REMEDY,
        )


def _should_listen(result: CellResult) -> bool:
    return result.row.planned.expectation is Expectation.LISTENING


def _is_silent(meaning: Meaning) -> bool:
    if meaning.state is State.UNREACHABLE:
        return True
    unanswered = meaning.state in (State.FILTERED, State.OPEN_FILTERED)
    return unanswered and meaning.reason is Reason.NO_RESPONSE


def _answering(results: Sequence[CellResult]) -> Iterator[CellKey]:
    return (result.row.cell for result in results if result.state in (State.OPEN, State.CLOSED))


def _evidence(asked: Sequence[tuple[CellResult, Meaning]]) -> Iterator[Text]:
    """Yield one sentence for each reason, with its ports and with who gave it."""
    ports: dict[tuple[Reason, str | None], list[str]] = {}
    for result, meaning in asked:
        cell = result.row.cell
        told = ports.setdefault((meaning.reason, meaning.rejected_by), [])
        told.append(f"{cell.port}/{cell.transport.value}")
    for (reason, sender), which in ports.items():
        listed = ", ".join(which)
        if sender is None:
            yield _SAID_NOBODY.with_(ports=listed, reason=REASON_WORDS[reason])
        else:
            yield _SAID.with_(ports=listed, reason=REASON_WORDS[reason], sender=sender)


_SILENT = QT_TRANSLATE_NOOP(
    "Finding", "{host} ({address}) is silent: none of the {count} ports that were asked gives any answer."
)
_SILENT_REMEDY = QT_TRANSLATE_NOOP(
    "Finding",
    "See whether the host is switched on and whether the address is really its own. If it is, look for "
    "what drops everything from this computer: a firewall on the way, or on the host itself. If the host "
    "answered a moment ago, its protection may have blocked this computer (Active Response), by default "
    "for ten minutes.",
)
_UNREACHABLE = QT_TRANSLATE_NOOP(
    "Finding", "{host} ({address}) cannot be reached: all of the {count} ports that were asked say so."
)
_UNREACHABLE_REMEDY = QT_TRANSLATE_NOOP(
    "Finding",
    "See whether the host is switched on and whether the address is really its own; if so, whoever sent the "
    "message knows no way to it: check cable, VLAN, VPN and routes from there on.",
)
_SAID_NOBODY = QT_TRANSLATE_NOOP("Finding", "{ports}: {reason}")
_SAID = QT_TRANSLATE_NOOP("Finding", "{ports}: {reason} (sent by {sender})")
_OTHER = QT_TRANSLATE_NOOP("Finding", "{host} does answer at its other address {address}.")
