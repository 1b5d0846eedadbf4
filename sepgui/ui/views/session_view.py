"""The view of a session: the bar, the one sentence, then findings, matrix, details and graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sepgui.domain.judgement import Judgement
from sepgui.ui.fonts import grown
from sepgui.ui.views.focus_strip import FocusStrip
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.top_bar import TopBar
from sepgui.ui.views.waiting_strip import WaitingStrip
from sepgui.ui.views.workspace import Part, Workspace
from sepgui.ui.widgets.headline import Headline

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_PANE = 320
_PANE_NARROW = 280
"""How wide the pane is, and how wide where the parts beside it need the room."""
_PANE_ROOMY = 1480
"""From which width on the pane has all of its own."""
_WIDEST = 16_777_215
_LOW = 480
"""Below this height, in logical pixels, the sentence has one line."""


class SessionView(QWidget):
    """Bar, sentence and workspace; F6 goes from one part to the next, Shift+F6 back."""

    def __init__(self, matrix: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undoing = QUndoStack(self)
        self.bar = TopBar(self)
        self.headline = Headline(self)
        self.waiting = WaitingStrip(self)
        self.focus = FocusStrip(self)
        self.workspace = Workspace(matrix, self)
        self.bar.count_pressed.connect(self._filter_by)
        matrix.rows.filter_changed.connect(self._mark_counts)
        matrix.rows.modelReset.connect(self._mark_counts)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self.bar)
        body.addWidget(self.headline)
        body.addWidget(self.waiting)
        body.addWidget(self.focus)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        self._beside.addWidget(self.workspace, 1)
        self._pane: QWidget | None = None
        body.addLayout(self._beside, 1)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.go_on(step))

    def add_pane(self, pane: QWidget) -> None:
        """Take a pane that stands at the right while it is shown, alone where there is no room beside it."""
        self._pane = pane
        pane.setParent(self)
        pane.hide()
        self._beside.addWidget(pane)

    def place_pane(self) -> None:
        """Make room for the pane, or give it back."""
        pane = self._pane
        alone = pane is not None and pane.isVisibleTo(self) and self.width() < self._room_for_pane()
        self.workspace.setVisible(not alone)
        if pane is not None:
            wide = grown(_PANE if self.width() >= grown(_PANE_ROOMY) else _PANE_NARROW)
            pane.setMinimumWidth(0 if alone else wide)
            pane.setMaximumWidth(_WIDEST if alone else wide)

    def _room_for_pane(self) -> int:
        """Return from which width on the pane stands beside the workspace."""
        return self.workspace.minimumSizeHint().width() + self._beside.spacing() + grown(_PANE_NARROW)

    def _filter_by(self, judgement: Judgement) -> None:
        self.workspace.show_part(Part.PORTS)
        self.workspace.filter.toggle_judgement(judgement)

    def _mark_counts(self) -> None:
        self.bar.mark_counts(self.workspace.matrix.rows.listing.filter.judgements)

    def go_on(self, step: int) -> None:
        """Take the keyboard to the next part, or with -1 to the one before."""
        parts = [(self.bar, self.bar.start_button), (self.headline, self.headline), *self.workspace.stops()]
        usable = [
            (part, target)
            for part, target in parts
            if target.isVisible() and target.isEnabled() and target.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        focus = QApplication.focusWidget()
        places = [
            place
            for place, (part, _) in enumerate(usable)
            if focus is not None and (part is focus or part.isAncestorOf(focus))
        ]
        at = places[0] + step if places else 0 if step > 0 else -1
        if usable:
            usable[at % len(usable)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        """Return what the workspace needs by itself: the pane takes its place where there is no more."""
        return QSize(self.workspace.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence the lines there is room for, and the pane its place."""
        super().resizeEvent(event)
        self.place_pane()
        self.headline.allow_lines(1 if self.height() < grown(_LOW) else 2)
