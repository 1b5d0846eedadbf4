"""HTTP/1.1 without I/O: the bytes sent, the answers read in any pieces, and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sepgui import __version__
from sepgui.domain.outcome import HttpFacts
from sepgui.wire.http import (
    LONGEST_BODY,
    LONGEST_HEAD,
    Answering,
    Asking,
    Method,
    NotHttp,
    Reply,
    Request,
    Wanted,
    answer,
    authority,
    date_header,
)

OK = answer(200, b"OK", server="Apache/2.4 (Win64)")
STARTS = (
    b"",
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
    b"HTTP/1.0 302 Found\r\nLocation: /x\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 200\r\nBad Header\r\n\r\n",
)
bytes_like_http = st.tuples(st.sampled_from(STARTS), st.binary(max_size=300)).map(b"".join)


def asking(wanted: Wanted = Wanted.BODY, method: Method = Method.GET) -> Asking:
    return Asking(method, "/secars/secars.dll?hello,secars", "sepm.example:8014", wanted)


def read(
    data: bytes, *, pieces: int = 1, wanted: Wanted = Wanted.BODY, method: Method = Method.GET
) -> object:
    """Return what a client makes of bytes that come in pieces of a length, then end."""
    client = asking(wanted, method)
    for at in range(0, len(data), pieces):
        taken = client.take(data[at : at + pieces])
        if taken is not None:
            return taken
    return client.take(b"")


def test_the_time_is_told_as_rfc_9110_writes_it() -> None:
    """The example of RFC 9110 5.6.7."""
    assert date_header(784_111_777) == ("Date", "Sun, 06 Nov 1994 08:49:37 GMT")


def test_request_is_exactly_this() -> None:
    assert asking().request == (
        b"GET /secars/secars.dll?hello,secars HTTP/1.1\r\n"
        b"Host: sepm.example:8014\r\n"
        b"User-Agent: sepgui/" + __version__.encode() + b" (port check)\r\n"
        b"Connection: close\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("host", "port", "default", "header"),
    [
        ("sepm.example", 80, 80, "sepm.example"),
        ("sepm.example", 8014, 80, "sepm.example:8014"),
        ("192.0.2.10", 8443, 443, "192.0.2.10:8443"),
        ("2001:db8::10", 443, 443, "[2001:db8::10]"),
        ("fe80::1%eth0", 8443, 443, "[fe80::1]:8443"),
    ],
)
def test_host_header(host: str, port: int, default: int, header: str) -> None:
    assert authority(host, port, default) == header


@pytest.mark.parametrize("pieces", [1, 2, 7, 1000])
def test_both_sides_understand_each_other(pieces: int) -> None:
    server = Answering()
    request = asking().request
    taken = [server.take(request[at : at + pieces]) for at in range(0, len(request), pieces)]
    assert taken[-1] == Request(
        "GET", "/secars/secars.dll?hello,secars", "sepm.example:8014", f"sepgui/{__version__} (port check)"
    )
    assert set(taken[:-1]) <= {None}
    assert read(OK, pieces=pieces) == Reply(HttpFacts(200, "Apache/2.4 (Win64)"), b"OK", whole=True)


@pytest.mark.parametrize(
    ("data", "reply"),
    [
        (answer(404, b"no"), Reply(HttpFacts(404), b"no", whole=True)),
        (
            answer(302, headers=[("Location", "https://h:8443/")]),
            Reply(HttpFacts(302, "", "https://h:8443/"), b"", whole=True),
        ),
        (b"HTTP/1.0 200 OK\r\n\r\nOK", Reply(HttpFacts(200), b"OK", whole=True)),
        (b"HTTP/1.1 200 OK\n\nOK", Reply(HttpFacts(200), b"OK", whole=True)),
        (
            b"HTTP/1.1 100 Continue\r\n\r\n" + OK,
            Reply(HttpFacts(200, "Apache/2.4 (Win64)"), b"OK", whole=True),
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nO\r\n1\r\nK\r\n0\r\n\r\n",
            Reply(HttpFacts(200), b"OK", whole=True),
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nOK", Reply(HttpFacts(200), b"OK", whole=False)),
        (b"HTTP/1.1 599 \r\nContent-Length: 0\r\n\r\n", Reply(HttpFacts(599), b"", whole=True)),
        (b"HTTP/1.1 200 OK\r\nBad Header\r\n\r\n", Reply(HttpFacts(200), b"", whole=False)),
        (b"HTTP/1.1 503 Busy\r\nServer: x", Reply(HttpFacts(503), b"", whole=False)),
    ],
)
@pytest.mark.parametrize("pieces", [1, 1000])
def test_replies_are_read(data: bytes, reply: Reply, pieces: int) -> None:
    assert read(data, pieces=pieces) == reply


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2p1\r\n",
        b"\x15\x03\x01\x00\x02\x02\x46",
        b"HTTP/2",
        b"HTTP/1.1 20",
        b"http/1.1 200 OK",
    ],
)
def test_what_is_not_http_is_told_with_its_first_bytes(data: bytes) -> None:
    assert read(data, pieces=1000) == NotHttp(data)


def test_stranger_is_known_by_the_first_byte() -> None:
    assert asking().take(b"S") == NotHttp(b"S")


def test_head_is_enough_where_only_the_head_is_wanted() -> None:
    client = asking(Wanted.HEAD)
    assert client.take(b"HTTP/1.1 200 OK\r\nContent-Length: 9") is None
    assert client.take(b"99999\r\n\r\n") == Reply(HttpFacts(200), b"", whole=False)


def test_answer_to_head_has_no_body() -> None:
    data = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
    assert read(data, method=Method.HEAD) == Reply(HttpFacts(200), b"", whole=True)


def test_endless_head_ends() -> None:
    client = asking()
    taken = client.take(b"HTTP/1.1 200 OK\r\n")
    sent = 0
    while taken is None:
        taken = client.take(b"X: " + b"y" * 1021 + b"\r\n")
        sent += 1026
    assert taken == Reply(HttpFacts(200), b"", whole=False)
    assert sent <= LONGEST_HEAD + 2048


def test_endless_body_ends() -> None:
    client = asking()
    taken = client.take(b"HTTP/1.1 200 OK\r\n\r\n")
    while taken is None:
        taken = client.take(b"z" * 1000)
    assert taken == Reply(HttpFacts(200), b"z" * LONGEST_BODY, whole=False)


@pytest.mark.parametrize("size", [10, 16 * 1024])
def test_endless_interim_answers_end(size: int) -> None:
    client = asking()
    interim = b"HTTP/1.1 102 Wait\r\nX: " + b"y" * size + b"\r\n\r\n"
    taken = None
    count = 0
    while taken is None:
        taken = client.take(interim)
        count += 1
    assert count <= 9


def test_so_far_is_nothing_before_the_head() -> None:
    client = asking()
    assert client.so_far() is None
    client.take(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nO")
    assert client.so_far() == Reply(HttpFacts(200), b"O", whole=False)


@given(bytes_like_http, st.integers(1, 40), st.sampled_from(Wanted), st.sampled_from(Method))
@example(b"HTTP/1.1 200 OK\r\nServer: \x1b[0m\xff\r\n\r\n", 1, Wanted.HEAD, Method.GET)
def test_client_takes_any_bytes(data: bytes, pieces: int, wanted: Wanted, method: Method) -> None:
    taken = read(data, pieces=pieces, wanted=wanted, method=method)
    assert isinstance(taken, Reply | NotHttp)
    if isinstance(taken, Reply):
        assert len(taken.body) <= LONGEST_BODY
        assert taken.facts.server.isprintable()
        assert 100 <= taken.facts.status <= 999


@given(st.binary(max_size=300), st.integers(1, 40))
@example(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 40)
@example(b"GET / HTTP/1.1\r\n\r\n", 40)
@example(b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", 40)
def test_server_takes_any_bytes(data: bytes, pieces: int) -> None:
    server = Answering()
    taken = None
    for at in range(0, len(data), pieces):
        taken = server.take(data[at : at + pieces])
        if taken is not None:
            break
    if taken is None:
        taken = server.take(b"")
    assert isinstance(taken, Request | NotHttp)
