"""Rules: a host, or a whole network, does not answer at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import ip_address, ip_network

from sepgui.diagnosis.lists import intermittent
from sepgui.diagnosis.scene import (
    Address,
    Scene,
    alive,
    answers,
    by_address,
    is_silent,
    make,
    meaning,
    outcome,
    reasons,
    should_listen,
)
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Reason, State
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP

_LEAST = 2
_SUBNET = {4: 24, 6: 64}
_NEIGHBOUR_NS = 1_000_000_000
_OF_THE_NETWORK = frozenset({Reason.NET_UNREACH, Reason.NET_UNKNOWN, Reason.NET_TOS})


def subnet_unreachable(scene: Scene) -> Iterator[Finding]:
    """Yield one finding where the same sender knows no way to two hosts or more of one network."""
    groups: dict[tuple[str, str], dict[Address, list[CellResult]]] = {}
    for address, results in by_address(scene.left).items():
        unreached = _unreached(scene, address, results)
        senders = {meaning(result).rejected_by for result in unreached}
        if unreached and all(meaning(result).reason in _OF_THE_NETWORK for result in unreached):
            for sender in senders - {None}:
                groups.setdefault((_subnet(address[1]), sender or ""), {})[address] = unreached
    for (network, sender), places in groups.items():
        if len({host for host, _ in places}) >= _LEAST:
            results = [result for each in places.values() for result in each]
            yield make(
                Cause.SUBNET_UNREACHABLE,
                results,
                _SUBNET_LOST,
                reasons(results),
                parts={"network": network, "sender": sender},
            )


def host_does_not_answer(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address of which no port answered.

    Unreachable is said by somebody: one port is enough. Silence needs two. What a firewall on the way
    rejects by name says nothing of the host, and is left to the firewall's own rule.
    """
    for address, results in by_address(scene.left).items():
        unreached = _unreached(scene, address, results)
        quiet = [result for result in results if should_listen(result) and is_silent(result)]
        if alive(scene, address):
            continue
        more = (*_other_addresses(scene, address), *intermittent(address[0], scene))
        if unreached and (len(quiet) == 0 or not _mostly(quiet, unreached)):
            down = all(_is_neighbours_silence(result) for result in unreached)
            yield make(
                Cause.HOST_DOWN if down else Cause.HOST_UNREACHABLE,
                [*unreached, *quiet],
                _DOWN if down else _UNREACHABLE,
                (*reasons([*unreached, *quiet]), *more),
                certainty=Certainty.LIKELY if down or quiet else Certainty.CERTAIN,
                parts={"sender": meaning(unreached[0]).rejected_by or "—"},
            )
        elif len(quiet) + len(unreached) >= _LEAST and any(r.state is State.FILTERED for r in quiet):
            silent = [*quiet, *unreached]
            yield make(
                Cause.HOST_SILENT,
                silent,
                _SILENT,
                (*reasons(silent), *_rejecting(results), *more),
                certainty=Certainty.LIKELY,
                severity=Judgement.PROBLEM,
                decides=_DECIDES,
                parts={"count": str(len(silent))},
            )


def _unreached(scene: Scene, address: Address, results: Sequence[CellResult]) -> list[CellResult]:
    """Return the unreachable ports of a host that answers on none; if it answers, somebody lies."""
    if alive(scene, address):
        return []
    return [result for result in results if should_listen(result) and result.state is State.UNREACHABLE]


def _mostly(quiet: Sequence[CellResult], unreached: Sequence[CellResult]) -> bool:
    """Whether silence prevails: ICMP is rate-limited, so some silence beside "unreachable" is usual."""
    return len(quiet) > len(unreached)


def _is_neighbours_silence(result: CellResult) -> bool:
    """Whether somebody asked the host's own network in vain, which takes over a second (RFC 1122 2.3.2.1)."""
    took_ns = outcome(result).phases.connect_ns
    slow = took_ns is not None and took_ns >= _NEIGHBOUR_NS
    return meaning(result).reason is Reason.HOST_UNREACH and (meaning(result).icmp is None or slow)


def _rejecting(results: Sequence[CellResult]) -> tuple[Evidence, ...]:
    return reasons(each for each in results if each.state is State.FILTERED and meaning(each).icmp)


def _other_addresses(scene: Scene, address: Address) -> Iterator[Evidence]:
    host, own = address
    cells = {r.row.cell.address: r.row.cell for r in scene.all.by_host.get(host, ()) if answers(r)}
    for other, cell in sorted(cells.items()):
        if other != own:
            yield Evidence(_OTHER.with_(host=host, address=other), cell)


def _subnet(address: str) -> str:
    ip = ip_address(address.partition("%")[0])
    return str(ip_network(f"{ip}/{_SUBNET[ip.version]}", strict=False))


_SUBNET_LOST = QT_TRANSLATE_NOOP(
    "Finding", "The network {network} cannot be reached: {sender} knows no way to {where}."
)
_DOWN = QT_TRANSLATE_NOOP(
    "Finding", "{where} is off or not on its network: nobody answers there to its address."
)
_UNREACHABLE = QT_TRANSLATE_NOOP("Finding", "{where} cannot be reached: the way there ends at {sender}.")
_SILENT = QT_TRANSLATE_NOOP(
    "Finding", "{where} is silent: none of the {count} ports that were asked gives any answer."
)
_DECIDES = QT_TRANSLATE_NOOP(
    "Finding",
    "Ask from another computer of the same network as the host: if it answers there, something on the way "
    "drops everything; if it does not, the host is off.",
)
_OTHER = QT_TRANSLATE_NOOP("Finding", "{host} does answer at its other address {address}.")
