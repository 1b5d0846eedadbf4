"""A comparison as a document, held to pages in tests/golden: both languages, of times and of places."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.compare import Side, compared_sides
from sepgui.catalogue import load_catalogue
from sepgui.i18n import LANGS, Lang
from sepgui.reports.diff import FORMATS, Compared
from sepgui.reports.diff_forms import diff_written
from sepgui.reports.forms import Form
from tests.domain.test_comparing import CLOSED, DAY_S, OPEN, REJECTED, SILENT

GOLDEN = Path(__file__).parent.parent / "golden"
BEFORE = (
    OPEN,
    replace(SILENT, port=443, entry="client-manager-https"),
    replace(OPEN, port=8445, entry="reporting-console"),
    replace(OPEN, port=8446, entry="web-services"),
    replace(OPEN, port=9090, entry="web-console"),
)
NOW = (
    REJECTED,
    replace(OPEN, port=443, entry="client-manager-https"),
    replace(OPEN, port=8445, entry="reporting-console", rtt_ns=60_000_000),
    replace(OPEN, port=8446, entry="web-services", sha256="cd" * 32, not_after=1_795_000_000 + 365 * DAY_S),
    replace(OPEN, port=9090, entry="web-console"),
    replace(CLOSED, port=1433, entry="database-sql-server"),
)


def compared(between: str) -> Compared:
    place = "pc-17" if between == "times" else "sepm1"
    names = ("monday.sepsession", "tuesday.sepsession")
    days = ("2026-11-23T08:00:00.000Z", "2026-11-24T08:00:00.000Z")
    old = Side(names[0], days[0], "client", simulated=False, seen=BEFORE, place=place)
    return compared_sides(old, Side(names[1], days[1], "client", simulated=True, seen=NOW, place="pc-17"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("between", ["times", "places"])
@pytest.mark.parametrize("form", ["md", "csv", "json"])
def test_a_comparison_reads_as_it_did(between: str, form: str, lang: Lang) -> None:
    golden = (GOLDEN / f"diff-{between}.{lang}.{form}").read_bytes().decode()
    assert FORMATS[form](compared(between), load_catalogue(), lang, 100) == golden


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_table_keeps_its_width_and_the_words(lang: Lang, width: int) -> None:
    text = FORMATS["table"](compared("times"), load_catalogue(), lang, width)
    assert all(len(line) <= width for line in text.splitlines())
    assert "198.51.100.1" in text


def test_the_web_page_says_that_one_side_is_simulated_and_loads_nothing() -> None:
    page = diff_written(compared("places"), load_catalogue(), Form.HTML, "en").decode()
    assert 'class="banner"' in page
    assert "http://" not in page
    assert "https://" not in page
    assert page.count("<tr>") == 3 + 5  # a heading for each way, and every difference
