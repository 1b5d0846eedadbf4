"""The probe contract: every kind of probe under every condition, in any world that has the two doors.

A world binds it to a network: real sockets on loopback here, a simulated one elsewhere. Inherit
`ProbeContract` and give it a fixture `world`.
"""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from enum import StrEnum
from typing import Protocol

import pytest

from sepgui import __version__
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.exchange import MOST_KEPT, Direction, Layer, Talk
from sepgui.domain.outcome import Outcome, Reason, RttSource, Service, State
from sepgui.engine.proofs import PULSED
from sepgui.probes.recording import RecordingNet
from sepgui.probes.seams import Clock, Depth, NameFailure, Net, NotResolved, ProbeRequest
from sepgui.probes.table import PROBES
from sepgui.wire.http import answer
from sepgui.wire.jrmp import ping, ping_ack
from sepgui.wire.netbios import NodeName, session_answer, session_request, status_reply, status_request
from sepgui.wire.pac import script
from sepgui.wire.sepm import console_page, version_answer
from sepgui.wire.smb import negotiate_reply, negotiate_request
from sepgui.wire.sql_anywhere import ping_request
from sepgui.wire.sql_browser import Instance, instances_reply, instances_request
from sepgui.wire.syslog import message
from sepgui.wire.tds import prelogin_reply, prelogin_request
from sepgui.wire.tunnel import AskingTunnel


class Condition(StrEnum):
    """What the far end does to a probe."""

    ANSWERS = "answers"
    REFUSES = "refuses"
    SILENT = "silent for the whole timeout"
    MUTE = "accepts and says nothing"
    CLOSES = "accepts and closes at once"
    RESETS = "accepts and resets at once"
    GARBAGE = "answers garbage"
    DRIPS = "answers one byte a second"


class FarEnd(Protocol):
    """The far end of one probe.

    `heard` is what the probe said in all, inside TLS where it is spoken, or None where the world
    cannot tell; `goodbye` is ``fin``, ``reset``, or None.
    """

    @property
    def address(self) -> str: ...

    @property
    def port(self) -> int: ...

    async def heard(self) -> bytes | None: ...

    async def goodbye(self) -> str | None: ...


class World(Protocol):
    """A network to probe, with its clock."""

    @property
    def net(self) -> Net: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def timeout_ns(self) -> int:
        """The deadline of a probe that waits for it in vain; DRIPS sends a byte in a third of it."""
        ...

    @property
    def patience_ns(self) -> int:
        """The deadline of a probe that ends before it."""
        ...

    @property
    def lateness_ns(self) -> int:
        """How late this world may end a probe after its deadline: 0 in virtual time."""
        ...

    @property
    def unknown_name(self) -> str:
        """A name that does not exist."""
        ...

    def far_end(self, kind: ProbeKind, condition: Condition) -> AbstractAsyncContextManager[FarEnd]:
        """A far end that does this to probes of this kind; its name is ``sepm.example``."""
        ...

    def open_sockets(self) -> int:
        """How many sockets are open."""
        ...


WAITED_OUT = (Condition.SILENT, Condition.MUTE, Condition.DRIPS)
TLS_KINDS = (
    *(ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.HTTPS_HEAD, ProbeKind.SECARS_HTTPS, ProbeKind.CLOUD),
    *(ProbeKind.SEPM_CONSOLE, ProbeKind.SEPM_API, ProbeKind.REPORTING),
)
UDP_KINDS = (ProbeKind.UDP, ProbeKind.NBSTAT, ProbeKind.SQL_BROWSER, ProbeKind.SYSLOG)
TABLE_KINDS = (ProbeKind.LISTENER,)
"""They send nothing at all; tests/probes/test_own_ports.py holds them to that."""
TCP_KINDS = tuple(kind for kind in PROBES if kind not in (*UDP_KINDS, *TABLE_KINDS))
UDP_CONDITIONS = (Condition.ANSWERS, Condition.REFUSES, Condition.SILENT, Condition.GARBAGE)
CASES = [(kind, condition) for kind in TCP_KINDS for condition in Condition] + [
    (kind, condition) for kind in UDP_KINDS for condition in UDP_CONDITIONS
]
ACCEPTED = [case for case in CASES if case[1] not in (Condition.REFUSES, Condition.SILENT)]
WAITING = [
    (kind, condition)
    for kind, condition in CASES
    if condition in WAITED_OUT
    and (kind is not ProbeKind.TCP or condition is Condition.SILENT)
    and (kind, condition) != (ProbeKind.JRMP, Condition.DRIPS)  # its answer is one byte
]

