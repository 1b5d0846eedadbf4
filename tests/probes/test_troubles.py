"""Errno as the value that says what the socket saw, of this system and of Windows."""

from __future__ import annotations

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.attempt import (
    AcceptedThenReset,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
    Unreached,
)
from sepgui.domain.outcome import Icmp
from sepgui.probes.addresses import Target, target
from sepgui.probes.platform import IcmpError
from sepgui.probes.troubles import Failure, failed_later, refused_at_once, symbol

TCP, UDP = Transport.TCP, Transport.UDP
ASKED = target("192.0.2.10", 8014)
HERE = target("127.0.0.1", 8014)
ROUTER = IcmpError(Icmp(4, 3, 13, "192.0.2.1"), errno.EHOSTUNREACH)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (errno.EMFILE, "EMFILE"),
        (10061, "ECONNREFUSED"),
        (10065, "EHOSTUNREACH"),
        (999_999, "errno 999999"),
        (None, "unknown"),
    ],
)
def test_symbol(number: int | None, name: str) -> None:
    assert symbol(number) == name


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (errno.ENETUNREACH, NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH")),
        (errno.EHOSTUNREACH, NotSent(LocalTrouble.NO_ROUTE, "EHOSTUNREACH")),
        (errno.EINVAL, NotSent(LocalTrouble.NO_ROUTE, "EINVAL")),
        (errno.EACCES, NotSent(LocalTrouble.BLOCKED, "EACCES")),
        (errno.EPERM, NotSent(LocalTrouble.BLOCKED, "EPERM")),
        (errno.EADDRNOTAVAIL, NotSent(LocalTrouble.NO_PORT, "EADDRNOTAVAIL")),
        (errno.ENOBUFS, NotSent(LocalTrouble.OTHER, "ENOBUFS")),
        (errno.ECONNREFUSED, Refused()),
        (10051, NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH")),
        (10013, NotSent(LocalTrouble.BLOCKED, "EACCES")),
        (10048, NotSent(LocalTrouble.NO_PORT, "EADDRINUSE")),
    ],
)
def test_error_at_once_is_this_computer_s(number: int, failure: Failure) -> None:
    assert refused_at_once(number, (), HERE) == failure


@pytest.mark.parametrize(
    ("transport", "number", "failure"),
    [
        (TCP, errno.ECONNREFUSED, Refused()),
        (UDP, errno.ECONNREFUSED, Refused()),
        (TCP, errno.ECONNRESET, AcceptedThenReset()),
        (TCP, 10054, AcceptedThenReset()),
        (UDP, 10054, Refused()),
        (TCP, errno.ETIMEDOUT, Silent()),
        (TCP, 10060, Silent()),
        (TCP, errno.EHOSTUNREACH, Unreached("EHOSTUNREACH")),
        (TCP, 10065, Unreached("EHOSTUNREACH")),
        (UDP, errno.EACCES, Unreached("EACCES")),
        (TCP, errno.ENOMEM, NotSent(LocalTrouble.OTHER, "ENOMEM")),
    ],
)
def test_error_after_a_while_is_somebody_s(transport: Transport, number: int, failure: Failure) -> None:
    assert failed_later(transport, number, (), ASKED, 7) == failure


def test_icmp_error_says_more_than_errno() -> None:
    assert failed_later(TCP, errno.EHOSTUNREACH, (ROUTER,), ASKED, 7) == Rejected(
        ROUTER.icmp, from_self=False, from_target=False, elapsed_ns=7
    )


@pytest.mark.parametrize(
    ("sender", "asked", "from_self", "from_target"),
    [
        ("192.0.2.10", ASKED, False, True),
        ("127.0.0.1", ASKED, True, False),
        ("127.0.0.1", HERE, True, True),
        ("2001:db8::10", target("2001:db8:0::10", 1), False, True),
    ],
)
def test_sender_is_known_as_this_computer_or_the_target(
    sender: str, asked: Target, from_self: bool, from_target: bool
) -> None:
    queued = (IcmpError(Icmp(4, 3, 3, sender), errno.ECONNREFUSED),)
    failure = refused_at_once(errno.EPERM, queued, asked)
    assert isinstance(failure, Rejected)
    assert (failure.from_self, failure.from_target) == (from_self, from_target)


@given(st.sampled_from(Transport), st.integers(), st.booleans())
def test_any_errno_is_a_value(transport: Transport, number: int, is_queued: bool) -> None:
    queued = (ROUTER,) if is_queued else ()
    assert isinstance(failed_later(transport, number, queued, ASKED, 0), Rejected) == is_queued
    assert isinstance(refused_at_once(number, queued, ASKED), Rejected) == is_queued
