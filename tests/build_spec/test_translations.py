from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_spec import translations

HEAD = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="it">'


def written(folder: Path, *messages: str, name: str = "sepgui_it.ts") -> Path:
    ts = folder / name
    ts.write_text(f"{HEAD}<context><name>Ctx</name>{''.join(messages)}</context></TS>", "utf-8")
    return ts


def message(source: str, translation: str, kind: str = "") -> str:
    type_ = f' type="{kind}"' if kind else ""
    return f"<message><source>{source}</source><translation{type_}>{translation}</translation></message>"


def plural(source: str, *forms: str) -> str:
    numerus = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
    return f'<message numerus="yes"><source>{source}</source><translation>{numerus}</translation></message>'


def test_the_table_holds_what_is_translated_and_nothing_else(tmp_path: Path) -> None:
    ts = written(
        tmp_path,
        message("open", "aperta"),
        message("a &lt; b", "a minore di b"),
        message("new", "", "unfinished"),
        message("old", "vecchia", "obsolete"),
        plural("%n port(s)", "%n porta", "%n porte"),
    )
    assert json.loads(translations.core_table_json(ts)) == {
        "Ctx": {"open": "aperta", "a < b": "a minore di b"}
    }


def test_a_complete_file_has_no_faults(tmp_path: Path) -> None:
    ts = written(
        tmp_path,
        message("{count} of {total}", "{count} su {total}"),
        message("{total}: {count}", "{count} ({total})"),
        plural("%n port(s) of {host}", "%n porta di {host}", "%n porte di {host}"),
    )
    assert translations.faults(ts) == ()


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (message("open", "", "unfinished"), "is not translated"),
        (message("open", "aperta", "unfinished"), "is not translated"),
        (message("open", ""), "is not translated"),
        (message("{host} answers", "risponde"), "placeholders ['{host}'] became []"),
        (message("{host} answers", "{ospite} risponde"), "placeholders ['{host}'] became ['{ospite}']"),
        (message("%1 answers", "risponde"), "placeholders ['%1'] became []"),
        (plural("%n port(s)", "%n porta", ""), "is not translated"),
        (plural("%n port(s)", "una porta", "porte"), "no form says %n"),
        (plural("%n on {host}", "%n su {host}", "%n"), "placeholders ['{host}'] became []"),
    ],
)
def test_a_fault_is_named_with_file_and_text(tmp_path: Path, body: str, complaint: str) -> None:
    faults = translations.faults(written(tmp_path, body))
    assert len(faults) == 1
    assert faults[0].startswith("sepgui_it.ts: Ctx: ")
    assert complaint in faults[0]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    ts = tmp_path / "sepgui_it.ts"
    ts.write_text("<TS", "utf-8")
    with pytest.raises(ValueError, match=r"sepgui_it\.ts"):
        translations.messages(ts)


def test_writing_whole_leaves_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    translations.write_whole(path, "one\n")
    translations.write_whole(path, "due\n")
    assert path.read_bytes() == b"due\n"
    assert list(path.parent.iterdir()) == [path]


def test_tables_of_this_checkout_are_built_for_every_language(tmp_path: Path) -> None:
    made = translations.build_tables(tmp_path)
    assert {path.name for path in made} == {"core_en.json", "core_it.json"}
    assert json.loads((tmp_path / "core_en.json").read_text("utf-8")) == {}


@pytest.mark.gui
class TestWithQtsTools:
    """What needs lupdate and lrelease, which come with the gui extra."""

    def test_lrelease_builds_a_file_that_qt_reads(self, tmp_path: Path, lrelease: list[str]) -> None:
        from PySide6.QtCore import QTranslator

        made = translations.build_qm(lrelease, tmp_path)
        italian = next(path for path in made if path.name == "sepgui_it.qm")
        assert QTranslator().load(str(italian))

    def test_a_text_that_the_sources_lack_is_noticed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lupdate: list[str]
    ) -> None:
        top = tmp_path / "top"
        (top / "sepgui").mkdir(parents=True)
        (top / "translations").mkdir()
        written(top / "translations")
        written(top / "translations", name="sepgui_en.ts")
        code = top / "sepgui" / "a.py"
        code.write_text('A = QT_TRANSLATE_NOOP("Ctx", "first")\n', "utf-8")
        monkeypatch.setattr(translations, "ROOT", top)
        monkeypatch.setattr(translations, "SOURCES", top / "translations")
        translations.update(lupdate, top / "translations")
        assert translations.outdated(lupdate) == ()
        assert [m.source for m in translations.messages(top / "translations" / "sepgui_it.ts")] == ["first"]
        assert translations.messages(top / "translations" / "sepgui_en.ts") == ()
        code.write_text('A = QT_TRANSLATE_NOOP("Ctx", "second")\n', "utf-8")
        assert len(translations.outdated(lupdate)) == 1

    @pytest.fixture
    def lrelease(self) -> list[str]:
        return [tool("pyside6-lrelease")]

    @pytest.fixture
    def lupdate(self) -> list[str]:
        return [tool("pyside6-lupdate")]


def tool(name: str) -> str:
    import sys

    return str(Path(sys.executable).with_name(name))
