"""Trace, remedy and firewall request, done by somebody who has no mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sepgui.diagnosis import diagnose
from sepgui.domain.attempt import Rejected, Silent
from sepgui.domain.outcome import Icmp
from sepgui.domain.trace import Hop, Trace, TraceEnd, Way
from sepgui.engine.pipe import CellTraced, TraceCell
from sepgui.ui.views.finding_card import FindingCardView
from tests.fakes import results
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
_MOST_TABS = 60


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def tab_to(words: str) -> QPushButton:
    """Press Tab until a button that says this has the keyboard."""
    for _ in range(_MOST_TABS):
        widget = focused()
        if isinstance(widget, QPushButton) and words in (widget.text(), widget.accessibleName()):
            return widget
        press(KEY.Key_Tab)
    raise AssertionError(words)


def rejected(stage: Stage, qtbot: QtBot) -> None:
    """A firewall rejects 8443; the keyboard is in the matrix, on that row."""
    stage.answer({8443: results.rejected("10.20.0.1"), 443: results.answer(), 8445: results.answer()})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtered")
    findings = diagnose(stage.model.results, stage.session.plan)
    stage.say(stage.session.batch([], findings=findings))
    qtbot.waitUntil(lambda: stage.workspace.findings is not None and bool(stage.workspace.findings.cards))
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    for _ in range(_MOST_TABS):
        if focused() is stage.matrix:
            break
        press(KEY.Key_F6)
    press(KEY.Key_Home)
    assert stage.matrix.chosen_row() == stage.row(8443)


def test_a_way_is_traced_and_read(stage: Stage, qtbot: QtBot) -> None:
    rejected(stage, qtbot)
    press(KEY.Key_Return)
    assert focused() is stage.workspace.detail.page
    tab_to("Trace")
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: bool(stage.commands(TraceCell)))
    (asked,) = stage.commands(TraceCell)
    assert isinstance(asked, TraceCell)
    router = Rejected(Icmp(4, 11, 0, "10.1.0.1"), from_self=False, from_target=False, elapsed_ns=1)
    hops = (Hop(1, "10.1.0.1", 900_000, router), Hop(2, None, None, Silent(), 2))
    stage.say(CellTraced(asked.cell, Way(Trace("192.0.2.10", 8443, hops, TraceEnd.SILENT))))
    qtbot.waitUntil(lambda: "10.1.0.1" in stage.said)
    page = stage.workspace.detail.page
    for _ in range(_MOST_TABS):
        if focused() is page:
            break
        press(KEY.Key_Backtab)
    assert focused() is page
    QTest.keyClick(page, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "10.1.0.1" in QGuiApplication.clipboard().text()


def test_the_remedy_is_read_and_the_request_copied(stage: Stage, qtbot: QtBot) -> None:
    rejected(stage, qtbot)
    panel = stage.workspace.findings
    assert panel is not None
    for _ in range(10):
        if focused() is panel.current_head:
            break
        press(KEY.Key_F6)
    assert focused() is panel.current_head
    press(KEY.Key_Left)
    card: FindingCardView = panel.cards[0]
    assert not card.unfolded
    press(KEY.Key_Return)
    assert card.unfolded
    tab_to("Copy firewall request")
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: "8443" in QGuiApplication.clipboard().text())
    assert "192.0.2.10" in QGuiApplication.clipboard().text()
    QTest.keyClick(focused(), KEY.Key_F6)
    assert focused() is stage.workspace.detail.page


def test_the_request_is_copied_from_the_details_too(stage: Stage, qtbot: QtBot) -> None:
    rejected(stage, qtbot)
    QGuiApplication.clipboard().clear()
    press(KEY.Key_Return)
    tab_to("Copy firewall request")
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: "8443" in QGuiApplication.clipboard().text())
