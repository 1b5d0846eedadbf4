"""The tables of a drafted scenario: ways, firewalls, hosts with their services, names and troubles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from ipaddress import ip_address
from statistics import median_low

from sepgui.domain.attempt import LocalTrouble
from sepgui.domain.cell import Sample
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import FactName, Meaning, Service, State
from sepgui.simulation.drafting.certificates import Certificates
from sepgui.simulation.drafting.latency import delay_of, qualities
from sepgui.simulation.drafting.moments import Span, united, without
from sepgui.simulation.drafting.sockets import (
    Barrier,
    Socket,
    absent,
    barriers,
    cuts_answers,
    services,
    trouble,
)
from sepgui.simulation.drafting.speeches import service_keys, usual_keys
from sepgui.simulation.drafting.stretches import Series, Timed, facts_of
from sepgui.simulation.drafting.toml import Lines, Value, delay_value, table, when
from sepgui.simulation.world import Action, Delay

_NARROW = 68
"""The smallest packet that IPv4 must pass (RFC 791 3.2): what is larger than a bare answer vanishes."""
_USUAL = Delay(10_000_000, 4_000_000)
_DROPPING = "firewall"
_SWALLOWING = "inspecting-firewall"
_NEVER = ["..1ns"]
"""Of a host that was never there: the moment before anybody asks."""


class Places:
    """The hosts of the scenario: an address is a host, and this computer has all of its own.

    `here` is what this computer is called, `own` its addresses, `names` which host an address was asked for.
    """

    def __init__(self, here: str, own: Sequence[str], names: Mapping[str, str]) -> None:
        self.here = here
        self.own = tuple(own)
        self._names = dict.fromkeys(own, here)
        for address, name in names.items():
            if address not in self._names:
                taken = name in self._names.values()
                self._names[address] = f"{name} ({address})" if taken else name

    def host(self, address: str) -> str:
        """Return the host that an address belongs to."""
        return self.here if ip_address(address).is_loopback else self._names[address]

    @property
    def hosts(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses of each host, this computer first."""
        found: dict[str, list[str]] = {self.here: []}
        for address, name in self._names.items():
            found.setdefault(name, []).append(address)
        return {name: tuple(addresses) for name, addresses in found.items()}

    def far(self, address: str) -> bool:
        """Whether an address is another computer's."""
        return self.host(address) != self.here


def path_tables(sockets: Sequence[Socket], places: Places, length_ns: int) -> list[str]:
    """Return the ways to every other computer, changing where they changed; then those for small packets."""
    timed: defaultdict[str, list[Timed]] = defaultdict(list)
    for socket in sockets:
        if places.far(socket.address):
            timed[socket.address].extend(socket.series.timed)
    written: list[str] = []
    usual: dict[str, Delay] = {}
    for address, samples in timed.items():
        known = qualities(sorted(samples, key=lambda each: each.at_ns), length_ns)
        usual[address] = known[0].delay if known else _rejected_after(sockets, address)
        to = [places.host(address)]
        if not known:
            written.append(table("[[path]]", {"to": to, "rtt": delay_value(usual[address])}))
        for quality in known:
            loss: dict[str, Value] = {"loss": quality.loss} if quality.loss else {}
            keys: Lines = {"to": to, "rtt": delay_value(quality.delay), **loss, "when": when((quality.span,))}
            written.append(table("[[path]]", keys))
    for socket in sockets:
        spans = socket.spans(cuts_answers)
        if spans and places.far(socket.address):
            keys = {
                "to": [places.host(socket.address)],
                "ports": [str(socket.port)],
                "rtt": delay_value(usual[socket.address]),
                "largest": _NARROW,
                "when": when(spans),
            }
            written.append(table("[[path]]", keys))
    return written


def firewall_tables(sockets: Sequence[Socket], places: Places) -> list[str]:
    """Return the firewalls, one for each address that rejected, and one for all that was dropped."""
    rules: dict[tuple[Barrier, str, str, tuple[Span, ...]], list[int]] = {}
    for socket in sockets:
        if ip_address(socket.address).is_loopback:
            continue
        for barrier, spans in barriers(socket, places.own).items():
            key = barrier, socket.address, socket.transport.value, spans
            rules.setdefault(key, []).append(socket.port)
    devices: defaultdict[tuple[Action, str | None], list[str]] = defaultdict(list)
    for (barrier, address, transport, spans), ports in rules.items():
        code: dict[str, Value] = {} if barrier.code is None else {"code": barrier.code.value}
        keys: Lines = {
            "action": barrier.action.value,
            "to": [places.host(address)],
            "ports": [str(port) for port in sorted(ports)],
            "transports": [transport],
            **code,
            "when": when(spans),
        }
        devices[barrier.action, barrier.sender].append(table("[[firewall.rule]]", keys))
    written: list[str] = []
    for number, ((action, sender), own_rules) in enumerate(devices.items(), 1):
        name = _SWALLOWING if action is Action.SWALLOW else _DROPPING
        keys = {"name": f"{name}-{number}", "addresses": [] if sender is None else [sender]}
        written.append("\n\n".join((_with_addresses(keys, sockets, sender, places), *own_rules)))
    return written


def host_tables(sockets: Sequence[Socket], places: Places, certificates: Certificates) -> list[str]:
    """Return the hosts with their clocks and services; who answered for nobody is absent meanwhile."""
    written: list[str] = []
    for name, addresses in places.hosts.items():
        its_own = [socket for socket in sockets if places.host(socket.address) == name]
        gone = united(
            span for socket in its_own for span in socket.spans(lambda each: absent(each, places.own))
        )
        there = without(gone) if gone else ((0, None),)
        keys: Lines = {
            "name": name,
            "names": [],
            "addresses": list(addresses),
            "when": when(there) if there else _NEVER,
        }
        parts = [table("[[host]]", keys)]
        skew_s = _skew(its_own) if name != places.here else 0
        if skew_s:
            parts.append(table("[[host.clock]]", {"off": f"{skew_s}s"}))
        for socket in its_own:
            parts.extend(_service_tables(socket, certificates))
        written.append("\n\n".join(parts))
    return written


