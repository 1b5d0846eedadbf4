"""The card of the latency graph: its title, and the graph in the theme's colours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGraphicsView, QSizePolicy, QWidget
from shiboken6 import Shiboken

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.graph.colours import graph_colours
from sepgui.ui.graph.comparing import Comparing
from sepgui.ui.graph.latency_graph import LatencyGraph
from sepgui.ui.graph.picture import Picture, image_of, save_picture
from sepgui.ui.graph.scales import Scale
from sepgui.ui.stamp import stamped, stamped_title
from sepgui.ui.theme import tokens_of
from sepgui.ui.views.graph_bar import GraphBar
from sepgui.ui.views.graph_compare import Comparison
from sepgui.ui.views.graph_legend import Legend
from sepgui.ui.widgets.card import Card, ElidedLabel

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

    from sepgui.domain.cell import Anchor
    from sepgui.ui.graph.limits import Limit
    from sepgui.ui.graph.others import Named
    from sepgui.ui.models.lanes import RowPast

_BESIDE = 380
"""How wide the card must be for title and buttons on one line, in logical pixels."""


class GraphCard(Card):
    """Holds the graph of the chosen cell.

    `scale_changed` carries the scale that is used now, `compared` with which span it is compared now,
    `sample_picked` the instant of the sample that somebody wants to see in full, None for the newest.
    """

    scale_changed = Signal(object)
    save_wanted = Signal()
    compared = Signal(object)
    sample_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self.body.setSpacing(2)
        self._title = ElidedLabel(Face.MEDIUM, self)
        self._title.setIndent(6)
        self.graph = LatencyGraph(self)
        self.graph.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bar = GraphBar(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(2)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.bar)
        self.legend = Legend(self)
        self.body.addLayout(self._head)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.graph, 1)
        self._past: RowPast | None = None
        self.picked_ns: int | None = None
        self._pin = pg.InfiniteLine(angle=90)
        self._pin.setZValue(25)
        self._pin.hide()
        self.graph.plots.latency.addItem(self._pin, ignoreBounds=True)
        self.graph.plots.view.scene().sigMouseClicked.connect(self._click)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.graph)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.pick_sample)
        self.comparison = Comparison(self.graph, self.body, self)
        self.comparison.made.connect(self._recolour)
        self.bar.zoomed.connect(self.graph.zoom)
        self.bar.live_wanted.connect(self.return_to_live)
        self.graph.redrawn.connect(lambda: self.bar.show_following(self.graph.following))
        self.bar.focus_wanted.connect(self.graph.pick_shown)
        self.bar.scale_chosen.connect(self.use_scale)
        self.bar.save_wanted.connect(self.save_wanted)
        self.bar.copy_wanted.connect(self.copy_picture)
        self._recolour()

    def show_cell(
        self,
        title: str,
        series: RowPast | None,
        anchor: Anchor | None,
        limits: Sequence[Limit] = (),
    ) -> None:
        """Show a cell, and another span of it beneath where one is compared with it."""
        if series is not self._past:
            self._pick(None)
        self._past = series
        self.graph.set_cell(title, series, limits)
        self.comparison.set_cell(title, series, anchor)

    def show_others(self, name: str, others: Sequence[Named]) -> None:
        """Draw further cells beside the chosen one, with a legend; none of them alone."""
        self.graph.set_others(name, others)
        self.legend.show_names((name, *(each.name for each in others)) if others else ())

    def pick_sample(self) -> None:
        """Have the sample at the crosshair shown in full, the newest without one; the same again ends it."""
        past, pointed_ns = self._past, self.graph.pointed_ns
        if past is None or not len(past.samples):
            return
        at_ns = past.samples.last_ns if pointed_ns is None else past.samples.nearest_ns(pointed_ns)
        self._pick(None if at_ns == self.picked_ns else at_ns)

    def _pick(self, at_ns: int | None) -> None:
        if at_ns != self.picked_ns:
            self.picked_ns = at_ns
            self._pin.setVisible(at_ns is not None)
            self._pin.setPos(at_ns or 0)
            self.sample_picked.emit(at_ns)

    def _click(self, event: MouseClickEvent) -> None:
        box = self.graph.plots.latency.getViewBox()
        if event.button() is not Qt.MouseButton.LeftButton or event.double():
            return
        if box.sceneBoundingRect().contains(event.scenePos()):
            self.graph.point_at(round(box.mapSceneToView(event.scenePos()).x()))
            self.pick_sample()

    def compare(self, comparing: Comparing) -> None:
        """Compare what is shown with another span of the same cell, or with none."""
        self.comparison.compare(comparing)
        self.compared.emit(comparing)

    @property
    def is_tall(self) -> bool:
        """Whether it needs more height than one graph of one cell."""
        return self.comparison.comparing is not Comparing.NOTHING or len(self.legend.names) > 1

    def mark(self, at_ns: int | None, words: str = "") -> None:
        """Mark a moment, and go back to it where it lies before what is shown; None takes the mark away."""
        plots = self.graph.plots
        if (at_ns, words) == self.marked:
            return
        moved = at_ns != plots.moment.at_ns
        plots.moment.set(at_ns, words)
        low, high = plots.shown_ns()
        if moved and at_ns is not None and at_ns < low:
            quarter = (high - low) // 4
            plots.latency.setXRange(at_ns - quarter, at_ns + 3 * quarter, padding=0)
        plots.place_moment()

    @property
    def marked(self) -> tuple[int | None, str]:
        """The moment that is marked, and what stands beside it."""
        moment = self.graph.plots.moment
        return moment.at_ns, moment.words

    def use_scale(self, scale: Scale) -> None:
        """Turn latency into height in another way."""
        self.graph.set_scale(scale)
        self.bar.show_scale(scale)
        self.scale_changed.emit(scale)

    def return_to_live(self) -> None:
        """Follow the present again, in graph and numbers."""
        self._pick(None)
        self.graph.follow()
        self.graph.live_wanted.emit()

    def copy_picture(self) -> None:
        """Put the graph on the clipboard, as an image and as a sentence."""
        tokens = tokens_of(self.palette())
        data = QMimeData()
        data.setImageData(image_of(self._picture(), tokens.color("surface"), tokens.color("text")))
        words = self.comparison.said or self.graph.accessibleDescription()
        data.setText(stamped(f"{self.title}: {words}"))
        QGuiApplication.clipboard().setMimeData(data)

    def save_picture(self, path: Path) -> bool:
        """Write the graph as PNG or SVG, as the name ends; return whether that worked."""
        tokens = tokens_of(self.palette())
        return save_picture(self._picture(), path, tokens.color("surface"), tokens.color("text"))

    def _picture(self) -> Picture:
        shown = [graph for graph in self._graphs() if graph.isVisibleTo(self)]
        captions = self.comparison.said.splitlines() if len(shown) > 1 else [""]
        return Picture(stamped_title(self.title), tuple(zip(captions, shown, strict=True)), self.legend)

    def show_title(self, words: str) -> None:
        """Name the cell that is shown."""
        self._title.show_text(words)

    def let_go(self) -> None:
        """Take the scene apart, item by item: Qt's own order of deletion crashes on pyqtgraph's items.

        The graph is deleted at once, so that no event finds it empty.
        """
        for graph in self._graphs():
            for view in graph.findChildren(QGraphicsView):
                view.close()
            Shiboken.delete(graph)

    @property
    def title(self) -> str:
        """The name of the cell that is shown."""
        return self._title.whole

    def _graphs(self) -> tuple[LatencyGraph, ...]:
        lower = self.comparison.lower
        return (self.graph,) if lower is None else (self.graph, lower)

    def _recolour(self) -> None:
        tokens = tokens_of(self.palette())
        colours = graph_colours(tokens)
        self._pin.setPen(pg.mkPen(tokens.color("accent"), width=2))
        for graph in self._graphs():
            graph.set_colours(colours, face(Face.AXIS))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the title where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < grown(_BESIDE)
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._head.setAlignment(self.bar, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._recolour()
        elif event.type() is QEvent.Type.LanguageChange:
            self.comparison.follow()
