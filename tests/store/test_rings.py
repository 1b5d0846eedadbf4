from __future__ import annotations

from statistics import median_low

from sepgui.domain.cell import CellKey
from sepgui.domain.outcome import Meaning, Outcome, Reason, RttSource, State
from sepgui.domain.plan import Pass
from sepgui.domain.run import Recent
from sepgui.store.rings import Rings
from tests.engine.plans import MS, REFUSED, REJECTED, SILENT, opened
from tests.store.sessions import CONSOLE, HTTP, HTTPS, sample


def filled(*outcomes: Outcome, cell: CellKey = HTTP, capacity: int = 256) -> Rings:
    rings = Rings(capacity)
    for second, outcome in enumerate(outcomes):
        rings.put(sample(cell, second, outcome))
    return rings


def test_the_tick_tells_who_changed() -> None:
    rings = Rings()
    tick, changed = rings.changed_since(0)
    assert (tick, changed) == (0, ())
    rings.put(sample(HTTP, 0))
    rings.put(sample(HTTPS, 0))
    tick, changed = rings.changed_since(tick)
    assert set(changed) == {HTTP, HTTPS}
    assert rings.changed_since(tick) == (tick, ())
    rings.put(sample(HTTPS, 1))
    later, changed = rings.changed_since(tick)
    assert (later > tick, changed) == (True, (HTTPS,))


def test_an_unknown_cell_has_no_past() -> None:
    rings = filled(opened())
    assert rings.last(CONSOLE) is None
    assert rings.settled(CONSOLE) is None
    assert rings.samples(CONSOLE) == ()
    assert rings.recent(CONSOLE) == Recent()


def test_recent_counts_the_last_fifty() -> None:
    repeated = Outcome(Meaning(State.OPEN, Reason.SYN_ACK), syn_retransmits=2)
    rings = filled(*[SILENT] * 10, *[repeated] * 5, *[opened()] * 30)
    assert rings.recent(HTTP) == Recent(45, 10, 5, 20 * MS, 1)
    for second in range(45, 60):
        rings.put(sample(HTTP, second))
    assert rings.recent(HTTP) == Recent(50, 0, 5, 20 * MS, 1)
    for second in range(60, 65):
        rings.put(sample(HTTP, second, REFUSED))
    assert rings.recent(HTTP).failures == 5
    assert rings.recent(HTTP).retransmits == 0


def test_what_could_not_be_asked_is_no_failure_and_no_change() -> None:
    local = Outcome(Meaning(State.ERROR, Reason.LOCAL_ERROR))
    rings = filled(opened(), local, opened(), local, local, REFUSED, local, REFUSED)
    assert rings.recent(HTTP) == Recent(4, 2, 0, None, 1)
    assert len(rings.samples(HTTP)) == 8


def test_the_baseline_is_the_median_of_the_first_hundred_round_trips() -> None:
    rtts = [(n * 7919) % 1000 + 1 for n in range(150)]
    rings = Rings()
    for second, rtt in enumerate(rtts):
        rings.put(sample(HTTP, second, opened(rtt)))
        rings.put(sample(HTTP, second + 0.5, SILENT))
        known = second + 1
        expected = median_low(rtts[: min(known, 100)]) if known >= 20 else None
        assert rings.recent(HTTP).baseline_ns == expected


def test_the_ring_keeps_the_newest_in_order() -> None:
    outcomes = [opened(n) if n % 3 else REJECTED for n in range(1, 26)]
    rings = filled(*outcomes, capacity=10)
    kept = rings.samples(HTTP)
    assert [s.outcome.rtt_ns for s in kept] == [outcome.rtt_ns for outcome in outcomes[-10:]]
    assert [s.at_ns for s in kept] == [sample(HTTP, second).at_ns for second in range(15, 25)]
    assert [s.outcome.meaning for s in kept] == [outcome.meaning for outcome in outcomes[-10:]]


def test_what_is_kept_of_an_older_sample() -> None:
    rings = Rings()
    first = sample(HTTP, 0, opened(3), late_ns=5, asked=Pass.CONFIRMING)
    rings.put(first)
    assert rings.samples(HTTP) == (first,)
    rings.put(sample(HTTP, 1, SILENT))
    (older, newest) = rings.samples(HTTP)
    assert (older.at_ns, older.due_ns, older.asked) == (first.at_ns, first.due_ns, Pass.CONFIRMING)
    assert (older.outcome.rtt_ns, older.outcome.rtt_source) == (3, RttSource.KERNEL)
    assert older.outcome.syn_retransmits == 0
    assert older.outcome.local_port is None
    assert newest == rings.last(HTTP)


def test_a_rejection_speaks_until_silence_is_confirmed() -> None:
    rings = filled(REJECTED, SILENT)
    assert rings.last(HTTP) == sample(HTTP, 1, SILENT)
    assert rings.settled(HTTP) == sample(HTTP, 0, REJECTED)
    confirmed = sample(HTTP, 2, SILENT, asked=Pass.CONFIRMING)
    rings.put(confirmed)
    assert rings.settled(HTTP) == confirmed
