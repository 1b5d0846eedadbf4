"""Why the system's resolver failed, against name servers on loopback with every kind of fault."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager

import dns.message
import dns.name
import dns.resolver
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.i18n import translate
from sepgui.probes import name_servers
from sepgui.probes.name_servers import ask_all, explain
from sepgui.probes.seams import NameFailure
from sepgui.probes.system_clock import SystemClock
from tests.fakes.far_end import refusing_port

Says = Callable[[bytes], bytes | None]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="several loopback addresses share a port")


def soon(seconds: float = 5) -> int:
    return SystemClock().now_ns() + int(seconds * 1_000_000_000)


def answer_to(
    question: bytes, rcode: int, *, flags: int = 0x8180, answers: bytes = b"", count: int = 0
) -> bytes:
    """Return an answer with a code and at most one record (RFC 1035 4.1)."""
    end = question.index(b"\0", 12) + 5
    return question[:2] + struct.pack("!HHHHH", flags | rcode, 1, count, 0, 0) + question[12:end] + answers


def with_code(rcode: int, *, flags: int = 0x8180, answers: bytes = b"", count: int = 0) -> Says:
    """Say an answer with a code."""
    return lambda question: answer_to(question, rcode, flags=flags, answers=answers, count=count)


def silent(question: bytes) -> None:
    """Say nothing."""


def garbage(question: bytes) -> bytes:
    """Say what is not DNS."""
    return b"\0\1garbage"


def other_id(question: bytes) -> bytes:
    """Answer a question that nobody asked."""
    return bytes((question[0] ^ 255,)) + answer_to(question, 0)[1:]


A_RECORD = b"\xc0\x0c\0\1\0\1\0\0\0\x1e\0\4\xc0\0\2\x0a"


@contextmanager
def server(says: Says, address: str = "127.0.0.1", port: int = 0) -> Generator[int]:
    """Answer DNS questions on a loopback address and yield the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((address, port))

        def serve() -> None:
            while True:
                question, asker = sock.recvfrom(4096)
                if question == b"stop":
                    return
                answer = says(question)
                if answer is not None:
                    sock.sendto(answer, asker)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield sock.getsockname()[1]
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stopper:
                stopper.sendto(b"stop", sock.getsockname())
            thread.join()


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> dns.resolver.Resolver:
    """Let the system's configuration be ours."""
    system = dns.resolver.Resolver(configure=False)
    system.nameservers = ["127.0.0.1"]
    system.search = []
    monkeypatch.setattr(name_servers.dns.resolver, "Resolver", lambda: system)
    return system


FAULTS: list[tuple[Says, NameFailure, str]] = [
    (
        with_code(3),
        NameFailure.NOT_FOUND,
        "The name server 127.0.0.1 says that sepm.example does not exist.",
    ),
    (
        with_code(2),
        NameFailure.SERVER_FAILURE,
        "The name server 127.0.0.1 fails for sepm.example (SERVFAIL).",
    ),
    (
        with_code(4),
        NameFailure.SERVER_FAILURE,
        "The name server 127.0.0.1 fails for sepm.example (NOTIMP).",
    ),
    (with_code(5), NameFailure.REFUSED, "The name server 127.0.0.1 refuses to answer this computer."),
    (
        with_code(0),
        NameFailure.NO_ADDRESS,
        "The name server 127.0.0.1 knows sepm.example but has no address for it.",
    ),
    (
        with_code(0, answers=A_RECORD, count=1),
        NameFailure.OTHER,
        "This computer's resolver failed for sepm.example, but the name server 127.0.0.1 knows it.",
    ),
    (
        with_code(0, flags=0x8380),
        NameFailure.OTHER,
        "The answer of 127.0.0.1 is too long for UDP, and this computer's resolver got none over TCP.",
    ),
    (
        garbage,
        NameFailure.SERVER_FAILURE,
        "The name server 127.0.0.1 answers with something that is not DNS.",
    ),
    (silent, NameFailure.TIMED_OUT, "No name server answers (asked: 127.0.0.1)."),
    (other_id, NameFailure.TIMED_OUT, "No name server answers (asked: 127.0.0.1)."),
]


