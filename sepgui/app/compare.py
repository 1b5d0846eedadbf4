"""Reads what `diff` compares: sessions, the JSON of runs, what our scripts printed, and scans by nmap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from sepgui.app.baseline import as_seen
from sepgui.domain.cell import CellKey
from sepgui.domain.comparing import Seen, differences
from sepgui.domain.comparing_places import differences_of_places
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import FactName, Reason, Service, State
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult
from sepgui.domain.summary import Summary
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.imports import Measured
from sepgui.reports.check import iso_ms
from sepgui.reports.diff import Compared

OnCell = Callable[[int, int], None]
_HEAD = 16
_SCHEMAS = ("sepgui.check/1", "sepgui.report/1")
_SCRIPTS = "sepgui.vantage/1"
_MOST_BYTES = 256 << 20
"""A larger file is no document of ours: thousands of cells are a few megabytes."""


class CompareError(Exception):
    """A file that cannot be compared; `text` is one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


class Side(Struct, frozen=True):
    """One of the two: its name, when it began (ISO 8601), from where, whether simulated, and what it saw.

    `place` is the computer that looked, `also` another name of it: sides of two places are told as such.
    A scan by nmap is `scanned`, and sees nothing until another side says which ports matter.
    """

    name: str
    started: str
    vantage: str
    simulated: bool
    seen: tuple[Seen, ...]
    place: str = ""
    also: str = ""
    scanned: tuple[Measured, ...] = ()


def _nobody_counts(_done: int, _all: int) -> None:
    """Take no notice."""


