"""A report for machines: JSON of schema `sepgui.report/1` (docs/report.schema.json), and CSV for a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from sepgui.diagnosis.headline import headline
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import FirewallRequest
from sepgui.domain.summary import Summary
from sepgui.i18n import Lang, translate
from sepgui.reports.check import (
    FLAT_FIELDS,
    Record,
    Value,
    cell_record,
    finding_record,
    flat_record,
    harmless,
    iso_ms,
    request_record,
)
from sepgui.reports.computer_json import computer_record
from sepgui.reports.mask import Hide, hidden
from sepgui.reports.plan import names
from sepgui.reports.told import Told, blocked_cell, requests
from sepgui.reports.trace import way_record

SCHEMA = "sepgui.report/1"
_FIGURES = ("asked", "failures", "loss", "min_ms", "median_ms", "p95_ms", "max_ms")


class Decimal(StrEnum):
    """The decimal sign of a sheet: with a comma the columns are parted by semicolons, as in Italy."""

    COMMA = "comma"
    POINT = "point"


def report_record(told: Told, lang: Lang) -> Record:
    """Return the whole report as values for JSON."""
    run, plan = told.run, told.run.plan
    return {
        "schema": SCHEMA,
        "language": lang,
        "program": told.program,
        "system": told.system,
        "session": None
        if told.source is None
        else {
            "name": told.source.name,
            "sha256": told.source.sha256,
            "size": told.source.size,
            "copied": None if told.source.copied_unix_ns is None else iso_ms(told.source.copied_unix_ns),
        },
        "started": iso_ms(run.started_unix_ns),
        "duration_ms": round(run.duration_ns / 1e6),
        "interval_ms": None if told.interval_ns is None else round(told.interval_ns / 1e6),
        "floor_ms": None if told.floor_ns is None else round(told.floor_ns / 1e6, 3),
        "site": plan.site.name or None,
        "vantage": plan.vantage.label,
        "manager": names(plan.pair.managers),
        "client": names(plan.pair.clients) or None,
        "sep_version": str(plan.version),
        "simulated": run.simulated,
        "summary": translate(headline(run.findings, run.results), lang),
        "cells": [
            {**cell_record(result, told.anchor, lang), "figures": _figures(told.figures.get(result.row.cell))}
            for result in run.results
        ],
        "findings": [finding_record(finding, lang) for finding in run.findings],
        "changes": _changes(told),
        "notes": _notes(told),
        "traces": [
            {"cell": _cell(each.cell), "at": _at(told, each.at_ns), **way_record(each.way, lang)}
            for each in told.traces
        ],
        "computer": None if told.computer is None else computer_record(told.computer, lang),
        "firewall_requests": [_wanted(told, request) for request in requests(told)],
    }


def report_json(told: Told, lang: Lang, hide: Hide | None) -> str:
    """Return the document."""
    record = report_record(told, lang)
    if hide is not None:
        record = hidden(record, hide)
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"


def report_csv(told: Told, lang: Lang, hide: Hide | None, decimal: Decimal) -> str:
    """Return the cells as a sheet that Excel opens by a double click: byte order mark, CRLF, its commas."""
    fields = (*FLAT_FIELDS, *_FIGURES)
    rows: list[dict[str, Value]] = []
    for result in told.run.results:
        record = cell_record(result, told.anchor, lang)
        figures = _figures(told.figures.get(result.row.cell)) or {}
        if hide is not None:
            record = hidden(record, hide)
        flat = {**flat_record(record), "simulated": told.run.simulated}
        rows.append({**flat, **{name: figures.get(name) for name in _FIGURES}})
    return sheet_csv(fields, [[row[name] for name in fields] for row in rows], decimal)


def firewall_csv(told: Told, hide: Hide | None, decimal: Decimal) -> str:
    """Return the firewall request as a sheet: one line for each flow and each of its last failed attempts."""
    fields = ("source", "source_address", "destination", "destination_address", "transport", "port", "entry")
    more = ("refused_by", "tried_at_utc", "tried_from", "tried_from_port", "result", "reason", "simulated")
    rows: list[list[Value]] = []
    for request in requests(told):
        record = request_record(request)
        cell = blocked_cell(told, request)
        flow = [*(record[name] for name in fields), record["by"]]
        tried = told.tried.get(cell, ()) if cell is not None else ()
        attempts: list[list[Value]] = [
            [iso_ms(t.unix_ns), t.local_address, t.local_port, t.state.value, t.reason.value] for t in tried
        ]
        rows += [[*flow, *attempt, request.simulated] for attempt in attempts or [[None] * 5]]
    if hide is not None:
        rows = hidden(rows, hide)
    return sheet_csv((*fields, *more), rows, decimal)


def sheet_csv(fields: Sequence[str], rows: Sequence[Sequence[Value]], decimal: Decimal) -> str:
    """Return a sheet; no text of a stranger's server becomes a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";" if decimal is Decimal.COMMA else ",", lineterminator="\r\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_written(harmless(value), decimal) for value in row])
    return out.getvalue()


def _written(value: Value, decimal: Decimal) -> Value:
    if isinstance(value, float) and decimal is Decimal.COMMA:
        return repr(value).replace(".", ",")
    return value


def _figures(summary: Summary | None) -> Record | None:
    if summary is None:
        return None
    times = {"min": summary.min_ns, "median": summary.median_ns, "p95": summary.p95_ns, "max": summary.max_ns}
    return {
        "asked": summary.asked,
        "failures": summary.failures,
        "loss": None if summary.loss is None else round(summary.loss, 6),
        **{f"{name}_ms": None if ns is None else round(ns / 1e6, 3) for name, ns in times.items()},
    }


def _changes(told: Told) -> list[Record]:
    return [
        {
            "cell": _cell(change.cell),
            "at": _at(told, change.at_ns),
            "before": None
            if change.before is None
            else {"state": change.before.state.value, "service": change.before.service.value},
            "after": {
                "state": change.sample.outcome.meaning.state.value,
                "service": change.sample.outcome.meaning.service.value,
            },
        }
        for change in told.changes
    ]


def _notes(told: Told) -> list[Record]:
    return [
        {
            "at": _at(told, note.at_ns),
            "text": note.text,
            "cell": None if note.cell is None else _cell(note.cell),
        }
        for note in told.notes
    ]


def _wanted(told: Told, request: FirewallRequest) -> Record:
    cell = blocked_cell(told, request)
    tried = told.tried.get(cell, ()) if cell is not None else ()
    return {
        **request_record(request),
        "tried": [
            {
                "at": iso_ms(each.unix_ns),
                "local_address": each.local_address,
                "local_port": each.local_port,
                "state": each.state.value,
                "reason": each.reason.value,
            }
            for each in tried
        ],
    }


def _cell(cell: CellKey) -> list[str | int | None]:
    return [cell.entry, cell.address or cell.host or None, cell.port]


def _at(told: Told, at_ns: int) -> str | None:
    return None if told.anchor is None else iso_ms(told.anchor.unix_at(at_ns))
