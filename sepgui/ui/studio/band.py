"""The band over a simulation: the word of the banner, a presenter's controls, the time, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.icons import icon
from sepgui.ui.theme import tokens_of
from sepgui.ui.views.menus import Act
from sepgui.ui.widgets.card import CARD_RADIUS, ElidedLabel, Label

SPEEDS = {
    Act.SPEED_1: 1.0,
    Act.SPEED_2: 2.0,
    Act.SPEED_5: 5.0,
    Act.SPEED_10: 10.0,
    Act.SPEED_30: 30.0,
    Act.SPEED_60: 60.0,
}
"""The speeds that can be chosen, by their line in the menu."""
_SIDE = 30
_WORDY = 860
"""From this width on the buttons at the right have words."""
_TIMED = 560
"""From this width on there is room for the time."""


@dataclass(frozen=True, slots=True)
class _Control:
    """A button: its line in the menu, icon, and words with its keys."""

    act: Act
    icon: str
    words: Text
    keys: str


_CLOCK = (
    _Control(Act.CLOCK_START, "skip-back", QT_TRANSLATE_NOOP("Band", "Back to the start"), "Shift+F9"),
    _Control(Act.CLOCK_PLAY, "pause", QT_TRANSLATE_NOOP("Band", "Pause the simulation"), "F8"),
    _Control(Act.CLOCK_NEXT, "skip-forward", QT_TRANSLATE_NOOP("Band", "Jump to the next event"), "F9"),
)
_PLAY = QT_TRANSLATE_NOOP("Band", "Play the simulation")
_VIEWS = (
    _Control(Act.HIDE_ANSWER, "eye-slash", QT_TRANSLATE_NOOP("Band", "Hide the answer"), "Ctrl+H"),
    _Control(Act.STUDIO_PANE, "note", QT_TRANSLATE_NOOP("Band", "Notes"), "Ctrl+Shift+O"),
)


class SimulationBand(QFrame):
    """Hidden over real sessions. `pressed` carries the `Act` of a button or a speed.

    It is the banner as well: while it is shown nobody can take for real what the window shows.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playing = True
        self._tag = Label(Face.STRONG, "", self)
        self._buttons: dict[Act, tuple[QPushButton, _Control]] = {}
        self.speed = QComboBox(self)
        self.speed.addItems([f"×{value:g}" for value in SPEEDS.values()])
        self.speed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.speed.activated.connect(self._choose_speed)
        self._time = Label(Face.MEDIUM, "", self)
        self._next = ElidedLabel(Face.BODY, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 6, 3)
        row.setSpacing(6)
        row.addWidget(self._tag)
        row.addSpacing(6)
        for control in _CLOCK:
            row.addWidget(self._made(control))
        row.addWidget(self.speed)
        row.addSpacing(4)
        row.addWidget(self._time)
        row.addWidget(self._next, 1)
        for control in _VIEWS:
            button = self._made(control)
            button.setCheckable(True)
            row.addWidget(button)
        self._retranslate()
        self.set_steered(False)
        self.hide()

    def _made(self, control: _Control) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._presser(control.act))
        self._buttons[control.act] = button, control
        return button

    def _presser(self, act: Act) -> Callable[[], None]:
        return lambda: self.pressed.emit(act)

    # --- what others call -----------------------------------------------------------------------

    def button(self, act: Act) -> QPushButton:
        """Return the button of a line of the menu."""
        return self._buttons[act][0]

    def show_clock(self, *, playing: bool, speed: float) -> None:
        """Show whether simulated time runs, and how fast."""
        self._playing = playing
        values = list(SPEEDS.values())
        self.speed.setCurrentIndex(values.index(speed) if speed in values else -1)
        self._name_buttons()

    def show_time(self, time: str, coming: str) -> None:
        """Show the time of the simulation, and what comes next."""
        if time != self._time.text():
            self._time.setText(time)
        self._next.show_text(coming)

    def show_tag(self, words: str) -> None:
        """Show the word of the banner."""
        self._tag.setText(words)
        self.setAccessibleName(words)

    def set_steered(self, steered: bool) -> None:
        """Let the clock be steered, or not."""
        for control in _CLOCK:
            self.button(control.act).setEnabled(steered)
        self.speed.setEnabled(steered)

    def check(self, act: Act, checked: bool) -> None:
        """Show whether something is on."""
        self.button(act).setChecked(checked)

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said: the banner, the time, what comes next."""
        return self._tag.text(), self._time.text(), self._next.whole

    # --- inside ---------------------------------------------------------------------------------

    def _choose_speed(self, index: int) -> None:
        self.pressed.emit(list(SPEEDS)[index])

    def _name_buttons(self) -> None:
        tokens = tokens_of(self.palette())
        wordy = self.width() >= grown(_WORDY)
        side = grown(_SIDE)
        for act, (button, control) in self._buttons.items():
            paused = act is Act.CLOCK_PLAY and not self._playing
            text = _PLAY if paused else control.words
            words = QCoreApplication.translate(text.context, text.source)
            name = "play" if paused else control.icon
            button.setIcon(icon(name, tokens.text, grown(16)))
            button.setIconSize(QSize(grown(16), grown(16)))
            button.setFont(face(Face.MEDIUM))
            button.setText(words if wordy and act in (Act.HIDE_ANSWER, Act.STUDIO_PANE) else "")
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({control.keys})")
            button.setFixedHeight(side)
            wide = button.sizeHint().width() if button.text() else side + 6
            button.setFixedWidth(wide)
        self.speed.setFixedHeight(side)
        self._time.setVisible(self.width() >= grown(_TIMED))

    def _retranslate(self) -> None:
        self.speed.setAccessibleName(self.tr("Speed of the simulation"))
        self.speed.setToolTip(self.tr("How fast simulated time runs (Ctrl+. faster, Ctrl+, slower)"))
        self._name_buttons()

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a card that no real session has: tinted, with a thick edge at the left."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(tokens.color("slow"), 1))
        painter.setBrush(tokens.mixed("slow", 0.16))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("slow"))
        painter.drawRoundedRect(QRectF(0, 0, 5, box.height()), 2, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._name_buttons()

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrow."""
        return QSize(360, grown(_SIDE) + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._name_buttons()
