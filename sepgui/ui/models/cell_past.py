"""What the session file knows of one cell beyond its columns: changes of state, and one sample as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.outcome import Meaning, Service, State
from sepgui.domain.wording import REASON_WORDS, SERVICE_WORDS, STATE_WORDS
from sepgui.i18n import Text
from sepgui.ui.words import capital, clock, ms, say, span

if TYPE_CHECKING:
    from sepgui.store.schema import StateChange

MOST_CHANGES: Final = 12
"""How many changes are told; the graph and the lane show the others."""


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """A cell, and the instant of the sample that is looked at; None for the newest, which is known."""

    cell: CellKey
    at_ns: int | None


@dataclass(frozen=True, slots=True)
class CellPast:
    """The newest changes of state, the newest first, how many there are in all, and the sample.

    `elsewhere` is what another computer sees of the cell, where it was compared.
    """

    question: CellQuestion
    changes: tuple[StateChange, ...]
    count: int
    sample: Sample | None
    elsewhere: Text | None = None


def read_cell(path: Path, question: CellQuestion) -> CellPast:
    """Return what a session file knows of a cell; made to run in a worker.

    Raises:
        SessionError: the file does not hold what it should.
    """
    from sepgui.store.single import SampleReader

    with SampleReader(path) as reader:
        changes, count = reader.newest_changes(question.cell, MOST_CHANGES)
        sample = None if question.at_ns is None else reader.sample_at(question.cell, question.at_ns)
    return CellPast(question, changes, count, sample)


def history(past: CellPast, anchor: Anchor, now_ns: int) -> Iterator[tuple[str, str]]:
    """Yield when each change was and what it was to, the newest first, and how long that lasted."""
    until_ns = now_ns
    for change in past.changes:
        words = _became(change.sample.outcome.meaning)
        lasted = span(until_ns - change.at_ns)
        told = QCoreApplication.translate("Detail", "{what}, for {time}").format(what=words, time=lasted)
        if change.before is None:
            told = QCoreApplication.translate("Detail", "{what} (first asked)").format(what=told)
        yield clock(anchor.unix_at(change.at_ns)), told
        until_ns = change.at_ns
    more = past.count - len(past.changes)
    if more > 0:
        yield "…", QCoreApplication.translate("Detail", "and {count} changes before").format(count=more)


def sample_words(sample: Sample) -> Iterator[str]:
    """Yield what a sample of the past found, in short lines."""
    outcome = sample.outcome
    yield _became(outcome.meaning)
    if outcome.rtt_ns is not None:
        yield QCoreApplication.translate("Detail", "Round trip {time}").format(time=ms(outcome.rtt_ns))
    if outcome.syn_retransmits:
        words = QCoreApplication.translate("Detail", "The first packet had to be repeated {n} times")
        if outcome.syn_retransmits == 1:
            words = QCoreApplication.translate("Detail", "The first packet had to be repeated once")
        yield words.format(n=outcome.syn_retransmits)
    if outcome.meaning.detail is not None:
        yield say(outcome.meaning.detail)


def _became(meaning: Meaning) -> str:
    words = STATE_WORDS[meaning.state]
    if meaning.state is State.OPEN and meaning.service is not Service.UNCHECKED:
        words = SERVICE_WORDS[meaning.service]
    return f"{capital(say(words))}  ·  {say(REASON_WORDS[meaning.reason])}"
