"""Text of the catalogue and the scenarios, which carry both languages themselves."""

from __future__ import annotations

from msgspec import Struct

from sepgui.i18n import Lang


class Words(Struct, frozen=True):
    """One sentence in Italian and in English."""

    it: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the sentence in a language."""
        return self.it if lang == "it" else self.en

    def with_(self, **parts: str) -> Words:
        """Return the sentence with its placeholders filled; raises `KeyError` for one without a part."""
        return Words(self.it.format(**parts), self.en.format(**parts))
