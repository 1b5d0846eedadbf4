"""What the crosshair says: the exact values of one pixel column, in one or two lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from sepgui.domain.outcome import State
from sepgui.domain.wording import STATE_WORDS
from sepgui.ui.fonts import Face, face
from sepgui.ui.graph.buffer import STATE_CODES
from sepgui.ui.theme import tokens_of
from sepgui.ui.words import clock, ms, say

if TYPE_CHECKING:
    from sepgui.domain.cell import Anchor
    from sepgui.ui.graph.buffer import Columns, SampleBuffer
    from sepgui.ui.graph.marks import Mark
    from sepgui.ui.graph.reduce import PixelColumns
    from sepgui.ui.graph.smoke import Smoke

_STATES = tuple(STATE_CODES)
_OPEN = STATE_CODES[State.OPEN]


@dataclass(frozen=True, slots=True)
class Picked:
    """What the crosshair stands on: a column, and the event beside it."""

    columns: PixelColumns
    smoke: Smoke
    samples: SampleBuffer
    anchor: Anchor
    column: int
    mark: Mark | None = None


def readout(picked: Picked, name: str = "") -> str:
    """Return when a column was asked, and its values; `name` says whose they are among several cells'."""
    single, start = _single(picked), picked.columns.start_ns + picked.column * picked.columns.step_ns
    at_ns = start + picked.columns.step_ns // 2 if single is None else int(single.at_ns[0])
    when = clock(picked.anchor.unix_at(at_ns))
    lines = [when, f"{name}  ·  {values(picked)}"] if name else [f"{when}  ·  {values(picked)}"]
    if picked.mark is not None:
        lines.append(say(picked.mark.text))
    return "\n".join(lines)


def values(picked: Picked) -> str:
    """Return the values of a column: those of its one sample, or how many there are and how they spread."""
    columns, at, single = picked.columns, picked.column, _single(picked)
    asked, failures = int(columns.asked[at]), int(columns.failures[at])
    if single is not None:
        return _sample_words(single)
    if not asked:
        return QCoreApplication.translate("Graph", "not asked")
    counted = _count_words(asked, failures)
    return f"{counted}\n{_spread_words(picked)}" if np.isfinite(columns.high_us[at]) else counted


def _single(picked: Picked) -> Columns | None:
    """Return the one sample of a column, None where there are more or none."""
    columns, at = picked.columns, picked.column
    start = columns.start_ns + at * columns.step_ns
    read = picked.samples.covering(start, start + columns.step_ns)
    first, end = (int(place) for place in np.searchsorted(read.at_ns, (start, start + columns.step_ns)))
    return read.part(first, end) if int(columns.asked[at]) == 1 and end - first == 1 else None


def _sample_words(sample: Columns) -> str:
    state, rtt_us = int(sample.state[0]), int(sample.rtt_us[0])
    words = ms(rtt_us * 1000) if state == _OPEN and rtt_us >= 0 else say(STATE_WORDS[_STATES[state]])
    repeats = int(sample.repeats[0])
    if repeats:
        more = QCoreApplication.translate("Graph", "{what}, first packet sent again: {count}")
        return more.format(what=words, count=repeats)
    return words


def _count_words(asked: int, failures: int) -> str:
    if not failures:
        return QCoreApplication.translate("Graph", "{asked} samples").format(asked=asked)
    return QCoreApplication.translate("Graph", "{asked} samples, {failures} failed").format(
        asked=asked, failures=failures
    )


def _spread_words(picked: Picked) -> str:
    at, columns, smoke = picked.column, picked.columns, picked.smoke
    low, high = (ms(round(float(us[at]) * 1000)) for us in (columns.low_us, columns.high_us))
    if not np.isfinite(smoke.median_us[at]):
        return QCoreApplication.translate("Graph", "{low} to {high}").format(low=low, high=high)
    return QCoreApplication.translate("Graph", "median {median}, p95 {p95}, {low} to {high}").format(
        median=ms(round(float(smoke.median_us[at]) * 1000)),
        p95=ms(round(float(smoke.p95_us[at]) * 1000)),
        low=low,
        high=high,
    )


class ReadoutLabel(QLabel):
    """The lines beside the crosshair; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(6, 3, 6, 3)
        self.setFont(face(Face.SMALL))
        self.hide()

    def show_at(self, words: str, x: float, left: float, right: float) -> None:
        """Show lines at the top of the plot, on the side of the crosshair that has more room."""
        self.setText(words)
        most = max(80, round((right - left) * 0.78))
        self.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > most:
            self.setWordWrap(True)
            size = QSize(most, self.heightForWidth(most))
        self.resize(size)
        before = x - left > right - x
        place = x - 8 - self.width() if before else x + 8
        self.move(round(max(left, min(right - self.width(), place))), 6)
        self.show()

    # Qt's own names

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a small card under the words."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("field"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.setFont(face(Face.SMALL))
