"""Asks which two spans of the open session are compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QVBoxLayout, QWidget

from sepgui.domain.cell import Anchor
from sepgui.ui.focus import LEAST_NS
from sepgui.ui.fonts import Face
from sepgui.ui.graph.comparing import Comparing, other_span
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.form_buttons import form_buttons
from sepgui.ui.widgets.naming import name_box
from sepgui.ui.words import clock

_WIDE = 440
_HIGH = 28
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spans:
    """What can be compared: the span that the graph shows, the one in focus, and the whole session."""

    anchor: Anchor
    shown: Span
    focus: Span | None
    whole: Span

    @property
    def shown_of_it(self) -> Span:
        """What the graph shows of the session."""
        return max(self.shown[0], self.whole[0]), min(self.shown[1], self.whole[1])


def words_of(span: Span, anchor: Anchor) -> str:
    """Return from when to when a span reaches, by the wall clock; the date once, where it is the same."""
    begin, end = (clock(anchor.unix_at(at_ns)) for at_ns in span)
    date, _, time = end.rpartition(" ")
    return f"{begin} – {time if date and begin.startswith(f'{date} ') else end}"


class SpanForm(QDialog):
    """Two choices; `settled` carries the earlier span and the later one, in the session's time."""

    settled = Signal(object, object)

    def __init__(self, spans: Spans, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._spans = spans
        self.now = QComboBox(self)
        self.before = QComboBox(self)
        self._offered: dict[QComboBox, list[tuple[Callable[[], str], Span]]] = {self.now: [], self.before: []}
        self._labels = {box: Label(Face.BODY, "", self) for box in (self.now, self.before)}
        self._trouble = Label(Face.SMALL, "", self).quiet().wrapped()
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box, label in self._labels.items():
            box.setMinimumSize(_WIDE, _HIGH)
            label.setBuddy(box)
            rows.addRow(label, box)
        buttons, self.go = form_buttons(self, self._settle)
        body = QVBoxLayout(self)
        body.setSpacing(12)
        body.addLayout(rows)
        body.addWidget(self._trouble)
        body.addWidget(buttons)
        if spans.focus is not None:
            self._offer(self.now, self._focus_name, spans.focus)
        shown, whole = spans.shown_of_it, spans.whole
        if shown[1] - shown[0] >= LEAST_NS:
            self._offer(self.now, self._shown_name, shown)
        if whole[1] - whole[0] >= 2 * LEAST_NS:
            half = sum(whole) // 2, whole[1]
            self._offer(self.now, lambda: self.tr("The second half of the session"), half)
        self.now.currentIndexChanged.connect(self._offer_others)
        self.before.currentIndexChanged.connect(self._look)
        self._offer_others()
        while not self.before.count() and self.now.currentIndex() + 1 < self.now.count():
            self.now.setCurrentIndex(self.now.currentIndex() + 1)
        self._retranslate()

    def _focus_name(self) -> str:
        return self.tr("The span in focus")

    def _shown_name(self) -> str:
        return self.tr("What the graph shows")

    def _offer(self, box: QComboBox, name: Callable[[], str], span: Span) -> None:
        self._offered[box].append((name, span))
        box.addItem(self._words(name, span))

    def _words(self, name: Callable[[], str], span: Span) -> str:
        return self.tr("{name}: {span}").format(name=name(), span=words_of(span, self._spans.anchor))

    def _offer_others(self) -> None:
        """Offer what can be compared with the chosen span, as long as it lies within the session."""
        now, spans = self._span(self.now), self._spans
        begin_ns = spans.whole[0]
        self.before.clear()
        self._offered[self.before].clear()
        if now is None:
            self._look()
            return
        offered: list[tuple[Callable[[], str], Span | None]] = [
            (lambda: self.tr("What came just before"), other_span(Comparing.BEFORE, *now, None)),
            (lambda: self.tr("An hour earlier"), other_span(Comparing.HOUR, *now, None)),
            (lambda: self.tr("A day earlier"), other_span(Comparing.DAY, *now, None)),
            (lambda: self.tr("The beginning of the session"), (begin_ns, begin_ns + now[1] - now[0])),
        ]
        if spans.focus is not None:
            in_focus = now == spans.focus
            name = self._shown_name if in_focus else self._focus_name
            offered.insert(0, (name, spans.shown_of_it if in_focus else spans.focus))
        for name, span in offered:
            if span is not None and span != now and span[1] > begin_ns:
                self._offer(self.before, name, span)
        self._look()

    def _look(self) -> None:
        can = self._span(self.before) is not None
        self.go.setEnabled(can)
        self._trouble.setText(
            self.tr("Drag over the time axis of the graph or of the lanes to choose another span.")
            if can
            else self.tr("The session is too short for another span as long as this one.")
        )

    def _span(self, box: QComboBox) -> Span | None:
        offered, place = self._offered[box], box.currentIndex()
        return offered[place][1] if 0 <= place < len(offered) else None

    def _settle(self) -> None:
        before, now = self._span(self.before), self._span(self.now)
        if before is not None and now is not None:
            self.settled.emit(*sorted((before, now)))
            self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare two spans"))
        for box, words in ((self.now, self.tr("&This span")), (self.before, self.tr("Compared &with"))):
            self._labels[box].setText(words)
            name_box(box, words.replace("&", ""))
            for at, offer in enumerate(self._offered[box]):
                box.setItemText(at, self._words(*offer))
        self.go.setText(self.tr("&Compare"))
        self._look()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
