"""What can be said again in another language: not words, but a marked text or a question for words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sepgui.i18n import Text

Sayable: TypeAlias = "str | Text | Callable[[], str]"


def spoken(what: Sayable) -> str:
    """Return it in the present language."""
    if isinstance(what, str):
        return what
    if isinstance(what, Text):
        from sepgui.ui.words import say

        return say(what)
    return what()
