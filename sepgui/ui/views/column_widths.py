"""How wide the columns of the matrix are: words first, the lane what is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from sepgui.domain.outcome import Service, State
from sepgui.domain.wording import SERVICE_WORDS, STATE_WORDS
from sepgui.ui.fonts import Face, face
from sepgui.ui.models.columns import AT_FIRST, Column
from sepgui.ui.models.lines import host
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.widgets.pills import pill_width
from sepgui.ui.words import capital, say

_CELL_PAD = 17.0
_LANES = ((146, 0), (90, 1))
"""What the lane tries for, one after the other, and which of `_LEASTS` words give way to for it."""
_LANE_LEAST = 60
"""Below this width a lane says so little that columns which are shown on demand give way to it."""
_LANE_ROOMY = 200
_LANE_USUAL = 180
"""What the lane has while nobody chose columns: numbers give way for the first, words for the second."""
_ENTRY_MOST = 300
_REASON_MOST = 260
_LEASTS = {
    Column.REASON: (110, 70),
    Column.HOST: (100, 70),
    Column.DIRECTION: (142, 96),
    Column.ENTRY: (190, 130),
}
"""What gives way to the lane, in this order, and how far: first a little, then where that is not enough."""
_LANE_FAIR = 120
"""Below this width, while nobody chose columns, the number of now gives way: the lane shows it as height."""
_GIVE_WAY = (Column.P95, Column.REASON, Column.HOST)
_MAY_BE_GONE = frozenset({Column.LOSS, Column.P95, Column.HOST})
_USUAL_WORDS = (SERVICE_WORDS[Service.CONFIRMED], STATE_WORDS[State.FILTERED])


def fitted(
    model: MatrixModel, wanted: frozenset[Column], room: int, insisted: Collection[Column] = ()
) -> tuple[frozenset[Column], dict[Column, int]]:
    """Return the wanted columns that leave the lane its room, and the width of each.

    As long as nobody chose columns, the lane has more room: it says more than one number more;
    the host, which comes by itself where rows differ in nothing else, stays before that number. A column
    that was `insisted` on leaves the lane only what it cannot do without.
    """
    shown, sizes = wanted, widths(model, wanted, room)
    for column in _GIVE_WAY:
        usual = wanted == AT_FIRST or (column is Column.P95 and wanted == AT_FIRST | {Column.HOST})
        usual &= column not in insisted
        least = _LANE_ROOMY if usual else _LANE_LEAST
        if column in shown and sizes.get(Column.HISTORY, least) < least:
            shown -= {column}
            sizes = widths(model, shown, room, ((_LANE_USUAL, 0), *_LANES) if usual else _LANES)
    chosen_by_nobody = wanted ^ AT_FIRST <= _MAY_BE_GONE
    if chosen_by_nobody and sizes.get(Column.HISTORY, _LANE_FAIR) < _LANE_FAIR and Column.NOW in shown:
        shown -= {Column.NOW}
        sizes = widths(model, shown, room)
    return shown, sizes


def widths(
    model: MatrixModel, shown: Collection[Column], room: int, lanes: Sequence[tuple[int, int]] = _LANES
) -> dict[Column, int]:
    """Return the width of every shown column, in logical pixels; together they fill the room.

    `lanes` is what the lane tries for, as `_LANES` is.
    """
    sizes = {column: size for column, size in _wanted(model, shown).items() if column in shown}
    lane = Column.HISTORY in shown
    for least_lane, step in lanes:
        missing = sum(sizes.values()) + (least_lane if lane else 0) - room
        for column, leasts in _LEASTS.items():
            if column in sizes and missing > 0:
                given = min(missing, max(0, sizes[column] - leasts[step]))
                sizes[column] -= given
                missing -= given
        if missing <= 0:
            break
    last = Column.HISTORY if lane else Column.ENTRY
    sizes[last] = max(40, sizes.get(last, 0) + room - sum(sizes.values()))
    return sizes


def _wanted(model: MatrixModel, shown: Collection[Column]) -> dict[Column, int]:
    body, strong = QFontMetricsF(face(Face.BODY)), QFontMetricsF(face(Face.STRONG))
    caption = QFontMetricsF(face(Face.CAPTION))
    lines = [model.line(row) for row in model.lines.typical]
    words = {line.word for line in lines} | {capital(say(text)) for text in _USUAL_WORDS}
    ports = {line.port for line in lines} | {"8443/tcp"}
    hosts = {host(result) for result in model.results} if Column.HOST in shown else ()
    reasons = {line.reason for line in lines} if Column.REASON in shown else ()

    def titled(column: Column, width: float) -> int:
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        return round(max(width, caption.horizontalAdvance(title)) + _CELL_PAD)

    entry = max(map(strong.horizontalAdvance, {line.entry for line in lines}), default=160.0)
    apart = max(map(body.horizontalAdvance, model.lines.addresses), default=0.0)
    direction = max(map(body.horizontalAdvance, {line.direction for line in lines}), default=120.0)
    return {
        Column.VERDICT: round(max(map(pill_width, words)) + 18),
        Column.PORT: titled(Column.PORT, max(map(body.horizontalAdvance, ports))),
        Column.ENTRY: min(titled(Column.ENTRY, entry + apart), _ENTRY_MOST),
        Column.DIRECTION: titled(Column.DIRECTION, direction),
        Column.HOST: titled(Column.HOST, max(map(body.horizontalAdvance, hosts), default=60.0)),
        Column.REASON: min(
            titled(Column.REASON, max(map(body.horizontalAdvance, reasons), default=60.0)), _REASON_MOST
        ),
        Column.NOW: titled(Column.NOW, body.horizontalAdvance("9,99 ms")),
        Column.LOSS: titled(Column.LOSS, body.horizontalAdvance("100 %")),
        Column.P95: titled(Column.P95, body.horizontalAdvance("9,99 ms")),
    }
