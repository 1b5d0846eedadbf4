"""A trace as words, as a table for the terminal and as JSON (schema sepgui.trace/1)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from sepgui.domain.attempt import (
    AcceptedThenReset,
    Answered,
    NotSent,
    Refused,
    Silent,
    Transport,
    classify,
)
from sepgui.domain.trace import Comparison, Hop, Trace, Traced, TraceEnd, Way
from sepgui.domain.wording import REASON_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, localised, translate
from sepgui.reports.check import iso_ms
from sepgui.reports.table import Column, paragraph, table

SCHEMA = "sepgui.trace/1"
Record = dict[str, object]


# --- in words ---------------------------------------------------------------------------------------


def conclusion(trace: Trace) -> Text:
    """Return one sentence that says where a trace ended, and what that proves."""
    last = trace.last
    if last is None:
        text = _NOT_SENT if trace.end is TraceEnd.NOT_SENT else _NOBODY
        return text.with_(port=trace.port, why=hop_words(trace.hops[-1]) if trace.hops else "")
    text = _LOOP if trace.end is TraceEnd.TOO_FAR and trace.loops else _CONCLUSIONS[trace.end]
    return text.with_(
        port=trace.port,
        hop=last.number,
        address=last.address or "",
        hops=len(trace.hops),
        why=hop_words(trace.hops[-1]),
    )


def difference(asked: Trace, reference: Trace, comparison: Comparison) -> Text:
    """Return one sentence that says where the asked port is treated otherwise than the reference."""
    ports = {"port": asked.port, "reference": reference.port}
    if comparison.stops_at is None:
        if comparison.parts_at is None:
            return _SAME.with_(**ports)
        return _PARTS.with_(hop=comparison.parts_at, **ports)
    at = comparison.stops_at
    beyond = next((hop.address for hop in reference.hops if hop.number >= at and hop.address), None) or "?"
    if asked.end not in (TraceEnd.SILENT, TraceEnd.TOO_FAR):
        return _TURNED_AWAY.with_(hop=at, address=asked.hops[-1].address or "?", beyond=beyond, **ports)
    if asked.last is None:
        return _STOPS_AT_ONCE.with_(beyond=beyond, **ports)
    return _STOPS.with_(hop=asked.last.number, address=asked.last.address or "?", beyond=beyond, **ports)


def hop_words(hop: Hop) -> Text:
    """Return what came back for a hop."""
    match hop.attempt:
        case Answered():
            return _ACCEPTED
        case Silent():
            return _SILENT
        case Refused():
            return _REFUSED
        case AcceptedThenReset():
            return _RESET
        case NotSent(_, errno):
            return _CANNOT.with_(errno=errno)
        case _ if hop.passed:
            return _PASSED
        case attempt:
            _, reason = classify(Transport.TCP, attempt)
            return REASON_WORDS[reason]


# --- as a table -------------------------------------------------------------------------------------


def trace_table(traced: Traced, lang: Lang, width: int) -> str:
    """Return the hops of each address, and below them the sentences that say what they mean."""
    if traced.trouble is not None:
        return paragraph(translate(traced.trouble, lang), width)
    return "\n".join("".join(_way_lines(traced, way, lang, width)) for way in traced.ways)


def _way_lines(traced: Traced, way: Way, lang: Lang, width: int) -> Iterable[str]:
    for trace in (way.trace, way.reference):
        if trace is None:
            continue
        title = _TITLE.with_(host=traced.host.shown, address=trace.address, port=trace.port)
        yield f"{translate(title, lang)}\n\n"
        yield _hops(trace, lang, width)
        yield "\n" + paragraph(translate(conclusion(trace), lang), width)
        yield "\n" if trace is way.trace and way.reference else ""
    if way.reference is not None and way.comparison is not None:
        yield "\n" + paragraph(translate(difference(way.trace, way.reference, way.comparison), lang), width)


def _hops(trace: Trace, lang: Lang, width: int) -> str:
    columns = (
        Column(translate(_HOP, lang), "right"),
        Column(translate(_ADDRESS, lang)),
        Column("ms", "right"),
        Column(translate(_WHAT, lang), least=20),
    )
    rows = [
        (
            str(hop.number),
            hop.address or "*",
            "" if hop.elapsed_ns is None else localised(round(hop.elapsed_ns / 1e6, 2), lang),
            translate(hop_words(hop), lang),
        )
        for hop in trace.hops
    ]
    return table(columns, rows, width)


# --- as JSON ----------------------------------------------------------------------------------------


def trace_json(traced: Traced, lang: Lang, _width: int) -> str:
    """Return the document of `trace --format json`."""
    document: Record = {
        "schema": SCHEMA,
        "started": iso_ms(traced.started_unix_ns),
        "host": traced.host.shown,
        "port": traced.port,
        "reference_port": traced.reference_port,
        "simulated": traced.simulated,
        "trouble": translate(traced.trouble, lang) if traced.trouble else None,
        "traces": [way_record(way, lang) for way in traced.ways],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def way_record(way: Way, lang: Lang) -> Record:
    """Return a way as people script against it: schema `sepgui.trace/1`."""
    record = _trace_record(way.trace, lang)
    record["reference"] = _trace_record(way.reference, lang) if way.reference else None
    record["difference"] = None
    if way.reference is not None and way.comparison is not None:
        record["difference"] = {
            "first_hop": way.comparison.first,
            "parts_at": way.comparison.parts_at,
            "stops_at": way.comparison.stops_at,
            "summary": translate(difference(way.trace, way.reference, way.comparison), lang),
        }
    return record


def _trace_record(trace: Trace, lang: Lang) -> Record:
    last = trace.last
    return {
        "address": trace.address,
        "port": trace.port,
        "end": trace.end.value,
        "last_hop": last.number if last else None,
        "last_address": last.address if last else None,
        "summary": translate(conclusion(trace), lang),
        "hops": [_hop_record(hop) for hop in trace.hops],
    }


def _hop_record(hop: Hop) -> Record:
    state, reason = classify(Transport.TCP, hop.attempt)
    return {
        "hop": hop.number,
        "address": hop.address,
        "ms": None if hop.elapsed_ns is None else round(hop.elapsed_ns / 1e6, 3),
        "asked": hop.asked,
        "state": state.value,
        "reason": reason.value,
    }


FORMATS: Mapping[str, Callable[[Traced, Lang, int], str]] = MappingProxyType(
    {"table": trace_table, "json": trace_json}
)

_TITLE = QT_TRANSLATE_NOOP("Trace", "{host} ({address}), TCP port {port}")
_HOP = QT_TRANSLATE_NOOP("Trace", "Hop")
_ADDRESS = QT_TRANSLATE_NOOP("Trace", "Address")
_WHAT = QT_TRANSLATE_NOOP("Trace", "What came back")

_ACCEPTED = QT_TRANSLATE_NOOP("Trace", "the port accepts the connection")
_SILENT = QT_TRANSLATE_NOOP("Trace", "no answer")
_REFUSED = QT_TRANSLATE_NOOP("Trace", "the connection is refused with a reset")
_RESET = QT_TRANSLATE_NOOP("Trace", "accepted and reset at once")
_CANNOT = QT_TRANSLATE_NOOP("Trace", "this computer could not send ({errno})")
_PASSED = QT_TRANSLATE_NOOP("Trace", "the hops are used up at this router")

_NOT_SENT = QT_TRANSLATE_NOOP("Trace", "Port {port} was not asked: {why}.")
_NOBODY = QT_TRANSLATE_NOOP(
    "Trace",
    "On port {port} not even the first hop answers: this computer's own firewall drops it, or the routers on "
    "the way do not tell.",
)
_LOOP = QT_TRANSLATE_NOOP(
    "Trace", "Port {port} goes round in a circle between routers: a routing loop; after {hops} hops no end."
)
_CONCLUSIONS: Mapping[TraceEnd, Text] = MappingProxyType(
    {
        TraceEnd.OPEN: QT_TRANSLATE_NOOP("Trace", "Port {port} answers: {address} accepts, at hop {hop}."),
        TraceEnd.RESET: QT_TRANSLATE_NOOP(
            "Trace",
            "Port {port} is accepted and reset at once at hop {hop}, in the name of {address}: by a firewall "
            "or proxy, or by a service that turns this computer away.",
        ),
        TraceEnd.CLOSED: QT_TRANSLATE_NOOP(
            "Trace",
            "Port {port} is refused with a reset at hop {hop}, in the name of {address}: nothing listens "
            "there, or a firewall refuses in the host's name.",
        ),
        TraceEnd.REJECTED: QT_TRANSLATE_NOOP(
            "Trace", "{address} turns port {port} away, at hop {hop}: {why}."
        ),
        TraceEnd.SILENT: QT_TRANSLATE_NOOP(
            "Trace",
            "The last to answer on port {port} is {address}, at hop {hop}: the packets stop there or beyond, "
            "or they arrive and nothing comes back.",
        ),
        TraceEnd.TOO_FAR: QT_TRANSLATE_NOOP(
            "Trace",
            "After {hops} hops port {port} has no end; the last to answer is {address}, at hop {hop}.",
        ),
        TraceEnd.NOT_SENT: QT_TRANSLATE_NOOP(
            "Trace", "Port {port} was asked as far as {address}, at hop {hop}; then: {why}."
        ),
    }
)
_SAME = QT_TRANSLATE_NOOP(
    "Trace", "Ports {port} and {reference} go the same way and are treated alike, as far as can be seen."
)
_PARTS = QT_TRANSLATE_NOOP(
    "Trace",
    "The ways of ports {port} and {reference} part at hop {hop}: a load balancer, a proxy or a rule that "
    "routes by port.",
)
_TURNED_AWAY = QT_TRANSLATE_NOOP(
    "Trace",
    "Port {port} is turned away at hop {hop}, in the name of {address}; port {reference} goes on to "
    "{beyond}.",
)
_STOPS = QT_TRANSLATE_NOOP(
    "Trace",
    "Port {port} gets no farther than {address}, at hop {hop}; port {reference} goes on to {beyond}. What "
    "swallows port {port} stands at {address}, or between it and {beyond}.",
)
_STOPS_AT_ONCE = QT_TRANSLATE_NOOP(
    "Trace",
    "Port {port} does not get to the first hop that answers on port {reference}, {beyond}: this computer's "
    "own firewall drops it, or something before {beyond} does.",
)
