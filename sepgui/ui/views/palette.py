"""The command palette: every line of the menus, found by a few letters and done with Enter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sepgui.ui.fonts import Face, grown
from sepgui.ui.models.fuzzy import score
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.naming import name_field

_WIDE = 560
_HIGH = 380
_ROW = 28
_TOP = 64
_KEYS_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a menu: the menus it stands in and its own words, its keys, and what does it."""

    words: str
    keys: str
    action: QAction


def commands(bar: QMenuBar) -> list[Command]:
    """Return every line of every menu, in the order of the menus and in the present language."""
    return [command for action in bar.actions() for command in _below(action, ())]


class Palette(QDialog):
    """Opened over the window; what is chosen is done after it closed, and `chosen` carries its name.

    Those that were chosen lately come first while nothing is typed; one that cannot be done now says why.
    """

    chosen = Signal(str)

    def __init__(self, bar: QMenuBar, recent: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._recent = {name: place for place, name in enumerate(recent)}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bar = bar
        self._commands = commands(bar)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(34)
        self.search.setTextMargins(6, 0, 6, 0)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._nothing = Label(Face.BODY, "", self).quiet()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._retranslate)
        body = QVBoxLayout(self)
        body.setContentsMargins(10, 10, 10, 10)
        body.addWidget(self.search)
        body.addWidget(self._nothing)
        body.addWidget(self.list, 1)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._do)
        self._retranslate()
        self._place(parent)

    def found(self) -> list[Command]:
        """Return what is listed, the best first."""
        items = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        return [self._commands[int(item.data(0, Qt.ItemDataRole.UserRole))] for item in items if item]

    # --- inside ---------------------------------------------------------------------------------

    def _place(self, window: QWidget) -> None:
        width = min(grown(_WIDE), window.width() - 32)
        high = min(_HIGH, window.height() - _TOP - 16)
        self.resize(max(280, width), max(160, high))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _TOP)))

    def _find(self, query: str) -> None:
        """List the commands that a query may mean; those that cannot be done now stand last."""
        found: list[tuple[bool, int, int, int]] = []
        for at, command in enumerate(self._commands):
            points = score(query, command.words)
            if points is not None:
                lately = self._recent.get(command.action.objectName(), len(self._recent))
                found.append((not command.action.isEnabled(), -points, lately, at))
        self.list.clear()
        quiet = self.palette().placeholderText()
        for off, _, _, at in sorted(found):
            command = self._commands[at]
            mark = "✓ " if command.action.isChecked() else ""
            why_not = command.action.whatsThis() if off else ""
            item = QTreeWidgetItem([f"{mark}{command.words}", why_not or command.keys])
            item.setData(0, Qt.ItemDataRole.UserRole, at)
            item.setToolTip(0, command.words)
            item.setToolTip(1, why_not)
            item.setSizeHint(0, QSize(0, grown(_ROW)))
            item.setForeground(1, quiet)
            item.setDisabled(off)
            self.list.addTopLevelItem(item)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._nothing.setVisible(not found)

    def _retranslate(self) -> None:
        """Say everything in the present language; what was typed is looked for in it."""
        self._commands = commands(self._bar)
        self.setWindowTitle(self.tr("Commands"))
        self.search.setPlaceholderText(self.tr("What do you want to do?"))
        name_field(self.search, self.tr("What do you want to do?"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self._nothing.setText(self.tr("No command is called so."))
        self._find(self.search.text())

    def _do(self, item: QTreeWidgetItem | None) -> None:
        if item is None or item.isDisabled():
            return
        action = self._commands[int(item.data(0, Qt.ItemDataRole.UserRole))].action
        if action.objectName():
            self.chosen.emit(action.objectName())
        self.finished.connect(action.trigger)
        self.accept()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme, once the menus have."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, and Enter do what is chosen there, while the text is typed."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _KEYS_TO_LIST:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)


def _below(action: QAction, path: tuple[str, ...]) -> Iterator[Command]:
    words = (*path, _bare(action.text()))
    menu: QObject | None = action.menu()
    if isinstance(menu, QMenu):
        for each in menu.actions():
            yield from _below(each, words)
    elif not action.isSeparator():
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        yield Command(" · ".join(words), keys, action)


def _bare(text: str) -> str:
    """Return a text without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
