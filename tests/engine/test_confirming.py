from __future__ import annotations

import pytest

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Icmp, Meaning, Outcome, Reason, State
from sepgui.domain.plan import Pass
from sepgui.engine.confirming import Confirming
from tests.engine.plans import REFUSED, REJECTED, SILENT, S, opened

A1 = CellKey("one", "a", "10.0.0.1", Transport.TCP, 1)
A2 = CellKey("two", "a", "10.0.0.1", Transport.TCP, 2)
B1 = CellKey("one", "b", "10.0.0.2", Transport.TCP, 1)


def heard(*samples: tuple[CellKey, Outcome, int], asked: Pass = Pass.FIRST) -> Confirming:
    confirming = Confirming(30 * S)
    note(confirming, *samples, asked=asked)
    return confirming


def note(confirming: Confirming, *samples: tuple[CellKey, Outcome, int], asked: Pass = Pass.FIRST) -> None:
    for cell, outcome, at_ns in samples:
        confirming.note(Sample(cell, at_ns, at_ns, outcome, asked), at_ns)


def test_a_silent_cell_of_a_rejecting_host_is_wanted_whichever_came_first() -> None:
    assert heard((A1, REJECTED, 0), (A2, SILENT, 4 * S)).wanted(A2, 4 * S)
    assert heard((A2, SILENT, 0), (A1, REJECTED, 4 * S)).wanted(A2, 4 * S)


@pytest.mark.parametrize("outcome", [REFUSED, REJECTED, opened()])
def test_what_answered_is_not_wanted(outcome: Outcome) -> None:
    confirming = heard((A1, REJECTED, 0), (A2, SILENT, 0), (A2, outcome, S))
    assert not confirming.wanted(A2, 2 * S)


def test_another_hosts_rejection_does_not_count() -> None:
    assert not heard((B1, REJECTED, 0), (A2, SILENT, S)).wanted(A2, S)


def test_a_closed_udp_port_is_no_rejection() -> None:
    closed = Outcome(Meaning(State.CLOSED, Reason.PORT_UNREACH, icmp=Icmp(4, 3, 3, A1.address)))
    assert not heard((A1, closed, 0), (A2, SILENT, S)).wanted(A2, S)


def test_an_old_rejection_does_not_count() -> None:
    confirming = heard((A1, REJECTED, 0), (A2, SILENT, 29 * S))
    assert confirming.wanted(A2, 30 * S)
    assert not confirming.wanted(A2, 30 * S + 1)


def test_a_confirmed_silence_is_not_confirmed_again_for_five_minutes() -> None:
    confirming = heard((A1, REJECTED, 0), (A2, SILENT, S))
    note(confirming, (A2, SILENT, 5 * S), asked=Pass.CONFIRMING)
    note(confirming, (A1, REJECTED, 299 * S), (A2, SILENT, 300 * S))
    assert not confirming.wanted(A2, 304 * S)
    assert confirming.wanted(A2, 305 * S)


def test_a_rejected_cell_that_fell_silent_is_asked_again_after_a_minute() -> None:
    confirming = heard((A2, REJECTED, 0), (A2, SILENT, S))
    assert not confirming.wanted(A2, 59 * S)
    assert confirming.wanted(A2, 60 * S)
    note(confirming, (A2, SILENT, 61 * S), asked=Pass.CONFIRMING)
    assert not confirming.wanted(A2, 125 * S)


def test_moments_are_reserved_1_1_s_apart_and_after_the_last_rejection() -> None:
    confirming = heard((A1, REJECTED, 10 * S))
    assert confirming.reserve_ns("10.0.0.1", 10 * S) == 11_100_000_000
    assert confirming.reserve_ns("10.0.0.1", 10 * S) == 12_200_000_000
    assert confirming.reserve_ns("10.0.0.1", 20 * S) == 20 * S
    assert confirming.reserve_ns("10.0.0.2", 10 * S) == 10 * S
