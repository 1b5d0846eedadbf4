"""The window that a bug ends with: what happened, in full, to be copied."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from sepgui import __version__
from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label


class BugReport(QDialog):
    """Shows a traceback; nothing is sent anywhere."""

    def __init__(self, traceback: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = f"sepgui {__version__}\n{traceback}"
        self.setWindowTitle(self.tr("sepgui has to end"))
        self.resize(720, 460)
        said = Label(Face.BODY, "", self).wrapped()
        said.setText(
            self.tr(
                "A fault in the program ended it. What was measured is saved. The lines below say what "
                "happened; please send them to those who look after sepgui."
            )
        )
        page = QPlainTextEdit(self)
        page.setReadOnly(True)
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        page.setPlainText(self._text)
        page.setAccessibleName(self.tr("What happened"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(said)
        body.addWidget(page, 1)
        body.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
