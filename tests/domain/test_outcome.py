"""Outcomes as values: hashable, comparable, and honest about what is a failure."""

from __future__ import annotations

import pytest

from sepgui.domain.outcome import (
    HttpFacts,
    Icmp,
    Meaning,
    Outcome,
    Reason,
    RttSource,
    Service,
    State,
    TlsFacts,
    TlsProblem,
)
from sepgui.i18n import QT_TRANSLATE_NOOP

DETAIL = QT_TRANSLATE_NOOP("Probe", "HTTP answered with {status} from {server}.")
TLS = TlsFacts(
    "TLSv1.3", "TLS_AES_256_GCM_SHA384", "CN=a", "CN=b", ("a",), 0, 1, "00", "EC 256", "sha256",
    (TlsProblem.SELF_SIGNED,),
)  # fmt: skip


def meaning(status: int = 200) -> Meaning:
    return Meaning(
        State.OPEN,
        Reason.SYN_ACK,
        Service.CONFIRMED,
        DETAIL.with_(status=status, server="Apache"),
        tls=TLS,
        http=HttpFacts(status, "Apache"),
    )


def test_equal_meanings_are_one_in_a_set() -> None:
    assert len({meaning(), meaning(), meaning(404)}) == 2


def test_rejection_names_its_sender() -> None:
    icmp = Icmp(4, 3, 13, "192.0.2.1")
    assert Meaning(State.FILTERED, Reason.ADMIN_PROHIBITED, icmp=icmp).rejected_by == "192.0.2.1"
    assert Meaning(State.FILTERED, Reason.NO_RESPONSE).rejected_by is None


@pytest.mark.parametrize("state", State)
def test_only_an_open_port_is_no_failure(state: State) -> None:
    assert Outcome(Meaning(state, Reason.SYN_ACK)).failed == (state is not State.OPEN)


def test_nothing_is_claimed_unless_it_was_learnt() -> None:
    outcome = Outcome(Meaning(State.OPEN, Reason.SYN_ACK))
    assert outcome.meaning.service is Service.UNCHECKED
    assert (outcome.rtt_ns, outcome.rtt_source, outcome.syn_retransmits) == (None, RttSource.NONE, None)
    assert (outcome.phases.connect_ns, outcome.phases.tls_ns, outcome.phases.reply_ns) == (None, None, None)


@pytest.mark.parametrize(
    ("enumeration", "words"),
    [
        (State, "open closed filtered open|filtered unreachable error"),
        (Service, "confirmed unexpected failing mute unchecked"),
        (RttSource, "kernel wall none"),
    ],
)
def test_words_that_scripts_read(enumeration: type[State | Service | RttSource], words: str) -> None:
    assert [member.value for member in enumeration] == words.split()
