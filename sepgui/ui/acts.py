"""What the lines of the menus do: dialogs, looks, and what the desk is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from sepgui.i18n import Lang
from sepgui.ui.file_dialogs import ask_file, ask_target
from sepgui.ui.help import Help
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.reasons import Reasons
from sepgui.ui.theme import ThemeChoice, apply_theme, follow_contrast
from sepgui.ui.views.menus import ROW_ACTS, Act

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QApplication, QDialog

    from sepgui.ui.board import Board
    from sepgui.ui.desk import Desk
    from sepgui.ui.import_acts import ImportActs
    from sepgui.ui.language import Language
    from sepgui.ui.row_acts import RowActs
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.main_window import MainWindow

_THEMES = {
    Act.THEME_SYSTEM: ThemeChoice.SYSTEM,
    Act.THEME_LIGHT: ThemeChoice.LIGHT,
    Act.THEME_DARK: ThemeChoice.DARK,
    Act.THEME_LIGHT_CONTRAST: ThemeChoice.LIGHT_CONTRAST,
    Act.THEME_DARK_CONTRAST: ThemeChoice.DARK_CONTRAST,
}
_LANGS: dict[Act, Lang | None] = {Act.LANG_SYSTEM: None, Act.LANG_IT: "it", Act.LANG_EN: "en"}
_RANGES = {
    Act.RANGE_QUARTER: TimeRange.QUARTER,
    Act.RANGE_HOUR: TimeRange.HOUR,
    Act.RANGE_DAY: TimeRange.DAY,
    Act.RANGE_MONTH: TimeRange.MONTH,
}


class Acts(QObject):
    """Carries menu lines out; what needs the desk waits until it is there."""

    def __init__(self, app: QApplication, window: MainWindow, settings: Settings, language: Language) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._settings = settings
        self._language = language
        self._desk: Desk | None = None
        self._rows: RowActs | None = None
        self._early: list[Act] = []
        self._help = Help(window, settings)
        self.more: dict[Act, Callable[[], None]] = {}
        self.undoable: QUndoStack | None = None
        self._imports: ImportActs | None = None
        window.chosen.connect(self.do)
        window.first.open_pressed.connect(lambda: self.do(Act.OPEN))
        window.first.import_pressed.connect(lambda: self.do(Act.IMPORT))
        window.first.site_pressed.connect(lambda: self.do(Act.OPEN_SITE_FORM))
        window.first.demo_pressed.connect(lambda: self.do(Act.DEMO))
        window.first.back_pressed.connect(self._back)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        follow_contrast(hints, self._follow_system)
        self._mark()

    @property
    def settings(self) -> Settings:
        """What the person chose before."""
        return self._settings

    def seat(self, desk: Desk) -> None:
        """Take the desk, and do what was asked for before."""
        from sepgui.ui.compare_acts import CompareActs
        from sepgui.ui.import_acts import ImportActs
        from sepgui.ui.merge_acts import MergeActs
        from sepgui.ui.report_acts import ReportActs
        from sepgui.ui.session_files import SessionFiles
        from sepgui.ui.site_acts import SiteActs
        from sepgui.ui.studio.choice import ScenarioChoice

        self._desk = desk
        Reasons(self._window, desk)
        sites = SiteActs(self._window, desk)
        self._imports = ImportActs(self._window, desk, sites, self)
        self.more[Act.OPEN_SITE_FORM] = sites.edit
        self.more[Act.IMPORT] = self._imports.ask
        self.files = SessionFiles(self._window, desk, self._settings)
        self.more |= self.files.acts()
        self.more[Act.SAVE_REPORT] = ReportActs(self._window, desk).ask
        self.comparing = CompareActs(self._window, desk)
        self.more[Act.DIFF_FILE] = self.comparing.ask_file
        self.more[Act.DIFF_SPANS] = self.comparing.ask_spans
        self.more[Act.MERGE] = MergeActs(self._window, desk, self.comparing).ask
        self.scenarios = ScenarioChoice(self._window, desk)
        self.more[Act.DEMO] = self.scenarios.show_gallery
        self.more[Act.HIDE_ANSWER] = self.scenarios.toggle_hidden
        early, self._early = self._early, []
        for act in early:
            self.do(act)

    def seat_board(self, board: Board) -> None:
        """Take the board, once its libraries are loaded, and do what was asked of its rows before."""
        from sepgui.ui.row_acts import RowActs

        self._rows = RowActs(self._window, self._settings, board)
        self.more[Act.WHAT_IS_THIS] = partial(self._help.explain, board)
        early, self._early = self._early, []
        for act in early:
            self.do(act)

    def do(self, act: Act) -> None:
        """Carry out one line."""
        if act in _THEMES:
            self._use_theme(_THEMES[act])
        elif act in _LANGS:
            self._use_language(_LANGS[act])
        elif act is Act.QUIT:
            self._window.close()
        elif act in (alone := self._without_desk()):
            alone[act]()
        elif self._desk is None or (act in ROW_ACTS and self._rows is None):
            self._early.append(act)
        elif self._rows is not None and act in ROW_ACTS:
            self._rows.do(act)
        elif act in _RANGES:
            self._desk.show_range(_RANGES[act])
        else:
            doing = (self._with_desk(self._desk) | self.more).get(act)
            if doing is not None:  # what goes on beside the matrix comes last
                doing()

    def _without_desk(self) -> dict[Act, Callable[[], None]]:
        return {
            Act.ABOUT: self._about,
            Act.GUIDE: self._help.show_guide,
            Act.PALETTE: self._help.show_palette,
        }

    def _with_desk(self, desk: Desk) -> dict[Act, Callable[[], None]]:
        return {
            Act.NEW_PAIR: desk.ask_for_pair,
            Act.OPEN: self._open,
            Act.SAVE_AS: self._save_as,
            Act.START_OR_PAUSE: desk.start_or_pause,
            Act.RUN_ONCE: desk.run_once,
            Act.ASK_CHOSEN: desk.ask_chosen,
        }

    # --- looks ----------------------------------------------------------------------------------

    def _use_theme(self, choice: ThemeChoice) -> None:
        self._settings.theme = choice
        apply_theme(self._app, choice)

    def _follow_system(self) -> None:
        if self._settings.theme is ThemeChoice.SYSTEM:
            apply_theme(self._app, ThemeChoice.SYSTEM)

    def _use_language(self, lang: Lang | None) -> None:
        self._settings.lang = lang
        self._language.use(lang)
        if self._desk is not None:
            self._desk.retranslate()

    def _mark(self) -> None:
        """Mark the lines that hold now."""
        menus = self._window.menus
        for table, chosen in (
            (_THEMES, self._settings.theme),
            (_LANGS, self._language.chosen),
            (_RANGES, self._settings.time_range),
        ):
            for act, value in table.items():
                if value == chosen:
                    menus.check(act)

    # --- files and dialogs: each is opened, never waited for ------------------------------------

    def _open(self) -> None:
        ask_file(
            self._window,
            lambda: self.tr("Open a session, a site or a scenario"),
            lambda: (
                self.tr("Sessions, sites and scenarios (*.sepsession *.toml)"),
                self.tr("All files (*)"),
            ),
            self.open_file,
        )

    def open_file(self, path: Path) -> None:
        """Open a session or a scenario, take a site document's hosts, or show what another file tells."""
        if self._imports is not None:
            self._imports.take([path])

    def _save_as(self) -> None:
        desk = self._desk
        if desk is None or desk.opened is None:
            return
        ask_target(
            self._window,
            lambda: self.tr("Save the session"),
            lambda: (self.tr("Sessions (*.sepsession)"),),
            desk.suggested_name(),
            desk.save_as,
        )

    def _back(self) -> None:
        if self._desk is not None:
            self._desk.back_to_session()

    def _about(self) -> None:
        from sepgui.ui.views.about import About

        About(self._window).open()

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
