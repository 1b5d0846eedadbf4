"""What the window says of findings: the one sentence on top, and a card for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sepgui.diagnosis import headline
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause, Finding, FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.run import CellResult
from sepgui.domain.wording import CERTAINTY_WORDS, JUDGEMENT_WORDS
from sepgui.ui.models.lines import folds
from sepgui.ui.widgets.glyphs import Glyph, glyph_of
from sepgui.ui.words import capital, clock, say, say_words

_GOOD = (Judgement.OK, Judgement.EXPECTED)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong with the pair; `findings` says how many cards stand behind it."""

    glyph: Glyph
    words: str
    findings: int


@dataclass(frozen=True, slots=True)
class CardKey:
    """What stays the same of a finding while it holds; `number` tells apart those without a cell."""

    cause: Cause
    cell: CellKey | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Clue:
    """One line of evidence; `cell` leads to the row behind it."""

    glyph: Glyph
    words: str
    cell: CellKey | None


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding in words; `began` is a sentence, empty where nothing is known of its beginning."""

    key: CardKey
    glyph: Glyph
    severity: str
    summary: str
    certainty: str
    began: str
    evidence: tuple[Clue, ...]
    decides: str
    remedy: str
    requests: tuple[FirewallRequest, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a finding began, in wall-clock nanoseconds; `seen` if its first cell turned then.

    Otherwise it is when the finding was first made: what it tells of may be older.
    """

    unix_ns: int
    seen: bool


def sentence_of(findings: Sequence[Finding], results: Sequence[CellResult]) -> Sentence:
    """Return the sentence on top of the window."""
    return Sentence(_glyph(findings, results), say(headline(findings, results)), len(findings))


def _glyph(findings: Sequence[Finding], results: Sequence[CellResult]) -> Glyph:
    serious = [finding for finding in findings if finding.severity is not Judgement.EXPECTED]
    if serious:
        return glyph_of(serious[0].severity.value)
    judgements = {each.judgement for each in results if each.sample is not None and not folds(each.row)}
    for bad in (Judgement.PROBLEM, Judgement.DEGRADED):
        if bad in judgements:
            return glyph_of(bad.value)
    return Glyph.OK if judgements and judgements <= set(_GOOD) else Glyph.UNKNOWN


def key_of(finding: Finding, number: int = 0) -> CardKey:
    """Return what a finding is known by."""
    return CardKey(finding.cause, finding.cells[0] if finding.cells else None, number)


def keys_of(findings: Sequence[Finding]) -> tuple[CardKey, ...]:
    """Return the keys of findings, no two of them the same."""
    seen: dict[CardKey, int] = {}
    keys: list[CardKey] = []
    for finding in findings:
        plain = key_of(finding)
        seen[plain] = seen.get(plain, -1) + 1
        keys.append(key_of(finding, seen[plain]))
    return tuple(keys)


def card_of(
    finding: Finding, key: CardKey, beginning: Beginning | None, look: Callable[[CellKey], Glyph]
) -> FindingCard:
    """Return the card of a finding; `look` tells the silhouette of a cell."""
    return FindingCard(
        key=key,
        glyph=glyph_of(finding.severity.value),
        severity=capital(say(JUDGEMENT_WORDS[finding.severity])),
        summary=say(finding.summary),
        certainty=capital(say(CERTAINTY_WORDS[finding.certainty])),
        began=beginning_words(beginning) if beginning else "",
        evidence=tuple(
            Clue(look(each.cell) if each.cell else Glyph.UNKNOWN, say(each.text), each.cell)
            for each in finding.evidence
        ),
        decides=say(finding.decides) if finding.decides else "",
        remedy=say_words(finding.remedy),
        requests=finding.requests,
    )


def beginning_words(beginning: Beginning) -> str:
    """Return a beginning in words."""
    words = QCoreApplication.translate("Findings", "First seen {time}")
    if beginning.seen:
        words = QCoreApplication.translate("Findings", "Since {time}")
    return words.format(time=clock(beginning.unix_ns))
