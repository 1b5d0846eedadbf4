"""Findings as the rules make them, many at once, and a comparison: for pictures and for tests of views."""

from __future__ import annotations

from collections.abc import Mapping

from sepgui.app.compare import Side, compared_sides, seen_of
from sepgui.diagnosis import diagnose
from sepgui.domain.entry import Role
from sepgui.domain.finding import Finding
from sepgui.domain.outcome import Outcome, Service, TlsProblem
from sepgui.domain.run import CellResult
from sepgui.reports.diff import Compared
from sepgui.ui.models.lines import folds
from tests.fakes import results
from tests.fakes.sites import GUP, MANAGER, host, plan_of
from tests.fakes.window_engine import FakeSession

_FIRST = {
    8443: results.rejected("10.20.0.1"),
    443: results.answer(tls=results.certificate(TlsProblem.EXPIRED)),
    8014: results.SILENT,
    8446: results.REFUSED,
    9090: results.answer(Service.UNEXPECTED),
    8445: results.answer(Service.FAILING),
    2967: results.REFUSED,
}
_SECOND = {
    8443: results.SILENT,
    443: results.answer(tls=results.certificate(TlsProblem.WRONG_NAME)),
    8014: results.REFUSED,
    8446: results.answer(rtt_ms=900),
    9090: results.answer(),
    8445: results.answer(tls=results.certificate(days=12)),
}


def many_findings() -> tuple[Finding, ...]:
    """Return ten findings or more, over two managers and a GUP."""
    second = host("sepm-secondario-della-sede-di-brescia", Role.MANAGER)
    plan = plan_of(None, GUP, managers=(MANAGER, second))
    first_rows = results.rows(plan)
    rows = [
        results.row(row.planned, "192.0.2.20" if row.planned.flow.listener == second else "192.0.2.10")
        for row in first_rows
    ]
    session = FakeSession(plan, rows)
    found: dict[int, CellResult] = {}
    outcomes = [
        (index, (_SECOND if row.planned.flow.listener == second else _FIRST)[row.cell.port])
        for index, row in enumerate(rows)
        if not folds(row) and row.cell.port in (_SECOND if row.planned.flow.listener == second else _FIRST)
    ]
    found = dict(session.batch(outcomes).results)
    return diagnose(tuple(found.values()), plan)


def well_results() -> tuple[CellResult, ...]:
    """Return the results of a pair of which every port that can be proved is well."""
    plan = plan_of(None)
    rows = results.rows(plan)
    session = FakeSession(plan, rows)
    outcomes = [(index, results.answer()) for index, row in enumerate(rows) if not folds(row)]
    return tuple(result for _, result in session.batch(outcomes).results)


def compared() -> Compared:
    """Return what changed between two looks at a pair: for the worse, for the better, and otherwise."""
    looks = (_SECOND | {8443: results.answer(rtt_ms=4)}, _FIRST | {8446: results.answer(rtt_ms=40)})
    names = ("monday.sepsession", "tuesday.sepsession")
    days = ("2026-11-23T08:00:00.000Z", "2026-11-24T08:00:00.000Z")
    old, new = (
        Side(name, day, "client", simulated=True, seen=seen_of(_seen_as(look), {}), place="pc")
        for name, day, look in zip(names, days, looks, strict=True)
    )
    return compared_sides(old, new)


def _seen_as(outcomes: Mapping[int, Outcome]) -> tuple[CellResult, ...]:
    plan = plan_of(None, GUP)
    rows = results.rows(plan)
    session = FakeSession(plan, rows)
    asked = [(at, outcomes[row.cell.port]) for at, row in enumerate(rows) if row.cell.port in outcomes]
    return tuple(result for _, result in session.batch(asked).results)
