"""A note: what the technician, or the program on request, wrote down at a moment of a session."""

from __future__ import annotations

from msgspec import Struct

from sepgui.domain.cell import CellKey


class Note(Struct, frozen=True):
    """Words about a moment, and about a cell or about all; `id` 0 has none yet."""

    at_ns: int
    text: str
    cell: CellKey | None = None
    id: int = 0
