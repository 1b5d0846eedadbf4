"""The main window: menus, first screen and workspace; it knows no engine and starts nothing heavy."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

_MARGIN = 8


class Furniture(Enum):
    """When the window gets what stands in it."""

    NOW = auto()
    LATER = auto()


class MainWindow(QMainWindow):
    """Emits `chosen` with an `Act`, `closed` when it is closed, `watched_again` when it can be seen.

    `files_dropped` carries the paths of files that were dropped on it.

    It can be shown empty, in the theme's colour, and furnished after its first frame: what stands in it
    takes longer to load than the window itself.
    """

    chosen = Signal(object)
    closed = Signal()
    watched_again = Signal()
    files_dropped = Signal(object)

    def __init__(self, furniture: Furniture = Furniture.NOW) -> None:
        super().__init__()
        self._session: QWidget | None = None
        self._furnished = False
        self._name("")
        if furniture is Furniture.NOW:
            self.furnish()

    def furnish(self) -> None:
        """Put menus, notice, first screen and the place for sessions into the window."""
        from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

        from sepgui.ui.fonts import Face
        from sepgui.ui.views.first_screen import FirstScreen
        from sepgui.ui.views.menu_bar import Menus
        from sepgui.ui.widgets.card import ElidedLabel, Label
        from sepgui.ui.widgets.drop_hint import DropHint
        from sepgui.ui.widgets.notice import Notice

        root = QWidget(self)
        bar = QMenuBar(root)
        bar.setNativeMenuBar(False)
        self.menus = Menus(bar, self.chosen.emit)
        self.status = ElidedLabel(Face.SMALL, root)
        self.status.quiet()
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.notice = Notice(root)
        self._stack = QStackedWidget(root)
        self.first = FirstScreen(self._stack)
        self._waiting = Label(Face.TITLE, "", self._stack).quiet()
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.first)
        self._stack.addWidget(self._waiting)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 4, 0)
        top.setSpacing(16)
        top.addWidget(bar, 0)
        top.addWidget(self.status, 1)
        body = self._body = QVBoxLayout(root)
        body.setContentsMargins(_MARGIN, 2, _MARGIN, _MARGIN)
        body.setSpacing(6)
        body.addLayout(top)
        body.addWidget(self.notice)
        body.addWidget(self._stack, 1)
        self._hint = DropHint(root)
        self.setAcceptDrops(True)
        self._furnished = True
        self._retranslate()
        self.setCentralWidget(root)
        root.show()  # Qt would show it in the next turn of the loop, and paint it before it is laid out

    def add_band(self, band: QWidget) -> None:
        """Put a band between the menus and all the rest, whatever is shown below."""
        self._body.insertWidget(1, band)

    def show_first(self) -> None:
        """Ask for a pair."""
        self._stack.setCurrentWidget(self.first)

    def show_waiting(self) -> None:
        """Say that a session is being opened."""
        self._stack.setCurrentWidget(self._waiting)

    def show_session(self, view: QWidget) -> None:
        """Show the view of a session; the same one is kept from session to session."""
        if self._session is None:
            self._session = view
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def set_title(self, title: str) -> None:
        """Say in the title what is open."""
        self._name(title)

    @property
    def asks_for_pair(self) -> bool:
        """Whether the first screen is shown."""
        return self._stack.currentWidget() is self.first

    @property
    def watched(self) -> bool:
        """Whether somebody can see the window."""
        return self.isVisible() and not self.isMinimized()

    def _name(self, title: str) -> None:
        self.setWindowTitle(f"{title} – sepgui" if title else "sepgui")

    def _retranslate(self) -> None:
        self.menus.retranslate()
        self._waiting.setText(self.tr("Opening the session…"))

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return the size of a small laptop's screen without its task bar."""
        return QSize(1280, 700)

    def minimumSizeHint(self) -> QSize:
        """Return what fits 1366x768 at 200 %."""
        return QSize(660, 340)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer, and say so; nothing else can be dropped here."""
        if _files(event.mimeData()):
            event.acceptProposedAction()
            self._hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say no more."""
        super().dragLeaveEvent(event)
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the files."""
        self._hint.hide()
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so; what runs ends by itself, and the program with it."""
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.watched_again.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font, and notice when the window is no longer minimised."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._furnished:
            self._retranslate()
        elif event.type() is QEvent.Type.FontChange and self._furnished:
            from sepgui.ui.fonts import tell_of_font

            tell_of_font(self)
        elif event.type() is QEvent.Type.WindowStateChange and self.watched:
            self.watched_again.emit()


def _files(data: QMimeData) -> list[Path]:
    """Return the files of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
