"""What a rule looks at, and how it makes a finding of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from sepgui.catalogue.remedies import load_remedies
from sepgui.domain.cell import CellKey
from sepgui.domain.entry import Family
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding, FirewallRequest
from sepgui.domain.judgement import SEVERITY, Judgement
from sepgui.domain.outcome import Meaning, Outcome, Reason, State
from sepgui.domain.plan import Expectation, Plan
from sepgui.domain.run import CellResult
from sepgui.domain.wording import REASON_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

Address = tuple[str, str]
"""A host as shown, and one of its addresses."""

_NOTHING = "—"
_NO_PARTS: Mapping[str, str] = MappingProxyType({})


class Everything:
    """All results of a run or of a watch, and views of them that many rules ask for, each made once."""

    def __init__(self, results: Iterable[CellResult]) -> None:
        self._results = tuple(results)

    def __iter__(self) -> Iterator[CellResult]:
        return iter(self._results)

    @cached_property
    def by_address(self) -> Mapping[Address, Sequence[CellResult]]:
        """What was asked, by host and address."""
        return by_address(self._results)

    @cached_property
    def by_host(self) -> Mapping[str, Sequence[CellResult]]:
        """What was asked, by host."""
        found: dict[str, list[CellResult]] = {}
        for result in asked(self._results):
            found.setdefault(result.row.cell.host, []).append(result)
        return found

    @cached_property
    def serving(self) -> Mapping[str, CellKey]:
        """The hosts that serve clients now, each with the cell that shows it."""
        return {
            result.row.cell.host: result.row.cell
            for result in self._results
            if result.row.planned.flow.entry.family is Family.CLIENT_PROTOCOL
            and result.judgement in (Judgement.OK, Judgement.DEGRADED)
        }

    @cached_property
    def databases_down(self) -> frozenset[CellKey]:
        """The cells of databases that do not answer and should."""
        return frozenset(
            result.row.cell
            for result in self._results
            if result.row.planned.flow.entry.family is Family.DATABASE and is_down(result)
        )


class Scene(Struct, frozen=True):
    """The results of a run or of a watch. `left` are those that no earlier rule has explained.

    `now_unix_s` is the time by this computer's clock, None where nobody tells.
    """

    left: tuple[CellResult, ...]
    all: Everything
    plan: Plan
    now_unix_s: int | None = None


Rule = Callable[[Scene], Iterator[Finding]]
"""From what no earlier rule has explained to findings."""


def asked(results: Iterable[CellResult]) -> tuple[CellResult, ...]:
    """Return the results that have a sample of a resolved address."""
    return tuple(result for result in results if result.sample is not None and result.row.cell.address)


def outcome(result: CellResult) -> Outcome:
    """Return the outcome of a result that was asked; raises `ValueError` for one that was not."""
    if result.sample is None:
        raise ValueError(f"{result.row.cell} was not asked")
    return result.sample.outcome


def meaning(result: CellResult) -> Meaning:
    """Return what the newest outcome of a result that was asked says."""
    return outcome(result).meaning


def by_address(results: Iterable[CellResult]) -> dict[Address, list[CellResult]]:
    """Return the results that were asked, by host and address, in their order."""
    found: dict[Address, list[CellResult]] = {}
    for result in asked(results):
        found.setdefault((result.row.cell.host, result.row.cell.address), []).append(result)
    return found


def should_listen(result: CellResult) -> bool:
    """Whether somebody is meant to listen there, seen from here, and can be proved to."""
    planned = result.row.planned
    return planned.provable and planned.expectation is not Expectation.NOT_FOR_US


def is_problem(result: CellResult) -> bool:
    """Whether a result is judged a problem."""
    return result.judgement is Judgement.PROBLEM


def is_down(result: CellResult) -> bool:
    """Whether a result is judged a problem because the port is not open."""
    return is_problem(result) and result.state is not State.OPEN


def answers(result: CellResult) -> bool:
    """Whether the host itself said something: a port that is open or closed."""
    return result.state in (State.OPEN, State.CLOSED)


def is_silent(result: CellResult) -> bool:
    """Whether nothing came back until the deadline."""
    return meaning(result).reason is Reason.NO_RESPONSE and result.state is not State.OPEN


def alive(scene: Scene, address: Address) -> tuple[CellResult, ...]:
    """Return what the host of an address answered, on whatever port."""
    return tuple(result for result in scene.all.by_address.get(address, ()) if answers(result))


# --- words ---------------------------------------------------------------------------------------------


def where(results: Iterable[CellResult]) -> str:
    """Return the hosts of results as people call them: ``sepm.example (192.0.2.10)``."""
    places: dict[str, list[str]] = {}
    for result in results:
        cell = result.row.cell
        addresses = places.setdefault(cell.host, [])
        if cell.address not in ("", cell.host, *addresses):
            addresses.append(cell.address)
    return ", ".join(
        f"{host} ({', '.join(addresses)})" if addresses else host for host, addresses in places.items()
    )


def port_of(cell: CellKey) -> str:
    """Return a port as people write it: ``8014/tcp``."""
    return f"{cell.port}/{cell.transport.value}"


def ports_of(results: Iterable[CellResult]) -> str:
    """Return the ports of results, each once: ``8014/tcp, 443/tcp``."""
    return ", ".join(dict.fromkeys(port_of(result.row.cell) for result in results))


def reasons(results: Iterable[CellResult]) -> tuple[Evidence, ...]:
    """Return one sentence for each reason, with its ports, and with who gave it."""
    groups: dict[tuple[Reason, str | None], list[CellResult]] = {}
    for result in results:
        said = meaning(result)
        groups.setdefault((said.reason, said.rejected_by), []).append(result)
    return tuple(
        Evidence(
            (_SAID if sender else _SAID_NOBODY).with_(
                ports=ports_of(group), reason=REASON_WORDS[reason], **({"sender": sender} if sender else {})
            ),
            group[0].row.cell,
        )
        for (reason, sender), group in groups.items()
    )


def details(results: Iterable[CellResult]) -> tuple[Evidence, ...]:
    """Return what was seen of each port in the probe's own words, the same words once."""
    seen: dict[Text, list[CellResult]] = {}
    for result in results:
        if (detail := meaning(result).detail) is not None:
            seen.setdefault(detail, []).append(result)
    return tuple(
        Evidence(_SEEN.with_(ports=ports_of(group), seen=detail), group[0].row.cell)
        for detail, group in seen.items()
    )


