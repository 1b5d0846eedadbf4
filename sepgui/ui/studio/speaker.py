"""The speaker's own window, for a second screen: notes, time and what comes next, which no audience sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face, grown
from sepgui.ui.stamp import stamped_title
from sepgui.ui.studio.note_list import NoteList, readable
from sepgui.ui.studio.pane import Told
from sepgui.ui.widgets.card import Label, words_in
from sepgui.ui.widgets.scroll import scroll_area
from sepgui.ui.widgets.side_window import SideWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

_SIZE = (620, 560)
_PAD = 18


class SpeakerWindow(SideWindow):
    """Shows everything that a speaker knows, also while the answer is kept from the audience.

    The `actions` work from here too: a speaker's keyboard is here.
    """

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.addActions(list(actions))
        self._told = Told("", "", "")
        self._title = Label(Face.TITLE, "", self).wrapped()
        self._time = Label(Face.TITLE, "", self)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._coming = Label(Face.BODY, "", self).quiet().wrapped()
        self._scroll = scroll_area(self)
        self._inside = QWidget(self)
        self._story_title = Label(Face.CAPTION, "", self).quiet()
        self._story = readable(Face.BODY, self)
        self._notes_title = Label(Face.CAPTION, "", self).quiet()
        self._notes = NoteList(Face.SENTENCE, grown(10), self._inside, self._scroll)
        self._lesson_title = Label(Face.CAPTION, "", self).quiet()
        self._lesson = readable(Face.BODY, self)
        self._lay_out()
        self._retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_PAD)
        head.addWidget(self._title, 1)
        head.addWidget(self._time)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(_PAD, 0, _PAD, _PAD)
        column.setSpacing(6)
        for title, part in (
            (self._notes_title, self._notes),
            (self._story_title, self._story),
            (self._lesson_title, self._lesson),
        ):
            title.setContentsMargins(0, 12, 0, 0)
            column.addWidget(title)
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        self._scroll.setWidget(self._inside)
        top = QVBoxLayout()
        top.setContentsMargins(_PAD, _PAD, _PAD, 0)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self._coming)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(top)
        body.addWidget(self._scroll, 1)

    # --- what others call -----------------------------------------------------------------------

    def place(self, beside: QWidget) -> None:
        """Show it on another screen than a window's, where there is one."""
        here = beside.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
        self.resize(self.sizeHint())
        if other is not None:
            self.move(other.availableGeometry().center() - self.rect().center())
        self.show()
        self.activateWindow()

    def tell(self, told: Told) -> None:
        """Tell of a scenario."""
        if told == self._told:
            return
        self._told = told
        self._title.setText(told.title)
        self._story.setText(told.story)
        self._lesson.setText(told.lesson)
        self._notes.tell(told.notes)
        for title, words in ((self._story_title, told.story), (self._lesson_title, told.lesson)):
            title.setVisible(bool(words))
        self._notes_title.setVisible(bool(told.notes))
        self._name()

    def mark_note(self, current: int) -> None:
        """Bring the note that holds now to the fore: the others stand back."""
        self._notes.mark(current)

    def show_time(self, time: str, coming: str) -> None:
        """Show the time of the simulation, and what comes next."""
        if time != self._time.text():
            self._time.setText(time)
        if coming != self._coming.text():
            self._coming.setText(coming)

    @property
    def words(self) -> str:
        """Everything that can be read, line by line."""
        return words_in(self)

    # --- inside ---------------------------------------------------------------------------------

    def _name(self) -> None:
        self.setWindowTitle(stamped_title(self.tr("Speaker notes")))
        self.setAccessibleName(self.tr("Speaker notes"))
        self.setAccessibleDescription(self._told.title)

    def _retranslate(self) -> None:
        self._story_title.setText(self.tr("Story").upper())
        self._notes_title.setText(self.tr("Speaker notes").upper())
        self._lesson_title.setText(self.tr("Lesson").upper())
        self._scroll.setAccessibleName(self.tr("Notes, story and lesson"))
        self._name()

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return room for notes that are read from afar."""
        return QSize(grown(_SIZE[0]), grown(_SIZE[1]))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
