"""The list of simulated sites: names for the command line, titles and stories for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.reports.table import Column, table

Told = Sequence[tuple[str, Words, Words]]
"""Name, title and story of each."""
SCHEMA = "sepgui.scenarios/1"
_FIELDS = ("name", "title", "story")
_HEADINGS = (
    QT_TRANSLATE_NOOP("Scenarios", "Name"),
    QT_TRANSLATE_NOOP("Scenarios", "Title"),
    QT_TRANSLATE_NOOP("Scenarios", "What people complain of"),
)


def _rows(told: Told, lang: Lang) -> list[tuple[str, str, str]]:
    return [(name, title.in_(lang), story.in_(lang)) for name, title, story in told]


def _table(told: Told, lang: Lang, width: int) -> str:
    name, title, story = (translate(heading, lang) for heading in _HEADINGS)
    columns = (Column(name), Column(title, least=20), Column(story, least=24))
    return table(columns, _rows(told, lang), width)


def _json(told: Told, lang: Lang, _width: int) -> str:
    scenarios = [dict(zip(_FIELDS, row, strict=True)) for row in _rows(told, lang)]
    document = {"schema": SCHEMA, "scenarios": scenarios}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _csv(told: Told, lang: Lang, _width: int) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows((_FIELDS, *_rows(told, lang)))
    return out.getvalue()


def _md(told: Told, lang: Lang, _width: int) -> str:
    heads = tuple(translate(heading, lang) for heading in _HEADINGS)
    lines = (heads, ("---",) * len(heads), *((f"`{name}`", *rest) for name, *rest in _rows(told, lang)))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


FORMATS: Mapping[str, Callable[[Told, Lang, int], str]] = MappingProxyType(
    {"table": _table, "json": _json, "csv": _csv, "md": _md}
)
"""How each format is made."""
