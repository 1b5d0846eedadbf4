"""Asks the session file about the chosen cell: its changes of state, and the sample that is looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sepgui.ui.models.cell_past import CellPast, CellQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sepgui.domain.cell import CellKey, Sample
    from sepgui.domain.outcome import Service, State
    from sepgui.i18n import Text

_WRITTEN_MS = 1_500
"""After so long what was measured just now is in the file."""
_TRIES = 4


class Looking(QObject):
    """`wanted` carries a `CellQuestion` for a worker, whose answer comes to `take`; `changed` follows it."""

    wanted = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._question: CellQuestion | None = None
        self._answer: CellPast | None = None
        self._tries = 0
        self._state: tuple[State, Service] | None = None
        self._elsewhere: Mapping[CellKey, Text] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_WRITTEN_MS)
        self._again.timeout.connect(self._ask)

    def forget(self) -> None:
        """Begin another session."""
        self._question = self._answer = None
        self._elsewhere = {}
        self._again.stop()

    def compare(self, elsewhere: Mapping[CellKey, Text]) -> None:
        """Take what another computer sees of the cells, to be told beside what this one does."""
        self._elsewhere = elsewhere
        self.changed.emit()

    def look_at(self, cell: CellKey, at_ns: int | None) -> CellPast | None:
        """Return what is known of a cell and of its sample at an instant; ask for it if that is nothing yet.

        While another sample is asked for, what is known of the cell stays.
        """
        question = CellQuestion(cell, at_ns)
        if question != self._question:
            if self._question is None or self._question.cell != cell:
                self._state = None
            self._question, self._tries = question, _TRIES
            self._ask()
        answer = self._answer
        if answer is None or answer.question.cell != cell:
            return None
        return replace(answer, elsewhere=self._elsewhere.get(cell))

    def hear(self, samples: Iterable[Sample]) -> None:
        """Ask once more when the cell that is looked at has changed, as soon as that is written."""
        if self._question is None:
            return
        for sample in samples:
            if sample.cell == self._question.cell:
                meaning = sample.outcome.meaning
                state = (meaning.state, meaning.service)
                if state != self._state:
                    self._state = state
                    self._again.start()

    def take(self, answer: CellPast) -> None:
        """Take an answer, if it is still the one that was asked for."""
        if answer.question != self._question:
            return
        same = answer == self._answer
        self._answer = answer
        if answer.question.at_ns is not None and answer.sample is None and self._tries:
            self._tries -= 1
            self._again.start()
        if not same:
            self.changed.emit()

    def close(self) -> None:
        """Ask nothing any more."""
        self._again.stop()

    def _ask(self) -> None:
        if self._question is not None:
            self.wanted.emit(self._question)
