"""The window's tests: our style and font, Qt's warnings fatal, and nothing left behind."""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from build_spec.translations import build_qm
from tests.ui.looks import dress
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent.parent
NOISE = "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
"""The off-screen platform says so for every window with a least size, and for every menu that pops up."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(NOISE))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the program makes it, with the font of the pictures."""
    from sepgui.ui.main import make_application

    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    build_qm([str(lrelease)])
    app = make_application()
    dress(app)
    gc.collect()
    gc.freeze()  # all test modules and what they import: a test's garbage is looked for among its own things
    return app


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Generator[None]:
    """Every test begins in English and in the light theme."""
    from sepgui.ui.language import Language
    from sepgui.ui.theme import LIGHT, palette_of

    language = Language()
    language.use("en")
    qapp.setPalette(palette_of(LIGHT))
    yield
    language.remove()
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.fixture
def blank(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Generator[Stage]:
    """A window that nothing was asked of yet."""
    made = Stage(qapp, tmp_path)
    made.window.resize(1366, 768)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


@pytest.fixture
def stage(blank: Stage, qtbot: QtBot) -> Stage:
    """A window with a session open on it and nothing asked yet."""
    blank.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: blank.desk.opened is not None)
    return blank


@pytest.fixture(autouse=True)
def no_widget_left(qapp: QApplication) -> Generator[None]:
    """Delete what a test leaves, in order, and free it here: any thread may be the one that collects."""
    gc.disable()
    yield
    for widget in qapp.topLevelWidgets():
        if widget.parent() is None:
            widget.hide()
            widget.deleteLater()
    # What was copied belongs to this test; the off-screen clipboard would free it after Python has ended.
    qapp.clipboard().clear()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()
