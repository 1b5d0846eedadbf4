"""Every line of a menu has a letter of its own under Alt, in both languages."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from sepgui.i18n import LANGS, Lang
from sepgui.ui.views.menus import MENUS, Line, Submenu

TRANSLATIONS = Path(__file__).parents[2] / "translations" / "sepgui_it.ts"
_MESSAGE = re.compile(r"<source>(.*?)</source>.*?<translation>(.*?)</translation>", re.DOTALL)


def italian() -> dict[str, str]:
    """Return the Italian of the menus, read from the one source of translations."""
    text = TRANSLATIONS.read_text("utf-8").split("<name>Menus</name>")[1].split("</context>")[0]
    return {html.unescape(source): html.unescape(words) for source, words in _MESSAGE.findall(text)}


def menus(title: str, lines: Iterable[Line]) -> Iterator[tuple[str, list[str]]]:
    """Yield each menu with the texts of its lines, and the menus within."""
    present = [line for line in lines if line is not None]
    yield title, [line.text.source for line in present]
    for line in present:
        if isinstance(line, Submenu):
            yield from menus(f"{title} > {line.text.source}", line.items)


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_lines_of_a_menu_share_a_letter(lang: Lang) -> None:
    words = italian() if lang == "it" else {}
    everything = [menu for text, lines in MENUS for menu in menus(text.source, lines)]
    for title, sources in [("bar", [text.source for text, _ in MENUS]), *everything]:
        shown = [words.get(source, source) for source in sources]
        letters = Counter(each[each.index("&") + 1].casefold() for each in shown)
        assert letters.most_common(1)[0][1] == 1, (title, shown)
