"""Notifications of the desktop, over a bus of our own and over the real one without a service."""

from __future__ import annotations

import select
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.auth import BEGIN
from PySide6.QtWidgets import QSystemTrayIcon

from sepgui.ui.live import tray as tray_module
from sepgui.ui.live.notices import Notices, session_bus
from sepgui.ui.live.tray import Desktop
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.state_icon import state_icon
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class FakeBus:
    """A bus with a service of notifications; `lets_in` and `serves` say how it treats a caller."""

    def __init__(self, path: Path) -> None:
        self.address = f"unix:path={path}"
        self.lets_in = True
        self.serves = True
        self.calls: list[Message] = []
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        self._line: socket.socket | None = None
        self._got = b""
        self._parser: Parser | None = None
        self._shown = 40

    @property
    def told(self) -> list[Message]:
        return [call for call in self.calls if call.header.fields[HeaderFields.member] == "Notify"]

    def work(self) -> bool:
        """Do what there is to do without waiting; always true, to stand in a condition."""
        if self._line is None and select.select([self._listener], [], [], 0)[0]:
            self._line, _ = self._listener.accept()
            self._got, self._parser = b"", None
        while self._line is not None and select.select([self._line], [], [], 0)[0]:
            data = self._line.recv(65_536)
            if not data:
                self.hang_up()
                break
            self._answer_all(data)
        return True

    def say(self, message: Message) -> None:
        self.send(message.serialise(7))

    def signal(self, member: str, signature: str, *body: object) -> None:
        """Say what became of a message that is shown."""
        name, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
        self.say(new_signal(DBusAddress(path, name, name), member, signature, body))

    def send(self, data: bytes) -> None:
        assert self._line is not None
        self._line.sendall(data)

    def hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def close(self) -> None:
        self.hang_up()
        self._listener.close()

    def _answer_all(self, data: bytes) -> None:
        if self._parser is not None:
            self._take(self._parser.feed(data))
            return
        self._got += data
        if self._got.startswith(b"\0AUTH EXTERNAL ") and b"\r\n" in self._got:
            _, _, self._got = self._got.partition(b"\r\n")
            self.send(b"OK 0123456789abcdef\r\n" if self.lets_in else b"REJECTED EXTERNAL\r\n")
        if self._got.startswith(BEGIN):
            self._parser = Parser()
            self._take(self._parser.feed(self._got.removeprefix(BEGIN)))

    def _take(self, calls: list[Message]) -> None:
        for call in calls:
            self.calls.append(call)
            self._answer(call)

    def _answer(self, call: Message) -> None:
        if call.header.fields[HeaderFields.member] != "Notify":
            self.say(new_method_return(call, "s", (":1.7",)))
        elif self.serves:
            self._shown += 1
            self.say(new_method_return(call, "u", (call.body[1] or self._shown,)))
        else:
            self.say(new_error(call, "org.freedesktop.DBus.Error.ServiceUnknown"))


@pytest.fixture
def bus(tmp_path: Path) -> Generator[FakeBus]:
    made = FakeBus(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture
def notices(bus: FakeBus, stage: Stage) -> Generator[Notices]:
    made = Notices(f"unix:path=/nowhere/at/all;{bus.address}", stage.window)
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
    named: dict[str, Any] = hints
    signature, picture = named["image-data"]
    assert signature == "(iiibiiay)"
    width, height, line, alpha, _, _, data = picture
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
        bus.signal("ActionInvoked", "us", number, "default")
    qtbot.waitUntil(lambda: len(presses) == 1)
    bus.signal("NotificationClosed", "uu", 41, 2)
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


@pytest.mark.parametrize("nonsense", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"l\x09\0\1" + bytes(12)])
def test_a_bus_that_talks_nonsense_is_left(tales: Tales, bus: FakeBus, qtbot: QtBot, nonsense: bytes) -> None:
    tales.tell("a")
    qtbot.waitUntil(lambda: bus.work() and len(tales.notices.shown) == 1)
    bus.send(nonsense)
    qtbot.waitUntil(lambda: not tales.notices.connected)


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
            tales = Tales(stage, Notices(f"unix:path={tmp_path}/real", stage.window))
            tales.tell("a")
            qtbot.waitUntil(lambda: tales.otherwise == 1)
            assert tales.notices.connected
            tales.notices.close()
        finally:
            daemon.kill()


def test_the_session_says_where_its_bus_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a")
    assert session_bus() == "unix:path=/a"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    assert session_bus() == "unix:path=/run/user/7/bus"
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert session_bus() == ""


@pytest.mark.parametrize("address", ["tcp:host=a", "nonsense", "unix:path=/nowhere/at/all"])
def test_an_address_where_nobody_is(stage: Stage, address: str) -> None:
    tales = Tales(stage, Notices(address, stage.window))
    tales.tell("a")
    assert tales.otherwise == 1


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
    desktop = Desktop(stage.window, "unix:path=/nowhere/at/all")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: has_tray)
    desktop.tell("Title", "words", Glyph.OK)
    assert told == (["words"] if has_tray else [])
    assert asked == [stage.window], "the task bar asks for attention in any case"
    desktop.close()


def test_a_click_on_a_message_brings_the_window_forward(stage: Stage, bus: FakeBus, qtbot: QtBot) -> None:
    desktop = Desktop(stage.window, bus.address)
    stage.window.showMinimized()
    desktop.tell("Title", "words", Glyph.OK)
    qtbot.waitUntil(lambda: bus.work() and len(bus.told) == 1)
    bus.signal("ActionInvoked", "us", 41, "default")
    qtbot.waitUntil(lambda: not stage.window.isMinimized())
    desktop.close()
