from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Fact, FactName, Meaning, Outcome, Proxied, Reason, Service, State, TlsFacts
from sepgui.engine.proofs import AGAIN_NS, DOUBTFUL_NS, PULSED, SOONER_NS, Proofs
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import Depth
from tests.engine.plans import REFUSED, SILENT, opened

CELL = CellKey("server-https", "sepm", "192.0.2.10", Transport.TCP, 8443)
KIND = ProbeKind.HTTPS
TLS = TlsFacts("TLSv1.3", "AES", "CN=sepm", "CN=sepm", (), 0, 1, "aa", "RSA 2048", "sha256")
PROVEN = Meaning(
    State.OPEN,
    Reason.SYN_ACK,
    Service.CONFIRMED,
    QT_TRANSLATE_NOOP("Test", "It is the manager."),
    tls=TLS,
    facts=(Fact(FactName.VERSION, "14.3"),),
    proxied=Proxied("proxy.example:3128", Service.FAILING),
)


def pulse(tls: TlsFacts | None = None) -> Outcome:
    return replace(opened(), meaning=Meaning(State.OPEN, Reason.SYN_ACK, tls=tls))


def proven(meaning: Meaning = PROVEN) -> Proofs:
    proofs = Proofs(frozenset({KIND}))
    assert proofs.depth(CELL, KIND, 0) is Depth.PROOF
    proofs.completed(CELL, Depth.PROOF, replace(opened(), meaning=meaning), 0)
    return proofs


def test_a_pulse_carries_the_proof_until_the_next() -> None:
    proofs = proven()
    assert proofs.depth(CELL, KIND, AGAIN_NS - 1) is Depth.PULSE
    for tls in (None, TLS):
        outcome = proofs.completed(CELL, Depth.PULSE, pulse(tls), 1)
        assert outcome == replace(pulse(), meaning=PROVEN)
    assert proofs.depth(CELL, KIND, AGAIN_NS) is Depth.PROOF


def test_a_doubtful_proof_is_made_again_sooner() -> None:
    proofs = proven(replace(PROVEN, service=Service.FAILING))
    assert proofs.depth(CELL, KIND, DOUBTFUL_NS - 1) is Depth.PULSE
    assert proofs.depth(CELL, KIND, DOUBTFUL_NS) is Depth.PROOF


def test_what_a_pulse_cannot_see_is_proved_sooner() -> None:
    kind = ProbeKind.SEPM_CONSOLE
    proofs = Proofs()
    proofs.completed(CELL, Depth.PROOF, replace(opened(), meaning=PROVEN), 0)
    soon_ns = SOONER_NS[kind]
    assert kind in PULSED
    assert soon_ns < AGAIN_NS
    assert proofs.depth(CELL, kind, soon_ns - 1) is Depth.PULSE
    assert proofs.depth(CELL, kind, soon_ns) is Depth.PROOF, (
        "a 403 by the access list shows within two minutes"
    )


@pytest.mark.parametrize(
    "seen",
    [
        REFUSED,
        SILENT,
        pulse(replace(TLS, sha256="bb")),
        replace(opened(), meaning=Meaning(State.OPEN, Reason.SYN_ACK, Service.MUTE)),
    ],
)
def test_what_a_proof_does_not_fit_ends_it(seen: Outcome) -> None:
    proofs = proven()
    assert proofs.completed(CELL, Depth.PULSE, seen, 1) is seen
    assert proofs.depth(CELL, KIND, 2) is Depth.PROOF


def test_a_kind_whose_proof_is_cheap_is_always_proven() -> None:
    proofs = proven()
    assert proofs.depth(CELL, ProbeKind.SECARS_HTTP, 1) is Depth.PROOF
    assert not PULSED & {ProbeKind.TCP, ProbeKind.UDP, ProbeKind.SECARS_HTTP, ProbeKind.SECARS_HTTPS}
