"""Waits for failing cells to open: has only them asked, gently, and tells and notes the moment of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sepgui.app.live import LiveSession
from sepgui.domain.awaiting import has_opened, is_failing
from sepgui.domain.cell import CellKey
from sepgui.domain.judgement import Judgement, verdict
from sepgui.domain.note import Note
from sepgui.domain.outcome import State
from sepgui.domain.plan import Pace
from sepgui.domain.run import CellResult, Row
from sepgui.domain.wording import verdict_words
from sepgui.engine.pacing import LIMITS
from sepgui.engine.pipe import CellOpened, Event, Waiting
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate

_OVER = frozenset({Judgement.EXPECTED, Judgement.SKIPPED})


def _nobody_is_told(_event: Event) -> None:
    """Take no notice."""


class Lookout:
    """The cells of one session that somebody waits for, in the order in which they were named.

    While there are any, nothing else has its turn, and no turn comes sooner than at the gentle pace;
    after the last one the session goes on as it was, paused if it was paused.
    """

    def __init__(self, live: LiveSession, interval_ns: int, pace: Pace) -> None:
        self.tell: Callable[[Event], None] = _nobody_is_told
        self._live = live
        self._pace = (interval_ns, pace)
        self._awaited: dict[CellKey, State | None] = {}
        self._lang: Lang = "en"
        self._was_paused = False

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """The cells that are waited for."""
        return tuple(self._awaited)

    def begin(self, cells: Iterable[CellKey], lang: Lang) -> Text | None:
        """Wait for these failing cells, or for all; return why not where none of them fails."""
        named = frozenset(cells)
        failing = [
            result
            for result in self._live.results
            if is_failing(result) and (not named or result.row.cell in named)
        ]
        if not failing:
            return _NONE_FAILS
        self._lang = lang
        monitor, begins = self._live.monitor, not self._awaited
        for result in failing:
            self._awaited.setdefault(result.row.cell, result.state)
        if begins:
            self._was_paused = not monitor.running
            self._live.on_judged = self._take
            self._follow_pace()
        monitor.focus(self._awaited)
        monitor.resume()
        self.tell(Waiting(self.cells))
        return None

    def stop(self, cells: Iterable[CellKey] = ()) -> None:
        """Wait for these no more; for none when there are none."""
        self._drop(tuple(cells) or self.cells)

    def set_pace(self, interval_ns: int, pace: Pace) -> None:
        """Change interval and pace; while somebody waits, from the end of the waiting on."""
        self._pace = (interval_ns, pace)
        self._follow_pace()

    def follow(self, rows: Iterable[Row]) -> None:
        """Wait for a name's new addresses in place of those it no longer has."""
        known = {row.cell for row in rows}
        gone = [cell for cell in self._awaited if cell not in known]
        heirs = {
            cell: [new for new in known if new.address and _without_address(new) == _without_address(cell)]
            for cell in gone
        }
        if any(heirs.values()):
            for cell, new in heirs.items():
                if new:
                    del self._awaited[cell]
                    self._awaited.update(dict.fromkeys(sorted(new)))
            self._live.monitor.focus(self._awaited)
            self.tell(Waiting(self.cells))

    def _follow_pace(self) -> None:
        interval_ns, pace = self._pace
        if self._awaited:
            interval_ns, pace = max(interval_ns, LIMITS[Pace.GENTLE].interval_ns), Pace.GENTLE
        self._live.monitor.set_pace(interval_ns, pace)

    def _take(self, changed: tuple[CellResult, ...]) -> None:
        over: list[CellKey] = []
        for result in changed:
            cell, sample = result.row.cell, result.sample
            if cell not in self._awaited or sample is None:
                continue
            if has_opened(result, self._awaited[cell]):
                over.append(cell)
                words = translate(moment_words(result, self._lang), self._lang)
                self._live.put_note(Note(sample.at_ns, words, cell))
                self.tell(CellOpened(sample.at_ns, result))
            elif result.judgement in _OVER:
                over.append(cell)
        self._drop(over)

    def _drop(self, cells: Iterable[CellKey]) -> None:
        before = len(self._awaited)
        for cell in cells:
            self._awaited.pop(cell, None)
        if len(self._awaited) == before:
            return
        monitor = self._live.monitor
        if self._awaited:
            monitor.focus(self._awaited)
        else:
            monitor.focus(None)
            self._follow_pace()
            if self._was_paused:
                monitor.pause()
        self.tell(Waiting(self.cells))


def moment_words(result: CellResult, lang: Lang) -> Text:
    """Return the sentence of a cell that opened."""
    cell, meaning = result.row.cell, result.sample.outcome.meaning if result.sample else None
    if result.judgement is Judgement.DEGRADED and meaning is not None:  # as every port after an outage is
        word = verdict(Judgement.OK, meaning.state, meaning.service)
    else:
        word = result.verdict
    return _OPEN_NOW.with_(
        port=f"{cell.port}/{cell.transport.value}",
        entry=result.row.planned.flow.entry.name.in_(lang),
        address=cell.address or cell.host,
        verdict=verdict_words(word),
    )


def _without_address(cell: CellKey) -> tuple[str, str, str, int]:
    return cell.entry, cell.host, cell.transport.value, cell.port


_NONE_FAILS = QT_TRANSLATE_NOOP("Engine", "Nothing fails that one could wait for.")
_OPEN_NOW = QT_TRANSLATE_NOOP("Engine", "Open now: {port} {entry} at {address} ({verdict}).")
