"""The probes of push deployment against the real Samba and OpenSSH of the lab."""

from __future__ import annotations

import pytest

from sepgui.domain.entry import ProbeKind
from tests.lab import addresses as at
from tests.lab.network import Lab
from tests.lab.probing import Learnt, Question, probe

PORTS = {ProbeKind.SSH: 22, ProbeKind.NETBIOS_SESSION: 139, ProbeKind.SMB: 445}


@pytest.fixture(scope="module")
def learnt(lab: Lab, servers: object) -> dict[ProbeKind, Learnt]:
    del servers
    answers = probe(lab, [Question(kind, at.PUSH_TARGET, port) for kind, port in PORTS.items()])
    return dict(zip(PORTS, answers, strict=True))


@pytest.mark.parametrize("kind", PORTS)
def test_real_server_is_confirmed(kind: ProbeKind, learnt: dict[ProbeKind, Learnt]) -> None:
    what = learnt[kind]
    assert (what.state, what.reason, what.service) == ("open", "syn-ack", "confirmed")


def test_openssh_tells_its_product(learnt: dict[ProbeKind, Learnt]) -> None:
    assert "OpenSSH" in dict(learnt[ProbeKind.SSH].facts)["product"]


def test_samba_tells_dialect_signing_and_identity_and_no_skew(learnt: dict[ProbeKind, Learnt]) -> None:
    facts = dict(learnt[ProbeKind.SMB].facts)
    assert set(facts) == {"dialect", "signing", "server-guid"}
    assert facts["dialect"].endswith("3.0.2")


@pytest.mark.parametrize("kind", PORTS)
def test_a_server_of_another_protocol_is_not_confirmed(lab: Lab, servers: object, kind: ProbeKind) -> None:
    del servers
    port = 445 if kind is ProbeKind.SSH else 22
    (what,) = probe(lab, [Question(kind, at.PUSH_TARGET, port, timeout_ms=1500)])
    assert what.state == "open"
    assert what.service in ("unexpected", "mute")
