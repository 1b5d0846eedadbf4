"""Shelves for samples that write at once, in the thread that puts something on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sepgui.ui.graph.shelf import FileShelf


def shelf_in(folder: Path) -> FileShelf:
    """Return a shelf whose file lies in a folder."""
    return FileShelf(lambda: folder, _now)


def _now(work: Callable[[], None]) -> None:
    work()
