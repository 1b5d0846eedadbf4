"""What changed between two looks, as a table, as Markdown and as JSON (schema sepgui.diff/1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from sepgui.domain.comparing import Difference, Seen, Way
from sepgui.domain.entry import Catalogue
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.check import md_row
from sepgui.reports.table import Column, paragraph, table

SCHEMA = "sepgui.diff/1"
GLYPH: Mapping[Way, str] = MappingProxyType({Way.WORSE: "▼", Way.BETTER: "▲", Way.OTHER: "•"})
"""The shape of a change, which tells it apart where colours do not."""


class Compared(Struct, frozen=True):
    """Two looks and what changed: names, when each began, from where, and how many ports both know."""

    names: tuple[str, str]
    started: tuple[str, str]
    vantages: tuple[str, str]
    simulated: tuple[bool, bool]
    ports: int
    differences: tuple[Difference, ...]


def headline(compared: Compared) -> Text:
    """Return one sentence: how much changed for the better, for the worse, and otherwise."""
    counts = {way.value: sum(each.way is way for each in compared.differences) for way in Way}
    if not compared.differences:
        return _NOTHING.with_(ports=compared.ports)
    return _COUNTS.with_(ports=compared.ports, **counts)


def rows(compared: Compared, catalogue: Catalogue, lang: Lang) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield shape and word of the way, port, entry, host and what changed."""
    names = {entry.id: entry.name.in_(lang) for entry in catalogue.entries}
    for each in compared.differences:
        seen = each.seen
        yield (
            f"{GLYPH[each.way]} {translate(WAY_WORDS[each.way], lang)}",
            f"{seen.port}/{seen.transport}",
            names.get(seen.entry, seen.entry),
            seen.address or seen.host,
            "\n".join(translate(text, lang) for text in each.said),
        )


def diff_table(compared: Compared, catalogue: Catalogue, lang: Lang, width: int) -> str:
    """Return the document for a terminal."""
    head = [translate(side, lang) for side in _sides(compared)]
    text = "".join(paragraph(line, width) for line in (*head, "", translate(headline(compared), lang)))
    if not compared.differences:
        return text
    columns = (
        Column(translate(_CHANGE, lang)),
        Column(translate(_PORT, lang)),
        Column(translate(_ENTRY, lang), least=10),
        Column(translate(_ADDRESS, lang), least=9, rank=1),
        Column(translate(_WHAT, lang), least=24),
    )
    return f"{text}\n{table(columns, list(rows(compared, catalogue, lang)), width)}"


def diff_md(compared: Compared, catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the document as Markdown; the width does not matter."""
    lines = [f"# {translate(_TITLE, lang)}", ""]
    lines += [f"- {translate(side, lang)}" for side in _sides(compared)]
    lines += ["", translate(headline(compared), lang)]
    if compared.differences:
        heads = (_CHANGE, _PORT, _ENTRY, _ADDRESS, _WHAT)
        lines += ["", md_row(translate(text, lang) for text in heads), md_row("---" for _ in heads)]
        lines += [md_row(row) for row in rows(compared, catalogue, lang)]
    return "\n".join(lines) + "\n"


def diff_json(compared: Compared, catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the document as JSON; the width does not matter."""
    document = {
        "schema": SCHEMA,
        "before": _side_record(compared, 0),
        "after": _side_record(compared, 1),
        "ports": compared.ports,
        "summary": translate(headline(compared), lang),
        "differences": [
            {
                "entry": each.seen.entry,
                "host": each.seen.host or None,
                "address": each.seen.address or None,
                "transport": each.seen.transport,
                "port": each.seen.port,
                "way": each.way.value,
                "said": [translate(text, lang) for text in each.said],
                "before": _seen_record(each.before),
                "after": _seen_record(each.after),
            }
            for each in compared.differences
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _sides(compared: Compared) -> Sequence[Text]:
    return tuple(
        (_SIDE_SIMULATED if compared.simulated[place] else _SIDE).with_(
            side=side,
            name=compared.names[place],
            started=compared.started[place],
            vantage=compared.vantages[place],
        )
        for place, side in enumerate((_BEFORE, _NOW))
    )


def _side_record(compared: Compared, place: int) -> dict[str, object]:
    return {
        "name": compared.names[place],
        "started": compared.started[place],
        "vantage": compared.vantages[place],
        "simulated": compared.simulated[place],
    }


def _seen_record(seen: Seen | None) -> dict[str, object] | None:
    if seen is None:
        return None
    return {
        "judgement": seen.judgement.value,
        "state": seen.state.value if seen.state else None,
        "service": seen.service.value if seen.state else None,
        "reason": seen.reason.value if seen.reason else None,
        "rejected_by": seen.rejected_by,
        "address": seen.address or None,
        "rtt_ms": None if seen.rtt_ns is None else round(seen.rtt_ns / 1e6, 3),
        "loss": None if seen.loss is None else round(seen.loss, 6),
        "certificate": seen.sha256,
    }


FORMATS: Mapping[str, Callable[[Compared, Catalogue, Lang, int], str]] = MappingProxyType(
    {"table": diff_table, "json": diff_json, "md": diff_md}
)
WAY_WORDS: Mapping[Way, Text] = MappingProxyType(
    {
        Way.WORSE: QT_TRANSLATE_NOOP("Diff", "worse"),
        Way.BETTER: QT_TRANSLATE_NOOP("Diff", "better"),
        Way.OTHER: QT_TRANSLATE_NOOP("Diff", "changed"),
    }
)
_TITLE = QT_TRANSLATE_NOOP("Diff", "What changed")
_BEFORE = QT_TRANSLATE_NOOP("Diff", "Before")
_NOW = QT_TRANSLATE_NOOP("Diff", "Now")
_SIDE = QT_TRANSLATE_NOOP("Diff", "{side}: {name}, {started}, from: {vantage}")
_SIDE_SIMULATED = QT_TRANSLATE_NOOP("Diff", "{side}: {name}, {started}, from: {vantage} · SIMULATED")
_NOTHING = QT_TRANSLATE_NOOP("Diff", "Nothing changed in meaning on {ports} ports.")
_COUNTS = QT_TRANSLATE_NOOP(
    "Diff", "Of {ports} ports: worse {worse}, better {better}, changed otherwise {other}."
)
_CHANGE = QT_TRANSLATE_NOOP("Diff", "Change")
_PORT = QT_TRANSLATE_NOOP("Diff", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Diff", "Entry")
_ADDRESS = QT_TRANSLATE_NOOP("Diff", "Address")
_WHAT = QT_TRANSLATE_NOOP("Diff", "What changed")
