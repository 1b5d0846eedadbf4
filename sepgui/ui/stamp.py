"""Marks what leaves the window while a simulated session is open: copies and pictures say so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_PROPERTY = "simulated"


def mark_simulated(*, simulated: bool) -> None:
    """Say whether what is shown from now on is simulated."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, simulated)


def is_simulated() -> bool:
    """Return whether what is shown is simulated."""
    app = QCoreApplication.instance()
    return app is not None and bool(app.property(_PROPERTY))


def simulation_word() -> str:
    """Return the word of the banner."""
    return QCoreApplication.translate("Stamp", "SIMULATION")


def stamped(text: str) -> str:
    """Return a text that is copied, under a line that says that it is simulated, if it is."""
    if not text or not is_simulated():
        return text
    words = QCoreApplication.translate("Stamp", "SIMULATION: nothing of this was measured on a real network.")
    return f"{words}\n\n{text}"


def stamped_title(title: str) -> str:
    """Return a title in one line, with the word of the banner, if what it names is simulated."""
    return f"{simulation_word()} · {title}" if is_simulated() else title