def open_ports(results: Iterable[CellResult]) -> tuple[Evidence, ...]:
    """Return one sentence that names the ports on which the host answers, none where it has none."""
    found = tuple(result for result in results if answers(result))
    if not found:
        return ()
    return (Evidence(_ANSWERS.with_(ports=ports_of(found)), found[0].row.cell),)


# --- making --------------------------------------------------------------------------------------------


def make(
    cause: Cause,
    results: Sequence[CellResult],
    summary: Text,
    evidence: Iterable[Evidence] = (),
    *,
    certainty: Certainty = Certainty.CERTAIN,
    severity: Judgement | None = None,
    decides: Text | None = None,
    requests: tuple[FirewallRequest, ...] = (),
    parts: Mapping[str, str] = _NO_PARTS,
) -> Finding:
    """Return a finding over these results. Its summary may name {where} and {ports}, and the parts given.

    The severity is the worst judgement of its results unless one is given.
    """
    filled = {"where": where(results), "ports": ports_of(results), **parts}
    first = results[0].row.cell
    remedy = load_remedies().of(cause, first.entry)
    named = {
        "host": first.host or _NOTHING,
        "address": first.address or first.host or _NOTHING,
        "ports": filled["ports"],
        "sender": parts.get("sender", _NOTHING),
        "service": parts.get("service", _NOTHING),
        "process": parts.get("process", _NOTHING),
    }
    return Finding(
        cause=cause,
        severity=severity or min((result.judgement for result in results), key=SEVERITY.index),
        cells=tuple(dict.fromkeys(result.row.cell for result in results)),
        summary=summary.with_(**filled),
        evidence=tuple(dict.fromkeys(evidence)),
        remedy=remedy.with_(**named),
        certainty=certainty,
        decides=decides,
        requests=requests,
    )


def requests_for(
    results: Iterable[CellResult], plan: Plan, by: str | None = None
) -> tuple[FirewallRequest, ...]:
    """Return what a firewall team would have to let through, one line for each port."""
    here = plan.vantage.host
    found: list[FirewallRequest] = []
    for result in results:
        cell, flow = result.row.cell, result.row.planned.flow
        source = flow.initiator or here
        found.append(
            FirewallRequest(
                source=source.name if source else "",
                source_address=outcome(result).local_address or "",
                destination=cell.host,
                destination_address=cell.address,
                transport=cell.transport,
                port=cell.port,
                entry=cell.entry,
                by=by,
            )
        )
    return tuple(dict.fromkeys(found))


_SAID_NOBODY = QT_TRANSLATE_NOOP("Finding", "{ports}: {reason}")
_SAID = QT_TRANSLATE_NOOP("Finding", "{ports}: {reason} (sent by {sender})")
_SEEN = QT_TRANSLATE_NOOP("Finding", "{ports}: {seen}")
_ANSWERS = QT_TRANSLATE_NOOP("Finding", "The same host answers on {ports}.")
