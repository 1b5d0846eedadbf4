"""`sepgui demo`: the window on a simulated site; without a display, the same check in the terminal."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import emit, width_of
from sepgui.cli.window import has_window, open_window
from sepgui.domain.endings import SESSION_ENDING
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang

_SCENARIO = ".toml"


def run(parsed: Parsed, lang: Lang) -> int:
    """Open the window on the scenario or the recording, or print it, or name all; return 0 when it ran."""
    if parsed.given("--list"):
        emit(_listed(parsed.one("--format") or "table", lang))
        return 0
    scenario = next(iter(parsed.operands), None)
    recording = _recording(scenario)
    if has_window() and not parsed.given("--format"):
        chosen = parsed.one("--lang")
        return open_window(["demo", *parsed.operands, *(("--lang", chosen) if chosen else ())])
    if recording is not None:
        return _told_again(recording, parsed, lang)
    from sepgui.app.demo import run_demo
    from sepgui.cli.check import print_run
    from sepgui.reports.table import paragraph
    from sepgui.simulation.scenario import DEFAULT_SCENARIO, ScenarioError, load_scenario

    try:
        loaded = load_scenario(scenario or DEFAULT_SCENARIO)
    except ScenarioError as error:
        raise UsageError(error.text) from error
    result = run_demo(loaded, unix_ns=time.time_ns())
    if (parsed.one("--format") or "table") == "table":
        width = width_of(sys.stdout)
        for words in (loaded.title, loaded.story):
            emit(paragraph(words.in_(lang), width))
        emit("\n")
    print_run(result, parsed, lang)
    if (parsed.one("--format") or "table") == "table":
        emit("\n" + paragraph(loaded.lesson.in_(lang), width_of(sys.stdout)))
    return 0


def _recording(word: str | None) -> Path | None:
    """Return the session file that a word names, None for a scenario; `UsageError` if it is missing."""
    if word is None:
        return None
    path = Path(word)
    if path.suffix.lower() not in (SESSION_ENDING, _SCENARIO):
        return None
    if not path.is_file():
        raise UsageError(_NO_FILE.with_(file=word))
    return path if path.suffix.lower() == SESSION_ENDING else None


def _told_again(path: Path, parsed: Parsed, lang: Lang) -> int:
    """Print what changed in a recorded session, and how it ended."""
    from sepgui.app.replay import Retold, retold
    from sepgui.cli.check import print_run
    from sepgui.reports.told_again import events_table
    from sepgui.store.errors import SessionError

    try:
        found: Retold = retold(path)
    except SessionError as error:
        raise UsageError(error.text) from error
    if (parsed.one("--format") or "table") == "table":
        emit(events_table(found.events, found.run.anchor, lang, width_of(sys.stdout)))
    print_run(found.run, parsed, lang)
    return 0


def _listed(form: str, lang: Lang) -> str:
    """Return all scenarios in a form: names, titles and stories."""
    from sepgui.reports.scenarios import FORMATS
    from sepgui.simulation.scenario import load_scenario, scenario_names

    told = [load_scenario(name) for name in scenario_names()]
    return FORMATS[form]([(each.name, each.title, each.story) for each in told], lang, width_of(sys.stdout))


_NO_FILE = QT_TRANSLATE_NOOP("Cli", "There is no file “{file}”.")
