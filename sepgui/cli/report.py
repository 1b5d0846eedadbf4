"""`sepgui report`: what a session tells, as a document on standard output or in a file."""

from __future__ import annotations

import sys
from pathlib import Path

from sepgui.app.private import private_words
from sepgui.app.report import copy_beside, told_of_session
from sepgui.cli.files import output_path, write_bytes
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import Line, emit_bytes, say
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.reports.forms import BY_ENDING, FirewallPart, Form, Wish, firewall_written, written
from sepgui.reports.report_json import Decimal
from sepgui.store.errors import SessionError

_ALL = "all"


def run(parsed: Parsed, lang: Lang) -> int:
    """Write the report of a session; 0, or `UsageError` where the session or the file cannot be used."""
    if not parsed.operands:
        raise UsageError(_WHICH)
    named = parsed.one("--output")
    path = None if named is None else output_path(Path(named))
    wish = Wish(
        form_of(parsed.one("--format"), path),
        lang,
        mask=parsed.given("--mask"),
        private=private_words(),
        decimal=_decimal(parsed.one("--decimal")),
    )
    part = parsed.one("--part") or _ALL
    only = None if part == _ALL else FirewallPart(part)
    copy = None if path is None else copy_beside(path, wish.form, only)
    if path is None and wish.form is Form.PDF and part == _ALL and sys.stdout.isatty():
        raise UsageError(_TO_A_FILE)
    with Line(sys.stderr) as line:
        try:
            told = told_of_session(
                Path(parsed.operands[0]),
                lambda done, cells: line.show(translate(READING.with_(done=done, cells=cells), lang)),
                copy,
            )
        except SessionError as error:
            raise UsageError(error.text) from error
        if only is None:
            document = written(told, wish, lambda page: line.show(translate(_PAGE.with_(page=page), lang)))
        else:
            document = firewall_written(told, wish, only)
    if only is not None and not document:
        say(translate(_NOTHING_BLOCKED, lang))
    if path is None:
        emit_bytes(document)
    else:
        write_bytes(path, document)
        if copy is not None and copy.exists():
            say(translate(_COPIED.with_(file=str(copy)), lang))
    return 0


def form_of(name: str | None, path: Path | None) -> Form:
    """Return the form that is asked for by name, else by the ending of the file; raises `UsageError`."""
    if name is not None:
        return Form(name)
    if path is None:
        raise UsageError(_WHICH_FORM)
    form = BY_ENDING.get(path.suffix.lower())
    if form is None:
        if path.suffix.lower() == ".txt":
            return Form.MD
        raise UsageError(_ENDING.with_(file=str(path), endings=", ".join(BY_ENDING)))
    return form


def _decimal(name: str | None) -> Decimal | None:
    return None if name is None else Decimal(name)


_WHICH = QT_TRANSLATE_NOOP("Cli", "Which session? As in: sepgui report morning.sepsession -o morning.pdf.")
_WHICH_FORM = QT_TRANSLATE_NOOP("Cli", "Which form? Give --format, or a file whose ending says it with -o.")
_TO_A_FILE = QT_TRANSLATE_NOOP("Cli", "A PDF is nothing for a terminal: give a file with -o.")
READING = QT_TRANSLATE_NOOP("Cli", "{done} of {cells} ports read")
_PAGE = QT_TRANSLATE_NOOP("Cli", "Page {page} …")
_COPIED = QT_TRANSLATE_NOOP(
    "Cli", "The session was not one finished file: the copy that the report's SHA-256 is of is “{file}”."
)
_NOTHING_BLOCKED = QT_TRANSLATE_NOOP(
    "Cli", "Nothing was proved blocked from here, so there is nothing to ask a firewall team for."
)
_ENDING = QT_TRANSLATE_NOOP("Cli", "“{file}” has no ending that says its form; use one of: {endings}.")
