"""Findings, matrix, details and graph of one session, laid out for the room there is.

From 1150 logical pixels on, details and graph stand right of the matrix; below, they share that place
under two tabs; below 900, all of them take turns. Findings stand under the matrix where the window is high
enough, else they have a tab of their own; without any, there is nothing of them.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.views.detail_view import DetailView
from sepgui.ui.views.filter_line import FilterLine
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from sepgui.ui.graph.others import Named
    from sepgui.ui.models.finding_cards import FindingCard
    from sepgui.ui.views.findings_panel import FindingsPanel
    from sepgui.ui.views.graph_card import GraphCard

WIDE = 1150
COMPACT = 900
_GAP = 8
_DETAIL_WIDE = 404
_DETAIL_NARROW = 300
_GRAPH_SHARE = 0.34
_GRAPH_LEAST = 200
_GRAPH_MOST = 300
_TALL_SHARE = 0.64
_TALL_MOST = 560
_HIGH = 480
_FINDINGS_SHARE = 0.44


class Arrangement(Enum):
    """How the three parts stand."""

    WIDE = auto()
    NARROW = auto()
    COMPACT = auto()


class Part(Enum):
    """What can be brought to the front where the parts take turns."""

    PORTS = auto()
    FINDINGS = auto()
    DETAIL = auto()
    GRAPH = auto()


class Workspace(QWidget):
    """Holds the parts and places them; the cards of findings are made when there are some.

    The graph is made when it is first asked for, for its library takes longer to load than all the rest;
    until then an empty card stands in its place. `finding_chosen` carries the key of a card,
    `evidence_followed` the cell that a line of evidence names, `graph_made` the graph's card, `compared`
    with which span the graph is compared now.
    """

    finding_chosen = Signal(object)
    evidence_followed = Signal(object)
    graph_made = Signal(object)
    compared = Signal(object)

    def __init__(self, matrix: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = matrix
        self.detail = DetailView(self)
        self.made_graph: GraphCard | None = None
        self._graph: QWidget = Card(8, self)
        self.findings: FindingsPanel | None = None
        self._found = 0
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
        self._tabbed: tuple[Part, ...] = ()
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

    def show_findings(self, cards: Sequence[FindingCard]) -> None:
        """Show the cards of findings, none at all where there are none."""
        if cards and self.findings is None:
            from sepgui.ui.views.findings_panel import FindingsPanel

            panel = self.findings = FindingsPanel(self)
            panel.chosen.connect(self.finding_chosen)
            panel.followed.connect(self.evidence_followed)
        if self.findings is not None:
            self.findings.show_cards(cards)
        if len(cards) != self._found:
            if self.findings is not None:
                self.findings.follow_in_tab_order(self.matrix)
            self._found = len(cards)
            self._arrange()

    def forget_findings(self) -> None:
        """Begin another session."""
        if self.findings is not None:
            self.findings.open()
        self.show_findings(())

    def lead_to_findings(self) -> None:
        """Bring the findings to the front, and the keyboard to them."""
        if self.findings is not None and self._found:
            self.show_part(Part.FINDINGS)
            self.findings.take_focus()

    def stops(self) -> tuple[tuple[QWidget, QWidget], ...]:
        """Return the parts in the order in which F6 visits them, each with what takes the keyboard."""
        panel = self.findings
        cards = [(panel, panel.current_head)] if panel is not None and panel.current_head is not None else []
        card = self.made_graph
        graphs = [(card, card.graph)] if card is not None else []
        return (
            (self._tabs, self._tabs),
            (self._ports, self.matrix),
            *cards,
            (self.detail, self.detail.page),
            *graphs,
        )

    def show_others(self, name: str, others: Sequence[Named]) -> None:
        """Draw further cells in the graph, which is higher then."""
        was_tall = self.graph.is_tall
        self.graph.show_others(name, others)
        if self.graph.is_tall is not was_tall:
            self._place()

    @property
    def graph(self) -> GraphCard:
        """The card of the graph, made now if there was none."""
        return self.made_graph or self.make_graph()

    def make_graph(self) -> GraphCard:
        """Put the graph in its place, if it is not there yet, and return its card."""
        if self.made_graph is None:
            from sepgui.ui.views.graph_card import GraphCard

            card = GraphCard(self)
            card.compared.connect(self._place)
            card.compared.connect(self.compared)
            empty, self._graph = self._graph, card
            card.setVisible(empty.isVisibleTo(self))
            empty.hide()
            empty.deleteLater()
            self.made_graph = card
            self._place()
            self.graph_made.emit(card)
        return self.made_graph

    @property
    def graph_is_shown(self) -> bool:
        """Whether the graph can be seen now."""
        return self.made_graph is not None and self.made_graph.isVisibleTo(self)

    def _parts(self) -> tuple[Part, ...]:
        """Return the parts that have a tab."""
        findings = (Part.FINDINGS,) if self._found and not self._findings_below() else ()
        match self._arrangement:
            case Arrangement.WIDE:
                return ()
            case Arrangement.NARROW:
                return *findings, Part.DETAIL, Part.GRAPH
            case Arrangement.COMPACT:
                return Part.PORTS, *findings, Part.DETAIL, Part.GRAPH

    def _findings_below(self) -> bool:
        """Whether the findings stand under the matrix."""
        match self._arrangement:
            case Arrangement.WIDE:
                return True
            case Arrangement.NARROW:
                return self.height() >= grown(_HIGH)
            case Arrangement.COMPACT:
                return False

    def _name(self, part: Part) -> str:
        match part:
            case Part.PORTS:
                return self.tr("Ports")
            case Part.FINDINGS:
                return self.tr("Findings ({count})").format(count=self._found)
            case Part.DETAIL:
                return self.tr("Details")
            case Part.GRAPH:
                return self.tr("Graph")

    def _arrange(self) -> None:
        width = self.width()
        arrangement = (
            Arrangement.WIDE
            if width >= grown(WIDE) - 2 * _GAP
            else Arrangement.NARROW
            if width >= grown(COMPACT) - 2 * _GAP
            else Arrangement.COMPACT
        )
        if arrangement is not self._arrangement:
            self._arrangement = arrangement
            if arrangement is Arrangement.WIDE:
                self.matrix.show_loss()
            else:
                self.matrix.hide_loss()
        if self._parts() != self._tabbed or Part.FINDINGS in self._tabbed:
            self._name_tabs()
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
        self._show(self._ports, self.detail, self._graph)
        wide = grown(_DETAIL_WIDE)
        left = whole.width() - wide - _GAP
        tall = self.made_graph is not None and self.made_graph.is_tall
        share, most = (_TALL_SHARE, _TALL_MOST) if tall else (_GRAPH_SHARE, _GRAPH_MOST)
        high = min(most, max(_GRAPH_LEAST, round(whole.height() * share)))
        detail = whole.height() - high - _GAP
        self._place_left(QRect(0, 0, left, whole.height()))
        self.detail.setGeometry(left + _GAP, 0, wide, detail)
        self._graph.setGeometry(left + _GAP, detail + _GAP, wide, high)

    def _place_narrow(self, whole: QRect) -> None:
        part = self._front()
        self._show(self._ports, self._tabs, part)
        wide = grown(_DETAIL_NARROW)
        left = whole.width() - wide - _GAP
        tabs = self._tabs.sizeHint().height()
        self._place_left(QRect(0, 0, left, whole.height()))
        self._tabs.setGeometry(left + _GAP, 0, wide, tabs)
        part.setGeometry(left + _GAP, tabs, wide, whole.height() - tabs)

    def _place_compact(self, whole: QRect) -> None:
        part = self._front()
        self._show(self._tabs, part)
        tabs = self._tabs.sizeHint().height()
        self._tabs.setGeometry(0, 0, whole.width(), tabs)
        part.setGeometry(0, tabs, whole.width(), whole.height() - tabs)

    def _place_left(self, place: QRect) -> None:
        """Put the matrix, and under it the findings where they stand there.

        Their height does not follow what is unfolded: no row and no card moves under the pointer.
        """
        panel = self.findings
        if panel is None or not self._found or not self._findings_below():
            self._ports.setGeometry(place)
            return
        panel.resize(place.width(), panel.height())
        high = min(round(place.height() * _FINDINGS_SHARE), panel.wanted_height())
        rest = place.height() - high - _GAP
        self._ports.setGeometry(place.x(), place.y(), place.width(), rest)
        panel.setGeometry(place.x(), place.y() + rest + _GAP, place.width(), high)

    def _front(self) -> QWidget:
        """Return what the chosen tab shows."""
        widgets: dict[Part, QWidget] = {
            Part.PORTS: self._ports,
            Part.DETAIL: self.detail,
            Part.GRAPH: self._graph,
        }
        if self.findings is not None:
            widgets[Part.FINDINGS] = self.findings
        return widgets[self._tabbed[max(0, self._tabs.currentIndex())]]

    def _show(self, *parts: QWidget) -> None:
        for part in (self._ports, self.detail, self._graph, self._tabs):
            part.setVisible(part in parts)
        panel = self.findings
        if panel is not None:
            below = bool(self._found) and self._findings_below()
            panel.setVisible(below or panel in parts)
            if below:
                panel.show_caption()
            else:
                panel.hide_caption()

    def _name_tabs(self) -> None:
        blocked = self._tabs.blockSignals(True)
        parts, at = self._parts(), self._tabs.currentIndex()
        front = self._tabbed[at] if 0 <= at < len(self._tabbed) else None
        while self._tabs.count():
            self._tabs.removeTab(0)
        for part in parts:
            self._tabs.addTab(self._name(part))
        self._tabbed = parts
        first = 0 if self._arrangement is Arrangement.COMPACT else max(0, len(parts) - 2)
        self._tabs.setCurrentIndex(parts.index(front) if front in parts else first)
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
        return QSize(620, 178)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._place()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self._tabs.setFont(face(Face.MEDIUM))
            self._arrange()
