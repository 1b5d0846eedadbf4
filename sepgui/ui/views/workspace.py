"""Matrix, details and graph of one session, laid out for the width there is.

From 1150 logical pixels on, details and graph stand right of the matrix; below, they share that place
under two tabs; below 900, all three take turns.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QTabBar, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.views.detail_view import DetailView
from sepgui.ui.views.filter_line import FilterLine
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDE = 1150
COMPACT = 900
_GAP = 8
_DETAIL_WIDE = 404
_DETAIL_NARROW = 300
_GRAPH_SHARE = 0.34
_GRAPH_LEAST = 200
_GRAPH_MOST = 300


class Arrangement(Enum):
    """How the three parts stand."""

    WIDE = auto()
    NARROW = auto()
    COMPACT = auto()


class Part(Enum):
    """What can be brought to the front where the parts take turns."""

    PORTS = auto()
    DETAIL = auto()
    GRAPH = auto()


class Workspace(QWidget):
    """Holds the three parts and places them."""

    def __init__(self, matrix: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = matrix
        self.detail = DetailView(self)
        self.graph = GraphCard(self)
        self._ports = Card(1, self)
        self._ports.body.setContentsMargins(1, 4, 1, 4)
        self.filter = FilterLine(matrix.rows, matrix, self)
        self._ports.body.setSpacing(0)
        self._ports.body.addWidget(self.filter)
        self._ports.body.addWidget(matrix)
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setFont(face(Face.MEDIUM))
        self._tabs.currentChanged.connect(self._place)
        self._arrangement = Arrangement.WIDE
        self._retranslate()

    @property
    def arrangement(self) -> Arrangement:
        """How the three parts stand now."""
        return self._arrangement

    def show_part(self, part: Part) -> None:
        """Bring a part to the front, where it does not stand there anyway."""
        parts = self._parts()
        if part in parts:
            self._tabs.setCurrentIndex(parts.index(part))

    def open_detail(self) -> None:
        """Bring the details to the front, and the keyboard into them."""
        self.show_part(Part.DETAIL)
        self.detail.page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def graph_is_shown(self) -> bool:
        """Whether the graph can be seen now."""
        return self.graph.isVisibleTo(self)

    def _parts(self) -> tuple[Part, ...]:
        """Return the parts that have a tab."""
        match self._arrangement:
            case Arrangement.WIDE:
                return ()
            case Arrangement.NARROW:
                return Part.DETAIL, Part.GRAPH
            case Arrangement.COMPACT:
                return Part.PORTS, Part.DETAIL, Part.GRAPH

    def _name(self, part: Part) -> str:
        match part:
            case Part.PORTS:
                return self.tr("Ports")
            case Part.DETAIL:
                return self.tr("Details")
            case Part.GRAPH:
                return self.tr("Graph")

    def _arrange(self) -> None:
        width = self.width()
        arrangement = (
            Arrangement.WIDE
            if width >= WIDE - 2 * _GAP
            else Arrangement.NARROW
            if width >= COMPACT - 2 * _GAP
            else Arrangement.COMPACT
        )
        if arrangement is not self._arrangement:
            self._arrangement = arrangement
            self._name_tabs()
            if arrangement is Arrangement.WIDE:
                self.matrix.show_loss()
            else:
                self.matrix.hide_loss()
        self._place()

    def _place(self) -> None:
        whole = self.rect()
        match self._arrangement:
            case Arrangement.WIDE:
                self._place_wide(whole)
            case Arrangement.NARROW:
                self._place_narrow(whole)
            case Arrangement.COMPACT:
                self._place_compact(whole)

    def _place_wide(self, whole: QRect) -> None:
        self._show(self._ports, self.detail, self.graph)
        left = whole.width() - _DETAIL_WIDE - _GAP
        high = min(_GRAPH_MOST, max(_GRAPH_LEAST, round(whole.height() * _GRAPH_SHARE)))
        detail = whole.height() - high - _GAP
        self._ports.setGeometry(0, 0, left, whole.height())
        self.detail.setGeometry(left + _GAP, 0, _DETAIL_WIDE, detail)
        self.graph.setGeometry(left + _GAP, detail + _GAP, _DETAIL_WIDE, high)

    def _place_narrow(self, whole: QRect) -> None:
        part = (self.detail, self.graph)[max(0, self._tabs.currentIndex())]
        self._show(self._ports, self._tabs, part)
        left = whole.width() - _DETAIL_NARROW - _GAP
        tabs = self._tabs.sizeHint().height()
        self._ports.setGeometry(0, 0, left, whole.height())
        self._tabs.setGeometry(left + _GAP, 0, _DETAIL_NARROW, tabs)
        part.setGeometry(left + _GAP, tabs, _DETAIL_NARROW, whole.height() - tabs)

    def _place_compact(self, whole: QRect) -> None:
        part = (self._ports, self.detail, self.graph)[max(0, self._tabs.currentIndex())]
        self._show(self._tabs, part)
        tabs = self._tabs.sizeHint().height()
        self._tabs.setGeometry(0, 0, whole.width(), tabs)
        part.setGeometry(0, tabs, whole.width(), whole.height() - tabs)

    def _show(self, *parts: QWidget) -> None:
        for part in (self._ports, self.detail, self.graph, self._tabs):
            part.setVisible(part in parts)

    def _name_tabs(self) -> None:
        blocked = self._tabs.blockSignals(True)
        chosen = self._tabs.currentIndex()
        while self._tabs.count():
            self._tabs.removeTab(0)
        for part in self._parts():
            self._tabs.addTab(self._name(part))
        self._tabs.setCurrentIndex(min(max(0, chosen), max(0, self._tabs.count() - 1)))
        self._tabs.blockSignals(blocked)

    def _retranslate(self) -> None:
        self._tabs.setAccessibleName(self.tr("Views"))
        self._name_tabs()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return what still shows a few rows."""
        return QSize(620, 240)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._place()
