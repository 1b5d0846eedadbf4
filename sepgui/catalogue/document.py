"""Reads TOML documents key by key; a fault becomes one sentence with file, line, table, key and mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from sepgui.domain.version import SepVersion, VersionError, VersionRange, parse_range, parse_version
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Text, translate

if TYPE_CHECKING:
    from sepgui.catalogue.lines import KeyPath

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=str)

_CANNOT_READ = QT_TRANSLATE_NOOP("Document", "{file} cannot be read: {why}.")
_NOT_UTF8 = QT_TRANSLATE_NOOP("Document", "{file}, line {line}: this is not UTF-8; save the file as UTF-8.")
_NOT_TOML = QT_TRANSLATE_NOOP("Document", "{file}, line {line}, column {column}: this is not TOML ({why}).")
_NOT_TOML_AT_END = QT_TRANSLATE_NOOP("Document", "{file}: this is not TOML ({why}).")

_IN_FILE = QT_TRANSLATE_NOOP("Document", "{file}")
_AT_LINE = QT_TRANSLATE_NOOP("Document", "{file}, line {line}")
_IN_TABLE = QT_TRANSLATE_NOOP("Document", "{file}, line {line}, {table}")

_MISSING = QT_TRANSLATE_NOOP("Document", "{where}: the key {key} is missing; add it: {wanted}.")
_UNKNOWN_KEY = QT_TRANSLATE_NOOP("Document", "{where}: the key {key} is unknown; remove it or use: {known}.")
_MISTYPED_KEY = QT_TRANSLATE_NOOP("Document", "{where}: the key {key} is unknown; did you mean {guess}?")
_WRONG_TYPE = QT_TRANSLATE_NOOP("Document", "{where}: the value of {key} is {found}; write {wanted}.")
_EMPTY = QT_TRANSLATE_NOOP("Document", "{where}: {key} is empty; write its text.")
_UNKNOWN_VALUE = QT_TRANSLATE_NOOP("Document", "{where}: {key} cannot be {value}; write {known}.")
_MISTYPED_VALUE = QT_TRANSLATE_NOOP("Document", "{where}: {key} cannot be {value}; did you mean {guess}?")
_OUT_OF_RANGE = QT_TRANSLATE_NOOP("Document", "{where}: {key} cannot be {value}; write {low} to {high}.")
_BAD_VALUE = QT_TRANSLATE_NOOP("Document", "{where}, {key}: {why}")

_A_TEXT = QT_TRANSLATE_NOOP("Document", "a text in quotes")
_AN_INTEGER = QT_TRANSLATE_NOOP("Document", "a whole number")
_A_NUMBER = QT_TRANSLATE_NOOP("Document", "a number")
_A_TRUTH = QT_TRANSLATE_NOOP("Document", "true or false")
_A_DATE = QT_TRANSLATE_NOOP("Document", "a date or a time")
_A_TABLE = QT_TRANSLATE_NOOP("Document", "a table")
_A_LIST = QT_TRANSLATE_NOOP("Document", "a list")
_TEXTS = QT_TRANSLATE_NOOP("Document", "a list of texts in quotes")
_INTEGERS = QT_TRANSLATE_NOOP("Document", "a list of whole numbers")
_TABLES = QT_TRANSLATE_NOOP("Document", "a list of tables")

_POSITION = r"(?P<why>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"


class DocumentError(ValueError):
    """A document that cannot be used; `text` is the whole sentence, `str()` gives it in English."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return translate(self.text, "en")


def read_text(path: Path, error: type[DocumentError]) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark; raises `error`."""
    try:
        data = path.read_bytes()
    except OSError as failure:
        raise error(_CANNOT_READ.with_(file=str(path), why=failure.strerror or str(failure))) from failure
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise error(_NOT_UTF8.with_(file=path.name, line=line)) from failure


def parse_document(text: str, name: str, error: type[DocumentError]) -> Table:
    """Return the root table of a TOML text; every fault, now and in reading its keys, raises `error`."""
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as failure:
        raise error(_not_toml(failure, name)) from failure
    return Table(_Source(name, text, error), values, ())


def _not_toml(failure: Exception, name: str) -> Text:
    match = re.fullmatch(_POSITION, str(failure), re.DOTALL)
    if match is None or match["line"] is None:
        why = match["why"] if match else str(failure)
        return _NOT_TOML_AT_END.with_(file=name, why=why)
    line, column = int(match["line"]), int(match["column"])
    return _NOT_TOML.with_(file=name, line=line, column=column, why=match["why"])


class _Source:
    """A document's name and text, and which error its faults become."""

    def __init__(self, name: str, text: str, error: type[DocumentError]) -> None:
        self.name = name
        self._text = text
        self._error = error

    def refuse(self, label: str, path: KeyPath, sentence: Text) -> NoReturn:
        raise self._error(sentence.with_(where=self._where(label, path)))

    def line(self, path: KeyPath) -> int | None:
        from sepgui.catalogue.lines import key_lines

        lines = key_lines(self._text)
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path)

    def _where(self, label: str, path: KeyPath) -> Text:
        line = self.line(path)
        if line is None:
            return _IN_FILE.with_(file=self.name)
        if not label:
            return _AT_LINE.with_(file=self.name, line=line)
        return _IN_TABLE.with_(file=self.name, line=line, table=label)


