"""The later sections of a report: paths, what was not proved, what was sent, and the firewall request."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sepgui.domain.cell import CellKey
from sepgui.domain.entry import Catalogue, ProbeKind
from sepgui.domain.finding import FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.plan import Pace
from sepgui.domain.trace import Trace
from sepgui.domain.wording import JUDGEMENT_WORDS, REASON_WORDS, ROLE_WORDS, STATE_WORDS
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, localised, translate
from sepgui.reports.computer import NOTHING_SENT, sections
from sepgui.reports.firewall_request import request_text, rules_text
from sepgui.reports.paper import Block, Box, Bullets, Fixed, Grid, Heading, Kind, NewPage, Pairs, Para
from sepgui.reports.plan import folded
from sepgui.reports.sent import SENT_WORDS
from sepgui.reports.table import Column, table
from sepgui.reports.told import MOST_TRIED, Told, blocked_cell, requests
from sepgui.reports.trace import conclusion, difference, hop_words


def paths(told: Told, lang: Lang) -> Iterator[Block]:
    """Yield the ways that were traced."""
    if not told.traces:
        return
    yield Heading(2, translate(_PATHS, lang))
    for stored in told.traces:
        cell, way = stored.cell, stored.way
        when = "" if told.anchor is None else f" · {_utc(told.anchor.unix_at(stored.at_ns))}"
        yield Heading(3, f"{cell.host} {cell.port}/{cell.transport.value}{when}")
        yield Para(translate(conclusion(way.trace), lang))
        if way.reference is not None and way.comparison is not None:
            yield Para(translate(difference(way.trace, way.reference, way.comparison), lang))
        yield _hops(way.trace, lang)


def _hops(trace: Trace, lang: Lang) -> Grid:
    rows = tuple(
        (
            Box(str(hop.number)),
            Box(hop.address or "*"),
            Box("" if hop.elapsed_ns is None else localised(round(hop.elapsed_ns / 1e6, 2), lang)),
            Box(translate(hop_words(hop), lang)),
        )
        for hop in trace.hops
    )
    headings = tuple(translate(text, lang) for text in (_HOP, _ADDRESS, _MS, _CAME_BACK))
    return Grid(headings, rows, (0.08, 0.34, 0.12, 0.46), frozenset({0, 2}))


def unproved(told: Told, lang: Lang) -> Iterator[Block]:
    """Yield what could not be proved from here, why, and what would prove it."""
    rest = [r for r in told.run.results if r.judgement in (Judgement.UNPROVEN, Judgement.SKIPPED)]
    if not rest:
        return
    yield Heading(2, translate(_UNPROVED, lang))
    for judgement in (Judgement.UNPROVEN, Judgement.SKIPPED):
        of_it = [result for result in rest if result.judgement is judgement]
        if not of_it:
            continue
        yield Heading(3, f"{translate(JUDGEMENT_WORDS[judgement], lang)} ({len(of_it)})", judgement)
        found = folded(((result.row.planned, result.why) for result in of_it), lang)
        yield Bullets(tuple(f"{ports}: {why}" if why else ports for why, ports in found))
    elsewhere = [r.row.planned.flow for r in rest if r.row.planned.applies and not r.row.planned.provable]
    ways: dict[str, dict[str, None]] = {}
    for flow in elsewhere:
        where = flow.initiator.name if flow.initiator else translate(ROLE_WORDS[flow.initiator_role], lang)
        ways.setdefault(where, {})[f"{flow.port}/{flow.transport.value}"] = None
    if ways:
        yield Para(translate(_HOW, lang))
        yield Bullets(
            tuple(
                translate(_RUN_THERE.with_(host=where, ports=", ".join(ports)), lang)
                for where, ports in ways.items()
            )
        )


def sent(told: Told, lang: Lang) -> Iterator[Block]:
    """Yield what this computer sent: to which ports, how often, and what."""
    asked = [result for result in told.run.results if result.sample is not None]
    if not asked:
        return
    yield Heading(2, translate(_SENT, lang))
    yield Para(translate(_SENT_HOW, lang), Kind.REMARK)
    by_kind: dict[ProbeKind, list[CellKey]] = {}
    for result in asked:
        by_kind.setdefault(result.row.planned.probe, []).append(result.row.cell)
    rows = tuple(
        (
            Box(translate(SENT_WORDS[kind], lang)),
            Box(", ".join(sorted({f"{cell.port}/{cell.transport.value}" for cell in cells}))),
            Box(", ".join(dict.fromkeys(cell.address or cell.host for cell in cells))),
            Box(str(sum(told.figures[cell].asked if cell in told.figures else 1 for cell in cells))),
        )
        for kind, cells in by_kind.items()
    )
    headings = tuple(translate(text, lang) for text in (_WHAT, _PORTS, _ADDRESS, _TIMES))
    yield Grid(headings, rows, (0.46, 0.16, 0.26, 0.12), frozenset({3}))


def this_computer(told: Told, lang: Lang) -> Iterator[Block]:
    """Yield what the computer that measured tells of itself; nothing where it was not read."""
    if told.computer is None:
        return
    catalogue = Catalogue(tuple(flow.flow.entry for flow in told.run.plan.flows), (), Words("", ""))
    first, *rest = sections(told.computer, catalogue, lang)
    yield Heading(2, first.title)
    yield Pairs(tuple((label, value) for label, value, *_ in first.rows))
    yield from (Para(note, Kind.REMARK) for note in first.notes)
    for section in rest:
        yield Heading(3, section.title)
        if section.rows:
            boxes = tuple(tuple(Box(text) for text in row) for row in section.rows)
            share = 1 / len(section.headings)
            yield Grid(section.headings, boxes, (share,) * len(section.headings))
        yield from (Para(note, Kind.REMARK) for note in section.notes)
    yield Para(translate(NOTHING_SENT, lang), Kind.REMARK)


def environment(told: Told, lang: Lang) -> Iterator[Block]:
    """Yield what measured, how, and which file holds it."""
    options, source = told.run.plan.options, told.source
    pace = translate(_GENTLE if options.pace is Pace.GENTLE else _FAST, lang)
    pairs = [
        (_PROGRAM, f"sepgui {told.program}"),
        (_SYSTEM, told.system or ""),
        (_PACE, pace),
        (_INTERVAL, _seconds(told.interval_ns, lang)),
        (_TIMEOUT, _seconds(options.timeout_ns, lang)),
        (
            _FLOOR,
            "" if told.floor_ns is None else f"{localised(round(told.floor_ns / 1e6, 3), lang)} ms",
        ),
        (_CLOCK, "" if told.anchor is None else _utc(told.anchor.unix_ns)),
        (_FILE, "" if source is None else source.name),
        (_COPIED, "" if source is None or source.copied_unix_ns is None else _utc(source.copied_unix_ns)),
        ("SHA-256", "" if source is None else source.sha256),
    ]
    if source is None and told.interval_ns is not None:
        pairs.append(("SHA-256", translate(_NO_HASH, lang)))
    yield Heading(2, translate(_ENVIRONMENT, lang))
    yield Pairs(
        tuple(
            (label if isinstance(label, str) else translate(label, lang), value)
            for label, value in pairs
            if value
        )
    )


def firewall_pages(told: Told, lang: Lang) -> Iterator[Block]:
    """Yield the request to a firewall team as a page of its own; nothing where nothing was proved blocked."""
    wanted = requests(told)
    if not wanted:
        return
    catalogue = Catalogue(tuple(flow.flow.entry for flow in told.run.plan.flows), (), Words("", ""))
    yield NewPage()
    yield Heading(2, translate(_FIREWALL, lang))
    yield Para(translate(_FIREWALL_WHY, lang))
    yield Fixed(request_text(wanted, catalogue, lang).rstrip("\n"))
    rows = tuple(tried_rows(told, wanted, lang))
    if rows:
        yield Heading(3, translate(_TRIED.with_(most=MOST_TRIED), lang))
        yield Para(translate(_TRIED_HOW, lang), Kind.REMARK)
        headings = tuple(translate(text, lang) for text in (_WHEN, _FROM, _TO, _RESULT))
        boxes = tuple(tuple(Box(text) for text in row) for row in rows)
        yield Grid(headings, boxes, (0.27, 0.26, 0.26, 0.21))
    yield Heading(3, translate(_RULES, lang))
    yield Fixed(rules_text(wanted, lang).rstrip("\n"))


def tried_rows(
    told: Told, wanted: tuple[FirewallRequest, ...], lang: Lang
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the last attempts of each flow: time in UTC, source, destination with transport, and result."""
    for request in wanted:
        cell = blocked_cell(told, request)
        for tried in told.tried.get(cell, ()) if cell is not None else ():
            result = translate(STATE_WORDS[tried.state], lang)
            yield (
                _utc(tried.unix_ns),
                _socket(tried.local_address or request.source_address, tried.local_port),
                f"{_socket(request.destination_address, request.port)} {request.transport.value.upper()}",
                f"{result}: {translate(REASON_WORDS[tried.reason], lang)}",
            )


