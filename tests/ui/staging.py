"""Brings a stage into a state worth a picture: a crowd, long names, all well, nothing known yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sepgui.diagnosis import diagnose
from sepgui.domain.entry import Role
from sepgui.domain.outcome import Outcome, Service
from sepgui.domain.plan import Plan
from sepgui.domain.site import SiteHost
from sepgui.ui.models.lines import folds
from tests.fakes import results
from tests.fakes.sites import CLIENT, GUP, MANAGER, at, host, plan_of
from tests.fakes.window_engine import FakeSession

if TYPE_CHECKING:
    from tests.ui.stage import Stage

Kind = TypeVar("Kind", bound=QWidget)
CROWD = 500
PATIENCE_MS = 20_000
_PAINTED_MS = 120
"""Matrix, details and graph are painted one after the other."""
LONG = "sepm-secondario-della-sede-operativa-di-brescia-est.palazzina-b"
LONG_CLIENT = "pc-ufficio-tecnico-della-sede-di-desenzano-del-garda.piano-2-017"
_OUTCOMES = {
    8014: results.rejected("10.20.0.1"),
    2967: results.REFUSED,
    8446: results.answer(Service.UNEXPECTED),
    8445: results.SILENT,
    9090: results.answer(rtt_ms=900),
}


def settle(turns: int = 1) -> None:
    """Let the window paint all its parts."""
    QTest.qWait(turns * _PAINTED_MS)


def until(condition: Callable[[], bool]) -> None:
    """Wait for what the engine says; raises `TimeoutError`."""
    for _ in range(PATIENCE_MS // 20):
        if condition():
            return
        QTest.qWait(20)
    raise TimeoutError


def opened(stage: Stage, plan: Plan) -> None:
    """Open a session of another plan, nothing asked yet."""
    stage.session = FakeSession(plan, results.rows(plan))
    before = stage.desk.session
    stage.desk.watch_scenario("any")
    until(lambda: stage.desk.session > before and len(stage.model.results) == len(stage.session.rows))


def answered(stage: Stage, outcome_of: Callable[[int, int], Outcome]) -> None:
    """Let every row that is asked answer thrice, and let diagnosis say what it finds."""
    session = stage.session
    asked = [(index, row) for index, row in enumerate(session.rows) if not folds(row)]
    for _ in range(3):
        batch = session.batch((index, outcome_of(index, row.cell.port)) for index, row in asked)
        findings = diagnose(tuple(result for _, result in batch.results), session.plan)
        stage.say(replace(batch, findings=findings))
    until(lambda: stage.board.book.now_ns == session.now_ns)
    settle(10)


def no_data(stage: Stage) -> QWidget:
    opened(stage, plan_of(None, GUP))
    return stage.window


def well(stage: Stage) -> QWidget:
    opened(stage, plan_of(None, GUP))
    answered(stage, lambda _index, _port: results.answer(rtt_ms=12))
    stage.matrix.choose(stage.row(8014))
    return stage.window


def long_names(stage: Stage) -> QWidget:
    manager, client = host(LONG, Role.MANAGER), host(LONG_CLIENT, Role.CLIENT)
    opened(stage, plan_of(None, GUP, managers=(manager,), client=client))
    answered(stage, lambda _index, port: _OUTCOMES.get(port, results.answer()))
    stage.matrix.choose(stage.row(8014))
    return stage.window


def crowd_of_clients(count: int) -> tuple[SiteHost, ...]:
    return tuple(host(f"pc-{number:03}", Role.CLIENT) for number in range(1, count))


def crowd(stage: Stage) -> QWidget:
    clients = crowd_of_clients(CROWD)
    opened(stage, plan_of(at(MANAGER, Role.MANAGER), client=CLIENT, more_clients=clients))
    outcomes = (results.SILENT, results.REFUSED, results.answer(), results.answer(rtt_ms=450))
    answered(stage, lambda index, port: outcomes[(index * 7 + port) % 23 % 4])
    stage.matrix.choose(stage.model.row_at(0))
    return stage.window


def part(stage: Stage, kind: type[Kind]) -> Kind:
    found = stage.window.findChildren(kind)
    assert found
    return found[-1]
