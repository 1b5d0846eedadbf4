"""This computer's page: it asks before anything is read, remembers the answer, and offers a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest

from sepgui.domain.computer import Adapter, Computer, Product, Unread
from sepgui.domain.entry import Role
from sepgui.engine.pipe import ComputerRead, Kept, ReadComputer
from sepgui.i18n import Text
from sepgui.ui.models.own_role import PairOffer, pair_offer
from sepgui.ui.settings import Settings
from sepgui.ui.views.computer_page import ComputerPage
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.fakes.computers import computer
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def page_of(stage: Stage) -> ComputerPage:
    stage.acts.do(Act.THIS_COMPUTER)
    page = stage.computer.page
    assert page is not None
    return page


def asked(stage: Stage) -> int:
    return len(stage.commands(ReadComputer))


def shown(stage: Stage, qtbot: QtBot, view: Computer, kept: Kept = Kept.NOWHERE) -> ComputerPage:
    stage.settings.may_read_computer = True
    page = page_of(stage)
    stage.say(ComputerRead(view, kept))
    qtbot.waitUntil(page.page.isVisible)
    return page


def test_nothing_is_read_before_the_person_agrees(stage: Stage, qtbot: QtBot) -> None:
    page = page_of(stage)
    assert page.question.isVisible()
    assert "nothing is sent" in page.question.text()
    assert not page.page.isVisible()
    assert not page.again.isVisible()
    QTest.keyClick(page.agree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: asked(stage) == 1)
    assert not page.question.isVisible()
    assert "being read" in page.said.text()
    stage.say(ComputerRead(computer(), Kept.NOWHERE))
    qtbot.waitUntil(page.page.isVisible)
    words = page.page.toPlainText()
    for part in (
        "172.20.9.17",
        "SemSvc.exe (PID 4242)",
        "Windows Firewall (domain networks)",
        "14.3.9681.7000",
    ):
        assert part in words
    assert "part of no session" in page.said.text()
    page.close()


def test_the_answer_is_remembered_and_can_be_taken_back(stage: Stage, qtbot: QtBot) -> None:
    page = shown(stage, qtbot, computer())
    assert page.allow.isChecked()
    before = asked(stage)
    QTest.keyClick(page.allow, Qt.Key.Key_Space)
    assert not stage.settings.may_read_computer
    assert not page.allow.isChecked()
    page.again.click()
    assert page.question.isVisible()
    assert asked(stage) == before
    page.agree.click()
    qtbot.waitUntil(lambda: asked(stage) == before + 1)
    stage.settings.save()
    assert Settings(stage.folder / "window.ini").may_read_computer
    page.close()


def test_a_session_has_the_view_once_it_is_allowed(stage: Stage, qtbot: QtBot) -> None:
    seen = QSignalSpy(stage.link.batch_came)
    stage.answer({8014: results.answer()})
    qtbot.waitUntil(lambda: seen.count() == 1)
    assert asked(stage) == 0
    stage.settings.may_read_computer = True
    stage.say(stage.session.opened())
    stage.answer({8014: results.answer()})
    qtbot.waitUntil(lambda: asked(stage) == 1)
    stage.answer({8014: results.answer()})
    stage.say(ComputerRead(computer(), Kept.IN_SESSION))
    page = page_of(stage)
    qtbot.waitUntil(lambda: "part of the open session" in page.said.text())
    assert asked(stage) == 1
    page.close()


def test_a_simulated_computer_needs_no_leave_and_is_marked(stage: Stage, qtbot: QtBot) -> None:
    stage.say(stage.session.opened(simulated=True))
    qtbot.waitUntil(lambda: stage.desk.opened is not None and stage.desk.opened.simulated)
    page = page_of(stage)
    qtbot.waitUntil(lambda: asked(stage) == 1)
    stage.say(ComputerRead(replace(computer(), simulated=True), Kept.IN_SESSION))
    qtbot.waitUntil(page.page.isVisible)
    assert page.page.toPlainText().startswith("SIMULATION")
    assert not stage.settings.may_read_computer
    page.close()


def test_the_role_is_offered_where_the_pair_is_picked(stage: Stage, qtbot: QtBot) -> None:
    first = stage.window.first
    stage.acts.do(Act.NEW_PAIR)
    first.here.click()
    page = stage.computer.page
    assert page is not None
    page.close()
    view = replace(computer(), hosts=(), roles=())
    stage.say(ComputerRead(view, Kept.NOWHERE))
    qtbot.waitUntil(lambda: "looks like a manager" in first.here.text())
    first.here.click()
    assert (first.manager.host, first.client.host) == ("172.20.9.17", "")


def test_the_page_offers_it_too(stage: Stage, qtbot: QtBot) -> None:
    traces = tuple(each for each in computer().product.traces if each.part.value == "client")
    view = replace(computer(), roles=(), ports=(), product=Product(traces))
    page = shown(stage, qtbot, view)
    stage.window.first.client.show_host("x")
    assert page.take.text() == "&Pick it as the client"
    page.take.click()
    first = stage.window.first
    assert (first.manager.host, first.client.host) == ("sepm2.ditta-verdi.it", "")
    assert not page.isVisible()


def test_it_follows_the_language_and_is_copied(stage: Stage, qtbot: QtBot) -> None:
    page = shown(stage, qtbot, computer())
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: page.windowTitle() == "Questo computer")
    assert "Server DNS" in page.page.toPlainText()
    page.copy.click()
    assert "Porte della matrice" in QGuiApplication.clipboard().text()
    page.close()


def test_an_engine_that_dies_is_asked_again_with_its_session(stage: Stage, qtbot: QtBot) -> None:
    stage.settings.may_read_computer = True
    page = page_of(stage)
    assert not page.again.isEnabled()
    qtbot.waitUntil(lambda: asked(stage) == 1)
    stage.engine.die()
    qtbot.waitUntil(lambda: asked(stage) == 2)
    stage.say(ComputerRead(computer(), Kept.IN_SESSION))
    qtbot.waitUntil(page.again.isEnabled)
    page.close()


@pytest.mark.parametrize(
    ("view", "offer"),
    [
        (computer(), PairOffer(Role.MANAGER, "172.20.9.17")),
        (replace(computer(), adapters=Unread(Text("", "x"))), PairOffer(Role.MANAGER, "SRV-SEPM-VERDI")),
        (
            replace(computer(), adapters=(Adapter("a", ("fe80::1", "2001:db8::1", "192.0.2.1")),)),
            PairOffer(Role.MANAGER, "192.0.2.1"),
        ),
        (replace(computer(), roles=(Role.CLIENT,)), PairOffer(Role.CLIENT, "sepm2.ditta-verdi.it")),
        (replace(computer(), roles=(), ports=(), product=Product()), None),
    ],
)
def test_what_a_view_offers(view: Computer, offer: PairOffer | None) -> None:
    assert pair_offer(view) == offer
