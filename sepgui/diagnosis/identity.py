"""Rule: the name leads to another computer than the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.diagnosis.scene import (
    Scene,
    answers,
    by_address,
    details,
    is_problem,
    make,
    meaning,
    should_listen,
)
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import FactName, Service, State, TlsProblem
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_LEAST = 3
_NETBIOS_NAME = 15


def resolves_elsewhere(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address behind a name where another computer shows itself.

    Either it gives itself another NetBIOS name, and then nothing seen there is about the host that is
    meant; or it answers, but nothing there is what it should be, and its certificate is for other names.
    """
    for (host, address), results in by_address(scene.left).items():
        if host == address:
            continue
        own = _own_names(results)
        short = host.partition(".")[0].casefold()[:_NETBIOS_NAME]
        if own and short not in {name.casefold() for name, _ in own}:
            name, witness = own[0]
            yield make(
                Cause.RESOLVES_ELSEWHERE,
                results,
                _STALE,
                (Evidence(_CALLS_ITSELF.with_(names=", ".join(n for n, _ in own)), witness.row.cell),),
                certainty=Certainty.LIKELY,
                severity=Judgement.PROBLEM
                if any(is_problem(each) for each in results)
                else Judgement.DEGRADED,
                decides=_SEE_THERE,
                parts={"other": name},
            )
        elif (strange := _strange(results)) and len([r for r in results if should_listen(r)]) >= _LEAST:
            wrong = [result for result in strange if _names_others(result)]
            yield make(
                Cause.RESOLVES_ELSEWHERE,
                [result for result in results if is_problem(result)],
                _ANOTHER,
                (*(_certificate(each) for each in wrong[:1]), *details(strange), *_short_name(host)),
                certainty=Certainty.LIKELY if wrong else Certainty.POSSIBLE,
                decides=_SEE_THERE,
            )


def _own_names(results: Sequence[CellResult]) -> list[tuple[str, CellResult]]:
    return [
        (name, result)
        for result in results
        for fact in meaning(result).facts
        if fact.name is FactName.NETBIOS_NAMES and isinstance(fact.value, str)
        for name in fact.value.split(", ")
        if name
    ]


def _strange(results: Sequence[CellResult]) -> list[CellResult]:
    """Return the ports where another service answers, if no port shows the one that is meant."""
    if any(result.state is State.OPEN and meaning(result).service is Service.CONFIRMED for result in results):
        return []
    if not all(answers(result) for result in results if should_listen(result)):
        return []
    return [r for r in results if r.state is State.OPEN and meaning(r).service is Service.UNEXPECTED]


def _names_others(result: CellResult) -> bool:
    tls = meaning(result).tls
    return tls is not None and TlsProblem.WRONG_NAME in tls.problems


def _certificate(result: CellResult) -> Evidence:
    tls = meaning(result).tls
    names = ", ".join(tls.names) or tls.subject if tls else ""
    return Evidence(_CERTIFICATE.with_(port=result.row.cell.port, names=names), result.row.cell)


def _short_name(host: str) -> tuple[Evidence, ...]:
    return () if "." in host else (Evidence(_SUFFIX.with_(host=host)),)


_STALE = QT_TRANSLATE_NOOP(
    "Finding", "The name leads to another computer: behind {where} is {other}, not the one that is meant."
)
_ANOTHER = QT_TRANSLATE_NOOP(
    "Finding", "Behind {where} is another computer: it answers, but nothing there is what it should be."
)
_CALLS_ITSELF = QT_TRANSLATE_NOOP("Finding", "The computer gives itself the NetBIOS name {names}.")
_CERTIFICATE = QT_TRANSLATE_NOOP("Finding", "The certificate on {port} is for {names}.")
_SUFFIX = QT_TRANSLATE_NOOP(
    "Finding",
    "“{host}” is a name without a domain: this computer's search suffixes decide where it leads.",
)
_SEE_THERE: Text = QT_TRANSLATE_NOOP(
    "Finding", "Compare the address with the one that the host itself shows (ipconfig)."
)
