"""From a recorded session to a scenario to give away, and how truly it shows what was recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from sepgui.app.sharing import share
from sepgui.domain.outcome import Meaning, Reason, State
from sepgui.engine.asking import ask, place_of
from sepgui.engine.names import Names
from sepgui.probes.own_ports import ASKED_ONCE
from sepgui.probes.seams import Depth
from sepgui.probes.table import PROBES, prepare
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.drafting.draft import drafted
from sepgui.simulation.drafting.stretches import Series, patience_ns, series_of
from sepgui.simulation.scenario import Scenario, scenario_from_text, simulate
from sepgui.store.errors import unwritable
from sepgui.store.reader import SessionReader

_MOST_MOMENTS = 40
"""So many stretches of a port, evenly taken, are looked at again."""


class Drafted(Struct, frozen=True):
    """A scenario document, and at how many recorded moments its simulation says what was recorded."""

    document: str
    same: int
    looked_at: int


class Moment(Struct, frozen=True):
    """A recorded sample and what the simulation says at its time."""

    series: Series
    at_ns: int
    recorded: Meaning
    simulated: Meaning

    @property
    def agrees(self) -> bool:
        """Whether state and reason are the same, and who rejected, or why the name gave nothing."""
        then, now = self.recorded, self.simulated
        return (then.state, then.reason, then.rejected_by, then.name_failure) == (
            now.state,
            now.reason,
            now.rejected_by,
            now.name_failure,
        )


def scenario_of(source: Path) -> Drafted:
    """Return the scenario of a session, in which nobody is named; raises `SessionError`."""
    with _shared(source) as reader:
        document = drafted(reader)
        scenario = scenario_from_text(document, "drafted.toml")
        moments = looked_at_again(scenario, reader)
    return Drafted(document, sum(each.agrees for each in moments), len(moments))


def write_scenario(source: Path, target: Path) -> Drafted:
    """Write the scenario of a session to a file, and return it; raises `SessionError`."""
    found = scenario_of(source)
    try:
        target.write_text(found.document, "utf-8")
    except OSError as error:
        raise unwritable(target, error) from error
    return found


def looked_at_again(scenario: Scenario, reader: SessionReader) -> tuple[Moment, ...]:
    """Return what the simulation says at recorded moments: the first and the last sample of stretches."""
    plan = reader.about.plan
    series = tuple(each for each in series_of(reader) if _asked(each))
    prepare(each.planned.probe for each in series)
    clock, net = simulate(scenario, unix_ns=reader.about.anchor.unix_ns + scenario.history_ns)
    found: list[Moment] = []

    async def look(each: Series, at_ns: int, recorded: Meaning) -> None:
        await clock.sleep_until(at_ns)
        told = recorded.reason is Reason.LISTENING and each.planned.probe in ASKED_ONCE
        depth = Depth.PULSE if told else Depth.PROOF
        silent = recorded.reason is Reason.NO_RESPONSE
        timeout_ns = patience_ns(reader.about) if silent else plan.options.timeout_ns
        found.append(Moment(each, at_ns, recorded, await asked_again(each, timeout_ns, depth)))

    async def asked_again(each: Series, timeout_ns: int, depth: Depth) -> Meaning:
        target = each.planned.target
        assert target is not None
        if not each.cell.address:
            known = await Names(plan, net, clock).resolve(target)
            return known.fault.outcome.meaning if known.fault is not None else _RESOLVED
        place = place_of(each.planned, target.ascii, plan)
        request = place.request(each.cell, timeout_ns, depth)
        return (await ask(place, request, PROBES[each.planned.probe], net, clock)).meaning

    async def run(_clock: SimClock) -> None:
        async with asyncio.TaskGroup() as group:
            for each in series:
                for at_ns, meaning in _moments(each):
                    group.create_task(look(each, at_ns, meaning), name=f"look at {each.cell}")

    run_virtual(run, clock=clock)
    return tuple(found)


def _asked(series: Series) -> bool:
    """Whether a recorded cell was asked, and could be asked again; a bug of ours cannot."""
    return series.planned.target is not None and all(
        stretch.meaning.reason is not Reason.PROBE_BUG for stretch in series.stretches
    )


def _moments(series: Series) -> Iterator[tuple[int, Meaning]]:
    step = max(1, len(series.stretches) // _MOST_MOMENTS)
    for stretch in series.stretches[::step]:
        yield stretch.from_ns, stretch.meaning
        if stretch.last_ns > stretch.from_ns:
            yield stretch.last_ns, stretch.meaning


@contextmanager
def _shared(source: Path) -> Generator[SessionReader]:
    """Give the copy of a session that names nobody, while it is needed."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "shared.sepsession"
        share(source, copy)
        with SessionReader(copy) as reader:
            yield reader


_RESOLVED = Meaning(state=State.OPEN, reason=Reason.SYN_ACK)
"""Stands for a name that gave an address after all."""
