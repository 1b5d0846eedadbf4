"""The command palette, the offline guide, and what a row is for."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest

from sepgui.assets import asset
from sepgui.catalogue import load_catalogue
from sepgui.i18n import LANGS, Lang
from sepgui.ui.theme import ThemeChoice
from sepgui.ui.views.guide import FINDINGS, GUIDE, PAGES, PORTS, Guide, text_of
from sepgui.ui.views.menus import MENUS, Act, Item, Line, Submenu
from sepgui.ui.views.palette import Palette, commands
from tests.ui.conftest import ROOT
from tests.ui.key_table import HEADINGS, table
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

WITHOUT_KEYS = {Act.ABOUT, Act.RECENT_GONE, Act.RECENT_CLEAR}
"""Looked at once a year, and what forgets: no slip of the hand should do it. Lines that are one choice of
several, or a switch, need none either."""


def items(lines: Iterable[Line]) -> Iterator[Item]:
    for line in lines:
        if isinstance(line, Submenu):
            yield from items(line.items)
        elif line is not None:
            yield line


ITEMS = [item for _, lines in MENUS for item in items(lines)]


# --- every action has its place -------------------------------------------------------------------


def test_every_action_has_one_place_in_a_menu() -> None:
    assert sorted(item.act.name for item in ITEMS) == sorted(act.name for act in Act)


def test_every_action_that_is_no_choice_has_keys_of_its_own() -> None:
    assert [i.act for i in ITEMS if not i.choice and not i.keys and i.act not in WITHOUT_KEYS] == []
    keys = [QKeySequence(item.keys).toString() for item in ITEMS if item.keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_no_keys_are_those_that_a_text_field_keeps_for_itself() -> None:
    """Under X11 a line of text takes Ctrl+E for its end, and the first screen begins in one."""
    kept = {"Ctrl+A", "Ctrl+E", "Ctrl+V", "Ctrl+X", "Ctrl+Backspace", "Ctrl+Del"}
    assert [item.act for item in ITEMS if item.keys in kept] == []


def test_every_action_is_in_the_palette(stage: Stage) -> None:
    there = {command.action for command in commands(stage.window.menus.bar)}
    assert {stage.window.menus.action(act) for act in Act} <= there


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_lists_every_action_with_its_keys(lang: Lang) -> None:
    """`python -m tests.ui.key_table` writes the table anew after a change of the menus."""
    text = text_of(GUIDE[lang])
    assert text.rstrip("\n").endswith(f"{HEADINGS[lang]}\n\n{table(lang)}")
    assert len(table(lang).splitlines()) == 2 + len(ITEMS)


# --- palette --------------------------------------------------------------------------------------


def shown(action: QAction) -> str:
    return action.text().replace("&", "")


def palette_by_menu(stage: Stage) -> Palette:
    stage.window.menus.action(Act.PALETTE).trigger()
    found = stage.window.findChild(Palette)
    assert isinstance(found, Palette)
    return found


def palette(stage: Stage) -> Palette:
    stage.window.activateWindow()
    QTest.keyClick(stage.matrix, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = stage.window.findChild(Palette)
    assert isinstance(found, Palette)
    assert found.isVisible()
    return found


def test_a_few_letters_and_enter_do_it(stage: Stage, qtbot: QtBot) -> None:
    opened = palette(stage)
    QTest.keyClicks(opened.search, "dark")
    assert opened.found()[0].action is stage.window.menus.action(Act.THEME_DARK)
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.settings.theme is ThemeChoice.DARK)
    stage.acts.do(Act.THEME_LIGHT)


def test_arrows_choose_and_escape_leaves(stage: Stage) -> None:
    opened = palette(stage)
    QTest.keyClicks(opened.search, "last")
    first = opened.list.currentIndex().row()
    QTest.keyClick(opened.search, Qt.Key.Key_Down)
    assert opened.list.currentIndex().row() == first + 1
    QTest.keyClick(opened.search, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_palette_speaks_the_present_language(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: "Scuro" in shown(stage.window.menus.action(Act.THEME_DARK)))
    opened = palette(stage)
    QTest.keyClicks(opened.search, "scuro")
    assert [command.words for command in opened.found()][:1] == ["Visualizza · Tema · Scuro"]
    assert opened.found()[0].action is stage.window.menus.action(Act.THEME_DARK)
    opened.close()


def test_nothing_found_is_said(stage: Stage) -> None:
    opened = palette(stage)
    QTest.keyClicks(opened.search, "qqqq")
    assert opened.found() == []
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.isVisible()
    opened.close()


def test_what_cannot_be_done_stands_last_and_is_not_done(stage: Stage) -> None:
    action = stage.window.menus.action(Act.STOP_WAITING)
    opened = palette(stage)
    QTest.keyClicks(opened.search, "stop waiting")
    assert opened.found()[-1].action is action
    item = opened.list.topLevelItem(opened.list.topLevelItemCount() - 1)
    assert item is not None
    assert item.text(1) == "No port is waited for."
    opened.list.setCurrentItem(item)
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.isVisible()
    opened.close()


def test_what_was_found_lately_comes_first_also_after_a_restart(stage: Stage, qtbot: QtBot) -> None:
    for words, act in (("dark", Act.THEME_DARK), ("theme light", Act.THEME_LIGHT)):
        opened = palette_by_menu(stage)
        QTest.keyClicks(opened.search, words)
        assert opened.found()[0].action is stage.window.menus.action(act)
        QTest.keyClick(opened.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: stage.window.findChild(Palette) is None)
    assert stage.remembered().commands == ("THEME_LIGHT", "THEME_DARK")
    opened = palette_by_menu(stage)
    lately = [command.action for command in opened.found()[:2]]
    assert lately == [stage.window.menus.action(act) for act in (Act.THEME_LIGHT, Act.THEME_DARK)]
    opened.close()


def test_accents_need_not_be_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.LANG_IT)
    wanted = stage.window.menus.action(Act.TELL_ALL)
    qtbot.waitUntil(lambda: wanted.text().startswith("Avvisami"))
    wanted.setText("Perché è così")
    for words in ("perche e cosi", "PERCHÉ"):
        opened = palette_by_menu(stage)
        QTest.keyClicks(opened.search, words)
        assert opened.found()[0].action is wanted
        opened.close()
        qtbot.waitUntil(lambda: stage.window.findChild(Palette) is None)


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_session_every_closed_line_says_what_it_lacks(
    qapp: QApplication, tmp_path: Path, lang: Lang
) -> None:
    made = Stage(qapp, tmp_path)
    made.acts.do(Act.LANG_IT if lang == "it" else Act.LANG_EN)
    qapp.sendPostedEvents()
    why = {act: made.window.menus.action(act).whatsThis() for act in Act}
    closed = {act for act in Act if not made.window.menus.action(act).isEnabled()}
    tip = made.window.menus.action(Act.SAVE_AS).toolTip()
    made.close()
    assert {Act.SAVE_AS, Act.RUN_ONCE, Act.TELL_ALL, Act.UNDO, Act.REPLAY, Act.CLOCK_PLAY} <= closed
    assert [act for act in closed if not why[act]] == []
    assert tip == (
        "First open a session or begin one." if lang == "en" else "Prima apri o avvia una sessione."
    )


def test_a_session_opens_the_lines_that_need_one(stage: Stage, qtbot: QtBot) -> None:
    for act in (Act.SAVE_AS, Act.RUN_ONCE, Act.GRAPH_COPY, Act.FILTER):
        assert stage.window.menus.action(act).isEnabled()
        assert stage.window.menus.action(act).whatsThis() == ""
    stage.say(stage.session.opened(live=False))
    qtbot.waitUntil(lambda: not stage.window.menus.action(Act.RUN_ONCE).isEnabled())
    assert "saved session" in stage.window.menus.action(Act.RUN_ONCE).whatsThis()


# --- guide ----------------------------------------------------------------------------------------


def guide(stage: Stage) -> Guide:
    found = stage.window.findChild(Guide)
    assert isinstance(found, Guide)
    return found


def test_f1_opens_the_guide_in_the_present_language(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    QTest.keyClick(stage.matrix, Qt.Key.Key_F1)
    opened = guide(stage)
    assert opened.isVisible()
    assert opened.shown == GUIDE["en"]
    assert "three questions" in opened.page.toPlainText()
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: opened.shown == GUIDE["it"])
    stage.acts.do(Act.GUIDE)
    assert len(stage.window.findChildren(Guide)) == 1


def test_links_lead_to_other_pages_and_back(stage: Stage) -> None:
    stage.acts.do(Act.GUIDE)
    opened = guide(stage)
    opened.page.anchorClicked.emit(QUrl("site.md"))
    assert opened.shown == "site.md"
    opened.page.anchorClicked.emit(QUrl("../README.md"))
    assert opened.shown == "site.md"
    opened.go_back()
    assert opened.shown == GUIDE["en"]


def test_the_guide_is_searched(stage: Stage) -> None:
    stage.acts.do(Act.GUIDE)
    opened = guide(stage)
    QTest.keyClicks(opened.search, "exit code")
    first = opened.page.textCursor()
    assert first.selectedText().casefold() == "exit code"
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.page.textCursor().position() != first.position()
    assert opened.isVisible()


def test_what_is_this_shows_the_entry_of_the_row(stage: Stage, qtbot: QtBot) -> None:
    stage.matrix.choose(stage.row(8445))
    stage.window.activateWindow()
    QTest.keyClick(stage.matrix, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    opened = guide(stage)
    assert opened.shown == f"{PORTS['en']}#reporting-console"
    qtbot.waitUntil(lambda: opened.page.textCursor().block().text() == "reporting-console")
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: opened.shown == f"{PORTS['it']}#reporting-console")


@pytest.mark.parametrize("page", PORTS.values())
def test_every_entry_can_be_explained(page: str) -> None:
    headings = {line.removeprefix("## ") for line in text_of(page).splitlines() if line.startswith("## ")}
    assert {entry.id for entry in load_catalogue().entries} <= headings


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_shown_to_their_end(stage: Stage, name: str) -> None:
    stage.acts.do(Act.GUIDE)
    opened = guide(stage)
    opened.show_page(name)
    words = re.findall(r"\w{4,}", re.sub(r"\]\([^)]*\)", "]", text_of(name)))  # a link shows its words alone
    assert words[-1] in opened.page.toPlainText()[-400:]


def test_pages_have_no_pictures_and_no_comments() -> None:
    for name in PAGES:
        assert "![" not in text_of(name)
        assert "<!--" not in text_of(name)


def test_wheel_and_frozen_program_carry_every_page() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"docs/{name}": f"sepgui/_assets/docs/{name}" for name in PAGES}.items() <= included.items()
    from build_spec.frozen import own_files

    assert {(str(ROOT / "docs" / name), "docs") for name in PAGES} <= set(own_files())
    assert all(asset("docs", name).is_file() for name in (*GUIDE.values(), *FINDINGS.values()))


def test_the_guide_goes_with_the_window(stage: Stage) -> None:
    stage.acts.do(Act.GUIDE)
    opened = guide(stage)
    stage.window.close()
    assert not opened.isVisible()
