from __future__ import annotations

import pytest

from sepgui.domain.attempt import (
    AcceptedThenReset,
    Answered,
    Attempt,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Unreached,
)
from sepgui.domain.outcome import Icmp
from sepgui.domain.trace import Comparison, Hop, Trace, TraceEnd, compare, end_of, used_up

A, B, C, TARGET = "192.0.2.1", "203.0.113.1", "203.0.113.9", "198.51.100.2"


def exceeded(sender: str) -> Rejected:
    return Rejected(Icmp(4, 11, 0, sender), from_self=False, from_target=False, elapsed_ns=1)


def prohibited(sender: str) -> Rejected:
    return Rejected(Icmp(4, 3, 13, sender), from_self=False, from_target=False, elapsed_ns=1)


def way(*answers: str | Attempt | None, end: TraceEnd, port: int = 8014) -> Trace:
    """Return a trace: text is a router that passes it on, None silence."""
    hops: list[Hop] = []
    for number, answer in enumerate(answers, 1):
        match answer:
            case None:
                hops.append(Hop(number, None, None, Silent(), 2))
            case str():
                hops.append(Hop(number, answer, 1, exceeded(answer)))
            case Rejected(icmp):
                hops.append(Hop(number, icmp.sender, 1, answer))
            case _:
                hops.append(Hop(number, TARGET, 1, answer))
    return Trace(TARGET, port, tuple(hops), end)


WORKS = way(A, B, Answered(), end=TraceEnd.OPEN, port=443)


@pytest.mark.parametrize(
    ("attempt", "end"),
    [
        (Answered(), TraceEnd.OPEN),
        (AcceptedThenReset(), TraceEnd.RESET),
        (Refused(), TraceEnd.CLOSED),
        (prohibited(A), TraceEnd.REJECTED),
        (Unreached("EHOSTUNREACH"), TraceEnd.REJECTED),
        (NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH"), TraceEnd.NOT_SENT),
        (exceeded(A), None),
        (Silent(), None),
    ],
)
def test_what_ends_a_trace(attempt: Attempt, end: TraceEnd | None) -> None:
    assert end_of(attempt) is end


@pytest.mark.parametrize(
    ("icmp", "is_so"),
    [
        (Icmp(4, 11, 0, A), True),
        (Icmp(6, 3, 0, "2001:db8::1"), True),
        (Icmp(4, 11, 1, A), False),
        (Icmp(4, 3, 0, A), False),
        (Icmp(6, 11, 0, "2001:db8::1"), False),
    ],
)
def test_only_time_exceeded_in_transit_is_a_hop(icmp: Icmp, is_so: bool) -> None:
    assert used_up(Rejected(icmp, from_self=False, from_target=False, elapsed_ns=1)) is is_so


@pytest.mark.parametrize(
    ("asked", "expected", "first"),
    [
        pytest.param(
            way(A, None, None, None, None, end=TraceEnd.SILENT), Comparison(None, 2), 2, id="dropped"
        ),
        pytest.param(way(A, B, None, None, end=TraceEnd.SILENT), Comparison(None, 3), 3, id="at the target"),
        pytest.param(way(None, None, end=TraceEnd.SILENT), Comparison(None, 1), 1, id="at once"),
        pytest.param(way(A, prohibited(A), end=TraceEnd.REJECTED), Comparison(None, 2), 2, id="rejected"),
        pytest.param(way(A, Refused(), end=TraceEnd.CLOSED), Comparison(None, 2), 2, id="reset on the way"),
        pytest.param(way(A, B, Answered(), end=TraceEnd.OPEN), Comparison(None, None), None, id="alike"),
        pytest.param(way(A, None, Answered(), end=TraceEnd.OPEN), Comparison(None, None), None, id="shy"),
        pytest.param(way(A, C, Answered(), end=TraceEnd.OPEN), Comparison(2, None), 2, id="other way"),
        pytest.param(way(A, Answered(), end=TraceEnd.OPEN), Comparison(2, None), 2, id="proxy answers"),
        pytest.param(way(A, C, None, end=TraceEnd.SILENT), Comparison(2, 3), 2, id="other way, dropped"),
    ],
)
def test_the_first_hop_that_differs(asked: Trace, expected: Comparison, first: int | None) -> None:
    found = compare(asked, WORKS)
    assert (found, found.first) == (expected, first)


def test_two_silent_ports_show_no_difference() -> None:
    silent = way(A, None, None, end=TraceEnd.SILENT)
    assert compare(silent, silent) == Comparison(None, None)


def test_the_last_hop_that_answered() -> None:
    last = way(A, None, B, None, end=TraceEnd.SILENT).last
    assert last is not None
    assert (last.number, last.address) == (3, B)
    assert way(None, end=TraceEnd.SILENT).last is None


@pytest.mark.parametrize(
    ("routers", "loops"),
    [((A, B, A, B), True), ((A, B, None, A), True), ((A, B, B, C), False), ((A, B, C), False)],
)
def test_a_router_that_comes_again_is_a_loop(routers: tuple[str | None, ...], loops: bool) -> None:
    assert way(*routers, end=TraceEnd.TOO_FAR).loops is loops
