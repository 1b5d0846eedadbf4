"""This computer's own view in a window of its own: first whether it may be read, then the view."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sepgui.catalogue import load_catalogue
from sepgui.domain.computer import Computer
from sepgui.domain.entry import Role
from sepgui.engine.pipe import Kept
from sepgui.reports.computer import NOTHING_SENT, SIMULATED, Section, computer_table, sections
from sepgui.ui.fonts import Face
from sepgui.ui.models.own_role import PairOffer, pair_offer
from sepgui.ui.style import PRIMARY
from sepgui.ui.theme import Tokens, tokens_of
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.html_page import HtmlPage
from sepgui.ui.widgets.window_size import size_window
from sepgui.ui.words import clock, lang, say

_COPIED_WIDTH = 120
_HIGH = 32
_PAIR = 2


class ComputerPage(QDialog):
    """`agreed` when the person lets this computer be read, `withdrawn` when no more.

    `read_pressed` asks for a reading, `taken` carries the `PairOffer` that the person wants for the pair.
    """

    agreed = Signal()
    withdrawn = Signal()
    read_pressed = Signal()
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._computer: Computer | None = None
        self._kept = Kept.NOWHERE
        self._offer: PairOffer | None = None
        self._reading = False
        self._allowed = False
        self.title = Label(Face.HERO, "", self).wrapped()
        self.question = Label(Face.BODY, "", self).wrapped()
        self.agree = QPushButton(self)
        self.agree.setProperty(PRIMARY, True)
        self.said = Label(Face.BODY, "", self).wrapped()
        self.take = QPushButton(self)
        self.page = HtmlPage(self, margin=12)
        self.page.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.allow = QCheckBox(self)
        self.again = QPushButton(self)
        self.copy = QPushButton(self)
        self.close_button = QPushButton(self)
        self._lay_out()
        self.agree.clicked.connect(self.agreed)
        self.take.clicked.connect(self._take)
        self.allow.clicked.connect(self._turn)
        self.again.clicked.connect(self.read_pressed)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        size_window(self, 860, 620)
        self._retranslate()

    def _lay_out(self) -> None:
        for button in (self.agree, self.take, self.again, self.copy, self.close_button):
            button.setMinimumHeight(_HIGH)
            button.setAutoDefault(False)
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 12)
        body.setSpacing(12)
        body.addWidget(self.title)
        body.addWidget(self.question)
        agree = QHBoxLayout()
        agree.addWidget(self.agree)
        agree.addStretch(1)
        body.addLayout(agree)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(row)
        body.addWidget(self.page, 1)
        body.addStretch(0)
        foot = QHBoxLayout()
        foot.addWidget(self.allow)
        foot.addStretch(1)
        for button in (self.again, self.copy, self.close_button):
            foot.addWidget(button)
        body.addLayout(foot)

    # --- what is shown --------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask whether this computer may be read; nothing was read so far."""
        self._computer, self._reading, self._allowed = None, False, False
        self._show()
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """Say that this computer is being read."""
        self._reading = self._allowed = True
        self._show()

    def stop_waiting(self) -> None:
        """Show what was there before a reading that brings nothing any more."""
        self._reading = False
        self._show()

    def show_view(self, computer: Computer, kept: Kept, *, allowed: bool) -> None:
        """Show a view, and whether a session keeps it."""
        self._computer, self._kept, self._reading, self._allowed = computer, kept, False, allowed
        self._offer = pair_offer(computer)
        self._show()

    def _show(self) -> None:
        computer, asks = self._computer, self._computer is None and not self._reading
        self.title.setVisible(asks)
        self.question.setVisible(asks)
        self.agree.setVisible(asks)
        self.said.setVisible(not asks)
        self.page.setVisible(computer is not None)
        self.allow.setVisible(not asks)
        self.allow.setChecked(self._allowed)
        self.again.setVisible(not asks)
        self.again.setEnabled(not self._reading)
        self.copy.setVisible(computer is not None)
        self.take.setVisible(computer is not None and self._offer is not None)
        manager = self._offer is not None and self._offer.role is Role.MANAGER
        self.take.setText(
            self.tr("&Pick it as the manager") if manager else self.tr("&Pick it as the client")
        )
        self.said.setText(self._words())
        if computer is not None:
            self.page.refill(_html(computer, tokens_of(self.palette())))

    def _words(self) -> str:
        computer = self._computer
        if self._reading or computer is None:
            return self.tr("This computer is being read …")
        when = clock(computer.unix_ns)
        if self._kept is Kept.IN_SESSION:
            words = self.tr("Read at {time}. It is part of the open session and of its reports.")
        else:
            words = self.tr("Read at {time}. It is part of no session.")
        return words.format(time=when)

    # --- inside ---------------------------------------------------------------------------------

    def _take(self) -> None:
        if self._offer is not None:
            self.taken.emit(self._offer)

    def _turn(self) -> None:
        if self.allow.isChecked():
            self.agreed.emit()
        else:
            self.withdrawn.emit()

    def _copy(self) -> None:
        if self._computer is not None:
            text = computer_table(self._computer, load_catalogue(), lang(), _COPIED_WIDTH)
            QGuiApplication.clipboard().setText(text)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("This computer"))
        title, *rest = self._asked()
        self.title.setText(title)
        self.question.setText("\n\n".join(rest))
        self.agree.setText(self.tr("&Read this computer"))
        self.allow.setText(self.tr("&sepgui may read this computer"))
        self.again.setText(self.tr("Read a&gain"))
        self.copy.setText(self.tr("&Copy"))
        self.close_button.setText(self.tr("Cl&ose"))
        self.page.setAccessibleName(self.tr("What this computer tells of itself"))
        self._show()

    def _asked(self) -> tuple[str, ...]:
        """Return the question, paragraph by paragraph: what is read, what not, and what becomes of it."""
        return (
            self.tr("May sepgui read what this computer’s own system tells of it?"),
            self.tr(
                "Read are: addresses and interfaces, the way to each host of the site, name servers, the "
                "proxy, which programs hold the ports of Symantec Endpoint Protection, the state of the "
                "firewall, and what of the product is installed, with the managers of its own list. "
                "Passwords and keys are not looked at."
            ),
            self.tr(
                "Nothing is changed, nothing is sent, no name is looked up, and no administrator rights "
                "are used. What was read stays on this computer: here, in the sessions that you record, "
                "and in the reports that you make of them, where names can be hidden."
            ),
            self.tr("Your answer is remembered; you can take it back on this page."),
        )

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._show()


def _html(computer: Computer, tokens: Tokens) -> str:
    quiet = tokens.color("text2").name()
    parts = [f"<p><b>{escape(say(SIMULATED))}</b></p>"] if computer.simulated else []
    for section in sections(computer, load_catalogue(), lang()):
        parts.append(f"<h3>{escape(section.title)}</h3>")
        if section.rows:
            parts.append(_table(section, quiet))
        parts += [f'<p style="margin:3px 3px">{escape(note)}</p>' for note in section.notes]
    parts.append(f'<p style="color:{quiet}">{escape(say(NOTHING_SENT))}</p>')
    return "".join(parts)


def _table(section: Section, quiet: str) -> str:
    first = ' width="30%"' if len(section.headings) == _PAIR else ""
    head = "".join(
        f'<th align="left"{"" if at else first} style="font-weight:normal;color:{quiet}">'
        f"{escape(heading)}</th>"
        for at, heading in enumerate(section.headings)
    )
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in section.rows)
    return f'<table cellspacing="0" cellpadding="4" width="98%"><tr>{head}</tr>{rows}</table>'
