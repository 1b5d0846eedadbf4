"""What changed between two looks, as a table, CSV, Markdown and JSON (schema sepgui.diff/1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from sepgui.domain.comparing import Difference, Seen, Way
from sepgui.domain.comparing_places import sight_words
from sepgui.domain.entry import Catalogue
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.check import md_row
from sepgui.reports.report_json import Decimal, sheet_csv
from sepgui.reports.table import Column, paragraph, table

SCHEMA = "sepgui.diff/1"
GLYPH: Mapping[Way, str] = MappingProxyType({Way.WORSE: "▼", Way.BETTER: "▲", Way.OTHER: "•"})
"""The shape of a change, which tells it apart where colours do not."""


class Compared(Struct, frozen=True):
    """Two looks and what changed: names, when each began, from where, and how many ports are compared.

    `same` are the ports of which nothing changed. `places` are the two computers, None for two looks of one;
    `left_out` counts the ports of which a scan by nmap tells nothing.
    """

    names: tuple[str, str]
    started: tuple[str, str]
    vantages: tuple[str, str]
    simulated: tuple[bool, bool]
    ports: int
    differences: tuple[Difference, ...]
    same: tuple[Difference, ...] = ()
    places: tuple[str, str] | None = None
    left_out: int = 0


class Line(Struct, frozen=True):
    """A port as it is listed; `before` and `now` are empty for a side that did not know it."""

    way: str
    port: str
    entry: str
    address: str
    before: str
    now: str
    said: tuple[str, ...]


def headline(compared: Compared) -> Text:
    """Return one sentence: how much changed for the better, for the worse, and otherwise."""
    counts = {way.value: sum(each.way is way for each in compared.differences) for way in Way}
    if compared.places is not None:
        if not compared.differences:
            return _ALIKE.with_(ports=compared.ports, one=compared.places[0], other=compared.places[1])
        return _COUNTS_OF_PLACES.with_(ports=compared.ports, place=compared.places[1], **counts)
    if not compared.differences:
        return _NOTHING.with_(ports=compared.ports)
    return _COUNTS.with_(ports=compared.ports, **counts)


def remarks(compared: Compared) -> tuple[Text, ...]:
    """Return what must be known of the two sides beside the headline."""
    return (_NOT_SCANNED.with_(count=compared.left_out),) if compared.left_out else ()


def sides_words(compared: Compared) -> tuple[Text, Text]:
    """Return the words for the older and the newer side, or for one and the other computer."""
    return (_BEFORE, _NOW) if compared.places is None else (_ONE, _OTHER)


def line_of(difference: Difference, compared: Compared, names: Mapping[str, str], lang: Lang) -> Line:
    """Return how a port is listed; `names` are those of the entries."""
    seen = difference.seen
    words = _words_at_a_time if compared.places is None else sight_words
    before, now = (
        "" if side is None else translate(words(side), lang) for side in (difference.before, difference.after)
    )
    way = WAY_WORDS[difference.way] if difference.said else _SAME
    if difference.said and difference.way is Way.OTHER and compared.places is not None:
        way = _DIFFERS
    shape = GLYPH[difference.way] if difference.said else SAME_GLYPH
    place = seen.address or seen.host
    if seen.seen_from:
        place = translate(_FROM.with_(address=place, host=seen.seen_from), lang)
    return Line(
        f"{shape} {translate(way, lang)}",
        f"{seen.port}/{seen.transport}",
        names.get(seen.entry, seen.entry),
        place,
        before,
        now,
        tuple(translate(text, lang) for text in difference.said),
    )


def _words_at_a_time(seen: Seen) -> Text:
    return seen.told


def names_of(catalogue: Catalogue, lang: Lang) -> Mapping[str, str]:
    """Return the name of each entry by its id."""
    return {entry.id: entry.name.in_(lang) for entry in catalogue.entries}


def rows(compared: Compared, catalogue: Catalogue, lang: Lang) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield shape and word of the way, port, entry, host and what changed."""
    names = names_of(catalogue, lang)
    for each in compared.differences:
        line = line_of(each, compared, names, lang)
        yield line.way, line.port, line.entry, line.address, "\n".join(line.said)


