"""Lets the person edit a site in a form, save it as a document, and pick a pair in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.file_dialogs import ask_target

if TYPE_CHECKING:
    from sepgui.ui.desk import Desk
    from sepgui.ui.views.main_window import MainWindow

_UNWRITTEN = QT_TRANSLATE_NOOP("SiteSaving", "The site could not be written to {file}: {why}")
_ENDING = ".toml"


class SiteActs(QObject):
    """Remembers the site that was edited, opened or imported last, until another session is open."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._site: Site | None = None
        self._of_session = 0

    @property
    def site(self) -> Site:
        """The site at hand; without any, one that has no hosts."""
        if self._site is not None and self._of_session == self._desk.session:
            return self._site
        opened = self._desk.opened
        return opened.site if opened is not None else Site("", ())

    def use(self, site: Site) -> None:
        """Offer the hosts of a site, and ask which pair; an open session goes on meanwhile."""
        self._site, self._of_session = site, self._desk.session
        self._desk.use_site(site)
        if self._desk.opened is not None:
            self._window.first.offer_way_back()

    def edit(self) -> None:
        """Show the form with the site at hand."""
        from sepgui.ui.views.site_form import SiteForm

        form = SiteForm(self.site, self._window)
        form.settled.connect(self._ask_where)
        form.open()

    def _ask_where(self, site: Site) -> None:
        ask_target(
            self._window,
            lambda: self.tr("Save the site"),
            lambda: (self.tr("Sites (*.toml)"),),
            f"{site.name}{_ENDING}".replace("/", "-"),
            partial(self._save, site),
        )

    def _save(self, site: Site, path: Path) -> None:
        """Write the document, read it back, and offer its hosts."""
        from sepgui.catalogue import load_site
        from sepgui.catalogue.site_text import site_text

        try:
            path.write_text(site_text(site), "utf-8")
        except OSError as error:
            self._desk.complain(_UNWRITTEN.with_(file=str(path), why=error.strerror or str(error)))
            return
        self.use(load_site(path))
