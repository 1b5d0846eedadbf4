"""Picks the command, the language and the exit code; commands are loaded only when they are run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise

from sepgui import __version__
from sepgui.cli import exit_codes
from sepgui.cli.collector import collect_again
from sepgui.cli.commands import COMMANDS, HELP, LANG, VERSION, WINDOW
from sepgui.cli.grammar import Command, Parsed, UsageError, closest, parse
from sepgui.cli.output import emit, say, width_of
from sepgui.domain.endings import SESSION_ENDING
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, Lang, Text, system_lang, translate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code: 0, 1, 2, 3 or 130."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = _lang(words)
    try:
        return _run(words, lang)
    except UsageError as error:
        return _refused(error.text, lang)
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED


def _run(words: Sequence[str], lang: Lang) -> int:
    command = next((each for each in COMMANDS if words and each.name == words[0]), None)
    if command is None:
        return _window(words, lang)
    parsed = parse(words[1:], command)
    if parsed.given(HELP.name):
        from sepgui.cli.help import command_help

        emit(command_help(command, lang, width_of(sys.stdout)))
        return 0
    run = _runner(command)
    collect_again()
    return run(parsed, lang)


def _runner(command: Command) -> Callable[[Parsed, Lang], int]:
    """Return the function of a command, loading its module and no other."""
    match command.name:
        case "ports":
            from sepgui.cli.ports import run
        case "plan":
            from sepgui.cli.plan import run
        case "check":
            from sepgui.cli.check import run
        case "watch":
            from sepgui.cli.watch import run
        case "here":
            from sepgui.cli.here import run
        case "trace":
            from sepgui.cli.trace import run
        case "anonymise":
            from sepgui.cli.anonymise import run
        case "import":
            from sepgui.cli.importing import run
        case "diff":
            from sepgui.cli.diff import run
        case "report":
            from sepgui.cli.report import run
        case "merge":
            from sepgui.cli.merge import run
        case "demo":
            from sepgui.cli.demo import run
        case _:
            from sepgui.cli.self_test import run
    return run


def _window(words: Sequence[str], lang: Lang) -> int:
    if words and not words[0].startswith("-"):
        _refuse_misspelt(words[0])
    parsed = parse(words, WINDOW)
    if parsed.given(HELP.name):
        from sepgui.cli.help import program_help

        emit(program_help(lang, width_of(sys.stdout)))
        return 0
    if parsed.given(VERSION.name):
        emit(f"sepgui {__version__}\n")
        return 0
    for word in parsed.operands:
        _refuse_misspelt(word)
    from sepgui.cli.window import open_window

    return open_window(words)


def _refuse_misspelt(word: str) -> None:
    """Refuse a word that is neither a command nor can be a session, before anything else is wrong with it."""
    if word.endswith(SESSION_ENDING) or os.path.exists(word):
        return
    guess = closest(word, [command.name for command in COMMANDS])
    text = _NO_COMMAND.with_(word=word)
    raise UsageError(_NO_COMMAND_GUESS.with_(word=word, guess=guess) if guess else text)


def _lang(words: Sequence[str]) -> Lang:
    """Return the language, before the command line is known to be right: its errors are said in it too."""
    name = LANG.name
    given = [word.partition("=")[2] for word in words if word.startswith(f"{name}=")]
    given += [value for word, value in pairwise(words) if word == name]
    chosen: Lang | None = next((lang for lang in LANGS if lang in given), None)
    return chosen or system_lang()


def _refused(text: Text, lang: Lang) -> int:
    say(f"sepgui: {translate(text, lang)}")
    return exit_codes.USAGE


_NO_COMMAND = QT_TRANSLATE_NOOP("Cli", "“{word}” is neither a command nor a session file; see sepgui --help.")
_NO_COMMAND_GUESS = QT_TRANSLATE_NOOP(
    "Cli", "“{word}” is neither a command nor a session file; did you mean {guess}?"
)
