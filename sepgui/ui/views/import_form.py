"""Shows what files of others tell before it is taken: what is understood, what is left out, what changes."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QVBoxLayout,
    QWidget,
)

from sepgui.domain.site import Site
from sepgui.i18n import Text
from sepgui.imports import Addition, Import, Noted, added
from sepgui.imports.result import KIND_WORDS
from sepgui.ui.fonts import Face, face
from sepgui.ui.style import PRIMARY
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.form_buttons import form_buttons
from sepgui.ui.widgets.html_page import HtmlPage
from sepgui.ui.widgets.window_size import size_window
from sepgui.ui.words import say


class ImportForm(QDialog):
    """`settled` carries the site as it becomes, once the person takes it."""

    settled = Signal(object)

    def __init__(
        self, found: Sequence[Import], faults: Sequence[Text], site: Site, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = tuple(found)
        self._faults = tuple(faults)
        self._site = site
        self._said = Label(Face.BODY, "", self).wrapped()
        self.page = HtmlPage(self)
        self.make_new = QCheckBox(self)
        self.make_new.setVisible(bool(site.hosts))
        self.make_new.setChecked(not site.hosts)
        self.make_new.toggled.connect(self._fill)
        buttons, self.take = form_buttons(self, self._settle)
        self.take.setProperty(PRIMARY, True)
        body = QVBoxLayout(self)
        body.setSpacing(8)
        body.addWidget(self._said)
        body.addWidget(self.page, 1)
        body.addWidget(self.make_new)
        body.addWidget(buttons)
        size_window(self, 680, 520)
        self._retranslate()

    @property
    def addition(self) -> Addition:
        """The site as it becomes, and what changes in it."""
        site = Site(self._new_name(), ()) if self.make_new.isChecked() else self._site
        changes: list[Text] = []
        for found in self._found:
            addition = added(site, found)
            site = addition.site
            changes += addition.changes
        return Addition(site if site.name else replace(site, name=self._new_name()), tuple(changes))

    # --- inside ---------------------------------------------------------------------------------

    def _new_name(self) -> str:
        return next(
            (each.site.name for each in self._found if each.site.name), PurePath(self._found[0].name).stem
        )

    def _settle(self) -> None:
        addition = self.addition
        if addition.changes:
            self.settled.emit(addition.site)
            self.accept()

    def _fill(self) -> None:
        addition = self.addition
        self.take.setEnabled(bool(addition.changes))
        self.page.refill(self._html(addition))

    def _html(self, addition: Addition) -> str:
        parts: list[str] = []
        if self._faults:
            parts.append(self._caption(self.tr("Not usable")))
            parts.append(self._list(map(say, self._faults), "slow"))
        changes = [say(change) for change in addition.changes]
        parts.append(self._caption(self.tr("What changes in the site")))
        parts.append(self._list(changes or [self.tr("Nothing.")], "text"))
        for found in self._found:
            title = f"{found.name} · {say(KIND_WORDS[found.kind])}"
            parts.append(f'<p style="margin:14px 0 2px 0"><b>{html.escape(title)}</b></p>')
            if found.measured:
                words = self.tr(
                    "Measurements of another computer in it: {count}. They are no part of a site; "
                    "“sepgui merge” and “sepgui diff” read them from this file."
                )
                parts.append(f"<p>{html.escape(words.format(count=len(found.measured)))}</p>")
            parts.append(self._noted(self.tr("Understood"), found.understood, "text"))
            parts.append(self._noted(self.tr("Left out, and why"), found.ignored, "text2"))
        return "".join(parts)

    def _caption(self, words: str) -> str:
        colour = tokens_of(self.palette()).color("text2").name()
        text = html.escape(words.upper())
        size = face(Face.CAPTION).pixelSize()
        return (
            f'<p style="margin:10px 0 2px 0; color:{colour}; font-size:{size}px; font-weight:600">{text}</p>'
        )

    def _list(self, lines: Iterable[str], token: str) -> str:
        colour = tokens_of(self.palette()).color(token).name()
        return "".join(
            f'<p style="margin:2px 0 2px 0; color:{colour}">{html.escape(line)}</p>' for line in lines
        )

    def _noted(self, title: str, noted: Sequence[Noted], token: str) -> str:
        if not noted:
            return ""
        tokens = tokens_of(self.palette())
        quiet, colour = tokens.color("text2").name(), tokens.color(token).name()
        rows = "".join(
            f'<tr><td align="right" style="color:{quiet}; padding-right:10px">{each.line or ""}</td>'
            f'<td style="color:{colour}">{html.escape(say(each.text))}</td></tr>'
            for each in noted
        )
        return f'{self._caption(title)}<table cellspacing="0" cellpadding="1">{rows}</table>'

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self._said.setText(
            self.tr(
                "Nothing is taken before you agree. Line numbers are those of the file; secrets stay in it."
            )
        )
        name = self._site.name or self.tr("at hand")
        self.make_new.setText(self.tr("Make a &new site, and leave “{name}” as it is").format(name=name))
        self.take.setText(self.tr("&Take over"))
        self.page.setAccessibleName(self.tr("What the files tell"))
        self._fill()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._fill()
