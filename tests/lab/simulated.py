"""The lab's conditions as simulated worlds: made from what is done to a port, not from what is true of it."""

from __future__ import annotations

from ipaddress import ip_network

from msgspec.structs import replace

from sepgui.domain.attempt import LocalTrouble, Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Reason
from sepgui.probes.seams import ProbeRequest
from sepgui.probes.table import PROBES
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.net import SimNet
from sepgui.simulation.routes import ICMP_4, ICMP_6
from sepgui.simulation.speech import CLOSES, MUTE, Reset, Say, Script, Speech, banner
from sepgui.simulation.tls import Certificate, TlsService
from sepgui.simulation.world import (
    Accepting,
    Action,
    Delay,
    Firewall,
    Listener,
    Path,
    SimHost,
    Trouble,
    Window,
    World,
)
from sepgui.simulation.world import (
    Rule as SimRule,
)
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import ONE_SYN_IS_LOST, Behaviour, Condition, Rule
from tests.lab.probing import Learnt, flat
from tests.lab.rejections import UNHEEDED
from tests.lab.tcp_conditions import SYNPROXY_CLOSED_PORT, SYNPROXY_DROPPED_PORT

_MS = 1_000_000
_RTT, _DRIP_NS, _SLOW_NS = Delay(200_000), 1_000 * _MS, 1_500 * _MS
_SYN_ALONE = (Window(0, 500 * _MS),)
_OWN = (at.CLIENT, at.FAR_CLIENT_6)
_ROUTER = (at.ROUTER, at.FAR_ROUTER_6)
_SERVER = (at.SERVER, at.FAR_SERVER_6)
_DEVICES = {Place.CLIENT: _OWN, Place.ROUTER: _ROUTER, Place.SERVER: _SERVER}
_PAGE = b"HTTP/1.1 404 Not Found\r\nServer: lab\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlab\n"
_HEAD, _MORE_HEAD = b"HTTP/1.1 200 OK\r\n", b"X-Lab: and more of it\r\n" * 10_000
_BODY, _MORE_BODY = b"HTTP/1.1 200 OK\r\nServer: lab\r\n\r\n", b"and more of it\n" * 20_000
_GREETING = b"SSH-2.0-OpenSSH_9.2p1\r\n"
_NOBODY_KNOWS = TlsService(
    Certificate("CN=listener.lab.example", "CN=Lab", _SERVER, -86_400, 864_000, trusted=False)
)

_SPEECHES: dict[Behaviour, Speech] = {
    Behaviour.ACCEPT: MUTE,
    Behaviour.SILENT: MUTE,
    Behaviour.RESET: Script(at_once=(Reset(),)),
    Behaviour.FIN: CLOSES,
    Behaviour.BANNER: banner(_GREETING),
    Behaviour.SLOW_BANNER: banner(_GREETING, _SLOW_NS),
    Behaviour.GARBAGE: banner(bytes(range(256))),
    Behaviour.DRIP: Script(
        at_once=tuple(Say(bytes([byte]), _DRIP_NS if n else 0) for n, byte in enumerate(_PAGE))
    ),
    Behaviour.ENDLESS_HEAD: Script(at_once=(Say(_HEAD + _MORE_HEAD),)),
    Behaviour.ENDLESS_BODY: Script(at_once=(Say(_BODY + _MORE_BODY),)),
    Behaviour.TLS: Script(at_first_bytes=(Say(_PAGE),)),
    Behaviour.HTTP: Script(at_first_bytes=(Say(_PAGE),)),
    Behaviour.BACKLOG_FULL: MUTE,
    Behaviour.ECHO: Script(at_first_bytes=(Say(b""),)),
    Behaviour.MUTE: MUTE,
}
_WORDS = {
    "net-unreachable": Reason.NET_UNREACH,
    "host-unreachable": Reason.HOST_UNREACH,
    "prot-unreachable": Reason.PROTO_UNREACH,
    "port-unreachable": Reason.PORT_UNREACH,
    "net-prohibited": Reason.NET_PROHIBITED,
    "host-prohibited": Reason.HOST_PROHIBITED,
    "admin-prohibited": Reason.ADMIN_PROHIBITED,
    "no-route": Reason.NET_UNREACH,
    "addr-unreachable": Reason.HOST_UNREACH,
}
"""What nftables calls the codes."""
_ROUTES: dict[str, SimRule] = {
    at.ROUTER_NO_ROUTE: SimRule(Action.REJECT, code=Reason.NET_UNREACH),
    at.ROUTER_UNREACHABLE: SimRule(Action.REJECT, code=Reason.HOST_UNREACH),
    at.ROUTER_PROHIBIT: SimRule(Action.REJECT, code=Reason.ADMIN_PROHIBITED),
    at.ROUTER_BLACKHOLE: SimRule(Action.DROP),
    at.FAR_ROUTER_NO_ROUTE_6: SimRule(Action.REJECT, code=Reason.NET_UNREACH),
    at.FAR_ROUTER_UNREACHABLE_6: SimRule(Action.REJECT, code=Reason.NET_UNREACH),
    at.FAR_ROUTER_PROHIBIT_6: SimRule(Action.REJECT, code=Reason.ADMIN_PROHIBITED),
    at.FAR_ROUTER_BLACKHOLE_6: SimRule(Action.DROP),
}
"""What the router does with what its routing table does not lead on (ip-route(8))."""
_LOOPS = {at.ROUTER_LOOP: at.SERVER, at.FAR_ROUTER_LOOP_6: at.SERVER_6}
_TROUBLES = {
    at.CLIENT_BLACKHOLE: Trouble(LocalTrouble.NO_ROUTE, "EINVAL"),
    at.CLIENT_UNREACHABLE: Trouble(LocalTrouble.NO_ROUTE, "EHOSTUNREACH"),
    at.CLIENT_PROHIBIT: Trouble(LocalTrouble.BLOCKED, "EACCES"),
    at.CLIENT_BLACKHOLE_6: Trouble(LocalTrouble.NO_ROUTE, "EINVAL"),
    at.CLIENT_UNREACHABLE_6: Trouble(LocalTrouble.NO_ROUTE, "EHOSTUNREACH"),
    at.CLIENT_PROHIBIT_6: Trouble(LocalTrouble.BLOCKED, "EACCES"),
}
_NO_ROUTE = (at.CLIENT_NO_ROUTE, at.CLIENT_NO_ROUTE_6)


