"""`sepgui import`: what files of others tell of a site, shown before it is taken; written with -o."""

from __future__ import annotations

import sys
from pathlib import Path

from sepgui.catalogue.site_text import site_text
from sepgui.cli.files import site_at, write_text
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import emit, width_of
from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text
from sepgui.imports import Import, ImportFault, added, read_import
from sepgui.reports.imported import FORMATS, Imported


def run(parsed: Parsed, lang: Lang) -> int:
    """Print what the files tell, write the site where it was asked for, and return 0."""
    if not parsed.operands:
        raise UsageError(_WHICH)
    out = parsed.one("--output")
    site = _site(parsed.one("--site"), out)
    changes: list[Text] = []
    found: list[Import] = []
    for name in parsed.operands:
        each = read_import(Path(name))
        if isinstance(each, ImportFault):
            raise UsageError(each.text)
        found.append(each)
        addition = added(site, each)
        site = addition.site
        changes += addition.changes
    imported = Imported(tuple(found), site, tuple(changes))
    if out is not None:
        write_text(Path(out), site_text(site))
    emit(FORMATS[parsed.one("--format") or "table"](imported, lang, width_of(sys.stdout)))
    return 0


def _site(path: str | None, out: str | None) -> Site:
    return site_at(path) if path is not None else Site(Path(out).stem if out else "site", ())


_WHICH = QT_TRANSLATE_NOOP("Cli", "Which file? Name one, as in: sepgui import Sylink.xml -o site.toml.")
