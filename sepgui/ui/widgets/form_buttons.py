"""The buttons that end a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def form_buttons(form: QDialog, settle: Callable[[], None]) -> tuple[QDialogButtonBox, QPushButton]:
    """Return a row of buttons, and the one in it that settles the form, still without words."""
    row = QDialogButtonBox(form)
    settling = row.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
    row.addButton(QDialogButtonBox.StandardButton.Cancel)
    row.accepted.connect(settle)
    row.rejected.connect(form.reject)
    return row, settling
