"""What every kind of probe makes of every listener that misbehaves or is another than was asked for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Service
from tests.lab.condition import TCP, Behaviour, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.network import Lab
from tests.lab.probing import Learnt, Question, probe

TIMEOUT_MS = 2500
SPACING_MS = 4
PLAIN_HTTP = (ProbeKind.SECARS_HTTP, ProbeKind.WEB_CONSOLE, ProbeKind.GUP, ProbeKind.HTTP_HEAD)
HTTP_IN_TLS = (
    ProbeKind.SECARS_HTTPS,
    ProbeKind.SEPM_CONSOLE,
    ProbeKind.REPORTING,
    ProbeKind.SEPM_API,
    ProbeKind.HTTPS_HEAD,
    ProbeKind.CLOUD,
)
BINARY = (ProbeKind.SMB, ProbeKind.NETBIOS_SESSION, ProbeKind.TDS)
KINDS = (*PLAIN_HTTP, *HTTP_IN_TLS, *BINARY, ProbeKind.SSH)
TALKERS = tuple(
    c
    for c in CONDITIONS
    if c.transport is TCP and c.rule is None and c.listener not in (None, Behaviour.BACKLOG_FULL)
)

_MUTE, _UNEXPECTED, _CONFIRMED = Service.MUTE, Service.UNEXPECTED, Service.CONFIRMED
# What is true for most kinds: any HTTP status proves a web server, and more is asked of a manager.
SERVICES: Mapping[Behaviour, Service] = {
    Behaviour.ACCEPT: _MUTE,
    Behaviour.SILENT: _MUTE,
    Behaviour.RESET: _MUTE,
    Behaviour.FIN: _MUTE,
    Behaviour.BANNER: _UNEXPECTED,
    Behaviour.SLOW_BANNER: _UNEXPECTED,
    Behaviour.GARBAGE: _UNEXPECTED,
    Behaviour.DRIP: _UNEXPECTED,
    Behaviour.ENDLESS_HEAD: _UNEXPECTED,
    Behaviour.ENDLESS_BODY: _UNEXPECTED,
    Behaviour.TLS: _UNEXPECTED,
    Behaviour.HTTP: _UNEXPECTED,
}
ANY_STATUS = (ProbeKind.GUP, ProbeKind.HTTP_HEAD)
EXCEPTIONS: Mapping[tuple[Behaviour, ProbeKind], Service] = {
    (Behaviour.BANNER, ProbeKind.SSH): _CONFIRMED,
    (Behaviour.SLOW_BANNER, ProbeKind.SSH): _CONFIRMED,
    # The first letters are right, and no more came in time.
    **dict.fromkeys(((Behaviour.DRIP, kind) for kind in (*PLAIN_HTTP, ProbeKind.SSH)), _MUTE),
    **dict.fromkeys(
        ((how, kind) for how in (Behaviour.ENDLESS_HEAD, Behaviour.ENDLESS_BODY) for kind in ANY_STATUS),
        _CONFIRMED,
    ),
    **dict.fromkeys(((Behaviour.HTTP, kind) for kind in ANY_STATUS), _CONFIRMED),
    (Behaviour.ENDLESS_HEAD, ProbeKind.SECARS_HTTP): Service.FAILING,
    # They wait for us to speak first, and of SSH nothing is asked but its greeting.
    (Behaviour.TLS, ProbeKind.SSH): _MUTE,
    (Behaviour.HTTP, ProbeKind.SSH): _MUTE,
    (Behaviour.TLS, ProbeKind.HTTPS_HEAD): _CONFIRMED,
    # With a certificate that nobody knows: the cell is red for inspection, but the service answers.
    (Behaviour.TLS, ProbeKind.CLOUD): _CONFIRMED,
}


@pytest.fixture(scope="module")
def learnt(lab: Lab) -> Mapping[tuple[str, ProbeKind], Learnt]:
    asked = [(condition, kind) for condition in TALKERS for kind in KINDS]
    questions = [
        Question(kind, c.address, c.port, TIMEOUT_MS, after_ms=SPACING_MS * turn)
        for turn, (c, kind) in enumerate(asked)
    ]
    answers = probe(lab, questions)
    return {(c.id, kind): answer for (c, kind), answer in zip(asked, answers, strict=True)}


def services(condition: Condition) -> dict[ProbeKind, Service]:
    """Return the right word of each kind for a listener."""
    assert condition.listener is not None
    usual = SERVICES[condition.listener]
    return {kind: EXCEPTIONS.get((condition.listener, kind), usual) for kind in KINDS}


@pytest.mark.parametrize("condition", TALKERS, ids=lambda c: c.id)
def test_every_kind_finds_the_right_word(
    condition: Condition, learnt: Mapping[tuple[str, ProbeKind], Learnt]
) -> None:
    said = {kind: learnt[condition.id, kind] for kind in KINDS}
    assert {kind: what.service for kind, what in said.items()} == services(condition)
    assert {(what.state, what.reason) for what in said.values()} == {("open", "syn-ack")}


@pytest.mark.parametrize("condition", TALKERS, ids=lambda c: c.id)
def test_no_listener_keeps_a_probe_beyond_its_deadline(
    condition: Condition, learnt: Mapping[tuple[str, ProbeKind], Learnt]
) -> None:
    """The close may take 200 ms more, for the last bytes of the other side."""
    slowest = max(learnt[condition.id, kind].elapsed_ms for kind in KINDS)
    assert slowest < TIMEOUT_MS + 200 + 300


@pytest.mark.parametrize("kind", PLAIN_HTTP)
def test_tls_on_a_plain_port_is_named(
    kind: ProbeKind, learnt: Mapping[tuple[str, ProbeKind], Learnt]
) -> None:
    said = [learnt[c.id, kind].detail for c in TALKERS if c.listener is Behaviour.TLS]
    assert len(said) == 2
    assert all("it expects HTTPS" in sentence for sentence in said)


@pytest.mark.parametrize("kind", HTTP_IN_TLS)
def test_plain_answers_on_a_tls_port_are_named(
    kind: ProbeKind, learnt: Mapping[tuple[str, ProbeKind], Learnt]
) -> None:
    said = [learnt[c.id, kind].detail for c in TALKERS if c.listener is Behaviour.HTTP]
    assert len(said) == 2
    assert all("not speak TLS: a web server (HTTP/1.1 404 Not Found)." in sentence for sentence in said)
