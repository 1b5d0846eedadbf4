"""Opens the window: paints it first, and only then loads what it needs for its work."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication

from sepgui.domain.endings import SESSION_ENDING
from sepgui.i18n import LANGS, Lang
from sepgui.ui.language import Language
from sepgui.ui.opening import DEMO, Opening
from sepgui.ui.settings import Settings
from sepgui.ui.theme import apply_theme
from sepgui.ui.views.main_window import Furniture, MainWindow

if TYPE_CHECKING:
    from sepgui.app.crash_file import CrashFile
    from sepgui.app.self_test import Check
    from sepgui.ui.bridge.engine_link import Engine


def main(arguments: Sequence[str]) -> int:
    """Open the window and return its exit code: 0, 1 after a bug, 130 after Ctrl+C.

    The arguments are those of the command line: ``[SESSION]`` or ``demo [SCENARIO|FILE]``,
    and ``--lang LANG``.
    """
    opening, lang = opening_of(arguments)
    app = _plain_application()
    settings = Settings(_settings_file())
    language = take_up(app, settings, lang)
    crash_file: CrashFile | None = None

    def lie_in_wait() -> None:
        nonlocal crash_file
        from sepgui.app.crash_file import CrashFile

        crash_file = CrashFile.begin(os.getpid())

    QTimer.singleShot(0, lie_in_wait)  # in the loop, after the first frame: that need not wait for it
    code = show(app, settings, language, opening, _start_engine)
    if crash_file is not None:
        crash_file.end()
    return code


def take_up(app: QApplication, settings: Settings, lang: Lang | None) -> Language:
    """Give the application theme and language as remembered; a language that was named goes first."""
    language = Language()
    language.use(lang or settings.lang)
    apply_theme(app, settings.theme)
    return language


def show(
    app: QApplication,
    settings: Settings,
    language: Language,
    opening: Opening,
    start_engine: Callable[[], Engine],
) -> int:
    """Show the window until it is closed, and return the exit code."""
    window = MainWindow(Furniture.LATER)
    if not window.restoreGeometry(settings.geometry):
        window.resize(window.sizeHint().boundedTo(window.screen().availableSize()))  # Qt itself takes 2/3
    window.show()
    app.sync()  # the first frame, before asyncio is loaded: there is no loop yet that this could be nested in
    if opening.scenario is not None or opening.recording is not None:
        start_engine = _started(start_engine)  # it loads while the window does
    _style(app)
    window.furnish()
    if opening != Opening():
        window.show_waiting()
    app.sync()  # the second frame: what stands in it
    gc.freeze()  # nothing was collected so far: while modules load nothing becomes garbage
    from sepgui.ui.acts import Acts
    from sepgui.ui.event_loop import run_window
    from sepgui.ui.garbage import Collector
    from sepgui.ui.icons import program_icon
    from sepgui.ui.program import Program

    app.setWindowIcon(program_icon())
    acts = Acts(app, window, settings, language)

    async def run() -> int:
        if not window.isVisible():
            return 0  # closed before anything ran
        code = await Program(window, settings, acts, start_engine).run(opening)
        settings.geometry = window.saveGeometry()
        settings.save()
        return code

    collector = Collector(app)
    code = run_window(app, run)
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    collector.end()
    return code


def _started(start_engine: Callable[[], Engine]) -> Callable[[], Engine]:
    """Start an engine, and return what hands it over and from then on starts others."""
    waiting = [start_engine()]
    return lambda: waiting.pop() if waiting else start_engine()


def self_test() -> tuple[Check, ...]:
    """Return what was tried of the window: languages, icons, a painted graph; needs a process of its own."""
    app = make_application()
    from sepgui.ui.self_test import window_checks

    found = window_checks()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return found


def make_application() -> QApplication:
    """Return the application in our style; closing the last window does not end it: its coroutine does."""
    app = _plain_application()
    _style(app)
    return app


def _plain_application() -> QApplication:
    app = QApplication(["sepgui"])
    app.setApplicationName("sepgui")
    app.setDesktopFileName("org.sepgui.sepgui")
    app.setQuitOnLastWindowClosed(False)
    return app


def _style(app: QApplication) -> None:
    """Give the application our style, once; the first frame does not need it."""
    from sepgui.ui.style import FlatStyle

    if not isinstance(app.style(), FlatStyle):
        app.setStyle(FlatStyle())
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        app.setEffectEnabled(effect, False)


def opening_of(arguments: Sequence[str]) -> tuple[Opening, Lang | None]:
    """Return what the arguments open, and the language they name; they were checked by the command line."""
    words = list(arguments)
    lang: Lang | None = None
    if "--lang" in words:
        at = words.index("--lang")
        lang = next((known for known in LANGS if words[at + 1 : at + 2] == [known]), None)
        del words[at : at + 2]
    inline = [word for word in words if word.startswith("--lang=")]
    for word in inline:
        lang = next((known for known in LANGS if word == f"--lang={known}"), None)
        words.remove(word)
    match words:
        case ["demo"]:
            return Opening(scenario=DEMO), lang
        case ["demo", scenario, *_] if scenario.lower().endswith(SESSION_ENDING):
            return Opening(recording=Path(scenario)), lang
        case ["demo", scenario, *_]:
            return Opening(scenario=scenario), lang
        case [session, *_]:
            return Opening(session=Path(session)), lang
        case _:
            return Opening(), lang


def _start_engine() -> Engine:
    from sepgui.app.engine_process import start_engine

    return start_engine()


def _settings_file() -> Path:
    from sepgui.app.folders import settings_folder

    return settings_folder() / "window.ini"