@pytest.mark.parametrize(("says", "failure", "sentence"), FAULTS)
def test_each_cause_is_told_apart(
    configured: dns.resolver.Resolver, says: Says, failure: NameFailure, sentence: str
) -> None:
    waits = failure is NameFailure.TIMED_OUT
    with server(says) as port:
        configured.port = port
        told = explain("sepm.example", soon(0.15 if waits else 5))
    assert told.failure is failure
    assert translate(told.detail.with_(name="sepm.example"), "en") == sentence


def test_server_that_is_not_there(configured: dns.resolver.Resolver) -> None:
    configured.port = refusing_port(socket.SOCK_DGRAM)
    told = explain("sepm.example", soon())
    assert told.failure is NameFailure.NO_SERVER


def test_server_that_cannot_be_asked(configured: dns.resolver.Resolver) -> None:
    configured.nameservers = ["255.255.255.255"]
    assert explain("sepm.example", soon()).failure is NameFailure.NO_SERVER


def test_nothing_configured(monkeypatch: pytest.MonkeyPatch, configured: dns.resolver.Resolver) -> None:
    configured.nameservers = []
    assert explain("sepm.example", soon()).failure is NameFailure.NO_SERVER

    def fail() -> None:
        raise dns.resolver.NoResolverConfiguration

    monkeypatch.setattr(name_servers.dns.resolver, "Resolver", fail)
    assert explain("sepm.example", soon()).failure is NameFailure.NO_SERVER


def test_name_that_dns_cannot_carry(configured: dns.resolver.Resolver) -> None:
    assert explain("bad..name", soon()).failure is NameFailure.MALFORMED


@pytest.mark.parametrize(
    ("others", "failure"),
    [((silent, with_code(5)), NameFailure.REFUSED), ((silent, None), NameFailure.TIMED_OUT)],
)
def test_what_is_said_beats_silence_and_silence_beats_absence(
    configured: dns.resolver.Resolver, others: tuple[Says | None, ...], failure: NameFailure
) -> None:
    configured.nameservers = [f"127.0.0.{number}" for number in range(2, 2 + len(others))]
    with ExitStack() as servers:
        port = 0
        for address, says in zip(configured.nameservers, others, strict=True):
            if says is not None:
                port = servers.enter_context(server(says, str(address), port))
        configured.port = port
        assert explain("sepm.example", soon(0.15)).failure is failure


@pytest.mark.parametrize(
    ("name", "search", "asked"),
    [
        ("sepm.example", ["corp.example"], "sepm.example."),
        ("sepm", ["corp.example"], "sepm.corp.example."),
        ("sepm", [], "sepm."),
        ("sepm.", ["corp.example"], "sepm."),
    ],
)
def test_name_is_asked_as_the_system_would(
    configured: dns.resolver.Resolver, name: str, search: list[str], asked: str
) -> None:
    heard: list[str] = []

    def listen(question: bytes) -> bytes:
        heard.append(str(dns.message.from_wire(question).question[0].name))
        return answer_to(question, 3)

    configured.search = [dns.name.from_text(domain) for domain in search]
    with server(listen) as port:
        configured.port = port
        explain(name, soon())
    assert heard == [asked]


def test_no_time_left_is_a_time_out(configured: dns.resolver.Resolver) -> None:
    with server(with_code(5)) as port:
        configured.port = port
        assert explain("sepm.example", 0).failure is NameFailure.TIMED_OUT


@given(st.binary(max_size=100), st.booleans())
@settings(max_examples=50, deadline=None)
def test_any_answer_is_taken(data: bytes, has_id: bool) -> None:
    question = dns.message.make_query("sepm.example", "A")

    def say(asked: bytes) -> bytes:
        return asked[: 2 * has_id] + data

    with server(say) as port:
        told = ask_all(question, ["127.0.0.1"], port, soon(0.01))
    assert set(told) == {"127.0.0.1"}
