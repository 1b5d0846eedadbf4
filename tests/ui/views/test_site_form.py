"""A person builds a site by hand, saves it, and picks a pair in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QTableWidgetItem

from sepgui.catalogue import load_site, site_from_text
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.site import DatabaseKind, Site
from sepgui.ui.views.menus import Act
from sepgui.ui.views.site_form import SiteForm
from tests.catalogue.test_site_file import EXAMPLE
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def form(qtbot: QtBot) -> SiteForm:
    made = SiteForm(Site("", ()))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def here(form: SiteForm, usual: int) -> QTableWidgetItem:
    return next(item for key, item in form.ports_here.items() if key[2] == usual)


def tick(form: SiteForm, role: Role) -> None:
    form.roles.item(list(Role).index(role)).setCheckState(Qt.CheckState.Checked)


def test_a_site_is_built_by_hand(form: SiteForm) -> None:
    assert not form.save.isEnabled()
    assert form.said.text() == "The site needs a name."
    QTest.keyClicks(form.name, "Milano")
    assert form.save.isEnabled()
    assert "No host is a manager" in form.said.text()
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    assert form.said.text() == "Host 1 needs a name."
    QTest.keyClicks(form.host_name, "sepm1")
    assert "needs a role" in form.said.text()
    tick(form, Role.MANAGER)
    assert form.save.isEnabled()
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.host_name, "pc-17")
    assert not form.host_system.isEnabled()
    tick(form, Role.CLIENT)
    form.host_system.setCurrentIndex(1)
    form.host_system.activated.emit(1)
    here(form, 9090).setText("9091")
    spy = QSignalSpy(form.settled)
    form.save.click()
    site = spy.at(0)[0]
    assert isinstance(site, Site)
    assert [host.name for host in site.hosts] == ["sepm1", "pc-17"]
    assert site.hosts[1].system is ClientSystem.WINDOWS
    assert list(site.ports.values()) == [9091]
    assert site.options.database is DatabaseKind.UNKNOWN


def test_a_wrong_port_holds_the_save_back(form: SiteForm) -> None:
    QTest.keyClicks(form.name, "Milano")
    here(form, 9090).setText("many")
    assert not form.save.isEnabled()
    assert "“many” is no port" in form.said.text()
    here(form, 9090).setText("")
    assert form.save.isEnabled()


def test_a_host_is_removed(form: SiteForm) -> None:
    for name in ("a", "b"):
        QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
        QTest.keyClicks(form.host_name, name)
    form.hosts.setCurrentRow(0)
    assert form.host_name.text() == "a"
    QTest.mouseClick(form.remove_host, Qt.MouseButton.LeftButton)
    assert form.hosts.count() == 1
    assert form.host_name.text() == "b"
    QTest.mouseClick(form.remove_host, Qt.MouseButton.LeftButton)
    assert not form.host_name.isEnabled()


def test_a_site_is_saved_read_back_and_offered(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = stage.window.findChild(SiteForm)
    assert isinstance(form, SiteForm)
    assert form.isVisible()
    site = site_from_text(EXAMPLE, "milano.toml")
    form.settled.emit(site)
    form.close()
    dialog = stage.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    path = tmp_path / "milano.toml"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert load_site(path) == site
    assert stage.window.asks_for_pair
    offered = stage.window.first.manager
    assert {offered.itemText(at) for at in range(offered.count())} >= {"sepm1", "sepm2"}
    qtbot.waitUntil(lambda: stage.window.first.isVisible())


def test_a_site_that_cannot_be_written_is_said(stage: Stage, tmp_path: Path) -> None:
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = stage.window.findChild(SiteForm)
    assert isinstance(form, SiteForm)
    form.settled.emit(Site("Milano", ()))
    form.close()
    dialog = stage.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "folder.toml"))
    dialog.close()
    assert "could not be written" in stage.window.notice.words
