"""What a bug is told with: what happened, in full, to be copied, saved and sent by hand."""

from __future__ import annotations

import time
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLocale, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from sepgui.app.bug_reports import bug_report, keep_report
from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label

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
        self.resize(720, 460)
        said = Label(Face.BODY, "", self).wrapped()
        if ended is Ended.PROGRAM:
            self.setWindowTitle(self.tr("sepgui has to end"))
            words = self.tr("A fault in the program ended it. What was measured is saved.")
        else:
            self.setWindowTitle(self.tr("The engine ended"))
            words = self.tr("A fault ended the engine, which measures. What it had measured is saved.")
        please = self.tr(
            "The lines below say what happened; please read them, and send them to those who look after "
            "sepgui. Nothing is sent by itself."
        )
        said.setText(f"{words} {please}")
        where = Label(Face.SMALL, "", self).quiet().wrapped()
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        where.setText(self.tr("The report is kept in {file}").format(file=str(kept)) if kept else "")
        where.setVisible(kept is not None)
        page = QPlainTextEdit(self)
        page.setReadOnly(True)
        page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        page.setPlainText(self._text)
        page.setAccessibleName(self.tr("What happened"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        save = buttons.addButton(self.tr("Save report…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(said)
        body.addWidget(page, 1)
        body.addWidget(where)
        body.addWidget(buttons)

    def save_to(self, name: str) -> None:
        """Write the report to a file that the person named; what does not work is said in the title."""
        try:
            Path(name).write_text(self._text, "utf-8")
        except OSError as error:
            self.setWindowTitle(self.tr("Not saved: {why}").format(why=error.strerror or str(error)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def _save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"sepgui-{self._kept.name if self._kept else 'report.txt'}")
        dialog.fileSelected.connect(self.save_to)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


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
