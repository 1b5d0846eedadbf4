"""Draws every view of the window on the demo: `python3 dev.py shots [VIEW …]` writes into build/shots.

Each view is drawn in both languages and every theme, and light in one whose texts are two fifths longer, at
100 and 200 %; some of them also go to docs/pictures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from build_spec.translations import SOURCES
from sepgui.app.engine_process import start_engine
from sepgui.domain.finding import Finding
from sepgui.ui.findings import Findings
from sepgui.ui.graph.latency_graph import LatencyGraph
from sepgui.ui.language import Language
from sepgui.ui.main import make_application, show
from sepgui.ui.models.columns import Column
from sepgui.ui.models.finding_cards import card_of, keys_of, sentence_of
from sepgui.ui.models.lines import folds
from sepgui.ui.models.listing import RowFilter
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.opening import DEMO, Opening
from sepgui.ui.settings import Settings
from sepgui.ui.studio.pane import StudioPane
from sepgui.ui.theme import ThemeChoice, apply_theme
from sepgui.ui.views.findings_panel import FindingsPanel
from sepgui.ui.views.focus_strip import FocusStrip
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.menus import Act
from sepgui.ui.views.top_bar import TopBar
from sepgui.ui.views.waiting_strip import WaitingStrip
from sepgui.ui.views.workspace import Part, Workspace
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.headline import Headline
from sepgui.ui.words import DASH
from tests.ui.looks import dress
from tests.ui.many import many_findings, well_results
from tests.ui.person import Person
from tests.ui.pseudo import Pseudo
from tests.ui.stage import Stage
from tests.ui.staged_shots import STAGED, draw_staged

Kind = TypeVar("Kind", bound=QWidget)
ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "build" / "shots"
PICTURES = ROOT / "docs" / "pictures"
SCALES = (1, 2)
CHOSEN = {
    ("session", "it", "light", 1): "window-it-light.png",
    ("session", "en", "dark", 1): "window-en-dark.png",
    ("notes", "it", "light", 1): "studio-it-light.png",
    ("revealed", "en", "dark", 1): "studio-en-dark.png",
}
PATIENCE_MS = 240_000
SETTLING = 15
"""How many turns of 10 ms a view has to lay itself out."""
SHOWN_PORT = 8014
"""The row whose details are shown: the firewall rejects it."""


PRETENDED: dict[str, Callable[[], tuple[Finding, ...]]] = {"findings-many": many_findings}
"""Views whose findings are not the demo's."""
SHOW = Findings.show
HELD_BACK: set[Findings] = set()
"""Whose own findings wait meanwhile."""


def show_nothing(self: Findings) -> None:
    """Stands in for what would put the demo's findings in place of the pretended ones."""
    HELD_BACK.add(self)


@dataclass(frozen=True, slots=True)
class Shot:
    """A view and the size, in logical pixels, at which it is drawn at 100 % and at 200 %."""

    name: str
    size: tuple[int, int]
    size_at_200: tuple[int, int]


THEMES = {
    "light": Act.THEME_LIGHT,
    "dark": Act.THEME_DARK,
    "light-contrast": Act.THEME_LIGHT_CONTRAST,
    "dark-contrast": Act.THEME_DARK_CONTRAST,
}
LONGER = "longer"
"""Stands for the language that does not exist."""
HIDDEN = frozenset({"question", "revealed"})
"""Views in which the answer is hidden, or was."""
FRONT = {
    "graph": Part.GRAPH,
    "focus": Part.GRAPH,
    "compact": Part.PORTS,
    "findings": Part.FINDINGS,
    "findings-small": Part.FINDINGS,
}
SHOTS = (
    Shot("first", (1366, 768), (683, 384)),
    Shot("session", (1366, 768), (960, 500)),
    Shot("unfolded", (1366, 768), (960, 500)),
    Shot("filtered", (1366, 768), (960, 500)),
    Shot("grouped", (1366, 768), (960, 500)),
    Shot("findings", (1366, 768), (960, 500)),
    Shot("findings-many", (1366, 768), (960, 500)),
    Shot("findings-small", (1024, 768), (683, 384)),
    Shot("graph", (960, 500), (960, 500)),
    Shot("focus", (1366, 768), (960, 500)),
    Shot("awaited", (1366, 768), (683, 384)),
    Shot("notes", (1366, 768), (683, 384)),
    Shot("question", (1366, 768), (960, 500)),
    Shot("revealed", (1366, 768), (960, 500)),
    Shot("big", (1366, 768), (1024, 768)),
    Shot("narrow", (1024, 768), (1024, 768)),
    Shot("compact", (683, 384), (683, 384)),
    Shot("waiting", (1366, 768), (683, 384)),
)


