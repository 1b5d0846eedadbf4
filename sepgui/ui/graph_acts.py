"""What the lines of the graph's menu do, and the marks beside them; the board's card carries them out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.ui.file_dialogs import ask_target
from sepgui.ui.graph.comparing import Comparing
from sepgui.ui.graph.scales import Scale
from sepgui.ui.views.menus import Act
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.graph_card import GraphCard
    from sepgui.ui.views.main_window import MainWindow

_COMPARES = {
    Act.COMPARE_NOTHING: Comparing.NOTHING,
    Act.COMPARE_BEFORE: Comparing.BEFORE,
    Act.COMPARE_HOUR: Comparing.HOUR,
    Act.COMPARE_DAY: Comparing.DAY,
    Act.COMPARE_FOCUS: Comparing.FOCUS,
}
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
"""What some system does not allow in the name of a file."""
_SCALES = {Act.GRAPH_ZERO: Scale.ZERO, Act.GRAPH_FIT: Scale.FIT, Act.GRAPH_LOG: Scale.LOG}


class GraphActs(QObject):
    """Takes the menu lines that concern the graph; the scale is remembered."""

    def __init__(self, window: MainWindow, settings: Settings, card: GraphCard) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._card = card
        graph = card.graph
        self._does: dict[Act, Callable[[], None]] = {
            Act.GRAPH_ZOOM_IN: lambda: graph.zoom(0.5),
            Act.GRAPH_ZOOM_OUT: lambda: graph.zoom(2.0),
            Act.GRAPH_EARLIER: lambda: graph.pan(-0.25),
            Act.GRAPH_LATER: lambda: graph.pan(0.25),
            Act.GRAPH_LIVE: card.return_to_live,
            Act.GRAPH_READ_BACK: lambda: graph.step_crosshair(-1),
            Act.GRAPH_READ_ON: lambda: graph.step_crosshair(1),
            Act.GRAPH_PICK: card.pick_sample,
            Act.GRAPH_FOCUS: graph.pick_shown,
            Act.GRAPH_SAVE: self._save,
            Act.GRAPH_COPY: card.copy_picture,
        }
        window.chosen.connect(self._do)
        card.save_wanted.connect(self._save)
        card.scale_changed.connect(self._remember)
        card.use_scale(settings.graph_scale)
        card.compared.connect(self._mark_compared)
        self._mark_compared(Comparing.NOTHING)

    def _do(self, act: Act) -> None:
        if act in _SCALES:
            self._card.use_scale(_SCALES[act])
        elif act in _COMPARES:
            self._card.compare(_COMPARES[act])
        elif act in self._does:
            self._does[act]()

    def _mark_compared(self, comparing: Comparing) -> None:
        self._window.menus.check(next(act for act, each in _COMPARES.items() if each is comparing))

    def _remember(self, scale: Scale) -> None:
        self._settings.graph_scale = scale
        self._window.menus.check(next(act for act, each in _SCALES.items() if each is scale))

    def _save(self) -> None:
        ask_target(
            self._window,
            lambda: self.tr("Save the picture of the graph"),
            lambda: (self.tr("PNG picture (*.png)"), self.tr("SVG drawing (*.svg)")),
            f"{_NOT_IN_NAMES.sub('-', self._card.title)}.png",
            self._save_picture,
        )

    def _save_picture(self, path: Path) -> None:
        saved = self._card.save_picture(path)

        def words() -> str:
            said = (
                self.tr("Saved to {file}.")
                if saved
                else self.tr("The picture could not be written to {file}.")
            )
            return said.format(file=str(path))

        self._window.notice.say(words, Glyph.OK if saved else Glyph.SLOW)
