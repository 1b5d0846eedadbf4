from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from sepgui import i18n
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "sepgui").rglob("*.py"))
UI = ROOT / "sepgui" / "ui"


@pytest.fixture
def italian(monkeypatch: pytest.MonkeyPatch) -> None:
    tables: dict[str, dict[str, dict[str, str]]] = {
        "it": {"Finding": {"{host} is silent on {count} ports": "Su {count} porte {host} tace"}},
        "en": {},
    }
    monkeypatch.setattr(i18n, "_table", tables.__getitem__)


@pytest.mark.usefixtures("italian")
class TestTranslate:
    SILENT = Text("Finding", "{host} is silent on {count} ports").with_(host="sepm", count=3)

    def test_words_and_their_order_are_the_languages(self) -> None:
        assert i18n.translate(self.SILENT, "it") == "Su 3 porte sepm tace"
        assert i18n.translate(self.SILENT, "en") == "sepm is silent on 3 ports"

    def test_an_unknown_text_is_its_source(self) -> None:
        assert i18n.translate(Text("Finding", "new text"), "it") == "new text"

    def test_a_text_inside_a_text_is_translated_too(self) -> None:
        outer = Text("Other", "Because: {why}").with_(why=self.SILENT)
        assert i18n.translate(outer, "it") == "Because: Su 3 porte sepm tace"

    def test_braces_in_a_value_stay_as_they_are(self) -> None:
        assert i18n.translate(Text("Other", "{what}").with_(what="{host}"), "it") == "{host}"

    def test_a_text_without_places_may_hold_braces(self) -> None:
        assert i18n.translate(Text("Other", "{literal}"), "it") == "{literal}"

    def test_a_decimal_has_the_languages_sign(self) -> None:
        text = Text("Other", "{rtt} ms").with_(rtt=0.5)
        assert i18n.translate(text, "it") == "0,5 ms"
        assert i18n.translate(text, "en") == "0.5 ms"


def test_marking_keeps_context_and_source() -> None:
    assert QT_TRANSLATE_NOOP("Ctx", "words") == Text("Ctx", "words")


def test_every_language_has_a_table() -> None:
    for lang in i18n.LANGS:
        assert i18n.translate(Text("no such context", "words"), lang) == "words"


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "it_CH"}, "it"),
        ({"LANG": "C"}, "it"),
        ({"LANG": "C.UTF-8"}, "it"),
        ({"LANG": "POSIX"}, "it"),
        ({}, "it"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "it_IT.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "it_IT.UTF-8", "LANG": "en_US.UTF-8"}, "it"),
    ],
)
def test_the_language_of_the_system(environ: dict[str, str], lang: str) -> None:
    assert i18n.system_lang(environ) == lang


class TestMarking:
    """What lupdate needs to find a text, and the program to find its translation again."""

    def test_marked_texts_are_two_literals(self) -> None:
        loose = [
            where
            for where, call in calls()
            if name_of(call) == "QT_TRANSLATE_NOOP" and not all_literal(call.args, 2)
        ]
        assert loose == []

    def test_window_texts_are_literals_of_their_own_class(self) -> None:
        loose = [
            where
            for where, call in calls(UI)
            if isinstance(call.func, ast.Attribute)
            and call.func.attr == "tr"
            and not (ast.unparse(call.func.value) == "self" and all_literal(call.args[:1], 1))
        ]
        assert loose == []

    def test_only_tr_of_an_object_counts(self) -> None:
        """lupdate sees plural forms there and nowhere else."""
        uncounted = [
            where
            for name in ("translate", "QT_TRANSLATE_NOOP")
            for where, call in marks(name)
            if any(isinstance(word, ast.Constant) and "%n" in str(word.value) for word in call.args)
        ]
        assert uncounted == []

    def test_the_core_marks_under_names_of_its_own(self) -> None:
        """A class of the window would get texts in its `.qm` context that it never shows."""
        core = {context_of(call) for where, call in marks() if not where.startswith("sepgui/ui/")}
        assert core & set(window_classes()) == set()

    def test_every_context_of_the_sources_exists_in_the_code(self) -> None:
        known = marked_contexts() | set(window_classes()) | translate_contexts()
        for ts in sorted((ROOT / "translations").glob("sepgui_*.ts")):
            contexts = {name.text or "" for name in ET.parse(ts).getroot().iterfind("context/name")}
            assert contexts <= known, ts.name


def calls(under: Path = ROOT / "sepgui") -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        if path.is_relative_to(under):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def all_literal(arguments: list[ast.expr], count: int) -> bool:
    return len(arguments) == count and all(
        isinstance(argument, ast.Constant) and isinstance(argument.value, str) for argument in arguments
    )


def marks(name: str = "QT_TRANSLATE_NOOP") -> list[tuple[str, ast.Call]]:
    """Return the calls of that name whose first argument is a literal: a context."""
    return [
        (where, call)
        for where, call in calls()
        if name_of(call) == name and call.args and isinstance(call.args[0], ast.Constant)
    ]


def context_of(call: ast.Call) -> str:
    assert isinstance(call.args[0], ast.Constant)
    return str(call.args[0].value)


def marked_contexts() -> set[str]:
    return {context_of(call) for _, call in marks()}


def translate_contexts() -> set[str]:
    return {context_of(call) for _, call in marks("translate")}


def window_classes() -> list[str]:
    """Return the classes of the window that speak with `tr`: contexts of lupdate."""
    return [
        node.name
        for path in SOURCES
        if path.is_relative_to(UI)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and "self.tr(" in ast.unparse(node)
    ]
