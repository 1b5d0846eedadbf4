"""Rules: something on the way stops a port, or what follows the handshake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.diagnosis.lists import intermittent
from sepgui.diagnosis.scene import (
    Scene,
    alive,
    by_address,
    details,
    is_problem,
    is_silent,
    make,
    meaning,
    open_ports,
    outcome,
    reasons,
    requests_for,
    should_listen,
)
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Reason, State, Vanished
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP

_NEARER = 4
_NEARER_NS = 5_000_000
_SAYS_POLICY = frozenset(
    {
        *(Reason.ADMIN_PROHIBITED, Reason.HOST_PROHIBITED, Reason.NET_PROHIBITED),
        *(Reason.SOURCE_POLICY, Reason.REJECT_ROUTE),
    }
)


def firewall_rejects(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each sender that rejects ports, over all hosts that it keeps from us.

    "Unreachable" for one port of a host that answers on another is a rejection that does not call itself
    one. Where the sender is the host itself, it is the host's own firewall.
    """
    groups: dict[str, list[CellResult]] = {}
    for result in _problems(scene):
        sender = meaning(result).rejected_by
        if sender is not None and result.state in (State.FILTERED, State.UNREACHABLE):
            groups.setdefault(sender, []).append(result)
    for sender, results in groups.items():
        own = all(result.row.cell.address == sender for result in results)
        plain = any(meaning(result).reason in _SAYS_POLICY for result in results)
        living = [each for result in results for each in alive(scene, _place(result))]
        yield make(
            Cause.FIREWALL_REJECT,
            results,
            _REJECTED_ITSELF if own else _REJECTED,
            (*reasons(results), *open_ports(living), *_for_some(results, scene)),
            certainty=Certainty.CERTAIN if plain else Certainty.LIKELY,
            severity=_severity(results),
            requests=requests_for(results, scene.plan, sender),
            parts={"sender": sender},
        )


