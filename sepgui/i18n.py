"""Marks text for translation without Qt and turns it into words at the edge; the innermost layer."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from sepgui import assets

Lang = Literal["it", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)

_ITALIAN = 0x10


class Text(Struct, gc=False, frozen=True):
    """A marked sentence and the values of its named places; words only after `translate`."""

    context: str
    source: str
    args: tuple[tuple[str, str | int | float | Text], ...] = ()

    def with_(self, **args: str | int | float | Text) -> Text:
        """Return the same sentence with its named places filled."""
        return Text(self.context, self.source, self.args + tuple(args.items()))


def QT_TRANSLATE_NOOP(context: str, source: str) -> Text:  # noqa: N802 - the name is lupdate's
    """Return marked text; lupdate finds the call by this name, so both arguments are literals."""
    return Text(context, source)


def translate(text: Text, lang: Lang) -> str:
    """Return the words of a marked sentence in a language; the source where none is known."""
    words = _table(lang).get(text.context, {}).get(text.source) or text.source
    if not text.args:
        return words
    return words.format(
        **{
            name: translate(arg, lang) if isinstance(arg, Text) else localised(arg, lang)
            for name, arg in text.args
        }
    )


def localised(value: str | int | float, lang: Lang) -> str:
    """Return a number with the language's decimal sign; text as it is."""
    if isinstance(value, float):
        words = f"{value:g}"
        return words.replace(".", ",") if lang == "it" else words
    return str(value)


def system_lang(environ: Mapping[str, str] | None = None) -> Lang:
    """Return the language of the system: Italian for it, C and POSIX, English for all others.

    On Windows it is the language that Windows itself speaks, unless a variable says another.
    """
    env = os.environ if environ is None else environ
    name = next((env[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(key)), "")
    if not name and environ is None:
        name = _spoken()
    name = name.lower()
    if name.startswith("it") or name.partition(".")[0] in ("", "c", "posix"):
        return "it"
    return "en"


def _spoken() -> str:
    """Return the name of the locale where no variable tells it."""
    if sys.platform == "win32":
        import ctypes

        # GetUserDefaultUILanguage returns a LANGID; its low ten bits are the language (MS-LCID).
        return "it" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _ITALIAN else "en"
    import locale

    return locale.getlocale()[0] or ""


@cache
def _table(lang: Lang) -> Mapping[str, Mapping[str, str]]:
    import json

    table: dict[str, dict[str, str]] = json.loads(assets.translation_table(lang))
    return table