def ask_simulated(condition: Condition, kind: ProbeKind, timeout_ms: int) -> list[Learnt]:
    """Return all that a probe of a kind may learn in a condition, simulated.

    It is one thing, but where a reset races with the end of our own connect.
    """
    return [
        ask_in(world, kind, condition.address, condition.port, timeout_ms) for world in worlds_of(condition)
    ]


def worlds_of(condition: Condition) -> list[World]:
    """Return the worlds that a condition may be."""
    usual = world_of(condition)
    resets = condition.listener is Behaviour.RESET or condition.port == SYNPROXY_CLOSED_PORT
    if not resets:
        return [usual]
    (server,) = usual.hosts
    (listener,) = server.listeners
    both = (
        replace(listener, speech=_SPEECHES[Behaviour.RESET]),
        replace(listener, accepting=Accepting.RESET),
    )
    return [replace(usual, hosts=(replace(server, listeners=(each,)),)) for each in both]


def ask_in(world: World, kind: ProbeKind, address: str, port: int, timeout_ms: int) -> Learnt:
    """Return what a probe learns in a simulated world."""

    async def ask(clock: SimClock) -> Learnt:
        net = SimNet(world, clock)
        request = ProbeRequest(kind, address, address, port, timeout_ms * _MS)
        outcome = await PROBES[kind](request, net, clock)
        return flat(outcome, clock.now_ns() / 1e6)

    return run_virtual(ask)


def world_of(condition: Condition) -> World:
    """Return the world in which that is done to the port of a condition."""
    listener = _listener(condition)
    devices = [*_firewalls(condition)]
    trouble = _TROUBLES.get(condition.address)
    return World(
        seed=1,
        own=_OWN,
        hosts=(SimHost("server", _SERVER, () if listener is None else (listener,)),),
        paths=_paths(condition),
        firewalls=tuple(devices),
        troubles=() if trouble is None else (trouble,),
    )


def _paths(condition: Condition) -> tuple[Path, ...]:
    if condition.address in _NO_ROUTE:
        return ()
    here = Path((ip_network(at.NEAR_NET), ip_network("2001:db8:2::/64")), _RTT)
    beyond = Path((ip_network("0.0.0.0/0"), ip_network("::/0")), _RTT, routers=_ROUTER)
    lossy = Path(beyond.to, _RTT, 1_000_000, when=_SYN_ALONE)
    is_lossy = condition.rule is not None and condition.rule.verdict == ONE_SYN_IS_LOST
    return (beyond, *((lossy,) if is_lossy else ()), here)


def _listener(condition: Condition) -> Listener | None:
    behaviour = condition.listener
    if condition.port in (SYNPROXY_CLOSED_PORT, SYNPROXY_DROPPED_PORT):
        behaviour = Behaviour.SILENT  # the middlebox accepts in the server's name
    if behaviour is None:
        return None
    return Listener(
        condition.transport,
        condition.port,
        _SPEECHES[behaviour],
        Accepting.BACKLOG_FULL if behaviour is Behaviour.BACKLOG_FULL else Accepting.ACCEPT,
        _NOBODY_KNOWS if behaviour is Behaviour.TLS else None,
    )


def _firewalls(condition: Condition) -> list[Firewall]:
    found: list[Firewall] = []
    if condition.address in _ROUTES:
        found.append(Firewall("routes", _ROUTER, (_ROUTES[condition.address],)))
    if condition.address in _LOOPS:
        sender = _LOOPS[condition.address]
        found.append(Firewall("loop", (sender,), (SimRule(Action.REJECT, code=Reason.TTL_EXCEEDED),)))
    rule = condition.rule
    passes = rule is None or rule.verdict == ONE_SYN_IS_LOST or condition.port == SYNPROXY_DROPPED_PORT
    if rule is not None and not passes:
        found.append(Firewall("firewall", _DEVICES[rule.place], (_done(condition, rule),)))
    return found


def _done(condition: Condition, rule: Rule) -> SimRule:
    is_6 = ":" in condition.address
    unheeded = [answer for _, answer in UNHEEDED if not is_6]
    if condition.injected is not None and condition.injected not in unheeded:
        told = ICMP_6 if is_6 else ICMP_4
        codes = {numbers: reason for reason, numbers in told.items()}
        return SimRule(Action.REJECT, code=codes[condition.injected.type, condition.injected.code])
    if rule.verdict == "drop":
        return SimRule(Action.DROP)
    if rule.verdict == "reject with tcp reset":
        return SimRule(Action.RESET, transports=frozenset({Transport.TCP}))
    return SimRule(Action.REJECT, code=_WORDS[rule.verdict.rpartition(" ")[2]])
