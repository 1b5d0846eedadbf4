from __future__ import annotations

import random

from msgspec.structs import replace

from sepgui.app.verdicts import Verdicts
from sepgui.domain.cell import Sample
from sepgui.domain.entry import Family
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.plan import Plan, PlannedFlow
from sepgui.domain.run import Row
from sepgui.engine.rows import PlanRows
from sepgui.store.rings import Rings
from tests.engine.plans import REFUSED, REJECTED, SILENT, S, flow, host, opened, plan

NOW_S = 1_800_000_000


def in_family(planned: PlannedFlow) -> PlannedFlow:
    entry = replace(planned.flow.entry, family=Family.CLIENT_PROTOCOL)
    return replace(planned, flow=replace(planned.flow, entry=entry))


def made() -> tuple[Plan, tuple[Row, ...]]:
    flows = [
        planned
        for address in ("10.0.0.1", "10.0.0.2")
        for planned in (
            in_family(flow(8014, host(address))),
            in_family(flow(443, host(address))),
            flow(8443, host(address)),
        )
    ]
    of = plan(*flows)
    rows = PlanRows(of, {}).rows
    cells = [replace(row.cell, address=row.cell.host) for row in rows]
    return of, tuple(Row(row.planned, cell) for row, cell in zip(rows, cells, strict=True))


def test_judging_again_where_samples_came_is_judging_everything() -> None:
    of, rows = made()
    rings = Rings()
    verdicts = Verdicts(of, rings)
    verdicts.set_rows(rows, NOW_S)
    dice = random.Random(1)
    for second in range(300):
        cells = dice.sample([row.cell for row in rows], dice.randrange(1, 4))
        for cell in cells:
            outcome = dice.choice([opened(), opened(), opened(), SILENT, REFUSED, REJECTED])
            rings.put(Sample(cell, second * S, second * S, outcome))
        before = list(verdicts.results)
        changed = verdicts.judge_again(cells, NOW_S)
        everything = judge(
            [Observed(row, rings.settled(row.cell), rings.recent(row.cell)) for row in rows],
            of,
            now_unix_s=NOW_S,
            mode=Mode.WATCH,
        )
        assert verdicts.results == list(everything)
        assert changed == {n for n, (a, b) in enumerate(zip(before, everything, strict=True)) if a != b}


def test_what_stands_in_for_another_is_judged_with_it() -> None:
    of, rows = made()
    rings = Rings()
    verdicts = Verdicts(of, rings)
    verdicts.set_rows(rows, NOW_S)
    rings.put(Sample(rows[0].cell, 0, 0, REFUSED))
    verdicts.judge_again([rows[0].cell], NOW_S)
    assert verdicts.results[0].judgement is Judgement.PROBLEM
    rings.put(Sample(rows[1].cell, 1, 1, opened()))
    assert verdicts.judge_again([rows[1].cell], NOW_S) == {0, 1}
    assert verdicts.results[0].judgement is Judgement.EXPECTED


def test_a_cell_without_a_row_changes_nothing() -> None:
    of, rows = made()
    verdicts = Verdicts(of, Rings())
    verdicts.set_rows(rows[:2], NOW_S)
    assert verdicts.judge_again([rows[5].cell], NOW_S) == set()
