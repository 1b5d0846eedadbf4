from collections.abc import Mapping
from enum import StrEnum
from itertools import product

import pytest

from sepgui.domain import wording
from sepgui.domain.cause_words import CAUSE_WORDS
from sepgui.domain.entry import Role
from sepgui.domain.finding import Cause
from sepgui.domain.judgement import Judgement, verdict
from sepgui.domain.outcome import Reason, Service, State, TlsProblem
from sepgui.i18n import Text


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (State, wording.STATE_WORDS),
        (Service, wording.SERVICE_WORDS),
        (Judgement, wording.JUDGEMENT_WORDS),
        (Role, wording.ROLE_WORDS),
        (Reason, wording.REASON_WORDS),
        (TlsProblem, wording.TLS_PROBLEM_WORDS),
        (Cause, CAUSE_WORDS),
    ],
)
def test_every_member_has_words_of_its_own(members: type[StrEnum], words: Mapping[StrEnum, Text]) -> None:
    assert set(words) == set(members)
    assert len({text.source for text in words.values()}) == len(words)


def test_every_verdict_that_can_be_given_has_words() -> None:
    states = [None, *State]
    for judgement, state, service in product(Judgement, states, Service):
        assert wording.verdict_words(verdict(judgement, state, service)).context == "Verdict"
