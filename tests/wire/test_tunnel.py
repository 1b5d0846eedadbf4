"""CONNECT as RFC 9110 9.3.6 has it, and any bytes at all as its answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui import __version__
from sepgui.wire.tunnel import AskingTunnel, NoProxy, TunnelAnswer, tunnel_target


def test_the_request_asks_for_a_tunnel_and_sends_no_credentials() -> None:
    asking = AskingTunnel("sep.example", 443)
    assert asking.request == (
        b"CONNECT sep.example:443 HTTP/1.1\r\nHost: sep.example:443\r\n"
        b"User-Agent: sepgui/" + __version__.encode() + b" (port check)\r\n\r\n"
    )
    assert tunnel_target(asking.request) == "sep.example:443"


def test_an_ipv6_address_stands_in_brackets() -> None:
    assert b"CONNECT [2001:db8::1]:443 " in AskingTunnel("2001:db8::1", 443).request


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        (b"HTTP/1.1 200 Connection established\r\n\r\n", TunnelAnswer(200)),
        (b"HTTP/1.0 200 OK\r\nVia: 1.1 proxy (squid)\r\n\r\n", TunnelAnswer(200, "1.1 proxy (squid)")),
        (
            b"HTTP/1.1 407 Proxy Authentication Required\r\nServer: squid/5.7\r\nContent-Length: 0\r\n\r\n",
            TunnelAnswer(407, "squid/5.7"),
        ),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", NoProxy(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")),
    ],
)
def test_the_answer_opens_the_tunnel_or_says_why_not(answer: bytes, seen: TunnelAnswer | NoProxy) -> None:
    assert AskingTunnel("sep.example", 443).take(answer) == seen


def test_only_2xx_opens() -> None:
    assert [TunnelAnswer(status).opened for status in (200, 204, 302, 403, 407, 502)] == [
        *(True, True),
        *(False,) * 4,
    ]


def test_an_answer_in_pieces_is_one_answer() -> None:
    asking = AskingTunnel("sep.example", 443)
    for byte in b"HTTP/1.1 200 OK\r\n\r":
        assert asking.take(bytes([byte])) is None
    assert asking.take(b"\n") == TunnelAnswer(200)


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_any_bytes_end_in_a_value(pieces: list[bytes]) -> None:
    asking = AskingTunnel("sep.example", 443)
    for piece in pieces:
        if asking.take(piece) is not None:
            return
    assert asking.take(b"") is not None


@given(st.binary(max_size=400))
def test_any_bytes_as_a_request_are_a_target_or_none(head: bytes) -> None:
    tunnel_target(head)