_OF_TRANSPORT = {
    Condition.REFUSES: (State.CLOSED, Reason.CONN_REFUSED, Service.UNCHECKED),
    Condition.SILENT: (State.FILTERED, Reason.NO_RESPONSE, Service.UNCHECKED),
}
_UDP = {
    Condition.REFUSES: (State.CLOSED, Reason.PORT_UNREACH, Service.UNCHECKED),
    Condition.SILENT: (State.OPEN_FILTERED, Reason.NO_RESPONSE, Service.UNCHECKED),
}
_WHEN_ANSWERED = {
    ProbeKind.TCP: Service.UNCHECKED,
    ProbeKind.TLS: Service.UNCHECKED,
    ProbeKind.HTTP: Service.CONFIRMED,
    ProbeKind.HTTPS: Service.CONFIRMED,
    ProbeKind.SECARS_HTTP: Service.CONFIRMED,
    ProbeKind.SECARS_HTTPS: Service.CONFIRMED,
    ProbeKind.CLOUD: Service.CONFIRMED,
    ProbeKind.HTTP_HEAD: Service.CONFIRMED,
    ProbeKind.HTTPS_HEAD: Service.CONFIRMED,
    ProbeKind.SEPM_CONSOLE: Service.CONFIRMED,
    ProbeKind.SEPM_API: Service.CONFIRMED,
    ProbeKind.WEB_CONSOLE: Service.CONFIRMED,
    ProbeKind.REPORTING: Service.CONFIRMED,
    ProbeKind.SMB: Service.CONFIRMED,
    ProbeKind.NETBIOS_SESSION: Service.CONFIRMED,
    ProbeKind.NBSTAT: Service.CONFIRMED,
    ProbeKind.SSH: Service.CONFIRMED,
    ProbeKind.TDS: Service.CONFIRMED,
    ProbeKind.SQL_ANYWHERE: Service.CONFIRMED,
    ProbeKind.SQL_BROWSER: Service.CONFIRMED,
    ProbeKind.SYSLOG: Service.UNEXPECTED,
    ProbeKind.GUP: Service.CONFIRMED,
    ProbeKind.JRMP: Service.CONFIRMED,
    ProbeKind.PAC: Service.CONFIRMED,
}
_WHEN_FAULTY = {
    Condition.MUTE: Service.MUTE,
    Condition.CLOSES: Service.MUTE,
    Condition.RESETS: Service.MUTE,
    Condition.GARBAGE: Service.UNEXPECTED,
    Condition.DRIPS: Service.MUTE,
}

_ASK = (
    "{method} {path} HTTP/{http}\r\nHost: sepm.example:{port}\r\n"
    "User-Agent: sepgui/{version} (port check)\r\nConnection: close\r\n\r\n"
)
_HEADS = (ProbeKind.CLOUD, ProbeKind.HTTP_HEAD, ProbeKind.HTTPS_HEAD)
_PATHS = {
    ProbeKind.HTTP: "/",
    ProbeKind.HTTPS: "/",
    ProbeKind.SECARS_HTTP: "/secars/secars.dll?hello,secars",
    ProbeKind.SECARS_HTTPS: "/secars/secars.dll?hello,secars",
    ProbeKind.CLOUD: "/",
    ProbeKind.GUP: "/",
    ProbeKind.HTTP_HEAD: "/",
    ProbeKind.HTTPS_HEAD: "/",
    ProbeKind.SEPM_CONSOLE: "/",
    ProbeKind.SEPM_API: "/sepm/api/v1/version",
    ProbeKind.WEB_CONSOLE: "/",
    ProbeKind.REPORTING: "/",
    ProbeKind.PAC: "/proxy.pac",
}


