"""Cases of diagnosis: small simulated sites as TOML, run through the real engine in virtual time.

A case is a change to a base (`client.toml`, `manager.toml`): its head says in comments

- `base`: which base, and `without`: which of its blocks it leaves out;
- `watch`: how long it is watched; else it is checked once, with `exposure: yes` also what must not be
  reachable, and with `only: …` these entries alone;
- `probe-bug: …`: the kinds whose probes raise;
- `near: …`: the causes that it nearly shows, and must not;
- `expects: …`: the findings that must come of it, each a cause with its ports.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sepgui.app.check import check
from sepgui.app.compose import Doors
from sepgui.app.vantage import stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.diagnosis import diagnose
from sepgui.domain.entry import ProbeKind
from sepgui.domain.finding import Finding
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Plan, PlanOptions
from sepgui.domain.planning import make_plan
from sepgui.engine.monitor import Bugs
from sepgui.probes.seams import Clock, Net, Probe, ProbeRequest
from sepgui.probes.table import PROBES, prepare
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.scenario import Scenario, scenario_from_text, simulate
from sepgui.store.rings import Rings
from tests.fakes.watching import watch_until

FOLDER = Path(__file__).parent / "cases"
BASES = frozenset({"client", "manager", "manager-broken"})
HEADS = frozenset({"base", "without", "watch", "exposure", "only", "probe-bug", "near", "expects"})
SECOND = 1_000_000_000
NOW_UNIX_NS = 1_795_510_800 * SECOND


@dataclass(frozen=True)
class Case:
    """One case: its scenario, how long it is watched (None: one check), and what it must give."""

    name: str
    scenario: Scenario
    watch_s: int | None
    expected: tuple[str, ...]
    near: tuple[str, ...]
    options: PlanOptions
    broken: tuple[ProbeKind, ...]
    base: str
    left_out: frozenset[str]

    @property
    def ports(self) -> frozenset[str]:
        """The ports that its findings are about."""
        return frozenset(port for finding in self.expected for port in finding.split()[1:])

    @property
    def causes(self) -> tuple[str, ...]:
        """The causes that must be found."""
        return tuple(finding.split()[0] for finding in self.expected)


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in BASES)


def load(name: str) -> Case:
    return combined(name)


def combined(*parts: str) -> Case:
    """Return one case of which all of these are true: it must give the findings of each."""
    texts = [(FOLDER / f"{name}.toml").read_text("utf-8") for name in parts]
    heads = [head for name, text in zip(parts, texts, strict=True) for head in _head(name, text)]
    told = dict(heads)
    left_out = {block for key, value in heads if key == "without" for block in value.split()}
    base = _without((FOLDER / f"{told['base']}.toml").read_text("utf-8"), left_out)
    watch = told.get("watch")
    name = " + ".join(parts)
    # The services of a case that brings no host belong to the base's last one, so it comes first.
    texts.sort(key=lambda text: "\n[[host]]" in text)
    return Case(
        name,
        scenario_from_text("\n".join([base, *texts]), f"{name}.toml"),
        int(watch.removesuffix("s")) if watch else None,
        tuple(value for key, value in heads if key == "expects"),
        tuple(told.get("near", "").split()),
        PlanOptions(exposure="exposure" in told, only=frozenset(told.get("only", "").split())),
        tuple(ProbeKind(kind) for kind in told.get("probe-bug", "").split()),
        told["base"],
        frozenset(left_out),
    )


def _head(name: str, text: str) -> list[tuple[str, str]]:
    lines = (line.removeprefix("# ").partition(": ") for line in text.splitlines() if line.startswith("# "))
    found = [(key, value) for key, _, value in lines]
    unknown = {key for key, _ in found} - HEADS
    assert not unknown, f"{name}: no head {unknown}"
    return found


def _without(text: str, left_out: set[str]) -> str:
    blocks = text.split("\n\n")
    marks = {block: block.removeprefix("# ").partition("\n")[0] for block in blocks if block.startswith("# ")}
    unknown = left_out - set(marks.values())
    assert not unknown, f"the base has no block {unknown}"
    return "\n\n".join(block for block in blocks if marks.get(block) not in left_out)


def findings_of(case: Case) -> tuple[Finding, ...]:
    if case.watch_s is None:
        return checked(case)
    return watched(case.scenario, case.watch_s)


def checked(case: Case) -> tuple[Finding, ...]:
    """Return what one check finds at the end of the scenario's history, in virtual time."""
    scenario = case.scenario
    clock, net = simulate(scenario, unix_ns=NOW_UNIX_NS)
    probes: dict[ProbeKind, Probe] = {**PROBES, **dict.fromkeys(case.broken, _raises)}
    plan = _plan(scenario, case.options)
    prepare(planned.probe for planned in plan.flows)

    async def run(_clock: SimClock) -> tuple[Finding, ...]:
        await clock.sleep_until(scenario.history_ns)
        doors = Doors(net, clock, simulated=True)
        bugs = Bugs.RECORD if case.broken else Bugs.RAISE
        return (await check(plan, doors, probes=probes, bugs=bugs)).findings

    return run_virtual(run, clock=clock)


async def _raises(_request: ProbeRequest, _net: Net, _clock: Clock) -> Outcome:
    """A probe with a bug."""
    raise ZeroDivisionError


def _plan(scenario: Scenario, options: PlanOptions) -> Plan:
    assert scenario.vantage is not None
    vantage = stated_vantage(scenario.vantage.name, scenario.site, scenario.pair)
    return make_plan(load_catalogue(), scenario.site, scenario.pair, vantage, None, options)


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Return findings as cases write them: the cause and the ports, in order."""
    return [" ".join([f.cause.value, *(str(cell.port) for cell in f.cells)]) for f in findings]


def watched(scenario: Scenario, seconds: int) -> tuple[Finding, ...]:
    """Return what a watch of so many seconds has found at its end, in virtual time."""
    plan = _plan(scenario, PlanOptions(pace=scenario.pace))
    clock, net = simulate(scenario, unix_ns=NOW_UNIX_NS)
    rings = Rings()

    monitor = watch_until(seconds * SECOND, plan, (clock, net), rings, scenario.interval_ns)
    seen = [Observed(row, rings.settled(row.cell), rings.recent(row.cell)) for row in monitor.rows]
    results = judge(seen, plan, now_unix_s=clock.unix_ns() // SECOND, mode=Mode.WATCH)
    return diagnose(results, plan, clock.unix_ns() // SECOND)