def name_tables(series: Sequence[Series], places: Places, spans: Mapping[str, tuple[Span, ...]]) -> list[str]:
    """Return what the resolver said of each name; `spans` are when it said nothing good of one."""
    addresses: defaultdict[str, dict[str, None]] = defaultdict(dict)
    failures: dict[str, str] = {}
    for each in series:
        target = each.planned.target
        if target is None or target.address:
            continue
        if each.cell.address:
            bare = str(ip_address(each.cell.address.partition("%")[0]))
            if places.far(bare) or not ip_address(bare).is_loopback:
                addresses[target.ascii][bare] = None
        else:
            failure = each.stretches[-1].meaning.name_failure
            failures[target.ascii] = failure.value if failure is not None else "not-found"
    written = [
        table("[[name]]", {"name": name, "addresses": list(known)})
        for name, known in addresses.items()
        if known
    ]
    written.extend(
        table("[[name]]", {"name": name, "failure": failure, "when": when(spans.get(name, ((0, None),)))})
        for name, failure in failures.items()
    )
    return written


def trouble_tables(sockets: Sequence[Socket], places: Places) -> list[str]:
    """Return what kept this computer from sending, and when."""
    written: list[str] = []
    for socket in sockets:
        for kind in dict.fromkeys(found for each in socket.meanings if (found := trouble(each)) is not None):
            spans = socket.spans(lambda meaning, kind=kind: trouble(meaning) == kind)
            why, errno = kind
            symbol: dict[str, Value] = {"errno": errno} if errno and why is not LocalTrouble.OTHER else {}
            keys: Lines = {
                "trouble": why.value,
                **symbol,
                "to": [places.host(socket.address)],
                "ports": [str(socket.port)],
                "transports": [socket.transport.value],
                "when": when(spans),
            }
            written.append(table("[[trouble]]", keys))
    return written


def tells_listeners(series: Iterable[Series]) -> bool:
    """Whether this computer's system told who listens on it; so it is where nothing says otherwise."""
    asked = [each for each in series if each.planned.probe is ProbeKind.LISTENER]
    return not asked or any(each.stretches[-1].meaning.state is not State.ERROR for each in asked)


def _service_tables(socket: Socket, certificates: Certificates) -> list[str]:
    written: list[str] = []
    kind = socket.series.planned.probe
    found = services(socket)
    if not found and _through_proxy(socket.meanings):
        found = ((None, ((0, None),)),)
    for meaning, spans in found:
        spoken = (
            usual_keys(kind, certificates) if meaning is None else service_keys(kind, meaning, certificates)
        )
        transport: dict[str, Value] = {} if socket.transport.value == "tcp" else {"transport": "udp"}
        alone: dict[str, Value] = {"loopback": True} if ip_address(socket.address).is_loopback else {}
        think = None if meaning is None else _think(socket.series.whole, meaning)
        slow: dict[str, Value] = {} if think is None else {"think": delay_value(think)}
        keys: Lines = {**transport, "port": socket.port, **spoken, **alone, **slow, "when": when(spans)}
        written.append(table("[[host.service]]", keys))
    return written


def _through_proxy(meanings: Sequence[Meaning]) -> bool:
    return any(each.proxied is not None and each.proxied.service is Service.CONFIRMED for each in meanings)


def _think(whole: Iterable[Sample], meaning: Meaning) -> Delay | None:
    """Return how long the service thought before its answers, None where nobody measured it."""
    thoughts: list[int] = []
    for sample in whole:
        outcome = sample.outcome
        if outcome.meaning.service is not meaning.service:
            continue
        reply_ns, way_ns = outcome.phases.reply_ns, outcome.rtt_ns or outcome.phases.connect_ns
        if reply_ns is not None and way_ns is not None and reply_ns > way_ns:
            thoughts.append(reply_ns - way_ns)
    return delay_of(thoughts) if thoughts else None


def _skew(sockets: Iterable[Socket]) -> int:
    """Return by how many seconds a host's clock differed, as most of its ports said."""
    told: list[int] = []
    for socket in sockets:
        for meaning in socket.meanings:
            words = facts_of(meaning).get(FactName.CLOCK_SKEW)
            if words is not None:
                told.append(int(words.partition(" ")[0]))
    return median_low(told) if told else 0


def _rejected_after(sockets: Iterable[Socket], address: str) -> Delay:
    waits = [
        sample.outcome.phases.connect_ns
        for socket in sockets
        if socket.address == address
        for sample in socket.series.whole
        if sample.outcome.meaning.icmp is not None and sample.outcome.phases.connect_ns is not None
    ]
    return delay_of(waits) if waits else _USUAL


def _with_addresses(keys: Lines, sockets: Sequence[Socket], sender: str | None, places: Places) -> str:
    """Return the head of a firewall, with how far away it was."""
    waits = [
        sample.outcome.phases.connect_ns
        for socket in sockets
        for sample in socket.series.whole
        if sample.outcome.meaning.rejected_by == sender and sample.outcome.phases.connect_ns is not None
    ]
    far = (
        sender is not None
        and sender not in places.own
        and sender not in {socket.address for socket in sockets}
    )
    rtt: dict[str, Value] = {"rtt": delay_value(delay_of(waits))} if waits and far else {}
    return table("[[firewall]]", {**keys, **rtt})
