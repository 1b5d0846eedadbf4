"""Notifications of a Linux desktop, asked of its own service (Desktop Notifications Specification 1.2).

Qt shows messages only where there is a tray, and GNOME has none; the service is there without one.
"""

from __future__ import annotations

import html
import os
import socket
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QImage

from sepgui.wire import dbus
from sepgui.wire.dbus import CALL, Message, NotDbus, Value, Variant

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_BUS, _BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
_SERVICE, _SERVICE_PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_DESKTOP_ENTRY = "org.sepgui.sepgui"
_ICON = 48
_AS_THE_DESKTOP_WANTS, _UNTIL_SEEN = -1, 0
_PRESSED = "default"
_READ_AT_ONCE = 65_536


class Notices(QObject):
    """Asks the desktop to show messages; connected at the first one. `pressed` when one was clicked."""

    pressed = Signal()

    def __init__(self, addresses: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._addresses = addresses
        self._socket: socket.socket | None = None
        self._reader: QSocketNotifier | None = None
        self._got = b""
        self._serial = 0
        self._let_in = False
        self._waiting: list[bytes] = []
        self._asked: dict[int, tuple[Callable[[], None], bool]] = {}
        self._shown: set[int] = set()
        self._passing = 0

    def tell(
        self, title: str, words: str, icon: QIcon, otherwise: Callable[[], None], *, stays: bool = False
    ) -> None:
        """Have a message shown, or do the other thing where nobody shows it.

        One that stays is shown until it was seen; any other takes the place of the one before.
        """
        if self._socket is None and not self._connect():
            otherwise()
            return
        hints: Mapping[str, Value] = {
            "desktop-entry": Variant("s", _DESKTOP_ENTRY),
            "urgency": Variant("y", 1),
            "image-data": Variant("(iiibiiay)", _pixels(icon)),
        }
        lasts = _UNTIL_SEEN if stays else _AS_THE_DESKTOP_WANTS
        replaced = 0 if stays else self._passing
        body = (
            "sepgui",
            replaced,
            "",
            title,
            html.escape(words, quote=False),
            (_PRESSED, title),
            hints,
            lasts,
        )
        serial = self._next_serial()
        self._asked[serial] = otherwise, stays
        self._send(
            Message(
                kind=CALL,
                serial=serial,
                path=_SERVICE_PATH,
                interface=_SERVICE,
                member="Notify",
                destination=_SERVICE,
                signature="susssasa{sv}i",
                body=body,
            )
        )

    @property
    def connected(self) -> bool:
        """Whether the bus has let us in, and has not hung up since."""
        return self._let_in

    @property
    def unanswered(self) -> int:
        """How many messages the service has not yet answered."""
        return len(self._asked)

    @property
    def shown(self) -> frozenset[int]:
        """The numbers of those that are shown, as the service counts."""
        return frozenset(self._shown)

    def close(self) -> None:
        """Say nothing more; what was asked and not answered is forgotten."""
        self._asked.clear()
        self._hang_up()

    # --- the line to the bus --------------------------------------------------------------------

    def _connect(self) -> bool:
        for address in self._addresses:
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.setblocking(False)
            try:
                line.connect(address)
                line.sendall(dbus.logon(os.getuid()))
            except OSError:
                line.close()
                continue
            self._socket = line
            self._reader = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
            self._reader.activated.connect(self._read)
            return True
        return False

    def _hang_up(self) -> None:
        """Close the line; whoever still waits gets the other thing."""
        if self._reader is not None:
            self._reader.setEnabled(False)
            self._reader.deleteLater()
        if self._socket is not None:
            self._socket.close()
        self._reader, self._socket, self._let_in, self._got, self._passing = None, None, False, b"", 0
        self._waiting.clear()
        self._shown.clear()
        left, self._asked = self._asked, {}
        for otherwise, _ in left.values():
            otherwise()

    def _next_serial(self) -> int:
        self._serial += 1
        return self._serial

    def _send(self, message: Message) -> None:
        self._waiting.append(dbus.encoded(message))
        if self._let_in:
            self._flush()

    def _flush(self) -> None:
        line, data = self._socket, b"".join(self._waiting)
        self._waiting.clear()
        try:
            if line is not None:
                line.sendall(data)
        except OSError:
            self._hang_up()

    def _read(self) -> None:
        line = self._socket
        if line is None:
            return
        try:
            data = line.recv(_READ_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._hang_up()
            return
        self._got += data
        if not self._let_in and not self._log_on():
            return
        while self._socket is not None and (found := dbus.read_message(self._got)) is not None:
            if isinstance(found, NotDbus):
                self._hang_up()
                return
            message, size = found
            self._got = self._got[size:]
            self._take(message)

    def _log_on(self) -> bool:
        """Begin once the bus lets us in; what was asked meanwhile follows."""
        line, newline, rest = self._got.partition(b"\r\n")
        if not newline:
            return False
        if not dbus.logged_on(line):
            self._hang_up()
            return False
        self._got = rest
        self._let_in = True
        hello = Message(
            kind=CALL,
            serial=self._next_serial(),
            path=_BUS_PATH,
            interface=_BUS,
            member="Hello",
            destination=_BUS,
        )
        match = Message(
            kind=CALL,
            serial=self._next_serial(),
            path=_BUS_PATH,
            interface=_BUS,
            member="AddMatch",
            destination=_BUS,
            signature="s",
            body=(f"type='signal',interface='{_SERVICE}',path='{_SERVICE_PATH}'",),
        )
        self._waiting[:0] = [dbus.BEGIN, dbus.encoded(hello), dbus.encoded(match)]
        self._flush()
        return True

    def _take(self, message: Message) -> None:
        match message:
            case Message(kind=dbus.RETURN, reply_to=serial) if serial in self._asked:
                _, stays = self._asked.pop(serial)
                number = message.body[0] if message.body else 0
                if isinstance(number, int):
                    self._shown.add(number)
                    self._passing = self._passing if stays else number
            case Message(kind=dbus.ERROR, reply_to=serial) if serial in self._asked:
                otherwise, _ = self._asked.pop(serial)
                otherwise()
            case Message(kind=dbus.SIGNAL, member="ActionInvoked", body=(number, *_)):
                if number in self._shown:
                    self.pressed.emit()
            case Message(kind=dbus.SIGNAL, member="NotificationClosed", body=(int() as number, *_)):
                self._shown.discard(number)
                self._passing = 0 if self._passing == number else self._passing
            case _:
                pass


def session_bus() -> tuple[str, ...]:
    """Return where the session's bus may listen; nowhere but on a desktop of Linux and its like."""
    if sys.platform in ("win32", "darwin"):
        return ()
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address and (folder := os.environ.get("XDG_RUNTIME_DIR")):
        address = f"unix:path={folder}/bus"
    return tuple(dbus.unix_addresses(address))


def _pixels(icon: QIcon) -> tuple[Value, ...]:
    """Return an icon as the service takes it: width, height, bytes a line, alpha, bits, channels, data."""
    image = icon.pixmap(_ICON, _ICON).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(image.constBits())
    return image.width(), image.height(), image.bytesPerLine(), True, 8, 4, data
