"""Views that the demo does not show, drawn over a fake engine: crowds, long names, faults, dialogs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QWidget

from sepgui.diagnosis import diagnose
from sepgui.domain.entry import Role
from sepgui.domain.note import Note
from sepgui.domain.outcome import Outcome, Service
from sepgui.domain.plan import Plan
from sepgui.engine.pipe import NotesChanged
from sepgui.ui.models.lines import folds
from sepgui.ui.views.bug_report import BugReport, Ended
from sepgui.ui.views.menus import Act
from sepgui.ui.views.notes_view import NotesView
from sepgui.ui.views.report_form import ReportForm
from sepgui.ui.views.site_form import SiteForm
from tests.fakes import results
from tests.fakes.sites import CLIENT, GUP, MANAGER, at, host, plan_of
from tests.fakes.window_engine import FakeSession
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

Kind = TypeVar("Kind", bound=QWidget)
CROWD = 500
PATIENCE_MS = 20_000
_PAINTED_MS = 120
"""Matrix, details and graph are painted one after the other."""
_LONG = "sepm-secondario-della-sede-operativa-di-brescia-est.palazzina-b"
_LONG_CLIENT = "pc-ufficio-tecnico-della-sede-di-desenzano-del-garda.piano-2-017"
_OUTCOMES = {
    8014: results.rejected("10.20.0.1"),
    2967: results.REFUSED,
    8446: results.answer(Service.UNEXPECTED),
    8445: results.SILENT,
    9090: results.answer(rtt_ms=900),
}


@dataclass(frozen=True, slots=True)
class View:
    """A view: how the window comes to show it, and what of it is drawn; sizes as those of a shot."""

    name: str
    arrange: Callable[[Stage], QWidget]
    size: tuple[int, int] = (1366, 768)
    size_at_200: tuple[int, int] = (683, 384)


def draw_staged(
    app: QApplication,
    folder: Path,
    wanted: Sequence[str],
    looks: Sequence[tuple[str, str, Callable[[Stage], None]]],
    scale: int,
    out: Path,
) -> None:
    """Draw these views in every look: language, theme, and what brings a stage into it."""
    gc.disable()  # what a stage leaves is freed here, not in the thread of its engine
    for view in (view for view in STAGED if view.name in wanted):
        stage = Stage(app, folder / view.name)
        stage.window.resize(*(view.size if scale == 1 else view.size_at_200))
        stage.window.show()
        drawn = view.arrange(stage)
        for lang, theme, look in looks:
            look(stage)
            settle()
            drawn.grab().save(str(out / f"{view.name}-{lang}-{theme}-{scale}00.png"))
        if drawn is not stage.window:
            drawn.close()
        stage.close()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


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
    stage.desk.watch_scenario("any")
    until(lambda: stage.desk.opened is not None and len(stage.model.results) == len(stage.session.rows))


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
    manager, client = host(_LONG, Role.MANAGER), host(_LONG_CLIENT, Role.CLIENT)
    opened(stage, plan_of(None, GUP, managers=(manager,), client=client))
    answered(stage, lambda _index, port: _OUTCOMES.get(port, results.answer()))
    stage.matrix.choose(stage.row(8014))
    return stage.window


def crowd(stage: Stage) -> QWidget:
    more = tuple(host(f"pc-{number:03}", Role.CLIENT) for number in range(1, CROWD))
    opened(stage, plan_of(at(MANAGER, Role.MANAGER), client=CLIENT, more_clients=more))
    outcomes = (results.SILENT, results.REFUSED, results.answer(), results.answer(rtt_ms=450))
    answered(stage, lambda index, port: outcomes[(index * 7 + port) % 23 % 4])
    stage.matrix.choose(stage.model.row_at(0))
    return stage.window


def engine_died(stage: Stage) -> QWidget:
    well(stage)
    engines = len(stage.engines)
    stage.engine.die()
    until(lambda: len(stage.engines) == engines + 1)
    return stage.window


def gave_up(stage: Stage) -> QWidget:
    engine_died(stage)
    for engines in (2, 3):
        stage.engine.die()
        until(lambda engines=engines: len(stage.engines) > engines or stage.window.asks_for_pair)
    until(lambda: stage.window.asks_for_pair)
    return stage.window


def wrong_name(stage: Stage) -> QWidget:
    stage.desk.use_site(long_plan().site)
    stage.window.first.start_pressed.emit("sepm..example", "")
    return stage.window


def long_plan() -> Plan:
    return plan_of(None, managers=(host(_LONG, Role.MANAGER),), client=host(_LONG_CLIENT, Role.CLIENT))


def site_form(stage: Stage, page: int) -> SiteForm:
    more = tuple(host(f"pc-{number:03}", Role.CLIENT) for number in range(1, CROWD))
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = part(stage, SiteForm)
    form.close()
    form = SiteForm(plan_of(None, more_clients=more).site, stage.window)
    form.open()
    tabs = form.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(page)
    form.hosts.setCurrentRow(2)
    return form


def report(stage: Stage) -> QWidget:
    well(stage)
    stage.acts.do(Act.SAVE_REPORT)
    return part(stage, ReportForm)


def notes(stage: Stage) -> QWidget:
    well(stage)
    cell = stage.session.rows[stage.row(8014)].cell
    words = ("Regola chiesta ai colleghi della rete.", "Richiamano alle 15, dopo la riunione del comitato.")
    stage.say(NotesChanged(tuple(Note(n * 10**9, text, cell, n + 1) for n, text in enumerate(words))))
    stage.acts.do(Act.NOTES)
    until(lambda: part(stage, NotesView).list.count() == len(words))
    return part(stage, NotesView)


def thumbnail(stage: Stage) -> QWidget:
    long_names(stage)
    stage.window.menus.action(Act.THUMBNAIL).trigger()
    assert stage.live.thumbnail is not None
    return stage.live.thumbnail


def bug(stage: Stage) -> QWidget:
    lines = ("sepgui: 0.1", "Python: 3.11", "", "Traceback (most recent call last):", "ZeroDivisionError: x")
    kept = Path("/home/mario/.local/share/sepgui/reports/2026-11-24T10-00-00.txt")
    dialog = BugReport("\n".join(lines), kept, Ended.ENGINE, stage.window)
    dialog.open()
    return dialog


def part(stage: Stage, kind: type[Kind]) -> Kind:
    found = stage.window.findChildren(kind)
    assert found
    return found[-1]


STAGED = (
    View("no-data", no_data),
    View("all-well", well),
    View("long-names", long_names),
    View("long-names-narrow", long_names, (1024, 768), (683, 384)),
    View("crowd", crowd, (1366, 768), (960, 500)),
    View("engine-died", engine_died),
    View("gave-up", gave_up),
    View("wrong-name", wrong_name),
    View("site-hosts", lambda stage: site_form(stage, 1)),
    View("site-ports", lambda stage: site_form(stage, 2)),
    View("report", report),
    View("notes-list", notes),
    View("thumbnail", thumbnail),
    View("bug", bug),
)