def side_of(path: Path, on_cell: OnCell = _nobody_counts) -> Side:
    """Return what a file saw. Raises `SessionError` or `CompareError`.

    `on_cell` is told how many ports of how many are read, and may raise to give up.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
            size = file.seek(0, 2)
    except FileNotFoundError as error:
        raise CompareError(_MISSING.with_(file=str(path))) from error
    except OSError as error:
        raise CompareError(_UNREADABLE.with_(file=str(path), why=error.strerror or str(error))) from error
    if head.startswith(b"<"):
        return _of_import(path)
    if (head and not head.startswith(b"{")) or not size or size > _MOST_BYTES:
        return _of_session(path, on_cell)
    return _of_json(path)


def compared_files(before: Path, after: Path, on_cell: OnCell = _nobody_counts) -> Compared:
    """Return what changed from one file to another. Raises `SessionError` or `CompareError`."""
    return compared_sides(side_of(before, on_cell), side_of(after, on_cell))


def compared_sides(old: Side, new: Side) -> Compared:
    """Return what changed from one side to another; raises `CompareError` for two scans by nmap."""
    if old.scanned and new.scanned:
        raise CompareError(_TWO_SCANS.with_(file=old.name))
    seen, left_out = (old.seen, new.seen), 0
    if old.scanned or new.scanned:
        ours = new if old.scanned else old
        both = as_seen(old.scanned or new.scanned, ours.seen)
        scan, own = tuple(pair[0] for pair in both), tuple(pair[1] for pair in both)
        seen = (scan, own) if old.scanned else (own, scan)
        left_out = sum(each.state is not None for each in ours.seen) - len(both)
    places = None if _is_same_place(old, new) else (old.place, new.place)
    found = differences(*seen) if places is None else differences_of_places(*seen, places)
    return Compared(
        names=(old.name, new.name),
        started=(old.started, new.started),
        vantages=(old.vantage, new.vantage),
        simulated=(old.simulated, new.simulated),
        ports=max(len(each) for each in seen),
        differences=tuple(each for each in found if each.said),
        same=tuple(each for each in found if not each.said),
        places=places,
        left_out=left_out,
    )


def _is_same_place(old: Side, new: Side) -> bool:
    """Whether some computer is in both: several are told by their names, one after the other."""
    names = [
        {name.strip().casefold() for name in f"{side.place},{side.also}".split(",")} for side in (old, new)
    ]
    return bool((names[0] & names[1]) - {""}) or old.place == new.place


def places_of(plan: Plan) -> tuple[str, str]:
    """Return the name of the computer that measured a plan, and the name by which it is asked."""
    host = plan.vantage.host
    return (plan.vantage.label, "") if host is None else (host.name, host.target.shown)


def seen_of(results: Iterable[CellResult], figures: Mapping[CellKey, Summary]) -> tuple[Seen, ...]:
    """Return what results say; the figures of a cell, where there are some, give its latency and loss."""
    return tuple(_seen(result, figures.get(result.row.cell)) for result in results)


def _seen(result: CellResult, figures: Summary | None) -> Seen:
    cell, sample = result.row.cell, result.sample
    place = (cell.entry, cell.host, cell.address, cell.transport.value, cell.port, result.judgement)
    if sample is None:
        return Seen(*place, seen_from=cell.seen_from)
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
        seen_from=cell.seen_from,
    )


def _of_session(path: Path, on_cell: OnCell) -> Side:
    from sepgui.app.reopened import Reopened
    from sepgui.store.reader import SessionReader

    reopened = Reopened(path)
    try:
        with SessionReader(path) as reader:
            asked = [result.row.cell for result in reopened.results if result.sample is not None]
            figures: dict[CellKey, Summary] = {}
            for done, cell in enumerate(asked):
                on_cell(done, len(asked))
                figures[cell] = reader.summary(cell)
            on_cell(len(asked), len(asked))
        about = reopened.about
        return Side(
            path.name,
            iso_ms(about.anchor.unix_ns),
            about.plan.vantage.label,
            about.simulated,
            seen_of(reopened.results, figures),
            *places_of(about.plan),
        )
    finally:
        reopened.close()


# --- files of others ----------------------------------------------------------------------------------


def _of_import(path: Path) -> Side:
    """Return what a scan by nmap tells, or what a script of ours printed on another host."""
    from sepgui.imports import ImportFault, Kind, read_import

    found = read_import(path)
    if isinstance(found, ImportFault):
        raise CompareError(found.text)
    if found.kind is Kind.VANTAGE:
        from sepgui.app.other_end import MergeError, run_of_import

        try:
            run = run_of_import(found)
        except MergeError as error:
            raise CompareError(error.text) from error
        started, seen = iso_ms(run.started_unix_ns), seen_of(run.results, {})
        place, also = places_of(run.plan)
        label = run.plan.vantage.label
        return Side(found.name, started, label, simulated=False, seen=seen, place=place, also=also)
    if not found.measured:
        raise CompareError(_NOTHING_SEEN.with_(file=found.name))
    times = [each.at_unix_ns for each in found.measured if each.at_unix_ns is not None]
    place = f"nmap ({found.computer or found.name})"
    started = iso_ms(min(times)) if times else ""
    return Side(found.name, started, "nmap", simulated=False, seen=(), place=place, scanned=found.measured)


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
    seen_from: str | None = None


class _Document(Struct):
    schema: str
    started: str
    cells: list[_Cell]
    vantage: str = ""
    simulated: bool = False
    manager: str | None = None
    client: str | None = None


class _Head(Struct):
    schema: str = ""


def _of_json(path: Path) -> Side:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if msgspec.json.decode(text, type=_Head).schema == _SCRIPTS:
            return _of_import(path)
        document = msgspec.json.decode(text, type=_Document)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise CompareError(_NO_DOCUMENT.with_(file=str(path), why=str(error))) from error
    except OSError as error:
        raise CompareError(_UNREADABLE.with_(file=str(path), why=error.strerror or str(error))) from error
    if document.schema not in _SCHEMAS:
        raise CompareError(_OTHER_SCHEMA.with_(file=str(path), schema=document.schema))
    seen = tuple(_seen_of_record(cell) for cell in document.cells)
    names = {"manager": document.manager, "client": document.client}
    place = names.get(document.vantage) or document.vantage
    return Side(path.name, document.started, document.vantage, document.simulated, seen, place)


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
        seen_from=cell.seen_from or "",
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
_TWO_SCANS = QT_TRANSLATE_NOOP(
    "Compare", "“{file}” is a scan by nmap, and so is the other: compare a scan with a session or a run."
)
_NOTHING_SEEN = QT_TRANSLATE_NOOP("Compare", "“{file}” tells of no port; give a session, a run or a scan.")
_OTHER_SCHEMA = QT_TRANSLATE_NOOP(
    "Compare", "“{file}” has the schema {schema}; only sepgui.check/1 and sepgui.report/1 can be compared."
)
