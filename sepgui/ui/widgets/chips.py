"""Counts by judgement: glyph, number and word; some words are left out where there is no room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QEvent, QLocale, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sepgui.domain.judgement import SEVERITY, Judgement
from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import GlyphMark, Label
from sepgui.ui.widgets.glyphs import glyph_of

_GAP = 12
_MARK = 22


class Spelling(Enum):
    """Which counts have words: all of them, those that matter, or none."""

    ALL = frozenset(SEVERITY)
    WORST = frozenset({Judgement.PROBLEM, Judgement.DEGRADED, Judgement.OK})
    NONE = frozenset[Judgement]()


class CountChips(QWidget):
    """One chip for each judgement that some row has, worst first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Judgement, int] = {}
        self._spelling = Spelling.ALL
        self._chips: dict[Judgement, tuple[GlyphMark, Label]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for judgement in SEVERITY:
            mark, label = GlyphMark(glyph_of(judgement.value), 18, self), Label(Face.STRONG, "", self)
            row.addWidget(mark)
            row.addSpacing(4)
            row.addWidget(label)
            row.addSpacing(_GAP)
            self._chips[judgement] = (mark, label)
        self._show()

    def show_counts(self, counts: Mapping[Judgement, int]) -> None:
        """Show these counts."""
        if dict(counts) != self._counts:
            self._counts = dict(counts)
            self._show()

    def spell(self, spelling: Spelling) -> None:
        """Show these words; the others stay in tool tips and for screen readers."""
        if spelling is not self._spelling:
            self._spelling = spelling
            self._show()

    def width_of(self, spelling: Spelling) -> int:
        """Return the width that a spelling needs."""
        label = next(iter(self._chips.values()))[1]
        metrics = label.fontMetrics()
        return sum(
            _MARK + _GAP + metrics.horizontalAdvance(self._said(judgement, count, spelling))
            for judgement, count in self._counts.items()
        )

    def _show(self) -> None:
        said: list[str] = []
        for judgement, (mark, label) in self._chips.items():
            count = self._counts.get(judgement, 0)
            words = self._words(judgement, count)
            mark.setVisible(count > 0)
            label.setVisible(count > 0)
            label.setText(self._said(judgement, count, self._spelling))
            label.setToolTip(words)
            mark.setToolTip(words)
            if count:
                said.append(words)
        self.setAccessibleName(", ".join(said))
        self.updateGeometry()

    def _said(self, judgement: Judgement, count: int, spelling: Spelling) -> str:
        spelt = judgement in spelling.value
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
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