QUESTIONS = {
    ProbeKind.SMB: negotiate_request(),
    ProbeKind.NETBIOS_SESSION: session_request(),
    ProbeKind.NBSTAT: status_request(),
    ProbeKind.TDS: prelogin_request(),
    ProbeKind.SQL_ANYWHERE: prelogin_request(),
    ProbeKind.SQL_BROWSER: instances_request(),
    ProbeKind.SYSLOG: message(),
    ProbeKind.JRMP: ping(),
}
"""What the kinds that speak in bytes send; tests/wire holds these against the specifications."""
ALSO = {
    ProbeKind.SQL_ANYWHERE: (("first, over UDP to the same port", ping_request()),),
    ProbeKind.CLOUD: (
        (
            "to the system's proxy, where there is one, before the same inside its tunnel",
            AskingTunnel("sepm.example", 443).request,
        ),
    ),
}
"""What these kinds say beside, and to whom; tests/probes/test_said.py and test_proxied.py watch it arrive."""
ANSWERS = {
    ProbeKind.SMB: negotiate_reply(),
    ProbeKind.NETBIOS_SESSION: session_answer(),
    ProbeKind.NBSTAT: status_reply((NodeName("SEPM", 0x00, group=False),)),
    ProbeKind.TDS: prelogin_reply(),
    ProbeKind.SQL_ANYWHERE: prelogin_reply(),
    ProbeKind.SQL_BROWSER: instances_reply((Instance("SQLEXPRESSSYMC", "16.0.1000.6", 2638),)),
    ProbeKind.JRMP: ping_ack(),
    ProbeKind.SSH: b"SSH-2.0-OpenSSH_9.2p1\r\n",
}
"""What the far ends of these kinds answer."""
PAGES = {
    ProbeKind.SEPM_CONSOLE: answer(200, console_page(), server="SEPM"),
    ProbeKind.SEPM_API: answer(200, version_answer("14.3"), server="SEPM"),
    ProbeKind.PAC: answer(200, script()),
    ProbeKind.WEB_CONSOLE: answer(302, server="SEPM", headers=[("Location", "https://sepm.example:8443/")]),
}
"""What the far ends of a manager's own pages answer; all other kinds over HTTP take any page."""


def expected(kind: ProbeKind, condition: Condition) -> set[tuple[State, Reason, Service]]:
    """Return what the outcome may be; two things only where a race decides what a socket sees."""
    if kind in UDP_KINDS:
        service = _WHEN_FAULTY.get(condition, _WHEN_ANSWERED.get(kind, Service.UNCHECKED))
        service = Service.UNCHECKED if kind is ProbeKind.UDP else service
        return {_UDP.get(condition, (State.OPEN, Reason.UDP_RESPONSE, service))}
    if condition in _OF_TRANSPORT:
        return {_OF_TRANSPORT[condition]}
    if condition is Condition.ANSWERS or (kind, condition) == (ProbeKind.JRMP, Condition.DRIPS):
        return {(State.OPEN, Reason.SYN_ACK, _WHEN_ANSWERED[kind])}
    if kind is ProbeKind.SQL_ANYWHERE and condition is Condition.GARBAGE:
        return {(State.OPEN, Reason.SYN_ACK, each) for each in (Service.UNEXPECTED, Service.UNCHECKED)}
    if kind in (ProbeKind.TCP, ProbeKind.SQL_ANYWHERE):
        outcomes = {(State.OPEN, Reason.SYN_ACK, Service.UNCHECKED)}
        if condition is Condition.RESETS:
            outcomes.add((State.OPEN, Reason.SYN_ACK, Service.MUTE))
        return outcomes
    return {(State.OPEN, Reason.SYN_ACK, _WHEN_FAULTY[condition])}


