"""TDS PRELOGIN (MS-TDS 2.2.6.5) without I/O, both sides: the question before any log-on."""

from __future__ import annotations

import struct
from enum import Enum

from msgspec import Struct

_PRELOGIN, _REPLY = 0x12, 0x04
_HEADER = 8
_VERSION, _ENCRYPTION, _END = 0x00, 0x01, 0xFF
_LONGEST = 4096


class Encryption(Enum):
    """What a server says of TLS to a client that does not want it (MS-TDS 2.2.6.5, ENCRYPTION)."""

    LOG_ON_ONLY = 0
    ON = 1
    NOT_USED = 2
    REQUIRED = 3


class Prelogin(Struct, frozen=True):
    """What a SQL Server told: its version, and whether it encrypts, None where it does not say."""

    version: str
    encryption: Encryption | None


class NotTds(Struct, frozen=True):
    """An answer that is not TDS: its first bytes."""

    start: bytes


def prelogin_request() -> bytes:
    """Return the question, 47 bytes, that of the specification's sample without wanting TLS (MS-TDS 4.1)."""
    data = (
        (0x00, bytes.fromhex("090000000000")),
        (0x01, b"\x02"),
        (0x02, b"\x00"),
        (0x03, struct.pack(">I", 0)),
        (0x04, b"\x00"),
    )
    return _packet(_PRELOGIN, data)


def prelogin_reply(
    version: tuple[int, int, int] = (16, 0, 1000), encryption: Encryption = Encryption.NOT_USED
) -> bytes:
    """Return a server's answer; it has the header type of a tabular result (MS-TDS 2.2.3.1.1)."""
    told = struct.pack(">BBHH", *version, 0)
    return _packet(_REPLY, ((_VERSION, told), (_ENCRYPTION, bytes([encryption.value]))))


def read_prelogin(data: bytes) -> Prelogin | NotTds | None:
    """Return what the bytes so far say; None while more are needed. Any bytes give a value in the end."""
    if data[:1] not in (b"", bytes([_REPLY])) or data[1:2] not in (b"", b"\x01"):
        return NotTds(data)
    if len(data) < _HEADER:
        return None
    length = int.from_bytes(data[2:4], "big")
    if not _HEADER < length <= _LONGEST:
        return NotTds(data)
    if len(data) < length:
        return None
    options = _options(data[_HEADER:length])
    told = options.get(_VERSION)
    if told is None or len(told) < 6:
        return NotTds(data)
    major, minor, build = struct.unpack_from(">BBH", told)
    said = int.from_bytes(options.get(_ENCRYPTION, b"")[:1] or b"\xff", "big")
    known = said in {each.value for each in Encryption}
    return Prelogin(f"{major}.{minor}.{build}", Encryption(said) if known else None)


def _options(payload: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 5 <= len(payload) and payload[at] != _END:
        token, offset, length = struct.unpack_from(">BHH", payload, at)
        found[token] = payload[offset : offset + length]
        at += 5
    return found


def _packet(kind: int, data: tuple[tuple[int, bytes], ...]) -> bytes:
    offset = 5 * len(data) + 1
    tokens, values = b"", b""
    for token, value in data:
        tokens += struct.pack(">BHH", token, offset + len(values), len(value))
        values += value
    payload = tokens + bytes([_END]) + values
    return struct.pack(">BBHHBB", kind, 1, _HEADER + len(payload), 0, 1, 0) + payload
