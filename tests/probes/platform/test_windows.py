"""Windows' structures, built here as Microsoft documents them, and what is left where Windows is not."""

from __future__ import annotations

import ipaddress
import socket
import struct

import pytest

from sepgui.domain.outcome import Icmp, RttSource
from sepgui.probes.platform import elsewhere, linux, windows
from sepgui.probes.platform.facts import UNKNOWN, TcpFacts


def info(rtt_us: int, syn_retransmits: int) -> bytes:
    """Return a TCP_INFO_v0: State, Mss, ConnectionTimeMs, TimestampsEnabled, RttUs, MinRttUs … SynRetrans."""
    head = struct.pack("<IIQB3xII", 4, 1460, 12, 0, rtt_us, rtt_us)
    counters = struct.pack("<IIIII", 0, 10, 65535, 65535, 65535)
    totals = struct.pack("<QQIIIIIB3x", 1, 1, 0, 0, 0, 0, 0, syn_retransmits)
    whole = head + counters + totals
    assert len(whole) == 88
    return whole


def error(sender: str, kind: int, code: int) -> bytes:
    """Return an ICMP_ERROR_INFO: SOCKADDR_INET, IPPROTO, type, code."""
    address = ipaddress.ip_address(sender.partition("%")[0])
    scope = int(sender.partition("%")[2] or 0)
    if address.version == 4:
        inet = struct.pack("<HH4s", 2, 0, address.packed).ljust(28, b"\0")
        protocol = 1
    else:
        inet = struct.pack("<HHI16sI", 23, 0, 0, address.packed, scope)
        protocol = 58
    return inet + struct.pack("<IBB2x", protocol, kind, code)


@pytest.mark.parametrize(
    ("given", "facts"),
    [
        (info(21_500, 0), TcpFacts(21_500_000, RttSource.KERNEL, 0)),
        (info(1_020_000, 1), TcpFacts(None, RttSource.NONE, 1)),
        (info(0, 0), UNKNOWN),
        (info(21_500, 0)[:87], UNKNOWN),
        (b"", UNKNOWN),
    ],
    ids=["accepted", "a lost SYN", "no time", "cut short", "not there"],
)
def test_the_kernel_s_time_is_read(given: bytes, facts: TcpFacts) -> None:
    assert windows.tcp_facts_of(given) == facts


@pytest.mark.parametrize(
    "icmp", [Icmp(4, 3, 13, "10.1.2.1"), Icmp(6, 1, 1, "2001:db8::1"), Icmp(6, 1, 4, "fe80::1%7")]
)
def test_the_sender_of_a_rejection_is_read(icmp: Icmp) -> None:
    (told,) = windows.icmp_errors_of(error(icmp.sender, icmp.type, icmp.code))
    assert told.icmp == icmp


@pytest.mark.parametrize("given", [b"", bytes(36), bytes(20)], ids=["nothing", "no sender", "cut short"])
def test_no_rejection_is_none(given: bytes) -> None:
    assert windows.icmp_errors_of(given) == ()


def test_a_refusal_is_believed_after_one_repetition(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, bytes, int]] = []

    def control(_sock: socket.socket, code: int, given: bytes, length: int) -> bytes:
        asked.append((code, given, length))
        return b""

    monkeypatch.setattr(windows, "control", control)
    with socket.socket(type=socket.SOCK_DGRAM) as datagrams, socket.socket() as stream:
        windows.ask_for_icmp_errors(datagrams)
        assert asked == []
        windows.ask_for_icmp_errors(stream)
    assert asked == [(0x98000011, b"\xff\xff\x01\x00", 0)]


def test_the_kernel_is_asked_by_the_documented_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def control(_sock: socket.socket, code: int, given: bytes, length: int) -> bytes:
        return info(500, 0) if (code, given, length) == (0xD8000027, bytes(4), 88) else b""

    monkeypatch.setattr(windows, "control", control)
    with socket.socket() as stream:
        assert windows.tcp_facts(stream) == TcpFacts(500_000, RttSource.KERNEL, 0)


def test_where_the_calls_are_not_there_nothing_is_known() -> None:
    with socket.socket() as stream:
        windows.ask_for_icmp_errors(stream)
        windows.forget_icmp_errors(stream)
        assert windows.icmp_errors(stream) == ()
        assert windows.tcp_facts(stream) == UNKNOWN
        assert windows.lost(stream) is None


def test_every_system_s_module_offers_the_same() -> None:
    shared = {"TELLS_HOPS", "ask_for_icmp_errors", "forget_icmp_errors", "icmp_errors", "lost", "tcp_facts"}
    assert all(shared <= set(vars(module)) for module in (elsewhere, linux, windows))
