"""The studio over the real engine: a demo steered, a recording replayed, and a copy that names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from sepgui.app.engine_process import start_engine
from sepgui.store.reader import SessionReader
from sepgui.ui.opening import Opening
from sepgui.ui.studio.band import SimulationBand
from sepgui.ui.studio.pane import StudioPane
from sepgui.ui.views.menus import Act
from tests.app.tapes import tape_of
from tests.ui.test_program import Play

pytestmark = pytest.mark.slow


@pytest.fixture
def play(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return Play(qapp, tmp_path)


def band(play: Play) -> SimulationBand:
    found = play.window().findChild(SimulationBand)
    assert isinstance(found, SimulationBand)
    return found


def trigger(play: Play, act: Act) -> None:
    action = play.window().menus.action(act)
    assert action.isEnabled()
    action.trigger()


def name_file(play: Play, path: Path) -> None:
    dialog = play.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_demo_is_paused_sped_up_jumped_and_begun_anew(play: Play) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        menus = play.window().menus
        yield menus.action(Act.CLOCK_PLAY).isEnabled
        assert band(play).isVisible()
        assert "In " in band(play).words[2]
        trigger(play, Act.CLOCK_PLAY)
        yield lambda: band(play).button(Act.CLOCK_PLAY).accessibleName() == "Play the simulation"
        trigger(play, Act.SPEED_60)
        yield lambda: band(play).speed.currentText() == "×60"
        before = band(play).words[1]
        trigger(play, Act.CLOCK_NEXT)
        yield lambda: band(play).words[1] != before and "Running" not in band(play).words[2]
        assert "In 2 s" in band(play).words[2]
        trigger(play, Act.CLOCK_START)
        yield lambda: "In 2 s" not in band(play).words[2]
        assert band(play).speed.currentText() == "×60"
        play.window().close()

    assert play.run(script(), Opening(scenario="first-look"), start_engine) == 0


def test_a_session_is_made_anonymous_reopened_and_replayed(play: Play, tmp_path: Path) -> None:
    shared = tmp_path / "shared.sepsession"

    def record() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield play.window().menus.action(Act.ANONYMISE).isEnabled
        trigger(play, Act.ANONYMISE)
        name_file(play, shared)
        yield lambda: "shared.sepsession" in play.window().notice.words
        play.window().close()

    assert play.run(record(), Opening(scenario="silent-firewall"), start_engine) == 0
    with SessionReader(shared) as reader:
        assert reader.about.plan.pair.manager.name != "SEPM-PD"

    def replay() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield play.window().menus.action(Act.REPLAY).isEnabled
        assert not play.window().menus.action(Act.CLOCK_PLAY).isEnabled()
        trigger(play, Act.REPLAY)
        yield lambda: "of the recording are left" in band(play).words[2]
        assert band(play).isVisible()
        trigger(play, Act.SPEED_60)
        yield lambda: "0 s of the recording are left" in band(play).words[2]
        play.window().close()

    assert play.run(replay(), Opening(session=shared), start_engine) == 0


def test_a_session_becomes_a_scenario_that_plays(play: Play, tmp_path: Path) -> None:
    drafted = tmp_path / "visit.toml"

    def record() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield play.window().menus.action(Act.ANONYMISE).isEnabled
        trigger(play, Act.ANONYMISE)
        dialog = play.window().findChild(QFileDialog)
        assert dialog is not None
        dialog.filterSelected.emit(dialog.nameFilters()[1])
        assert dialog.defaultSuffix() == "toml"
        name_file(play, drafted)
        yield lambda: "visit.toml: a scenario that names nobody" in play.window().notice.words
        play.window().close()

    assert play.run(record(), Opening(scenario="silent-firewall"), start_engine) == 0

    def demo() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield lambda: band(play).isVisible()
        assert "(recorded)" in play.window().windowTitle()
        trigger(play, Act.STUDIO_PANE)
        pane = play.window().findChild(StudioPane)
        assert pane is not None
        yield lambda: "Recorded for" in pane.words
        play.window().close()

    assert play.run(demo(), Opening(scenario=str(drafted)), start_engine) == 0


def test_a_recording_plays_from_the_command_line(play: Play, tmp_path: Path) -> None:
    tape = tape_of("silent-firewall", tmp_path / "tape.sepsession")

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield lambda: "of the recording are left" in band(play).words[2]
        play.window().close()

    assert play.run(script(), Opening(recording=tape), start_engine) == 0


def test_a_copy_that_cannot_be_written_is_said(play: Play, tmp_path: Path) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield play.window().menus.action(Act.ANONYMISE).isEnabled
        trigger(play, Act.ANONYMISE)
        name_file(play, tmp_path / "nowhere" / "shared.sepsession")
        yield lambda: "nowhere" in play.window().notice.words
        play.window().close()

    assert play.run(script(), Opening(scenario="silent-firewall"), start_engine) == 0
