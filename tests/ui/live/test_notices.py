"""Notifications of the desktop, over a bus of our own and over the real one without a service."""

from __future__ import annotations

import select
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from sepgui.ui.live import tray as tray_module
from sepgui.ui.live.notices import Notices, session_bus
from sepgui.ui.live.tray import Desktop
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.state_icon import state_icon
from sepgui.wire.dbus import BEGIN, ERROR, RETURN, SIGNAL, Message, Variant, encoded, read_message
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class FakeBus:
    """A bus with a service of notifications; `lets_in` and `serves` say how it treats a caller."""

    def __init__(self, path: Path) -> None:
        self.address = str(path)
        self.lets_in = True
        self.serves = True
        self.calls: list[Message] = []
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(self.address)
        self._listener.listen()
        self._line: socket.socket | None = None
        self._got = b""
        self._begun = False
        self._shown = 40

    @property
    def told(self) -> list[Message]:
        return [call for call in self.calls if call.member == "Notify"]

    def work(self) -> bool:
        """Do what there is to do without waiting; always true, to stand in a condition."""
        if self._line is None and select.select([self._listener], [], [], 0)[0]:
            self._line, _ = self._listener.accept()
            self._got, self._begun = b"", False
        while self._line is not None and select.select([self._line], [], [], 0)[0]:
            data = self._line.recv(65_536)
            if not data:
                self.hang_up()
                break
            self._got += data
            self._answer_all()
        return True

    def say(self, message: Message) -> None:
        assert self._line is not None
        self._line.sendall(encoded(message))

    def hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def close(self) -> None:
        self.hang_up()
        self._listener.close()

    def _answer_all(self) -> None:
        assert self._line is not None
        if not self._begun and self._got.startswith(b"\0AUTH EXTERNAL ") and b"\r\n" in self._got:
            _, _, self._got = self._got.partition(b"\r\n")
            self._line.sendall(b"OK 0123456789abcdef\r\n" if self.lets_in else b"REJECTED EXTERNAL\r\n")
        if not self._begun and self._got.startswith(BEGIN):
            self._begun, self._got = True, self._got.removeprefix(BEGIN)
        while self._begun and (found := read_message(self._got)) is not None:
            assert isinstance(found, tuple)
            message, size = found
            self._got = self._got[size:]
            self.calls.append(message)
            self._answer(message)

    def _answer(self, call: Message) -> None:
        if call.member != "Notify":
            self.say(Message(kind=RETURN, serial=1, reply_to=call.serial, signature="s", body=(":1.7",)))
        elif self.serves:
            self._shown += 1
            body = (call.body[1] or self._shown,)
            self.say(Message(kind=RETURN, serial=1, reply_to=call.serial, signature="u", body=body))
        else:
            unknown = "org.freedesktop.DBus.Error.ServiceUnknown"
            self.say(Message(kind=ERROR, serial=1, reply_to=call.serial, error=unknown))


@pytest.fixture
def bus(tmp_path: Path) -> Generator[FakeBus]:
    made = FakeBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture
def notices(bus: FakeBus, stage: Stage) -> Generator[Notices]:
    made = Notices(("/nowhere/at/all", bus.address), stage.window)
    yield made
    made.close()


class Tales:
    """Tells through notices, and counts how often the other thing was done."""

    def __init__(self, stage: Stage, notices: Notices) -> None:
        self.icon = state_icon(Glyph.OK, stage.window.palette())
        self.notices = notices
        self.otherwise = 0

    def tell(self, words: str, *, stays: bool = False) -> None:
        def count() -> None:
            self.otherwise += 1

        self.notices.tell("Title", words, self.icon, count, stays=stays)


@pytest.fixture
def tales(stage: Stage, notices: Notices) -> Tales:
    return Tales(stage, notices)


def test_a_message_reaches_the_desktop_with_its_sign(tales: Tales, bus: FakeBus, qtbot: QtBot) -> None:
    tales.tell("8443 < 9090 & ok")
    qtbot.waitUntil(lambda: bus.work() and len(bus.told) == 1)
    (call,) = bus.told
    _, replaced, _, title, words, actions, hints, lasts = call.body
    assert (replaced, title, words) == (0, "Title", "8443 &lt; 9090 &amp; ok")
    assert actions == ["default", "Title"]
    assert lasts == -1
    assert isinstance(hints, dict)
    picture = hints["image-data"]
    assert isinstance(picture, Variant)
    assert isinstance(picture.value, list)
    width, height, line, alpha, _, _, data = picture.value
    assert (width, height, alpha) == (48, 48, True)
    assert isinstance(data, bytes)
    assert len(data) == 48 * int(str(line))
    assert len(set(data)) > 2, "something is drawn"
    assert tales.otherwise == 0


