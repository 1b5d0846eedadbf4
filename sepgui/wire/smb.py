"""SMB2 NEGOTIATE (MS-SMB2 2.2.3, 2.2.4), both sides, without I/O: the one question that needs no log-on."""

from __future__ import annotations

import struct
import uuid

from msgspec import Struct

CLIENT_GUID = b"sepgui port test"
"""Sixteen bytes that say who asks; a server only compares them."""
DIALECTS = {0x0202: "2.0.2", 0x0210: "2.1", 0x0300: "3.0", 0x0302: "3.0.2", 0x0311: "3.1.1"}
NOT_SUPPORTED = 0xC00000BB
"""STATUS_NOT_SUPPORTED (MS-ERREF 2.3.1): no dialect in common."""
SIGNING_REQUIRED = 0x0002

_OFFERED = (0x0202, 0x0210, 0x0300, 0x0302)
_PROTOCOL_ID = b"\xfeSMB"
_HEADER = struct.Struct("<4sHHIHHIIQIIQ16s")
_REQUEST = struct.Struct("<HHHHI16sQ")
_REPLY = struct.Struct("<HHHH16sIIIIQQHHI")
_LONGEST = 64 * 1024
_EPOCH_S = 11_644_473_600
"""Seconds from 1601 (FILETIME, MS-DTYP 2.3.3) to 1970."""


class Negotiated(Struct, frozen=True):
    """What a server answered: its dialect, or the status with which it refused all that were offered.

    `signing_required` and `guid` are meaningful with status 0 only; `unix_s` is the server's clock, None
    where it does not tell.
    """

    status: int
    dialect: str = ""
    signing_required: bool = False
    guid: str = ""
    unix_s: int | None = None


class NotSmb(Struct, frozen=True):
    """An answer that is not SMB 2 or 3: its first bytes."""

    start: bytes


def negotiate_request() -> bytes:
    """Return the question, 112 bytes with its transport header (MS-SMB2 2.1, 2.2.1, 2.2.3).

    It offers dialects 2.0.2 to 3.0.2: 3.1.1 would want contexts, and its servers speak the others too.
    """
    body = _REQUEST.pack(36, len(_OFFERED), 1, 0, 0, CLIENT_GUID, 0)
    return _framed(_header(status=0, flags=0) + body + struct.pack(f"<{len(_OFFERED)}H", *_OFFERED))


def negotiate_reply(
    dialect: int = 0x0302, *, signing: int = 1, guid: bytes = bytes(16), unix_s: int | None = None
) -> bytes:
    """Return a server's answer (MS-SMB2 2.2.4), without a security token."""
    filetime = 0 if unix_s is None else (unix_s + _EPOCH_S) * 10_000_000
    body = _REPLY.pack(65, signing, dialect, 0, guid, 0, 65_536, 65_536, 65_536, filetime, 0, 128, 0, 0)
    return _framed(_header(status=0, flags=1) + body)


def refusal(status: int = NOT_SUPPORTED) -> bytes:
    """Return a server's error answer (MS-SMB2 2.2.2)."""
    return _framed(_header(status=status, flags=1) + struct.pack("<HBBIB", 9, 0, 0, 0, 0))


def read_reply(data: bytes) -> Negotiated | NotSmb | None:
    """Return what the bytes so far say; None while more are needed. Any bytes give a value in the end."""
    if data[:1] not in (b"", b"\x00") or not _PROTOCOL_ID.startswith(data[4:8]):
        return NotSmb(data)
    length = int.from_bytes(data[1:4], "big")
    if len(data) >= 4 and not _HEADER.size + 2 <= length <= _LONGEST:
        return NotSmb(data)
    if len(data) < 4 or len(data) < 4 + min(length, _HEADER.size + _REPLY.size):
        return None
    header = _HEADER.unpack_from(data, 4)
    status, command = header[3], header[4]
    if command != 0:
        return NotSmb(data)
    if status != 0:
        return Negotiated(status)
    if length < _HEADER.size + _REPLY.size:
        return NotSmb(data)
    reply = _REPLY.unpack_from(data, 4 + _HEADER.size)
    return Negotiated(
        status=0,
        dialect=DIALECTS.get(reply[2], f"0x{reply[2]:04x}"),
        signing_required=bool(reply[1] & SIGNING_REQUIRED),
        guid=str(uuid.UUID(bytes_le=reply[4])),
        unix_s=reply[9] // 10_000_000 - _EPOCH_S if reply[9] else None,
    )


def _header(*, status: int, flags: int) -> bytes:
    return _HEADER.pack(_PROTOCOL_ID, 64, 0, status, 0, 1, flags, 0, 0, 0, 0, 0, bytes(16))


def _framed(message: bytes) -> bytes:
    return len(message).to_bytes(4, "big") + message
