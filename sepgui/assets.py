"""Finds the files that travel with the program; the one module that knows where they lie."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset(*parts: str) -> Path:
    """Return the path of a bundled file or folder: `asset("resources", "catalogue", "ports.toml")`.

    The parts name it as in a checkout, which serves it from its top level (or from `build/`, where
    translations are made); a wheel serves it from `sepgui/_assets/`, a frozen program from the folder
    it unpacks to.

    Raises:
        FileNotFoundError: nothing lies there; the message names the file and every place searched.
    """
    homes = _homes()
    for home in homes:
        path = home.joinpath(*parts)
        if path.exists():
            return path
    name = "/".join(parts)
    searched = ", ".join(str(home) for home in homes)
    raise FileNotFoundError(f"sepgui's own file {name} is missing: searched {searched}")


def translation_table(lang: str) -> str:
    """Return the core's translations of a language as JSON text: `{context: {source: translation}}`.

    Empty for the source language. A wheel and a frozen program carry the table; a checkout makes it from
    `translations/sepgui_<lang>.ts` whenever the table is missing or older, so that no build step is needed.

    Raises:
        FileNotFoundError: the language has neither a table nor a `.ts`.
    """
    if not _is_checkout():
        return asset("translations", f"core_{lang}.json").read_text("utf-8")
    source = asset("translations", f"sepgui_{lang}.ts")
    built = _PACKAGE.parent / "build" / "translations" / f"core_{lang}.json"
    with suppress(OSError):
        if built.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            return built.read_text("utf-8")
    from build_spec.translations import core_table_json, write_whole  # only a checkout has it

    table = core_table_json(source)
    try:
        write_whole(built, table)
    except OSError:
        return table  # a checkout that cannot be written to parses each time
    return table


def _homes() -> tuple[Path, ...]:
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return (Path(unpacked),)
    if _is_checkout():
        return (_PACKAGE.parent, _PACKAGE.parent / "build")
    return (_PACKAGE / "_assets",)


def _is_checkout() -> bool:
    frozen = getattr(sys, "_MEIPASS", None) is not None
    return not frozen and os.path.exists(_PACKAGE.parent / "translations" / "sepgui_it.ts")
