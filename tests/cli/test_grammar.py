"""The command line's own grammar: what it takes, and how it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.cli.commands import COMMANDS, PACES, WINDOW
from sepgui.cli.grammar import Command, Option, Parsed, UsageError, parse
from sepgui.domain.plan import Pace
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, translate
from sepgui.reports import check, diff, forms, imported, plan, ports, scenarios, trace

WORDS = QT_TRANSLATE_NOOP("Test", "a test")
COMMAND = Command(
    "try",
    "HOST…",
    WORDS,
    (
        (
            WORDS,
            (
                Option(("--all",), WORDS),
                Option(("-4",), WORDS),
                Option(("-o", "--output"), WORDS, "FILE"),
                Option(("--role",), WORDS, "ROLE=HOST", repeatable=True),
                Option(("--format",), WORDS, "json|csv", ("json", "csv")),
            ),
        ),
    ),
    most_operands=2,
)


def test_operands_and_options_mix() -> None:
    found = parse(["a", "--all", "--format", "json", "b", "-4"], COMMAND)
    assert found.operands == ("a", "b")
    assert found.given("--all")
    assert found.given("-4")
    assert found.one("--format") == "json"
    assert found.one("--output") is None


@pytest.mark.parametrize("words", [["-o", "x.y"], ["-ox.y"], ["--output", "x.y"], ["--output=x.y"]])
def test_a_value_may_be_written_in_four_ways(words: list[str]) -> None:
    assert parse(words, COMMAND).one("--output") == "x.y"


def test_repeatable_options_collect_their_values() -> None:
    found = parse(["--role=gup=a", "--role", "syslog=b"], COMMAND)
    assert found.all("--role") == ("gup=a", "syslog=b")


def test_after_two_hyphens_all_is_operand() -> None:
    assert parse(["--", "--all", "-"], COMMAND) == Parsed(("--all", "-"), {})


def test_a_value_may_begin_with_a_hyphen() -> None:
    assert parse(["--output", "-"], COMMAND).one("--output") == "-"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--al"], "There is no option --al; did you mean --all?"),
        (["--xyzzy"], "There is no option --xyzzy; see --help."),
        (["-x"], "There is no option -x; see --help."),
        (["--all=yes"], "--all takes no value; write it alone."),
        (["-4x"], "-4x takes no value; write it alone."),
        (["--output"], "--output needs a value: write --output FILE."),
        (["--format", "yaml"], "--format does not know “yaml”; use one of: json, csv."),
        (["--output", "a", "-o", "b"], "--output is given twice; give it once."),
        (["a", "b", "c"], "“c” is one word too many for “sepgui try”; see --help."),
    ],
)
def test_a_wrong_line_is_refused_in_one_sentence_with_its_mend(words: list[str], sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(words, COMMAND)
    assert translate(refused.value.text, "en") == sentence


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_are_parsed_or_refused(words: list[str]) -> None:
    try:
        operands, sentence = parse(words, COMMAND).operands, "taken"
    except UsageError as refused:
        operands, sentence = (), translate(refused.text, "en")
    assert len(operands) <= 2
    assert sentence


def test_the_table_of_commands_is_whole() -> None:
    assert [command.name for command in COMMANDS] == [
        "demo",
        "ports",
        "plan",
        "check",
        "watch",
        "here",
        "trace",
        "anonymise",
        "import",
        "report",
        "diff",
        "merge",
        "self-test",
    ]
    assert tuple(Pace) == PACES
    for command in (*COMMANDS, WINDOW):
        names = [name for option in command.options for name in option.names]
        assert len(names) == len(set(names)), command.name
        assert "--help" in names
        for option in command.options:
            for lang in LANGS:
                assert "{" not in translate(option.help, lang)


def test_every_form_that_is_made_can_be_asked_for() -> None:
    made = {
        "demo": scenarios.FORMATS,
        "ports": ports.FORMATS,
        "plan": plan.FORMATS,
        "check": check.FORMATS,
        "watch": check.FORMATS,
        "trace": trace.FORMATS,
        "import": imported.FORMATS,
        "report": forms.Form,
        "diff": diff.FORMATS,
        "merge": check.FORMATS,
    }
    asked = {
        command.name: set(option.choices)
        for command in COMMANDS
        for option in command.options
        if option.name == "--format"
    }
    assert asked == {name: set(forms_of) for name, forms_of in made.items()}
