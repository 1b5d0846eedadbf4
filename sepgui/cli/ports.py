"""`sepgui ports`: the port matrix; it asks nothing, so it loads nothing of the network."""

from __future__ import annotations

import sys

from sepgui.catalogue import load_catalogue
from sepgui.cli.grammar import Parsed
from sepgui.cli.output import emit, width_of
from sepgui.i18n import Lang
from sepgui.reports.ports import FORMATS


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the matrix and return 0."""
    form = FORMATS[parsed.one("--format") or "table"]
    emit(form(load_catalogue(), lang, width_of(sys.stdout)))
    return 0
