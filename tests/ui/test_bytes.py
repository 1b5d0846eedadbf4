"""The bytes of an attempt, as a person asks for them: by menu, button and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.exchange import Direction, Exchange, Layer, Said, Talk
from sepgui.domain.outcome import Reason, State
from sepgui.engine.pipe import CellBytes, Refusal, ShowBytes
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.views.bytes_view import BytesView
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ASKED = b"GET / HTTP/1.1\r\nHost: sepm.example:8443\r\n\r\n"


def exchange() -> Exchange:
    said = (
        Said(Direction.SENT, Layer.INSIDE, 900_000, 0, ASKED, len(ASKED)),
        Said(Direction.RECEIVED, Layer.INSIDE, 2_500_000, 0, b"HTTP/1.1 200 \r\n", 15),
    )
    ends = (Transport.TCP, "192.0.2.10", 8443, "192.0.2.55", 50123)
    talk = Talk(*ends, 0, State.OPEN, Reason.SYN_ACK, said, (), "TLSv1.3")
    return Exchange(ProbeKind.SEPM_CONSOLE, 1_795_000_000_000_000_000, (talk,))


def opened(stage: Stage, qtbot: QtBot) -> BytesView:
    """Ask for the bytes of 8443 by the keyboard, and return the window that waits for them."""
    stage.answer({8443: results.answer()})
    stage.matrix.choose(stage.row(8443))
    stage.matrix.setFocus()
    stage.window.menus.action(Act.SHOW_BYTES).trigger()
    qtbot.waitUntil(lambda: bool(stage.commands(ShowBytes)))
    view = stage.bytes.view
    assert view is not None
    qtbot.waitUntil(view.isActiveWindow)
    return view


def test_bytes_are_asked_for_shown_and_copied(stage: Stage, qtbot: QtBot) -> None:
    view = opened(stage, qtbot)
    (asked,) = stage.commands(ShowBytes)
    assert isinstance(asked, ShowBytes)
    assert asked.cell == stage.session.rows[stage.row(8443)].cell
    assert view.isVisible()
    assert view.waits
    assert not view.again.isEnabled()
    stage.say(CellBytes(asked.cell, exchange()))
    qtbot.waitUntil(lambda: "0000  47 45 54 20" in view.page.toPlainText())
    text = view.page.toPlainText()
    assert "Sent inside TLS, before encryption" in text
    assert "0010  48 6f 73 74 3a 20 73 65  70 6d 2e 65 78 61 6d 70" in text
    assert text.index("47 45 54") < text.index("Received inside TLS")
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "0000  47 45 54 20" in QGuiApplication.clipboard().text())
    assert "8443/tcp" in QGuiApplication.clipboard().text()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(stage.commands(ShowBytes)) == 2)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_names_are_hidden_on_screen_and_in_the_copy(stage: Stage, qtbot: QtBot) -> None:
    view = opened(stage, qtbot)
    host = stage.session.plan.pair.manager.target.ascii.encode()
    said = Said(Direction.SENT, Layer.WIRE, 0, 0, host, len(host))
    (asked,) = stage.commands(ShowBytes)
    assert isinstance(asked, ShowBytes)
    talk = Talk(Transport.TCP, "192.0.2.10", 1, None, None, 0, State.OPEN, Reason.SYN_ACK, (said,))
    stage.say(CellBytes(asked.cell, Exchange(ProbeKind.HTTP, 0, (talk,))))
    shown = host[:4].hex(" ")
    qtbot.waitUntil(lambda: shown in view.page.toPlainText())
    QTest.keyClick(view, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(view.hide_names.isChecked)
    assert shown not in view.page.toPlainText()
    assert "78 78 78 78" in view.page.toPlainText()
    view.copy_button.click()
    assert shown not in QGuiApplication.clipboard().text()


def test_why_there_are_none_is_said(stage: Stage, qtbot: QtBot) -> None:
    view = opened(stage, qtbot)
    (asked,) = stage.commands(ShowBytes)
    assert isinstance(asked, ShowBytes)
    why = QT_TRANSLATE_NOOP("Engine", "This port is not asked now, so there are no bytes to show.")
    stage.say(CellBytes(asked.cell, None, why))
    qtbot.waitUntil(lambda: not view.waits)
    assert not view.copy_button.isEnabled()
    view.again.click()
    stage.say(Refusal(QT_TRANSLATE_NOOP("Engine", "No session is open.")))
    qtbot.waitUntil(lambda: not view.waits)


def test_the_bytes_of_a_session_go_with_it(stage: Stage, qtbot: QtBot) -> None:
    view = opened(stage, qtbot)
    stage.say(stage.session.opened())
    qtbot.waitUntil(lambda: not view.isVisible())


def test_the_button_asks_as_the_menu_does(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.answer()})
    stage.matrix.choose(stage.row(8443))
    buttons = stage.workspace.detail.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == "Bytes")
    qtbot.waitUntil(button.isEnabled)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(stage.commands(ShowBytes)))


def test_a_saved_session_has_no_bytes(stage: Stage, qtbot: QtBot) -> None:
    stage.say(stage.session.opened(live=False))
    qtbot.waitUntil(lambda: stage.desk.opened is not None and not stage.desk.opened.live)
    stage.window.menus.action(Act.SHOW_BYTES).trigger()
    assert "only read or played" in stage.window.notice.words
    assert not stage.commands(ShowBytes)


def test_the_window_follows_the_language(stage: Stage, qtbot: QtBot) -> None:
    view = opened(stage, qtbot)
    (asked,) = stage.commands(ShowBytes)
    assert isinstance(asked, ShowBytes)
    stage.say(CellBytes(asked.cell, exchange()))
    qtbot.waitUntil(lambda: "Sent inside TLS" in view.page.toPlainText())
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: "Inviato dentro TLS" in view.page.toPlainText())
    assert view.windowTitle() == "Byte di un tentativo"