def tried_text(told: Told, wanted: tuple[FirewallRequest, ...], lang: Lang) -> str:
    """Return the last attempts of each flow as text; empty where none is known."""
    rows = list(tried_rows(told, wanted, lang))
    if not rows:
        return ""
    columns = [Column(translate(text, lang)) for text in (_WHEN, _FROM, _TO, _RESULT)]
    title = translate(_TRIED.with_(most=MOST_TRIED), lang)
    return f"{title}\n\n{table(columns, rows, 120)}"


def _socket(address: str, port: int | None) -> str:
    shown = f"[{address}]" if ":" in address else address or "?"
    return f"{shown}:{port}" if port else f"{shown}:?"


def _utc(unix_ns: int) -> str:
    at = datetime.fromtimestamp(unix_ns // 1_000_000_000, UTC)
    return f"{at:%Y-%m-%d %H:%M:%S}.{unix_ns // 1_000_000 % 1000:03}Z"


def _seconds(ns: int | None, lang: Lang) -> str:
    return "" if ns is None else f"{localised(round(ns / 1e9, 2), lang)} s"


_PATHS = QT_TRANSLATE_NOOP("Report", "The path")
_HOP = QT_TRANSLATE_NOOP("Report", "Hop")
_ADDRESS = QT_TRANSLATE_NOOP("Report", "Address")
_MS = QT_TRANSLATE_NOOP("Report", "ms")
_CAME_BACK = QT_TRANSLATE_NOOP("Report", "What came back")
_UNPROVED = QT_TRANSLATE_NOOP("Report", "What could not be proved from here")
_HOW = QT_TRANSLATE_NOOP(
    "Report", "A flow is proved only from the computer that opens it. What is left would be proved by:"
)
_RUN_THERE = QT_TRANSLATE_NOOP("Report", "running sepgui on {host}: {ports}")
_SENT = QT_TRANSLATE_NOOP("Report", "What this computer sent")
_SENT_HOW = QT_TRANSLATE_NOOP(
    "Report",
    "Each attempt is one connection or one datagram of the operating system, without credentials and without "
    "a log-on, closed in order.",
)
_WHAT = QT_TRANSLATE_NOOP("Report", "What")
_PORTS = QT_TRANSLATE_NOOP("Report", "Ports")
_TIMES = QT_TRANSLATE_NOOP("Report", "Attempts")
_ENVIRONMENT = QT_TRANSLATE_NOOP("Report", "How it was measured")
_PROGRAM = QT_TRANSLATE_NOOP("Report", "Program")
_SYSTEM = QT_TRANSLATE_NOOP("Report", "System")
_PACE = QT_TRANSLATE_NOOP("Report", "Pace")
_GENTLE = QT_TRANSLATE_NOOP("Report", "gentle")
_FAST = QT_TRANSLATE_NOOP("Report", "fast")
_INTERVAL = QT_TRANSLATE_NOOP("Report", "Interval")
_TIMEOUT = QT_TRANSLATE_NOOP("Report", "Deadline of an attempt")
_FLOOR = QT_TRANSLATE_NOOP("Report", "Measuring floor")
_CLOCK = QT_TRANSLATE_NOOP("Report", "Clock of this computer at the beginning")
_FILE = QT_TRANSLATE_NOOP("Report", "Session file")
_COPIED = QT_TRANSLATE_NOOP("Report", "Copied from the session under way")
_NO_HASH = QT_TRANSLATE_NOOP(
    "Report", "none: the session was not one finished file, and no copy of it lies beside this report"
)
_FIREWALL = QT_TRANSLATE_NOOP("Report", "For the firewall team")
_FIREWALL_WHY = QT_TRANSLATE_NOOP(
    "Report",
    "These flows were tried from where they begin, and were stopped on the way. Nothing else is asked for.",
)
_TRIED = QT_TRANSLATE_NOOP("Report", "The last {most} failed attempts of each flow")
_TRIED_HOW = QT_TRANSLATE_NOOP(
    "Report", "For the search in the firewall's log; times are UTC, by the clock of this computer."
)
_WHEN = QT_TRANSLATE_NOOP("Report", "When (UTC)")
_FROM = QT_TRANSLATE_NOOP("Report", "From")
_TO = QT_TRANSLATE_NOOP("Report", "To")
_RESULT = QT_TRANSLATE_NOOP("Report", "Result")
_RULES = QT_TRANSLATE_NOOP("Report", "Ready rules")
