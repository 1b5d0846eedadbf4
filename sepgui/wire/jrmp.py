"""The ping of Java RMI (Java RMI Specification 10, "RMI Wire Protocol") without I/O, both sides.

A stream begins with ``JRMI`` and a version; in the single-operation protocol one message and its answer
follow. `Ping` asks whether the far end is alive; nothing is called, and no object is read.
"""

from __future__ import annotations

from msgspec import Struct

_MAGIC = b"JRMI"
_VERSION = b"\x00\x02"
_SINGLE_OP = b"\x4c"
_PING = b"\x52"
_PING_ACK = b"\x53"


class Alive(Struct, frozen=True):
    """The far end answered the ping (10.2: PingAck)."""


class NotJrmp(Struct, frozen=True):
    """What came is not JRMP's: its first bytes."""

    start: bytes


class Ping(Struct, frozen=True):
    """A client asks whether anybody is alive here."""


def ping() -> bytes:
    """Return the header of a single operation and the ping, 8 bytes (10.2)."""
    return _MAGIC + _VERSION + _SINGLE_OP + _PING


def ping_ack() -> bytes:
    """Return the answer to a ping, one byte (10.2)."""
    return _PING_ACK


def read_ack(data: bytes) -> Alive | NotJrmp | None:
    """Return what the bytes so far say; None while there are none. Any bytes give a value."""
    if not data:
        return None
    return Alive() if data == _PING_ACK else NotJrmp(data)


def read_ping(data: bytes) -> Ping | NotJrmp | None:
    """Return what a client asks with the bytes so far; None while more are needed."""
    wanted = ping()
    if data == wanted:
        return Ping()
    return None if wanted.startswith(data) else NotJrmp(data)
