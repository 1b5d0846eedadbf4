"""Every window of the program: none is left out of the pictures, and none keeps words of another language."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

import sepgui.ui
from sepgui.app.cut_off import Found
from sepgui.ui.language import Language
from sepgui.ui.studio.sharing import Sharing
from sepgui.ui.views.cut_off_view import CutOffView
from sepgui.ui.views.menus import Act
from sepgui.ui.views.site_form import SiteForm
from tests.ui.many import compared
from tests.ui.stage import Stage
from tests.ui.staged_dialogs import bug, report, sessions_cut_off
from tests.ui.staged_shots import STAGED, View
from tests.ui.tagged import MARK, Marking, left_over, mark_english, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

UI = Path(sepgui.ui.__file__).parent
BY_QT = frozenset({"QFileDialog", "QInputDialog", "QMessageBox", "QProgressDialog", "QErrorMessage"})
"""Windows that Qt makes, which know nothing of our words."""
KEEP = frozenset({"keep_named", "keep_files_named"})


@pytest.fixture
def marked(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """A stage that speaks a marked English."""
    mark_english(monkeypatch)
    marking = Marking()
    use, remove = Language.use, Language.remove

    def use_language(self: Language, chosen: str | None) -> None:
        QCoreApplication.removeTranslator(marking)
        use(self, "it" if chosen == "it" else "en")
        if chosen != "it":
            QCoreApplication.installTranslator(marking)

    monkeypatch.setattr(Language, "use", use_language)
    stage.acts.do(Act.LANG_EN)
    settle()
    yield stage
    QCoreApplication.removeTranslator(marking)
    remove(stage.language)


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def assert_it_follows(stage: Stage, window: QWidget, qtbot: QtBot) -> None:
    """Switch to Italian and back; each time, nothing is left of the language before."""
    settle()
    assert any(MARK in words for _, words in said(window)), "nothing was said in the first language"
    stage.acts.do(Act.LANG_IT)
    settle()

    def nothing_is_left() -> None:
        assert left_over(window) == []

    qtbot.waitUntil(nothing_is_left, timeout=2000)
    italian = sorted(words for _, words in said(window))
    stage.acts.do(Act.LANG_EN)
    settle()
    stage.acts.do(Act.LANG_IT)
    settle()
    qtbot.waitUntil(lambda: sorted(words for _, words in said(window)) == italian, timeout=2000)


@pytest.mark.parametrize("view", STAGED, ids=lambda view: view.name)
def test_every_window_follows_the_language(marked: Stage, qtbot: QtBot, view: View) -> None:
    window = view.arrange(marked)
    assert type(window) is view.kind
    assert_it_follows(marked, window, qtbot)
    if window is not marked.window:
        window.close()


def share(stage: Stage) -> None:
    Sharing(stage.window, stage.desk).ask_where()


def save_comparison(stage: Stage) -> None:
    stage.acts.comparing.show(compared())
    view = stage.acts.comparing.view
    assert view is not None
    view.save.click()


def save_bug(stage: Stage) -> None:
    bug(stage).save_button.click()


def save_report(stage: Stage) -> None:
    report(stage).save.click()


def save_site(stage: Stage) -> None:
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = stage.window.findChild(SiteForm)
    assert isinstance(form, SiteForm)
    form.save.click()


def save_cut_off(stage: Stage) -> None:
    stage.acts.files.take(Found(cut_off=sessions_cut_off(stage)))
    stage.acts.files.show_cut_off()
    view = stage.window.findChild(CutOffView)
    assert isinstance(view, CutOffView)
    view.save_button.click()


FILES: dict[str, Callable[[Stage], None]] = {
    **{
        act.name.lower(): lambda stage, act=act: stage.window.menus.action(act).trigger()
        for act in (Act.OPEN, Act.SAVE_AS, Act.IMPORT, Act.DIFF_FILE, Act.MERGE, Act.GRAPH_SAVE)
    },
    "share": share,
    "save_comparison": save_comparison,
    "save_bug": save_bug,
    "save_report": save_report,
    "save_site": save_site,
    "save_cut_off": save_cut_off,
}


@pytest.mark.parametrize("name", FILES)
def test_dialogs_for_files_follow_the_language(marked: Stage, qtbot: QtBot, name: str) -> None:
    FILES[name](marked)
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
    (dialog,) = [each for each in tops if each.isVisible()]
    assert_it_follows(marked, dialog, qtbot)
    dialog.close()


def test_every_window_that_qt_makes_is_kept_named() -> None:
    """Whoever makes one has it named by a function that is called again when the language changes."""
    made = 0
    for path in UI.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            names = [
                call.func.id
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
            ]
            if BY_QT & set(names):
                made += 1
                assert KEEP & set(names), f"{path.name}: {function.name}"
    assert made >= 3


def classes() -> Iterator[type[QDialog]]:
    """Every class of a window of ours."""
    for module in pkgutil.walk_packages(sepgui.ui.__path__, "sepgui.ui."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, QDialog) and each.__module__ == module.name:
                yield each


def test_every_class_of_a_window_has_a_picture() -> None:
    found = set(classes())
    drawn = {view.kind for view in STAGED}
    assert len(found) >= 15
    assert {each for each in found - drawn if not drawn & set(each.__subclasses__())} == set()
