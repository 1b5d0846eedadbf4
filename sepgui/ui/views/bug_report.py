"""What a bug is told with: what happened, in full, to be copied, saved and sent by hand."""

from __future__ import annotations

import time
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QEvent, QLocale, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from sepgui.app.bug_reports import bug_report, keep_report
from sepgui.ui.file_dialogs import ask_target
from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.window_size import size_window

if TYPE_CHECKING:
    from sepgui.ui.settings import Settings


class Ended(Enum):
    """What the bug ended."""

    PROGRAM = auto()
    ENGINE = auto()


class BugReport(QDialog):
    """Shows a report, which lies in `kept` already if that could be written; nothing is sent anywhere."""

    def __init__(self, text: str, kept: Path | None, ended: Ended, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._kept = kept
        self._ended = ended
        size_window(self, 720, 460)
        self._said = Label(Face.BODY, "", self).wrapped()
        self._where = Label(Face.SMALL, "", self).quiet().wrapped()
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where.setVisible(kept is not None)
        self._page = QPlainTextEdit(self)
        self._page.setReadOnly(True)
        self._page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._page.setPlainText(self._text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy_button = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy_button.clicked.connect(self._copy)
        self.save_button = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(self._said)
        body.addWidget(self._page, 1)
        body.addWidget(self._where)
        body.addWidget(buttons)
        self._retranslate()

    def _retranslate(self) -> None:
        if self._ended is Ended.PROGRAM:
            self.setWindowTitle(self.tr("sepgui has to end"))
            words = self.tr("A fault in the program ended it. What was measured is saved.")
        else:
            self.setWindowTitle(self.tr("The engine ended"))
            words = self.tr("A fault ended the engine, which measures. What it had measured is saved.")
        please = self.tr(
            "The lines below say what happened; please read them, and send them to those who look after "
            "sepgui. Nothing is sent by itself."
        )
        self._said.setText(f"{words} {please}")
        kept = self._kept
        self._where.setText(self.tr("The report is kept in {file}").format(file=str(kept)) if kept else "")
        self._page.setAccessibleName(self.tr("What happened"))
        self._copy_button.setText(self.tr("Copy"))
        self.save_button.setText(self.tr("Save report…"))

    def save_to(self, path: Path) -> None:
        """Write the report to a file that the person named; what does not work is said in the title."""
        try:
            path.write_text(self._text, "utf-8")
        except OSError as error:
            self.setWindowTitle(self.tr("Not saved: {why}").format(why=error.strerror or str(error)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def _save(self) -> None:
        ask_target(
            self,
            lambda: self.tr("Save the report"),
            lambda: (self.tr("Text (*.txt)"),),
            f"sepgui-{self._kept.name if self._kept else 'report.txt'}",
            self.save_to,
        )

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


def report_of(traceback: str, settings: Settings, ended: Ended, parent: QWidget | None = None) -> BugReport:
    """Return the report of a bug, written into the user's own folder; to be opened."""
    platform = QGuiApplication.platformName()
    screen = QGuiApplication.primaryScreen()
    dpi = f"{screen.devicePixelRatio():g} × {screen.logicalDotsPerInch():g} dpi"
    facts = {
        "PySide6": pyside_version,
        "Qt": f"{qVersion()}, {platform}, {dpi}",
        "locale": QLocale().name(),
        "ended": ended.name.lower(),
    }
    text = bug_report(traceback, facts, settings.plain())
    return BugReport(text, keep_report(text, time.time_ns()), ended, parent)
