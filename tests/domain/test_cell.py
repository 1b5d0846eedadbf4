from __future__ import annotations

import pytest

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import HELD_NS, Anchor, CellKey, Sample, settled
from sepgui.domain.outcome import Icmp, Meaning, Outcome, Reason, State
from sepgui.domain.plan import Pass

CELL = CellKey("client-manager-http", "sepm", "10.0.0.1", Transport.TCP, 8014)
SILENT = Outcome(Meaning(State.FILTERED, Reason.NO_RESPONSE))
REJECTED = Outcome(Meaning(State.FILTERED, Reason.ADMIN_PROHIBITED, icmp=Icmp(4, 3, 13, "10.0.0.254")))
OPEN = Outcome(Meaning(State.OPEN, Reason.SYN_ACK))


def sample(outcome: Outcome, at_ns: int = 0, asked: Pass = Pass.FIRST) -> Sample:
    return Sample(CELL, at_ns, at_ns, outcome, asked)


@pytest.mark.parametrize("outcome", [SILENT, REJECTED, OPEN])
def test_the_first_sample_speaks_for_its_cell(outcome: Outcome) -> None:
    assert settled(None, sample(outcome)) == sample(outcome)


@pytest.mark.parametrize(
    ("before", "newest"),
    [
        (sample(REJECTED), sample(OPEN, 1)),
        (sample(OPEN), sample(SILENT, 1)),
        (sample(SILENT), sample(REJECTED, 1)),
        (sample(SILENT), sample(SILENT, 1)),
        (sample(REJECTED), sample(SILENT, 1, Pass.CONFIRMING)),
        (sample(REJECTED), sample(SILENT, HELD_NS)),
    ],
)
def test_the_newest_speaks(before: Sample, newest: Sample) -> None:
    assert settled(before, newest) == newest


def test_a_rejection_outweighs_the_silences_that_follow_it() -> None:
    before = sample(REJECTED)
    assert settled(before, sample(SILENT, HELD_NS - 1)) == before


def test_lateness_is_never_negative() -> None:
    assert Sample(CELL, 12, 10, OPEN).lateness_ns == 2
    assert Sample(CELL, 10, 12, OPEN).lateness_ns == 0


def test_an_anchor_goes_both_ways() -> None:
    anchor = Anchor(1_000, 1_800_000_000_000_000_000)
    assert anchor.unix_at(1_500) == 1_800_000_000_000_000_500
    assert anchor.monotonic_at(anchor.unix_at(777)) == 777
