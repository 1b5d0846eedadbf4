"""A language that does not exist: every text two fifths longer, to find what is cut or was not marked."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator


def pseudo(text: str) -> str:
    """A text made longer by two fifths, with accents, in brackets; places and mnemonics stay."""
    parts = re.split(r"(%n|%L?\d+|\{[^}]*\}|&(?=\w)|<[^>]+>|\n)", text)
    accents = str.maketrans("aeiouAEIOU", "áéîöûÁÉÎÖÛ")
    said = "".join(part if at % 2 else part.translate(accents) for at, part in enumerate(parts))
    more = ("lorem ipsum dolor sit amet " * 9)[: max(2, len(text) * 2 // 5)].strip()
    return f"[{said} {more}]"


class Pseudo(QTranslator):
    """Translates everything the program marked, and nothing else."""

    def __init__(self, ts: Path) -> None:
        super().__init__()
        self._known: set[tuple[str, str]] = set()
        for context in ElementTree.parse(ts).getroot().iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                self._known.add((name, message.findtext("source", "")))

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        if (context, sourceText) not in self._known:
            return sourceText.replace("%n", str(n))  # Qt's own; nothing at all would be taken for a text
        return pseudo(sourceText).replace("%n", str(n))

    def isEmpty(self) -> bool:
        return False
