"""`sepgui plan`: who must connect to whom, and what this computer can prove; it asks nothing but names."""

from __future__ import annotations

import asyncio
import sys

from sepgui.cli.grammar import Parsed
from sepgui.cli.here import planned
from sepgui.cli.output import emit, width_of
from sepgui.cli.subject import subject_of
from sepgui.i18n import Lang
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.system_clock import SystemClock
from sepgui.reports.plan import FORMATS


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the plan and return 0."""
    subject = subject_of(parsed)
    plan = asyncio.run(planned(subject, AsyncioNet(), SystemClock()))
    emit(FORMATS[parsed.one("--format") or "table"](plan, lang, width_of(sys.stdout)))
    return 0
