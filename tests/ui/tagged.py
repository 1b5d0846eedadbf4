"""Finds words that stay when the language changes: what is said in English carries a mark that none sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from sepgui import assets
from sepgui.domain.words import Words
from sepgui.i18n import LANGS, Lang

if TYPE_CHECKING:
    import pytest

MARK = "\u2063"
"""INVISIBLE SEPARATOR: it has no width and no glyph."""
_KEYS = frozenset({"QShortcut", "QGuiApplication"})
"""Contexts whose words Qt reads again by itself: names of keys, the direction of writing."""
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 60


class Marking(QTranslator):
    """Marks whatever the window and Qt say."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context in _KEYS:
            return sourceText
        return MARK + sourceText.replace("%n", str(n))

    def isEmpty(self) -> bool:
        return False


def mark_english(patch: pytest.MonkeyPatch) -> None:
    """Mark what the core, the catalogue and the scenarios say in English."""
    tables: dict[str, dict[str, dict[str, str]]] = {
        lang: json.loads(assets.translation_table(lang)) for lang in LANGS
    }
    tables["en"] = {
        context: {source: MARK + source for source in sources} for context, sources in tables["it"].items()
    }
    usual = Words.in_

    def in_(words: Words, lang: Lang) -> str:
        marked = lang == "en" and words.it != words.en
        return MARK + words.en if marked else usual(words, lang)

    patch.setattr("sepgui.i18n._table", tables.__getitem__)
    patch.setattr(Words, "in_", in_)


def said(root: QWidget) -> Iterator[tuple[str, str]]:
    """All that a window says, seen or heard: who says it, and the words.

    No widget is asked for its parent: PySide would keep what Qt deletes by itself, and take another object
    that comes to lie in its place for it.
    """
    arrows = [arrow for bar in root.findChildren(QTabBar) for arrow in bar.findChildren(QToolButton)]
    for widget in (root, *root.findChildren(QWidget)):
        if widget in arrows:
            continue  # Qt names them once
        for words in _of_widget(widget):
            yield type(widget).__name__, words
    for action in root.findChildren(QAction):
        for words in (action.text(), action.toolTip(), action.statusTip()):
            yield "QAction", words


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.whatsThis(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
        yield from (widget.tabToolTip(at) for at in range(widget.count()))
    if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly():
        yield widget.toPlainText()
    if isinstance(widget, QAbstractItemView):
        model, root = widget.model(), QModelIndex()
        columns = 1 if isinstance(widget, QListView) else model.columnCount(root)
        for column in range(columns):
            for role in _ROLES:
                yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(min(_MOST_ROWS, model.rowCount(root))):
            for column in range(columns):
                for role in _ROLES:
                    yield str(model.data(model.index(row, column, root), role) or "")


def left_over(root: QWidget) -> list[tuple[str, str]]:
    """Return what is still said in English."""
    return sorted({(who, words) for who, words in said(root) if MARK in words})
