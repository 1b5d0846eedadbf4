from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import dev
from sepgui import __version__

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
VERSION = re.compile(r"^## \[(?P<name>Unreleased|\d+\.\d+\.\d+)\](?: - (?P<date>\d{4}-\d\d-\d\d))?$")
PARTS_OF_AN_ADR = ["Context", "Decision", "Rejected alternatives", "Consequences", "What would overturn it"]


def headings(text: str, level: int) -> list[str]:
    mark = "#" * level + " "
    return [line.removeprefix(mark) for line in text.splitlines() if line.startswith(mark)]


class TestChangelog:
    TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")

    def versions(self) -> list[re.Match[str]]:
        matches = [VERSION.match(f"## {heading}") for heading in headings(self.TEXT, 2)]
        assert all(matches), headings(self.TEXT, 2)
        return [match for match in matches if match]

    def test_it_starts_with_what_is_unreleased(self) -> None:
        first = self.versions()[0]
        assert first["name"] == "Unreleased"
        assert first["date"] is None

    def test_releases_have_dates_and_fall(self) -> None:
        released = self.versions()[1:]
        dates = [date.fromisoformat(version["date"]) for version in released]
        numbers = [tuple(map(int, version["name"].split("."))) for version in released]
        assert dates == sorted(dates, reverse=True)
        assert numbers == sorted(set(numbers), reverse=True)

    def test_changes_stand_under_a_known_kind(self) -> None:
        assert set(headings(self.TEXT, 3)) <= KINDS
        for section in self.TEXT.split("\n### ")[1:]:
            lines = [line for line in section.split("\n## ")[0].splitlines()[1:] if line]
            assert lines
            assert all(line.startswith(("- ", "  ")) for line in lines)

    def test_the_version_is_released_or_in_development(self) -> None:
        names = {version["name"] for version in self.versions()}
        assert __version__ in names or ".dev" in __version__


@pytest.mark.parametrize("path", ADRS, ids=[path.stem for path in ADRS])
def test_a_decision_has_its_parts(path: Path) -> None:
    text = path.read_text("utf-8")
    (title,) = headings(text, 1)
    assert title.startswith(f"{path.stem[:4]} ")
    assert headings(text, 2) == PARTS_OF_AN_ADR


def test_decisions_are_numbered_without_gaps() -> None:
    assert [path.stem[:4] for path in ADRS] == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_commands_that_pages_name_exist(path: Path) -> None:
    named = set(re.findall(r"python3 dev\.py (\w+)", path.read_text("utf-8")))
    assert named <= set(dev.COMMANDS)


def test_every_command_is_told_to_contributors() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [name for name in dev.COMMANDS if f"python3 dev.py {name}" not in text] == []