class Table:
    """A TOML table being read: keys are asked for by type, and `close` refuses those nobody asked for.

    A key that is absent or does not hold what was asked for raises the document's error. `label` is
    how sentences name the table; tables inside a labelled one are named by their dotted key.
    """

    def __init__(
        self, source: _Source, values: Mapping[str, Any], path: KeyPath, label: str = "", inside: str = ""
    ) -> None:
        self._source = source
        self._values = values
        self._path = path
        self._asked: set[str] = set()
        self._inside = inside
        self.label = label

    def has(self, key: str) -> bool:
        """Whether the table has a key."""
        self._asked.add(key)
        return key in self._values

    def optional(self, read: Callable[[str], Value], key: str) -> Value | None:
        """Return what a reading method of this table gives for a key, None where the key is absent."""
        return read(key) if self.has(key) else None

    def every_key(self) -> tuple[str, ...]:
        """Return all keys, in the order of the document; each one counts as asked for."""
        self._asked.update(self._values)
        return tuple(self._values)

    def text(self, key: str) -> str:
        """Return a text that is not blank."""
        value = self._get(key, str, _A_TEXT)
        if not value.strip():
            self.refuse(key, _EMPTY)
        return value

    def truth(self, key: str) -> bool:
        """Return true or false."""
        return self._get(key, bool, _A_TRUTH)

    def integer(self, key: str, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""
        value = self._get(key, int, _AN_INTEGER)
        if isinstance(value, bool):
            self.refuse(key, _WRONG_TYPE.with_(found=_A_TRUTH, wanted=_AN_INTEGER))
        if not low <= value <= high:
            self.refuse(key, _OUT_OF_RANGE.with_(value=str(value), low=low, high=high))
        return value

    def integers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """Return a list of whole numbers from `low` to `high`."""
        values = self._list(key, int, _INTEGERS)
        for value in values:
            if isinstance(value, bool):
                self.refuse(key, _WRONG_TYPE.with_(found=_A_TRUTH, wanted=_INTEGERS))
            if not low <= value <= high:
                self.refuse(key, _OUT_OF_RANGE.with_(value=str(value), low=low, high=high))
        return values

    def number(self, key: str, low: float, high: float) -> float:
        """Return a number, whole or not, from `low` to `high`."""
        value = self._any(key, _A_NUMBER)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key, _WRONG_TYPE.with_(found=_kind(value), wanted=_A_NUMBER))
        if not low <= value <= high:
            self.refuse(key, _OUT_OF_RANGE.with_(value=str(value), low=low, high=high))
        return float(value)

    def choice(self, key: str, choices: Iterable[Choice]) -> Choice:
        """Return the one of the choices that the text of a key names."""
        return self._chosen(key, self.text(key), tuple(choices))

    def optional_choice(self, key: str, choices: Iterable[Choice]) -> Choice | None:
        """Return the one of the choices that the text of a key names, None where the key is absent."""
        return self.choice(key, choices) if self.has(key) else None

    def choices(self, key: str, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        """Return the choices that a list of texts names, in its order."""
        known = tuple(choices)
        return tuple(self._chosen(key, text, known) for text in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them blank."""
        values = self._list(key, str, _TEXTS)
        if not all(value.strip() for value in values):
            self.refuse(key, _EMPTY)
        return values

    def version(self, key: str) -> SepVersion:
        """Return a SEP version."""
        return self._parsed(key, parse_version)

    def version_range(self, key: str) -> VersionRange:
        """Return a range of SEP versions in the notation of `parse_range`."""
        return self._parsed(key, parse_range)

    def words(self, key: str) -> Words:
        """Return a sentence in both languages, written ``{ it = "…", en = "…" }``."""
        return self.table(key).whole_words()

    def words_list(self, key: str) -> tuple[Words, ...]:
        """Return a list of sentences, each in both languages."""
        return tuple(table.whole_words() for table in self.tables(key))

    def whole_words(self) -> Words:
        """Return this table itself as a sentence in both languages."""
        words = Words(self.text("it"), self.text("en"))
        self.close()
        return words

    def table(self, key: str) -> Table:
        """Return a table inside this one."""
        value = cast("dict[str, Any]", self._get(key, dict, _A_TABLE))
        return self._child(value, key, (key,))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return a list of tables; in sentences they count from 1."""
        values = cast("tuple[dict[str, Any], ...]", self._list(key, dict, _TABLES))
        return tuple(
            self._child(value, f"{key}[{index + 1}]", (key, index)) for index, value in enumerate(values)
        )

    def close(self) -> None:
        """Refuse the first key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                likely = guess(key, self._asked - self._values.keys())
                if likely is not None:
                    self.refuse(key, _MISTYPED_KEY.with_(guess=likely))
                self.refuse(key, _UNKNOWN_KEY.with_(known=", ".join(sorted(self._asked))))

    def refuse(self, key: str, sentence: Text) -> NoReturn:
        """Raise the document's error: a sentence with the places `where` and `key` still to be filled."""
        self._source.refuse(self.label, (*self._path, key), sentence.with_(key=self._inside + key))

    def refuse_value(self, key: str, why: Text) -> NoReturn:
        """Raise the document's error: the value of a key is wrong, as a sentence of its own says."""
        self.refuse(key, _BAD_VALUE.with_(why=why))

    def _child(self, values: Mapping[str, Any], key: str, path: tuple[str] | tuple[str, int]) -> Table:
        inside = f"{self._inside}{key}." if self.label else ""
        label = self.label or (f"[{key}]" if len(path) == 1 else f"[[{path[0]}]] {path[1] + 1}")
        return Table(self._source, values, self._path + path, label, inside)

    def _any(self, key: str, wanted: Text) -> Any:
        self._asked.add(key)
        if key not in self._values:
            mistyped = guess(key, self._values.keys() - self._asked, likeness=0.8)
            if mistyped is not None:
                self.refuse(mistyped, _MISTYPED_KEY.with_(guess=key))
            self.refuse(key, _MISSING.with_(wanted=wanted))
        return self._values[key]

    def _get(self, key: str, kind: type[Value], wanted: Text) -> Value:
        value = self._any(key, wanted)
        if not isinstance(value, kind):
            self.refuse(key, _WRONG_TYPE.with_(found=_kind(value), wanted=wanted))
        return value

    def _list(self, key: str, kind: type[Value], wanted: Text) -> tuple[Value, ...]:
        values = cast("list[object]", self._get(key, list, wanted))
        for value in values:
            if not isinstance(value, kind):
                self.refuse(key, _WRONG_TYPE.with_(found=_kind(value), wanted=wanted))
        return tuple(cast("list[Value]", values))

    def _chosen(self, key: str, text: str, choices: tuple[Choice, ...]) -> Choice:
        chosen = next((choice for choice in choices if choice == text), None)
        if chosen is not None:
            return chosen
        likely = guess(text, choices)
        if likely is not None:
            self.refuse(key, _MISTYPED_VALUE.with_(value=f'"{text}"', guess=f'"{likely}"'))
        known = ", ".join(f'"{choice}"' for choice in choices)
        return self.refuse(key, _UNKNOWN_VALUE.with_(value=f'"{text}"', known=known))

    def _parsed(self, key: str, parse: Callable[[str], Value]) -> Value:
        try:
            return parse(self.text(key))
        except VersionError as error:
            self.refuse_value(key, error.text)


def guess(text: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the known word that a mistyped one most likely means; `likeness` runs from 0 to 1."""
    import difflib

    close = difflib.get_close_matches(text, sorted(str(word) for word in known), n=1, cutoff=likeness)
    return close[0] if close else None


def _kind(value: object) -> Text:
    match value:
        case str():
            return _A_TEXT
        case bool():
            return _A_TRUTH
        case int() | float():
            return _A_NUMBER
        case dict():
            return _A_TABLE
        case list():
            return _A_LIST
        case _:
            return _A_DATE
