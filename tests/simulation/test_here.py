"""What the world says of this computer, of clocks and of proxies: as the probes meet it."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import LocalTrouble, NotSent, Transport
from sepgui.domain.outcome import TlsProblem, Vanished
from sepgui.probes.seams import (
    Connection,
    Datagram,
    Ended,
    ListenerTable,
    NotPermitted,
    NotSupported,
    SystemProxy,
    TlsFailed,
    TlsFailure,
    TlsStarted,
    Unconnected,
)
from sepgui.simulation.clock import SimClock
from sepgui.simulation.net import SimNet
from sepgui.simulation.proxies import Proxy
from sepgui.simulation.speech import FileServer, Page, Say, Script, Speech, Web, banner, secars
from sepgui.simulation.tls import Certificate, TlsService
from sepgui.simulation.world import (
    Accepting,
    Action,
    ClockError,
    Delay,
    Listener,
    NameRecord,
    ProxySetting,
    Rule,
    SimHost,
    Telling,
    Trouble,
    Window,
    World,
)
from sepgui.wire.http import Asking, Method, Reply, Wanted
from sepgui.wire.smb import Negotiated, negotiate_request, read_reply
from sepgui.wire.tunnel import AskingTunnel, NoProxy, TunnelAnswer
from tests.simulation.worlds import (
    ABSENT,
    ABSENT_HERE,
    CLOSED,
    DROP,
    MS,
    OPEN,
    OWN,
    RTT,
    SECOND,
    SERVER,
    SERVER_HOST,
    WORLD,
    behind,
    lossy,
    on_this_computer,
)

HOUR = 3_600 * SECOND
TCP = Transport.TCP
CLOUD_ADDRESS = "203.0.113.9"
CLOUD_CERTIFICATE = Certificate("CN=cloud.example", "CN=CA", ("cloud.example",), -1000, 10_000_000)
CLOUD = SimHost(
    "cloud",
    (CLOUD_ADDRESS,),
    (
        Listener(TCP, 443, Web(other=Page(404)), tls=TlsService(CLOUD_CERTIFICATE), think=Delay(5 * MS)),
        Listener(TCP, 22, banner(b"SSH-2.0-Cloud\r\n")),
        Listener(TCP, 444, Web(), Accepting.BACKLOG_FULL),
        Listener(TCP, 445, Web(), loopback=True),
        Listener(TCP, 446, Web(), when=(Window(0, 1),)),
    ),
)
BEYOND = NameRecord("cloud.example", (CLOUD_ADDRESS,))


def world_of(*listeners: Listener, server: ClockError | None = None, here: ClockError | None = None) -> World:
    """Return the world with these listeners on the server, and with clocks that are wrong."""
    return replace(
        WORLD,
        hosts=(
            replace(WORLD.hosts[0], clock=(here,) if here else ()),
            replace(SERVER_HOST, listeners=listeners, clock=(server,) if server else ()),
            CLOUD,
        ),
        names=(*WORLD.names, BEYOND),
    )


async def connected(world: World, clock: SimClock, port: int = OPEN) -> Connection:
    connection = await SimNet(world, clock).connect(SERVER, port, clock.now_ns() + 9 * SECOND)
    assert not isinstance(connection, Unconnected)
    return connection


async def said(connection: Connection, question: bytes, clock: SimClock) -> bytes:
    until_ns = clock.now_ns() + 9 * SECOND
    assert await connection.send(question, until_ns) is None
    got = await connection.receive(65_536, until_ns)
    assert isinstance(got, bytes)
    return got


# --- clocks ------------------------------------------------------------------------------------------


def told_by_web(answer: bytes) -> int | None:
    reply = Asking(Method.HEAD, "/", "server.example", Wanted.HEAD).take(answer)
    assert isinstance(reply, Reply)
    return reply.unix_s


@pytest.mark.parametrize(
    ("server", "here", "apart_s"),
    [
        (None, None, 0),
        (ClockError(HOUR), None, 3600),
        (ClockError(-HOUR), None, -3600),
        (None, ClockError(HOUR), -3600),
        (ClockError(HOUR), ClockError(HOUR), 0),
        (ClockError(HOUR, (Window(50 * HOUR),)), None, 0),
    ],
)
async def test_date_and_smb_time_are_the_host_s_clock(
    server: ClockError | None, here: ClockError | None, apart_s: int, clock: SimClock
) -> None:
    speeches: tuple[Speech, Speech] = (secars("Apache"), FileServer(0x0302, 1))
    world = world_of(*(Listener(TCP, OPEN + n, x) for n, x in enumerate(speeches)), server=server, here=here)
    head = b"HEAD / HTTP/1.1\r\nHost: server.example\r\n\r\n"
    web = told_by_web(await said(await connected(world, clock), head, clock))
    smb = read_reply(await said(await connected(world, clock, OPEN + 1), negotiate_request(), clock))
    assert isinstance(smb, Negotiated)
    for told in (web, smb.unix_s):
        assert told is not None
        assert abs(told - clock.unix_ns() // SECOND - apart_s) <= 1


@pytest.mark.parametrize(
    ("days", "problems"),
    [(0, ()), (-400, (TlsProblem.NOT_YET_VALID,)), (400, (TlsProblem.EXPIRED,))],
)
async def test_certificates_are_judged_by_this_computer_s_clock(
    days: int, problems: tuple[TlsProblem, ...], clock: SimClock
) -> None:
    tls = TlsService(Certificate("CN=s", "CN=CA", ("server.example",), -86_400, 86_400 * 100))
    here = ClockError(days * 24 * HOUR)
    connection = await connected(world_of(Listener(TCP, OPEN, Web(), tls=tls), here=here), clock)
    started = await connection.start_tls("server.example", clock.now_ns() + SECOND)
    assert isinstance(started, TlsStarted)
    assert started.facts.problems == problems


async def test_a_far_host_s_clock_changes_nothing_of_its_certificate(clock: SimClock) -> None:
    tls = TlsService(Certificate("CN=s", "CN=CA", ("server.example",), -86_400, 86_400))
    world = world_of(Listener(TCP, OPEN, Web(), tls=tls), server=ClockError(9_000 * HOUR))
    started = await (await connected(world, clock)).start_tls("server.example", clock.now_ns() + SECOND)
    assert isinstance(started, TlsStarted)
    assert started.facts.problems == ()


# --- proxies -----------------------------------------------------------------------------------------


async def test_the_system_s_proxy_is_the_last_that_holds_and_has_exceptions(clock: SimClock) -> None:
    first = ProxySetting("proxy.example", 3128, ("sepm.example", "*.corp.example", "192.0.2.9"))
    later = ProxySetting("late.example", 8080, when=(Window(HOUR),))
    net = SimNet(replace(WORLD, proxies=(first, later)), clock)
    assert net.system_proxy("sep.cloud.example") == SystemProxy("proxy.example", 3128)
    assert net.system_proxy("notcorp.example") == SystemProxy("proxy.example", 3128)
    for direct in ("SEPM.example.", "a.b.CORP.example", "192.0.2.9"):
        assert net.system_proxy(direct) is None
    late = SimNet(replace(WORLD, proxies=(replace(later, when=()),)), clock)
    assert late.system_proxy("sepm.example") == SystemProxy("late.example", 8080)
    assert SimNet(WORLD, clock).system_proxy("sep.cloud.example") is None


async def tunnel(proxy: Proxy, target: str, port: int, clock: SimClock) -> tuple[Connection, object]:
    connection = await connected(world_of(Listener(TCP, OPEN, proxy)), clock)
    asking = AskingTunnel(target, port)
    return connection, asking.take(await said(connection, asking.request, clock))


@pytest.mark.parametrize("target", ["cloud.example", "CLOUD.example.", CLOUD_ADDRESS])
async def test_a_proxy_leads_on_and_what_is_beyond_is_farther(target: str, clock: SimClock) -> None:
    connection, answer = await tunnel(Proxy(beyond=Delay(30 * MS)), target, 443, clock)
    assert answer == TunnelAnswer(200)
    begun_ns = clock.now_ns()
    started = await connection.start_tls("cloud.example", begun_ns + SECOND)
    assert isinstance(started, TlsStarted)
    assert started.facts.issuer == "CN=CA"
    assert started.elapsed_ns > RTT + 30 * MS
    begun_ns = clock.now_ns()
    page = await said(connection, b"HEAD / HTTP/1.1\r\nHost: cloud.example\r\n\r\n", clock)
    assert page.startswith(b"HTTP/1.1 404")
    assert clock.now_ns() - begun_ns == RTT + (30 + 5) * MS
    assert connection.rtt()[0] == RTT
    await connection.close()


async def test_who_greets_first_is_heard_through_the_tunnel(clock: SimClock) -> None:
    connection, _ = await tunnel(Proxy(), "cloud.example", 22, clock)
    assert await connection.receive(100, clock.now_ns() + SECOND) == b"SSH-2.0-Cloud\r\n"


@pytest.mark.parametrize(
    ("proxy", "target", "port", "status"),
    [
        (Proxy(status=403), "cloud.example", 443, 403),
        (Proxy(status=407), "cloud.example", 443, 407),
        (Proxy(), "nobody.example", 443, 502),
        (Proxy(), "cloud.example", CLOSED, 502),
        (Proxy(), "cloud.example", 444, 502),
        (Proxy(), "cloud.example", 445, 502),
        (Proxy(), "cloud.example", 446, 502),
    ],
)
async def test_a_proxy_that_opens_no_tunnel_says_so_and_hangs_up(
    proxy: Proxy, target: str, port: int, status: int, clock: SimClock
) -> None:
    connection, answer = await tunnel(replace(proxy, server="squid"), target, port, clock)
    assert answer == TunnelAnswer(status, "squid")
    assert await connection.receive(100, clock.now_ns() + SECOND) is Ended.EOF


async def test_who_asks_a_proxy_for_a_page_is_refused(clock: SimClock) -> None:
    connection = await connected(world_of(Listener(TCP, OPEN, Proxy())), clock)
    assert (await said(connection, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", clock)).startswith(b"HTTP/1.1 400")
    halves = await connected(world_of(Listener(TCP, OPEN, Proxy())), clock)
    request = AskingTunnel("cloud.example", 22).request
    assert await halves.send(request[:9], clock.now_ns() + SECOND) is None
    assert not isinstance(
        AskingTunnel("cloud.example", 22).take(await said(halves, request[9:], clock)), NoProxy
    )


async def test_a_proxy_that_inspects_shows_a_certificate_of_its_own(clock: SimClock) -> None:
    own = Certificate("CN=cloud.example", "CN=Proxy CA", ("cloud.example",), -1000, 1000, trusted=False)
    connection, _ = await tunnel(Proxy(inspects=own), "cloud.example", 443, clock)
    started = await connection.start_tls("cloud.example", clock.now_ns() + SECOND)
    assert isinstance(started, TlsStarted)
    assert (started.facts.issuer, started.facts.problems) == ("CN=Proxy CA", (TlsProblem.UNTRUSTED,))
    plain, _ = await tunnel(Proxy(inspects=own), "cloud.example", 22, clock)
    assert await plain.receive(100, clock.now_ns() + SECOND) == b"SSH-2.0-Cloud\r\n"


# --- what is swallowed ---------------------------------------------------------------------------------

SWALLOWS = Rule(Action.SWALLOW)


async def test_what_follows_the_handshake_may_vanish(clock: SimClock) -> None:
    connection = await connected(behind(SWALLOWS), clock)
    assert connection.link.elapsed_ns == RTT
    assert connection.lost() is None
    until_ns = clock.now_ns() + SECOND
    assert await connection.send(b"ping", until_ns) is None
    assert await connection.receive(100, until_ns) is Ended.TIMED_OUT
    lost = connection.lost()
    assert lost is not None
    assert (lost.what, lost.mss) == (Vanished.REQUEST, 1460)
    await connection.close()
    assert clock.now_ns() == until_ns + 200 * MS


async def test_a_tls_handshake_vanishes_too(clock: SimClock) -> None:
    tls = TlsService(CLOUD_CERTIFICATE)
    world = world_of(Listener(TCP, OPEN, Web(), tls=tls))
    connection = await connected(replace(world, firewalls=behind(SWALLOWS).firewalls), clock)
    failed = await connection.start_tls("server.example", clock.now_ns() + SECOND)
    assert isinstance(failed, TlsFailed)
    assert (failed.failure, failed.elapsed_ns) == (TlsFailure.TIMED_OUT, SECOND)
    lost = connection.lost()
    assert lost is not None
    assert lost.what is Vanished.REQUEST


async def test_nothing_is_lost_once_something_was_heard(clock: SimClock) -> None:
    greets = Listener(TCP, OPEN, banner(b"hello"))
    connection = await connected(replace(world_of(greets), firewalls=behind(SWALLOWS).firewalls), clock)
    assert await connection.receive(100, clock.now_ns() + SECOND) == b"hello"
    await connection.send(b"ping", clock.now_ns() + SECOND)
    assert connection.lost() is None


async def test_a_datagram_is_swallowed_whole_and_a_later_one_is_not(clock: SimClock) -> None:
    world = behind(replace(SWALLOWS, when=(Window(0, SECOND),)))
    net = SimNet(world, clock)
    assert isinstance(await net.ask(SERVER, OPEN, b"ping", SECOND), Unconnected)
    assert isinstance(await net.ask(SERVER, OPEN, b"ping", 2 * SECOND), Datagram)


# --- troubles ------------------------------------------------------------------------------------------


async def test_a_trouble_keeps_the_packet_here(clock: SimClock) -> None:
    trouble = Trouble(
        LocalTrouble.NO_DESCRIPTOR,
        "EMFILE",
        (ip_network(SERVER),),
        (range(OPEN, OPEN + 1),),
        frozenset({TCP}),
        (Window(0, SECOND),),
    )
    net = SimNet(replace(WORLD, troubles=(trouble,)), clock)
    missed = await net.connect(SERVER, OPEN, SECOND)
    assert isinstance(missed, Unconnected)
    assert missed.attempt == NotSent(LocalTrouble.NO_DESCRIPTOR, "EMFILE")
    assert (missed.elapsed_ns, missed.local_port, clock.now_ns()) == (0, None, 0)
    other = await net.connect(SERVER, CLOSED, SECOND)
    assert isinstance(other, Unconnected)
    assert other.local_port is not None
    assert isinstance(await net.ask(SERVER, OPEN, b"ping", SECOND), Datagram)
    await clock.sleep_until(SECOND)
    assert not isinstance(await net.connect(SERVER, OPEN, 2 * SECOND), Unconnected)


async def test_a_datagram_that_our_own_firewall_keeps_has_a_near_end(clock: SimClock) -> None:
    missed = await SimNet(on_this_computer(DROP), clock).ask(SERVER, OPEN, b"ping", SECOND)
    assert isinstance(missed, Unconnected)
    assert missed.attempt == NotSent(LocalTrouble.BLOCKED, "EPERM")
    assert (missed.local_address, missed.local_port is not None) == (OWN, True)


async def test_a_syn_that_waits_for_its_neighbour_was_never_sent(clock: SimClock) -> None:
    net = SimNet(WORLD, clock)
    here = await net.connect(ABSENT_HERE, OPEN, clock.now_ns() + 5 * SECOND)
    behind_router = await net.connect(ABSENT, OPEN, clock.now_ns() + 5 * SECOND)
    assert isinstance(here, Unconnected)
    assert isinstance(behind_router, Unconnected)
    assert (here.syn_retransmits, bool(behind_router.syn_retransmits)) == (0, True)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (Telling.ALL, ListenerTable),
        (Telling.NOT_PERMITTED, NotPermitted),
        (Telling.NOT_SUPPORTED, NotSupported),
    ],
)
async def test_the_system_may_keep_its_listeners_to_itself(
    told: Telling, kind: type[ListenerTable | NotPermitted | NotSupported], clock: SimClock
) -> None:
    net = SimNet(replace(WORLD, listeners_told=told), clock)
    assert isinstance(await net.listeners(0, SECOND), kind)


async def test_a_lost_segment_is_no_slow_way(clock: SimClock) -> None:
    """The kernel measures the segment that arrived, not the wait for the one that did not."""
    echo = Listener(TCP, OPEN, Script(at_first_bytes=(Say(b"pong"),)))
    net = SimNet(replace(lossy(400_000), hosts=(replace(SERVER_HOST, listeners=(echo,)),)), clock)
    measured: set[int | None] = set()
    for _ in range(40):
        connection = await net.connect(SERVER, OPEN, clock.now_ns() + 30 * SECOND)
        if not isinstance(connection, Unconnected):
            await connection.send(b"ping", clock.now_ns() + 30 * SECOND)
            measured.add(connection.rtt()[0])
    assert measured == {RTT}
