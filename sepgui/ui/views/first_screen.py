"""The first screen: one decision, which manager; or open a session, or try the demo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sepgui.domain.entry import Role
from sepgui.ui.fonts import Face, grown
from sepgui.ui.sayable import Sayable, spoken
from sepgui.ui.style import PRIMARY
from sepgui.ui.widgets.button_flow import ButtonFlow
from sepgui.ui.widgets.card import Card, GlyphMark, Label
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.host_picker import HostPicker
from sepgui.ui.widgets.naming import name_box
from sepgui.ui.widgets.scroll import scroll_area

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QMenu

    from sepgui.ui.models.own_role import PairOffer

_WIDTH = 460
_WIDTH_LOW = 640
_EDGE = 12
"""What is left free beside the card in a narrow window."""
_PADDING = 24
_MOST_PAIRS = 3
_ROOMY = 475
"""From this height on there is room to explain, and for one field above the other."""


class FirstScreen(QWidget):
    """`start_pressed` carries manager and client as typed; an empty client is this computer.

    `here_pressed` asks what this computer is, `offer_pressed` carries the `PairOffer` of what was found.
    """

    start_pressed = Signal(str, str)
    open_pressed = Signal()
    import_pressed = Signal()
    demo_pressed = Signal()
    site_pressed = Signal()
    back_pressed = Signal()
    here_pressed = Signal()
    offer_pressed = Signal(object)
    cut_off_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = scroll_area(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields and buttons have the keyboard
        self._inside = QWidget(self)
        self._card = Card(_PADDING, self._inside)
        self._title = Label(Face.HERO, "", self._card).wrapped()
        self._said = Label(Face.BODY, "", self._card).quiet().wrapped()
        self._manager_label = Label(Face.MEDIUM, "", self._card)
        self._client_label = Label(Face.MEDIUM, "", self._card)
        self.manager = HostPicker(self._card)
        self.client = HostPicker(self._card)
        self._manager_label.setBuddy(self.manager)
        self._client_label.setBuddy(self.client)
        self._fault_said: Sayable = ""
        self._fault = Label(Face.BODY, "", self._card).wrapped()
        self._fault_mark = GlyphMark(Glyph.SLOW, 20, self._card)
        self._start = QPushButton(self._card)
        self._start.setProperty(PRIMARY, True)
        self._open = QPushButton(self._card)
        self._import = QPushButton(self._card)
        self._demo = QPushButton(self._card)
        self.site_button = QPushButton(self._card)
        self._site_name = ""
        self.here = QPushButton(self._card)
        self._offer: PairOffer | None = None
        self._back = QPushButton(self._card)
        self._back.hide()
        self._files = QPushButton(self._card)
        self._files.hide()
        self._cut_off = QPushButton(self._card)
        self._cut_off.hide()
        self._cut_off_count = 0
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._low: bool | None = None
        self._recent_label = Label(Face.MEDIUM, "", self._card)
        self._recent = [QPushButton(self._card) for _ in range(_MOST_PAIRS)]
        for at, button in enumerate(self._recent):
            button.clicked.connect(partial(self._press_pair, at))
        self._fields = QGridLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setHorizontalSpacing(8)
        self._fields.setVerticalSpacing(6)
        self._fields.setColumnStretch(0, 1)
        self._lay_out()
        self._start.clicked.connect(self.press_start)
        for picker in (self.manager, self.client):
            picker.settled.connect(self.press_start)
            picker.editTextChanged.connect(self._hide_fault)
        self._open.clicked.connect(self.open_pressed)
        self._import.clicked.connect(self.import_pressed)
        self._demo.clicked.connect(self.demo_pressed)
        self.site_button.clicked.connect(self.site_pressed)
        self.here.clicked.connect(self._press_here)
        self._back.clicked.connect(self.back_pressed)
        self._cut_off.clicked.connect(self.cut_off_pressed)
        self._retranslate()

    def _lay_out(self) -> None:
        body = self._card.body
        body.setSpacing(6)
        body.addWidget(self._title)
        body.addWidget(self._said)
        body.addSpacing(6)
        body.addLayout(self._fields)
        fault = QHBoxLayout()
        fault.setSpacing(8)
        fault.addWidget(self._fault_mark, 0, Qt.AlignmentFlag.AlignTop)
        fault.addWidget(self._fault, 1)
        body.addLayout(fault)
        self._hide_fault()
        body.addSpacing(12)
        others = (
            self._open,
            self._import,
            self.site_button,
            self._demo,
            self.here,
            self._back,
            self._files,
            self._cut_off,
        )
        for button in (self._start, *others):
            button.setMinimumHeight(34)
        body.addWidget(self._start)
        body.addSpacing(2)
        self._others = ButtonFlow(others, self._card)
        body.addWidget(self._others)
        body.addWidget(self._recent_label)
        for button in self._recent:
            button.setMinimumHeight(30)
            body.addWidget(button)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        middle = QHBoxLayout()  # an alignment would ask for the height that the card has in the whole width
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(3)
        self._scroll.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _place_fields(self, *, beside: bool) -> None:
        """Put manager and client side by side, or the one above the other with some air between them."""
        for number, (label, box) in enumerate(
            ((self._manager_label, self.manager), (self._client_label, self.client))
        ):
            row, column = (0, number) if beside else (3 * number, 0)
            self._fields.addWidget(label, row, column)
            self._fields.addWidget(box, row + 1, column)
        self._fields.setRowMinimumHeight(2, 0 if beside else 6)
        self._fields.setColumnStretch(1, 1 if beside else 0)

    def _fit(self) -> None:
        """Leave out the explanation, and some air, where the window is low; the card is wider there."""
        height = self.height()
        low = height < grown(_ROOMY)
        padding = _PADDING // 2 if low else _PADDING
        width = min(grown(_WIDTH_LOW if low else _WIDTH), max(1, self.width() - 2 * _EDGE))
        self._card.body.setContentsMargins(padding, padding, padding, padding)
        self._said.setVisible(not low)
        if low is not self._low:
            self._low = low
            self._place_fields(beside=low)
        self._card.setFixedWidth(width)
        self._others.fit(width - 2 * padding)
        self._name_pairs()

    def offer(
        self, managers: Sequence[str], clients: Sequence[str], pairs: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Offer the hosts asked lately, and the last pairs as buttons of their own."""
        self._pairs = tuple(pairs[: len(self._recent)])
        self._name_pairs()
        self.manager.offer(managers)
        self.client.offer(clients)

    def show_site(self, name: str) -> None:
        """Say from which site hosts are offered, empty for none; its form is a press away."""
        self._site_name = name
        self._name_site()

    def _name_site(self) -> None:
        name = self._site_name
        words = self.tr("Site {name}…").format(name=name) if name else self.tr("Build a site…")
        metrics = self.site_button.fontMetrics()
        room = (grown(_WIDTH) - 2 * _PADDING) // 2 - grown(40)
        self.site_button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room))
        self._others.refit()
        self.site_button.setAccessibleName(words)
        self.site_button.setToolTip(self.tr("Hosts, roles, versions, options and ports, in a form (Ctrl+G)"))

    def offer_role(self, offer: PairOffer | None) -> None:
        """Offer what was found out of this computer; None: nothing that makes it manager or client."""
        self._offer = offer
        self._name_here()

    def _press_here(self) -> None:
        if self._offer is None:
            self.here_pressed.emit()
        else:
            self.offer_pressed.emit(self._offer)

    def _name_here(self) -> None:
        offer = self._offer
        if offer is None:
            words = self.tr("What this computer is…")
        elif offer.role is Role.MANAGER:
            words = self.tr("This computer looks like a manager: pick it")
        else:
            words = self.tr("This computer looks like a client: pick it")
        self.here.setText(words)
        self._others.refit()

    def offer_files(self, recent: QMenu | None, cut_off: int) -> None:
        """Offer the menu of recent sessions, None for none, and sessions that were cut off."""
        if recent is not None:
            self._files.setMenu(recent)
        self._files.setVisible(recent is not None)
        self._cut_off_count = cut_off
        self._cut_off.setVisible(cut_off > 0)
        self._retranslate()
        self._others.refit()

    def offer_way_back(self) -> None:
        """Offer to return to the session that is open."""
        self._back.show()
        self._others.refit()

    @property
    def fault(self) -> str:
        """What is said to be wrong, empty when nothing is."""
        return "" if self._fault.isHidden() else self._fault.text()

    def show_fault(self, words: Sayable) -> None:
        """Say what is wrong with what was typed, and put the keyboard there."""
        self._fault_said = words
        self._fault.setText(spoken(words))
        self._fault.show()
        self._fault_mark.show()
        self._scroll.ensureWidgetVisible(self.manager)
        self.manager.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_fault(self) -> None:
        self._fault.hide()
        self._fault_mark.hide()

    def _press_pair(self, at: int) -> None:
        self.start_pressed.emit(*self._pairs[at])

    def _name_pairs(self) -> None:
        """Name the buttons of the last pairs; they are shown where there is room."""
        self._recent_label.setVisible(bool(self._pairs))
        room = self._card.width() - 2 * _PADDING - 24
        for button in self._recent[len(self._pairs) :]:
            button.hide()
        for button, (manager, client) in zip(self._recent, self._pairs, strict=False):
            words = self.tr("{manager} and {client}").format(
                manager=manager, client=client or self.tr("this computer")
            )
            metrics = button.fontMetrics()
            button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.show()

    def press_start(self) -> None:
        """Begin with what is typed, or say that nothing is."""
        if self.manager.host:
            self.start_pressed.emit(self.manager.host, self.client.host)
        else:
            self.show_fault(lambda: self.tr("Type the manager's name or address first."))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Which manager?"))
        self._said.setText(
            self.tr(
                "sepgui asks the ports that Symantec Endpoint Protection needs between a manager and a "
                "client, and says which of them is blocked, and by whom."
            )
        )
        self._manager_label.setText(self.tr("&Manager: name or address"))
        self._client_label.setText(self.tr("&Client (optional; otherwise this computer)"))
        name_box(self.manager, self.tr("Manager: name or address"))
        name_box(self.client, self.tr("Client: name or address, optional"))
        self.manager.say_what(self.tr("sepm.example"))
        self.client.say_what(self.tr("This computer"))
        self._recent_label.setText(self.tr("Again"))
        self._name_pairs()
        self._fault.setText(spoken(self._fault_said))
        self._start.setText(self.tr("Start"))
        self._open.setText(self.tr("Open session or site…"))
        self._import.setText(self.tr("Import…"))
        self._import.setToolTip(
            self.tr(
                "Sylink.xml, settings of SEPM, hosts as CSV, nmap's XML, a script's JSON; or drop them here"
            )
        )
        self._demo.setText(self.tr("Try the demo"))
        self._name_here()
        self._name_site()
        self._back.setText(self.tr("Back to the session"))
        self._files.setText(self.tr("Open recent"))
        self._cut_off.setText(self.tr("Sessions cut off: {count}").format(count=self._cut_off_count))

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where the decision is."""
        super().showEvent(event)
        self.manager.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the room there is."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return what holds the decision; the rest is reached by scrolling."""
        return QSize(320, 200)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
