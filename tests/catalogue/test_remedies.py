"""The remedies: complete, in both languages, without options of the command line; and what is refused."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from sepgui.catalogue import RemediesError, load_catalogue, load_remedies
from sepgui.domain.finding import Cause
from sepgui.i18n import LANGS

ENTRIES = [entry.id for entry in load_catalogue().entries]
KNOWN = {
    Cause.FIREWALL_REJECT: ("sender",),
    Cause.HOST_UNREACHABLE: ("sender",),
    Cause.SUBNET_UNREACHABLE: ("sender",),
    **dict.fromkeys(
        (
            *(Cause.SERVICE_STOPPED, Cause.SERVICE_MUTE, Cause.SERVICE_OVERLOADED),
            *(Cause.SERVICE_BROKEN, Cause.ACCESS_DENIED, Cause.DATABASE_DOWN),
        ),
        ("service", "process"),
    ),
}
"""What a rule tells beside host, address and ports; for other causes it would read as a dash."""
HEAD = 'schema = "sepgui.remedies/1"\n'
ONE = '[[remedy]]\ncause = "host-down"\ndo = { it = "x", en = "x" }\n'


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_remedy_for_every_entry(cause: Cause) -> None:
    remedies = load_remedies()
    for entry in ENTRIES:
        words = remedies.of(cause, entry)
        for lang in LANGS:
            said = words.in_(lang)
            assert said.strip()
            assert "--" not in said, "the window knows no options"
        assert (words.it == words.en) is False


@pytest.mark.parametrize("cause", Cause)
def test_both_languages_name_the_same_things_and_only_those_that_the_cause_knows(cause: Cause) -> None:
    remedies = load_remedies()
    for entry in ENTRIES:
        named = [
            {name for _, name, _, _ in Formatter().parse(remedies.of(cause, entry).in_(lang)) if name}
            for lang in LANGS
        ]
        assert named[0] == named[1]
        assert named[0] <= {"host", "address", "ports", *KNOWN.get(cause, ())}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD + ONE + ONE, 'cause holds "host-down" twice'),
        (HEAD + ONE.replace("host-down", "host-dwn"), "host-down"),
        (HEAD + ONE + 'entries = ["nowhere"]\n', 'entries names "nowhere", which is no entry'),
        (HEAD + ONE.replace('it = "x"', 'it = "{hst}"'), "“{hst}” is no placeholder"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "remedies.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RemediesError) as refused:
        load_remedies(path)
    assert sentence in str(refused.value)
