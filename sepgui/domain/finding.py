"""A finding: one root cause with its evidence, its cells and its remedy."""

from __future__ import annotations

from msgspec import Struct

from sepgui.domain.cell import CellKey
from sepgui.domain.judgement import Judgement
from sepgui.i18n import Text


class Finding(Struct, frozen=True):
    """One root cause. `cause` is a stable id such as ``name-error``; `severity` a judgement."""

    cause: str
    severity: Judgement
    cells: tuple[CellKey, ...]
    summary: Text
    evidence: tuple[Text, ...]
    remedy: Text
