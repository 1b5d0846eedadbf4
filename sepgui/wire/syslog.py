"""Syslog over UDP (RFC 5424, RFC 5426) without I/O, both sides: one message that says it is a test."""

from __future__ import annotations

from msgspec import Struct

_LOCAL0_INFO = 134
_FIELDS = 7
_MESSAGE = f"<{_LOCAL0_INFO}>1 - - sepgui - - - Port test by sepgui: this message means nothing."


class Message(Struct, frozen=True):
    """The priority, the application and the text of a message (RFC 5424 6)."""

    priority: int
    application: str
    text: str


def message() -> bytes:
    """Return the test message: facility local0, severity informational, no time, no host (RFC 5424 6.2).

    It is shorter than the 480 bytes that every receiver takes (RFC 5426 3.2).
    """
    return _MESSAGE.encode("ascii")


def read_message(data: bytes) -> Message | None:
    """Return the message of a datagram; None for any that is none."""
    start, closed, rest = data.decode("ascii", "replace").partition(">1 ")
    fields = rest.split(" ", _FIELDS - 1)
    priority = start.removeprefix("<")
    if not closed or priority == start or not priority.isdecimal() or len(fields) < _FIELDS:
        return None
    return Message(int(priority), fields[2], fields[_FIELDS - 1])
