"""The headings under which rows of the matrix stand together."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sepgui.domain.judgement import Judgement
from sepgui.domain.wording import JUDGEMENT_WORDS
from sepgui.ui.models.lines import Line
from sepgui.ui.words import capital, say


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the key of its rows, and what it says."""

    key: object
    words: str


def heading_of(key: object, line: Line, count: int) -> Heading:
    """Return the heading of a group: a judgement, None for rows that wait, or the direction of a line."""
    if isinstance(key, Judgement):
        name = say(JUDGEMENT_WORDS[key])
    elif key is None:
        name = QCoreApplication.translate("Line", "waiting")
    else:
        name = line.direction
    return Heading(key, f"{capital(name)}  ·  {count}")
