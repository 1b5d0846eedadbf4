"""Draws `--help` from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable

from sepgui.cli.commands import COMMANDS, WINDOW
from sepgui.cli.grammar import Command, Option
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.table import display_width, paragraph, wrap

_LEFT = 30


def program_help(lang: Lang, width: int) -> str:
    """Return the help of the program: its commands, its exit codes."""
    lines = [_title(_USAGE, lang), f"  sepgui {WINDOW.operands}\n"]
    lines += [f"  sepgui {_pattern(command)}\n" for command in COMMANDS]
    lines += ["\n", paragraph(translate(_ABOUT, lang), width), "\n", _title(_COMMANDS, lang)]
    lines.append(_row(f"  {WINDOW.operands}", WINDOW.help, lang, width))
    lines += [_row(f"  {command.name}", command.help, lang, width) for command in COMMANDS]
    lines += ["\n", *_options(WINDOW, lang, width), _title(_CODES, lang)]
    lines += [_row(f"  {code}", meaning, lang, width) for code, meaning in _CODE_MEANINGS]
    lines += ["\n", paragraph(translate(_MORE, lang), width)]
    return "".join(lines)


def command_help(command: Command, lang: Lang, width: int) -> str:
    """Return the help of one command: its operands and its options in groups."""
    lines = [_title(_USAGE, lang), f"  sepgui {_pattern(command)}\n", "\n"]
    lines += [paragraph(translate(command.help, lang), width), "\n", *_options(command, lang, width)]
    return "".join(lines).rstrip("\n") + "\n"


def _options(command: Command, lang: Lang, width: int) -> Iterable[str]:
    for title, options in command.groups:
        yield _title(title, lang)
        for option in options:
            yield _row(f"  {_names(option)}", option.help, lang, width)
        yield "\n"


def _pattern(command: Command) -> str:
    return " ".join(word for word in (command.name, command.operands, "[--…]") if word)


def _names(option: Option) -> str:
    names = ", ".join(option.names)
    return f"{names} {option.value}" if option.value else names


def _title(title: Text, lang: Lang) -> str:
    return f"{translate(title, lang)}\n"


def _row(left: str, right: Text, lang: Lang, width: int) -> str:
    """Return a term and its explanation beside it, or below where the term is long."""
    lines = wrap(translate(right, lang), max(20, width - _LEFT))
    indent = " " * _LEFT
    if display_width(left) > _LEFT - 2:
        return f"{left}\n" + "".join(f"{indent}{line}\n" for line in lines)
    first = left + " " * (_LEFT - display_width(left))
    return "".join(f"{indent if index else first}{line}\n" for index, line in enumerate(lines))


_USAGE = QT_TRANSLATE_NOOP("Cli", "Usage:")
_COMMANDS = QT_TRANSLATE_NOOP("Cli", "Commands:")
_CODES = QT_TRANSLATE_NOOP("Cli", "Exit codes:")
_ABOUT = QT_TRANSLATE_NOOP(
    "Cli",
    "Which port, in which direction, and who blocks it: troubleshoots the network ports of Symantec Endpoint "
    "Protection between a manager and a client.",
)
_MORE = QT_TRANSLATE_NOOP("Cli", "The options of a command: sepgui COMMAND --help")
_CODE_MEANINGS = (
    ("0", QT_TRANSLATE_NOOP("Cli", "everything that can be proved from here is ok or as expected")),
    ("1", QT_TRANSLATE_NOOP("Cli", "something is degraded or a problem")),
    ("2", QT_TRANSLATE_NOOP("Cli", "wrong usage or bad input")),
    ("3", QT_TRANSLATE_NOOP("Cli", "nothing could be proved from here")),
    ("130", QT_TRANSLATE_NOOP("Cli", "interrupted")),
)
