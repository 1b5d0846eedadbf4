"""Every key of a TOML text is found on its own line, whatever lies around it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from sepgui.assets import asset
from sepgui.catalogue.lines import KeyPath, key_lines

TRICKY = '''# [not.a.table]
title = "a # no comment, [no] {table}" # comment
text = """
key = "inside a text"
[[fake]]
"""
literal = \'\'\'
k = 1 \\\'\'\'
"quoted key" = 'x = "y"'
a.b . c = 1
list = [
  1, # one
  [ "x,]", 'y}' ],
  { port = 1, deep = { er = [true,
    1979-05-27T07:32:00Z] } },
]

[table]
same = 1

[[host]]
name = "one"
[host.more]
name = "x"
[[host.port]]
number = 1
[[host.port]]
number = 2

[[host]]
name = "two"
[[host.port]]
number = 3
'''


def test_tricky_texts() -> None:
    lines = {path: line for path, line in key_lines(TRICKY).items() if not isinstance(path[-1], int)}
    assert lines == {
        ("title",): 2,
        ("text",): 3,
        ("literal",): 7,
        ("quoted key",): 9,
        ("a",): 10,
        ("a", "b"): 10,
        ("a", "b", "c"): 10,
        ("list",): 11,
        ("list", 2, "port"): 14,
        ("list", 2, "deep"): 14,
        ("list", 2, "deep", "er"): 14,
        ("table",): 18,
        ("table", "same"): 19,
        ("host",): 21,
        ("host", 0, "name"): 22,
        ("host", 0, "more"): 23,
        ("host", 0, "more", "name"): 24,
        ("host", 0, "port"): 25,
        ("host", 0, "port", 0, "number"): 26,
        ("host", 0, "port", 1, "number"): 28,
        ("host", 1, "name"): 31,
        ("host", 1, "port"): 32,
        ("host", 1, "port", 0, "number"): 33,
    }
    assert key_lines(TRICKY)["host", 1] == 30
    assert key_lines(TRICKY)["list", 1] == 13
    assert key_lines(TRICKY)["list", 2, "deep", "er", 1] == 15


def test_every_key_of_the_catalogue_stands_on_its_line() -> None:
    text = asset("resources", "catalogue", "ports.toml").read_text("utf-8")
    rows = text.splitlines()
    lines = key_lines(text)
    paths = list(_paths(tomllib.loads(text), ()))
    assert len(paths) > 500
    for path in paths:
        row = rows[lines[path] - 1]
        assert not isinstance(path[-1], str) or path[-1] in row, path


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value).items()
    elif isinstance(value, list):
        inner = enumerate(cast("list[Any]", value))
    for step, each in inner:
        yield (*path, step)
        yield from _paths(each, (*path, step))


@given(st.text(alphabet="[]{}=,.\"'#\\\n \tab1", max_size=40))
def test_any_text_comes_to_an_end(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in key_lines(text).values())
