"""The view of a session: the bar above, matrix, details and graph below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sepgui.domain.judgement import Judgement
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.top_bar import TopBar
from sepgui.ui.views.waiting_strip import WaitingStrip
from sepgui.ui.views.workspace import Part, Workspace


class SessionView(QWidget):
    """Bar and workspace."""

    def __init__(self, matrix: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TopBar(self)
        self.waiting = WaitingStrip(self)
        self.workspace = Workspace(matrix, self)
        self.bar.count_pressed.connect(self._filter_by)
        matrix.rows.filter_changed.connect(self._mark_counts)
        matrix.rows.modelReset.connect(self._mark_counts)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self.bar)
        body.addWidget(self.waiting)
        body.addWidget(self.workspace, 1)

    def _filter_by(self, judgement: Judgement) -> None:
        self.workspace.show_part(Part.PORTS)
        self.workspace.filter.toggle_judgement(judgement)

    def _mark_counts(self) -> None:
        self.bar.mark_counts(self.workspace.matrix.rows.listing.filter.judgements)
