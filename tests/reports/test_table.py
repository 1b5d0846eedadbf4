"""A table for a terminal keeps to its width, whatever is in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.reports.table import Cell, Column, display_width, paragraph, table, wrap


def test_columns_are_as_wide_as_they_need() -> None:
    text = table((Column("Port"), Column("ms", align="right")), [("TCP 443", "1.5"), ("UDP 514", "20")], 80)
    assert text == "Port      ms\n───────  ───\nTCP 443  1.5\nUDP 514   20\n"


def test_no_rows_give_headings_alone() -> None:
    assert table((Column("a"), Column("b")), [], 80) == "a  b\n─  ─\n"


def test_a_column_that_may_shrink_wraps_and_the_others_do_not() -> None:
    columns = (Column("Id"), Column("What", least=8))
    assert table(columns, [("client-manager", "one two three")], 24).splitlines() == [
        "Id              What",
        "──────────────  ────────",
        "client-manager  one two",
        "                three",
    ]


def test_the_column_of_the_highest_rank_is_left_out_first() -> None:
    columns = (Column("a"), Column("b", rank=1), Column("c", rank=2), Column("d"))
    rows = [("aaaa", "bbbb", "cccc", "dddd")]
    heads = [table(columns, rows, width).splitlines()[0].split() for width in (22, 21, 16, 15, 1)]
    assert heads == [["a", "b", "c", "d"], ["a", "b", "d"], ["a", "b", "d"], ["a", "d"], ["a", "d"]]


def test_newlines_in_a_cell_break_its_lines() -> None:
    text = table((Column("p"), Column("q")), [("1\n2", "x"), ("3", "y\nz")], 80)
    assert text.splitlines()[2:] == ["1  x", "2", "3  y", "   z"]


def test_paint_gets_each_line_and_takes_no_width() -> None:
    red = Cell("closed\nnow", paint=lambda line: f"\x1b[31m{line}\x1b[0m")
    text = table((Column("state"), Column("x")), [(red, "1")], 80)
    assert text.splitlines()[2:] == ["\x1b[31mclosed\x1b[0m  1", "\x1b[31mnow\x1b[0m"]


def test_text_of_a_stranger_cannot_drive_the_terminal() -> None:
    text = table((Column("server"),), [("Apache\x1b[2J\r\x07\u2028x",)], 80)
    assert text.splitlines()[2] == "Apache�[2J���x"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("è", 1),
        ("e\u0300", 1),
        ("漢字", 4),
        ("\uff46", 2),
        ("🙂", 2),
        ("→", 1),
        ("a\u200bb", 2),
        ("", 0),
    ],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("", 5, [""]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("client-manager-https", 15, ["client-manager-", "https"]),
        ("0123456789", 4, ["0123", "4567", "89"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("see manager.example.com now", 12, ["see", "manager.", "example.com", "now"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(max_size=60), st.integers(2, 30))
def test_no_wrapped_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert not [char for line in lines for char in line if unicodedata.category(char) == "Cc"]
    kept = "".join(lines).replace(" ", "")
    assert len(kept) == len(text.replace(" ", "").replace("\n", ""))


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4), st.integers(7, 60))
def test_no_line_of_a_table_is_too_wide(rows: list[tuple[str, str]], width: int) -> None:
    columns = (Column("one", least=2), Column("two", align="right", least=3))
    lines = table(columns, rows, width).splitlines()
    assert all(display_width(line) <= width for line in lines)


def test_paragraphs_have_a_first_and_a_further_indent() -> None:
    assert paragraph("one two three", 11, first="- ", rest="   ") == "- one two\n   three\n"
    assert paragraph("one two", 80) == "one two\n"
