"""The glossary of the Italian, held against what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_spec.translations import SOURCES, messages

ROOT = Path(__file__).parent.parent
GLOSSARY = (ROOT / "docs" / "glossario.md").read_text("utf-8")
ROWS = [
    tuple(cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])
    for line in GLOSSARY.splitlines()
    if line.startswith("| ")
]
PAIRS = {row[0]: row[1] for row in ROWS if len(row) == 3}
AVOIDED = [row[0] for row in ROWS if len(row) == 2 and row[0] != "si evita"]
STEMS = {"testare": "testa[rtn]"}  # `testa` is a head
ITALIAN = SOURCES / "sepgui_it.ts"


@pytest.mark.parametrize("context", ["Verdict", "Role"])
def test_the_words_of_the_pill_and_of_the_roles_are_those_of_the_glossary(context: str) -> None:
    said = {each.source: each.forms[0] for each in messages(ITALIAN) if each.context == context}
    assert said
    assert {source: PAIRS.get(source) for source in said} == said


def italian_texts() -> list[str]:
    texts = [form for each in messages(ITALIAN) for form in each.forms]
    for path in sorted((ROOT / "resources").rglob("*.toml")):
        texts += re.findall(r'\bit = "([^"\n]*)"', path.read_text("utf-8"))
    return texts


@pytest.mark.parametrize("word", AVOIDED)
def test_what_is_avoided_is_not_written(word: str) -> None:
    stem = re.compile(rf"\b{STEMS.get(word, word.removesuffix('re').removesuffix('rsi'))}", re.IGNORECASE)
    assert stem.search(f"Prima di {word} qualcosa")
    assert [text for text in italian_texts() if stem.search(text)] == []


def test_the_texts_of_both_homes_are_read() -> None:
    texts = italian_texts()
    assert len(texts) > 800
    assert any("tabella delle porte" in text.lower() for text in texts)
