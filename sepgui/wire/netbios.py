"""NetBIOS over TCP/IP without I/O, both sides: session request (RFC 1002 4.3), node status (4.2.17)."""

from __future__ import annotations

import struct

from msgspec import Struct

QUESTION_ID = 0x5347
SERVER = "*SMBSERVER"
CALLER = "SEPGUI"
_POSITIVE, _NEGATIVE, _RETARGET = 0x82, 0x83, 0x84
_LENGTHS = {_POSITIVE: 0, _NEGATIVE: 1, _RETARGET: 6}
_NBSTAT = 0x0021
_GROUP = 0x8000
_NAME = 15
_ENTRIES_AT = 57


class SessionAnswer(Struct, frozen=True):
    """What a server said to a session request; `error` is the code of a negative answer (RFC 1002 4.3.4)."""

    error: int | None = None
    retargeted: bool = False


class NotNetbios(Struct, frozen=True):
    """An answer that is not of this protocol: its first bytes."""

    start: bytes


class NodeName(Struct, frozen=True):
    """One name of a node (RFC 1002 4.2.18); `suffix` is its 16th byte, 0x00 a computer, 0x20 a server."""

    name: str
    suffix: int
    group: bool


class NodeStatus(Struct, frozen=True):
    """The names of a node and its unit id, the MAC address, in lower-case hex with colons."""

    names: tuple[NodeName, ...]
    mac: str

    @property
    def computer(self) -> tuple[str, ...]:
        """The unique names of the computer itself and of its file service, each once."""
        own = (n.name for n in self.names if not n.group and n.suffix in (0x00, 0x20))
        return tuple(dict.fromkeys(own))


def encoded(name: str, suffix: int, padding: bytes = b" ") -> bytes:
    """Return a name in first-level encoding with its length and end, 34 bytes (RFC 1001 14.1)."""
    plain = name.upper().encode("ascii")[:_NAME].ljust(_NAME, padding) + bytes([suffix])
    halves = bytes(ord("A") + half for byte in plain for half in (byte >> 4, byte & 0x0F))
    return bytes([len(halves)]) + halves + b"\x00"


def session_request() -> bytes:
    """Return the request for a session with any file server, 72 bytes (RFC 1002 4.3.2)."""
    names = encoded(SERVER, 0x20) + encoded(CALLER, 0x00)
    return b"\x81\x00" + len(names).to_bytes(2, "big") + names


def session_answer(error: int | None = None) -> bytes:
    """Return a positive answer, or a negative one with its code (RFC 1002 4.3.3, 4.3.4)."""
    return b"\x82\x00\x00\x00" if error is None else bytes([_NEGATIVE, 0, 0, 1, error])


def read_session_answer(data: bytes) -> SessionAnswer | NotNetbios | None:
    """Return what the bytes so far say; None while more are needed."""
    if not data:
        return None
    length = _LENGTHS.get(data[0])
    if length is None or not bytes([0, 0, length]).startswith(data[1:4]):
        return NotNetbios(data)
    if len(data) < 4 + length:
        return None
    return SessionAnswer(data[4] if data[0] == _NEGATIVE else None, retargeted=data[0] == _RETARGET)


def status_request() -> bytes:
    """Return the question for a node's status, 50 bytes, sent to one address only (RFC 1002 4.2.17)."""
    head = struct.pack(">HHHHHH", QUESTION_ID, 0, 1, 0, 0, 0)
    return head + encoded("*", 0x00, b"\x00") + struct.pack(">HH", _NBSTAT, 1)


def status_reply(names: tuple[NodeName, ...], mac: bytes = bytes(6)) -> bytes:
    """Return a node's answer (RFC 1002 4.2.18), its statistics left empty."""
    entries = b"".join(
        n.name.encode("ascii")[:_NAME].ljust(_NAME)
        + bytes([n.suffix])
        + struct.pack(">H", _GROUP if n.group else 0x0400)
        for n in names
    )
    data = bytes([len(names)]) + entries + mac + bytes(40)
    head = struct.pack(">HHHHHH", QUESTION_ID, 0x8400, 0, 1, 0, 0)
    return head + encoded("*", 0x00, b"\x00") + struct.pack(">HHIH", _NBSTAT, 1, 0, len(data)) + data


def read_status(data: bytes) -> NodeStatus | NotNetbios:
    """Return what a datagram says; any bytes give a value."""
    if len(data) < _ENTRIES_AT:
        return NotNetbios(data)
    question, flags, _, answers = struct.unpack_from(">HHHH", data)
    type_ = int.from_bytes(data[46:48], "big")
    count = data[_ENTRIES_AT - 1]
    end = _ENTRIES_AT + 18 * count
    if question != QUESTION_ID or not flags & 0x8000 or answers != 1 or type_ != _NBSTAT or end > len(data):
        return NotNetbios(data)
    names = tuple(_name(data[at : at + 18]) for at in range(_ENTRIES_AT, end, 18))
    return NodeStatus(names, data[end : end + 6].hex(":"))


def _name(entry: bytes) -> NodeName:
    text = entry[:_NAME].decode("ascii", "replace").rstrip(" \x00")
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return NodeName(shown, entry[_NAME], bool(int.from_bytes(entry[16:18], "big") & _GROUP))
