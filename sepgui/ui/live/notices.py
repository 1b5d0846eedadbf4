"""Notifications of a Linux desktop, asked of its own service (Desktop Notifications Specification 1.2).

Qt shows messages only where there is a tray, and GNOME has none; the service is there without one. What goes
over the bus is written and read by jeepney, which is loaded with the first message.
"""

from __future__ import annotations

import html
import os
import socket
import struct
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from jeepney import Message, Parser
    from jeepney.auth import Authenticator
    from PySide6.QtGui import QIcon

_BUS, _BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
_SERVICE, _SERVICE_PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_DESKTOP_ENTRY = "org.sepgui.sepgui"
_ICON = 48
_AS_THE_DESKTOP_WANTS, _UNTIL_SEEN = -1, 0
_PRESSED = "default"
_READ_AT_ONCE = 65_536
_NO_DBUS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, struct.error)
"""What jeepney raises for bytes that are no messages."""


class Notices(QObject):
    """Asks the desktop to show messages; `pressed` when one was clicked.

    It is connected at the first one, to the bus at an address.
    """

    pressed = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._socket: socket.socket | None = None
        self._reader: QSocketNotifier | None = None
        self._login: Authenticator | None = None
        self._parser: Parser | None = None
        self._serial = 0
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
        hints = {
            "desktop-entry": ("s", _DESKTOP_ENTRY),
            "urgency": ("y", 1),
            "image-data": ("(iiibiiay)", _pixels(icon)),
        }
        lasts = _UNTIL_SEEN if stays else _AS_THE_DESKTOP_WANTS
        replaced = 0 if stays else self._passing
        actions = [_PRESSED, title]
        body = ("sepgui", replaced, "", title, html.escape(words, quote=False), actions, hints, lasts)
        serial = self._call(_SERVICE_PATH, _SERVICE, "Notify", "susssasa{sv}i", body)
        self._asked[serial] = otherwise, stays
        self._flush()

    @property
    def connected(self) -> bool:
        """Whether the bus has let us in, and has not hung up since."""
        return self._parser is not None

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
        from jeepney.auth import Authenticator

        for address in _sockets(self._address):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.setblocking(False)
            self._login = Authenticator()
            try:
                line.connect(address)
                line.sendall(self._login.data_to_send() or b"")
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
        self._reader, self._socket, self._login, self._parser, self._passing = None, None, None, None, 0
        self._waiting.clear()
        self._shown.clear()
        left, self._asked = self._asked, {}
        for otherwise, _ in left.values():
            otherwise()

    def _call(
        self, path: str, name: str, member: str, signature: str = "", body: tuple[object, ...] = ()
    ) -> int:
        """Have a call wait until it can be sent, and return its serial."""
        from jeepney import DBusAddress, new_method_call

        call = new_method_call(DBusAddress(path, name, name), member, signature or None, body)
        self._serial += 1
        self._waiting.append(call.serialise(self._serial))
        return self._serial

    def _flush(self) -> None:
        """Send what waits, if the bus has let us in."""
        line = self._socket
        if line is None or self._parser is None:
            return
        data = b"".join(self._waiting)
        self._waiting.clear()
        try:
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
        try:
            messages = self._log_on(data) if self._parser is None else self._parser.feed(data)
        except _NO_DBUS:
            self._hang_up()
            return
        for message in messages:
            self._take(message)

    def _log_on(self, data: bytes) -> list[Message]:
        """Begin once the bus lets us in, and send what was asked meanwhile; ValueError if it does not."""
        from jeepney import Parser
        from jeepney.auth import BEGIN

        login = self._login
        if login is None:
            return []
        login.feed(data)
        if not login.authenticated:
            return []
        asked, self._waiting = self._waiting, [BEGIN]
        self._call(_BUS_PATH, _BUS, "Hello")
        wanted = f"type='signal',interface='{_SERVICE}',path='{_SERVICE_PATH}'"
        self._call(_BUS_PATH, _BUS, "AddMatch", "s", (wanted,))
        self._waiting += asked
        self._parser = Parser()
        self._flush()
        return []

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        fields, body = message.header.fields, message.body
        asked = self._asked.get(int(fields.get(HeaderFields.reply_serial, 0)))
        match message.header.message_type, fields.get(HeaderFields.member), body:
            case MessageType.method_return, _, (int() as number,) if asked is not None:
                del self._asked[int(fields[HeaderFields.reply_serial])]
                _, stays = asked
                self._shown.add(number)
                self._passing = self._passing if stays else number
            case MessageType.error, _, _ if asked is not None:
                del self._asked[int(fields[HeaderFields.reply_serial])]
                otherwise, _ = asked
                otherwise()
            case MessageType.signal, "ActionInvoked", (number, *_):
                if number in self._shown:
                    self.pressed.emit()
            case MessageType.signal, "NotificationClosed", (int() as number, *_):
                self._shown.discard(number)
                self._passing = 0 if self._passing == number else self._passing
            case _:
                pass


def session_bus() -> str:
    """Return the address of the session's bus (D-Bus Specification, Server Addresses), "" where it has none.

    It has one on a desktop of Linux alone.
    """
    if sys.platform != "linux":
        return ""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address and (folder := os.environ.get("XDG_RUNTIME_DIR")):
        address = f"unix:path={folder}/bus"
    return address


def _sockets(address: str) -> tuple[str, ...]:
    """Return the sockets that an address names, an abstract one with a zero byte first."""
    from jeepney.bus import get_connectable_addresses

    try:
        return tuple(get_connectable_addresses(address))
    except (ValueError, RuntimeError):
        return ()


def _pixels(icon: QIcon) -> tuple[object, ...]:
    """Return an icon as the service takes it: width, height, bytes a line, alpha, bits, channels, data."""
    image = icon.pixmap(_ICON, _ICON).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    data = bytes(image.constBits())
    return image.width(), image.height(), image.bytesPerLine(), True, 8, 4, data
