"""The error queue and TCP_INFO, from bytes that a kernel (6.18) gave and from bytes of nobody."""

from __future__ import annotations

import socket
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.outcome import Icmp, RttSource, Vanished
from sepgui.probes.platform import elsewhere, kernel, linux
from sepgui.probes.platform.facts import UNKNOWN, TcpFacts
from sepgui.probes.seams import Lost

V4 = (socket.IPPROTO_IP, 11)
V6 = (socket.IPPROTO_IPV6, 25)

# Read from the error queue: UDP to a closed port, TCP to ports that nftables rejects.
CAPTURED = [
    (V4, "6f000000020303000000000000000000020000007f0000010000000000000000", Icmp(4, 3, 3, "127.0.0.1"), 111),
    (
        V4,
        "7100000002030d000000000000000000020000000a4d01090000000000000000",
        Icmp(4, 3, 13, "10.77.1.9"),
        113,
    ),
    (
        V4,
        "7100000002030a000000000000000000020000000a4d01090000000000000000",
        Icmp(4, 3, 10, "10.77.1.9"),
        113,
    ),
    (
        V6,
        "6f0000000301040000000000000000000a000000000000000000000000000000000000000000000100000000",
        Icmp(6, 1, 4, "::1"),
        111,
    ),
    (
        V6,
        "0d0000000301010000000000000000000a00000000000000fd77000000000000000000000000000900000000",
        Icmp(6, 1, 1, "fd77::9"),
        13,
    ),
]
# TCP_INFO on loopback right after a connect (26 us), and after data (23 us, least 8 us).
TCP_INFO = bytes.fromhex(
    "010000000007aa01400d030000000000e57f000018020000000000000000000000000000000000000000000000000000"
    "000000000000000000000000ffff0000d7ff00001a0000000d000000ffffff7f0a000000cbff00000300000000000000"
    "d7ff000000000000eaf50d6108000000ffffffffffffffff010000000000000000000000000000000200000001000000"
    "000000001a000000"
)
AFTER_DATA = bytes.fromhex(
    "010000000007aa01e01c0300409c00000080000018020000000000000000000000000000000000000000000000000000"
    "000000000000000000000000ffff0000d7ff0000170000000d000000ffffff7f0b000000cbff00000300000000000000"
    "d7ff000000000000eaf50d6108000000ffffffffffffffff060000000000000001000000000000000400000003000000"
    "0000000008000000"
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the error queue is Linux's")


@pytest.mark.parametrize(("channel", "data", "icmp", "errno"), CAPTURED)
def test_captured_errors_are_read(channel: tuple[int, int], data: str, icmp: Icmp, errno: int) -> None:
    (error,) = linux.icmp_errors_of([(*channel, bytes.fromhex(data))])
    assert error.icmp == icmp
    assert error.errno == errno


def test_link_local_sender_keeps_its_zone() -> None:
    data = bytearray.fromhex(CAPTURED[3][1])
    data[24:40] = socket.inet_pton(socket.AF_INET6, "fe80::1")
    struct.pack_into("=I", data, 40, 4_000_000)
    (error,) = linux.icmp_errors_of([(*V6, bytes(data))])
    assert error.icmp.sender == "fe80::1%4000000"


@pytest.mark.parametrize(
    ("channel", "data"),
    [
        ((socket.SOL_SOCKET, 11), bytes.fromhex(CAPTURED[0][1])),
        (V4, bytes.fromhex(CAPTURED[0][1])[:15]),
        (V4, bytes.fromhex(CAPTURED[0][1])[:20]),
        (V4, bytes.fromhex(CAPTURED[0][1]).replace(b"\x6f\0\0\0\x02", b"\x6f\0\0\0\x01")),
    ],
    ids=["another option", "cut error", "cut sender", "origin is this computer, not ICMP"],
)
def test_what_is_no_icmp_error_is_left_out(channel: tuple[int, int], data: bytes) -> None:
    assert linux.icmp_errors_of([(*channel, data)]) == []


@given(st.lists(st.tuples(st.sampled_from([V4, V6]), st.binary(max_size=80))))
def test_any_control_message_is_taken(messages: list[tuple[tuple[int, int], bytes]]) -> None:
    found = linux.icmp_errors_of((*channel, data) for channel, data in messages)
    assert len(found) <= len(messages)


def with_lost_syns(info: bytes, count: int) -> bytes:
    changed = bytearray(info)
    struct.pack_into("=I", changed, 100, count)
    return bytes(changed)


@pytest.mark.parametrize(
    ("info", "facts"),
    [
        (TCP_INFO, TcpFacts(26_000, RttSource.KERNEL, 0)),
        (TCP_INFO[:104], TcpFacts(26_000, RttSource.KERNEL, 0)),
        (AFTER_DATA, TcpFacts(23_000, RttSource.KERNEL, 0)),
        (with_lost_syns(TCP_INFO, 2), TcpFacts(None, RttSource.NONE, 2)),
        (with_lost_syns(AFTER_DATA, 1), TcpFacts(8_000, RttSource.KERNEL, 1)),
        (with_lost_syns(AFTER_DATA[:104], 1), TcpFacts(None, RttSource.NONE, 1)),
    ],
    ids=["accepted", "old kernel", "data", "lost SYNs", "lost SYN and data", "lost SYN and old kernel"],
)
def test_tcp_info_is_read(info: bytes, facts: TcpFacts) -> None:
    assert linux.tcp_facts_of(info) == facts


def test_kernel_without_a_sample_is_believed() -> None:
    info = bytearray(TCP_INFO)
    struct.pack_into("=I", info, 68, 0)
    assert linux.tcp_facts_of(bytes(info)) == TcpFacts(None, RttSource.NONE, 0)


@given(st.binary(max_size=103))
def test_short_tcp_info_says_nothing(info: bytes) -> None:
    assert linux.tcp_facts_of(info) == UNKNOWN


@on_linux
def test_kernel_measures_an_accepted_connection() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_connection(listener.getsockname()[:2]) as sock,
    ):
        facts = kernel.tcp_facts(sock)
    assert facts.rtt_source is RttSource.KERNEL
    assert facts.rtt_ns is not None
    assert 0 < facts.rtt_ns < 1_000_000_000
    assert facts.retransmits == 0