def diff_table(compared: Compared, catalogue: Catalogue, lang: Lang, width: int) -> str:
    """Return the document for a terminal."""
    head = [translate(side, lang) for side in sides(compared)]
    told = [translate(text, lang) for text in (headline(compared), *remarks(compared))]
    text = "".join(paragraph(line, width) for line in (*head, "", *told))
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
    lines = [f"# {translate(TITLE, lang)}", ""]
    lines += [f"- {translate(side, lang)}" for side in sides(compared)]
    for text in (headline(compared), *remarks(compared)):
        lines += ["", translate(text, lang)]
    if compared.differences:
        heads = (_CHANGE, _PORT, _ENTRY, _ADDRESS, _WHAT)
        lines += ["", md_row(translate(text, lang) for text in heads), md_row("---" for _ in heads)]
        lines += [md_row(row) for row in rows(compared, catalogue, lang)]
    return "\n".join(lines) + "\n"


def diff_csv(compared: Compared, catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the document as a sheet, every port in it; the width does not matter."""
    names = names_of(catalogue, lang)
    sides_ = sides_words(compared)
    heads = [translate(text, lang) for text in (_CHANGE, _PORT, _ENTRY, _ADDRESS, *sides_, _WHAT)]
    simulated = any(compared.simulated)
    told: list[list[str]] = []
    for each in (*compared.differences, *compared.same):
        line = line_of(each, compared, names, lang)
        way = line.way.partition(" ")[2]
        said = " ".join(line.said)
        told.append([way, line.port, line.entry, line.address, line.before, line.now, said])
    mark = [translate(_SIMULATED, lang)] if simulated else []
    rows_ = [[*row, *mark] for row in told]
    sign = Decimal.COMMA if lang == "it" else Decimal.POINT
    return sheet_csv([*heads, *mark], rows_, sign)


def diff_json(compared: Compared, catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the document as JSON; the width does not matter."""
    document = {
        "schema": SCHEMA,
        "before": _side_record(compared, 0),
        "after": _side_record(compared, 1),
        "between": "times" if compared.places is None else "places",
        "ports": compared.ports,
        "left_out": compared.left_out,
        "summary": translate(headline(compared), lang),
        "differences": [
            {
                "entry": each.seen.entry,
                "host": each.seen.host or None,
                "address": each.seen.address or None,
                "transport": each.seen.transport,
                "port": each.seen.port,
                "seen_from": each.seen.seen_from or None,
                "way": each.way.value,
                "said": [translate(text, lang) for text in each.said],
                "before": _seen_record(each.before),
                "after": _seen_record(each.after),
            }
            for each in compared.differences
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def sides(compared: Compared) -> tuple[Text, ...]:
    """Return a sentence for each side: its file, when it began, and from where it looked."""
    return tuple(
        (_SIDE_SIMULATED if compared.simulated[place] else _SIDE).with_(
            side=side,
            name=compared.names[place],
            started=compared.started[place] or "–",
            vantage=compared.vantages[place] if compared.places is None else compared.places[place],
        )
        for place, side in enumerate(sides_words(compared))
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
    {"table": diff_table, "json": diff_json, "csv": diff_csv, "md": diff_md}
)
WAY_WORDS: Mapping[Way, Text] = MappingProxyType(
    {
        Way.WORSE: QT_TRANSLATE_NOOP("Diff", "worse"),
        Way.BETTER: QT_TRANSLATE_NOOP("Diff", "better"),
        Way.OTHER: QT_TRANSLATE_NOOP("Diff", "changed"),
    }
)
SAME_GLYPH = "="
TITLE = QT_TRANSLATE_NOOP("Diff", "What changed")
_BEFORE = QT_TRANSLATE_NOOP("Diff", "Before")
_NOW = QT_TRANSLATE_NOOP("Diff", "Now")
_ONE = QT_TRANSLATE_NOOP("Diff", "One side")
_OTHER = QT_TRANSLATE_NOOP("Diff", "Other side")
_DIFFERS = QT_TRANSLATE_NOOP("Diff", "differs")
_SAME = QT_TRANSLATE_NOOP("Diff", "unchanged")
_FROM = QT_TRANSLATE_NOOP("Diff", "{address}, from {host}")
_SIMULATED = QT_TRANSLATE_NOOP("Diff", "SIMULATED")
_ALIKE = QT_TRANSLATE_NOOP("Diff", "{one} and {other} see the same on {ports} ports.")
_COUNTS_OF_PLACES = QT_TRANSLATE_NOOP(
    "Diff", "Of {ports} ports, from {place}: worse {worse}, better {better}, other differences {other}."
)
_NOT_SCANNED = QT_TRANSLATE_NOOP("Diff", "Left out, because the scan tells nothing of them: {count} ports.")
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
