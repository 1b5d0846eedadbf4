"""The bar above the matrix: the pair, start and pause, counts, and the time range of lanes and graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from sepgui.domain.judgement import Judgement
from sepgui.ui.fonts import Face, face
from sepgui.ui.icons import icon
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.style import PRIMARY
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.chips import CountChips, Spelling
from sepgui.ui.widgets.host_picker import HostPicker

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_PICKER = 160
_PICKER_LEAST = 112
_VERSION = 92
_ICON_ONLY = 34
_VERSIONS = ("12.1", "12.1.5", "14.0", "14.0.1", "14.2", "14.3", "14.3 MP1", "14.3 RU1", "14.3 RU9")


class TopBar(QWidget):
    """`pair_settled` says that the person chose a pair; the other signals are its buttons."""

    pair_settled = Signal()
    start_or_pause = Signal()
    once_pressed = Signal()
    range_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self.manager = HostPicker(self)
        self.client = HostPicker(self)
        self.version = HostPicker(self)
        self.version.offer(_VERSIONS)
        self._towards = Label(Face.TITLE, "⇄", self).quiet()
        self._start = QPushButton(self)
        self._start.setProperty(PRIMARY, True)
        self._once = QPushButton(self)
        self._chips = CountChips(self)
        self._ranges = QButtonGroup(self)
        self._range_buttons: dict[TimeRange, QToolButton] = {}
        for choice in TimeRange:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFont(face(Face.MEDIUM))
            button.setMinimumSize(QSize(44, 30))
            self._ranges.addButton(button)
            self._range_buttons[choice] = button
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for picker in (self.manager, self.client):
            picker.setMinimumWidth(_PICKER_LEAST)
            picker.setMaximumWidth(_PICKER)
        self.version.setFixedWidth(_VERSION)
        self.version.setMinimumContentsLength(4)
        for button in (self._start, self._once):
            button.setMinimumHeight(30)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.manager, 3)
        row.addWidget(self._towards)
        row.addWidget(self.client, 3)
        row.addWidget(self.version)
        row.addWidget(self._start)
        row.addWidget(self._once)
        row.addSpacing(8)
        row.addWidget(self._chips)
        row.addStretch(1)
        ranges = QHBoxLayout()
        ranges.setSpacing(2)
        for button in self._range_buttons.values():
            ranges.addWidget(button)
        row.addLayout(ranges)

    def _connect(self) -> None:
        for picker in (self.manager, self.client, self.version):
            picker.settled.connect(self.pair_settled)
        self._start.clicked.connect(self.start_or_pause)
        self._once.clicked.connect(self.once_pressed)
        for choice, button in self._range_buttons.items():
            button.clicked.connect(lambda _checked=False, chosen=choice: self.range_chosen.emit(chosen))

    # --- what others call -----------------------------------------------------------------------

    def show_counts(self, counts: Mapping[Judgement, int]) -> None:
        """Show the counts by judgement."""
        self._chips.show_counts(counts)
        self._fit()

    def show_range(self, choice: TimeRange) -> None:
        """Mark the range that is shown."""
        self._range_buttons[choice].setChecked(True)

    def show_running(self) -> None:
        """Offer to pause."""
        self._running = True
        self._name_buttons()

    def show_paused(self) -> None:
        """Offer to start."""
        self._running = False
        self._name_buttons()

    def set_askable(self, askable: Sequence[bool]) -> None:
        """Let start and run once be pressed, or not."""
        for button, can in zip((self._start, self._once), askable, strict=True):
            button.setEnabled(can)

    def range_words(self, choice: TimeRange) -> str:
        """Return a range as its button says it."""
        match choice:
            case TimeRange.QUARTER:
                return self.tr("15 min")
            case TimeRange.HOUR:
                return self.tr("1 h")
            case TimeRange.DAY:
                return self.tr("24 h")
            case TimeRange.MONTH:
                return self.tr("30 d")

    # --- inside ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Leave out words until the rest fits: first of "run once", then of the counts, then of "start"."""
        self._name_buttons()
        plain = sum(button.sizeHint().width() for button in self._range_buttons.values())
        fixed = plain + self._towards.sizeHint().width() + _VERSION + 8 * 9 + 2 * len(self._range_buttons)
        once, start = self._once.sizeHint().width(), self._start.sizeHint().width()
        for pickers, once_width, start_width, spelling in (
            (_PICKER, once, start, Spelling.ALL),
            (_PICKER, _ICON_ONLY, start, Spelling.ALL),
            (_PICKER, _ICON_ONLY, start, Spelling.WORST),
            (_PICKER_LEAST, _ICON_ONLY, start, Spelling.WORST),
            (_PICKER_LEAST, _ICON_ONLY, start, Spelling.NONE),
            (_PICKER_LEAST, _ICON_ONLY, _ICON_ONLY, Spelling.NONE),
        ):
            needed = fixed + 2 * pickers + once_width + start_width + self._chips.width_of(spelling)
            if needed <= self.width():
                break
        self._chips.spell(spelling)
        if once_width == _ICON_ONLY:
            self._once.setText("")
        if start_width == _ICON_ONLY:
            self._start.setText("")

    def _name_buttons(self) -> None:
        tokens = tokens_of(self.palette())
        words = self.tr("Pause") if self._running else self.tr("Start")
        self._start.setText(words)
        self._start.setIcon(icon("pause" if self._running else "play", tokens.on_accent))
        self._start.setAccessibleName(words)
        self._start.setToolTip(self.tr("{action} (F5)").format(action=words))
        once = self.tr("Run once")
        self._once.setText(once)
        self._once.setIcon(icon("arrow-clockwise", tokens.text))
        self._once.setAccessibleName(once)
        self._once.setToolTip(self.tr("Ask every port once, now (Ctrl+R)"))

    def _retranslate(self) -> None:
        for picker, name, empty in (
            (self.manager, self.tr("Manager"), self.tr("Manager")),
            (self.client, self.tr("Client"), self.tr("This computer")),
            (self.version, self.tr("SEP version"), self.tr("Version")),
        ):
            picker.setAccessibleName(name)
            picker.setToolTip(name)
            picker.say_what(empty)
        for choice, button in self._range_buttons.items():
            words = self.range_words(choice)
            button.setText(words)
            button.setAccessibleName(self.tr("Last {range}").format(range=words))
            button.setToolTip(self.tr("Show the last {range}").format(range=words))
        self._fit()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Let the window shrink further than all words need."""
        return QSize(620, 32)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._name_buttons()
            self._fit()