def main(arguments: Sequence[str]) -> int:
    """Draw the named views, or all of them; 2 for a name that no view has."""
    names = {shot.name for shot in (*SHOTS, *STAGED)}
    unknown = set(arguments) - names
    if unknown:
        print(
            f"no such view: {', '.join(sorted(unknown))}; there are {', '.join(sorted(names))}",
            file=sys.stderr,
        )
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "QT_LOGGING_RULES": "qt.qpa.*=false",
            "LC_ALL": "C.UTF-8",
        }
        command = [sys.executable, "-c", "from tests.ui.shots import draw; draw()", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        if done.returncode:
            return done.returncode
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.relative_to(ROOT)}")
    return 0


def draw() -> None:
    """Draw the views named on the command line at the scale of this process, and end it."""
    wanted = set(sys.argv[1:]) or {shot.name for shot in (*SHOTS, *STAGED)}
    scale = int(os.environ["QT_SCALE_FACTOR"])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder, name.lower()))
        session = Session(Path(folder), scale, [shot for shot in SHOTS if shot.name in wanted])
        code = session.run() if session.shots else 0
        session.draw_staged(Path(folder), [view.name for view in STAGED if view.name in wanted])
    sys.exit(code)


class Session:
    """One run of the demo, in which every view is drawn."""

    def __init__(self, folder: Path, scale: int, shots: Sequence[Shot]) -> None:
        self.scale = scale
        self.shots = shots
        self.app = make_application()
        dress(self.app)
        self.settings = Settings(folder / "window.ini")
        self.settings.time_range = TimeRange.HOUR
        self.settings.theme = ThemeChoice.LIGHT
        self.language = Language()
        self.longer = Pseudo(SOURCES / "sepgui_it.ts")
        self.language.use("it")
        apply_theme(self.app, ThemeChoice.LIGHT)

    def run(self) -> int:
        person = Person(self.script(), PATIENCE_MS)
        code = show(self.app, self.settings, self.language, Opening(scenario=DEMO), start_engine)
        person.stop()
        return code or (0 if person.finished else 1)

    def draw_staged(self, folder: Path, wanted: Sequence[str]) -> None:
        """Draw the views that the demo does not have."""
        self.language.remove()  # a stage has its own
        looks = [
            (lang, theme, partial(self.look, lang, act))
            for lang in ("it", "en", LONGER)
            for theme, act in THEMES.items()
            if lang != LONGER or theme == "light"
        ]
        draw_staged(self.app, folder, wanted, looks, self.scale, OUT)

    def look(self, lang: str, theme: Act, stage: Stage) -> None:
        """Bring a stage into a language and a theme."""
        self.app.removeTranslator(self.longer)
        stage.acts.do(Act.LANG_IT if lang == "it" else Act.LANG_EN)
        if lang == LONGER:
            self.app.installTranslator(self.longer)
        stage.acts.do(theme)

    def script(self) -> Iterator[Callable[[], bool]]:
        """Wait for the demo's past, then go through languages, themes and views."""
        yield self.past_has_come
        for lang in ("it", "en", LONGER):
            for theme, act in THEMES.items():
                window = self.window()
                if lang == LONGER and theme != "light":
                    continue
                window.chosen.emit(Act.LANG_IT if lang == "it" else Act.LANG_EN)
                if lang == LONGER:
                    self.app.installTranslator(self.longer)
                window.chosen.emit(act)
                for shot in self.shots:
                    yield from self.draw(shot, lang, theme)
        self.window().close()

    def draw(self, shot: Shot, lang: str, theme: str) -> Iterator[Callable[[], bool]]:
        """Bring the window into the state of a view, let it settle, and draw it."""
        window = self.window()
        window.resize(*(shot.size if self.scale == 1 else shot.size_at_200))
        self.arrange(shot.name)
        if shot.name == "focus":
            yield lambda: True
            yield from self.focused()
        for _ in range(SETTLING):
            yield lambda: True
        if shot.name in PRETENDED:
            self.pretend(PRETENDED[shot.name]())
            for _ in range(SETTLING):
                yield lambda: True
        path = OUT / f"{shot.name}-{lang}-{theme}-{self.scale}00.png"
        window.grab().save(str(path))
        if (chosen := CHOSEN.get((shot.name, lang, theme, self.scale))) is not None:
            PICTURES.mkdir(parents=True, exist_ok=True)
            (PICTURES / chosen).write_bytes(path.read_bytes())
        if shot.name in PRETENDED:
            Findings.show = SHOW
            for findings in HELD_BACK:
                findings.show()  # else the next views kept the pretended sentence
            HELD_BACK.clear()

    def arrange(self, name: str) -> None:
        window = self.window()
        if name == "first":
            window.chosen.emit(Act.NEW_PAIR)
        elif name == "waiting":
            window.show_waiting()
        else:
            window.first.back_pressed.emit()
            window.chosen.emit(Act.GRAPH_LIVE)
            matrix, model = self.matrix(), self.model()
            model.set_filter(RowFilter(text="client") if name == "filtered" else RowFilter())
            window.chosen.emit(Act.GROUP_DIRECTION if name == "grouped" else Act.GROUP_NONE)
            if (Column.HOST in matrix.columns) != (name == "grouped"):
                window.chosen.emit(Act.COLUMN_HOST)
            if model.unfolded != (name == "unfolded"):
                model.toggle_group()
            if name == "findings" or name == "findings-small":
                self.unfold_worst()
            matrix.choose(next(i for i, r in enumerate(model.results) if r.row.cell.port == SHOWN_PORT))
            strip = self.part(WaitingStrip)
            strip.show_ports(["8014/tcp"] if name == "awaited" else [])
            self.part(Workspace).detail.await_button.setChecked(name == "awaited")
            self.part(Workspace).show_part(FRONT.get(name, Part.DETAIL))
            self.arrange_studio(name)
            self.part(TopBar).start_button.setFocus()
            self.part(TopBar).start_button.clearFocus()

    def arrange_studio(self, name: str) -> None:
        """Bring band and pane into the state of a view, from whatever the view before left."""
        menus, pane = self.window().menus, self.part(StudioPane)
        for act, wanted in (
            (Act.BIG_TYPE, name == "big"),
            (Act.HIDE_ANSWER, name in HIDDEN),
            (Act.STUDIO_PANE, name in ("notes", "question", "revealed")),
        ):
            stale = act is Act.HIDE_ANSWER and menus.action(act).isChecked() and wanted
            for _ in range(2 if stale else menus.action(act).isChecked() != wanted):
                menus.action(act).trigger()  # twice: what was revealed is hidden anew
        if name == "revealed":
            pane.form.cause.setEditText(pane.form.cause.itemText(1))
            pane.form.rows.item(0).setCheckState(Qt.CheckState.Checked)
            pane.form.press_reveal()

    def unfold_worst(self) -> None:
        """Choose the worst finding, and see it unfolded."""
        worst = self.part(FindingsPanel).cards[0]
        worst.head.click()
        if not worst.unfolded:
            worst.head.click()

    def pretend(self, findings: Sequence[Finding]) -> None:
        """Show other findings than those of the demo, until its next ones come."""
        Findings.show = show_nothing
        workspace = self.part(Workspace)
        self.part(Headline).show_sentence(sentence_of(findings, well_results()))
        keys = keys_of(findings)
        workspace.show_findings(
            [
                card_of(each, key, None, lambda _: Glyph.SILENT)
                for each, key in zip(findings, keys, strict=True)
            ]
        )
        workspace.show_part(Part.FINDINGS)

    def focused(self) -> Iterator[Callable[[], bool]]:
        """Take the span of the outage into focus, and point at a value."""
        graph = self.part(LatencyGraph)
        window, strip = self.window(), self.part(FocusStrip)
        low, high = graph.shown_ns()
        graph.span_picked.emit(low + (high - low) // 4, low + (high - low) // 2)
        yield lambda: strip.isVisible() and "2" in strip.words
        for _ in range(40):
            yield lambda: True
        window.chosen.emit(Act.GRAPH_READ_BACK)

    def past_has_come(self) -> bool:
        """Whether every row that is asked has its hour behind it."""
        if not any(isinstance(widget, MainWindow) for widget in self.app.topLevelWidgets()):
            return False
        matrix = self.window().findChild(MatrixView)
        if not isinstance(matrix, MatrixView) or not self.model().results:
            return False
        shares = [self.model().line(i).loss for i, r in enumerate(self.model().results) if not folds(r.row)]
        return all(share != DASH for share in shares)

    def window(self) -> MainWindow:
        return next(w for w in self.app.topLevelWidgets() if isinstance(w, MainWindow))

    def part(self, kind: type[Kind]) -> Kind:
        found = self.window().findChild(kind)
        assert isinstance(found, kind)
        return found

    def matrix(self) -> MatrixView:
        return self.part(MatrixView)

    def model(self) -> MatrixModel:
        model = self.matrix().model()
        assert isinstance(model, MatrixModel)
        return model


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
