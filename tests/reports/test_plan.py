"""The plan as JSON, CSV, Markdown and table."""

from __future__ import annotations

import csv
import io
import json

import pytest

from sepgui.domain.entry import Role
from sepgui.domain.plan import Vantage
from sepgui.i18n import LANGS, Lang
from sepgui.reports.plan import FORMATS
from sepgui.reports.table import display_width
from tests.fakes.sites import CLIENT, at, plan_of

PLAN = plan_of(at(CLIENT))


def test_json_has_an_object_for_every_flow() -> None:
    found = json.loads(FORMATS["json"](PLAN, "en", 80))
    assert found["schema"] == "sepgui.plan/1"
    assert (found["manager"], found["client"]) == ("sepm.example", "pc.example")
    assert (found["vantage"], found["vantage_assumed"]) == ("client", False)
    assert (found["sep_version"], found["sep_version_assumed"]) == ("14.3", False)
    assert len(found["flows"]) == len(PLAN.flows)
    assert found["flows"][1] == {
        "entry": "push-windows",
        "transport": "tcp",
        "port": 445,
        "probe": found["flows"][1]["probe"],
        "direction": "manager→client",
        "initiator": "sepm.example",
        "listener": "pc.example",
        "applies": True,
        "provable": False,
        "action": "list",
        "expectation": "listening",
        "why": "Only sepm (manager) opens this connection: run the check there.",
    }


def test_csv_has_a_line_for_every_flow() -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](PLAN, "en", 80))))
    assert [row["port"] for row in rows] == [str(planned.flow.port) for planned in PLAN.flows]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [60, 100])
def test_the_table_keeps_to_the_width_and_leaves_no_flow_out(lang: Lang, width: int) -> None:
    found = FORMATS["table"](PLAN, lang, width)
    assert max(display_width(line) for line in found.splitlines()) <= width
    for planned in PLAN.flows:
        assert f"{planned.flow.port}/{planned.flow.transport.value}" in found


def test_markdown_groups_by_what_is_done() -> None:
    found = FORMATS["md"](PLAN, "en", 80)
    assert [line for line in found.splitlines() if line.startswith("## ")] == [
        "## Asked from here",
        "## Cannot be proved from here",
        "## Does not apply",
    ]
    assert sum(line.startswith("| ") for line in found.splitlines()) == len(PLAN.flows) + 2 * 3


def test_what_was_assumed_is_said() -> None:
    me = Vantage(CLIENT, frozenset({Role.CLIENT}), assumed=True)
    found = FORMATS["table"](plan_of(me, version=None), "en", 200)
    assert "14.3 RU9 (assumed)" in found
    assert "as the client (assumed)" in found
    assert "assumed" not in FORMATS["table"](PLAN, "en", 200)
