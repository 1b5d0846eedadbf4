"""The notes of the open session: written, changed and deleted with undo; the engine keeps them."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QPlainTextEdit

from sepgui.domain.note import Note
from sepgui.engine.pipe import DropNote, Happened, NotesChanged, Opened, PutNote
from sepgui.ui.models.row_list import GROUP
from sepgui.ui.reasons import NO_SESSION, NOT_LIVE, NOTHING_TO_REDO, NOTHING_TO_UNDO
from sepgui.ui.renaming import keep_named
from sepgui.ui.views.menus import Act
from sepgui.ui.views.notes_view import NoteLine, NotesView
from sepgui.ui.words import clock, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sepgui.domain.cell import CellKey
    from sepgui.engine.pipe import Command
    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.views.main_window import MainWindow


class NoteBook(QObject):
    """Knows the notes as the engine told them last; `changed` follows each telling.

    What the person does goes to the engine as one command, and onto a stack from which it can be undone.
    """

    changed = Signal()

    def __init__(
        self, window: MainWindow, board: Board, link: EngineLink, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._board = board
        self._link = link
        self._opened: Opened | None = None
        self.notes: tuple[Note, ...] = ()
        self.stack = board.view.undoing
        self.stack.indexChanged.connect(self._enable)
        self.view: NotesView | None = None
        link.event_came.connect(self._take)
        self._enable()

    @property
    def acts(self) -> dict[Act, Callable[[], None]]:
        """What the menus can ask of it."""
        return {
            Act.ADD_NOTE: self.write,
            Act.NOTES: self.show_list,
            Act.UNDO: self.stack.undo,
            Act.REDO: self.stack.redo,
        }

    def open(self, opened: Opened) -> None:
        """Begin with another session."""
        self._opened = opened
        self.stack.clear()
        self._keep(())

    def write(self) -> None:
        """Ask for the words of a note of now, about the chosen port."""
        if not self._is_live:
            return
        cell, at_ns = self._chosen(), self._board.book.now_ns

        def about() -> str:
            if cell is None:
                return self.tr("About the session:")
            return self.tr("About {port}:").format(port=_port(cell))

        self._ask(at_ns, about, "", lambda words: self.add(words, cell, at_ns))

    def add(self, words: str, cell: CellKey | None, at_ns: int) -> None:
        """Write a note down."""
        note = Note(at_ns, words, cell, time.time_ns())
        self._push(self.tr("note"), PutNote(note), DropNote(note.id))

    def rewrite(self, number: int) -> None:
        """Ask for other words of a note."""
        note = self._note(number)
        if note is not None and self._is_live:
            self._ask(
                note.at_ns,
                lambda: self.tr("Other words:"),
                note.text,
                lambda words: self.change(number, words),
            )

    def change(self, number: int, words: str) -> None:
        """Give a note other words."""
        note = self._note(number)
        if note is not None and words != note.text:
            self._push(self.tr("change of a note"), PutNote(replace(note, text=words)), PutNote(note))

    def delete(self, number: int) -> None:
        """Delete a note."""
        note = self._note(number)
        if note is not None and self._is_live:
            self._push(self.tr("deletion of a note"), DropNote(number), PutNote(note))

    def show_list(self) -> None:
        """Show all notes in a window of their own, beside which the work goes on."""
        if self.view is None:
            view = self.view = NotesView(self._window)
            view.write_pressed.connect(self.write)
            view.rewrite_pressed.connect(self.rewrite)
            view.delete_pressed.connect(self.delete)
            view.undo_pressed.connect(self.stack.undo)
        self._fill()
        self.view.show()
        self.view.raise_()

    def close(self) -> None:
        """Put the list away, and look at the stack no more: it goes with the window."""
        self.stack.indexChanged.disconnect(self._enable)
        if self.view is not None:
            self.view.close()

    # --- inside ---------------------------------------------------------------------------------

    @property
    def _is_live(self) -> bool:
        return self._opened is not None and self._opened.live

    def _take(self, event: object) -> None:
        match event:
            case Opened():
                self.open(event)
            case NotesChanged(notes):
                self._keep(notes)
            case Happened(happenings):
                self._board.book.happenings = happenings
                self._keep(self.notes)
            case _:
                pass

    def _keep(self, notes: tuple[Note, ...]) -> None:
        self.notes = notes
        self._board.book.notes = notes
        self._board.matrix.horizontalHeader().viewport().update()
        self._fill()
        self._enable()
        self.changed.emit()

    def _fill(self) -> None:
        if self.view is not None:
            listed = [(note.at_ns, note.id, _port(note.cell), note.text) for note in self.notes]
            listed += [(each.at_ns, None, "", say(each.text)) for each in self._board.book.happenings]
            listed.sort(key=lambda each: each[0])
            lines = [NoteLine(number, self._time(at), port, words) for at, number, port, words in listed]
            self.view.show_lines(lines, live=self._is_live, undoable=self.stack.canUndo())

    def _enable(self) -> None:
        live = self._is_live
        menus = self._window.menus
        menus.enable({Act.ADD_NOTE: live}, NO_SESSION if self._opened is None else NOT_LIVE)
        menus.enable({Act.NOTES: self._opened is not None}, NO_SESSION)
        menus.enable({Act.UNDO: self.stack.canUndo()}, NOTHING_TO_UNDO)
        menus.enable({Act.REDO: self.stack.canRedo()}, NOTHING_TO_REDO)
        self._fill()

    def _note(self, number: int) -> Note | None:
        return next((note for note in self.notes if note.id == number), None)

    def _chosen(self) -> CellKey | None:
        row = self._board.matrix.chosen_row()
        if row is None or row == GROUP:
            return None
        return self._board.model.result(row).row.cell

    def _time(self, at_ns: int) -> str:
        return clock(self._opened.anchor.unix_at(at_ns)) if self._opened else ""

    def _push(self, words: str, there: Command, back: Command) -> None:
        self.stack.push(_Step(words, self._link, there, back))

    def _ask(self, at_ns: int, about: Callable[[], str], words: str, take: Callable[[str], None]) -> None:
        parent: QWidget = self.view if self.view is not None and self.view.isActiveWindow() else self._window
        dialog = QInputDialog(parent)
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(words)

        def name() -> None:
            dialog.setWindowTitle(self.tr("Note of {time}").format(time=self._time(at_ns)))
            dialog.setLabelText(about())
            dialog.setOkButtonText(self.tr("Save note"))
            for field in dialog.findChildren(QPlainTextEdit):
                field.setAccessibleName(about())
                field.setTabChangesFocus(True)
            for button in dialog.findChildren(QDialogButtonBox):
                button.setToolTip(self.tr("Ctrl+Enter saves the note"))

        keep_named(dialog, name)

        def take_words(said: str) -> None:
            if said.strip():
                take(said.strip())

        def give_up() -> None:
            said = dialog.textValue()
            if said.strip() and said != words:
                self._window.notice.say(lambda: self.tr("The note was closed without saving."))
                again = partial(self._ask_again, at_ns, about, said, take)
                self._window.notice.offer(lambda: self.tr("Bring it back"), again)

        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), dialog).activated.connect(dialog.accept)
        dialog.textValueSelected.connect(take_words)
        dialog.rejected.connect(give_up)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_again(
        self, at_ns: int, about: Callable[[], str], words: str, take: Callable[[str], None]
    ) -> None:
        """Show a note that was closed, with what was typed; another session has no place for it."""
        self._window.notice.hide()
        if self._is_live:
            self._ask(at_ns, about, words, take)


class _Step(QUndoCommand):
    """One thing done to the notes, there and back."""

    def __init__(self, words: str, link: EngineLink, there: Command, back: Command) -> None:
        super().__init__(words)
        self._link = link
        self._there = there
        self._back = back

    def redo(self) -> None:
        """Do it."""
        self._link.send(self._there)

    def undo(self) -> None:
        """Undo it."""
        self._link.send(self._back)


def _port(cell: CellKey | None) -> str:
    return f"{cell.port}/{cell.transport.value}" if cell else ""
