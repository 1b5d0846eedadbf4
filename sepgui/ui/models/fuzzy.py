"""Finds what was meant by a few letters: words of a query in any order, letters of each in theirs."""

from __future__ import annotations

import unicodedata

_START = 8
_NEXT = 5
_HIT = 1
_GAP_MOST = 3


def plain(text: str) -> str:
    """Return a text without accents, in lower case."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def score(query: str, text: str) -> int | None:
    """Return how well a text answers a query, more is better; None if some word of it is not there.

    A word is there if its letters stand in the text one after the other, with gaps; letters that begin a
    word, or follow the one before, count more.
    """
    whole = plain(text)
    total = 0
    for word in plain(query).split():
        best = max(
            (_from(word, whole, at) for at, letter in enumerate(whole) if letter == word[0]), default=0
        )
        if best <= 0:
            return None
        total += best
    return total


def _from(word: str, text: str, at: int) -> int:
    """Return the score of a word whose first letter stands at a place, 0 if the others do not follow."""
    points = 0
    previous = at - 1
    for letter in word:
        found = text.find(letter, previous + 1)
        if found < 0:
            return 0
        starts = found == 0 or not text[found - 1].isalnum()
        follows = found == previous + 1 and letter is not word[0]
        points += _START if starts else _NEXT if follows else _HIT
        if not starts and not follows:
            points -= min(_GAP_MOST, found - previous - 1)
        previous = found
    return max(1, points)
