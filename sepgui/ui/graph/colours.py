"""The graph in the colours of a theme."""

from __future__ import annotations

from sepgui.domain.outcome import State
from sepgui.ui.graph.mark_item import MarkColours
from sepgui.ui.graph.plots import GraphColours
from sepgui.ui.theme import Tokens


def graph_colours(tokens: Tokens) -> GraphColours:
    """Return what the graph is painted in, of a theme."""
    states = {
        State.OPEN: tokens.color("ok"),
        State.CLOSED: tokens.color("refused"),
        State.FILTERED: tokens.color("silent"),
        State.OPEN_FILTERED: tokens.color("unknown"),
        State.UNREACHABLE: tokens.color("silent"),
        State.ERROR: tokens.color("unknown"),
    }
    return GraphColours(
        surface=tokens.color("surface"),
        text=tokens.color("text"),
        quiet_text=tokens.color("text2"),
        outline=tokens.color("outline"),
        curve=tokens.color("accent"),
        threshold=tokens.color("slow"),
        states=states,
        marks=MarkColours(
            repeat=tokens.color("slow"),
            finding=tokens.color("refused"),
            note=tokens.color("accent"),
            computer=tokens.color("text2"),
            scenario=tokens.color("text"),
            focus=tokens.color("accent"),
            surface=tokens.color("surface"),
        ),
    )
