"""The samples of a session as stretches: spans in which a port went on saying the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import FactName, Meaning, Reason, Service, State, TlsFacts, TlsProblem
from sepgui.domain.plan import PlannedFlow
from sepgui.i18n import Text
from sepgui.store.blocks import NO_RTT, STATE_CODES, UNKNOWN_RETRANSMITS
from sepgui.store.reader import SessionReader
from sepgui.store.schema import About

_SOON_NS = 1_000_000_000
_TELLING = frozenset(
    {
        FactName.VERSION,
        FactName.SEP_VERSION,
        FactName.ENGINE,
        FactName.DIALECT,
        FactName.SIGNING,
        FactName.PROCESS,
        FactName.LISTENING_ON,
    }
)
_ANSWERS = (STATE_CODES[State.OPEN], STATE_CODES[State.CLOSED])
_OF_THE_CLOCK = frozenset({TlsProblem.EXPIRED, TlsProblem.NOT_YET_VALID})
"""Problems that come of the time, and not of another certificate."""

Shape = tuple[Any, ...]


class Stretch(Struct, frozen=True):
    """A span of one meaning, in nanoseconds from the session's beginning.

    `from_ns` and `last_ns` are when its first and its last sample began, `free_ns` when the last was surely
    over.
    """

    from_ns: int
    last_ns: int
    free_ns: int
    meaning: Meaning


class Timed(Struct, frozen=True):
    """One sample in nanoseconds: its round trip, whether the host answered, how often SYN was repeated."""

    at_ns: int
    rtt_ns: int | None
    answered: bool
    repeated: int


class Series(Struct, frozen=True):
    """A cell with its planned flow and stretches, its round trips, and the samples that were kept whole."""

    cell: CellKey
    planned: PlannedFlow
    stretches: tuple[Stretch, ...]
    timed: tuple[Timed, ...]
    whole: tuple[Sample, ...]


def series_of(reader: SessionReader) -> tuple[Series, ...]:
    """Return the series of every cell that was asked, in the order of the rows; raises `SessionError`."""
    planned = {_place(row.cell): row.planned for row in reader.rows()}
    whole: dict[CellKey, list[Sample]] = {row.cell: [] for row in reader.rows()}
    for change in reader.state_changes():
        whole.setdefault(change.cell, []).append(change.sample)
    found: list[Series] = []
    for cell, samples in whole.items():
        flow = planned.get(_place(cell))
        newest = reader.last(cell)
        if flow is None or newest is None:
            continue
        stretches, timed = _stretched(reader, cell)
        if stretches:
            found.append(Series(cell, flow, stretches, timed, (*samples, newest)))
    return tuple(found)


def shape_of(meaning: Meaning) -> Shape:
    """Return what makes a meaning another one for a scenario; the rest wavers or follows from it."""
    proxied = meaning.proxied
    return (
        meaning.state,
        meaning.reason,
        meaning.service,
        meaning.icmp,
        meaning.name_failure,
        meaning.vanished,
        meaning.http,
        _tls_shape(meaning.tls),
        meaning.detail.source if meaning.detail is not None else None,
        None if proxied is None else (proxied.proxy, proxied.service, _tls_shape(proxied.tls)),
        tuple((fact.name, str(fact.value)) for fact in meaning.facts if fact.name in _TELLING),
    )


def facts_of(meaning: Meaning) -> Mapping[FactName, str]:
    """Return what a meaning tells besides, as far as it is in the far end's own words."""
    return {fact.name: fact.value for fact in meaning.facts if isinstance(fact.value, str)}


def patience_ns(about: About) -> int:
    """Return how long a turn of a recorded watch waited for an answer, in nanoseconds."""
    return min(about.plan.options.timeout_ns, about.interval_ns * 9 // 10)


def direct_detail(meaning: Meaning) -> Text | None:
    """Return the sentence about the direct way, of one that also tells of the proxy's."""
    detail = meaning.detail
    direct = dict(detail.args).get("direct") if detail is not None and meaning.proxied is not None else None
    return direct if isinstance(direct, Text) else detail


def _tls_shape(tls: TlsFacts | None) -> Shape | None:
    if tls is None:
        return None
    return tls.sha256, tls.version, tuple(each for each in tls.problems if each not in _OF_THE_CLOCK)


def _place(cell: CellKey) -> tuple[str, str, str, int]:
    return cell.entry, cell.host, cell.transport.value, cell.port


def _stretched(reader: SessionReader, cell: CellKey) -> tuple[tuple[Stretch, ...], tuple[Timed, ...]]:
    columns = reader.columns(cell)
    began_ns, timeout_ns = reader.about.anchor.monotonic_ns, patience_ns(reader.about)
    shapes = {number: shape_of(reader.meaning(number)) for number in set(columns.meaning)}
    timed: list[Timed] = []
    stretches: list[Stretch] = []
    begun: tuple[int, int] | None = None
    last_ns = 0

    def ended(next_ns: int | None) -> Iterator[Stretch]:
        if begun is not None:
            meaning = reader.meaning(begun[1])
            yield Stretch(begun[0], last_ns, _free(meaning, last_ns, next_ns, timeout_ns), meaning)

    for raw_ns, rtt_us, state, repeats, number in zip(
        columns.at_ns, columns.rtt_us, columns.state, columns.retransmits, columns.meaning, strict=True
    ):
        at_ns = max(0, raw_ns - began_ns)
        known = repeats if repeats != UNKNOWN_RETRANSMITS else 0
        timed.append(Timed(at_ns, None if rtt_us == NO_RTT else rtt_us * 1000, state in _ANSWERS, known))
        if begun is None or shapes[begun[1]] != shapes[number]:
            stretches.extend(ended(at_ns))
            begun = at_ns, number
        last_ns = at_ns
    stretches.extend(ended(None))
    return tuple(stretches), tuple(timed)


def _free(meaning: Meaning, at_ns: int, next_ns: int | None, timeout_ns: int) -> int:
    """Return when the last sample of a stretch was over: a silent one takes all its time."""
    patient = meaning.reason is Reason.NO_RESPONSE or meaning.service is Service.MUTE
    over_ns = at_ns + (timeout_ns if patient else min(timeout_ns, _SOON_NS))
    return over_ns if next_ns is None else min(over_ns, next_ns)
