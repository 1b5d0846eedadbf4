"""Finds the line of every key in a TOML text, which `tomllib` does not tell; used only to place an error."""

from __future__ import annotations

import re
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""The way to a value: keys, and indexes into arrays from 0: ``("entry", 2, "endpoints", 0, "port")``."""

_TOKEN = re.compile(
    r"(?P<skip>[ \t\r]+|#[^\n]*)"
    r'|(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<mark>[\[\]{}=,.\n])"
    r"|(?P<bare>[^\s\[\]{}=,.#\"']+)",
    re.DOTALL,
)


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Return the line, from 1, of each table header, key and array element of a valid TOML 1.0 text."""
    return _Reader(text).lines


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._tokens: list[tuple[str, int]] = []
        self._next = 0
        line = 1
        for match in _TOKEN.finditer(text):
            token = match.group()
            if match.lastgroup != "skip":
                self._tokens.append((token, line))
            line += token.count("\n")
        self._tokens.append(("", line))
        self._document()

    def _peek(self) -> str:
        return self._tokens[self._next][0]

    def _take(self) -> tuple[str, int]:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def _document(self) -> None:
        table: KeyPath = ()
        counts: dict[KeyPath, int] = {}
        while self._peek():
            if self._peek() == "\n":
                self._take()
            elif self._peek() == "[":
                table = self._header(counts)
            else:
                self._pair(table)

    def _header(self, counts: dict[KeyPath, int]) -> KeyPath:
        _, line = self._take()
        is_array = self._peek() == "["
        if is_array:
            self._take()
        keys = self._key()
        while self._peek() not in ("\n", ""):
            self._take()
        path: KeyPath = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in counts:
                path = (*path, counts[path] - 1)
        path = (*path, keys[-1])
        if is_array:
            self.lines.setdefault(path, line)
            counts[path] = counts.get(path, 0) + 1
            path = (*path, counts[path] - 1)
        self.lines.setdefault(path, line)
        return path

    def _key(self) -> tuple[str, ...]:
        keys: list[str] = []
        while self._peek() not in ("=", "]", "\n", ""):
            token, _ = self._take()
            if token != ".":
                keys.append(token[1:-1] if token[0] in "\"'" else token)
        return tuple(keys) or ("",)

    def _pair(self, table: KeyPath) -> None:
        line = self._tokens[self._next][1]
        path = table
        for key in self._key():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._take()
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        match self._peek():
            case "[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case _:
                self._take()
                while self._peek() not in ("\n", ",", "]", "}", ""):
                    self._take()

    def _array(self, path: KeyPath) -> None:
        self._take()
        index = 0
        while self._peek() not in ("]", ""):
            if self._peek() in ("\n", ","):
                self._take()
                continue
            element = (*path, index)
            self.lines[element] = self._tokens[self._next][1]
            self._value(element)
            index += 1
        self._take()

    def _inline_table(self, path: KeyPath) -> None:
        self._take()
        while self._peek() not in ("}", ""):
            if self._peek() in ("\n", ","):
                self._take()
                continue
            self._pair(path)
        self._take()
