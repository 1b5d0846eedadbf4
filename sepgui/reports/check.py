"""A run as JSON, CSV and Markdown; what people read in a terminal is made in `check_table`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

import msgspec

from sepgui.domain.cell import Anchor
from sepgui.domain.entry import Catalogue
from sepgui.domain.finding import Finding, FirewallRequest
from sepgui.domain.outcome import Icmp, Outcome, Phases, State, TlsFacts
from sepgui.domain.run import CellResult, Run
from sepgui.domain.wording import verdict_words
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.check_table import check_table, clock_time, counts, headline, words_of
from sepgui.reports.firewall_request import request_text, rules_text
from sepgui.reports.plan import names

SCHEMA = "sepgui.check/1"

Value = str | int | float | bool | None
Record = dict[str, Any]


def check_json(run: Run, lang: Lang, width: int = 0) -> str:
    """Return the run as one JSON document, schema `sepgui.check/1`; the width does not matter.

    One object for every flow of the plan and every address asked; what is not known is null.
    """
    return "".join(json_pieces(run, lang))


def json_pieces(run: Run, lang: Lang) -> Iterator[str]:
    """Yield the same document cell by cell: of thousands of cells it is larger than everything measured."""
    plan = run.plan
    document = {
        "schema": SCHEMA,
        "started": iso_ms(run.started_unix_ns),
        "duration_ms": round(run.duration_ns / 1e6),
        "vantage": plan.vantage.label,
        "manager": names(plan.pair.managers),
        "client": names(plan.pair.clients) or None,
        "sep_version": str(plan.version),
        "simulated": run.simulated,
    }
    yield _indented(document, 0).removesuffix("\n}")
    told = _with_bytes(run)
    records = (cell_record(result, run.anchor, lang) | told(result) for result in run.results)
    yield from _listed("cells", records)
    yield from _listed("findings", (finding_record(finding, lang) for finding in run.findings))
    yield "\n}\n"


def _with_bytes(run: Run) -> Callable[[CellResult], Record]:
    """Return what adds its bytes to a cell; nothing where nobody asked for them."""
    if not run.exchanges:
        return lambda _: {}
    from sepgui.reports.exchange import exchange_record

    known = dict(run.exchanges)
    return lambda result: {
        "exchange": exchange_record(known[result.row.cell]) if result.row.cell in known else None
    }


def _listed(name: str, records: Iterable[Record]) -> Iterator[str]:
    opening = f',\n  "{name}": ['
    for record in records:
        yield f"{opening}\n    {_indented(record, 4)}"
        opening = ","
    yield "\n  ]" if opening == "," else f"{opening}]"


def _indented(record: Record, columns: int) -> str:
    text = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    return text.replace("\n", "\n" + " " * columns) if columns else text


def check_csv(run: Run, lang: Lang, width: int = 0) -> str:
    """Return the cells as CSV with a heading, one line each; the width does not matter."""
    rows = [
        {**flat_record(cell_record(result, run.anchor, lang)), "simulated": run.simulated}
        for result in run.results
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, FLAT_FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def check_md(run: Run, lang: Lang, width: int = 0) -> str:
    """Return the run as Markdown: findings first, then every cell; the width does not matter."""
    lines = [f"# {headline(run, lang)}", "", translate(counts(run.results), lang), ""]
    for finding in run.findings:
        lines += [f"## {translate(finding.summary, lang)}", ""]
        lines += [f"- {translate(evidence.text, lang)}" for evidence in finding.evidence]
        lines += [f"- {translate(finding.decides, lang)}"] if finding.decides else []
        lines += ["", finding.remedy.in_(lang), ""]
        if finding.requests:
            catalogue = Catalogue(tuple(flow.flow.entry for flow in run.plan.flows), (), Words("", ""))
            form = request_text(finding.requests, catalogue, lang)
            lines += ["```text", form.rstrip("\n"), "```", ""]
            lines += ["```text", rules_text(finding.requests, lang).rstrip("\n"), "```", ""]
    lines += [md_row(translate(text, lang) for text in _HEADINGS), md_row("---" for _ in _HEADINGS)]
    for result in run.results:
        cell = result.row.cell
        row = (
            translate(verdict_words(result.verdict), lang),
            f"{cell.port}/{cell.transport.value}",
            result.row.planned.flow.entry.name.in_(lang),
            result.row.planned.flow.direction,
            cell.address or cell.host,
            clock_time(result, run.anchor),
            words_of(result, lang),
        )
        lines.append(md_row(row))
    if run.exchanges:
        from sepgui.reports.exchange import exchange_text

        for cell, exchange in run.exchanges:
            lines += ["", f"## {cell}", "", "```text", exchange_text(exchange, lang).rstrip("\n"), "```"]
    return "\n".join(lines) + "\n"


def iso_ms(unix_ns: int) -> str:
    """Return Unix nanoseconds as ISO 8601 in UTC, with milliseconds and Z."""
    moment = datetime.fromtimestamp(unix_ns // 1_000_000_000, UTC) + timedelta(
        milliseconds=unix_ns // 1_000_000 % 1000
    )
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


# --- one cell ---------------------------------------------------------------------------------------


def cell_record(result: CellResult, anchor: Anchor | None, lang: Lang) -> Record:
    """Return a cell as people script against it: schema `sepgui.check/1`."""
    flow, cell, sample = result.row.planned.flow, result.row.cell, result.sample
    outcome = sample.outcome if sample else None
    meaning = outcome.meaning if outcome else None
    is_open = result.state is State.OPEN
    return {
        "entry": cell.entry,
        "host": cell.host or None,
        "address": cell.address or None,
        "transport": cell.transport.value,
        "port": cell.port,
        "direction": flow.direction,
        "provable": result.row.planned.provable,
        "pass": sample.asked.value if sample else None,
        "at": iso_ms(anchor.unix_at(sample.at_ns)) if sample and anchor else None,
        "local_address": outcome.local_address if outcome else None,
        "local_port": outcome.local_port if outcome else None,
        "state": meaning.state.value if meaning else None,
        "reason": meaning.reason.value if meaning else None,
        "rejected_by": meaning.rejected_by if meaning else None,
        "icmp": _icmp(meaning.icmp) if meaning else None,
        "service": meaning.service.value if meaning and is_open else None,
        "detail": words_of(result, lang) or None,
        "judgement": result.judgement.value,
        "verdict": result.verdict.word,
        **_times(outcome),
        "tls": _tls(meaning.tls) if meaning else None,
        "lost_on_path": meaning.vanished.value if meaning and meaning.vanished else None,
        "learnt": {fact.name.value: _said(fact.value, lang) for fact in meaning.facts} if meaning else None,
        "seen_from": cell.seen_from or None,
    }


def _said(value: str | Text, lang: Lang) -> str:
    return value if isinstance(value, str) else translate(value, lang)


def _times(outcome: Outcome | None) -> Record:
    if outcome is None:
        return {"rtt_ms": None, "rtt_source": None, "syn_retransmits": None, "phases_ms": None}
    return {
        "rtt_ms": _ms(outcome.rtt_ns),
        "rtt_source": outcome.rtt_source.value,
        "syn_retransmits": outcome.syn_retransmits,
        "phases_ms": _phases(outcome.phases),
    }


def _phases(phases: Phases) -> Record:
    return {
        "resolve": _ms(phases.resolve_ns),
        "connect": _ms(phases.connect_ns),
        "tls": _ms(phases.tls_ns),
        "reply": _ms(phases.reply_ns),
    }


def _icmp(icmp: Icmp | None) -> Record | None:
    return {"version": icmp.version, "type": icmp.type, "code": icmp.code} if icmp else None


def _tls(tls: TlsFacts | None) -> Record | None:
    if tls is None:
        return None
    return {
        "version": tls.version,
        "subject": tls.subject,
        "issuer": tls.issuer,
        "not_after": iso_ms(tls.not_after * 1_000_000_000),
        "sha256": tls.sha256,
        "names": list(tls.names),
        "problems": [problem.value for problem in tls.problems],
    }


def finding_record(finding: Finding, lang: Lang) -> Record:
    """Return a finding as people script against it."""
    return {
        "cause": finding.cause.value,
        "severity": finding.severity.value,
        "cells": [[cell.entry, cell.address or cell.host or None, cell.port] for cell in finding.cells],
        "summary": translate(finding.summary, lang),
        "evidence": [translate(evidence.text, lang) for evidence in finding.evidence],
        "remedy": finding.remedy.in_(lang),
        "certainty": finding.certainty.value,
        "decides": translate(finding.decides, lang) if finding.decides else None,
        "requests": [request_record(request) for request in finding.requests],
    }


def request_record(request: FirewallRequest) -> Record:
    """Return one line of the request to a firewall team."""
    return {
        "source": request.source or None,
        "source_address": request.source_address or None,
        "destination": request.destination,
        "destination_address": request.destination_address,
        "transport": request.transport.value,
        "port": request.port,
        "entry": request.entry,
        "by": request.by,
    }


def _ms(ns: int | None) -> float | None:
    return None if ns is None else round(ns / 1e6, 3)


# --- tables ------------------------------------------------------------------------------------------


def flat_record(record: Record) -> dict[str, Value]:
    """Return the record of a cell as one line of a table, by `FLAT_FIELDS`."""
    phases: Record = record["phases_ms"] or {}
    tls: Record = record["tls"] or {}
    icmp: Record | None = record["icmp"]
    learnt: Record = record["learnt"] or {}
    nested = ("phases_ms", "tls", "icmp", "learnt")
    plain = {name: value for name, value in record.items() if name not in nested}
    flat: dict[str, Value] = {
        **plain,
        "icmp": f"{icmp['type']}/{icmp['code']}" if icmp else None,
        **{f"{step}_ms": phases.get(step) for step in ("resolve", "connect", "tls", "reply")},
        **{f"tls_{name}": tls.get(name) for name in ("version", "subject", "issuer", "not_after", "sha256")},
        "learnt": "; ".join(f"{name}={value}" for name, value in learnt.items()) or None,
    }
    return {name: harmless(value) for name, value in flat.items()}


def harmless(value: Value) -> Value:
    """Return a value that no spreadsheet takes for a formula: the words come from strangers' servers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def md_row(cells: Iterable[str]) -> str:
    """Return a line of a table in Markdown."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
_HEADINGS: tuple[Text, ...] = (
    QT_TRANSLATE_NOOP("Check", "Verdict"),
    QT_TRANSLATE_NOOP("Check", "Port"),
    QT_TRANSLATE_NOOP("Check", "Entry"),
    QT_TRANSLATE_NOOP("Check", "Direction"),
    QT_TRANSLATE_NOOP("Check", "Address"),
    QT_TRANSLATE_NOOP("Check", "Time"),
    QT_TRANSLATE_NOOP("Check", "What was seen"),
)
FLAT_FIELDS: tuple[str, ...] = (
    *("entry", "host", "address", "transport", "port", "direction", "provable", "pass", "at"),
    *("local_address", "local_port", "state", "reason", "rejected_by", "icmp", "service", "detail"),
    *("judgement", "verdict", "rtt_ms", "rtt_source", "syn_retransmits"),
    *("resolve_ms", "connect_ms", "tls_ms", "reply_ms", "lost_on_path"),
    *("tls_version", "tls_subject", "tls_issuer", "tls_not_after", "tls_sha256"),
    *("learnt", "simulated"),
    "seen_from",
)

FORMATS: Mapping[str, Callable[[Run, Lang, int], str]] = MappingProxyType(
    {"table": check_table, "json": check_json, "csv": check_csv, "md": check_md}
)
"""How each format is made; the table without colours."""
