"""The first look shows what it tells: the real engine and the real probes over its hour, in virtual time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pytest

from sepgui.catalogue.ports import load_catalogue
from sepgui.domain.cell import Sample
from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Service, State
from sepgui.domain.plan import Plan, PlanOptions, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.run import CellResult
from sepgui.simulation.scenario import Scenario, load_scenario, simulate
from sepgui.store.rings import Rings
from tests.fakes.watching import watch_until

SECOND = 1_000_000_000
ENDS_UNIX_NS = 1_795_510_800 * SECOND
SICK: dict[str, str] = {
    "client-manager-http": State.FILTERED,
    "gup-proxy": State.CLOSED,
    "roaming-client-cloud": Judgement.DEGRADED,
}


@dataclass
class Seen:
    """All samples of a run and what they mean at its end."""

    rings: Rings = field(default_factory=Rings)
    samples: list[Sample] = field(default_factory=list[Sample])
    results: tuple[CellResult, ...] = ()
    open_sockets: int = 0

    def put(self, sample: Sample) -> None:
        self.rings.put(sample)
        self.samples.append(sample)

    def of(self, entry: str, from_s: int = 0, until_s: int = 10**9) -> list[Sample]:
        return [
            sample
            for sample in self.samples
            if sample.cell.entry == entry and from_s <= sample.at_ns / SECOND < until_s
        ]


def plan_of(scenario: Scenario) -> Plan:
    assert scenario.vantage is not None
    roles = scenario.vantage.roles | {Role.CONSOLE, Role.REPORTING_CONSOLE}
    options = PlanOptions(pace=scenario.pace)
    return make_plan(
        load_catalogue(), scenario.site, scenario.pair, Vantage(scenario.vantage, roles), None, options
    )


@pytest.fixture(scope="module")
def seen() -> Seen:
    scenario = load_scenario("first-look")
    plan = plan_of(scenario)
    clock, net = simulate(scenario, unix_ns=ENDS_UNIX_NS)
    seen = Seen()

    monitor = watch_until(scenario.history_ns, plan, (clock, net), seen, scenario.history_interval_ns)
    observed = [Observed(x, seen.rings.settled(x.cell), seen.rings.recent(x.cell)) for x in monitor.rows]
    seen.results = judge(observed, plan, now_unix_s=clock.unix_ns() // SECOND, mode=Mode.WATCH)
    assert clock.unix_ns() == ENDS_UNIX_NS
    seen.open_sockets = net.open_sockets
    return seen


def test_after_its_hour_the_pills_tell_the_story(seen: Seen) -> None:
    proved = {x.row.planned.flow.entry.id: x.verdict.word for x in seen.results if x.sample is not None}
    healthy = {"server-https", "web-console", "reporting-console", "web-services", "wss-auth"}
    assert {entry: proved[entry] for entry in SICK} == SICK
    assert proved.keys() == SICK.keys() | healthy
    assert {proved[entry] for entry in healthy} <= {Service.CONFIRMED, Service.UNCHECKED}


def test_the_firewall_signs_its_rejections_after_a_minute_of_silence(seen: Seen) -> None:
    def states(from_s: int, until_s: int) -> Counter[tuple[State, str | None]]:
        samples = seen.of("client-manager-http", from_s, until_s)
        return Counter((x.outcome.meaning.state, x.outcome.meaning.rejected_by) for x in samples)

    assert set(states(0, 19 * 60)) == {(State.OPEN, None)}
    assert set(states(20 * 60, 20 * 60 + 50)) == {(State.FILTERED, None)}
    assert set(states(22 * 60, 45 * 60)) == {(State.OPEN, None)}
    assert set(states(46 * 60, 60 * 60)) == {(State.FILTERED, "10.20.0.1")}


def test_the_gup_stops_listening_after_a_quarter_of_an_hour(seen: Seen) -> None:
    def states(from_s: int, until_s: int) -> set[State]:
        return {x.outcome.meaning.state for x in seen.of("gup-proxy", from_s, until_s)}

    assert states(0, 15 * 60) == {State.OPEN}
    assert states(15 * 60, 60 * 60) == {State.CLOSED}


def test_the_way_to_the_cloud_fills_up_and_loses_packets(seen: Seen) -> None:
    def median_ms(from_s: int, until_s: int) -> float:
        samples = seen.of("roaming-client-cloud", from_s, until_s)
        return sorted(x.outcome.rtt_ns or 0 for x in samples)[len(samples) // 2] / 1e6

    assert median_ms(0, 35 * 60) < 15
    assert 90 < median_ms(45 * 60, 60 * 60) < 110
    asked = seen.of("roaming-client-cloud", 5 * 60)
    lost = sum(bool(sample.outcome.syn_retransmits) for sample in asked)
    assert 0.005 < lost / len(asked) < 0.04


def test_each_stumble_of_the_line_is_short_and_leaves_a_failure(seen: Seen) -> None:
    for entry, stumbles in (
        ("server-https", 2),
        ("reporting-console", 2),
        ("web-services", 2),
        ("web-console", 3),
    ):
        failed = [sample.at_ns // SECOND for sample in seen.of(entry) if sample.outcome.failed]
        assert stumbles <= len(failed) <= 2 * stumbles
        assert max(failed) < 50 * 60


def test_the_hour_leaves_no_socket_and_is_never_late(seen: Seen) -> None:
    assert seen.open_sockets == 0
    assert len(seen.samples) > 2000
    assert {sample.lateness_ns for sample in seen.samples} == {0}
