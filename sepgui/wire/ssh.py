"""The greeting of an SSH server (RFC 4253 4.2) without I/O: it speaks first, and nothing is sent to it."""

from __future__ import annotations

from msgspec import Struct

from sepgui.wire.shown import shown_text

LONGEST = 4 * 1024
_LONGEST_LINE = 255
_TEXT = frozenset((*range(0x20, 0x7F), 0x09, 0x0A, 0x0D, *range(0x80, 0x100)))


class Greeting(Struct, frozen=True):
    """The protocol version of a server, and its software as it names it."""

    protocol: str
    software: str


class NotSsh(Struct, frozen=True):
    """A greeting that is not SSH's: its first bytes."""

    start: bytes


def read_greeting(data: bytes) -> Greeting | NotSsh | None:
    """Return what the bytes so far say; None while more are needed.

    Lines before the one that begins with ``SSH-`` are allowed (RFC 4253 4.2) and passed over.
    """
    if not _TEXT.issuperset(data):
        return NotSsh(data)
    *lines, rest = data.split(b"\n")
    for line in lines:
        if line.startswith(b"SSH-"):
            protocol, _, software = line[4:].decode("latin-1").partition("-")
            return Greeting(shown_text(protocol, 16), shown_text(software, _LONGEST_LINE))
    too_long = len(data) > LONGEST or (rest.startswith(b"SSH-") and len(rest) > _LONGEST_LINE)
    return NotSsh(data) if too_long else None
