"""A few letters find what was meant."""

from __future__ import annotations

import pytest

from sepgui.ui.models.fuzzy import score

WORDS = [
    "View · Theme · Dark",
    "View · Theme · Light",
    "File · Save session as…",
    "Run · Start or pause",
    "Edit · Copy rows as CSV",
    "Visualizza · Perché è così",
]


def best(query: str) -> str:
    found = [(points, words) for words in WORDS if (points := score(query, words)) is not None]
    return max(found)[1]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("dark", "View · Theme · Dark"),
        ("theme li", "View · Theme · Light"),
        ("csv copy", "Edit · Copy rows as CSV"),
        ("ssas", "File · Save session as…"),
        ("pause", "Run · Start or pause"),
        ("PERCHE", "Visualizza · Perché è così"),
    ],
)
def test_the_best_answer(query: str, wanted: str) -> None:
    assert best(query) == wanted


def test_letters_that_are_not_there_find_nothing() -> None:
    assert score("xyz", "View · Theme · Dark") is None
    assert score("dark xyz", "View · Theme · Dark") is None
    assert score("krad", "Dark") is None


def test_no_query_finds_everything_alike() -> None:
    assert {score("", words) for words in WORDS} == {0}
