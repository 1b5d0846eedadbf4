"""The table from what a socket saw to state and reason, row by row as the design states it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.attempt import (
    AcceptedThenReset,
    Answered,
    Attempt,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
    Unreached,
    classify,
)
from sepgui.domain.outcome import Icmp, Reason, State

TCP, UDP = Transport.TCP, Transport.UDP
ROUTER, TARGET = "192.0.2.1", "192.0.2.10"
SECOND = 1_000_000_000


def rejected(version: int, kind: int, code: int, sender: str = ROUTER) -> Rejected:
    return Rejected(Icmp(version, kind, code, sender), False, sender == TARGET, 5)


def from_here(version: int, kind: int, code: int, elapsed_ns: int) -> Rejected:
    return Rejected(Icmp(version, kind, code, "192.0.2.9"), True, False, elapsed_ns)


@pytest.mark.parametrize(
    ("transport", "attempt", "state", "reason"),
    [
        (TCP, Answered(), State.OPEN, Reason.SYN_ACK),
        (UDP, Answered(), State.OPEN, Reason.UDP_RESPONSE),
        (TCP, AcceptedThenReset(), State.OPEN, Reason.SYN_ACK),
        (TCP, Refused(), State.CLOSED, Reason.CONN_REFUSED),
        (UDP, Refused(), State.CLOSED, Reason.PORT_UNREACH),
        (TCP, Silent(), State.FILTERED, Reason.NO_RESPONSE),
        (UDP, Silent(), State.OPEN_FILTERED, Reason.NO_RESPONSE),
        (TCP, Unreached("EHOSTUNREACH"), State.UNREACHABLE, Reason.HOST_UNREACH),
        (TCP, Unreached("EHOSTDOWN"), State.UNREACHABLE, Reason.HOST_UNREACH),
        (TCP, Unreached("ENETUNREACH"), State.UNREACHABLE, Reason.NET_UNREACH),
        (TCP, Unreached("ENOPROTOOPT"), State.FILTERED, Reason.PROTO_UNREACH),
        (TCP, Unreached("EACCES"), State.FILTERED, Reason.ADMIN_PROHIBITED),
        (TCP, Unreached("EPROTO"), State.UNREACHABLE, Reason.PARAM_PROBLEM),
    ],
)
def test_without_icmp(transport: Transport, attempt: Attempt, state: State, reason: Reason) -> None:
    assert classify(transport, attempt) == (state, reason)


@pytest.mark.parametrize("transport", Transport)
@pytest.mark.parametrize("sender", [ROUTER, TARGET])
@pytest.mark.parametrize(
    ("version", "kind", "code", "state", "reason"),
    [
        (4, 3, 0, State.UNREACHABLE, Reason.NET_UNREACH),
        (4, 3, 1, State.UNREACHABLE, Reason.HOST_UNREACH),
        (4, 3, 2, State.FILTERED, Reason.PROTO_UNREACH),
        (4, 3, 5, State.UNREACHABLE, Reason.SOURCE_ROUTE_FAILED),
        (4, 3, 6, State.UNREACHABLE, Reason.NET_UNKNOWN),
        (4, 3, 7, State.UNREACHABLE, Reason.HOST_UNKNOWN),
        (4, 3, 8, State.UNREACHABLE, Reason.HOST_ISOLATED),
        (4, 3, 9, State.FILTERED, Reason.NET_PROHIBITED),
        (4, 3, 10, State.FILTERED, Reason.HOST_PROHIBITED),
        (4, 3, 11, State.UNREACHABLE, Reason.NET_TOS),
        (4, 3, 12, State.UNREACHABLE, Reason.HOST_TOS),
        (4, 3, 13, State.FILTERED, Reason.ADMIN_PROHIBITED),
        (4, 3, 14, State.FILTERED, Reason.PRECEDENCE_VIOLATION),
        (4, 3, 15, State.FILTERED, Reason.PRECEDENCE_CUTOFF),
        (4, 11, 0, State.UNREACHABLE, Reason.TTL_EXCEEDED),
        (4, 11, 1, State.UNREACHABLE, Reason.TTL_EXCEEDED),
        (4, 12, 0, State.UNREACHABLE, Reason.PARAM_PROBLEM),
        (6, 1, 0, State.UNREACHABLE, Reason.NET_UNREACH),
        (6, 1, 1, State.FILTERED, Reason.ADMIN_PROHIBITED),
        (6, 1, 2, State.UNREACHABLE, Reason.BEYOND_SCOPE),
        (6, 1, 3, State.UNREACHABLE, Reason.HOST_UNREACH),
        (6, 1, 5, State.FILTERED, Reason.SOURCE_POLICY),
        (6, 1, 6, State.FILTERED, Reason.REJECT_ROUTE),
        (6, 3, 0, State.UNREACHABLE, Reason.TTL_EXCEEDED),
        (6, 3, 1, State.UNREACHABLE, Reason.TTL_EXCEEDED),
        (6, 4, 1, State.UNREACHABLE, Reason.PARAM_PROBLEM),
    ],
)
def test_icmp_means_the_same_for_both_transports_whoever_sent_it(
    transport: Transport, sender: str, version: int, kind: int, code: int, state: State, reason: Reason
) -> None:
    assert classify(transport, rejected(version, kind, code, sender)) == (state, reason)


@pytest.mark.parametrize(("version", "kind", "code"), [(4, 3, 3), (6, 1, 4)])
@pytest.mark.parametrize(
    ("transport", "sender", "state"),
    [
        (TCP, ROUTER, State.FILTERED),
        (TCP, TARGET, State.FILTERED),
        (UDP, ROUTER, State.FILTERED),
        (UDP, TARGET, State.CLOSED),
    ],
)
def test_port_unreachable_closes_only_the_target_s_own_udp_port(
    transport: Transport, sender: str, state: State, version: int, kind: int, code: int
) -> None:
    attempt = rejected(version, kind, code, sender)
    assert classify(transport, attempt) == (state, Reason.PORT_UNREACH)


@pytest.mark.parametrize("transport", Transport)
@pytest.mark.parametrize(
    ("attempt", "state", "reason"),
    [
        (from_here(4, 3, 13, 5), State.ERROR, Reason.LOCAL_FIREWALL),
        (from_here(4, 3, 3, 5), State.ERROR, Reason.LOCAL_FIREWALL),
        (from_here(6, 1, 1, 5), State.ERROR, Reason.LOCAL_FIREWALL),
        (from_here(4, 3, 1, SECOND // 20 - 1), State.ERROR, Reason.LOCAL_FIREWALL),
        (from_here(4, 3, 1, SECOND // 20), State.UNREACHABLE, Reason.HOST_UNREACH),
        (from_here(6, 1, 3, 3 * SECOND), State.UNREACHABLE, Reason.HOST_UNREACH),
        (from_here(4, 3, 13, 3 * SECOND), State.ERROR, Reason.LOCAL_FIREWALL),
    ],
)
def test_own_firewall_is_told_from_a_silent_neighbour(
    transport: Transport, attempt: Rejected, state: State, reason: Reason
) -> None:
    assert classify(transport, attempt) == (state, reason)


def test_asking_this_very_host_is_not_its_firewall() -> None:
    attempt = Rejected(Icmp(4, 3, 3, "127.0.0.1"), from_self=True, from_target=True, elapsed_ns=5)
    assert classify(UDP, attempt) == (State.CLOSED, Reason.PORT_UNREACH)


@pytest.mark.parametrize("transport", Transport)
@pytest.mark.parametrize("trouble", LocalTrouble)
def test_what_was_never_sent_is_never_the_target_s_fault(transport: Transport, trouble: LocalTrouble) -> None:
    state, reason = classify(transport, NotSent(trouble, "EMFILE"))
    assert state is State.ERROR
    assert reason is (Reason.NO_ROUTE if trouble is LocalTrouble.NO_ROUTE else Reason.LOCAL_ERROR)


@given(
    st.sampled_from(Transport),
    st.builds(
        Rejected,
        st.builds(Icmp, st.sampled_from((4, 6)), st.integers(0, 255), st.integers(0, 255), st.just(ROUTER)),
        st.booleans(),
        st.booleans(),
        st.integers(0, 10**10),
    ),
)
def test_any_icmp_is_something_and_never_open(transport: Transport, attempt: Rejected) -> None:
    state, _ = classify(transport, attempt)
    assert state not in (State.OPEN, State.OPEN_FILTERED)
    assert (state is not State.ERROR) or attempt.from_self
