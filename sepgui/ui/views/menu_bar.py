"""The menu bar: the actions of the table of menus, named in the present language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from sepgui.ui.views.menu_acts import OF_SESSIONS
from sepgui.ui.views.menus import MENUS, SWITCH, Act, Item, Line, Submenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

    from sepgui.i18n import Text


@dataclass(frozen=True, slots=True)
class FreshLine:
    """A line that a menu has for the moment: its words, with a mnemonic, and what it does."""

    words: str
    tip: str
    do: Callable[[], None]
    can: bool = True


class Menus:
    """The actions of the table, in a menu bar."""

    def __init__(self, bar: QMenuBar, do: Callable[[Act], None]) -> None:
        self._bar = bar
        self._do = do
        self._actions: dict[Act, QAction] = {}
        self._texts: list[tuple[QAction, Text]] = []
        self._groups: dict[str, QActionGroup] = {}
        self._named: dict[str, tuple[QMenu, QAction]] = {}
        self._why_not: dict[Act, Text | None] = {}
        for text, lines in MENUS:
            menu = bar.addMenu("")
            menu.setToolTipsVisible(True)
            self._texts.append((menu.menuAction(), text))
            self._fill(menu, lines)
        self.enable(dict.fromkeys(OF_SESSIONS, False))  # until there is one that they can do something with
        self.retranslate()

    @property
    def bar(self) -> QMenuBar:
        """The bar with all menus."""
        return self._bar

    def action(self, act: Act) -> QAction:
        """Return the action of a line."""
        return self._actions[act]

    def popup(self, acts: Sequence[Act | str | None], at: QPoint) -> QMenu:
        """Show some of the lines as a menu at a place on screen, and return it.

        None is a separator, a name the menu of that name.
        """
        menu = QMenu(self._bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for act in acts:
            if act is None:
                menu.addSeparator()
            elif isinstance(act, str):
                menu.addAction(self._named[act][0].menuAction())
            else:
                menu.addAction(self._actions[act])
        menu.popup(at)
        return menu

    def check(self, act: Act) -> None:
        """Mark a line as the one chosen of its kind."""
        self._actions[act].setChecked(True)

    def set_checked(self, act: Act, checked: bool) -> None:
        """Mark a line that stands alone, or not."""
        self._actions[act].setChecked(checked)

    def show_lines(self, name: str, lines: Sequence[FreshLine]) -> None:
        """Let a menu of a name begin with these lines, in place of those before."""
        menu, standing = self._named[name]
        for action in menu.actions():
            if action is standing:
                break
            menu.removeAction(action)
            action.deleteLater()
        for line in lines:
            action = QAction(line.words, menu)
            action.setToolTip(line.tip)
            action.setEnabled(line.can)
            action.triggered.connect(line.do)
            menu.insertAction(standing, action)
        if lines:
            menu.insertSeparator(standing)

    def menu(self, name: str) -> QMenu:
        """Return the menu of a name."""
        return self._named[name][0]

    def enable(self, enabled: dict[Act, bool], why_not: Text | None = None) -> None:
        """Let lines be used, or not; of one that cannot be used it is said why."""
        for act, can in enabled.items():
            self._actions[act].setEnabled(can)
            self._why_not[act] = None if can else why_not
            self._say_why_not(act)

    def _say_why_not(self, act: Act) -> None:
        """Say it under the pointer, and to whoever lists the actions."""
        reason, action = self._why_not.get(act), self._actions[act]
        words = "" if reason is None else QCoreApplication.translate(reason.context, reason.source)
        action.setWhatsThis(words)
        action.setToolTip(words)

    def retranslate(self) -> None:
        """Name every line in the present language."""
        for action, text in self._texts:
            words = QCoreApplication.translate(text.context, text.source) if text.context else text.source
            action.setText(words)
        for act in self._why_not:
            self._say_why_not(act)

    def _fill(self, menu: QMenu, lines: tuple[Line, ...]) -> None:
        for line in lines:
            match line:
                case None:
                    menu.addSeparator()
                case Submenu(text, items, name):
                    below = menu.addMenu("")
                    below.setToolTipsVisible(True)
                    self._texts.append((below.menuAction(), text))
                    self._fill(below, items)
                    if name:
                        self._named[name] = below, below.actions()[0]
                case Item():
                    self._add(menu, line)

    def _add(self, menu: QMenu, item: Item) -> None:
        action = menu.addAction("")
        action.setObjectName(item.act.name)
        if item.keys:
            action.setShortcut(QKeySequence(item.keys))
        action.setCheckable(bool(item.choice))
        if item.choice and item.choice != SWITCH:
            group = self._groups.get(item.choice)
            if group is None:
                group = self._groups[item.choice] = QActionGroup(self._bar)
            group.addAction(action)
        act = item.act
        action.triggered.connect(lambda: self._do(act))
        self._actions[act] = action
        self._texts.append((action, item.text))
