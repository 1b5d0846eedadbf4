"""The table of all commands at the end of the user guide: `python -m tests.ui.key_table` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sepgui.i18n import LANGS, Lang, Text
from sepgui.ui.views.menus import MENUS, Line, Submenu
from tests.ui.test_mnemonics import italian

DOCS = Path(__file__).parents[2] / "docs"
HEADINGS: dict[Lang, str] = {
    "en": "## All commands, with their keys",
    "it": "## Tutti i comandi, con i tasti",
}
_TITLES: dict[Lang, str] = {"en": "| Menu | Command | Keys |", "it": "| Menu | Comando | Tasti |"}
_ARROWS = {"Left": "←", "Right": "→"}
_KEYS: dict[Lang, dict[str, str]] = {
    "en": {"Return": "Enter", **_ARROWS},
    "it": {"Return": "Invio", "Shift": "Maiusc", "Home": "Inizio", **_ARROWS},
}


def table(lang: Lang) -> str:
    """Return the table: where each line of the menus stands, what it is called and which keys do it."""
    words = italian() if lang == "it" else {}

    def said(text: Text) -> str:
        return words.get(text.source, text.source).replace("&", "")

    def rows(place: str, lines: Iterable[Line]) -> Iterator[str]:
        for line in lines:
            if isinstance(line, Submenu):
                yield from rows(f"{place} > {said(line.text)}", line.items)
            elif line is not None:
                yield f"| {place} | {said(line.text)} | {keys_in(line.keys, lang)} |"

    found = [row for text, lines in MENUS for row in rows(said(text), lines)]
    return "\n".join([_TITLES[lang], "|---|---|---|", *found])


def keys_in(keys: str, lang: Lang) -> str:
    """Return keys as they are printed on a keyboard of a language."""
    plus = keys.replace("++", "+plus") if keys.endswith("++") else keys
    named = (_KEYS[lang].get(part, part) for part in plus.split("+"))
    return "+".join(named).replace("plus", "+")


def main() -> None:
    """Write both tables into the guides; they are the last part."""
    for lang in LANGS:
        path = DOCS / f"user-guide.{lang}.md"
        text = path.read_text("utf-8").split(f"\n{HEADINGS[lang]}\n")[0].rstrip("\n")
        path.write_text(f"{text}\n\n{HEADINGS[lang]}\n\n{table(lang)}\n", "utf-8")


if __name__ == "__main__":
    main()
