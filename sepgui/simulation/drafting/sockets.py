"""The ports of a recorded session: of each what stood in its way, when, and what spoke behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import ip_address

from msgspec import Struct

from sepgui.domain.attempt import LocalTrouble, Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Icmp, Meaning, Reason, Service, State, Vanished
from sepgui.engine.proofs import PULSED
from sepgui.probes.outcomes import NOT_SENT
from sepgui.simulation.drafting.moments import Between, Span, Step, changes_in, spans_where, steps_of
from sepgui.simulation.drafting.speeches import RANKS
from sepgui.simulation.drafting.stretches import Series, Stretch, direct_detail, shape_of
from sepgui.simulation.routes import ICMP_4, ICMP_6
from sepgui.simulation.world import Action

_KINDS = {
    4: {kind: reason for reason, kind in ICMP_4.items()},
    6: {kind: reason for reason, kind in ICMP_6.items()},
}
_THERE = (Reason.SYN_ACK, Reason.UDP_RESPONSE, Reason.LISTENING)
_NOBODY = (Reason.CONN_REFUSED, Reason.NOT_LISTENING)


class Barrier(Struct, frozen=True):
    """What a firewall does to a port: one without `sender` drops, or swallows what is said."""

    action: Action
    sender: str | None = None
    code: Reason | None = None


class Socket(Struct, frozen=True):
    """A port of an address, told by the series that tells most of it."""

    address: str
    transport: Transport
    port: int
    series: Series
    steps: tuple[Step[Stretch], ...]

    def spans(self, holds: Callable[[Meaning], object]) -> tuple[Span, ...]:
        """Return when something held of what the port said."""
        return spans_where(self.steps, lambda stretch: holds(stretch.meaning))

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """What it said, one after the other."""
        return tuple(step.value.meaning for step in self.steps)


def most_telling(series: Iterable[Series]) -> tuple[Series, ...]:
    """Return one series for each port of an address, the one whose probe learns most."""
    best: dict[tuple[str, Transport, int], Series] = {}
    for each in series:
        cell = each.cell
        if not cell.address:
            continue
        place = _bare(cell.address), cell.transport, cell.port
        known = best.get(place)
        if known is None or _rank(each) < _rank(known):
            best[place] = each
    return tuple(best.values())


def sockets_of(series: Iterable[Series], moments: dict[Between, int]) -> tuple[Socket, ...]:
    """Return the ports of some series, with everything that changed at its moment."""
    return tuple(
        Socket(
            _bare(each.cell.address),
            each.cell.transport,
            each.cell.port,
            each,
            steps_of(each.stretches, moments),
        )
        for each in series
    )


def all_changes(series: Iterable[Series]) -> tuple[Between, ...]:
    """Return every change of every series."""
    return tuple(change for each in series for change in changes_in(each.stretches))


def barriers(socket: Socket, own: Sequence[str]) -> Mapping[Barrier, tuple[Span, ...]]:
    """Return what stood before a port, and when."""
    found = dict.fromkeys(barrier for each in socket.meanings if (barrier := _barrier(each, own)) is not None)
    return {
        wanted: socket.spans(lambda meaning, wanted=wanted: _barrier(meaning, own) == wanted)
        for wanted in found
    }


def absent(meaning: Meaning, own: Sequence[str]) -> bool:
    """Whether a neighbour did not answer: this computer itself says so."""
    icmp = meaning.icmp
    unreachable = meaning.state is State.UNREACHABLE and meaning.reason is Reason.HOST_UNREACH
    return unreachable and (icmp is None or _bare(icmp.sender) in own)


def trouble(meaning: Meaning) -> tuple[LocalTrouble, str] | None:
    """Return why nothing could be sent, with the system's symbol; None where it was not so."""
    detail = direct_detail(meaning)
    if meaning.state is not State.ERROR or detail is None:
        return None
    for each, words in NOT_SENT.items():
        if words.source == detail.source:
            return each, str(dict(detail.args).get("errno", ""))
    return None


def services(socket: Socket) -> tuple[tuple[Meaning | None, tuple[Span, ...]], ...]:
    """Return who spoke when, None for an unknown service; while nobody could see, it goes on as it was."""
    known = [step for step in socket.steps if _tells(step.value.meaning)]
    if not known:
        guessed = socket.spans(lambda meaning: meaning.vanished is not None)
        return ((None, ((0, None),)),) if guessed else ()
    proved = _proved(known, socket.series.planned.probe)
    carried = [Step(0 if number == 0 else step.from_ns, step.value) for number, step in enumerate(proved)]
    speaking = {
        shape_of(step.value.meaning): step.value.meaning
        for step in reversed(carried)
        if step.value.meaning.reason in _THERE
    }
    return tuple(
        (meaning, spans_where(carried, lambda stretch, shape=shape: shape_of(stretch.meaning) == shape))
        for shape, meaning in speaking.items()
    )


def _proved(steps: Sequence[Step[Stretch]], kind: ProbeKind) -> list[Step[Stretch]]:
    """Return steps in which a mere pulse says what the proof after it, or before it, found."""
    found = list(steps)
    for number, step in enumerate(steps):
        meaning = step.value.meaning
        if kind not in PULSED or meaning.service is not Service.UNCHECKED or meaning.reason not in _THERE:
            continue
        near = (*steps[number + 1 : number + 2], *steps[max(0, number - 1) : number])
        proof = next((each for each in near if _is_proof_of(each.value.meaning, meaning)), None)
        if proof is not None:
            found[number] = Step(step.from_ns, proof.value)
    return found


def _is_proof_of(proof: Meaning, pulse: Meaning) -> bool:
    shown = [None if each.tls is None else each.tls.sha256 for each in (proof, pulse)]
    return proof.reason in _THERE and proof.service is not Service.UNCHECKED and shown[0] == shown[1]


def cuts_answers(meaning: Meaning) -> bool:
    """Whether large packets vanished on the way here."""
    return meaning.vanished is Vanished.ANSWER


def _tells(meaning: Meaning) -> bool:
    """Whether a meaning tells who speaks, or that nobody does."""
    if meaning.reason in _THERE:
        return meaning.vanished is None
    refused_udp = meaning.state is State.CLOSED and meaning.reason is Reason.PORT_UNREACH
    return meaning.reason in _NOBODY or refused_udp


def _barrier(meaning: Meaning, own: Sequence[str]) -> Barrier | None:
    if meaning.vanished is Vanished.REQUEST:
        return Barrier(Action.SWALLOW)
    if meaning.reason is Reason.NO_RESPONSE:
        return Barrier(Action.DROP)
    if meaning.state is State.CLOSED or absent(meaning, own):
        return None
    if meaning.icmp is not None:
        code = _code(meaning.icmp)
        return None if code is None else Barrier(Action.REJECT, _bare(meaning.icmp.sender), code)
    if meaning.state is State.UNREACHABLE:  # the system did not tell who said so
        return Barrier(Action.DROP)
    return None


def _code(icmp: Icmp) -> Reason | None:
    return _KINDS[icmp.version].get((icmp.type, icmp.code))


def _rank(series: Series) -> int:
    return RANKS.get(series.planned.probe, len(RANKS))


def _bare(address: str) -> str:
    """Return an address without its zone, in canonical form (RFC 5952)."""
    return str(ip_address(address.partition("%")[0]))
