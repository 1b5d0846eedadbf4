"""Reads a command line by a table of options; every word it says can be translated.

Our own hundred lines in place of `argparse`: that takes its words from gettext files chosen by the
environment, which no option can overrule, and it will not mix operands with options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from sepgui.i18n import QT_TRANSLATE_NOOP, Text


class UsageError(ValueError):
    """A wrong command line or bad input; `text` is one sentence with its mend."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


class Option(Struct, frozen=True):
    """One option: its names (the long one last), what its value is called, and its line of help.

    `value` is None for a switch; `choices` are the only values it takes; `repeatable` options
    collect their values, others take one.
    """

    names: tuple[str, ...]
    help: Text
    value: str | None = None
    choices: tuple[str, ...] = ()
    repeatable: bool = False

    @property
    def name(self) -> str:
        """The name under which the parsed values lie: the last, long one."""
        return self.names[-1]


class Command(Struct, frozen=True):
    """One command: its operands as the usage line shows them, what it does, and its options in groups."""

    name: str
    operands: str
    help: Text
    groups: tuple[tuple[Text, tuple[Option, ...]], ...]
    most_operands: int | None = 0

    @property
    def options(self) -> Iterator[Option]:
        """All options, in the order of the help."""
        return (option for _, options in self.groups for option in options)


class Parsed(Struct, frozen=True):
    """The operands and the values of the options that were given."""

    operands: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def given(self, name: str) -> bool:
        """Whether an option is there."""
        return name in self.values

    def one(self, name: str) -> str | None:
        """Return the value of an option; None when it is not there."""
        values = self.values.get(name)
        return values[-1] if values else None

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a repeatable option."""
        return self.values.get(name, ())


def parse(arguments: Sequence[str], command: Command) -> Parsed:
    """Return the operands and option values of a command's arguments.

    Options and operands mix; ``--name=value``, ``-oVALUE`` and ``--`` work as everywhere.

    Raises:
        UsageError: an unknown option, a missing or unwanted value, a value that is no choice, an
            option given twice, or too many operands.
    """
    by_name = {name: option for option in command.options for name in option.names}
    operands: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    left = list(arguments)
    while left:
        word = left.pop(0)
        if word == "--":
            operands += left
            break
        if not word.startswith("-") or word == "-":
            operands.append(word)
            continue
        option, value = _option(word, by_name, left)
        if option.name in values and option.value is not None and not option.repeatable:
            raise UsageError(_TWICE.with_(option=option.name))
        values[option.name] = (*values.get(option.name, ()), value)
    most = command.most_operands
    if most is not None and len(operands) > most:
        raise UsageError(_TOO_MANY.with_(word=operands[most], command=f"sepgui {command.name}".rstrip()))
    return Parsed(tuple(operands), values)


def _option(word: str, by_name: Mapping[str, Option], left: list[str]) -> tuple[Option, str]:
    name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
    option = by_name.get(name)
    if option is None and not word.startswith("--") and len(word) > len("-x"):
        option, equals, value = by_name.get(word[:2]), "=", word[2:]
    if option is None:
        raise UsageError(_unknown(name, by_name))
    if option.value is None:
        if equals:
            raise UsageError(_NO_VALUE.with_(option=name))
        return option, ""
    if not equals:
        if not left:
            raise UsageError(_NEEDS_VALUE.with_(option=name, value=option.value))
        value = left.pop(0)
    if option.choices and value not in option.choices:
        raise UsageError(_NO_CHOICE.with_(option=name, value=value, choices=", ".join(option.choices)))
    return option, value


def _unknown(name: str, by_name: Mapping[str, Option]) -> Text:
    guess = closest(name, tuple(by_name))
    if guess is None:
        return _UNKNOWN.with_(option=name)
    return _UNKNOWN_GUESS.with_(option=name, guess=guess)


def closest(word: str, known: Sequence[str]) -> str | None:
    """Return the known word that was probably meant, None if none is near."""
    from difflib import get_close_matches  # only a mistake pays for it

    return next(iter(get_close_matches(word, known, n=1)), None)


_TWICE = QT_TRANSLATE_NOOP("Cli", "{option} is given twice; give it once.")
_TOO_MANY = QT_TRANSLATE_NOOP("Cli", "“{word}” is one word too many for “{command}”; see --help.")
_NO_VALUE = QT_TRANSLATE_NOOP("Cli", "{option} takes no value; write it alone.")
_NEEDS_VALUE = QT_TRANSLATE_NOOP("Cli", "{option} needs a value: write {option} {value}.")
_NO_CHOICE = QT_TRANSLATE_NOOP("Cli", "{option} does not know “{value}”; use one of: {choices}.")
_UNKNOWN = QT_TRANSLATE_NOOP("Cli", "There is no option {option}; see --help.")
_UNKNOWN_GUESS = QT_TRANSLATE_NOOP("Cli", "There is no option {option}; did you mean {guess}?")
