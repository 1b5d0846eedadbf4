"""One question in a protocol of bytes, and the answer as far as it comes; shared by the kinds that do so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from sepgui.domain.outcome import Fact, FactName, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.outcomes import Learnt
from sepgui.probes.seams import Clock, Connection, Ended
from sepgui.wire.shown import shown_bytes
from sepgui.wire.strangers import named

_READ = 4 * 1024
_LONGEST = 70 * 1024
_SKEW_TOLD_S = 2
_HEARD = 64

_SILENT = QT_TRANSLATE_NOOP("Probe", "The connection was accepted, but the service said nothing in time.")
_CLOSED = QT_TRANSLATE_NOOP("Probe", "The connection was accepted and closed without a word.")
_RESET = QT_TRANSLATE_NOOP("Probe", "The connection was accepted and reset without a word.")
_CUT = QT_TRANSLATE_NOOP("Probe", "The answer did not arrive whole in time; it began with “{start}”.")
_STRANGER = QT_TRANSLATE_NOOP("Probe", "The port is open, but what answers is another service: {stranger}.")
_OF_END = {Ended.TIMED_OUT: _SILENT, Ended.EOF: _CLOSED, Ended.RESET: _RESET}

T = TypeVar("T")


class Heard(Struct, Generic[T], frozen=True):
    """An answer that was understood, and the time from the question to its first byte."""

    answer: T
    reply_ns: int


async def converse(
    connection: Connection,
    question: bytes,
    read: Callable[[bytes], T | None],
    clock: Clock,
    deadline_ns: int,
) -> Heard[T] | Learnt:
    """Send a question (none: the service speaks first) and read until `read` understands the bytes so far."""
    start_ns = clock.now_ns()
    reply_ns: int | None = None
    data = b""
    ended = await connection.send(question, deadline_ns) if question else None
    while ended is None and len(data) < _LONGEST:
        got = await connection.receive(_READ, deadline_ns)
        if isinstance(got, Ended):
            ended = got
            break
        data += got
        reply_ns = clock.now_ns() - start_ns if reply_ns is None else reply_ns
        if (answer := read(data)) is not None:
            return Heard(answer, reply_ns)
    if reply_ns is None:
        return Learnt(Service.MUTE, _OF_END[ended or Ended.EOF], ended=ended)
    if ended is Ended.TIMED_OUT:
        return Learnt(Service.MUTE, _CUT.with_(start=shown_bytes(data)), reply_ns=reply_ns)
    return stranger(data, reply_ns)


def stranger(start: bytes, reply_ns: int | None) -> Learnt:
    """Return what to say of an answer in another protocol."""
    return Learnt(
        Service.UNEXPECTED,
        _STRANGER.with_(stranger=named(start)),
        reply_ns=reply_ns,
        heard=start[:_HEARD],
    )


def clock_skew(unix_s: int | None, clock: Clock) -> tuple[Fact, ...]:
    """Return by how much the far end's clock differs, in whole seconds; nothing below two or unknown."""
    if unix_s is None:
        return ()
    skew_s = unix_s - clock.unix_ns() // 1_000_000_000
    return (Fact(FactName.CLOCK_SKEW, f"{skew_s:+d} s"),) if abs(skew_s) >= _SKEW_TOLD_S else ()
