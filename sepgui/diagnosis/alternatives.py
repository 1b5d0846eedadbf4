"""Rule: of entries that stand in for each other, none answers; one problem, not two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sepgui.diagnosis.lists import intermittent
from sepgui.domain.entry import Family
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult
from sepgui.domain.wording import REASON_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text


def alternatives_down(results: Sequence[CellResult], plan: Plan) -> Iterator[Finding]:
    """Yield one finding for each address where two entries of a family were asked and none is open."""
    groups: dict[tuple[Family, str, str], list[CellResult]] = {}
    for result in results:
        family = result.row.planned.flow.entry.family
        if family is not None and result.row.planned.provable and result.sample is not None:
            cell = result.row.cell
            groups.setdefault((family, cell.host, cell.address), []).append(result)
    for (family, host, address), group in groups.items():
        if len(group) > 1 and all(_is_down(result) for result in group):
            more = intermittent(host, results, plan) if family is Family.CLIENT_PROTOCOL else ()
            yield _finding(family, host, address, group, more)


def _is_down(result: CellResult) -> bool:
    return result.judgement is Judgement.PROBLEM and result.state is not State.OPEN


def _finding(
    family: Family, host: str, address: str, group: Sequence[CellResult], more: Iterable[Text]
) -> Finding:
    refused = all(result.state is State.CLOSED for result in group)
    ports = ", ".join(str(result.row.cell.port) for result in group)
    return Finding(
        cause=f"{family.value}-down",
        severity=Judgement.PROBLEM,
        cells=tuple(result.row.cell for result in group),
        summary=_SUMMARY[family].with_(host=host, address=address, ports=ports),
        evidence=(*(_evidence(result) for result in group), *more),
        remedy=_REMEDY[family, refused],
    )


def _evidence(result: CellResult) -> Text:
    port = f"{result.row.cell.port}/{result.row.cell.transport.value}"
    if result.sample is None:
        return QT_TRANSLATE_NOOP("Finding", "{port}: not asked").with_(port=port)
    return QT_TRANSLATE_NOOP("Finding", "{port}: {reason}").with_(
        port=port, reason=REASON_WORDS[result.sample.outcome.meaning.reason]
    )


_SUMMARY = {
    Family.CLIENT_PROTOCOL: QT_TRANSLATE_NOOP(
        "Finding",
        "Clients cannot talk to {host} ({address}): none of the ports {ports} accepts them; one is enough.",
    ),
    Family.DATABASE: QT_TRANSLATE_NOOP(
        "Finding",
        "No database answers on {host} ({address}): none of the ports {ports} accepts; one is enough.",
    ),
}
_REMEDY = {
    (Family.CLIENT_PROTOCOL, True): QT_TRANSLATE_NOOP(
        "Finding",
        "The host answers and nobody listens. On the manager, see whether the service semwebsrv (Apache) "
        "runs, and which port the management server list gives to clients; name another port with --port.",
    ),
    (Family.CLIENT_PROTOCOL, False): QT_TRANSLATE_NOOP(
        "Finding",
        "A firewall between here and the manager, or on the manager, stops the connection: have it let "
        "clients through to the port in use. If another port is in use, name it with --port.",
    ),
    (Family.DATABASE, True): QT_TRANSLATE_NOOP(
        "Finding",
        "The host answers and nobody listens. See whether the database service runs, and for SQL Server "
        "whether TCP/IP is on and the port is fixed. If the database is on another host, name it with "
        "--role database=HOST.",
    ),
    (Family.DATABASE, False): QT_TRANSLATE_NOOP(
        "Finding",
        "A firewall between the manager and the database stops the connection: have it let the manager "
        "through. If the database is on another host, name it with --role database=HOST.",
    ),
}
