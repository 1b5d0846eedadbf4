"""SQL Server Browser (MS-SQLR) without I/O, both sides: the instances of a computer and their ports."""

from __future__ import annotations

from msgspec import Struct

from sepgui.wire.shown import shown_bytes

_ASK_ALL = b"\x03"
_REPLY = 0x05
_HEADER = 3
_LONGEST = 0xFFFF


class Instance(Struct, frozen=True):
    """A named instance of SQL Server: its version, and its TCP port, None where TCP is off."""

    name: str
    version: str
    port: int | None


def instances_request() -> bytes:
    """Return the unicast question for all instances of one computer, one byte (MS-SQLR 2.2.2)."""
    return _ASK_ALL


def instances_reply(instances: tuple[Instance, ...]) -> bytes:
    """Return a browser's answer (MS-SQLR 2.2.5)."""
    told = "".join(
        f"ServerName;SEPM;InstanceName;{each.name};IsClustered;No;Version;{each.version}"
        + (f";tcp;{each.port}" if each.port else "")
        + ";;"
        for each in instances
    ).encode("ascii")
    return bytes([_REPLY]) + len(told).to_bytes(2, "little") + told


def read_instances(data: bytes) -> tuple[Instance, ...] | None:
    """Return the instances that a datagram tells of; None for any that is no answer of a browser."""
    if len(data) < _HEADER or data[0] != _REPLY:
        return None
    length = int.from_bytes(data[1:_HEADER], "little")
    if length != len(data) - _HEADER:
        return None
    records = data[_HEADER:].split(b";;")
    found = tuple(each for record in records if (each := _instance(record)) is not None)
    return found or None


def _instance(record: bytes) -> Instance | None:
    words = record.split(b";")
    told = dict(zip(words[::2], words[1::2], strict=False))
    name = told.get(b"InstanceName")
    if not name:
        return None
    port = told.get(b"tcp", b"")
    is_port = port.isdigit() and 0 < int(port[:6]) <= _LONGEST
    return Instance(shown_bytes(name), shown_bytes(told.get(b"Version", b"")), int(port) if is_port else None)
