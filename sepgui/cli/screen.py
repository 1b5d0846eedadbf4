"""Shows a watch on standard error: a table that redraws itself on a terminal, a line a change elsewhere."""

from __future__ import annotations

import shutil
from typing import TextIO

from sepgui.cli.colours import judgement_paint
from sepgui.cli.output import obeys_codes, wants_colour
from sepgui.domain.cell import CellKey
from sepgui.domain.plan import Action
from sepgui.domain.run import Run
from sepgui.i18n import Lang
from sepgui.reports.check_table import plain
from sepgui.reports.watch_table import change_line, watch_table

_UP = "\x1b[{lines}F"
_CLEAR_BELOW = "\x1b[J"


class Screen:
    """What a watch looks like while it goes on."""

    def __init__(self, stream: TextIO, lang: Lang) -> None:
        self._stream = stream
        self._lang: Lang = lang
        self._lines = 0
        self._verdicts: dict[CellKey, tuple[str, str]] = {}

    def show(self, run: Run) -> None:
        """Show how it stands now."""
        if obeys_codes(self._stream):
            self._redraw(run)
        else:
            self._tell_changes(run)

    def tell(self, line: str) -> None:
        """Say a line that stays, above the table where there is one."""
        self.clear()
        self._stream.write(line + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the table away; what was told line by line stays."""
        if self._lines:
            self._stream.write(_UP.format(lines=self._lines) + _CLEAR_BELOW)
            self._stream.flush()
            self._lines = 0

    def _redraw(self, run: Run) -> None:
        columns, lines = shutil.get_terminal_size()
        paint = judgement_paint if wants_colour(self._stream) else plain
        size = (max(40, columns - 1), lines)
        drawn = watch_table(run.results, run.findings, run.duration_ns, self._lang, size, paint)
        back = _UP.format(lines=self._lines) if self._lines else ""
        self._stream.write(back + _CLEAR_BELOW + drawn)
        self._stream.flush()
        self._lines = drawn.count("\n")

    def _tell_changes(self, run: Run) -> None:
        if run.anchor is None:
            return
        for result in run.results:
            if result.row.planned.action is not Action.PROBE or result.sample is None:
                continue
            now = (result.judgement.value, result.verdict.word)
            if self._verdicts.get(result.row.cell) != now:
                self._verdicts[result.row.cell] = now
                self._stream.write(change_line(result, run.anchor, self._lang) + "\n")
        self._stream.flush()
