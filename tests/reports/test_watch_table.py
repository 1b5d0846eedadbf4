"""How a watch stands, on a terminal of any size, and the lines of change where there is none."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.diagnosis import diagnose
from sepgui.domain.cell import Anchor
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Action
from sepgui.domain.run import CellResult, Recent
from sepgui.i18n import LANGS, Lang
from sepgui.reports.table import display_width
from sepgui.reports.watch_table import change_line, elapsed, watch_table
from tests.fakes.results import NOW_S, REFUSED, SILENT, answer, row, sample
from tests.fakes.sites import plan_of

PLAN = plan_of()
ANCHOR = Anchor(0, NOW_S * 1_000_000_000)


def results(*outcomes: Outcome) -> tuple[CellResult, ...]:
    """Return results whose asked cells had these outcomes in their order, the last repeated."""
    left = list(outcomes)
    observed: list[Observed] = []
    for planned in PLAN.flows:
        each = row(planned)
        if planned.own is not None:
            continue
        if planned.action is Action.PROBE:
            outcome = left.pop(0) if len(left) > 1 else left[0]
            failures = 0 if outcome.meaning.state == "open" else 3
            observed.append(Observed(each, sample(each, outcome), Recent(12, failures)))
        else:
            observed.append(Observed(each))
    return judge(observed, PLAN, now_unix_s=NOW_S, mode=Mode.WATCH)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(60, 10), (80, 24), (160, 50)])
def test_it_keeps_to_the_terminal(lang: Lang, size: tuple[int, int]) -> None:
    found = results(SILENT)
    drawn = watch_table(found, diagnose(found, PLAN), 3_723_000_000_000, lang, size).splitlines()
    assert max(display_width(line) for line in drawn) <= size[0]
    assert len(drawn) < size[1]
    assert drawn[0].startswith("1:02:03 ")


def test_the_worst_come_first_with_loss_and_count() -> None:
    found = results(answer(), answer(), answer(), answer(), REFUSED, answer(rtt_ms=900))
    drawn = watch_table(found, (), 0, "en", (120, 40)).splitlines()
    cells = [line for line in drawn if "/tcp" in line]
    assert [line[0] for line in cells] == ["✖", "▲", "✔", "✔", "✔", "✔"]
    assert cells[0].split()[-3:] == ["25", "%", "12"]
    assert cells[2].split()[-3:] == ["0", "%", "12"]


def test_only_what_is_asked_is_in_the_table() -> None:
    drawn = watch_table(results(answer()), (), 0, "en", (120, 40))
    assert drawn.count("/tcp") == 6


def test_findings_stand_above_the_cells() -> None:
    found = results(SILENT)
    drawn = watch_table(found, diagnose(found, PLAN), 0, "en", (120, 40)).splitlines()
    assert drawn[1].startswith("✖ sepm.example (192.0.2.10) is silent")


def test_a_change_is_one_line_with_time_place_and_reason() -> None:
    (found,) = [each for each in results(REFUSED) if each.row.cell.port == 9090]
    line = change_line(found, ANCHOR, "en")
    assert "✖ closed · 9090/tcp Web console · 192.0.2.10 · the connection was refused" in line
    assert line[2] == line[5] == ":"
    assert "\n" not in line


def test_a_cell_that_was_not_asked_yet_can_be_told_too() -> None:
    (found,) = [each for each in results(REFUSED) if each.row.cell.port == 9090]
    assert "Web console" in change_line(replace(found, sample=None), ANCHOR, "en")


@pytest.mark.parametrize(
    ("ns", "text"), [(0, "0:00:00"), (59_999_999_999, "0:00:59"), (90_061_000_000_000, "25:01:01")]
)
def test_elapsed_time(ns: int, text: str) -> None:
    assert elapsed(ns) == text
