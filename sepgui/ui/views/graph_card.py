"""The card of the latency graph: its title, and the graph in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGraphicsView, QSizePolicy, QWidget
from shiboken6 import Shiboken

from sepgui.domain.outcome import State
from sepgui.ui.fonts import Face, face
from sepgui.ui.graph.latency_graph import GraphColours, LatencyGraph
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import Card, ElidedLabel


class GraphCard(Card):
    """Holds the graph of the chosen cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self.body.setSpacing(2)
        self._title = ElidedLabel(Face.MEDIUM, self)
        self._title.setIndent(6)
        self.graph = LatencyGraph(self)
        self.graph.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self._title)
        self.body.addWidget(self.graph, 1)
        self._recolour()

    def show_title(self, words: str) -> None:
        """Name the cell that is shown."""
        self._title.show_text(words)

    def let_go(self) -> None:
        """Take the scene apart, item by item: Qt's own order of deletion crashes on pyqtgraph's items.

        The graph is deleted at once, so that no event finds it empty.
        """
        for view in self.graph.findChildren(QGraphicsView):
            view.close()
        Shiboken.delete(self.graph)

    @property
    def title(self) -> str:
        """The name of the cell that is shown."""
        return self._title.whole

    def _recolour(self) -> None:
        tokens = tokens_of(self.palette())
        states = {
            State.OPEN: tokens.color("ok"),
            State.CLOSED: tokens.color("refused"),
            State.FILTERED: tokens.color("silent"),
            State.OPEN_FILTERED: tokens.color("unknown"),
            State.UNREACHABLE: tokens.color("silent"),
            State.ERROR: tokens.color("unknown"),
        }
        colours = GraphColours(
            surface=tokens.color("surface"),
            text=tokens.color("text"),
            quiet_text=tokens.color("text2"),
            outline=tokens.color("outline"),
            curve=tokens.color("accent"),
            threshold=tokens.color("slow"),
            states=states,
        )
        self.graph.set_colours(colours, face(Face.AXIS))

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._recolour()
