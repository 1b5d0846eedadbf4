"""The bar above the matrix: the pair, start and pause, counts, and the time range of lanes and graph."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from sepgui.domain.judgement import Judgement
from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.icons import icon
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.style import PRIMARY
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.chips import CountChips, Spelling
from sepgui.ui.widgets.host_picker import HostPicker
from sepgui.ui.widgets.naming import name_box

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_VERSION = 92
_ICON_ONLY = 34
_PICKER_MOST = 230
_RANGE_LIST = 92
_RANGE_ARROW = 44


@dataclass(frozen=True, slots=True)
class _Fit:
    """How much the bar says: width of a picker, and which words and parts it shows."""

    picker: int
    once_words: bool
    start_words: bool
    counts: Spelling
    version: bool
    range_buttons: bool


_FITS = (
    _Fit(160, True, True, Spelling.ALL, True, True),
    _Fit(160, False, True, Spelling.ALL, True, True),
    _Fit(160, True, True, Spelling.MOST, True, True),
    _Fit(150, False, True, Spelling.MOST, True, True),
    _Fit(150, False, True, Spelling.WORST, True, True),
    _Fit(120, False, True, Spelling.NONE, True, True),
    _Fit(112, False, False, Spelling.NONE, True, False),
    _Fit(124, False, False, Spelling.WORST_NUMBERS, False, False),
)
"""From the widest to the narrowest."""

_VERSIONS = ("12.1", "12.1.5", "14.0", "14.0.1", "14.2", "14.3", "14.3 MP1", "14.3 RU1", "14.3 RU9")


class TopBar(QWidget):
    """`pair_settled` says that the person chose a pair; the other signals are its buttons."""

    pair_settled = Signal()
    start_or_pause = Signal()
    once_pressed = Signal()
    range_chosen = Signal(object)
    count_pressed = Signal(object)

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
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._ranges.addButton(button)
            self._range_buttons[choice] = button
        self._range_list = QComboBox(self)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.version.setMinimumContentsLength(4)
        for button in (self._start, self._once):
            button.setMinimumHeight(30)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.manager)
        row.addWidget(self._towards)
        row.addWidget(self.client)
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
        self._range_list.setMinimumHeight(30)
        row.addWidget(self._range_list)

    def _connect(self) -> None:
        for picker in (self.manager, self.client, self.version):
            picker.settled.connect(self.pair_settled)
        self._start.clicked.connect(self.start_or_pause)
        self._once.clicked.connect(self.once_pressed)
        for choice, button in self._range_buttons.items():
            button.clicked.connect(lambda _checked=False, chosen=choice: self.range_chosen.emit(chosen))
        self._chips.pressed.connect(self.count_pressed)
        self._range_list.activated.connect(self._choose_range)

    # --- what others call -----------------------------------------------------------------------

    def show_counts(self, counts: Mapping[Judgement, int]) -> None:
        """Show the counts by judgement."""
        if self._chips.show_counts(counts):
            self._fit()

    def mark_counts(self, chosen: Collection[Judgement]) -> None:
        """Show which judgements the rows are filtered by."""
        self._chips.mark(chosen)

    @property
    def counts_words(self) -> str:
        """The counts in words."""
        return self._chips.accessibleName()

    @property
    def start_button(self) -> QPushButton:
        """The button that starts and pauses."""
        return self._start

    def show_range(self, choice: TimeRange) -> None:
        """Mark the range that is shown."""
        self._range_buttons[choice].setChecked(True)
        self._range_list.setCurrentIndex(list(TimeRange).index(choice))

    def show_running(self) -> None:
        """Offer to pause."""
        if not self._running:
            self._running = True
            self._fit()

    def show_paused(self) -> None:
        """Offer to start."""
        if self._running:
            self._running = False
            self._fit()

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
        """Say as much as there is room for."""
        self._name_buttons()
        fit = next((fit for fit in _FITS if self._needed(fit) <= self.width()), _FITS[-1])
        spare = max(0, self.width() - self._needed(fit))
        for picker in (self.manager, self.client):
            picker.setFixedWidth(min(grown(_PICKER_MOST), grown(fit.picker) + spare // 2))
        self.version.setFixedWidth(grown(_VERSION))
        self._range_list.setFixedWidth(self._range_width())
        self.version.setVisible(fit.version)
        self._chips.spell(fit.counts)
        for button in self._range_buttons.values():
            button.setVisible(fit.range_buttons)
        self._range_list.setVisible(not fit.range_buttons)
        if not fit.once_words:
            self._once.setText("")
        if not fit.start_words:
            self._start.setText("")

    def _range_width(self) -> int:
        """Return what shows the longest range whole."""
        words = map(self.range_words, TimeRange)
        widest = max(map(self._range_list.fontMetrics().horizontalAdvance, words))
        return max(grown(_RANGE_LIST), widest + grown(_RANGE_ARROW))

    def _needed(self, fit: _Fit) -> int:
        buttons = sum(button.sizeHint().width() + 2 for button in self._range_buttons.values())
        parts = (
            2 * grown(fit.picker),
            self._towards.sizeHint().width(),
            grown(_VERSION) if fit.version else 0,
            self._start.sizeHint().width() if fit.start_words else _ICON_ONLY,
            self._once.sizeHint().width() if fit.once_words else _ICON_ONLY,
            self._chips.width_of(fit.counts),
            buttons if fit.range_buttons else self._range_width(),
        )
        return sum(parts) + 8 * 11

    def _choose_range(self, index: int) -> None:
        self.range_chosen.emit(list(TimeRange)[index])

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
            name_box(picker, name)
            picker.say_tip(name)
            picker.say_what(empty)
        chosen = self._range_list.currentIndex()
        self._range_list.clear()
        self._range_list.addItems([self.range_words(choice) for choice in TimeRange])
        self._range_list.setCurrentIndex(max(0, chosen))
        name_box(self._range_list, self.tr("Time range"))
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
        return QSize(620, grown(32))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            for button in self._range_buttons.values():
                button.setFont(face(Face.MEDIUM))
            self._fit()
        elif event.type() is QEvent.Type.PaletteChange:
            self._fit()
