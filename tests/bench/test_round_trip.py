"""How far the engine's round-trip times are from what the wire saw, at a known delay of 20 ms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

import pytest

from tests.bench.tables import print_table
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.link import Impairment
from tests.lab.network import Lab
from tests.lab.probing import Learnt, Question, probe
from tests.lab.servers import Servers
from tests.lab.wire import listening

pytestmark = pytest.mark.timeout(120)

_COUNT = 200
_SPACING_MS = 25
_CLOSED_PORT = 9


def errors(
    given: Sequence[float | None], learnt: Sequence[Learnt], truth: Mapping[int, float]
) -> tuple[str, str, str, str]:
    """Return count, median, 95th percentile and maximum of the errors, in milliseconds."""
    true = [truth.get(what.local_port or 0) for what in learnt]
    wrong_by = sorted(
        abs(value - known)
        for value, known in zip(given, true, strict=True)
        if value is not None and known is not None
    )
    middle, late, worst = median(wrong_by), wrong_by[len(wrong_by) * 95 // 100], wrong_by[-1]
    return str(len(wrong_by)), f"{middle:.3f}", f"{late:.3f}", f"{worst:.3f}"


def test_round_trip_times(lab: Lab, servers: Servers) -> None:
    accepted = [Question("tcp", at.FAR_SERVER, 8014, after_ms=n * _SPACING_MS) for n in range(_COUNT)]
    refused = [
        Question("tcp", at.FAR_SERVER, _CLOSED_PORT, after_ms=n * _SPACING_MS + _SPACING_MS // 2)
        for n in range(_COUNT)
    ]
    with lab.impaired(Impairment(delay_ms=10)), listening(lab, Place.CLIENT, "far") as wire:
        learnt = probe(lab, [*accepted, *refused])
        truth = wire.round_trips_ms()
    opened, closed = learnt[:_COUNT], learnt[_COUNT:]
    found = (
        ("accepted, kernel", errors([what.rtt_ms for what in opened], opened, truth)),
        ("accepted, the loop's clock", errors([what.connect_ms for what in opened], opened, truth)),
        ("refused, the loop's clock", errors([what.rtt_ms for what in closed], closed, truth)),
    )
    known = sorted(truth.values())
    print_table(
        f"Round-trip time of 20 ms (the wire saw {median(known):.2f}), error in ms",
        "median below 0.1 ms for accepted connections, below 1 ms for refusals",
        ("what", "count", "median", "p95", "max"),
        [(name, *figures) for name, figures in found],
    )
