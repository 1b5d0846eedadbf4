"""What another host of the site measured as a run of its own, and the runs of several hosts as one matrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from sepgui.app.told_once import told_once
from sepgui.app.vantage import VantageError, stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.diagnosis import diagnose
from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.entry import Role
from sepgui.domain.finding import Finding
from sepgui.domain.host import HostName
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Meaning, Outcome, RttSource
from sepgui.domain.plan import Action, Pass, Plan, PlannedFlow, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.run import CellResult, Row, Run
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.imports import Import, ImportFault, Kind, Measured, read_import
from sepgui.reports.vantage_script import script_flows

_NOT_A_VANTAGE = QT_TRANSLATE_NOOP(
    "Merge", "{file} tells nothing of a vantage; give sessions, and what our scripts printed on other hosts."
)
_NO_MANAGER = QT_TRANSLATE_NOOP(
    "Merge", "{file}: the site has no host “{host}”; give the right site with --site."
)
_NOTHING = QT_TRANSLATE_NOOP("Merge", "{file}: none of its flows belongs to the plan of {vantage}.")
_NOT_TRIED = QT_TRANSLATE_NOOP("Merge", "The script that ran on {vantage} did not try this.")
_OTHER_PAIR = QT_TRANSLATE_NOOP(
    "Merge", "The files are about different managers ({managers}); merge those of one site."
)


class MergeError(ValueError):
    """Files that cannot be put together; `text` is one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


def run_of_file(path: Path, site: Site | None) -> Run:
    """Return what the script of another host printed, as that host's run.

    A site that is given rules over the one inside the file. Raises `MergeError`.
    """
    found = read_import(path)
    if isinstance(found, ImportFault):
        raise MergeError(found.text)
    return run_of_import(found, site)


