"""How deep a watch asks: the whole proof now and then, the pulse in between, and the proof carried on."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.cell import CellKey
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Fact, FactName, Meaning, Outcome, Service, State
from sepgui.probes.own_ports import ASKED_ONCE
from sepgui.probes.seams import Depth

AGAIN_NS = 600_000_000_000
"""How long a proof that confirmed the service, or found nothing amiss with it, is carried on."""
DOUBTFUL_NS = 60_000_000_000
"""The same of a proof that found something amiss: it is looked at sooner whether that is over."""
SOONER_NS = {ProbeKind.SEPM_CONSOLE: 120_000_000_000}
"""The same for kinds whose answer may turn while a pulse sees nothing of it: the console's list of addresses
granted or denied answers 403 over the same TLS, with the same certificate."""

PULSED = ASKED_ONCE | {
    *(ProbeKind.CLOUD, ProbeKind.GUP, ProbeKind.SEPM_CONSOLE, ProbeKind.SSH),
    *(ProbeKind.SQL_ANYWHERE, ProbeKind.TDS),
}
"""The kinds whose proof costs the server something: a session, a line in its log, a login slot."""


class _Proof(Struct, frozen=True):
    at_ns: int
    meaning: Meaning


class Proofs:
    """Remembers the last proof of each cell, says when the next is wanted, and lends it to pulses."""

    def __init__(self, pulsed: frozenset[ProbeKind] = PULSED) -> None:
        self._pulsed = pulsed
        self._proofs: dict[CellKey, _Proof] = {}

    def depth(self, cell: CellKey, kind: ProbeKind, now_ns: int) -> Depth:
        """Return how deep a turn of a cell asks now: a pulse only while a proof is good."""
        proof = self._proofs.get(cell)
        if kind not in self._pulsed or proof is None:
            return Depth.PROOF
        is_doubtful = proof.meaning.service not in (Service.CONFIRMED, Service.UNCHECKED)
        if kind in ASKED_ONCE and not is_doubtful:
            return Depth.PULSE  # until another process holds the port, or none
        good_ns = DOUBTFUL_NS if is_doubtful and kind not in ASKED_ONCE else SOONER_NS.get(kind, AGAIN_NS)
        return Depth.PULSE if now_ns - proof.at_ns < good_ns else Depth.PROOF

    def completed(self, cell: CellKey, depth: Depth, outcome: Outcome, at_ns: int) -> Outcome:
        """Take in an outcome, and return it with what the last proof knew if it is an open pulse.

        Whatever is not open, or says something of the service by itself, or shows another certificate or
        another process, ends the proof: the next turn makes a new one.
        """
        meaning = outcome.meaning
        proof = self._proofs.pop(cell, None)
        if meaning.state is not State.OPEN:
            return outcome
        if depth is Depth.PROOF:
            self._proofs[cell] = _Proof(at_ns, meaning)
            return outcome
        if proof is None or meaning.service is not Service.UNCHECKED or _replaced(proof.meaning, meaning):
            return outcome
        self._proofs[cell] = proof
        known = proof.meaning
        carried = replace(
            meaning,
            service=known.service,
            detail=known.detail,
            tls=meaning.tls or known.tls,
            http=known.http,
            facts=_merged(known.facts, meaning.facts),
            proxied=known.proxied,
        )
        return replace(outcome, meaning=carried)


def _merged(known: tuple[Fact, ...], seen: tuple[Fact, ...]) -> tuple[Fact, ...]:
    newer = {fact.name for fact in seen}
    return (*(fact for fact in known if fact.name not in newer), *seen)


def _replaced(known: Meaning, seen: Meaning) -> bool:
    pids = [fact.value for meaning in (known, seen) for fact in meaning.facts if fact.name is FactName.PID]
    if len(set(pids)) > 1:
        return True
    return known.tls is not None and seen.tls is not None and known.tls.sha256 != seen.tls.sha256
