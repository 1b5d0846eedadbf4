"""`sepgui plan`: who must connect to whom, and what this computer can prove; it asks nothing but names."""

from __future__ import annotations

import sys

from sepgui.app.compose import real_doors
from sepgui.app.loop import Interrupted
from sepgui.app.loop import run as run_loop
from sepgui.cli.exit_codes import INTERRUPTED
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import emit, width_of
from sepgui.cli.plan_of import plan_of
from sepgui.cli.subject import subject_of
from sepgui.domain.plan import Plan
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang
from sepgui.reports.plan import FORMATS


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the plan and return 0."""
    subject = subject_of(parsed)
    script = parsed.one("--script")
    if script is not None and subject.vantage is None:
        raise UsageError(_WHOSE)
    plan = run_loop(plan_of(subject, real_doors()))
    if isinstance(plan, Interrupted):
        return INTERRUPTED
    if script is not None:
        emit(_script(plan, script, lang))
        return 0
    emit(FORMATS[parsed.one("--format") or "table"](plan, lang, width_of(sys.stdout)))
    return 0


def _script(plan: Plan, kind: str, lang: Lang) -> str:
    from sepgui.reports.vantage_script import SCRIPTS, NothingToTry

    try:
        return SCRIPTS[kind](plan, lang)
    except NothingToTry as nothing:
        raise UsageError(nothing.text) from nothing


_WHOSE = QT_TRANSLATE_NOOP(
    "Cli", "--script writes the tests of another host: say which with --vantage HOST, as the site calls it."
)
