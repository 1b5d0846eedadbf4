"""Asks which report is wanted, and shows how far it is while it is made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from sepgui.i18n import Lang
from sepgui.reports.forms import FirewallPart, Form
from sepgui.ui.fonts import Face
from sepgui.ui.views.reading_progress import ReadingProgress
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.form_buttons import form_buttons
from sepgui.ui.words import lang

_PARTS = (None, FirewallPart.REQUEST, FirewallPart.RULES)
_WIDE = 260
_HIGH = 28


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person wants: the form, all or a part, in which language, and whether names are hidden."""

    form: Form
    part: FirewallPart | None
    lang: Lang
    mask: bool


class ReportForm(QDialog):
    """Two choices and a tick; `settled` carries a `Chosen`, to be saved under a name of its own."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.part = QComboBox(self)
        for part in _PARTS:
            self.part.addItem("", part)
        self.form = QComboBox(self)
        self.lang = QComboBox(self)
        for code, name in (("it", "Italiano"), ("en", "English")):
            self.lang.addItem(name, code)
        self.lang.setCurrentIndex(self.lang.findData(lang()))
        self.hide_names = QCheckBox(self)
        self._note = Label(Face.SMALL, "", self).quiet().wrapped()
        self._labels = {box: Label(Face.BODY, "", self) for box in (self.part, self.form, self.lang)}
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box, label in self._labels.items():
            box.setMinimumSize(_WIDE, _HIGH)
            label.setBuddy(box)
            rows.addRow(label, box)
        buttons, self.save = form_buttons(self, self._settle)
        body = QVBoxLayout(self)
        body.setSpacing(12)
        body.addLayout(rows)
        body.addWidget(self.hide_names)
        body.addWidget(self._note)
        body.addWidget(buttons)
        self.part.currentIndexChanged.connect(self._offer_forms)
        self._retranslate()

    def _retranslate(self) -> None:
        """Say everything in the present language; what was chosen stays, the report's language too."""
        self.setWindowTitle(self.tr("Save a report"))
        for at, words in enumerate(
            (
                self.tr("Everything"),
                self.tr("For the firewall team: the request"),
                self.tr("For the firewall team: ready rules"),
            )
        ):
            self.part.setItemText(at, words)
        for box, words in (
            (self.part, self.tr("&Content")),
            (self.form, self.tr("&Form")),
            (self.lang, self.tr("&Language")),
        ):
            self._labels[box].setText(words)
            box.setAccessibleName(words.replace("&", ""))
        self.hide_names.setText(self.tr("&Hide names of people and computers"))
        self._note.setText(
            self.tr("Addresses stay, and so do the words of your own notes: read them once more.")
        )
        self.save.setText(self.tr("&Save as…"))
        chosen = self.form.currentData()
        self._offer_forms()
        self.form.setCurrentIndex(max(0, self.form.findData(chosen)))

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        code: Lang = "it" if self.lang.currentData() == "it" else "en"
        return Chosen(Form(self.form.currentData()), self._part, code, self.hide_names.isChecked())

    @property
    def _part(self) -> FirewallPart | None:
        data = self.part.currentData()
        return None if data is None else FirewallPart(data)

    def _offer_forms(self) -> None:
        """Offer the forms that the content has."""
        self.form.clear()
        text = (Form.MD, self.tr("Text"))
        forms: dict[FirewallPart | None, tuple[tuple[Form, str], ...]] = {
            None: (
                (Form.PDF, self.tr("PDF, to send or to print")),
                (Form.HTML, self.tr("Web page, one file")),
                (Form.MD, self.tr("Markdown, for a ticket")),
                (Form.CSV, self.tr("Table for Excel (CSV)")),
                (Form.JSON, self.tr("JSON, for programs")),
            ),
            FirewallPart.REQUEST: (text, (Form.CSV, self.tr("Table for Excel (CSV)"))),
            FirewallPart.RULES: (text,),
        }
        for form, words in forms[self._part]:
            self.form.addItem(words, form.value)

    def _settle(self) -> None:
        self.settled.emit(self.chosen)
        self.accept()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


class ReportProgress(ReadingProgress):
    """How far a report is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._page: int | None = None
        super().__init__(lambda: self.tr("Making the report"), parent)

    def show_page(self, page: int) -> None:
        """Show which page is laid out; how many there will be, nobody knows."""
        self._page = page
        self.bar.setValue(self.bar.maximum())
        self._say()

    def _say(self) -> None:
        if self._page is None:
            super()._say()
        else:
            self.label.setText(self.tr("Page {page}").format(page=self._page))

    def _beginning(self) -> str:
        return self.tr("Reading the session…")

    def _bar_name(self) -> str:
        return self.tr("How far the report is")