def said(kind: ProbeKind, port: int) -> bytes:
    """Return the application bytes that a probe of a kind sends, all of them."""
    if (question := QUESTIONS.get(kind)) is not None:
        return question
    path = _PATHS.get(kind)
    if not path:
        return b""
    method = "HEAD" if kind in _HEADS else "GET"
    http = "1.0" if kind in (ProbeKind.GUP, ProbeKind.PAC) else "1.1"
    return _ASK.format(method=method, path=path, http=http, port=port, version=__version__).encode()


def kept(talk: Talk, direction: Direction, layer: Layer) -> bytes:
    """Return the bytes that were kept of one way and layer of a talk."""
    return b"".join(each.data for each in talk.said if (each.direction, each.layer) == (direction, layer))


async def probe(world: World, kind: ProbeKind, condition: Condition, far: FarEnd) -> Outcome:
    """Make one attempt on a far end, with a short deadline where it will be waited out."""
    return await attempt(world, kind, far, world.timeout_ns if condition in WAITED_OUT else world.patience_ns)


async def attempt(world: World, kind: ProbeKind, far: FarEnd, timeout_ns: int) -> Outcome:
    """Make one attempt on a far end until a deadline."""
    request = ProbeRequest(kind, "sepm.example", far.address, far.port, timeout_ns)
    return await PROBES[kind](request, world.net, world.clock)


