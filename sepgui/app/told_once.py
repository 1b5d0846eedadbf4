"""Findings of several vantages as one list: what two of them found of the same ports is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sepgui.diagnosis.rules import worst_first
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding, FirewallRequest
from sepgui.domain.judgement import SEVERITY
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.store.schema import FindingSpan

Seen = tuple[str, Finding]
"""From where, and what was found."""
_OF_THE_VANTAGE = frozenset(
    {
        Cause.PROBE_BUG,
        Cause.NO_NETWORK,
        Cause.NO_ROUTE,
        Cause.LOCAL_FIREWALL,
        Cause.LOCAL_TROUBLE,
        Cause.CAPTIVE_PORTAL,
    }
)
"""What lies with the computer that looked: of two of them it is two causes."""
_CERTAINTIES = tuple(Certainty)
_Target = tuple[str, str, int]


def told_once(found: Iterable[Seen]) -> tuple[Finding, ...]:
    """Return the findings of several vantages, worst first, each saying from where it was seen.

    Two vantages tell of one cause when the ports of one are among those of the other, and nobody else is
    blamed; it then stands once, with the cells, the evidence and the requests of both.
    """
    ordered = sorted(found, key=lambda seen: (-len(_targets(seen[1])), seen[0]))
    groups: list[list[Seen]] = []
    for seen in ordered:
        group = next((group for group in groups if _is_the_same(group, seen)), None)
        if group is None:
            groups.append([seen])
        else:
            group.append(seen)
    return worst_first(_as_one(group) for group in groups)


def began_ns(finding: Finding, spans: Iterable[FindingSpan], end_ns: int) -> int:
    """Return when the first vantage began to find this cause on a cell of the finding; else the end."""
    cells = frozenset(finding.cells)
    alike = (
        span.began_ns
        for span in spans
        if span.finding.cause is finding.cause and (not cells or not cells.isdisjoint(span.finding.cells))
    )
    return min(end_ns, min(alike, default=end_ns))


def target_of(cell: CellKey) -> _Target:
    """Return which port a cell is about, whoever asked it and for whatever entry."""
    return cell.address or cell.host.casefold(), cell.transport.value, cell.port


def _targets(finding: Finding) -> frozenset[_Target]:
    return frozenset(map(target_of, finding.cells))


def _is_the_same(group: Sequence[Seen], seen: Seen) -> bool:
    first, other = group[0][1], seen[1]
    targets = _targets(other)
    return (
        first.cause is other.cause
        and other.cause not in _OF_THE_VANTAGE
        and bool(targets)
        and targets <= _targets(first)
        and _blamed(first.requests) == _blamed(other.requests)
        and seen[0] not in {name for name, _ in group}
    )


def _blamed(requests: Iterable[FirewallRequest]) -> frozenset[str | None]:
    return frozenset(request.by for request in requests)


def _as_one(group: Sequence[Seen]) -> Finding:
    findings = [finding for _, finding in group]
    first = findings[0]
    names = sorted(name for name, _ in group)
    evidence = dict.fromkeys(each for finding in findings for each in finding.evidence)
    return replace(
        first,
        severity=min((finding.severity for finding in findings), key=SEVERITY.index),
        certainty=min((finding.certainty for finding in findings), key=_CERTAINTIES.index),
        cells=tuple(dict.fromkeys(cell for finding in findings for cell in finding.cells)),
        evidence=(Evidence(_seen_words(names)), *evidence),
        requests=tuple(dict.fromkeys(request for finding in findings for request in finding.requests)),
    )


def _seen_words(names: Sequence[str]) -> Text:
    if len(names) == 1:
        return _SEEN.with_(vantage=names[0])
    return _SEEN_ALIKE.with_(vantages=", ".join(names))


_SEEN = QT_TRANSLATE_NOOP("Merge", "Seen from {vantage}.")
_SEEN_ALIKE = QT_TRANSLATE_NOOP("Merge", "Seen alike from {vantages}.")
