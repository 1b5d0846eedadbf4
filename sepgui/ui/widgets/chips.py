"""Counts by judgement: glyph, number and word; some words are left out where there is no room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum
from functools import partial

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QStyleOption, QWidget

from sepgui.domain.judgement import SEVERITY, Judgement
from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.widgets.card import GlyphMark, Label
from sepgui.ui.widgets.glyphs import glyph_of

_GAP = 12
_MARK = 22
_GLYPH = 18
_HIGH = 30


_MATTER = frozenset({Judgement.PROBLEM, Judgement.DEGRADED, Judgement.OK})
_HERE = frozenset(SEVERITY) - {Judgement.SKIPPED}


class Spelling(Enum):
    """Which counts have words, and which are shown at all."""

    ALL = (frozenset(SEVERITY), frozenset(SEVERITY))
    MOST = (_HERE, _HERE)
    WORST = (_MATTER, _HERE)
    NONE = (frozenset[Judgement](), _HERE)
    WORST_NUMBERS = (frozenset[Judgement](), _MATTER)

    @property
    def spelt(self) -> frozenset[Judgement]:
        """The counts with words."""
        return self.value[0]

    @property
    def shown(self) -> frozenset[Judgement]:
        """The counts that are shown."""
        return self.value[1]


class CountChips(QWidget):
    """One chip for each judgement that some row has, worst first; `pressed` carries that of a chip."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Judgement, int] = {}
        self._spelling = Spelling.ALL
        self._chips: dict[Judgement, _Chip] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for judgement in SEVERITY:
            chip = self._chips[judgement] = _Chip(judgement, self)
            chip.clicked.connect(partial(self.pressed.emit, judgement))
            row.addWidget(chip)
        self._show()

    def show_counts(self, counts: Mapping[Judgement, int]) -> bool:
        """Show these counts, and return whether they are others than before."""
        if dict(counts) == self._counts:
            return False
        self._counts = dict(counts)
        self._show()
        return True

    def mark(self, chosen: Collection[Judgement]) -> None:
        """Show which judgements the rows are filtered by."""
        for judgement, chip in self._chips.items():
            chip.setChecked(judgement in chosen)

    def spell(self, spelling: Spelling) -> None:
        """Show these words; the others stay in tool tips and for screen readers."""
        if spelling is not self._spelling:
            self._spelling = spelling
            self._show()

    def width_of(self, spelling: Spelling) -> int:
        """Return the width that a spelling needs."""
        metrics = QFontMetrics(face(Face.STRONG))
        return sum(
            grown(_GLYPH)
            + _MARK
            - _GLYPH
            + _GAP
            + metrics.horizontalAdvance(self._said(judgement, count, spelling))
            for judgement, count in self._counts.items()
            if judgement in spelling.shown
        )

    def _show(self) -> None:
        said: list[str] = []
        for judgement, chip in self._chips.items():
            count = self._counts.get(judgement, 0)
            words = self._words(judgement, count)
            chip.setVisible(count > 0 and judgement in self._spelling.shown)
            chip.label.setText(self._said(judgement, count, self._spelling))
            chip.setAccessibleName(words)
            chip.setToolTip(self.tr("{count}: list only these, or all again").format(count=words))
            if count:
                said.append(words)
        self.setAccessibleName(", ".join(said))
        self.updateGeometry()

    def _said(self, judgement: Judgement, count: int, spelling: Spelling) -> str:
        spelt = judgement in spelling.spelt
        return self._words(judgement, count) if spelt else QLocale().toString(count)

    def _words(self, judgement: Judgement, count: int) -> str:
        """Return a count with its judgement's word, in the right number."""
        match judgement:
            case Judgement.PROBLEM:
                return self.tr("%n problem(s)", "", count)
            case Judgement.DEGRADED:
                return self.tr("%n degraded", "", count)
            case Judgement.OK:
                return self.tr("%n ok", "", count)
            case Judgement.EXPECTED:
                return self.tr("%n as expected", "", count)
            case Judgement.UNPROVEN:
                return self.tr("%n unproven", "", count)
            case Judgement.SKIPPED:
                return self.tr("%n skipped", "", count)

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return the size of what is shown."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            for chip in self._chips.values():
                chip.setFixedHeight(grown(_HIGH))


class _Chip(QAbstractButton):
    """Glyph and label; pressed in while the rows are filtered by it."""

    def __init__(self, judgement: Judgement, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = Label(Face.STRONG, "", self)
        self.setCheckable(True)
        self.setFixedHeight(grown(_HIGH))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(_GAP // 2, 0, _GAP // 2, 0)
        row.setSpacing(_MARK - _GLYPH)
        row.addWidget(GlyphMark(glyph_of(judgement.value), _GLYPH, self))
        row.addWidget(self.label)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return the size of glyph and label."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground as that of a tool button: the parts paint themselves."""
        option = QStyleOption()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelButtonTool, option, painter, self)
