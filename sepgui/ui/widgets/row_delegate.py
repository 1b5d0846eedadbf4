"""Paints the rows of the matrix without asking the model for roles: pill, texts and lane from one `Line`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.columns import Column
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.models.row_list import GROUP
from sepgui.ui.style import draw_chevron
from sepgui.ui.theme import Tokens, mix, tokens_of
from sepgui.ui.widgets.lane_strip import StripLook, strip_image
from sepgui.ui.widgets.pills import PillCache, pill_height

if TYPE_CHECKING:
    from collections.abc import Callable

    from sepgui.ui.models.lane_book import LaneBook
    from sepgui.ui.models.lines import Line

_PAD = 8.0
_AT_END, _WITHIN = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_CUTS_KEPT = 2000
_STRIPS_A_TURN = 3
LANE_RIGHT = 12.0
"""The free space right of a lane, in logical pixels; the header's axis keeps it too."""

_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SELECTED = QStyle.StateFlag.State_Selected.value
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus.value
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Kept:
    key: tuple[object, ...]
    look: StripLook
    image: QImage


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns. `hovered` is the position of the row under the pointer, -1 for none.

    When time moves all lanes at once, a few are drawn in each turn of the loop and the others shown as they
    were; `lanes_are_late` asks for another turn, which `begin_turn` begins.
    """

    lanes_are_late = Signal()

    def __init__(
        self, model: MatrixModel, book: LaneBook, limit_us: Callable[[int], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._book = book
        self._limit_us = limit_us
        self._pills = PillCache()
        self._strips: dict[int, _Kept] = {}
        self._cuts: dict[tuple[Face, str, float], str] = {}
        self._rules: dict[str, QPen] = {}
        self._drawn_in_turn = 0
        self._turn_ends = False
        self.hovered = -1
        self.strips_drawn = 0

    def begin_turn(self) -> None:
        """Let lanes be drawn anew."""
        self._turn_ends = False
        self._drawn_in_turn = 0

    def forget(self) -> None:
        """Forget every drawing: another session, language, font or theme."""
        self._pills.clear()
        self._strips.clear()
        self._cuts.clear()

    def lane_columns(self, column_width: float, ratio: float) -> int:
        """Return how many device pixels a lane has in a column of a width in logical pixels."""
        return max(1, round((column_width - _PAD - LANE_RIGHT) * ratio))

    def _strip(
        self, row: int, line: Line, tokens: Tokens, width: float, height: float, ratio: float
    ) -> QImage:
        span = self._book.span(max(1, round(width * ratio)))
        past = self._book.pasts[row]
        limit = self._limit_us(row)
        look = StripLook(tokens, round(height * ratio), ratio, limit, line.lane_quiet)
        key = (span, past.turns, look)
        kept = self._strips.get(row)
        if kept is None or kept.key != key:
            if kept is not None and kept.look == look and self._drawn_in_turn >= _STRIPS_A_TURN:
                if not self._turn_ends:
                    self._turn_ends = True
                    self.lanes_are_late.emit()
                return kept.image
            self._drawn_in_turn += 1
            kept = self._strips[row] = _Kept(key, look, strip_image(self._book.lane(row, span), look))
            self.strips_drawn += 1
        return kept.image

    def _group(self, painter: QPainter, box: QRectF, code: int, tokens: Tokens) -> None:
        painter.setFont(face(Face.BODY if code == GROUP else Face.STRONG))
        painter.setPen(tokens.color("text2" if code == GROUP else "text"))
        draw_chevron(
            painter,
            QPointF(box.left() + 20, box.center().y()),
            tokens.color("text2"),
            0 if self._model.is_open(code) else 1,
        )
        room = box.adjusted(36, 0, -_PAD, 0)
        words = self._model.heading_words(code)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, math.floor(room.width()))
        painter.drawText(room, _LEFT, cut)

    def _text(self, painter: QPainter, box: QRectF, line: Line, column: Column, tokens: Tokens) -> None:
        kind, color, words, align = _TEXTS[column](line)
        painter.setFont(face(kind))
        painter.setPen(tokens.color(color))
        room = box.adjusted(_PAD, 0, -_PAD, 0)
        if column is Column.DIRECTION and self._cut(kind, words, room.width()) != words:
            words = line.direction_short
        # What tells one entry from the next stands at its end.
        cut = self._cut(kind, words, room.width(), _WITHIN if column is Column.ENTRY else _AT_END)
        painter.drawText(room, align, cut)
        if column is Column.ENTRY and line.address:
            used = painter.fontMetrics().horizontalAdvance(cut) + _PAD
            rest = room.adjusted(used, 0, 0, 0)
            if rest.width() > 24:
                painter.setFont(face(Face.SMALL))
                painter.setPen(tokens.color("text2"))
                shown = painter.fontMetrics().elidedText(
                    line.address, Qt.TextElideMode.ElideMiddle, math.floor(rest.width())
                )
                painter.drawText(rest, _LEFT, shown)

    def _cut(self, kind: Face, words: str, width: float, where: Qt.TextElideMode = _AT_END) -> str:
        """Return a text with an ellipsis where it does not fit; most texts are asked for again and again."""
        key = (kind, words, width)
        found = self._cuts.get(key)
        if found is None:
            if len(self._cuts) > _CUTS_KEPT:
                self._cuts.clear()
            metrics = QFontMetrics(face(kind))
            found = metrics.elidedText(words, where, math.floor(width))
            self._cuts[key] = found
        return found

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, position: int, state: int, tokens: Tokens
    ) -> None:
        if state & _SELECTED:
            painter.fillRect(option.rect, tokens.mixed("accent", 0.13))
        elif position == self.hovered:
            painter.fillRect(option.rect, tokens.color("alt"))
        painter.setPen(self._rule(tokens))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _rule(self, tokens: Tokens) -> QPen:
        found = self._rules.get(tokens.name)
        if found is None:
            color = mix(tokens.color("outline"), tokens.color("surface"), 0.6)
            found = self._rules[tokens.name] = QPen(color, 1)
        return found

    def _focus(self, painter: QPainter, box: QRectF, column: int, accent: QColor) -> None:
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), accent)
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), accent)
        if column == len(Column) - 1:
            painter.fillRect(QRectF(box.right() - 2, box.top(), 2, box.height()), accent)

    # Qt's own names

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell; Qt's own painting is not called, it would ask for seven roles."""
        tokens = tokens_of(option.palette)
        box = QRectF(option.rect)
        position, column = index.row(), Column(index.column())
        row = self._model.row_at(position)
        painter.save()
        state: int = option.state.value
        self._ground(painter, option, position, state, tokens)
        if row < 0:
            self._group(painter, box, row, tokens)
        else:
            line = self._model.line(row)
            if column is Column.VERDICT:
                top = box.top() + (box.height() - 1 - pill_height()) / 2
                at = QPointF(box.left() + 8, math.floor(top))
                self._pills.paint(painter, at, box.width() - 16, line.glyph, line.word, tokens)
            elif column is Column.HISTORY:
                width, height = box.width() - _PAD - LANE_RIGHT, box.height() - 8
                if width > 8 and row < len(self._book.pasts):
                    ratio = painter.device().devicePixelRatio()
                    image = self._strip(row, line, tokens, width, height, ratio)
                    painter.drawImage(QPointF(box.left() + _PAD, box.top() + 4), image)
            else:
                self._text(painter, box, line, column, tokens)
        accent = tokens.color("accent")
        if state & _SELECTED and column == 0:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), accent)
        if state & _SELECTED and state & _HAS_FOCUS:
            self._focus(painter, box, len(Column) - 1 if row < 0 else column, accent)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one line of text."""
        return QSize(60, option.fontMetrics.height() + 10)


_Drawn = tuple[Face, str, str, Qt.AlignmentFlag]


def _port(line: Line) -> _Drawn:
    return Face.BODY, "text2" if line.quiet else "text", line.port, _RIGHT


def _entry(line: Line) -> _Drawn:
    return (Face.STRONG if line.worrying else Face.BODY), "text2" if line.quiet else "text", line.entry, _LEFT


def _direction(line: Line) -> _Drawn:
    return Face.BODY, "text2", line.direction, _LEFT


def _host(line: Line) -> _Drawn:
    return Face.BODY, "text2", line.host, _LEFT


def _reason(line: Line) -> _Drawn:
    return Face.BODY, "text" if line.worrying else "text2", line.reason, _LEFT


def _now(line: Line) -> _Drawn:
    return Face.BODY, "text" if line.worrying else "text2", line.now, _RIGHT


def _loss(line: Line) -> _Drawn:
    return Face.BODY, "text" if line.worrying else "text2", line.loss, _RIGHT


def _p95(line: Line) -> _Drawn:
    return Face.BODY, "text" if line.worrying else "text2", line.p95, _RIGHT


_TEXTS = {
    Column.PORT: _port,
    Column.ENTRY: _entry,
    Column.DIRECTION: _direction,
    Column.HOST: _host,
    Column.REASON: _reason,
    Column.NOW: _now,
    Column.LOSS: _loss,
    Column.P95: _p95,
}