def firewall_resets(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for resets that came back sooner than the host itself can answer.

    Only that proves a reset to be a firewall's: it is a quarter of the host's own round trip or less, and
    five milliseconds nearer.
    """
    for address, results in by_address(_problems(scene)).items():
        own = [
            rtt
            for each in alive(scene, address)
            if each.state is State.OPEN and (rtt := outcome(each).rtt_ns) is not None
        ]
        if not own:
            continue
        least = min(own)
        near = [
            result
            for result in results
            if result.state is State.CLOSED
            and (rtt := outcome(result).rtt_ns) is not None
            and rtt * _NEARER <= least
            and least - rtt >= _NEARER_NS
        ]
        if near:
            soon_ms = max(outcome(result).rtt_ns or 0 for result in near) / 1e6
            yield make(
                Cause.FIREWALL_RESET,
                near,
                _RESET,
                (
                    Evidence(
                        _TOO_SOON.with_(soon=round(soon_ms, 1), own=round(least / 1e6, 1)), near[0].row.cell
                    ),
                ),
                certainty=Certainty.LIKELY,
                requests=requests_for(near, scene.plan),
            )


def firewall_drops(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each set of ports that stay silent, over all hosts where it is the same set.

    Of a host that answers on other ports a firewall is the likely cause; of one that was asked nothing
    else it is one of several. Which firewall, one end cannot tell.
    """
    groups: dict[tuple[tuple[str, int], ...], list[CellResult]] = {}
    for results in by_address(_problems(scene)).values():
        silent = [result for result in results if is_silent(result)]
        if silent:
            ports = tuple(sorted((r.row.cell.transport.value, r.row.cell.port) for r in silent))
            groups.setdefault(ports, []).extend(silent)
    for results in groups.values():
        places = dict.fromkeys(_place(result) for result in results)
        living = [each for place in places for each in alive(scene, place)]
        answered = [result for result in results if result.recent.failures < result.recent.asked]
        yield make(
            Cause.FIREWALL_DROP,
            results,
            _DROPPED,
            (*reasons(results), *open_ports(living), *_since(answered), *_for_some(results, scene)),
            certainty=Certainty.LIKELY if living else Certainty.POSSIBLE,
            severity=_severity(results),
            decides=_DROP_DECIDES,
            requests=requests_for(results, scene.plan),
        )


def packets_vanish(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address where packets are lost after the handshake, as TCP_INFO tells."""
    for results in by_address(scene.left).values():
        for what, cause, summary in (
            (Vanished.ANSWER, Cause.PATH_MTU, _MTU),
            (Vanished.REQUEST, Cause.REQUEST_DROPPED, _SWALLOWED),
        ):
            lost = [result for result in results if meaning(result).vanished is what]
            if lost:
                yield make(
                    cause,
                    lost,
                    summary,
                    details(lost),
                    certainty=Certainty.LIKELY,
                    decides=_SMALL_PACKETS if cause is Cause.PATH_MTU else _OTHER_END,
                )


def _problems(scene: Scene) -> tuple[CellResult, ...]:
    return tuple(r for r in scene.left if r.sample is not None and (is_problem(r) or _is_lost(r)))


def _is_lost(result: CellResult) -> bool:
    """Whether a port is not needed, since another answers in its place, but answered itself of late."""
    stands_in = result.row.planned.flow.entry.family is not None and should_listen(result)
    answered = 0 < result.recent.asked != result.recent.failures
    return (
        stands_in and result.judgement is Judgement.EXPECTED and answered and result.state is not State.OPEN
    )


def _severity(results: Sequence[CellResult]) -> Judgement:
    """A port that another replaces is no problem, but it is worse than before."""
    return Judgement.PROBLEM if any(is_problem(result) for result in results) else Judgement.DEGRADED


def _place(result: CellResult) -> tuple[str, str]:
    return result.row.cell.host, result.row.cell.address


def _since(answered: Sequence[CellResult]) -> tuple[Evidence, ...]:
    """Return that ports answered of late: what contradicts a firewall that was always there."""
    if not answered:
        return ()
    ports = ", ".join(dict.fromkeys(str(result.row.cell.port) for result in answered))
    return (Evidence(_ANSWERED_BEFORE.with_(ports=ports), answered[0].row.cell),)


def _for_some(results: Sequence[CellResult], scene: Scene) -> Iterator[Evidence]:
    for host in dict.fromkeys(result.row.cell.host for result in results):
        yield from intermittent(host, scene)


_REJECTED = QT_TRANSLATE_NOOP("Finding", "A firewall rejects {ports} to {where}: {sender} says so.")
_REJECTED_ITSELF = QT_TRANSLATE_NOOP("Finding", "The host's own firewall rejects {ports}: {where} says so.")
_RESET = QT_TRANSLATE_NOOP(
    "Finding", "A firewall on the way refuses {ports} to {where}: the reset cannot be the host's own."
)
_TOO_SOON = QT_TRANSLATE_NOOP(
    "Finding", "The reset came back in {soon} ms; the host itself needs {own} ms at least."
)
_DROPPED = QT_TRANSLATE_NOOP(
    "Finding", "A firewall drops {ports} to {where}, or the answer is lost: nothing comes back."
)
_DROP_DECIDES = QT_TRANSLATE_NOOP(
    "Finding",
    "Trace that very port from here, and ask it from the host's own network: where it answers there, the "
    "firewall is on the way; where it does not, it is on the host.",
)
_ANSWERED_BEFORE = QT_TRANSLATE_NOOP("Finding", "{ports} answered a short while ago: what stops it is new.")
_MTU = QT_TRANSLATE_NOOP(
    "Finding",
    "Large packets vanish on the way from {where}: the connection is made, what is large never arrives.",
)
_SMALL_PACKETS = QT_TRANSLATE_NOOP(
    "Finding",
    "Ping the host with large packets that must not be split (ping -f -l 1400): the largest that passes is "
    "the size of the path.",
)
_SWALLOWED = QT_TRANSLATE_NOOP(
    "Finding",
    "Something on the way to {where} lets the handshake on {ports} pass and swallows what follows.",
)
_OTHER_END = QT_TRANSLATE_NOOP(
    "Finding", "Capture on the host: if the request never arrives there, the box on the way swallows it."
)