class ProbeContract:
    """What every probe does in every world."""

    @pytest.mark.parametrize(("kind", "condition"), CASES)
    async def test_outcome(self, world: World, kind: ProbeKind, condition: Condition) -> None:
        async with world.far_end(kind, condition) as far:
            meaning = (await probe(world, kind, condition, far)).meaning
        assert (meaning.state, meaning.reason, meaning.service) in expected(kind, condition)

    @pytest.mark.parametrize(("kind", "condition"), CASES)
    async def test_numbers_fit_the_outcome(self, world: World, kind: ProbeKind, condition: Condition) -> None:
        async with world.far_end(kind, condition) as far:
            outcome = await probe(world, kind, condition, far)
        answered = outcome.meaning.state in (State.OPEN, State.CLOSED)
        assert (outcome.rtt_ns is not None) == answered
        assert (outcome.rtt_source is RttSource.NONE) == (outcome.rtt_ns is None)
        assert (outcome.phases.connect_ns is None) == (kind in UDP_KINDS)
        assert outcome.phases.resolve_ns is None
        assert outcome.local_address
        assert outcome.local_port
        assert outcome.traceback is None
        assert outcome.failed == (outcome.meaning.state is not State.OPEN)

    @pytest.mark.parametrize(("kind", "condition"), WAITING)
    async def test_ends_at_the_deadline(self, world: World, kind: ProbeKind, condition: Condition) -> None:
        async with world.far_end(kind, condition) as far:
            start_ns = world.clock.now_ns()
            await probe(world, kind, condition, far)
            elapsed_ns = world.clock.now_ns() - start_ns
        assert world.timeout_ns <= elapsed_ns <= world.timeout_ns + world.lateness_ns

    @pytest.mark.parametrize(("kind", "condition"), CASES)
    async def test_leaves_no_socket_open(self, world: World, kind: ProbeKind, condition: Condition) -> None:
        before = world.open_sockets()
        async with world.far_end(kind, condition) as far:
            await probe(world, kind, condition, far)
            if (kind, condition) in ACCEPTED:
                await far.goodbye()
        assert world.open_sockets() == before

    @pytest.mark.parametrize(("kind", "condition"), WAITING)
    async def test_cancels_promptly_and_leaves_no_socket_open(
        self, world: World, kind: ProbeKind, condition: Condition
    ) -> None:
        before = world.open_sockets()
        async with world.far_end(kind, condition) as far:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(attempt(world, kind, far, world.patience_ns), name="attempt")
                await world.clock.sleep_until(world.clock.now_ns() + world.timeout_ns // 3)
                start_ns = world.clock.now_ns()
                task.cancel()
            assert task.cancelled()
            assert world.clock.now_ns() - start_ns <= world.lateness_ns
        assert world.open_sockets() == before

    @pytest.mark.parametrize(("kind", "condition"), ACCEPTED)
    async def test_closes_with_fin(self, world: World, kind: ProbeKind, condition: Condition) -> None:
        if kind in UDP_KINDS or condition is Condition.RESETS:
            return
        async with world.far_end(kind, condition) as far:
            await probe(world, kind, condition, far)
            assert await far.goodbye() in ("fin", None)

    @pytest.mark.parametrize("kind", [kind for kind in PROBES if kind not in TABLE_KINDS])
    async def test_sends_exactly_what_is_documented(self, world: World, kind: ProbeKind) -> None:
        async with world.far_end(kind, Condition.ANSWERS) as far:
            await probe(world, kind, Condition.ANSWERS, far)
            assert await far.heard() in (said(kind, far.port), None)

    @pytest.mark.parametrize("kind", [kind for kind in PROBES if kind not in TABLE_KINDS])
    @pytest.mark.parametrize("condition", [Condition.ANSWERS, Condition.GARBAGE])
    async def test_kept_bytes_are_those_of_the_wire(
        self, world: World, kind: ProbeKind, condition: Condition
    ) -> None:
        if (kind, condition) not in CASES:
            return
        async with world.far_end(kind, condition) as far:
            net = RecordingNet(world.net, world.clock)
            request = ProbeRequest(kind, "sepm.example", far.address, far.port, world.patience_ns)
            outcome = (await PROBES[kind](request, net, world.clock)).meaning
            heard = await far.heard()
        assert (outcome.state, outcome.reason, outcome.service) in expected(kind, condition)
        transport = Transport.UDP if kind in UDP_KINDS else Transport.TCP
        talk = next(talk for talk in net.talks if talk.transport is transport)
        assert (talk.address, talk.port, talk.local_port is None) == (far.address, far.port, False)
        assert (talk.state, talk.reason) == (outcome.state, outcome.reason)
        layers = [each.layer for each in talk.said]
        if condition is Condition.ANSWERS:
            sent = kept(talk, Direction.SENT, Layer.INSIDE if kind in TLS_KINDS else Layer.WIRE)
            assert sent == said(kind, far.port)
            assert bool(talk.tls) is (kind in TLS_KINDS)
        else:
            assert Layer.INSIDE not in layers
            sent = b"".join(each.data for each in talk.said if each.direction is Direction.SENT)
        if sent or kind not in TLS_KINDS:  # a simulation has no bytes of a client's hello
            assert heard is None or heard[:MOST_KEPT] == sent
        times = [each.at_ns for each in talk.said]
        assert times == sorted(times)

    @pytest.mark.parametrize("kind", sorted(PULSED & PROBES.keys()))
    async def test_pulse_says_nothing(self, world: World, kind: ProbeKind) -> None:
        async with world.far_end(kind, Condition.ANSWERS) as far:
            request = ProbeRequest(
                kind, "sepm.example", far.address, far.port, world.patience_ns, depth=Depth.PULSE
            )
            meaning = (await PROBES[kind](request, world.net, world.clock)).meaning
            assert await far.heard() in (b"", None)
        assert (meaning.state, meaning.service) == (State.OPEN, Service.UNCHECKED)

    async def test_unknown_name_is_a_value(self, world: World) -> None:
        answer = await world.net.resolve(world.unknown_name, world.clock.now_ns() + world.patience_ns)
        assert isinstance(answer, NotResolved)
        assert answer.failure is NameFailure.NOT_FOUND

    async def test_address_needs_no_look_up(self, world: World) -> None:
        answer = await world.net.resolve("192.0.2.1", world.clock.now_ns() + world.patience_ns)
        assert getattr(answer, "addresses", None) == ("192.0.2.1",)
