"""The flat style: what has the keyboard is ringed, what goes on is filled, nothing has a gradient."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

import sepgui.ui
from sepgui.ui.style import PRIMARY
from sepgui.ui.theme import DARK, LIGHT, Tokens, palette_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot


def pixels(widget: QWidget, color: QColor) -> NDArray[np.bool_]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(
        [[image.pixelColor(x, y) == color for x in range(image.width())] for y in range(image.height())]
    )


def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton("Go")
    made.resize(QSize(100, 30))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_button_that_goes_on_is_filled_flat(qtbot: QtBot, qapp: QApplication, tokens: Tokens) -> None:
    qapp.setPalette(palette_of(tokens))
    made = button(qtbot)
    made.setProperty(PRIMARY, True)
    made.show()
    filled = pixels(made, tokens.color("accent"))
    assert filled.mean() > 0.6
    assert filled[2:-2, 6].all(), "one colour from top to bottom"


def test_another_button_is_outlined(qtbot: QtBot) -> None:
    made = button(qtbot)
    made.show()
    assert pixels(made, LIGHT.color("field")).any()
    assert pixels(made, LIGHT.color("accent")).sum() == 0


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QToolButton])
def test_what_has_the_keyboard_has_a_ring_of_two_pixels(qtbot: QtBot, kind: type[QWidget]) -> None:
    made = kind()
    made.resize(QSize(110, 32))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    without = pixels(made, LIGHT.color("accent")).sum()
    made.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    ring = pixels(made, LIGHT.color("accent"))
    assert without == 0
    assert ring[:2, 20:-20].all()
    assert ring[-2:, 20:-20].all()


def test_a_scroll_bar_is_one_groove(qtbot: QtBot) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 300)
    bar.setPageStep(100)
    bar.resize(12, 200)
    qtbot.addWidget(bar)
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    part, style = QStyle.SubControl, bar.style()

    def place(which: QStyle.SubControl) -> tuple[int, int]:
        rect = style.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, which, bar)
        return rect.top(), rect.height()

    assert place(part.SC_ScrollBarGroove) == (0, 200)
    assert place(part.SC_ScrollBarSlider) == (0, 50)
    assert place(part.SC_ScrollBarAddPage) == (50, 150)
    assert place(part.SC_ScrollBarAddLine)[1] == 0
    bar.setValue(300)
    bar.initStyleOption(option)
    assert place(part.SC_ScrollBarSlider) == (150, 50)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_tick_box_is_outlined_as_a_field_and_filled_when_ticked(
    qapp: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    qapp.setPalette(palette_of(tokens))
    box = QCheckBox("Cloud")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    assert pixels(box, tokens.color("field")).any()
    assert not pixels(box, tokens.color("accent")).any()
    box.setChecked(True)
    assert pixels(box, tokens.color("accent")).sum() > 40


def test_nothing_moves_by_itself(qapp: QApplication) -> None:
    """Reduced motion is for everybody: no animation of the style, none of Qt's, none of our own."""
    style = qapp.style()
    assert style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    assert not style.styleHint(QStyle.StyleHint.SH_Widget_Animate)
    effects = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip)
    assert not [effect for effect in effects if qapp.isEffectEnabled(effect)]
    moving = re.compile(r"\bQ(Property|Variant|Parallel|Sequential)Animation|TimeLine|QMovie|Range\(0, 0\)")
    sources = sorted(Path(sepgui.ui.__file__).parent.rglob("*.py"))
    assert len(sources) > 100
    assert [path.name for path in sources if moving.search(path.read_text("utf-8"))] == []
