"""One HTTP request on an accepted connection, and what came back; shared by the kinds that speak HTTP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sepgui.domain.outcome import Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.conversation import clock_skew
from sepgui.probes.outcomes import Learnt, Talk
from sepgui.probes.seams import Clock, Connection, Ended, ProbeRequest
from sepgui.wire.shown import shown_bytes
from sepgui.wire.tls import alert_name

if TYPE_CHECKING:
    from sepgui.wire.http import Asking, Reply

_READ = 16 * 1024

_SILENT = QT_TRANSLATE_NOOP(
    "Probe", "The connection was accepted, but nothing answered the HTTP request in time."
)
_CLOSED = QT_TRANSLATE_NOOP(
    "Probe", "The connection was accepted and closed without an answer to the HTTP request."
)
_RESET = QT_TRANSLATE_NOOP("Probe", "The connection was accepted and reset instead of an HTTP answer.")
_TOO_SLOW = QT_TRANSLATE_NOOP("Probe", "The answer was not complete in time; it began with “{start}”.")
_CUT = QT_TRANSLATE_NOOP(
    "Probe", "The connection was closed in the middle of the answer; it began with “{start}”."
)
_TLS_PORT = QT_TRANSLATE_NOOP(
    "Probe", "The port answered plain HTTP with a TLS alert ({alert}): it expects HTTPS."
)
_NOT_HTTP = QT_TRANSLATE_NOOP("Probe", "What answered is not HTTP; it began with “{start}”.")

_OF_END = {Ended.TIMED_OUT: _SILENT, Ended.EOF: _CLOSED, Ended.RESET: _RESET}


@dataclass(frozen=True, slots=True)
class Answered:
    """An HTTP answer and the time from the request to its first byte."""

    reply: Reply
    reply_ns: int


class Question(Enum):
    """What is asked of a web server, and how much of its answer is read."""

    HEAD = "HEAD"
    START = "GET, of which only the head is read"
    PAGE = "GET, with the first 4 KB of the page"


def one_question(
    request: ProbeRequest,
    clock: Clock,
    question: Question,
    judge: Callable[[Reply], Learnt],
    *,
    default_port: int,
    target: str = "/",
) -> Talk:
    """Return a talk that asks one question and lets `judge` say what the reply means."""

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        from sepgui.wire.http import Asking, Method, Wanted, authority

        method = Method.HEAD if question is Question.HEAD else Method.GET
        wanted = Wanted.BODY if question is Question.PAGE else Wanted.HEAD
        host = authority(request.host, request.port, default_port)
        asking = Asking(method, request.path or target, host, wanted)
        answered = await exchange(connection, asking, clock, deadline_ns)
        if not isinstance(answered, Answered):
            return answered
        learnt = judge(answered.reply)
        facts = (*learnt.facts, *clock_skew(answered.reply.unix_s, clock))
        return replace(learnt, http=answered.reply.facts, reply_ns=answered.reply_ns, facts=facts)

    return talk


async def exchange(
    connection: Connection, asking: Asking, clock: Clock, deadline_ns: int
) -> Answered | Learnt:
    """Send the request and read its reply; a `Learnt` when no HTTP came back."""
    from sepgui.wire.http import NotHttp

    start_ns = clock.now_ns()
    reply_ns: int | None = None
    ended = await connection.send(asking.request, deadline_ns)
    while ended is None:
        got = await connection.receive(_READ, deadline_ns)
        if got is Ended.EOF and asking.start:
            got = b""
        if isinstance(got, Ended):
            ended = got
            break
        if reply_ns is None:
            reply_ns = clock.now_ns() - start_ns
        taken = asking.take(got)
        if isinstance(taken, NotHttp):
            return _unlike_http(taken.start, reply_ns) if got else _cut_off(taken.start, reply_ns)
        if taken is not None:
            return Answered(taken, reply_ns)
    cut = asking.so_far()
    if cut is not None and reply_ns is not None:
        return Answered(cut, reply_ns)
    if asking.start:
        return Learnt(Service.MUTE, _TOO_SLOW.with_(start=shown_bytes(asking.start)), reply_ns=reply_ns)
    return Learnt(Service.MUTE, _OF_END[ended])


def _cut_off(start: bytes, reply_ns: int) -> Learnt:
    return Learnt(Service.MUTE, _CUT.with_(start=shown_bytes(start)), reply_ns=reply_ns)


def _unlike_http(start: bytes, reply_ns: int) -> Learnt:
    alert = alert_name(start)
    if alert is not None:
        return Learnt(Service.UNEXPECTED, _TLS_PORT.with_(alert=alert), reply_ns=reply_ns)
    return Learnt(Service.UNEXPECTED, _NOT_HTTP.with_(start=shown_bytes(start)), reply_ns=reply_ns)


def named(server: str) -> str | Text:
    """Return a server's name as it gave it, or words for a server that gave none."""
    return server or QT_TRANSLATE_NOOP("Probe", "a server that does not name itself")
