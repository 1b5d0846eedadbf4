"""Lets the person edit a site in a form, save it as a document, and pick a pair in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.file_dialogs import ask_target
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.ui.desk import Desk
    from sepgui.ui.models.site_draft import SiteDraft
    from sepgui.ui.views.main_window import MainWindow
    from sepgui.ui.views.site_form import SiteForm

_UNWRITTEN = QT_TRANSLATE_NOOP("SiteSaving", "The site could not be written to {file}: {why}")
_ENDING = ".toml"


class SiteActs(QObject):
    """Remembers the site that was edited, opened or imported last, until another session is open."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._site: Site | None = None
        self._file: Path | None = None
        self._of_session = 0

    @property
    def site(self) -> Site:
        """The site at hand; without any, one that has no hosts."""
        if self._site is not None and self._of_session == self._desk.session:
            return self._site
        opened = self._desk.opened
        return opened.site if opened is not None else Site("", ())

    def use(self, site: Site, file: Path | None = None) -> None:
        """Offer the hosts of a site, and ask which pair; an open session goes on meanwhile.

        The file is where the site came from, and is offered when it is saved again.
        """
        self._site, self._file, self._of_session = site, file or self._file_of(site), self._desk.session
        self._desk.use_site(site)
        if self._desk.opened is not None:
            self._window.first.offer_way_back()

    def edit(self) -> None:
        """Show the form with the site at hand."""
        self._show_form(None)

    def _show_form(self, draft: SiteDraft | None) -> None:
        from sepgui.ui.views.site_form import SiteForm

        form = SiteForm(self.site, self._window, draft)
        form.settled.connect(partial(self._ask_where, form))
        form.used.connect(self.use)
        form.dropped.connect(self._offer_back)
        form.open()

    def _file_of(self, site: Site) -> Path | None:
        """Return the file of the site at hand, if this is the same one, edited."""
        return self._file if self._site is not None and self._site.name == site.name else None

    def _ask_where(self, form: SiteForm, site: Site) -> None:
        file = self._file_of(site)
        ask_target(
            form,
            lambda: self.tr("Save the site"),
            lambda: (self.tr("Sites (*.toml)"),),
            f"{site.name}{_ENDING}".replace("/", "-") if file is None else str(file),
            partial(self._save, form, site),
        )

    def _save(self, form: SiteForm, site: Site, path: Path) -> None:
        """Write the document, read it back, and offer its hosts; the form stays where that fails."""
        from sepgui.catalogue import load_site
        from sepgui.catalogue.site_text import site_text

        try:
            path.write_text(site_text(site), "utf-8")
        except OSError as error:
            form.complain(_UNWRITTEN.with_(file=str(path), why=error.strerror or str(error)))
            return
        form.accept()
        self.use(load_site(path), path)
        self._window.notice.say(lambda: self.tr("Saved to {file}.").format(file=str(path)), Glyph.OK)

    def _offer_back(self, draft: SiteDraft) -> None:
        """Say that a form was closed with something typed in it, and offer it again."""
        self._window.notice.say(lambda: self.tr("The site form was closed without saving."))
        self._window.notice.offer(lambda: self.tr("Bring it back"), partial(self._bring_back, draft))

    def _bring_back(self, draft: SiteDraft) -> None:
        self._window.notice.hide()
        self._show_form(draft)
