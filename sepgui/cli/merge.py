"""`sepgui merge`: what several hosts of a site saw, as one matrix, each flow proved from its own end."""

from __future__ import annotations

from pathlib import Path

from sepgui.app.other_end import MergeError, merged, run_of_file
from sepgui.app.report import told_of_session
from sepgui.catalogue import DocumentError, load_site
from sepgui.cli.check import print_run, report_form, write_report
from sepgui.cli.exit_codes import exit_code
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.main import SESSION_ENDING
from sepgui.domain.run import Run
from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang
from sepgui.store.errors import SessionError


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the runs of all files as one, and return the exit code that it means."""
    if not parsed.operands:
        raise UsageError(_WHICH)
    report = report_form(parsed.one("--report"))
    site = _site(parsed.one("--site"))
    try:
        whole = merged([_run(Path(name), site) for name in parsed.operands])
    except (MergeError, SessionError) as error:
        raise UsageError(error.text) from error
    print_run(whole, parsed, lang)
    if report is not None:
        write_report(*report, whole, parsed, lang)
    return exit_code(whole.results)


def _run(path: Path, site: Site | None) -> Run:
    if path.suffix.lower() == SESSION_ENDING:
        return told_of_session(path).run
    return run_of_file(path, site)


def _site(path: str | None) -> Site | None:
    if path is None:
        return None
    try:
        return load_site(Path(path))
    except DocumentError as error:
        raise UsageError(error.text) from error


_WHICH = QT_TRANSLATE_NOOP("Cli", "Which files? As in: sepgui merge morning.sepsession sepm1.json.")