@on_linux
@pytest.mark.parametrize(
    ("family", "address", "icmp"),
    [
        (socket.AF_INET, "127.0.0.1", Icmp(4, 3, 3, "127.0.0.1")),
        (socket.AF_INET6, "::1", Icmp(6, 1, 4, "::1")),
    ],
)
def test_queue_is_filled_read_once_and_forgotten(
    family: socket.AddressFamily, address: str, icmp: Icmp
) -> None:
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        kernel.ask_for_icmp_errors(sock)
        sock.connect((address, _closed_port(family, address)))
        sock.send(b"")
        assert [error.icmp for error in kernel.icmp_errors(sock)] == [icmp]
        assert kernel.icmp_errors(sock) == ()
        sock.send(b"")
        kernel.forget_icmp_errors(sock)
        assert kernel.icmp_errors(sock) == ()


def test_elsewhere_knows_nothing() -> None:
    with socket.socket() as sock:
        elsewhere.ask_for_icmp_errors(sock)
        elsewhere.forget_icmp_errors(sock)
        assert elsewhere.icmp_errors(sock) == ()
        assert elsewhere.tcp_facts(sock) == UNKNOWN


def test_closed_socket_says_nothing() -> None:
    sock = socket.socket()
    sock.close()
    assert linux.tcp_facts(sock) == UNKNOWN
    assert linux.icmp_errors(sock) == ()


def _closed_port(family: socket.AddressFamily, address: str) -> int:
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.bind((address, 0))
        port: int = sock.getsockname()[1]
        return port


def counted(**counts: int) -> bytes:
    info = bytearray(232)
    for name, (place, form) in _COUNTERS.items():
        struct.pack_into(form, info, place, counts.get(name, 0))
    return bytes(info)


_COUNTERS = {
    "send_mss": (16, "=I"),
    "advertised_mss": (84, "=I"),
    "unacked": (24, "=I"),
    "acked": (120, "=Q"),
    "received": (128, "=Q"),
    "sent_again": (208, "=Q"),
    "out_of_order": (224, "=I"),
}


@pytest.mark.parametrize(
    ("info", "missing"),
    [
        pytest.param(
            counted(acked=518, out_of_order=1, advertised_mss=1460),
            Lost(Vanished.ANSWER, 1460),
            id="only the end arrived",
        ),
        pytest.param(counted(acked=518, received=900, out_of_order=1), None, id="loss that was mended"),
        pytest.param(
            counted(acked=1, unacked=1, sent_again=517, send_mss=1448),
            Lost(Vanished.REQUEST, 1448),
            id="not acknowledged",
        ),
        pytest.param(counted(acked=1, unacked=1), None, id="too early to say"),
        pytest.param(counted(acked=518), None, id="heard, and mute"),
        pytest.param(counted(acked=518, out_of_order=1)[:224], None, id="old kernel"),
        pytest.param(b"", None, id="no kernel"),
    ],
)
def test_what_vanished_is_read_from_tcp_info(info: bytes, missing: Lost | None) -> None:
    assert linux.lost_of(info) == missing


def test_elsewhere_nobody_knows_what_vanished() -> None:
    with socket.socket() as sock:
        assert elsewhere.lost(sock) is None
