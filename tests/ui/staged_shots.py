"""Views that the demo does not show, drawn over a fake engine: crowds, long names, faults, dialogs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent

from sepgui.domain.entry import Role
from sepgui.domain.outcome import TlsProblem
from sepgui.domain.plan import Plan
from sepgui.domain.staging import ScenarioEvent
from sepgui.domain.words import Words
from sepgui.engine.pipe import ClockState
from sepgui.simulation.scenario import load_scenario
from sepgui.ui.models.own_role import PairOffer
from sepgui.ui.studio.speaker import SpeakerWindow
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.menus import RECENT, Act
from sepgui.ui.widgets.drop_hint import DropHint
from tests.fakes import results
from tests.fakes.sites import GUP, host, plan_of
from tests.ui.stage import Stage, usual_plan
from tests.ui.staged_dialogs import DIALOGS, sessions_cut_off
from tests.ui.staging import (
    LONG,
    LONG_CLIENT,
    answered,
    crowd,
    long_names,
    no_data,
    opened,
    part,
    settle,
    until,
    well,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class View:
    """A view: how the window comes to show it, and what of it is drawn; sizes as those of a shot."""

    name: str
    arrange: Callable[[Stage], QWidget]
    size: tuple[int, int] = (1366, 768)
    size_at_200: tuple[int, int] = (683, 384)
    kind: type[QWidget] = MainWindow


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
        opened(stage, usual_plan())
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
    return plan_of(None, managers=(host(LONG, Role.MANAGER),), client=host(LONG_CLIENT, Role.CLIENT))


def first_offers(stage: Stage) -> QWidget:
    """The first screen with everything that it can offer."""
    pairs = (("sepm.example", ""), (LONG, LONG_CLIENT), ("sepm-mi", "pc-bs-017"))
    stage.settings.remember_session(stage.folder / "Brescia, lunedì.sepsession")
    stage.acts.do(Act.NEW_PAIR)
    first = stage.window.first
    first.offer((), (), pairs)
    first.offer_role(PairOffer(Role.MANAGER, "sepm-mi"))
    first.offer_files(stage.window.menus.menu(RECENT), len(sessions_cut_off(stage)))
    first.offer_way_back()
    return stage.window


def first_bare(stage: Stage) -> QWidget:
    stage.window.show_first()
    return stage.window


def dropping(stage: Stage) -> QWidget:
    well(stage)
    part(stage, DropHint).cover()
    return stage.window


def no_hits(stage: Stage) -> QWidget:
    well(stage)
    stage.acts.do(Act.FILTER)
    stage.workspace.filter.text.setText("telnet")
    return stage.window


def certificate(stage: Stage) -> QWidget:
    opened(stage, plan_of(None, GUP))
    bad = results.answer(tls=results.certificate(TlsProblem.EXPIRED, TlsProblem.WRONG_NAME))
    answered(stage, lambda _index, port: bad if port == 443 else results.answer(rtt_ms=12))
    stage.matrix.choose(stage.row(443))
    return stage.window


def speaker(stage: Stage) -> QWidget:
    scenario = load_scenario("silent-firewall")
    stage.simulates = True
    session = stage.desk.session
    rule = ScenarioEvent(600 * 10**9, Words(it="la regola appare", en="the rule appears"))
    clock = ClockState(True, 1.0, (rule,), 0)
    stage.say(replace(stage.session.opened(simulated=True), title=scenario.title), clock)
    until(lambda: stage.desk.session > session)
    stage.window.menus.action(Act.SPEAKER_WINDOW).trigger()
    assert isinstance(stage.studio.speaker, SpeakerWindow)
    return stage.studio.speaker


STAGED = (
    View("no-data", no_data),
    View("all-well", well),
    View("certificate", certificate, (1366, 768), (960, 500)),
    View("no-hits", no_hits, (1366, 768), (960, 500)),
    View("drop", dropping),
    View("long-names", long_names),
    View("long-names-narrow", long_names, (1024, 768), (683, 384)),
    View("crowd", crowd, (1366, 768), (960, 500)),
    View("engine-died", engine_died),
    View("gave-up", gave_up),
    View("wrong-name", wrong_name),
    View("first-bare", first_bare),
    View("first-offers", first_offers),
    View("speaker", speaker, kind=SpeakerWindow),
    *(View(name, arrange, kind=kind) for name, (kind, arrange) in DIALOGS.items()),
)
