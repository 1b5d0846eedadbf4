"""A person builds a site by hand, saves it, and picks a pair in it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QTableWidgetItem, QTabWidget, QWidget

from sepgui.catalogue import load_site, site_from_text
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import DatabaseKind, Site, SiteHost
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


def show_hosts(form: SiteForm) -> None:
    tabs = form.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(1)
    form.activateWindow()


def names(form: SiteForm) -> list[str]:
    items = [form.hosts.item(at) for at in range(form.hosts.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_a_removed_host_comes_back_with_all_that_was_typed(form: SiteForm) -> None:
    show_hosts(form)
    for name in ("a", "b", "c"):
        QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
        QTest.keyClicks(form.host_name, name)
        tick(form, Role.CLIENT)
    form.hosts.setCurrentRow(1)
    QTest.keyClicks(form.host_address, "192.0.2.7")
    assert not form.undo.isEnabled()
    QTest.mouseClick(form.remove_host, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.remove_host, Qt.MouseButton.LeftButton)
    assert names(form) == ["a"]
    form.hosts.setFocus()
    QTest.keyClick(form.hosts, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(form) == ["a", "c"]
    QTest.mouseClick(form.undo, Qt.MouseButton.LeftButton)
    assert names(form) == ["a", "b", "c"]
    assert form.host_address.text() == "192.0.2.7", "the one that came back is chosen"
    assert form.roles.item(list(Role).index(Role.CLIENT)).checkState() is Qt.CheckState.Checked
    assert not form.undo.isEnabled()


def test_undo_in_a_field_is_the_fields_own(form: SiteForm) -> None:
    show_hosts(form)
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.remove_host, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.host_name, "pc")
    QTest.keyClick(form.host_name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.host_name.text() == ""
    assert form.hosts.count() == 1, "the removed host is still away"


def crowd() -> Site:
    manager = SiteHost("sepm1", parse_host("192.0.2.10"), frozenset({Role.MANAGER}))
    towns = (("BS", "198.51.100"), ("MI", "203.0.113"))
    clients = [
        SiteHost(f"PC-{town}-{n:03}", parse_host(f"{net}.{n}"), frozenset({Role.CLIENT}))
        for town, net in towns
        for n in range(250)
    ]
    return Site("Milano", (manager, *clients))


def test_five_hundred_hosts_are_searched_and_typed_at_without_delay(qtbot: QtBot) -> None:
    form = SiteForm(crowd())
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(form)
    form.show()
    form.hosts.setCurrentRow(0)
    QTest.keyClicks(form.search, "mi-04")
    assert names(form) == ["sepm1", *(f"PC-MI-{n:03}" for n in range(40, 50))], "the chosen one stays"
    form.search.setText("113.7 client")
    assert names(form)[1:] == [f"PC-MI-{n:03}" for n in (7, *range(70, 80))]
    took: list[float] = []
    for letter in "office":
        began = time.perf_counter()
        QTest.keyClicks(form.host_name, letter)
        took.append(time.perf_counter() - began)
    assert sorted(took)[len(took) // 2] < 0.1
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    assert len(names(form)) == 502, "a new host is seen among all"


def test_faults_beyond_the_fifth_are_counted(form: SiteForm) -> None:
    QTest.keyClicks(form.name, "Milano")
    for _ in range(7):
        QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    assert form.said.text().splitlines()[3:] == [
        "Host 4 needs a name.",
        "Host 5 needs a name.",
        "And 2 more.",
    ]


def test_a_site_is_saved_read_back_and_offered(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = stage.window.findChild(SiteForm)
    assert isinstance(form, SiteForm)
    assert form.isVisible()
    site = site_from_text(EXAMPLE, "milano.toml")
    form.settled.emit(site)
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


def file_dialog(stage: Stage) -> QFileDialog:
    dialog = stage.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    return dialog


def opened_form(stage: Stage) -> SiteForm:
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = stage.window.findChild(SiteForm)
    assert isinstance(form, SiteForm)
    return form


def test_a_site_that_cannot_be_written_stays_in_the_form(stage: Stage, tmp_path: Path) -> None:
    form = opened_form(stage)
    form.name.clear()
    QTest.keyClicks(form.name, "Milano")
    form.save.click()
    dialog = file_dialog(stage)
    dialog.fileSelected.emit(str(tmp_path / "no" / "such" / "folder.toml"))
    dialog.close()
    assert form.isVisible()
    assert "could not be written" in form.said.text()
    QTest.keyClicks(form.name, "2")
    assert "could not be written" not in form.said.text()


def test_calling_the_file_off_loses_nothing(stage: Stage, qtbot: QtBot) -> None:
    form = opened_form(stage)
    QTest.keyClicks(form.name, " 2")
    typed = form.name.text()
    form.save.click()
    file_dialog(stage).reject()
    assert form.isVisible()
    assert form.name.text() == typed


def test_a_form_that_was_closed_comes_back_with_all_that_was_typed(stage: Stage, qtbot: QtBot) -> None:
    form = opened_form(stage)
    QTest.keyClicks(form.name, " 2")
    typed = form.name.text()
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.host_name, "pc-99")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stage.window.findChild(SiteForm) is None)
    assert stage.window.notice.words == "The site form was closed without saving."
    back = next(b for b in stage.window.notice.findChildren(QPushButton) if b.text() == "Bring it back")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    again = stage.window.findChild(SiteForm)
    assert isinstance(again, SiteForm)
    assert again.name.text() == typed
    assert "pc-99" in names(again)
    assert not stage.window.notice.isVisible()


def test_a_form_in_which_nothing_was_typed_just_closes(stage: Stage, qtbot: QtBot) -> None:
    form = opened_form(stage)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stage.window.findChild(SiteForm) is None)
    assert not stage.window.notice.isVisible()


def test_a_site_is_used_without_a_file(stage: Stage, qtbot: QtBot) -> None:
    form = opened_form(stage)
    form.name.clear()
    QTest.keyClicks(form.name, "Lodi")
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    assert not form.use.isEnabled()
    QTest.keyClicks(form.host_name, "sepm-lodi")
    tick(form, Role.MANAGER)
    form.use.click()
    qtbot.waitUntil(lambda: stage.window.asks_for_pair)
    first = stage.window.first
    assert "sepm-lodi" in {first.manager.itemText(at) for at in range(first.manager.count())}
    assert first.site_button.text() == "Site Lodi…"
    QTest.mouseClick(first.site_button, Qt.MouseButton.LeftButton)
    again = stage.window.findChild(SiteForm)
    assert isinstance(again, SiteForm)
    assert again.name.text() == "Lodi"


def test_a_site_is_saved_again_where_it_came_from(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "my-site.toml"
    path.write_text(EXAMPLE, "utf-8")
    stage.acts.open_file(path)
    qtbot.waitUntil(lambda: stage.window.asks_for_pair)
    form = opened_form(stage)
    form.save.click()
    dialog = file_dialog(stage)
    assert dialog.selectedFiles() == [str(path)]
    dialog.fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: stage.window.findChild(SiteForm) is None)
    assert stage.window.notice.words == f"Saved to {path}."


def test_pages_with_something_to_mend_have_a_sign(form: SiteForm) -> None:
    tabs = form.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)

    def marked() -> list[bool]:
        return [not tabs.tabIcon(at).isNull() for at in range(3)]

    assert marked() == [True, False, False]
    QTest.keyClicks(form.name, "Milano")
    QTest.mouseClick(form.add_host, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.host_name, "pc")
    tick(form, Role.CLIENT)
    assert marked() == [False, False, False]
    QTest.keyClicks(form.host_version, "nonsense")
    assert marked() == [False, True, False]
    assert form.said.text().startswith("pc: "), "which host it is"
    here(form, 9090).setText("many")
    assert marked() == [False, True, True]


def test_tab_goes_from_the_pages_into_the_page_and_to_the_end(form: SiteForm) -> None:
    tabs = form.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    form.activateWindow()
    tabs.tabBar().setFocus()
    reached: list[QWidget] = []
    for _ in range(8):
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
        focus = form.focusWidget()
        assert focus is not None
        reached.append(focus)
    assert reached[:6] == [
        form.name,
        form.version,
        form.protocol,
        form.database,
        form.cloud,
        form.any_console,
    ]
    show_hosts(form)
    tabs.tabBar().setFocus()
    QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.search
