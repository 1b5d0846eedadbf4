"""Files of others taken into the window: from the menu, the first screen and by dropping them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from sepgui import assets
from sepgui.domain.entry import Role
from sepgui.engine.pipe import Reopen, WatchScenario
from sepgui.ui.views.import_form import ImportForm
from sepgui.ui.views.menus import Act
from sepgui.ui.views.site_form import SiteForm
from tests.imports.test_reading import SECRETS
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILES = Path(__file__).parents[1] / "imports" / "files"
ALT = Qt.KeyboardModifier.AltModifier


def drop(stage: Stage, paths: Sequence[Path]) -> bool:
    """Drag files over the window and drop them; whether they were accepted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    entering.ignore()
    stage.app.sendEvent(stage.window, entering)
    if entering.isAccepted():
        stage.app.sendEvent(stage.window, QDropEvent(QPointF(50, 50), copy, data, left, none))
    return entering.isAccepted()


def preview(stage: Stage, qtbot: QtBot) -> ImportForm:
    qtbot.waitUntil(lambda: stage.window.findChild(ImportForm) is not None)
    form = stage.window.findChild(ImportForm)
    assert isinstance(form, ImportForm)
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_dropped_files_are_shown_and_taken_by_the_keyboard(blank: Stage, qtbot: QtBot) -> None:
    assert drop(blank, [FILES / "Sylink.xml", FILES / "hosts.csv"])
    form = preview(blank, qtbot)
    text = form.page.toPlainText()
    assert "Sylink.xml · Management server list of a client (Sylink.xml)" in text
    assert "WHAT CHANGES IN THE SITE" in text
    assert "LEFT OUT, AND WHY" in text
    assert not blank.window.first.manager.host
    QTest.keyClick(form, Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: bool(blank.window.first.manager.count()))
    assert blank.window.asks_for_pair
    assert "Ctrl+Z" in blank.window.notice.words
    offered = [blank.window.first.manager.itemText(row) for row in range(blank.window.first.manager.count())]
    assert offered
    blank.acts.do(Act.OPEN_SITE_FORM)
    site = blank.window.findChild(SiteForm)
    assert isinstance(site, SiteForm)
    assert {site.hosts.item(row).text() for row in range(site.hosts.count())} >= set(offered)
    site.close()


def test_what_was_taken_can_be_taken_back(stage: Stage, qtbot: QtBot) -> None:
    before = stage.session.plan.site
    drop(stage, [FILES / "hosts.csv"])
    form = preview(stage, qtbot)
    assert not form.make_new.isChecked()
    after = form.addition.site
    assert len(after.hosts) > len(before.hosts)
    form.take.click()
    names = [host.name for host in after.hosts if Role.MANAGER in host.roles]
    picker = stage.window.first.manager
    qtbot.waitUntil(lambda: set(names) <= {picker.itemText(row) for row in range(picker.count())})
    stage.window.menus.action(Act.UNDO).trigger()
    stage.acts.do(Act.OPEN_SITE_FORM)
    site = stage.window.findChild(SiteForm)
    assert isinstance(site, SiteForm)
    assert site.hosts.count() == len(before.hosts)
    site.close()
    stage.window.menus.action(Act.REDO).trigger()
    qtbot.waitUntil(lambda: stage.window.asks_for_pair)


def test_a_new_site_leaves_the_open_one_out(stage: Stage, qtbot: QtBot) -> None:
    drop(stage, [FILES / "hosts.csv"])
    form = preview(stage, qtbot)
    together = len(form.addition.site.hosts)
    QTest.keyClick(form, Qt.Key.Key_N, ALT)
    qtbot.waitUntil(form.make_new.isChecked)
    assert len(form.addition.site.hosts) < together
    assert form.addition.site.name == "hosts"
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not stage.window.asks_for_pair


def test_a_fault_alone_is_one_sentence(blank: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<a>\n<b>\n", "utf-8")
    drop(blank, [bad])
    qtbot.waitUntil(lambda: "bad.xml" in blank.window.first.fault)
    assert blank.window.findChild(ImportForm) is None


def test_secrets_are_not_shown(blank: Stage, qtbot: QtBot) -> None:
    drop(blank, [FILES / "Sylink.xml", FILES / "conf.properties"])
    form = preview(blank, qtbot)
    text = form.page.toPlainText().casefold()
    assert not any(secret.casefold() in text for secret in SECRETS)
    form.close()


def test_documents_of_ours_are_opened(blank: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    session = tmp_path / "x.sepsession"
    drop(blank, [session])
    qtbot.waitUntil(
        lambda: [each.path for each in blank.commands(Reopen) if isinstance(each, Reopen)] == [session]
    )
    scenario = assets.asset("resources", "scenarios", "first-look.toml")
    drop(blank, [scenario])
    qtbot.waitUntil(lambda: bool(blank.commands(WatchScenario)))
    drop(blank, [session, scenario])
    qtbot.waitUntil(lambda: "left aside: first-look.toml" in blank.window.notice.words)


def test_the_menu_and_the_first_screen_ask_which_files(blank: Stage, qtbot: QtBot) -> None:
    for press in (
        lambda: blank.window.menus.action(Act.IMPORT).trigger(),
        lambda: blank.window.first.import_pressed.emit(),
    ):
        press()
        dialog = blank.window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
        dialog.filesSelected.emit([str(FILES / "hosts.csv")])
        dialog.close()
        preview(blank, qtbot).close()
        qtbot.waitUntil(lambda: blank.window.findChild(ImportForm) is None)
        qtbot.waitUntil(lambda: blank.window.findChild(QFileDialog) is None)


def test_text_that_is_dragged_is_not_for_the_window(blank: Stage) -> None:
    data = QMimeData()
    data.setText("sepm.example")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    entering.ignore()
    blank.app.sendEvent(blank.window, entering)
    assert not entering.isAccepted()
    data.setUrls([QUrl.fromLocalFile("/x")])
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    blank.app.sendEvent(blank.window, entering)
    blank.app.sendEvent(blank.window, QDragLeaveEvent())
    assert not drop(blank, [])


def test_the_preview_follows_the_language(blank: Stage, qtbot: QtBot) -> None:
    drop(blank, [FILES / "Sylink.xml"])
    form = preview(blank, qtbot)
    blank.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: "CHE COSA CAMBIA NELLA SEDE" in form.page.toPlainText())
    assert form.windowTitle() == "Importazione"
    form.close()
