"""`sepgui diff`: what changed in meaning between two sessions or runs; exit code 1 if something did."""

from __future__ import annotations

import sys
from pathlib import Path

from sepgui.app.compare import CompareError, compared_files
from sepgui.catalogue import load_catalogue
from sepgui.cli.exit_codes import NOT_OK, OK
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import Line, emit, width_of
from sepgui.cli.report import READING
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.reports.diff import FORMATS
from sepgui.store.errors import SessionError

_SIDES = 2


def run(parsed: Parsed, lang: Lang) -> int:
    """Compare two files, print what changed, and return 1 if something did."""
    if len(parsed.operands) != _SIDES:
        raise UsageError(_WHICH)
    before, after = (Path(word) for word in parsed.operands)
    with Line(sys.stderr) as line:
        try:
            compared = compared_files(
                before,
                after,
                lambda done, cells: line.show(translate(READING.with_(done=done, cells=cells), lang)),
            )
        except (CompareError, SessionError) as error:
            raise UsageError(error.text) from error
    form = FORMATS[parsed.one("--format") or "table"]
    emit(form(compared, load_catalogue(), lang, width_of(sys.stdout)))
    return NOT_OK if compared.differences else OK


_WHICH = QT_TRANSLATE_NOOP(
    "Cli", "Which two? As in: sepgui diff monday.sepsession today.sepsession, or the JSON of two checks."
)
