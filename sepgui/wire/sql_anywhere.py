"""The ping of SQL Anywhere (UDP 2638) without I/O, both sides: which server listens, and on which TCP port.

The vendor documents it as what ``dblocate`` sends and gives no layout; this one is compiled from public
descriptions: a header with the length, a word, and options of type, length and value.
"""

from __future__ import annotations

import struct

from msgspec import Struct

from sepgui.wire.shown import shown_bytes

_WORD = b"CONNECTIONLESS_TDS"
_HEADER = struct.Struct(">HHIB")
_MARK = 0x1B00
_OPTIONS_AT = _HEADER.size + len(_WORD) + 12
_PORT = 0x01
_REST = bytes.fromhex("000000010000040005000500")
_VERSION = bytes.fromhex("03010104080000000000000000070204b1")


class Located(Struct, frozen=True):
    """A SQL Anywhere server: its name, and its TCP port, None where it does not say."""

    name: str
    port: int | None


def ping_request() -> bytes:
    """Return the question, 61 bytes: an answer without a name and without a port."""
    return _datagram(b"", 0)


def ping_reply(name: str = "sem5", port: int = 2638) -> bytes:
    """Return a server's answer; the database of a manager is called ``sem5``."""
    return _datagram(name.encode(), port)


def read_ping(data: bytes) -> Located | None:
    """Return what a datagram tells; None for any that is no answer to a ping."""
    if len(data) <= _OPTIONS_AT:
        return None
    mark, length, _, size = _HEADER.unpack_from(data)
    if (mark, length, size) != (_MARK, len(data), len(_WORD)):
        return None
    if data[_HEADER.size : _HEADER.size + len(_WORD)] != _WORD:
        return None
    end = _OPTIONS_AT + 1 + data[_OPTIONS_AT]
    name = data[_OPTIONS_AT + 1 : end]
    if not name or len(data) < end:
        return None
    return Located(shown_bytes(name), _port(data[end:]))


def _port(options: bytes) -> int | None:
    while len(options) >= 2:
        kind, size = options[0], options[1]
        value = options[2 : 2 + size]
        if kind == _PORT and len(value) == 2:
            return int.from_bytes(value, "big") or None
        options = options[2 + size :]
    return None


def _datagram(name: bytes, port: int) -> bytes:
    options = bytes([len(name)]) + name + struct.pack(">BBH", _PORT, 2, port) + _VERSION
    length = _OPTIONS_AT + len(options)
    return _HEADER.pack(_MARK, length, 0, len(_WORD)) + _WORD + _REST + options
