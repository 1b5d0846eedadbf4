"""What a session is called in the window, and what the line of status says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sepgui.ui.words import last_words, local_time, ms, say_words

if TYPE_CHECKING:
    from sepgui.engine.pipe import Opened


def title_of(opened: Opened) -> str:
    """Return what a session is called."""
    return say_words(opened.title) if opened.title else opened.pair.manager.name


def file_name_of(opened: Opened) -> str:
    """Return a file name for a session: its manager and the day."""
    day = local_time(opened.anchor.unix_ns).toString("yyyy-MM-dd")
    return f"{opened.pair.manager.name}-{day}.sepsession"


def shown_of(opened: Opened) -> tuple[str, str, str]:
    """Return what the pickers show for a session: manager, client and version."""
    client = opened.pair.client.name if opened.pair.client else ""
    return opened.pair.manager.name, client, str(opened.version)


_SEPARATOR = "  ·  "


def status_of(opened: Opened) -> tuple[str, ...]:
    """Return the line of status of a session: whether it is saved, from where it is seen, how exactly.

    After the whole line come shorter ones, each without the last part of the one before.
    """
    parts: list[str] = []
    if not opened.live:
        parts.append(QCoreApplication.translate("Desk", "Saved session"))
    host = opened.vantage.host
    if host is None:
        parts.append(
            QCoreApplication.translate("Desk", "Vantage: this computer, which is none of the site's")
        )
    elif opened.vantage.assumed:
        parts.append(
            QCoreApplication.translate("Desk", "Vantage: this computer, taken for {host}").format(
                host=host.name
            )
        )
    else:
        parts.append(QCoreApplication.translate("Desk", "Vantage: {host}").format(host=host.name))
    if opened.floor_ns is not None:
        parts.append(
            QCoreApplication.translate("Desk", "measuring floor {time}").format(time=ms(opened.floor_ns))
        )
    return tuple(_SEPARATOR.join(parts[:count]) for count in range(len(parts), 0, -1))


def buried_words(traceback: str, *, again: bool) -> str:
    """Return what is said of an engine that died, and whether it was started again."""
    words = QCoreApplication.translate(
        "Desk", "The engine ended and was started again; what it had measured is kept. {why}"
    )
    if not again:
        words = QCoreApplication.translate(
            "Desk", "The engine ended three times in a minute and is not started again. {why}"
        )
    return words.format(why=last_words(traceback)).strip()
