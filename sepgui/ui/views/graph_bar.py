"""The small buttons above the graph: zoom, scale, back to the present, focus, and handing the picture on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.graph.scales import Scale
from sepgui.ui.icons import icon
from sepgui.ui.theme import tokens_of

_SIDE = 26
_ICON = 16


@dataclass(frozen=True, slots=True)
class _Button:
    icon: str
    keys: str
    emit: Callable[[], None]


class GraphBar(QWidget):
    """Says what was pressed; `scale_chosen` carries a `Scale`."""

    zoomed = Signal(float)
    live_wanted = Signal()
    focus_wanted = Signal()
    scale_chosen = Signal(object)
    save_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, tuple[QToolButton, _Button]] = {}
        for name, button in (
            ("in", _Button("magnifying-glass-plus", "Ctrl++", lambda: self.zoomed.emit(0.5))),
            ("out", _Button("magnifying-glass-minus", "Ctrl+-", lambda: self.zoomed.emit(2.0))),
            ("live", _Button("skip-forward", "Ctrl+Home", self.live_wanted.emit)),
            ("focus", _Button("selection-plus", "Ctrl+Shift+F", self.focus_wanted.emit)),
        ):
            row.addWidget(self._made(name, button))
        self._fit = self._toggle(Scale.FIT)
        self._log = self._toggle(Scale.LOG)
        row.addWidget(self._fit)
        row.addWidget(self._log)
        for name, button in (
            ("save", _Button("floppy-disk", "Ctrl+Shift+P", self.save_wanted.emit)),
            ("copy", _Button("copy", "Ctrl+Shift+G", self.copy_wanted.emit)),
        ):
            row.addWidget(self._made(name, button))
        self._retranslate()

    def show_scale(self, scale: Scale) -> None:
        """Mark the scale that is used."""
        self._fit.setChecked(scale is Scale.FIT)
        self._log.setChecked(scale is Scale.LOG)

    def show_following(self, following: bool) -> None:
        """Say beside the way back whether there is one to go: the graph stands still."""
        live = self._buttons["live"][0]
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonIconOnly if following else style.ToolButtonTextBesideIcon
        if wanted is not live.toolButtonStyle():
            live.setToolButtonStyle(wanted)
            live.setAccessibleDescription("" if following else self.tr("The graph stands still"))

    def button(self, name: str) -> QToolButton:
        """Return a button: in, out, live, focus, fit, log, save or copy."""
        toggles = {"fit": self._fit, "log": self._log}
        return toggles[name] if name in toggles else self._buttons[name][0]

    def _made(self, name: str, button: _Button) -> QToolButton:
        made = self._plain()
        made.clicked.connect(button.emit)
        self._buttons[name] = made, button
        return made

    def _plain(self) -> QToolButton:
        made = QToolButton(self)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _toggle(self, scale: Scale) -> QToolButton:
        made = self._plain()
        made.setCheckable(True)
        made.clicked.connect(lambda: self.scale_chosen.emit(scale if made.isChecked() else Scale.ZERO))
        return made

    def _retranslate(self) -> None:
        words = {
            "in": self.tr("Zoom in"),
            "out": self.tr("Zoom out"),
            "live": self.tr("Back to the present"),
            "focus": self.tr("Numbers of what the graph shows"),
            "save": self.tr("Save the picture…"),
            "copy": self.tr("Copy the picture"),
        }
        for name, (made, button) in self._buttons.items():
            made.setAccessibleName(words[name])
            made.setToolTip(f"{words[name]} ({button.keys})")
        for made, name, keys in (
            (self._fit, self.tr("Fit the height to the values"), "Ctrl+Shift+H"),
            (self._log, self.tr("Logarithmic height"), "Ctrl+L"),
        ):
            made.setAccessibleName(name)
            made.setToolTip(f"{name} ({keys})")
        self._log.setText(self.tr("log"))
        self._buttons["live"][0].setText(self.tr("now"))
        self._recolour()

    def _recolour(self) -> None:
        colour, side = tokens_of(self.palette()).text, grown(_SIDE)
        for made in (*(made for made, _ in self._buttons.values()), self._fit, self._log):
            made.setFixedHeight(side)
            made.setMinimumWidth(side)
            made.setIconSize(QSize(grown(_ICON), grown(_ICON)))
            made.setFont(face(Face.SMALL))
        for made, button in self._buttons.values():
            made.setIcon(icon(button.icon, colour, grown(_ICON)))
        self._fit.setIcon(icon("arrows-out-line-vertical", colour, grown(_ICON)))

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._recolour()
