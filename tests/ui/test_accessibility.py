"""Whoever hears the window, or has no mouse, can use it; and longer words fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QTabBar,
    QWidget,
)

from build_spec.translations import SOURCES
from sepgui.i18n import LANGS, Lang
from sepgui.ui.language import LANGUAGE_NAMES
from sepgui.ui.models.matrix_model import Column
from sepgui.ui.views.comparison_view import ComparisonView
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.ui.many import compared
from tests.ui.pseudo import Pseudo
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIZES = [(1366, 768), (1024, 768), (960, 500), (683, 384)]


def focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabs and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None:
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget before its content."""
    told = widget.accessibleName()
    if isinstance(widget, QAbstractButton) and not told:
        told = widget.text()
    parent = widget.parentWidget()
    if not told and isinstance(parent, QComboBox):
        told = parent.accessibleName()
    return told.strip()


@pytest.mark.parametrize("size", SIZES)
def test_every_control_has_a_name(stage: Stage, size: tuple[int, int]) -> None:
    stage.window.resize(*size)
    nameless = [widget for widget in focusable(stage.window) if not spoken(widget)]
    assert nameless == []


def test_every_control_of_the_first_screen_has_a_name(stage: Stage) -> None:
    stage.acts.do(Act.NEW_PAIR)
    found = list(focusable(stage.window))
    assert len(found) >= 5
    assert [widget for widget in found if not spoken(widget)] == []


def test_tab_reaches_every_control(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.answer()})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Confirmed")
    wanted = {id(widget) for widget in focusable(stage.window)}
    stage.window.activateWindow()
    stage.matrix.setFocus()
    reached: set[int] = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        if focus is not None:
            reached.add(id(focus))
            if focus.parentWidget() is not None:
                reached.add(id(focus.parentWidget()))
        QTest.keyClick(focus or stage.window, Qt.Key.Key_Tab)
    missed = [
        widget for widget in focusable(stage.window) if id(widget) not in reached and id(widget) in wanted
    ]
    assert missed == []


def test_the_matrix_speaks_whole_rows(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.rejected("10.20.0.1")})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtered")
    table = QAccessible.queryAccessibleInterface(stage.matrix)
    assert table.role() == QAccessible.Role.Table
    said = [table.child(index).text(QAccessible.Text.Name) for index in range(table.childCount())]
    assert any(words.startswith("Filtered: ") and "8443/tcp" in words for words in said)


def test_the_whole_job_by_keyboard(stage: Stage, qtbot: QtBot) -> None:
    """Start, look down the rows, open details, read, go back, pause."""
    stage.answer({8443: results.SILENT, 443: results.answer()})
    qtbot.waitUntil(lambda: stage.model.row_at(0) == stage.row(8443))
    stage.matrix.setFocus()
    QTest.keyClick(stage.matrix, Qt.Key.Key_Home)
    QTest.keyClick(stage.matrix, Qt.Key.Key_Down)
    assert stage.matrix.currentIndex().row() == 1
    QTest.keyClick(stage.matrix, Qt.Key.Key_Return)
    page = stage.workspace.detail.page
    assert page.hasFocus()
    QTest.keySequence(page, "Ctrl+A")
    assert page.textCursor().hasSelection()
    QTest.keyClick(page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not page.hasFocus()
    QTest.keyClick(stage.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: any(type(command).__name__ == "Pause" for command in stage.engine.commands))


def test_status_is_never_colour_alone(stage: Stage, qtbot: QtBot) -> None:
    """Every pill of every verdict has a word, and its glyph is not the only one of its colour by chance."""
    stage.answer({8443: results.SILENT, 443: results.REFUSED, 8446: results.answer()})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8446)).word == "Confirmed")
    lines = [stage.model.line(row) for row in range(len(stage.model.results))]
    assert all(line.word for line in lines)
    assert len({line.glyph for line in lines}) >= 4


# --- longer words ---------------------------------------------------------------------------------


