"""Names fields for whoever hears the window, with what stands inside them and Qt leaves nameless."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton


def name_box(box: QComboBox, words: str) -> None:
    """Name a list; on Linux Qt gives its choice for its name, so that the words are its description too."""
    box.setAccessibleName(words)
    box.setAccessibleDescription(words)
    edit = box.lineEdit()
    if edit is not None:
        edit.setAccessibleName(words)


def name_field(field: QLineEdit, words: str) -> None:
    """Name a field, and the button in it that empties it."""
    field.setAccessibleName(words)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(QCoreApplication.translate("Fields", "Clear"))
