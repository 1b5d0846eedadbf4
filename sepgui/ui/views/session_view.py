"""The view of a session: the bar above, matrix, details and graph below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.top_bar import TopBar
from sepgui.ui.views.waiting_strip import WaitingStrip
from sepgui.ui.views.workspace import Workspace


class SessionView(QWidget):
    """Bar and workspace."""

    def __init__(self, matrix: MatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TopBar(self)
        self.waiting = WaitingStrip(self)
        self.workspace = Workspace(matrix, self)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(self.bar)
        body.addWidget(self.waiting)
        body.addWidget(self.workspace, 1)
