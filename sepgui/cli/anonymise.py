"""`sepgui anonymise`: a copy of a session that names nobody, or a scenario drafted from it, to give away."""

from __future__ import annotations

from pathlib import Path

from sepgui.cli.exit_codes import OK
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import say
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.store.errors import SessionError

SCENARIO_ENDING = ".toml"


def run(parsed: Parsed, lang: Lang) -> int:
    """Write the copy, or the scenario, and return 0; raises `UsageError` where it cannot be written."""
    target = parsed.one("--output")
    if not parsed.operands or target is None:
        raise UsageError(_WHICH)
    try:
        done = _written(Path(parsed.operands[0]), Path(target))
    except SessionError as error:
        raise UsageError(error.text) from error
    say(translate(done, lang))
    return OK


def _written(source: Path, target: Path) -> Text:
    """Write what the ending of the file says, and return the sentence about it; raises `SessionError`."""
    if target.suffix.lower() == SCENARIO_ENDING:
        from sepgui.app.drafted import write_scenario

        found = write_scenario(source, target)
        return _DRAFTED.with_(file=str(target), same=found.same, moments=found.looked_at)
    from sepgui.app.sharing import share

    share(source, target)
    return _WRITTEN.with_(file=str(target))


_WHICH = QT_TRANSLATE_NOOP(
    "Cli", "Which session, and where to? As in: sepgui anonymise visit.sepsession -o shared.sepsession."
)
_WRITTEN = QT_TRANSLATE_NOOP(
    "Cli",
    "{file} names nobody any more: names, addresses, certificates and MAC addresses are fictitious, "
    "the words of notes are left out. Times, ports and versions are as they were.",
)
_DRAFTED = QT_TRANSLATE_NOOP(
    "Cli",
    "{file} is a scenario that names nobody: sepgui demo plays it. Looked at {moments} times, the simulation "
    "showed {same} times the state and the reason that were recorded.",
)
