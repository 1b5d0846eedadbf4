"""The same seed gives the same samples to the nanosecond, through the whole engine: a night is written down.

`python -m tests.simulation.test_determinism` writes it anew, when a change of simulation or probes is meant.
"""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import astuple, replace

from sepgui.app.vantage import stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.domain.cell import Sample
from sepgui.domain.plan import PlanOptions
from sepgui.domain.planning import make_plan
from sepgui.simulation.clock import SteppingLoop, VirtualLoop
from sepgui.simulation.scenario import Scenario, load_scenario, simulate
from tests.fakes.watching import watch_until

GOLDEN = Path(__file__).parents[1] / "golden" / "restless-night.csv"
NAME = "restless-night"
SECOND = 1_000_000_000
END_NS = 480 * SECOND
UNIX_NS = 1_795_507_200 * SECOND


class Written:
    """Writes each sample down as a line."""

    def __init__(self) -> None:
        self.lines = [
            "at_ns,due_ns,entry,address,port,pass,state,reason,service,rtt_ns,retransmits,local_port,"
            "resolve_ns,connect_ns,tls_ns,reply_ns"
        ]

    def put(self, sample: Sample) -> None:
        outcome, meaning, cell = sample.outcome, sample.outcome.meaning, sample.cell
        values = (
            *(sample.at_ns, sample.due_ns, cell.entry, cell.address, cell.port, sample.asked.value),
            *(meaning.state.value, meaning.reason.value, meaning.service.value),
            *(outcome.rtt_ns, outcome.syn_retransmits, outcome.local_port, *astuple(outcome.phases)),
        )
        self.lines.append(",".join("" if value is None else str(value) for value in values))

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def night(scenario: Scenario, *, virtual: bool) -> str:
    """Return eight minutes of a scenario, asked by the real engine, as lines."""
    assert scenario.vantage is not None
    vantage = stated_vantage(scenario.vantage.name, scenario.site, scenario.pair)
    options = PlanOptions(pace=scenario.pace)
    plan = make_plan(load_catalogue(), scenario.site, scenario.pair, vantage, None, options)
    clock, net = simulate(scenario, unix_ns=UNIX_NS)
    written = Written()

    loop = (lambda: VirtualLoop(clock)) if virtual else SteppingLoop
    watch_until(END_NS, plan, (clock, net), written, scenario.interval_ns, loop=loop)
    return written.text


def test_a_night_is_the_same_to_the_nanosecond() -> None:
    assert night(load_scenario(NAME), virtual=True) == GOLDEN.read_text("utf-8")


def test_it_is_the_same_when_it_is_jumped_through() -> None:
    assert night(load_scenario(NAME), virtual=False) == GOLDEN.read_text("utf-8")


def test_another_seed_gives_another_night() -> None:
    scenario = load_scenario(NAME)
    other = replace(scenario, world=replace(scenario.world, seed=scenario.world.seed + 1))
    assert night(other, virtual=True) != GOLDEN.read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(night(load_scenario(NAME), virtual=True), "utf-8", newline="\n")