@pytest.fixture
def longer(stage: Stage, qtbot: QtBot) -> Iterator[Stage]:
    """The stage in a language that does not exist."""
    stage.answer({8443: results.SILENT, 443: results.answer()})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtered")
    translator = Pseudo(SOURCES / "sepgui_it.ts")
    QCoreApplication.installTranslator(translator)
    stage.desk.retranslate()
    qtbot.waitUntil(lambda: stage.bar.start_button.accessibleName().startswith("["))
    yield stage
    QCoreApplication.removeTranslator(translator)


def texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    if isinstance(widget, QComboBox) and not widget.isEditable():
        core = [widget.itemData(index) is not None for index in range(widget.count())]
        yield from (widget.itemText(index) for index in range(widget.count()) if not core[index])
    yield from (action.text() for action in widget.actions())
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())


NOT_OURS = re.compile(
    r"^(sepgui.*|Cancel|Filtered|Confirmed|Waiting|Well, as far .*|\d+/tcp|sepm|pc|14\.3|⇄|×|[–\W\d]+|"
    + "|".join(LANGUAGE_NAMES.values())
    + r"|.*\b(ms|tcp)\b.*)$",
    re.DOTALL,
)
"""Names, numbers, and the words of the core, which this translator does not reach."""


def untranslated(root: QWidget) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if any(type(parent).__module__.startswith("pyqtgraph") for parent in chain(widget)):
            continue
        if isinstance(widget.parentWidget(), QTabBar):
            continue  # its scroll buttons have Qt's own words
        for text in texts_of(widget):
            plain = text.replace("&", "").strip()
            if re.search(r"[A-Za-z]{2}", plain) and "[" not in plain and not NOT_OURS.match(plain):
                found.append((type(widget).__name__, plain))
    return found


