"""Builds what the program reads from `translations/*.ts`, and checks these sources; standard library only."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "translations"
BUILT = ROOT / "build" / "translations"
SOURCE_LANG = "en"

_PLACE = re.compile(r"\{[^{}]*\}|%n|%L?\d")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a `.ts` file; `forms` holds one translation, or one per plural form."""

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]
    plural: bool
    finished: bool


def messages(ts: Path) -> tuple[Message, ...]:
    """Return the messages of a `.ts` file in its order; obsolete ones are left out.

    Raises:
        ValueError: the file is not XML; the message names it.
    """
    try:
        root = ET.parse(ts).getroot()
    except ET.ParseError as error:
        raise ValueError(f"{ts}: {error}") from error
    found: list[Message] = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            kind = "unfinished" if translation is None else translation.get("type", "")
            if kind in ("obsolete", "vanished"):
                continue
            numerus = [] if translation is None else translation.findall("numerusform")
            plain = "" if translation is None else translation.text or ""
            forms = tuple(form.text or "" for form in numerus) or (plain,)
            found.append(
                Message(
                    context=name,
                    source=message.findtext("source", ""),
                    comment=message.findtext("comment", ""),
                    forms=forms,
                    plural=message.get("numerus") == "yes",
                    finished=kind != "unfinished",
                )
            )
    return tuple(found)


def core_table_json(ts: Path) -> str:
    """Return `{context: {source: translation}}` as JSON text, without plurals and untranslated messages."""
    table: dict[str, dict[str, str]] = {}
    for message in messages(ts):
        if not message.plural and message.forms[0]:
            table.setdefault(message.context, {})[message.source] = message.forms[0]
    return json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)


def build_tables(out: Path = BUILT) -> tuple[Path, ...]:
    """Write `core_<lang>.json` for every `.ts` and return the paths; needs nothing but Python."""
    made: list[Path] = []
    for ts in _sources():
        path = out / f"core_{_lang(ts)}.json"
        write_whole(path, core_table_json(ts))
        made.append(path)
    return tuple(made)


def build_qm(lrelease: Sequence[str], out: Path = BUILT) -> tuple[Path, ...]:
    """Write `sepgui_<lang>.qm` for every `.ts` with the given lrelease command and return the paths.

    Raises:
        RuntimeError: lrelease failed; the message is its own.
    """
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for ts in _sources():
        path = out / f"{ts.stem}.qm"
        if not path.exists() or path.stat().st_mtime_ns < ts.stat().st_mtime_ns:
            fresh = path.with_suffix(f".{os.getpid()}")  # a window may have the old file mapped
            _run([*lrelease, "-silent", "-nounfinished", str(ts), "-qm", str(fresh)])
            fresh.replace(path)
        made.append(path)
    return tuple(made)


def update(lupdate: Sequence[str], out: Path = SOURCES) -> None:
    """Bring every `.ts` in a folder up to date with the texts in `sepgui/`, without line numbers."""
    python = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "sepgui").rglob("*.py"))
    for ts in sorted(out.glob("sepgui_*.ts")):
        language = ["-source-language", SOURCE_LANG, "-target-language", _lang(ts)]
        plural = ["-pluralonly"] if _lang(ts) == SOURCE_LANG else []
        options = ["-silent", "-no-obsolete", "-locations", "none", *language, *plural]
        _run([*lupdate, *options, *python, "-ts", str(ts)])


def outdated(lupdate: Sequence[str]) -> tuple[str, ...]:
    """Return one line for every `.ts` that lupdate would change."""
    with tempfile.TemporaryDirectory() as folder:
        copies = {ts: Path(folder, ts.name) for ts in _sources()}
        for ts, copy in copies.items():
            copy.write_bytes(ts.read_bytes())
        update(lupdate, Path(folder))
        return tuple(
            f"{ts.relative_to(ROOT)} does not match the texts in sepgui/: run `python3 dev.py strings`"
            for ts, copy in copies.items()
            if copy.read_bytes() != ts.read_bytes()
        )


def faults(ts: Path) -> tuple[str, ...]:
    """Return one line for every message that is unfinished, empty, or loses or invents a placeholder."""
    lines: list[str] = []
    for message in messages(ts):
        name = f"{ts.name}: {message.context}: {message.source!r}"
        if not message.finished or not all(message.forms):
            lines.append(f"{name} is not translated")
            continue
        wanted = sorted(set(_PLACE.findall(message.source)) - {"%n"})
        for form in message.forms:
            places = sorted(set(_PLACE.findall(form)) - {"%n"})
            if places != wanted:
                lines.append(f"{name}: placeholders {wanted} became {places}")
        if "%n" in message.source and not any("%n" in form for form in message.forms):
            lines.append(f"{name}: no form says %n")
    return tuple(lines)


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that no reader ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(draft, 0o644)
    os.replace(draft, path)


def _sources() -> tuple[Path, ...]:
    return tuple(sorted(SOURCES.glob("sepgui_*.ts")))


def _lang(ts: Path) -> str:
    return ts.stem.removeprefix("sepgui_")


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {(done.stdout + done.stderr).strip()}")
