"""Numbers, times and texts as the screen writes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from sepgui.domain.words import Words
from sepgui.i18n import Text
from sepgui.ui.language import Language
from sepgui.ui.words import capital, lang, last_words, ms, percent, say, say_words, span

MS = 1_000_000


@pytest.mark.parametrize(
    ("duration_ns", "words"),
    [
        (None, "–"),
        (412_300, "0.41 ms"),
        (9_940_000, "9.9 ms"),
        (17 * MS, "17 ms"),
        (999 * MS, "999 ms"),
        (1_250 * MS, "1.25 s"),
    ],
)
def test_a_latency_has_its_unit(duration_ns: int | None, words: str) -> None:
    assert ms(duration_ns) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "–"),
        (0.0, "0 %"),
        (0.0001, "0.1 %"),
        (0.253, "25.3 %"),
        (0.99999, "99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_a_loss_is_never_rounded_to_none_or_all(share: float | None, words: str) -> None:
    assert percent(share) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59, "59 s"), (60, "1 min"), (7_200, "2 h"), (200_000, "2 d")]
)
def test_a_span_is_in_the_unit_that_fits(seconds: int, words: str) -> None:
    assert span(seconds * 1_000_000_000) == words


def test_italian_has_its_own_signs_and_words() -> None:
    language = Language()
    language.use("it")
    assert lang() == "it"
    assert ms(412_300) == "0,41 ms"
    assert percent(0.253) == "25,3 %"
    assert say_words(Words(it="porta", en="port")) == "porta"
    assert QLocale().name() == "it_IT"
    language.remove()


def test_core_text_is_said_in_the_language_of_the_screen() -> None:
    assert say(Text("Verdict", "closed")) == "closed"
    assert capital("closed") == "Closed"
    assert capital("") == ""


def test_the_last_words_of_a_traceback_are_no_border() -> None:
    group = "Traceback\n  | ValueError: bad\n  +------------------------------------\n"
    assert last_words(group) == "ValueError: bad"
    assert last_words("") == ""
