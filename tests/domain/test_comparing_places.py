"""What two computers see of one port: told as two places, and never as a change in time."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.domain.comparing import Seen, Way
from sepgui.domain.comparing_places import differences_of_places
from sepgui.domain.outcome import FactName, Reason, Service, State
from sepgui.i18n import LANGS, translate
from tests.domain.test_comparing import CLOSED, OPEN, REJECTED, SILENT, UNPROVEN

PLACES = ("sepm1", "pc-17")
UNCHECKED = replace(OPEN, service=Service.UNCHECKED)


def said(first: Seen, second: Seen) -> list[tuple[Way, list[str]]]:
    found = differences_of_places([first], [second], PLACES)
    return [(each.way, [translate(text, "en") for text in each.said]) for each in found]


@pytest.mark.parametrize(
    ("first", "second", "way", "words"),
    [
        (
            SILENT,
            OPEN,
            Way.BETTER,
            "sepm1 sees it filtered (no answer until the deadline); pc-17 sees it open (confirmed).",
        ),
        (OPEN, REJECTED, Way.WORSE, "sepm1 sees it open (confirmed); pc-17 sees it filtered (r"),
        (CLOSED, UNCHECKED, Way.BETTER, "sepm1 sees it closed (the connection was refused with a reset); p"),
        (
            REJECTED,
            replace(REJECTED, rejected_by="10.0.0.1"),
            Way.OTHER,
            "sepm1 sees it filtered (rejected by 198.51.100.1); pc-17 sees it filtered (rejected by 10",
        ),
        (OPEN, UNPROVEN, Way.OTHER, "Seen from sepm1 alone: open (confirmed)."),
        (UNPROVEN, SILENT, Way.OTHER, "Seen from pc-17 alone: filtered (no answer until the deadline)."),
        (OPEN, replace(OPEN, sha256="cd" * 32), Way.OTHER, "sepm1 is shown another certificate (abab"),
        (OPEN, replace(OPEN, rtt_ns=60_000_000), Way.WORSE, "3 times slower from pc-17: 20 ms from "),
        (OPEN, replace(OPEN, loss=0.1), Way.OTHER, "0 % is lost from sepm1, 10 % from pc-17."),
        (OPEN, replace(OPEN, address="192.0.2.11"), Way.OTHER, "From sepm1 the name leads to 192.0.2."),
        (OPEN, replace(OPEN, facts={FactName.SEP_VERSION: "14.4"}), Way.OTHER, "SEPM version: 14.3 from"),
    ],
)  # fmt: skip
def test_each_difference_names_both_places(first: Seen, second: Seen, way: Way, words: str) -> None:
    ((found_way, (sentence,)),) = said(first, second)
    assert found_way is way
    assert sentence.startswith(words)
    for lang in LANGS:
        for each in differences_of_places([first], [second], PLACES):
            assert all("{" not in translate(text, lang) for text in each.said)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OPEN, OPEN),
        (OPEN, UNCHECKED),
        (SILENT, SILENT),
        (UNPROVEN, UNPROVEN),
        (replace(REJECTED, rejected_by=None), REJECTED),
        (OPEN, replace(OPEN, rtt_ns=24_000_000)),
    ],
)
def test_what_both_see_alike_is_no_difference(first: Seen, second: Seen) -> None:
    assert said(first, second) == [(Way.OTHER, [])]


def test_a_look_without_an_answer_says_that_nothing_was_proved() -> None:
    from sepgui.domain.comparing_places import sight_words

    assert translate(sight_words(UNPROVEN), "en") == "not proved"
    assert translate(sight_words(replace(SILENT, reason=Reason.NO_RESPONSE)), "it").startswith("filtrata (")
    assert translate(sight_words(replace(OPEN, state=State.OPEN)), "it") == "aperta (confermata)"
