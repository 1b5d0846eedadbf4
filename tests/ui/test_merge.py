"""Merging from the window: files of other hosts are chosen; the whole is opened and says who proved what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QFileDialog

from sepgui.app.merging import part_of, write_merged
from sepgui.app.reopened import Reopened
from sepgui.domain.judgement import Judgement
from sepgui.engine.pipe import Opened, Reopen
from sepgui.store.reader import SessionReader
from sepgui.ui.models.columns import Column
from sepgui.ui.models.lines import seen_from
from sepgui.ui.session_words import status_of, title_of
from sepgui.ui.views.menus import Act
from tests.fakes.recorded import recorded
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What the client of a site measured, and what its manager did."""
    folder = tmp_path_factory.mktemp("parts")
    return (
        recorded(folder / "client.sepsession", seconds=60),
        recorded(folder / "manager.sepsession", seconds=60, vantage_of="manager"),
    )


def show(stage: Stage, session: Path, qtbot: QtBot) -> Opened:
    """Show a recorded session, as the engine would tell of it."""
    reopened = Reopened(session)
    about = reopened.about
    try:
        stage.session.rows = reopened.rows
        told = stage.session.opened(session, live=False, simulated=about.simulated)
        vantage = about.plan.vantage
        opened = replace(
            told,
            anchor=about.anchor,
            rows=reopened.rows,
            vantage=vantage,
            title=about.title,
            site=about.plan.site,
        )
        stage.say(opened, *reopened.told())
    finally:
        reopened.close()
    qtbot.waitUntil(lambda: stage.desk.opened is not None and stage.desk.opened.database == session)
    qtbot.waitUntil(lambda: any(result.sample is not None for result in stage.model.results))
    return opened


def dialog(stage: Stage, qtbot: QtBot, mode: QFileDialog.AcceptMode) -> QFileDialog:
    def found() -> list[QFileDialog]:
        all_ = stage.window.findChildren(QFileDialog)
        return [each for each in all_ if each.isVisible() and each.acceptMode() is mode]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def merge(stage: Stage, qtbot: QtBot, files: list[Path], target: Path) -> None:
    stage.window.menus.action(Act.MERGE).trigger()
    asked = dialog(stage, qtbot, QFileDialog.AcceptMode.AcceptOpen)
    asked.filesSelected.emit([str(file) for file in files])
    asked.close()
    where = dialog(stage, qtbot, QFileDialog.AcceptMode.AcceptSave)
    where.fileSelected.emit(str(target))
    where.close()


def test_the_open_session_is_merged_with_another_hosts_and_the_whole_is_opened(
    stage: Stage, qtbot: QtBot, sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    show(stage, sessions[0], qtbot)
    target = tmp_path / "whole.sepsession"
    merge(stage, qtbot, [sessions[1]], target)
    qtbot.waitUntil(lambda: bool(stage.commands(Reopen)))
    assert stage.commands(Reopen) == [Reopen(target)]
    assert str(target) in stage.window.notice.words
    with SessionReader(target) as reader:
        assert len({row.cell.seen_from for row in reader.rows()} - {""}) == 2


def test_matrix_details_and_status_say_who_proved_what(
    stage: Stage, qtbot: QtBot, sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "whole.sepsession"
    write_merged([part_of(path) for path in sessions], target)
    opened = show(stage, target, qtbot)
    assert "seen from" in title_of(opened)
    assert "Saved session" in status_of(opened)[0]
    for index, result in enumerate(stage.model.results):
        host = result.row.cell.seen_from
        local = result.row.planned.flow.entry.local_only
        if not host or local or result.judgement is Judgement.UNPROVEN:
            continue
        assert stage.model.line(index).direction.startswith(f"{host} → ")
        assert stage.model.line(index).direction_short.startswith(f"{host} → ")
        assert seen_from(result.row) in stage.model.line(index).tip
    stage.matrix.show_columns(stage.matrix.columns | {Column.DIRECTION})
    row = next(
        index
        for index, result in enumerate(stage.model.results)
        if result.row.cell.port == 445 and result.row.cell.seen_from
    )
    stage.matrix.choose(row)
    host = stage.model.result(row).row.cell.seen_from
    qtbot.waitUntil(lambda: f"Seen from {host}" in stage.said)


def test_files_of_one_vantage_are_no_merger(
    stage: Stage, qtbot: QtBot, sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    show(stage, sessions[0], qtbot)
    other = tmp_path / "copy.sepsession"
    other.write_bytes(sessions[0].read_bytes())
    merge(stage, qtbot, [other], tmp_path / "whole.sepsession")
    qtbot.waitUntil(lambda: "All of this was measured from" in stage.window.notice.words)
    assert not stage.commands(Reopen)


def test_a_part_is_not_written_over(stage: Stage, qtbot: QtBot, sessions: tuple[Path, Path]) -> None:
    show(stage, sessions[0], qtbot)
    merge(stage, qtbot, [sessions[1]], sessions[1])
    qtbot.waitUntil(lambda: "choose another name" in stage.window.notice.words)


def test_without_a_session_several_files_are_needed(
    qapp: QApplication, qtbot: QtBot, sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    stage = Stage(qapp, tmp_path)
    stage.window.show()
    stage.acts.do(Act.MERGE)
    asked = dialog(stage, qtbot, QFileDialog.AcceptMode.AcceptOpen)
    asked.filesSelected.emit([str(sessions[0])])
    asked.close()
    assert "open a session first" in stage.window.first.fault
    stage.close()
