"""The list of the sessions that a crash left behind, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sepgui.ui.fonts import Face, grown
from sepgui.ui.renaming import keep_named
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.entry_list import EntryList
from sepgui.ui.words import clock_minutes, local_time, say, say_words, span

if TYPE_CHECKING:
    from sepgui.app.cut_off import CutOff


_ROW = 28


class CutOffView(QDialog):
    """`open_pressed` and `discard_pressed` carry a session's path, `save_pressed` all that is known of it."""

    open_pressed = Signal(object)
    save_pressed = Signal(object)
    discard_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sessions: tuple[CutOff, ...] = ()
        self._said = Label(Face.BODY, "", self).quiet().wrapped()
        self.list = EntryList(self)
        self.list.delete_pressed.connect(self._ask)
        self.open_button = QPushButton(self)
        self.save_button = QPushButton(self)
        self.discard_button = QPushButton(self)
        self._close = QPushButton(self)
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.discard_button.clicked.connect(self._ask)
        self._close.clicked.connect(self.reject)
        self.list.itemActivated.connect(self._open)
        self.list.currentRowChanged.connect(self._enable)
        buttons = QHBoxLayout()
        for button in (self.open_button, self.save_button, self.discard_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._close.setAutoDefault(False)
        buttons.addWidget(self._close)
        body = QVBoxLayout(self)
        body.setSpacing(10)
        body.addWidget(self._said)
        body.addWidget(self.list, 1)
        body.addLayout(buttons)
        self._retranslate()

    def show_sessions(self, sessions: Sequence[CutOff]) -> None:
        """Show these sessions; the chosen one stays chosen, else the first is."""
        chosen = self._chosen()
        self._sessions = tuple(sessions)
        self.list.clear()
        for session in sessions:
            item = QListWidgetItem(self._line(session))
            item.setToolTip(str(session.path))
            if session.fault is None:
                item.setSizeHint(QSize(0, grown(_ROW)))
            self.list.addItem(item)
        paths = [session.path for session in sessions]
        if paths:
            self.list.setCurrentRow(paths.index(chosen.path) if chosen and chosen.path in paths else 0)
        self._enable()

    @property
    def lines(self) -> list[str]:
        """What is listed."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    # --- inside ---------------------------------------------------------------------------------

    def _line(self, session: CutOff) -> str:
        if session.fault is not None:
            return say(session.fault)
        when = local_time(session.began_unix_ns)
        day = QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)
        where = session.manager if not session.site else f"{session.site}: {session.manager}"
        if session.title is not None:
            where = self.tr("{title} (simulated)").format(title=say_words(session.title))
        parts = (f"{day} {clock_minutes(when)}", where, span(session.duration_ns))
        return "  ·  ".join(parts)

    def _chosen(self) -> CutOff | None:
        row = self.list.currentRow()
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    def _open(self) -> None:
        session = self._chosen()
        if session is not None:
            self.accept()
            self.open_pressed.emit(session.path)

    def _save(self) -> None:
        session = self._chosen()
        if session is not None:
            self.save_pressed.emit(session)

    def _ask(self) -> None:
        """Ask once more: what is discarded is gone."""
        session = self._chosen()
        if session is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        discard = box.addButton("", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("", QMessageBox.ButtonRole.RejectRole)

        def name() -> None:
            box.setWindowTitle(self.tr("Discard a session"))
            box.setText(self.tr("Discard this session? What it measured is then gone."))
            box.setInformativeText(self._line(session))
            discard.setText(self.tr("Discard"))
            keep.setText(self.tr("Keep"))

        keep_named(box, name)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        path = session.path
        discard.clicked.connect(lambda: self.discard_pressed.emit(path))
        box.open()

    def _enable(self) -> None:
        session = self._chosen()
        readable = session is not None and session.fault is None
        self.open_button.setEnabled(readable)
        self.save_button.setEnabled(readable)
        self.discard_button.setEnabled(session is not None)
        self._said.setText(
            self.tr("What was measured up to the crash is kept until you save or discard it.")
            if self._sessions
            else self.tr("No session was cut off.")
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sessions that were cut off"))
        self.list.setAccessibleName(self.tr("Sessions that were cut off, the newest first"))
        self.open_button.setText(self.tr("&Open"))
        self.save_button.setText(self.tr("&Save as…"))
        self.discard_button.setText(self.tr("&Discard…"))
        self._close.setText(self.tr("Close"))
        self.show_sessions(self._sessions)

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return room for a few lines."""
        return QSize(620, 320)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
