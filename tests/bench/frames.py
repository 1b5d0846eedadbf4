"""A window of three latency graphs that paints one frame after the other, and counts them."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sepgui.domain.cell import Anchor
from sepgui.ui.models.lanes import RowPast
from sepgui.ui.views.graph_card import GraphCard
from tests.bench.screen import SIZE

_GRAPHS = 3
_SECOND_NS = 1_000_000_000
_STEP_NS = _SECOND_NS // 10


class Frames:
    """`count` frames were painted since the last `forget`, the slowest in `longest_ms`."""

    def __init__(self, points: int) -> None:
        self.window = QWidget()
        self.window.resize(*SIZE)
        layout = QVBoxLayout(self.window)
        dice = np.random.default_rng(20261124)
        self._cards = [GraphCard(self.window) for _ in range(_GRAPHS)]
        self._now_ns = points * _SECOND_NS
        for card in self._cards:
            past = RowPast()
            samples = past.samples
            at_ns = np.arange(points, dtype=np.int64) * _SECOND_NS
            rtt_us = (20_000 + dice.gamma(1.2, 600.0, points)).astype(np.int32)
            samples.extend(at_ns, rtt_us, np.zeros(points, np.uint8))
            card.graph.set_session(Anchor(0, time.time_ns()))
            card.graph.set_span(points * _SECOND_NS)
            card.graph.set_cell("", past)
            layout.addWidget(card)
        self._timer = QTimer(self.window)
        self._timer.timeout.connect(self._paint)
        self.forget()

    def begin(self) -> None:
        """Show the window and paint, frame after frame."""
        self.window.show()
        self._timer.start(0)

    def forget(self) -> None:
        """Count anew."""
        self.count = 0
        self.longest_ms = 0.0

    def close(self) -> None:
        """Stop painting."""
        self._timer.stop()
        for card in self._cards:
            card.let_go()
        self.window.close()

    def _paint(self) -> None:
        begun = time.perf_counter()
        self._now_ns += _STEP_NS
        for card in self._cards:
            card.graph.advance(self._now_ns)
        self.window.repaint()
        self.count += 1
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - begun) * 1e3)
