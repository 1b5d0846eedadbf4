"""Ports of this very computer: what its own table of listeners adds to a probe, or says in its place."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind, Process
from sepgui.domain.outcome import Fact, FactName, Meaning, Outcome, Reason, Service, State
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.seams import (
    Clock,
    Depth,
    ListenerTable,
    Listening,
    Net,
    NotPermitted,
    NotSupported,
    Probe,
    ProbeRequest,
)

FRESH_NS = 5_000_000_000
"""How old a reading may be: in a watch the table is read at most this often, whatever the pace."""
_PATIENCE_NS = 1_000_000_000
"""How long a reading is waited for: a system that hangs must not hold up what was asked besides."""
ASKED_ONCE = frozenset({ProbeKind.JRMP, ProbeKind.PAC})
"""The kinds that speak once; as a pulse the table alone is looked at."""

_LOOPBACK = {4: "127.0.0.1", 6: "::1"}

_HOLDS = QT_TRANSLATE_NOOP(
    "Listener",
    "{process} (PID {pid}) listens on {addresses}, says this computer's own table; nothing was sent to "
    "the port.",
)
_SOMEBODY = QT_TRANSLATE_NOOP(
    "Listener",
    "A program that the system does not name to this account listens on {addresses}, says this computer's "
    "own table; nothing was sent to the port.",
)
_INTRUDER = QT_TRANSLATE_NOOP(
    "Listener",
    "Another program holds the port: {process} (PID {pid}) listens on {addresses} where {wanted} should, "
    "says this computer's own table; nothing was sent to the port.",
)
_NOBODY = QT_TRANSLATE_NOOP(
    "Listener", "Nothing listens on this port, says this computer's own table, so nothing was sent to it."
)
_NOBODY_WANTED = QT_TRANSLATE_NOOP(
    "Listener",
    "Nothing listens on this port, says this computer's own table, so nothing was sent to it. Where it runs, "
    "{wanted} listens here.",
)
_NOBODY_SERVICE = QT_TRANSLATE_NOOP(
    "Listener",
    "Nothing listens on this port, says this computer's own table, so nothing was sent to it. {wanted} "
    "should listen here: see whether the Windows service {service} runs.",
)
_REFUSED = QT_TRANSLATE_NOOP(
    "Listener", "Refused, and this computer's own table shows that nothing listens on the port."
)
_REFUSED_WANTED = QT_TRANSLATE_NOOP(
    "Listener",
    "Refused, and this computer's own table shows that nothing listens on the port. Where it runs, {wanted} "
    "listens here.",
)
_REFUSED_SERVICE = QT_TRANSLATE_NOOP(
    "Listener",
    "Refused, and this computer's own table shows that nothing listens on the port. {wanted} should listen "
    "here: see whether the Windows service {service} runs.",
)
_REFUSED_ELSEWHERE = QT_TRANSLATE_NOOP(
    "Listener", "Refused at {address}: this computer's own table shows a listener on {addresses} only."
)


async def read_table(
    request: ProbeRequest, net: Net, clock: Clock
) -> ListenerTable | NotPermitted | NotSupported:
    """Return the table, at most five seconds old; no packet is sent.

    It is waited for until the timeout where it is all that is asked for, else a second at most.
    """
    now_ns = clock.now_ns()
    alone = request.kind is ProbeKind.LISTENER
    patience_ns = request.timeout_ns if alone else min(_PATIENCE_NS, request.timeout_ns)
    return await net.listeners(now_ns - FRESH_NS, now_ns + patience_ns)


async def ask_within(request: ProbeRequest, probe: Probe, net: Net, clock: Clock) -> Outcome:
    """Return what a probe of a port learnt that this computer serves to itself, with who holds the port.

    Where the table shows nobody, nothing is sent; else the listener is asked on an address that it has.
    """
    if request.kind is ProbeKind.LISTENER:
        return await probe(request, net, clock)
    table = await read_table(request, net, clock)
    if not isinstance(table, ListenerTable):
        return await probe(request, net, clock)
    holders = table.holders(Transport.TCP, request.port)
    if not holders or (request.depth is Depth.PULSE and request.kind in ASKED_ONCE):
        outcome = told_by_table(request, table)
        if not holders:
            return outcome
        # The service is for the proof to tell, which a pulse carries on.
        return replace(outcome, meaning=replace(outcome.meaning, service=Service.UNCHECKED))
    outcome = await probe(replace(request, address=_reachable(holders, request.address)), net, clock)
    return _with_facts(outcome, holders)


async def with_holder(
    outcome: Outcome, request: ProbeRequest, transport: Transport, net: Net, clock: Clock, *, asked_ns: int
) -> Outcome:
    """Return the outcome of a probe of this computer, made at `asked_ns`, with who holds the port.

    Of a refusal the table says whether nobody listens, or somebody on another address only.
    """
    closed = outcome.meaning.reason is Reason.CONN_REFUSED
    now_ns = clock.now_ns()
    since_ns = asked_ns if closed else now_ns - FRESH_NS
    table = await net.listeners(since_ns, now_ns + min(_PATIENCE_NS, request.timeout_ns))
    if not isinstance(table, ListenerTable):
        return outcome
    holders = table.holders(transport, request.port)
    here = tuple(each for each in holders if _serves(each.address, request.address))
    if here or not closed:
        return _with_facts(outcome, here)
    detail = (
        _REFUSED_ELSEWHERE.with_(address=request.address, addresses=_addresses(holders))
        if holders
        else _absent(request.processes, _REFUSED, _REFUSED_WANTED, _REFUSED_SERVICE)
    )
    return _with_facts(replace(outcome, meaning=replace(outcome.meaning, detail=detail)), holders)


def told_by_table(request: ProbeRequest, table: ListenerTable | NotPermitted | NotSupported) -> Outcome:
    """Return the outcome for a TCP port as the table alone tells it, or an error where it is not told."""
    if not isinstance(table, ListenerTable):
        return Outcome(Meaning(State.ERROR, Reason.LOCAL_ERROR, detail=table.detail))
    holders = table.holders(Transport.TCP, request.port)
    if not holders:
        detail = _absent(request.processes, _NOBODY, _NOBODY_WANTED, _NOBODY_SERVICE)
        return Outcome(Meaning(State.CLOSED, Reason.NOT_LISTENING, detail=detail))
    service, detail = _judged(holders, request.processes)
    return _with_facts(Outcome(Meaning(State.OPEN, Reason.LISTENING, service, detail)), holders)


def _judged(holders: tuple[Listening, ...], wanted: tuple[Process, ...]) -> tuple[Service, Text]:
    addresses = _addresses(holders)
    names = _joined(each.process for each in holders)
    if not names:
        return Service.UNCHECKED, _SOMEBODY.with_(addresses=addresses)
    pids = _joined(each.pid for each in holders)
    if not wanted:
        return Service.UNCHECKED, _HOLDS.with_(process=names, pid=pids, addresses=addresses)
    strangers = [
        each
        for each in holders
        if each.process is not None and not any(process.is_called(each.process) for process in wanted)
    ]
    if not strangers:
        return Service.CONFIRMED, _HOLDS.with_(process=names, pid=pids, addresses=addresses)
    return Service.UNEXPECTED, _INTRUDER.with_(
        process=_joined(each.process for each in strangers),
        pid=_joined(each.pid for each in strangers),
        addresses=_addresses(strangers),
        wanted=_wanted(wanted),
    )


def _absent(wanted: tuple[Process, ...], nobody: Text, known: Text, serviced: Text) -> Text:
    services = _joined(service for process in wanted for service in process.services)
    if services:
        return serviced.with_(wanted=_wanted(wanted), service=services)
    return known.with_(wanted=_wanted(wanted)) if wanted else nobody


def _wanted(processes: tuple[Process, ...]) -> str:
    return " / ".join(dict.fromkeys(process.name for process in processes))


def _with_facts(outcome: Outcome, holders: Iterable[Listening]) -> Outcome:
    found = tuple(holders)
    told = (
        (FactName.PROCESS, _joined(each.process for each in found)),
        (FactName.PID, _joined(each.pid for each in found)),
        (FactName.LISTENING_ON, _addresses(found)),
    )
    facts = (*outcome.meaning.facts, *(Fact(name, value) for name, value in told if value))
    return replace(outcome, meaning=replace(outcome.meaning, facts=facts))


def _addresses(holders: Iterable[Listening]) -> str:
    return _joined((each.address for each in holders), ", ")


def _joined(words: Iterable[str | int | None], between: str = " / ") -> str:
    return between.join(dict.fromkeys(str(word) for word in words if word is not None))


def _reachable(holders: Iterable[Listening], wanted: str) -> str:
    """Return the address to ask: the wanted one if a listener surely serves it, else one of a listener."""
    to = ip_address(wanted.partition("%")[0])
    addresses = [(each.address, ip_address(each.address.partition("%")[0])) for each in holders]
    if any(on == to or (on.is_unspecified and on.version == to.version) for _, on in addresses):
        return wanted
    address, on = min(addresses, key=lambda each: not each[1].is_loopback)
    return _LOOPBACK[on.version] if on.is_unspecified else address


def _serves(listening: str, asked: str) -> bool:
    """Whether a listener may take connections to an address: a wildcard of IPv6 may serve IPv4 too."""
    on, to = ip_address(listening.partition("%")[0]), ip_address(asked.partition("%")[0])
    if on.is_unspecified:
        return on.version == to.version or on.version == 6
    return on == to
