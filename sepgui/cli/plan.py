"""`sepgui plan`: who must connect to whom, and what this computer can prove; it asks nothing but names."""

from __future__ import annotations

import sys

from sepgui.app.compose import real_doors
from sepgui.app.loop import Interrupted
from sepgui.app.loop import run as run_loop
from sepgui.cli.exit_codes import INTERRUPTED
from sepgui.cli.grammar import Parsed
from sepgui.cli.here import plan_of
from sepgui.cli.output import emit, width_of
from sepgui.cli.subject import subject_of
from sepgui.i18n import Lang
from sepgui.reports.plan import FORMATS


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the plan and return 0."""
    subject = subject_of(parsed)
    plan = run_loop(plan_of(subject, real_doors()))
    if isinstance(plan, Interrupted):
        return INTERRUPTED
    emit(FORMATS[parsed.one("--format") or "table"](plan, lang, width_of(sys.stdout)))
    return 0
