"""`sepgui merge`: what several hosts of a site saw, as one matrix, each flow proved from its own end."""

from __future__ import annotations

import sys
from pathlib import Path

from sepgui.app.merging import LEFT_OUT, only_minutes, part_of, write_merged
from sepgui.app.other_end import MergeError, merged
from sepgui.cli.check import print_run, report_form, write_report
from sepgui.cli.exit_codes import exit_code
from sepgui.cli.files import output_path, site_at
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import Line, say
from sepgui.domain.endings import SESSION_ENDING
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.store.errors import SessionError


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the runs of all files as one, and return the exit code that it means."""
    if not parsed.operands:
        raise UsageError(_WHICH)
    report = report_form(parsed.one("--report"))
    document = parsed.one("--site")
    site = None if document is None else site_at(document)
    target = _target(parsed.one("--out"))
    try:
        parts = [part_of(Path(name), site) for name in parsed.operands]
        whole = merged([part.run for part in parts])
        if target is not None:
            with Line(sys.stderr) as line:
                write_merged(
                    parts,
                    target,
                    lambda done, cells: line.show(translate(_WRITING.with_(done=done, cells=cells), lang)),
                )
    except (MergeError, SessionError) as error:
        raise UsageError(error.text) from error
    if target is not None and only_minutes(parts):
        say(translate(LEFT_OUT, lang))
    print_run(whole, parsed, lang)
    if report is not None:
        write_report(*report, whole, parsed, lang)
    return exit_code(whole.results)


def _target(name: str | None) -> Path | None:
    """Return where the merged session goes; its ending says that it is one."""
    if name is None:
        return None
    path = output_path(Path(name))
    if path.suffix.lower() != SESSION_ENDING:
        raise UsageError(_ENDING.with_(file=str(path), ending=SESSION_ENDING))
    return path


_WHICH = QT_TRANSLATE_NOOP("Cli", "Which files? As in: sepgui merge morning.sepsession sepm1.json.")
_ENDING = QT_TRANSLATE_NOOP("Cli", "“{file}” is no name for a session: let it end in {ending}.")
_WRITING = QT_TRANSLATE_NOOP("Cli", "{done} of {cells} ports written")
