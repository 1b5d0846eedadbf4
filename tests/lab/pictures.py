"""Draws the window on the lab's real servers into build/shots: `python -m tests.lab.pictures`.

It watches the healthy manager, and on when the router drops 8014; then the manager in trouble. Each is
drawn in both languages and themes. The lab stays here, where firewall rules are made; the window runs in the
client.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.lab import addresses as at
from tests.lab.__main__ import main as enter
from tests.lab.addresses import Place
from tests.lab.network import REPOSITORY, expect_line, lab_network
from tests.lab.servers import MANAGER_NAME, start_servers

if TYPE_CHECKING:
    from sepgui.ui.models.matrix_model import MatrixModel
    from sepgui.ui.views.main_window import MainWindow
    from sepgui.ui.views.matrix_view import MatrixView

OUT = REPOSITORY / "build" / "shots"
ASKED_EVERY_S = 1.0
HEALTHY_S = 60.0
DROPPED_S = 30.0
IN_TROUBLE_S = 20.0
PATIENCE_MS = 240_000
SETTLING = 15
SIZE = (1366, 768)
DROPPED_PORT = 8014
EXPIRED_PORT = 443
_DROP = "drop"
_DROPPED = "dropped"


def main() -> int:
    """Open the lab, let the window work in it, and drop the port when it says so."""
    with tempfile.TemporaryDirectory() as directory, lab_network(Path(directory)) as lab:
        lab.python(Place.SERVER, "tests.lab.listeners")
        lab.python(Place.ROUTER, "tests.lab.names", at.NAME_SERVER)
        start_servers(lab)
        window = lab.spawn(Place.CLIENT, sys.executable, "-c", "from tests.lab.pictures import draw; draw()")
        expect_line(window, _DROP, HEALTHY_S + 60)
        with lab.firewall(Place.ROUTER, f"ip daddr {at.SERVER} tcp dport {DROPPED_PORT} drop"):
            assert window.stdin is not None
            window.stdin.write(f"{_DROPPED}\n")
            code = window.wait(PATIENCE_MS / 1000)
    print(f"{len(list(OUT.glob('lab-*.png')))} pictures in {OUT.relative_to(REPOSITORY)}")
    return code


def draw() -> None:
    """Draw the pictures in the client namespace, and end this process."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder, name.lower()))
        code = run_window(Path(folder))
    sys.exit(code)


def run_window(folder: Path) -> int:
    """Run the program as it is, acted on by a person with a script."""
    from sepgui.app.engine_process import start_engine
    from sepgui.ui.language import Language
    from sepgui.ui.main import make_application, show
    from sepgui.ui.opening import Opening
    from sepgui.ui.settings import Settings
    from sepgui.ui.theme import ThemeChoice, apply_theme
    from tests.ui.looks import dress
    from tests.ui.person import Person

    app = make_application()
    dress(app)
    settings = Settings(folder / "window.ini")
    settings.theme = ThemeChoice.LIGHT
    language = Language()
    language.use("it")
    apply_theme(app, ThemeChoice.LIGHT)
    person = Person(script(), PATIENCE_MS)
    code = show(app, settings, language, Opening(), start_engine)
    person.stop()
    return code or (0 if person.finished else 1)


def script() -> Iterator[Callable[[], bool]]:
    """Watch the healthy manager, then without 8014, then the manager in trouble."""
    from sepgui.ui.views.menus import Act

    yield has_window
    window = main_window()
    window.resize(*SIZE)
    yield lambda: has_begun(MANAGER_NAME)
    yield lambda: has_answered(DROPPED_PORT)
    yield from asking_for(HEALTHY_S)
    yield from draw_all("healthy", DROPPED_PORT)
    print(_DROP, flush=True)
    assert sys.stdin.readline().strip() == _DROPPED
    yield from asking_for(DROPPED_S)
    yield from draw_all("dropped", DROPPED_PORT)
    model().toggle_group()
    yield from draw_all("unfolded", DROPPED_PORT)
    window.chosen.emit(Act.NEW_PAIR)
    yield lambda: has_begun(at.SECOND_MANAGER)
    yield lambda: has_answered(EXPIRED_PORT)
    yield from asking_for(IN_TROUBLE_S)
    yield from draw_all("trouble", EXPIRED_PORT)
    window.close()


def asking_for(seconds: float) -> Iterator[Callable[[], bool]]:
    """Press "run once" every second, for a time."""
    from sepgui.ui.views.menus import Act

    for _ in range(round(seconds / ASKED_EVERY_S)):
        main_window().chosen.emit(Act.RUN_ONCE)
        then = time.monotonic() + ASKED_EVERY_S
        yield lambda then=then: time.monotonic() >= then


def draw_all(name: str, port: int) -> Iterator[Callable[[], bool]]:
    """Draw what there is to see of a port, in both languages and themes."""
    from sepgui.ui.views.menus import Act

    window = main_window()
    rows = (i for i, result in enumerate(model().results) if result.row.cell.port == port)
    matrix().choose(next(rows))
    for lang, speak in (("it", Act.LANG_IT), ("en", Act.LANG_EN)):
        for theme, dye in (("light", Act.THEME_LIGHT), ("dark", Act.THEME_DARK)):
            window.chosen.emit(speak)
            window.chosen.emit(dye)
            for _ in range(SETTLING):
                yield lambda: True
            window.grab().save(str(OUT / f"lab-{name}-{lang}-{theme}.png"))


def has_window() -> bool:
    """Whether the program has shown its window."""
    from PySide6.QtWidgets import QApplication

    from sepgui.ui.views.main_window import MainWindow

    return any(isinstance(w, MainWindow) and w.isVisible() for w in QApplication.topLevelWidgets())


def has_begun(manager: str) -> bool:
    """Press Start on the first screen until it is gone: at first nobody listens yet."""
    window = main_window()
    if window.asks_for_pair:
        window.first.start_pressed.emit(manager, "")
    return not window.asks_for_pair


def has_answered(port: int) -> bool:
    """Whether a session is shown in which a port has been asked."""
    from sepgui.ui.views.matrix_view import MatrixView

    if main_window().findChild(MatrixView) is None:
        return False
    return any(r.row.cell.port == port and r.sample is not None for r in model().results)


def main_window() -> MainWindow:
    """Return the program's window."""
    from PySide6.QtWidgets import QApplication

    from sepgui.ui.views.main_window import MainWindow

    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def matrix() -> MatrixView:
    """Return the matrix on screen."""
    from sepgui.ui.views.matrix_view import MatrixView

    found = main_window().findChild(MatrixView)
    assert isinstance(found, MatrixView)
    return found


def model() -> MatrixModel:
    """Return the model of the matrix."""
    from sepgui.ui.models.matrix_model import MatrixModel

    found = matrix().model()
    assert isinstance(found, MatrixModel)
    return found


if __name__ == "__main__":
    if os.environ.get("SEPGUI_LAB") != "1":
        enter([sys.executable, "-m", "tests.lab.pictures"])
    sys.exit(main())