def run_of_import(found: Import, site: Site | None = None) -> Run:
    """Return a run whose vantage is the host that an import comes from; raises `MergeError`."""
    if found.kind is not Kind.VANTAGE or found.vantage is None or not found.managers:
        raise MergeError(_NOT_A_VANTAGE.with_(file=found.name))
    known = site or found.site
    managers = tuple(_host(known, name, Role.MANAGER, found) for name in found.managers)
    clients = tuple(_host(known, name, Role.CLIENT, found) for name in found.clients)
    pair = Pair(managers[0], next(iter(clients), None), managers[1:], clients[1:])
    try:
        vantage = stated_vantage(found.vantage, known, pair)
    except VantageError as error:
        raise MergeError(error.text) from error
    plan = make_plan(load_catalogue(), known, pair, vantage, found.site.version)
    seen = tuple(_observed(plan, found))
    if not any(each.sample for each in seen):
        raise MergeError(_NOTHING.with_(file=found.name, vantage=found.vantage))
    times = [each.sample.at_ns for each in seen if each.sample is not None]
    results = judge(seen, plan, now_unix_s=max(times) // 1_000_000_000, mode=Mode.CHECK)
    rows = tuple(result.row.planned for result in results)
    asked = replace(plan, flows=tuple(dict.fromkeys(rows)))
    return Run(
        plan=asked,
        started_unix_ns=min(times),
        duration_ns=max(times) - min(times),
        simulated=False,
        results=results,
        findings=diagnose(results, asked),
        anchor=Anchor(0, 0),  # the times of another computer are told as wall-clock time only
    )


def _host(site: Site, name: str, role: Role, found: Import) -> SiteHost:
    host = site.host(name)
    if host is None:
        raise MergeError(_NO_MANAGER.with_(file=found.name, host=name))
    return host if role in host.roles else replace(host, roles=host.roles | {role})


def _observed(plan: Plan, found: Import) -> Iterable[Observed]:
    tried = script_flows(plan)
    why = _NOT_TRIED.with_(vantage=found.vantage or "")
    for planned in plan.flows:
        mine = tuple(m for m in found.measured if _same(planned, m)) if planned in tried else ()
        target = planned.target
        name, flow = target.shown if target is not None else "", planned.flow
        for measured in mine:
            cell = CellKey(flow.entry.id, name, measured.address, flow.transport, flow.port)
            yield Observed(Row(planned, cell), _sample(cell, measured))
        if not mine:
            listed = planned
            if planned.action is Action.PROBE:
                listed = replace(planned, provable=False, action=Action.LIST, own=None, why=why)
            yield Observed(Row(listed, CellKey(flow.entry.id, name, "", flow.transport, flow.port)))


def _same(planned: PlannedFlow, measured: Measured) -> bool:
    flow, target = planned.flow, planned.target
    return (
        measured.entry == flow.entry.id
        and (measured.transport, measured.port) == (flow.transport, flow.port)
        and target is not None
        and measured.host.casefold() in (target.ascii, target.shown.casefold())
    )


def _sample(cell: CellKey, measured: Measured) -> Sample:
    at_ns = measured.at_unix_ns or 0
    source = RttSource.NONE if measured.rtt_ns is None else RttSource.WALL
    outcome = Outcome(Meaning(measured.state, measured.reason), measured.rtt_ns, source)
    return Sample(cell, at_ns, at_ns, outcome, Pass.FIRST)


# --- several runs as one ----------------------------------------------------------------------------


def merged(runs: Sequence[Run]) -> Run:
    """Return the runs of several vantages of one site as one: each flow as the end saw it that opens it.

    A flow that several hosts may open is there once for each that asked; one that nobody asked is there
    once, unproven. Of several runs of one vantage the newest counts. Findings are those that each vantage
    made of what it saw itself, the same cause of two of them once. Raises `MergeError` for runs
    about different managers.
    """
    kept = kept_runs(runs)
    if len(kept) == 1:
        return kept[0]
    kept = tuple(_labelled(run) for run in kept)
    results = _results(kept)
    started_ns = min(run.started_unix_ns for run in kept)
    ended_ns = max(run.started_unix_ns + run.duration_ns for run in kept)
    first = kept[0]
    plan = replace(
        first.plan,
        pair=_pair(kept),
        vantage=_everywhere(kept),
        flows=tuple(dict.fromkeys(result.row.planned for result in results)),
    )
    return Run(
        plan=plan,
        started_unix_ns=started_ns,
        duration_ns=ended_ns - started_ns,
        simulated=any(run.simulated for run in kept),
        results=results,
        findings=told_once((name_of(run), finding) for run in kept for finding in run.findings),
        anchor=Anchor(0, 0),
    )


def kept_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the newest run of each vantage, oldest first; raises `MergeError` for different managers."""
    _refuse_other_pairs(runs)
    newest: dict[str, Run] = {}
    for run in sorted(runs, key=lambda run: (run.started_unix_ns, _vantage_of(run))):
        newest.pop(_vantage_of(run), None)  # so that the order is that of the runs that count
        newest[_vantage_of(run)] = run
    return tuple(newest.values())


def seen_from(cell: CellKey, name: str) -> CellKey:
    """Return a cell as that of a host that asked; one of a merged session stays that of its own host."""
    return cell if cell.seen_from or not name else replace(cell, seen_from=name)


def name_of(run: Run) -> str:
    """Return what the host is called that a run was measured from."""
    host = run.plan.vantage.host
    return host.name if host is not None else run.plan.vantage.label


def _labelled(run: Run) -> Run:
    """Return a run whose asked cells say from which host they were asked."""
    name = name_of(run)
    return replace(
        run,
        results=tuple(_from(result, name) for result in run.results),
        findings=tuple(finding_from(finding, name) for finding in run.findings),
    )


def _from(result: CellResult, name: str) -> CellResult:
    sample = result.sample
    if sample is None:
        return result
    cell = seen_from(result.row.cell, name)
    return replace(result, row=replace(result.row, cell=cell), sample=replace(sample, cell=cell))


def finding_from(finding: Finding, name: str) -> Finding:
    """Return a finding about the cells of the host that made it."""
    evidence = tuple(
        each if each.cell is None else replace(each, cell=seen_from(each.cell, name))
        for each in finding.evidence
    )
    cells = tuple(seen_from(cell, name) for cell in finding.cells)
    return replace(finding, cells=cells, evidence=evidence)


def _refuse_other_pairs(runs: Sequence[Run]) -> None:
    managers = [{host.target.ascii for host in run.plan.pair.managers} for run in runs]
    if any(all(name in others for others in managers) for name in managers[0]):
        return
    names = ", ".join(sorted({host.name for run in runs for host in run.plan.pair.managers}))
    raise MergeError(_OTHER_PAIR.with_(managers=names))


def _vantage_of(run: Run) -> str:
    host = run.plan.vantage.host
    return host.target.ascii if host is not None else run.plan.vantage.label


def _everywhere(runs: Sequence[Run]) -> Vantage:
    names = ", ".join(map(name_of, runs))
    return Vantage(SiteHost(names, HostName(names, "", False), frozenset()), frozenset())


def _pair(runs: Sequence[Run]) -> Pair:
    managers: dict[str, SiteHost] = {}
    clients: dict[str, SiteHost] = {}
    for run in runs:
        for host in run.plan.pair.managers:
            managers.setdefault(host.target.ascii, host)
        for host in run.plan.pair.clients:
            clients.setdefault(host.target.ascii, host)
    all_managers, all_clients = tuple(managers.values()), tuple(clients.values())
    return Pair(all_managers[0], next(iter(all_clients), None), all_managers[1:], all_clients[1:])


_Key = tuple[str, str, int, str]


def _key(result: CellResult) -> _Key:
    flow = result.row.planned.flow
    listener = flow.listener.target.ascii if flow.listener is not None else ""
    return flow.entry.id, flow.transport.value, flow.endpoint.port, listener


def _results(runs: Sequence[Run]) -> tuple[CellResult, ...]:
    """Return the proved results of each flow, or one that says why nobody proved it; in catalogue order."""
    by_key: dict[_Key, list[CellResult]] = {}
    for run in runs:
        moved_ns = run.anchor.unix_at(0) if run.anchor is not None else 0
        for result in run.results:
            by_key.setdefault(_key(result), []).append(_in_wall_time(result, moved_ns))
    order = {entry.id: place for place, entry in enumerate(load_catalogue().entries)}
    found: list[CellResult] = []
    for key in sorted(by_key, key=lambda key: order.get(key[0], len(order))):
        all_ = by_key[key]
        proved = [each for each in all_ if each.sample is not None and each.row.planned.provable]
        found += proved or [_least_unknown(all_)]
    return tuple(found)


def _least_unknown(results: Sequence[CellResult]) -> CellResult:
    """Return the result that says most: one that was asked anyway, else one that applies, else the first."""
    asked = (each for each in results if each.sample is not None)
    applies = (each for each in results if each.row.planned.applies)
    return next(asked, None) or next(applies, None) or results[0]


def _in_wall_time(result: CellResult, moved_ns: int) -> CellResult:
    sample = result.sample
    if sample is None:
        return result
    return replace(
        result, sample=replace(sample, at_ns=sample.at_ns + moved_ns, due_ns=sample.due_ns + moved_ns)
    )