def chain(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def assert_nothing_is_cut(root: QWidget, qtbot: QtBot) -> None:
    """Layouts settle in the next turn of the loop; what is cut then stays cut."""

    def nothing() -> None:
        assert clipped(root) == []

    qtbot.waitUntil(nothing, timeout=2000)


def clipped(root: QWidget) -> list[str]:
    """Return labels and buttons that do not show their whole text, and parts that leave the window."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.parentWidget() is None:
            continue
        scrolled = any(isinstance(parent, QAbstractScrollArea) for parent in chain(widget.parentWidget()))
        if isinstance(widget, QLabel | QAbstractButton) and widget.text() and not widget.toolTip():
            need = widget.sizeHint()
            if isinstance(widget, QLabel) and widget.wordWrap():
                need.setWidth(0)
                need.setHeight(widget.heightForWidth(widget.width()))
            if need.width() > widget.width() or need.height() > widget.height():
                found.append(f"{widget.text()!r} needs {need.toTuple()}, has {widget.size().toTuple()}")
        place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        if not scrolled and not root.rect().contains(place):
            found.append(f"{type(widget).__name__} {place} leaves the window")
    return found


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_left_untranslated_or_cut(longer: Stage, qtbot: QtBot, size: tuple[int, int]) -> None:
    longer.window.resize(*size)
    qtbot.waitUntil(lambda: longer.window.width() == size[0])
    assert untranslated(longer.window) == []
    assert_nothing_is_cut(longer.window, qtbot)


def test_the_first_screen_is_translated_and_whole(longer: Stage, qtbot: QtBot) -> None:
    longer.acts.do(Act.NEW_PAIR)
    qtbot.waitExposed(longer.window)
    assert untranslated(longer.window.first) == []
    assert_nothing_is_cut(longer.window, qtbot)


@pytest.mark.parametrize(
    "act", [Act.PALETTE, Act.GUIDE, Act.OPEN_SITE_FORM, Act.THIS_COMPUTER, Act.DIFF_SPANS]
)
@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
def test_dialogs_are_translated_and_whole(
    longer: Stage, qtbot: QtBot, size: tuple[int, int], act: Act
) -> None:
    longer.window.resize(*size)
    longer.acts.do(act)
    dialog = next(each for each in longer.window.findChildren(QDialog) if each.isVisible())
    dialog.resize(dialog.size().boundedTo(longer.window.size()))
    assert untranslated(dialog) == []
    assert_nothing_is_cut(dialog, qtbot)
    dialog.close()


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
@pytest.mark.parametrize("lang", LANGS)
def test_a_comparison_is_whole_and_every_control_of_it_has_a_name(
    stage: Stage, qtbot: QtBot, size: tuple[int, int], lang: Lang
) -> None:
    stage.language.use(lang)
    stage.window.resize(*size)
    view = ComparisonView(compared(), stage.window)
    view.show()
    qtbot.waitExposed(view)
    assert [widget for widget in focusable(view) if not spoken(widget)] == []
    assert_nothing_is_cut(view, qtbot)
    view.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_filter_line_is_translated_and_whole(longer: Stage, qtbot: QtBot, size: tuple[int, int]) -> None:
    longer.window.resize(*size)
    longer.acts.do(Act.FILTER)
    assert untranslated(longer.workspace.filter) == []
    assert_nothing_is_cut(longer.window, qtbot)


def test_headers_are_translated(longer: Stage) -> None:
    titles = [longer.model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert all(str(title).startswith("[") for title in titles)


def test_qts_own_words_are_italian_too() -> None:
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_it.qm"
    assert qt.is_file()


@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_in_either_language(
    stage: Stage, qtbot: QtBot, size: tuple[int, int], lang: str
) -> None:
    stage.window.resize(*size)
    stage.acts.do(Act.LANG_IT if lang == "it" else Act.LANG_EN)
    words = "Avvia" if lang == "it" else "Start"
    stage.desk.start_or_pause()
    qtbot.waitUntil(lambda: stage.bar.start_button.accessibleName() == words)
    assert QLocale().name().startswith(lang)
    assert_nothing_is_cut(stage.window, qtbot)


def test_the_graph_is_an_image_with_a_name_and_words(stage: Stage, qtbot: QtBot) -> None:
    """A plain widget is filling to a screen reader, which passes it over."""
    stage.answer({8443: results.answer(rtt_ms=12)})
    stage.matrix.choose(stage.row(8443))
    graph = stage.workspace.graph.graph
    qtbot.waitUntil(lambda: "1 samples" in graph.accessibleDescription())
    told = QAccessible.queryAccessibleInterface(graph)
    assert told.role() == QAccessible.Role.Graphic
    assert "8443/tcp" in told.text(QAccessible.Text.Name)
    assert "1 samples" in told.text(QAccessible.Text.Description)


def test_the_dialog_for_files_speaks_italian_throughout(stage: Stage) -> None:
    """Qt's own translation lacks two of its labels."""
    stage.acts.do(Act.LANG_IT)
    stage.acts.do(Act.SAVE_AS)
    stage.window.menus.action(Act.GRAPH_SAVE).trigger()
    dialogs = stage.window.findChildren(QFileDialog)
    assert dialogs
    for dialog in dialogs:
        labels = [label.text().replace("&", "") for label in dialog.findChildren(QLabel)]
        assert "Cerca in:" in labels
        assert "Tipo di file:" in labels
        dialog.reject()


@pytest.fixture
def listened(stage: Stage) -> Iterator[Stage]:
    """A window beside which a screen reader runs: Qt lays texts out at once then, not when painting."""
    QAccessible.setActive(True)
    yield stage
    QAccessible.setActive(False)


def turn(qtbot: QtBot, times: int) -> None:
    """Let the loop turn so many times."""
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(0))
    timer.start(0)
    qtbot.waitUntil(lambda: len(turns) >= times)
    timer.stop()


def test_a_narrow_pane_comes_to_rest(listened: Stage, qtbot: QtBot) -> None:
    """Its bars are as wide as there is room, and each new page hides the scroll bar for a moment."""
    stage = listened
    stage.answer({8443: results.answer(rtt_ms=12)})
    stage.matrix.choose(stage.row(8443))
    qtbot.waitUntil(lambda: "8443/tcp" in stage.said)
    written: list[int] = []
    page = stage.workspace.detail.page
    page.textChanged.connect(lambda: written.append(page.width()))
    stage.window.resize(1000, 560)
    qtbot.waitUntil(lambda: page.viewport().width() < 330)
    turn(qtbot, 200)
    assert len(written) < 12
    stage.window.resize(1366, 560)
    stage.window.resize(1010, 480)
    turn(qtbot, 200)
    assert len(written) < 24
