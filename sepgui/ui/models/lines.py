"""One line of the matrix as the screen shows it: texts, silhouette and rank, made from a cell's result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.plan import Action
from sepgui.domain.run import CellResult, Recent, Row
from sepgui.domain.wording import REASON_WORDS, ROLE_WORDS, verdict_words
from sepgui.ui.widgets.glyphs import Glyph, glyph_of
from sepgui.ui.words import DASH, capital, ms, percent, say, say_words

_WORRYING = (Judgement.PROBLEM, Judgement.DEGRADED)
_LOSSLESS = (Judgement.UNPROVEN, Judgement.SKIPPED, Judgement.EXPECTED)


class Figures(Struct, gc=False, frozen=True):
    """A row over the shown range: the share that failed, and what 95 of 100 answers stay below."""

    loss: float | None = None
    p95_ns: int | None = None


class Line(Struct, gc=False, frozen=True):
    """What a row shows. `address` tells two cells of one flow apart, else it is empty.

    `sides` are who connects and to whom; `host` is who listens. `waiting` rows await their first answer.
    `direction_short` leaves out an initiator that is this computer. `quiet` rows belong to the group.
    """

    glyph: Glyph
    word: str
    port: str
    entry: str
    address: str
    direction: str
    direction_short: str
    now: str
    loss: str
    p95: str
    host: str
    reason: str
    sides: tuple[Role, Role]
    has_loss: bool
    waiting: bool
    worrying: bool
    quiet: bool
    lane_quiet: bool
    tip: str


def folds(row: Row) -> bool:
    """Whether a row belongs to the quiet group: not asked, or proving nothing from here."""
    return row.planned.action is not Action.PROBE or not row.planned.provable


def line_of(result: CellResult, figures: Figures, address: str) -> Line:
    """Return the line of a result; `figures` are those of the shown range."""
    flow = result.row.planned.flow
    waiting = waits(result)
    word = QCoreApplication.translate("Line", "waiting") if waiting else say(verdict_words(result.verdict))
    worrying = result.judgement in _WORRYING
    lossless = not has_loss(result)
    return Line(
        glyph=Glyph.UNKNOWN if waiting else glyph_of_result(result),
        word=capital(word),
        port=f"{flow.port}/{flow.transport.value}",
        entry=entry(result),
        address=address,
        direction=direction(result.row),
        direction_short=_short_direction(result.row),
        now=_now(result),
        loss=DASH if lossless else percent(figures.loss),
        p95=DASH if lossless else ms(figures.p95_ns),
        host=host(result),
        reason=reason(result),
        sides=(flow.initiator_role, flow.entry.listener_role),
        has_loss=not lossless,
        waiting=waiting,
        worrying=worrying,
        quiet=folds(result.row),
        lane_quiet=result.judgement in (Judgement.EXPECTED, Judgement.SKIPPED),
        tip=_tip(result),
    )


def waits(result: CellResult) -> bool:
    """Whether a row awaits its first answer."""
    return result.sample is None and not folds(result.row)


def has_loss(result: CellResult) -> bool:
    """Whether it means something how many of a row's questions failed."""
    return result.judgement not in _LOSSLESS and not waits(result)


def entry(result: CellResult) -> str:
    """Return the name of a row's entry."""
    return say_words(result.row.planned.flow.entry.name)


def host(result: CellResult) -> str:
    """Return who listens, empty where nobody knows."""
    listener = result.row.planned.flow.listener
    return listener.name if listener else ""


def reason(result: CellResult) -> str:
    """Return why a row is in its state, empty before its first answer."""
    return capital(say(REASON_WORDS[result.sample.outcome.meaning.reason])) if result.sample else ""


def glyph_of_result(result: CellResult) -> Glyph:
    """Return the silhouette of a cell: its verdict's, or a problem's where the verdict sounds well."""
    glyph = glyph_of(result.verdict.word)
    if glyph is Glyph.OK and result.judgement is Judgement.PROBLEM:
        return Glyph.REFUSED
    return glyph


def direction(row: Row) -> str:
    """Return who must connect to whom, in the roles' words; in a merged session, the host that asked."""
    flow = row.planned.flow
    if flow.entry.local_only:
        local = QCoreApplication.translate("Line", "{role}, local")
        return local.format(role=say(ROLE_WORDS[flow.entry.listener_role]))
    far = say(ROLE_WORDS[flow.entry.listener_role])
    return f"{row.cell.seen_from or say(ROLE_WORDS[flow.initiator_role])} → {far}"


def _short_direction(row: Row) -> str:
    if folds(row) or row.cell.seen_from:
        return direction(row)
    return f"→ {say(ROLE_WORDS[row.planned.flow.entry.listener_role])}"


def _tip(result: CellResult) -> str:
    said = [say(result.why)] if result.why else []
    if result.row.cell.seen_from:
        said.append(seen_from(result.row))
    return "\n".join(said)


def seen_from(row: Row) -> str:
    """Return which host asked, in a merged session; empty elsewhere."""
    host = row.cell.seen_from
    return QCoreApplication.translate("Line", "Seen from {host}").format(host=host) if host else ""


def _now(result: CellResult) -> str:
    return ms(result.sample.outcome.latency_ns if result.sample else None)


def flow_key(row: Row) -> tuple[object, ...]:
    """Return what tells the flow of a row from others."""
    cell = row.cell
    return cell.entry, cell.transport, cell.port, cell.host, cell.seen_from, row.planned.flow.initiator_role


def row_key(row: Row) -> tuple[object, ...]:
    """Return what tells a row from others of its session."""
    return (*flow_key(row), row.cell.address)


def results_of(rows: Sequence[Row], known: Mapping[tuple[object, ...], CellResult]) -> list[CellResult]:
    """Return what is known of rows by their keys, and of the others that they were not asked."""
    nothing = Recent()
    blank = [CellResult(row, None, nothing, Judgement.UNPROVEN, row.planned.why) for row in rows]
    if not known:
        return blank
    found = [known.get(row_key(row)) for row in rows]
    return [
        none if one is None else replace(one, row=none.row) for one, none in zip(found, blank, strict=True)
    ]


def addresses_of(rows: Sequence[Row]) -> list[str]:
    """Return the address of each row that has it to be told apart from others of its flow, else nothing."""
    flows = [flow_key(row) for row in rows]
    alike = Counter(flows)
    return [row.cell.address if alike[flow] > 1 else "" for row, flow in zip(rows, flows, strict=True)]
