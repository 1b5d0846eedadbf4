"""Ports of this computer: who holds them by its own table, over real sockets of this very process."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Generator
from contextlib import closing
from typing import NoReturn

import psutil
import pytest

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind, Process
from sepgui.domain.outcome import Fact, FactName, Outcome, Reason, Service, State
from sepgui.i18n import QT_TRANSLATE_NOOP, translate
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.listener_table import ListenerReader, Told, read_listeners
from sepgui.probes.own_ports import ask_within, with_holder
from sepgui.probes.seams import (
    Depth,
    ListenerTable,
    Listening,
    NotPermitted,
    NotSupported,
    ProbeRequest,
)
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from sepgui.wire.http import answer
from sepgui.wire.jrmp import ping, ping_ack
from sepgui.wire.pac import script
from tests.fakes.far_end import far_end, refusing_port, replying

SECOND = 1_000_000_000
CLOCK = SystemClock()
ME = psutil.Process(os.getpid()).name()
SEMSVC = Process("SemSvc.exe", "listener", services=("semsrv",))
MYSELF = Process(ME.upper(), "listener", aliases=("other.exe",))


@pytest.fixture(params=["127.0.0.1", "0.0.0.0", "::"])
def listener(request: pytest.FixtureRequest) -> Generator[socket.socket]:
    """A socket of this process that listens on one address and accepts nobody."""
    family = socket.AF_INET6 if ":" in request.param else socket.AF_INET
    with closing(socket.create_server((request.param, 0), family=family)) as sock:
        yield sock


def asked(
    kind: ProbeKind, port: int, *processes: Process, address: str = "127.0.0.1", depth: Depth = Depth.PROOF
) -> ProbeRequest:
    return ProbeRequest(kind, "sepm", address, port, 5 * SECOND, depth=depth, processes=processes)


async def within(request: ProbeRequest, net: AsyncioNet | None = None) -> Outcome:
    return await ask_within(request, PROBES[request.kind], net or AsyncioNet(), CLOCK)


def facts(outcome: Outcome) -> dict[FactName, object]:
    return {fact.name: fact.value for fact in outcome.meaning.facts}


def words(outcome: Outcome) -> str:
    assert outcome.meaning.detail is not None
    return translate(outcome.meaning.detail, "en")


class Written(AsyncioNet):
    """The real network with a table that a test writes."""

    def __init__(self, *listening: Listening, instead: NotPermitted | NotSupported | None = None) -> None:
        super().__init__()
        self._listening = listening
        self._instead = instead

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotPermitted | NotSupported:
        return self._instead or ListenerTable(CLOCK.now_ns(), self._listening)


# --- the table ------------------------------------------------------------


def test_the_table_names_a_listener_of_this_process(listener: socket.socket) -> None:
    address, port = listener.getsockname()[:2]
    table = read_listeners()
    assert isinstance(table, ListenerTable)
    assert table.holders(Transport.TCP, port) == (Listening(Transport.TCP, address, port, os.getpid(), ME),)
    assert table.holders(Transport.UDP, port) == ()


def test_an_address_of_ipv4_bound_through_ipv6_is_told_as_ipv4s() -> None:
    """So Java listens on one address."""
    with socket.socket(socket.AF_INET6) as sock:
        sock.bind(("::ffff:127.0.0.1", 0))
        sock.listen()
        table = read_listeners()
        assert isinstance(table, ListenerTable)
        assert [each.address for each in table.holders(Transport.TCP, sock.getsockname()[1])] == ["127.0.0.1"]


def test_a_bound_udp_socket_is_in_the_table_and_a_connection_is_not() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        socket.create_server(("127.0.0.1", 0)) as tcp,
    ):
        udp.bind(("127.0.0.1", 0))
        with socket.create_connection(tcp.getsockname()) as caller:
            table = read_listeners()
            assert isinstance(table, ListenerTable)
            assert [each.pid for each in table.holders(Transport.UDP, udp.getsockname()[1])] == [os.getpid()]
            assert table.holders(Transport.TCP, caller.getsockname()[1]) == ()


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(psutil.AccessDenied(), NotPermitted), (PermissionError(), NotPermitted)]
    + [(error, NotSupported) for error in (psutil.Error("odd"), FileNotFoundError(), NotImplementedError())],
)
def test_a_table_that_is_not_told_is_a_value(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception, told: type[Told]
) -> None:
    def refuse(_kind: str) -> NoReturn:
        raise trouble

    monkeypatch.setattr(psutil, "net_connections", refuse)
    assert isinstance(read_listeners(), told)


def test_a_program_that_may_not_be_named_keeps_its_number(
    monkeypatch: pytest.MonkeyPatch, listener: socket.socket
) -> None:
    def refuse(_self: psutil.Process) -> NoReturn:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil.Process, "name", refuse)
    table = read_listeners()
    assert isinstance(table, ListenerTable)
    (held,) = table.holders(Transport.TCP, listener.getsockname()[1])
    assert (held.pid, held.process) == (os.getpid(), None)


async def test_one_reading_serves_all_who_ask_within_its_age() -> None:
    readings: list[int] = []

    def read() -> Told:
        readings.append(time.monotonic_ns())
        return ListenerTable(readings[-1], ())

    reader = ListenerReader(read)
    now_ns = CLOCK.now_ns()
    first = await reader.listeners(now_ns, now_ns + 5 * SECOND)
    assert await reader.listeners(now_ns, now_ns + 5 * SECOND) is first
    assert len(readings) == 1
    await reader.listeners(CLOCK.now_ns(), CLOCK.now_ns() + 5 * SECOND)
    assert len(readings) == 2


async def test_a_system_that_hangs_is_given_up_at_the_deadline() -> None:
    hangs = threading.Event()

    def read() -> Told:
        hangs.wait(5)
        return ListenerTable(0, ())

    try:
        told = await ListenerReader(read).listeners(CLOCK.now_ns(), CLOCK.now_ns() + SECOND // 20)
        assert isinstance(told, NotSupported)
    finally:
        hangs.set()


async def test_a_bug_of_the_reader_is_raised_where_the_table_is_asked_for() -> None:
    def read() -> NoReturn:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await ListenerReader(read).listeners(CLOCK.now_ns(), CLOCK.now_ns() + 5 * SECOND)


# --- ports that get no packet ------------------------------------------------------------


@pytest.mark.parametrize(
    ("processes", "service", "said"),
    [
        ((MYSELF,), Service.CONFIRMED, "nothing was sent"),
        ((SEMSVC,), Service.UNEXPECTED, "where SemSvc.exe should"),
        ((), Service.UNCHECKED, "nothing was sent"),
    ],
)
async def test_the_table_alone_tells_who_holds_a_port(
    listener: socket.socket, processes: tuple[Process, ...], service: Service, said: str
) -> None:
    address, port = listener.getsockname()[:2]
    outcome = await within(asked(ProbeKind.LISTENER, port, *processes))
    meaning = outcome.meaning
    assert (meaning.state, meaning.reason, meaning.service) == (State.OPEN, Reason.LISTENING, service)
    assert facts(outcome) == {
        FactName.PROCESS: ME,
        FactName.PID: str(os.getpid()),
        FactName.LISTENING_ON: address,
    }
    assert said in words(outcome)
    assert ME in words(outcome)
    assert (outcome.rtt_ns, outcome.local_port, outcome.phases.connect_ns) == (None, None, None)
    listener.setblocking(False)
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("kind", [ProbeKind.LISTENER, ProbeKind.JRMP, ProbeKind.PAC])
async def test_where_nobody_listens_nothing_is_sent_and_the_service_is_named(kind: ProbeKind) -> None:
    outcome = await within(asked(kind, refusing_port(), SEMSVC))
    meaning = outcome.meaning
    assert (meaning.state, meaning.reason) == (State.CLOSED, Reason.NOT_LISTENING)
    assert "SemSvc.exe should listen here: see whether the Windows service semsrv runs" in words(outcome)
    assert outcome.local_port is None


@pytest.mark.parametrize("instead", [NotPermitted, NotSupported])
async def test_without_a_table_a_port_that_gets_no_packet_is_an_error_here(
    instead: type[NotPermitted | NotSupported],
) -> None:
    net = Written(instead=instead(QT_TRANSLATE_NOOP("Test", "not for you")))
    meaning = (await within(asked(ProbeKind.LISTENER, 8765), net)).meaning
    assert (meaning.state, meaning.reason) == (State.ERROR, Reason.LOCAL_ERROR)


async def test_a_holder_without_a_name_is_not_called_a_stranger() -> None:
    net = Written(Listening(Transport.TCP, "127.0.0.1", 8765))
    outcome = await within(asked(ProbeKind.LISTENER, 8765, SEMSVC), net)
    assert outcome.meaning.service is Service.UNCHECKED
    assert facts(outcome) == {FactName.LISTENING_ON: "127.0.0.1"}


async def test_a_stranger_beside_the_right_program_is_told() -> None:
    net = Written(
        Listening(Transport.TCP, "127.0.0.1", 8765, 10, "SemSvc.exe"),
        Listening(Transport.TCP, "::", 8765, 11, "other.exe"),
    )
    outcome = await within(asked(ProbeKind.LISTENER, 8765, SEMSVC), net)
    assert outcome.meaning.service is Service.UNEXPECTED
    assert "other.exe (PID 11) listens on ::" in words(outcome)
    assert facts(outcome)[FactName.PROCESS] == "SemSvc.exe / other.exe"


# --- ports that are asked once ------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "reply", "question"),
    [
        (ProbeKind.JRMP, ping_ack(), ping()),
        (ProbeKind.PAC, answer(200, script()), b"GET /proxy.pac HTTP/1.0\r\n"),
    ],
)
async def test_the_proof_is_asked_where_the_table_shows_the_listener(
    kind: ProbeKind, reply: bytes, question: bytes
) -> None:
    async with far_end(replying(reply)) as far:
        outcome = await within(asked(kind, far.port, address="127.0.0.9"))
        assert (await far.heard()).startswith(question)
    assert (outcome.meaning.reason, outcome.meaning.service) == (Reason.SYN_ACK, Service.CONFIRMED)
    assert outcome.local_address == "127.0.0.1"
    assert Fact(FactName.PROCESS, ME) in outcome.meaning.facts


@pytest.mark.parametrize(
    ("on", "asked_at"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "::1")]
)
async def test_a_listener_is_asked_on_an_address_that_it_has(on: str, asked_at: str) -> None:
    family = socket.AF_INET6 if ":" in on else socket.AF_INET
    with socket.create_server((on, 0), family=family) as server:
        outcome = await within(asked(ProbeKind.TCP, server.getsockname()[1]))
    assert (outcome.meaning.state, outcome.local_address) == (State.OPEN, asked_at)


@pytest.mark.parametrize("kind", [ProbeKind.JRMP, ProbeKind.PAC])
async def test_a_pulse_of_what_is_asked_once_looks_at_the_table_alone(kind: ProbeKind) -> None:
    async with far_end(replying(b"")) as far:
        outcome = await within(asked(kind, far.port, SEMSVC, depth=Depth.PULSE))
        assert far.accepted == []
    assert (outcome.meaning.reason, outcome.meaning.service) == (Reason.LISTENING, Service.UNCHECKED)


async def test_without_a_table_the_proof_is_asked_all_the_same() -> None:
    net = Written(instead=NotPermitted(QT_TRANSLATE_NOOP("Test", "not for you")))
    async with far_end(replying(ping_ack())) as far:
        outcome = await within(asked(ProbeKind.JRMP, far.port), net)
    assert (outcome.meaning.service, outcome.meaning.facts) == (Service.CONFIRMED, ())


@pytest.mark.parametrize(
    ("reply", "service", "said"),
    [
        (answer(200, b"hello", server="Other"), Service.UNEXPECTED, "another program answers"),
        (
            answer(404, server="Other"),
            Service.FAILING,
            "has no proxy script (PAC) under /proxy.pac: HTTP 404",
        ),
        (answer(403), Service.FAILING, "HTTP 403"),
        (answer(502), Service.FAILING, "cannot serve"),
        (answer(302, headers=[("Location", "/x")]), Service.UNEXPECTED, "HTTP 302"),
        (b"220 mail ESMTP\r\n", Service.UNEXPECTED, "not HTTP"),
    ],
)
async def test_what_is_no_proxy_script_is_named(reply: bytes, service: Service, said: str) -> None:
    async with far_end(replying(reply)) as far:
        outcome = await within(asked(ProbeKind.PAC, far.port))
    assert outcome.meaning.service is service
    assert said in words(outcome)


# --- any other port of this computer ------------------------------------------------------------


async def beside(request: ProbeRequest, net: AsyncioNet | None = None) -> Outcome:
    net = net or AsyncioNet()
    asked_ns = CLOCK.now_ns()
    outcome = await PROBES[request.kind](request, net, CLOCK)
    return await with_holder(outcome, request, Transport.TCP, net, CLOCK, asked_ns=asked_ns)


async def test_who_holds_the_port_is_told_beside_what_the_probe_learnt(listener: socket.socket) -> None:
    address, port = listener.getsockname()[:2]
    loopback = "::1" if ":" in address else "127.0.0.1"
    outcome = await beside(asked(ProbeKind.TCP, port, address=loopback))
    assert (outcome.meaning.reason, outcome.meaning.service) == (Reason.SYN_ACK, Service.UNCHECKED)
    assert facts(outcome)[FactName.PROCESS] == ME
    assert facts(outcome)[FactName.LISTENING_ON] == address


@pytest.mark.parametrize(
    ("processes", "said"),
    [
        ((SEMSVC,), "SemSvc.exe should listen here: see whether the Windows service semsrv runs."),
        ((MYSELF,), "Where it runs, " + ME.upper() + " listens here."),
        ((), "shows that nothing listens on the port."),
    ],
)
async def test_of_a_refusal_the_table_says_that_nobody_listens(
    processes: tuple[Process, ...], said: str
) -> None:
    outcome = await beside(asked(ProbeKind.TCP, refusing_port(), *processes))
    assert outcome.meaning.reason is Reason.CONN_REFUSED
    assert words(outcome).endswith(said)
    assert outcome.meaning.facts == ()


async def test_of_a_refusal_the_table_says_that_somebody_listens_elsewhere() -> None:
    async with far_end(replying(b"")) as far:
        outcome = await beside(asked(ProbeKind.TCP, far.port, address="127.0.0.9"))
    assert outcome.meaning.reason is Reason.CONN_REFUSED
    assert "shows a listener on 127.0.0.1 only" in words(outcome)


async def test_without_a_table_the_outcome_is_as_it_was() -> None:
    net = Written(instead=NotSupported(QT_TRANSLATE_NOOP("Test", "no table")))
    request = asked(ProbeKind.TCP, refusing_port())
    assert (await beside(request, net)).meaning == (await PROBES[ProbeKind.TCP](request, net, CLOCK)).meaning
