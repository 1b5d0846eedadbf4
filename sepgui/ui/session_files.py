"""The session files at hand: those opened or saved lately, and those that a crash left behind."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from sepgui.engine.pipe import Opened, Saved
from sepgui.ui.file_dialogs import ask_target
from sepgui.ui.reasons import NONE_CUT_OFF, NONE_GONE, NONE_RECENT
from sepgui.ui.views.menu_acts import Act
from sepgui.ui.views.menu_bar import FreshLine
from sepgui.ui.views.menus import RECENT
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.app.cut_off import CutOff, Found
    from sepgui.ui.desk import Desk
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.cut_off_view import CutOffView
    from sepgui.ui.views.main_window import MainWindow

Work = Callable[[], "Found"]


class SessionFiles(QObject):
    """Fills the menu and the first screen.

    `wanted` carries work on files, to be done in a worker of the window; what it returns is given to `take`.
    """

    wanted = Signal(object)

    def __init__(self, window: MainWindow, desk: Desk, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._settings = settings
        self._missing: frozenset[Path] = frozenset()
        self._cut_off: tuple[CutOff, ...] = ()
        self._view: CutOffView | None = None
        desk.told.connect(self._remember)
        window.first.cut_off_pressed.connect(self.show_cut_off)
        window.installEventFilter(self)
        self._show()

    def acts(self) -> dict[Act, Callable[[], None]]:
        """Return what the lines of the menu do."""
        return {
            Act.RECENT_GONE: self._forget_missing,
            Act.RECENT_CLEAR: self._forget_all,
            Act.CUT_OFF: self.show_cut_off,
        }

    def looking(self) -> Work:
        """Return the work of looking which files there are."""
        from sepgui.app.cut_off import look

        return partial(look, self._settings.sessions)

    def take(self, found: Found) -> None:
        """Show what there is; after something was kept or discarded, look again."""
        if found.kept is not None:
            self._settings.remember_session(found.kept)
            kept = str(found.kept)
            self._window.notice.say(lambda: self.tr("Saved to {file}.").format(file=kept), Glyph.OK)
        self._missing = frozenset(self._settings.sessions) - found.present
        self._cut_off = found.cut_off
        self._show()

    def tell_of_crash(self) -> None:
        """Say once that sessions were cut off, and offer them."""
        newest = next(iter(self._cut_off), None)
        if newest is None or newest.path.name == self._settings.crash_told:
            return
        self._settings.crash_told = newest.path.name
        count, paths = len(self._cut_off), "\n".join(str(each.path) for each in self._cut_off)
        self._window.notice.say(
            lambda: self.tr("%n session(s) were cut off, and what they measured is kept.", "", count),
            details=paths,
        )
        self._window.notice.offer(lambda: self.tr("Show…"), self.show_cut_off)

    def show_cut_off(self) -> None:
        """Show the sessions that were cut off."""
        from sepgui.ui.views.cut_off_view import CutOffView

        if self._view is not None:
            self._view.raise_()
            return
        view = self._view = CutOffView(self._window)
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.destroyed.connect(self._forget_view)
        view.open_pressed.connect(self._open)
        view.save_pressed.connect(self._ask_where)
        view.discard_pressed.connect(self._discard)
        view.show_sessions(self._cut_off)
        view.open()

    # --- inside ---------------------------------------------------------------------------------

    def _remember(self, event: object) -> None:
        """Remember a file that bears a name somebody gave it."""
        from sepgui.app.cut_off import is_of_ours

        match event:
            case Opened(database=path, live=False):
                pass
            case Saved(path):
                pass
            case _:
                return
        if not is_of_ours(path):
            self._settings.remember_session(path)
            self._missing -= {path.absolute()}
        self._show()

    def _show(self) -> None:
        """Fill the menu, and what the first screen offers."""
        recent, menus = self._settings.sessions, self._window.menus
        menus.show_lines(RECENT, [self._line(place, path) for place, path in enumerate(recent, 1)])
        menus.enable({Act.RECENT_GONE: bool(self._missing.intersection(recent))}, NONE_GONE)
        menus.enable({Act.RECENT_CLEAR: bool(recent)}, NONE_RECENT)
        menus.enable({Act.CUT_OFF: bool(self._cut_off)}, NONE_CUT_OFF)
        menus.menu(RECENT).setEnabled(bool(recent))
        self._window.first.offer_files(menus.menu(RECENT) if recent else None, len(self._cut_off))
        if self._view is not None:
            self._view.show_sessions(self._cut_off)

    def _line(self, place: int, path: Path) -> FreshLine:
        name = path.name.replace("&", "&&")
        if path in self._missing:
            name = self.tr("{name} (gone)").format(name=name)
        return FreshLine(f"&{place}  {name}", str(path), partial(self._open, path), path not in self._missing)

    def _open(self, path: Path) -> None:
        self._desk.reopen(path)

    def _forget_missing(self) -> None:
        self._forget(self._missing)

    def _forget_all(self) -> None:
        self._forget(self._settings.sessions)

    def _forget(self, paths: Collection[Path]) -> None:
        """Forget files, and offer to remember them after all."""
        before = self._settings.sessions
        self._settings.forget_sessions(paths)
        self._show()
        self._window.notice.say(lambda: self.tr("The recent sessions were forgotten."), Glyph.UNKNOWN)
        self._window.notice.offer(lambda: self.tr("Remember them"), partial(self._recall, before))

    def _recall(self, paths: tuple[Path, ...]) -> None:
        self._window.notice.hide()
        for path in reversed(paths):
            self._settings.remember_session(path)
        self._show()

    def _ask_where(self, cut_off: CutOff) -> None:
        ask_target(
            self._view or self._window,
            lambda: self.tr("Save the session"),
            lambda: (self.tr("Sessions (*.sepsession)"),),
            f"{cut_off.manager}-{cut_off.path.name}".replace("/", "-"),
            partial(self._keep, cut_off.path),
        )

    def _keep(self, source: Path, target: Path) -> None:
        from sepgui.app.cut_off import keep

        self._do(partial(keep, source, target))

    def _discard(self, path: Path) -> None:
        from sepgui.app.cut_off import discard

        self._do(partial(discard, path))

    def _do(self, work: Work) -> None:
        """Do something to a file, and look what is there then."""
        from sepgui.app.cut_off import Found, look

        named = self._settings.sessions

        def done() -> Found:
            kept = work().kept
            found = look(named if kept is None else (kept.absolute(), *named))
            return Found(found.present, found.cut_off, kept)

        self.wanted.emit(done)

    def _forget_view(self) -> None:
        self._view = None

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language: the lines of the menu are no part of its table."""
        if watched is self._window and event.type() is QEvent.Type.LanguageChange:
            self._show()
        return super().eventFilter(watched, event)
