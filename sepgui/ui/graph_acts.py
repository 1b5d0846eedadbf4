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
from sepgui.ui.views.menu_acts import ON_GRAPH, Act
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.graph_card import GraphCard
    from sepgui.ui.views.main_window import MainWindow
    from sepgui.ui.views.workspace import Workspace

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

_OF_GRAPH = frozenset((*ON_GRAPH, *_SCALES, *_COMPARES))


class GraphActs(QObject):
    """Takes the menu lines that concern the graph, made for them if need be; the scale is remembered."""

    def __init__(self, window: MainWindow, settings: Settings, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._workspace = workspace
        window.chosen.connect(self._do)
        self._mark_scale(settings.graph_scale)
        self._mark_compared(Comparing.NOTHING)
        workspace.compared.connect(self._mark_compared)
        workspace.graph_made.connect(self._take)
        if workspace.made_graph is not None:
            self._take(workspace.made_graph)

    def _take(self, card: GraphCard) -> None:
        """Take the graph, once it is made."""
        card.save_wanted.connect(self._save)
        card.use_scale(self._settings.graph_scale)
        card.scale_changed.connect(self._remember)

    def _does(self, card: GraphCard) -> dict[Act, Callable[[], None]]:
        graph = card.graph
        return {
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

    def _do(self, act: Act) -> None:
        if act not in _OF_GRAPH:
            return
        card = self._workspace.graph
        if act in _SCALES:
            card.use_scale(_SCALES[act])
        elif act in _COMPARES:
            card.compare(_COMPARES[act])
        else:
            self._does(card)[act]()

    def _mark_compared(self, comparing: Comparing) -> None:
        self._window.menus.check(next(act for act, each in _COMPARES.items() if each is comparing))

    def _remember(self, scale: Scale) -> None:
        self._settings.graph_scale = scale
        self._mark_scale(scale)

    def _mark_scale(self, scale: Scale) -> None:
        self._window.menus.check(next(act for act, each in _SCALES.items() if each is scale))

    def _save(self) -> None:
        ask_target(
            self._window,
            lambda: self.tr("Save the picture of the graph"),
            lambda: (self.tr("PNG picture (*.png)"), self.tr("SVG drawing (*.svg)")),
            f"{_NOT_IN_NAMES.sub('-', self._workspace.graph.title)}.png",
            self._save_picture,
        )

    def _save_picture(self, path: Path) -> None:
        saved = self._workspace.graph.save_picture(path)

        def words() -> str:
            said = (
                self.tr("Saved to {file}.")
                if saved
                else self.tr("The picture could not be written to {file}.")
            )
            return said.format(file=str(path))

        self._window.notice.say(words, Glyph.OK if saved else Glyph.SLOW)
