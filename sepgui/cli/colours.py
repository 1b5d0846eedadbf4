"""Colours that a terminal of any background shows, by judgement; shape and word stay beside them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sepgui.domain.judgement import Judgement

_COLOURS: Mapping[Judgement, str] = MappingProxyType(
    {
        Judgement.PROBLEM: "1;31",
        Judgement.DEGRADED: "33",
        Judgement.OK: "32",
        Judgement.EXPECTED: "36",
        Judgement.UNPROVEN: "2",
        Judgement.SKIPPED: "2",
    }
)


def judgement_paint(judgement: Judgement, words: str) -> str:
    """Return words between the codes that give them the colour of a judgement (ECMA-48 SGR)."""
    return f"\x1b[{_COLOURS[judgement]}m{words}\x1b[0m"