def test_a_new_state_takes_the_place_of_the_last_and_what_stays_does_not(
    tales: Tales, bus: FakeBus, qtbot: QtBot
) -> None:
    for count, (words, stays) in enumerate([("a", False), ("open", True), ("b", False)], 1):
        tales.tell(words, stays=stays)
        qtbot.waitUntil(lambda: bus.work() and len(bus.told) == count)  # noqa: B023 - awaited here
        qtbot.waitUntil(lambda: not tales.notices.unanswered)
    assert [call.body[1] for call in bus.told] == [0, 0, 41]
    assert [call.body[-1] for call in bus.told] == [-1, 0, -1]


def test_a_click_on_one_of_ours_is_passed_on_and_others_are_not(
    tales: Tales, bus: FakeBus, qtbot: QtBot
) -> None:
    presses: list[None] = []
    tales.notices.pressed.connect(lambda: presses.append(None))
    tales.tell("a")
    qtbot.waitUntil(lambda: bus.work() and len(bus.told) == 1)
    for number in (7, 41):
        body = (number, "default")
        bus.say(Message(kind=SIGNAL, serial=5, member="ActionInvoked", signature="us", body=body))
    qtbot.waitUntil(lambda: len(presses) == 1)
    bus.say(Message(kind=SIGNAL, serial=6, member="NotificationClosed", signature="uu", body=(41, 2)))
    qtbot.waitUntil(lambda: not tales.notices.shown)
    tales.tell("b")
    qtbot.waitUntil(lambda: bus.work() and len(bus.told) == 2)
    assert bus.told[1].body[1] == 0, "one that is closed has no place to take"
    assert len(presses) == 1


def test_where_no_service_is_the_other_thing_is_done(tales: Tales, bus: FakeBus, qtbot: QtBot) -> None:
    bus.serves = False
    tales.tell("a")
    qtbot.waitUntil(lambda: bus.work() and tales.otherwise == 1)


def test_a_bus_that_lets_nobody_in(tales: Tales, bus: FakeBus, qtbot: QtBot) -> None:
    bus.lets_in = False
    tales.tell("a")
    qtbot.waitUntil(lambda: bus.work() and tales.otherwise == 1)


def test_a_bus_that_ends_is_looked_for_again(tales: Tales, bus: FakeBus, qtbot: QtBot) -> None:
    tales.tell("a")
    qtbot.waitUntil(lambda: bus.work() and len(tales.notices.shown) == 1)
    bus.hang_up()
    qtbot.waitUntil(lambda: not tales.notices.connected)
    tales.tell("b")
    qtbot.waitUntil(lambda: bus.work() and len(bus.told) == 2)
    assert tales.otherwise == 0


def test_no_bus_at_all(stage: Stage) -> None:
    tales = Tales(stage, Notices(("/nowhere/at/all",), stage.window))
    tales.tell("a")
    assert tales.otherwise == 1


def test_a_real_bus_without_a_service_says_so(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    config = tmp_path / "bus.conf"
    config.write_text(
        "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN' "
        "'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'>\n"
        f"<busconfig><type>session</type><listen>unix:path={tmp_path}/real</listen>"
        "<policy context='default'><allow send_destination='*' eavesdrop='true'/>"
        "<allow eavesdrop='true'/><allow own='*'/></policy></busconfig>",
        "utf-8",
    )
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        try:
            assert daemon.stdout.readline()
            tales = Tales(stage, Notices((str(tmp_path / "real"),), stage.window))
            tales.tell("a")
            qtbot.waitUntil(lambda: tales.otherwise == 1)
            assert tales.notices.connected
            tales.notices.close()
        finally:
            daemon.kill()


def test_the_session_says_where_its_bus_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a")
    assert session_bus() == ("/a",)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    assert session_bus() == ("/run/user/7/bus",)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert session_bus() == ()


@pytest.mark.parametrize("has_tray", [True, False])
def test_without_a_service_the_tray_tells_where_there_is_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, has_tray: bool
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(tray_module.QApplication, "alert", asked.append)
    told: list[str] = []

    def tell(_tray: object, _title: str, words: str, _glyph: Glyph) -> None:
        told.append(words)

    monkeypatch.setattr(tray_module.Tray, "tell", tell)
    desktop = Desktop(stage.window, ("/nowhere/at/all",))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
    desktop.tell("Title", "words", Glyph.OK)
    assert told == (["words"] if has_tray else [])
    assert asked == [stage.window], "the task bar asks for attention in any case"
    desktop.close()


def test_a_click_on_a_message_brings_the_window_forward(stage: Stage, bus: FakeBus, qtbot: QtBot) -> None:
    desktop = Desktop(stage.window, (bus.address,))
    stage.window.showMinimized()
    desktop.tell("Title", "words", Glyph.OK)
    qtbot.waitUntil(lambda: bus.work() and len(bus.told) == 1)
    bus.say(Message(kind=SIGNAL, serial=5, member="ActionInvoked", signature="us", body=(41, "default")))
    qtbot.waitUntil(lambda: not stage.window.isMinimized())
    desktop.close()
