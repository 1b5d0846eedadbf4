"""Reads what `diff` compares: sessions, and the JSON of `check` and of `report`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from sepgui.domain.cell import CellKey
from sepgui.domain.comparing import Seen, compare
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import FactName, Reason, Service, State
from sepgui.domain.run import CellResult
from sepgui.domain.summary import Summary
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.reports.check import iso_ms
from sepgui.reports.diff import Compared

_SQLITE = b"SQLite format 3\0"
_SCHEMAS = ("sepgui.check/1", "sepgui.report/1")
_MOST_BYTES = 256 << 20
"""A larger file is no document of ours: thousands of cells are a few megabytes."""


class CompareError(Exception):
    """A file that cannot be compared; `text` is one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


class Side(Struct, frozen=True):
    """One of the two: its name, when it began (ISO 8601), from where, whether simulated, and what it saw."""

    name: str
    started: str
    vantage: str
    simulated: bool
    seen: tuple[Seen, ...]


def side_of(path: Path) -> Side:
    """Return what a file saw. Raises `SessionError` or `CompareError`."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
            size = file.seek(0, 2)
    except FileNotFoundError as error:
        raise CompareError(_MISSING.with_(file=str(path))) from error
    except OSError as error:
        raise CompareError(_UNREADABLE.with_(file=str(path), why=error.strerror or str(error))) from error
    if head[:1] not in (b"{", b"\xef", b" ", b"\n", b"\r") or size > _MOST_BYTES:
        return _of_session(path)
    return _of_json(path)


def compared_files(before: Path, after: Path) -> Compared:
    """Return what changed from one file to another. Raises `SessionError` or `CompareError`."""
    return compared_sides(side_of(before), side_of(after))


def compared_sides(old: Side, new: Side) -> Compared:
    """Return what changed from one side to another."""
    return Compared(
        names=(old.name, new.name),
        started=(old.started, new.started),
        vantages=(old.vantage, new.vantage),
        simulated=(old.simulated, new.simulated),
        ports=max(len(old.seen), len(new.seen)),
        differences=compare(old.seen, new.seen),
    )


def seen_of(results: Iterable[CellResult], figures: Mapping[CellKey, Summary]) -> tuple[Seen, ...]:
    """Return what results say; the figures of a cell, where there are some, give its latency and loss."""
    return tuple(_seen(result, figures.get(result.row.cell)) for result in results)


def _seen(result: CellResult, figures: Summary | None) -> Seen:
    cell, sample = result.row.cell, result.sample
    place = (cell.entry, cell.host, cell.address, cell.transport.value, cell.port, result.judgement)
    if sample is None:
        return Seen(*place)
    meaning = sample.outcome.meaning
    latency_ns = figures.median_ns if figures is not None else None
    return Seen(
        *place,
        state=meaning.state,
        service=meaning.service,
        reason=meaning.reason,
        rejected_by=meaning.rejected_by,
        rtt_ns=latency_ns if latency_ns is not None else sample.outcome.latency_ns,
        loss=figures.loss if figures is not None and figures.asked > 1 else None,
        sha256=meaning.tls.sha256 if meaning.tls else None,
        not_after=meaning.tls.not_after if meaning.tls else None,
        facts={fact.name: fact.value for fact in meaning.facts if isinstance(fact.value, str)},
    )


def _of_session(path: Path) -> Side:
    from sepgui.app.reopened import Reopened
    from sepgui.store.reader import SessionReader

    reopened = Reopened(path)
    try:
        with SessionReader(path) as reader:
            asked = [result.row.cell for result in reopened.results if result.sample is not None]
            figures = {cell: reader.summary(cell) for cell in asked}
        about = reopened.about
        return Side(
            path.name,
            iso_ms(about.anchor.unix_ns),
            about.plan.vantage.label,
            about.simulated,
            seen_of(reopened.results, figures),
        )
    finally:
        reopened.close()


# --- JSON ---------------------------------------------------------------------------------------------


class _Tls(Struct):
    sha256: str | None = None
    not_after: str | None = None


class _Figures(Struct):
    median_ms: float | None = None
    loss: float | None = None
    asked: int = 0


class _Cell(Struct):
    entry: str
    transport: str
    port: int
    judgement: Judgement
    host: str | None = None
    address: str | None = None
    state: State | None = None
    service: Service | None = None
    reason: Reason | None = None
    rejected_by: str | None = None
    rtt_ms: float | None = None
    tls: _Tls | None = None
    learnt: dict[str, str] | None = None
    figures: _Figures | None = None


class _Document(Struct):
    schema: str
    started: str
    cells: list[_Cell]
    vantage: str = ""
    simulated: bool = False


def _of_json(path: Path) -> Side:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        document = msgspec.json.decode(text, type=_Document)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise CompareError(_NO_DOCUMENT.with_(file=str(path), why=str(error))) from error
    except OSError as error:
        raise CompareError(_UNREADABLE.with_(file=str(path), why=error.strerror or str(error))) from error
    if document.schema not in _SCHEMAS:
        raise CompareError(_OTHER_SCHEMA.with_(file=str(path), schema=document.schema))
    seen = tuple(_seen_of_record(cell) for cell in document.cells)
    return Side(path.name, document.started, document.vantage, document.simulated, seen)


def _seen_of_record(cell: _Cell) -> Seen:
    figures = cell.figures or _Figures()
    latency_ms = figures.median_ms if figures.median_ms is not None else cell.rtt_ms
    is_open = cell.state is State.OPEN
    return Seen(
        cell.entry,
        cell.host or "",
        cell.address or "",
        cell.transport,
        cell.port,
        cell.judgement,
        state=cell.state,
        service=cell.service or Service.UNCHECKED,
        reason=cell.reason,
        rejected_by=cell.rejected_by,
        rtt_ns=round(latency_ms * 1e6) if latency_ms is not None and is_open else None,
        loss=figures.loss if figures.asked > 1 else None,
        sha256=cell.tls.sha256 if cell.tls else None,
        not_after=_unix_s(cell.tls.not_after if cell.tls else None),
        facts={FactName(name): said for name, said in (cell.learnt or {}).items() if name in tuple(FactName)},
    )


def _unix_s(iso: str | None) -> int | None:
    if iso is None:
        return None
    try:
        return int(datetime.fromisoformat(iso).timestamp())
    except (ValueError, OverflowError, OSError):
        return None


_MISSING = QT_TRANSLATE_NOOP("Compare", "There is no file “{file}”.")
_UNREADABLE = QT_TRANSLATE_NOOP("Compare", "“{file}” cannot be read: {why}.")
_NO_DOCUMENT = QT_TRANSLATE_NOOP(
    "Compare", "“{file}” is neither a session nor the JSON of check or report: {why}."
)
_OTHER_SCHEMA = QT_TRANSLATE_NOOP(
    "Compare", "“{file}” has the schema {schema}; only sepgui.check/1 and sepgui.report/1 can be compared."
)
