"""The real window on a real bus: what a screen reader finds in its tree, and what is announced to it."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from build_spec import environment
from tests.screen_reader.hearing import Node, Reader, window

pytestmark = [pytest.mark.gui, pytest.mark.slow, pytest.mark.timeout(180)]

TABLE = "Ports of this pair"
CONTROLS = frozenset(
    (
        *("push button", "toggle button", "check box", "radio button", "combo box", "text", "list", "tree"),
        *("table", "table column header", "menu item", "page tab", "page tab list", "dialog", "frame"),
    )
)
"""Roles of what a person acts on or goes to; each must say what it is."""
PLACELESS = frozenset(("filler", "panel", "unknown"))
"""Roles that say nothing; whatever takes the keyboard needs a name then all the more."""


@pytest.fixture
def reader(tmp_path: Path) -> Generator[Reader]:
    """A reader beside the demo, in English, once rows have been answered."""
    missing = environment.missing_programs(environment.SCREEN_READER)
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")
    with window(tmp_path, "demo", "--lang", "en") as heard:
        heard.wait(lambda tree: len(answered(tree)) >= 5, "the demo's rows do not come")
        yield heard


def cells(tree: Node) -> list[Node]:
    table = tree.one("table", TABLE)
    return [] if table is None else [node for node in table.children if node.role == "table cell"]


def answered(tree: Node) -> list[Node]:
    """Return the cells that tell whole rows which have a latency."""
    return [cell for cell in cells(tree) if ", port " in cell.name and " ms, " in cell.name]


def says_what_it_is(node: Node) -> bool:
    """Whether a control says more than what stands in it: on Linux Qt takes a list's choice for its name."""
    if node.role == "combo box":
        return bool(node.label or node.description)
    return bool(node.name or node.label)


def nameless(tree: Node) -> list[tuple[str, str, str]]:
    """Return role, description and value of what does not say what it is."""
    return [
        (node.role, node.description, node.value)
        for node in tree.shown()
        if (node.role in CONTROLS or (node.role in PLACELESS and "focusable" in node.states))
        and not says_what_it_is(node)
    ]


def test_every_control_has_a_name_and_a_role(reader: Reader) -> None:
    tree = reader.look()
    assert tree is not None
    assert nameless(tree) == []
    shown = [node.role for node in tree.shown()]
    for role in ("menu bar", "menu item", "combo box", "text", "push button", "check box", "table"):
        assert role in shown, role
    assert "invalid" not in shown


def test_rows_have_values(reader: Reader) -> None:
    tree = reader.look()
    assert tree is not None
    found = cells(tree)
    columns = sum(node.role == "table column header" for node in tree.shown())
    rows = [found[at : at + columns] for at in range(0, len(found), columns)]
    told = [row for row in rows if ", port " in row[0].name]
    assert len(told) >= 5
    for row in told:
        assert all(cell.name for cell in row), row
    assert any("8443/tcp" in row[0].name and row[1].name == "8443/tcp" for row in told)


def test_what_changes_is_announced(reader: Reader) -> None:
    reader.press("menu item", "Tell me of every failing port")
    reader.wait(
        lambda _: any(words.startswith("Waiting for ") for words in reader.announced),
        "nothing was announced",
    )


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Find a command…", "Commands"),
        ("User guide", "sepgui: user guide"),
        ("Site…", "Site"),
        ("Notes", "Notes of the session"),
        ("Write a note…", "Note of "),
        ("Small window that stays on top", "sepgui at a glance"),
    ],
)
def test_other_windows_say_what_they_are(reader: Reader, line: str, title: str) -> None:
    reader.press("menu item", line)
    tree = reader.wait(lambda tree: tree.one("dialog", title) is not None, f"{title!r} does not open")
    dialog = tree.one("dialog", title)
    assert dialog is not None
    assert nameless(dialog) == []


def test_every_further_window_says_what_it_is(reader: Reader) -> None:
    """One after the other in one run of the program: what stands in them, and what they are called."""
    for line, title in (
        ("Show the bytes of the chosen port…", "Bytes of an attempt"),
        ("This computer…", "This computer"),
        ("Save a report…", "Save a report"),
        ("Compare two spans…", "Compare two spans"),
        ("Choose a scenario…", "Scenarios"),
        ("Speaker notes in a window of their own", "Speaker notes"),
    ):
        reader.press("menu item", line)
        tree = reader.wait(partial(opened, title), f"{title!r} does not open")
        dialog = tree.one("dialog", title)
        assert dialog is not None
        assert nameless(dialog) == [], title
        assert "invalid" not in [node.role for node in dialog.shown()], title


def test_the_story_beside_the_rows_is_told(reader: Reader) -> None:
    """It leaves the details a narrow place, in which they must come to rest."""
    reader.press("menu item", "Story and speaker notes")
    tree = reader.wait(lambda tree: tree.one("filler", "Story and notes") is not None, "no story")
    assert nameless(tree) == []
    assert "Story" in [node.name.capitalize() for node in tree.shown() if node.role == "label"]


def opened(title: str, tree: Node) -> bool:
    return tree.one("dialog", title) is not None


def test_details_and_graph_are_told(reader: Reader) -> None:
    """What the chosen port says, and the picture of its latency in words, above and beneath."""
    tree = reader.wait(
        lambda tree: bool(graphs(tree)) and "samples, " in graphs(tree)[0].description, "no graph"
    )
    (page,) = (node for node in tree.shown() if node.name == "Details of the chosen port")
    assert "/tcp" in page.value
    assert "Copy" in [node.name for node in tree.shown() if node.role == "push button"]
    assert graphs(tree)[0].name.startswith("Latency of ")
    assert "focusable" in graphs(tree)[0].states
    reader.press("menu item", "What came just before")
    tree = reader.wait(lambda tree: len(graphs(tree)) == 2, "nothing to compare with")
    assert nameless(tree) == []
    reader.press("menu item", "Read the value before")
    reader.wait(lambda _: any(" ms" in words for words in reader.announced), "no value was read out")


def graphs(tree: Node) -> list[Node]:
    return [node for node in tree.shown() if node.role == "image" and node.name.startswith("Latency")]


def test_the_language_changes_for_the_reader_too(reader: Reader) -> None:
    reader.press("menu item", "Italiano")
    tree = reader.wait(lambda tree: tree.one("table", "Porte di questa coppia") is not None, "still English")
    assert nameless(tree) == []
