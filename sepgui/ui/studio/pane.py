"""The pane beside a simulation: its story, the speaker's notes, or the audience's answer and what it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from sepgui.domain.cell import CellKey
from sepgui.ui.fonts import Face
from sepgui.ui.studio.answer_form import AnswerForm
from sepgui.ui.studio.note_list import NoteList, readable
from sepgui.ui.widgets.card import CARD_RADIUS, Card, GlyphMark, Label, words_in
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.scroll import scroll_area


class Stage(Enum):
    """What the pane shows: the notes of a speaker, a question to the audience, or how it was answered."""

    NOTES = auto()
    QUESTION = auto()
    REVEALED = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a scenario, in the present language; a note has the time from which it holds."""

    title: str
    story: str
    lesson: str
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a comparison: right, wrong or neither."""

    glyph: Glyph
    words: str


class StudioPane(Card):
    """`closed` says that the person closed it, `retranslated` that the language changed.

    `window_wanted` asks for the notes in a window of their own.

    The form of the audience is `form`.
    """

    closed = Signal()
    window_wanted = Signal()
    retranslated = Signal()

    def __init__(self, chosen_cells: Callable[[], Sequence[CellKey]], parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._stage = Stage.NOTES
        self._told = Told("", "", "")
        self._points: tuple[Point, ...] = ()
        self.form = AnswerForm(chosen_cells, self)
        self._heading = Label(Face.STRONG, "", self).wrapped()
        self._apart = self._button("↗")
        self._apart.clicked.connect(self.window_wanted)
        self._close = self._button("×")
        self._close.clicked.connect(self.closed)
        self._inside = QWidget(self)
        self._scroll = scroll_area(self)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._story_title = Label(Face.CAPTION, "", self).quiet()
        self._story = readable(Face.BODY, self)
        self._notes_title = Label(Face.CAPTION, "", self).quiet()
        self._notes = NoteList(Face.BODY, 8, self._inside, self._scroll)
        self._result_title = Label(Face.CAPTION, "", self).quiet()
        self._results = QVBoxLayout()
        self._results.setSpacing(6)
        self._lesson_title = Label(Face.CAPTION, "", self).quiet()
        self._lesson = readable(Face.BODY, self)
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        self._retranslate()

    def _button(self, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 0)
        head.addWidget(self._heading, 1)
        for button in (self._apart, self._close):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(4)
        for title, part in (
            (self._result_title, self._results),
            (self._story_title, self._story),
            (None, self.form),
            (self._notes_title, self._notes),
            (self._lesson_title, self._lesson),
        ):
            if title is not None:
                title.setContentsMargins(0, 10, 0, 0)
                column.addWidget(title)
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        self._scroll.setWidget(self._inside)
        self.body.setContentsMargins(1, 1, 1, round(CARD_RADIUS))  # the card's own edge stays in sight
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self._scroll, 1)

    # --- what others call -----------------------------------------------------------------------

    def tell(self, told: Told) -> None:
        """Tell of a scenario."""
        if told == self._told:
            return
        self._told = told
        self._heading.setText(told.title)
        self._story.setText(told.story)
        self._lesson.setText(told.lesson)
        self._notes.tell(told.notes)
        self.show_stage(self._stage)

    def mark_note(self, current: int) -> None:
        """Bring the note that holds now to the fore: the others stand back."""
        self._notes.mark(current)

    def show_stage(self, stage: Stage, points: Sequence[Point] = ()) -> None:
        """Show notes, the question, or how it was answered; what the speaker knows is hidden in between.

        Another stage begins at its top.
        """
        if stage is not self._stage:
            self._scroll.verticalScrollBar().setValue(0)
        self._stage = stage
        if points or stage is not Stage.REVEALED:
            self._show_points(tuple(points))
        question, notes = stage is Stage.QUESTION, bool(self._told.notes)
        self.form.setVisible(question)
        for part in (self._story_title, self._story):
            part.setVisible(bool(self._told.story))
        for label in (self._notes_title, *self._notes.labels):
            label.setVisible(not question and notes)
        for part in (self._lesson_title, self._lesson):
            part.setVisible(not question and bool(self._told.lesson))
        self._result_title.setVisible(stage is Stage.REVEALED)
        self.setAccessibleName(self._name())

    @property
    def stage(self) -> Stage:
        """What is shown."""
        return self._stage

    @property
    def told(self) -> Told:
        """What is told of the scenario."""
        return self._told

    @property
    def points(self) -> tuple[Point, ...]:
        """The lines of the comparison."""
        return self._points

    @property
    def words(self) -> str:
        """Everything that can be read, line by line."""
        return words_in(self)

    def take_focus(self) -> None:
        """Take the keyboard to where something can be done."""
        target = self.form.cause if self._stage is Stage.QUESTION else self._close
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside ---------------------------------------------------------------------------------

    def _show_points(self, points: tuple[Point, ...]) -> None:
        self._points = points
        while (item := self._results.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for point in points:
            self._results.addWidget(_PointLine(point, self._inside))
        lines = [self._results.itemAt(at) for at in range(self._results.count())]
        for before, after in pairwise(line.widget() for line in lines if line is not None):
            if before is not None and after is not None:
                self.setTabOrder(before, after)

    def _name(self) -> str:
        match self._stage:
            case Stage.NOTES:
                return self.tr("Speaker notes")
            case Stage.QUESTION:
                return self.tr("What is wrong here?")
            case Stage.REVEALED:
                return self.tr("The answer")

    def _retranslate(self) -> None:
        self._apart.setAccessibleName(self.tr("Notes in a window of their own"))
        self._apart.setToolTip(self.tr("Notes in a window of their own, for a second screen (Ctrl+Shift+K)"))
        self._close.setAccessibleName(self.tr("Close this pane"))
        self._scroll.setAccessibleName(self.tr("Story and notes"))
        self._close.setToolTip(self.tr("Close this pane (Esc)"))
        self._story_title.setText(self.tr("Story").upper())
        self._notes_title.setText(self.tr("Speaker notes").upper())
        self._lesson_title.setText(self.tr("Lesson").upper())
        self._result_title.setText(self.tr("The answer").upper())
        self.setAccessibleName(self._name())

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return little height: what is longer scrolls."""
        return QSize(280, 400)

    def minimumSizeHint(self) -> QSize:
        """Return little: what is longer scrolls."""
        return QSize(200, 120)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.retranslated.emit()


class _PointLine(QWidget):
    """A silhouette and a sentence."""

    def __init__(self, point: Point, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(GlyphMark(point.glyph, 18, self), 0, Qt.AlignmentFlag.AlignTop)
        words = Label(Face.BODY, point.words, self).wrapped()
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row.addWidget(words, 1)
        self.setAccessibleName(point.words)
