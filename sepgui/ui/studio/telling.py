"""What the studio says: the story and notes of a scenario, what comes next, and how an answer compares."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication

from sepgui.domain.cause_words import CAUSE_WORDS
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.staging import ScenarioEvent
from sepgui.ui.studio.guess import Comparison
from sepgui.ui.studio.pane import Point
from sepgui.ui.widgets.glyphs import Glyph, glyph_of
from sepgui.ui.words import say, say_words, span

Naming = Callable[[CellKey], str]
"""Returns how a cell is called on screen."""


def next_event(events: Sequence[ScenarioEvent], now_ns: int) -> ScenarioEvent | None:
    """Return the event that comes next, None after the last."""
    return next((event for event in events if event.at_ns > now_ns), None)


def coming_words(event: ScenarioEvent | None, now_ns: int, *, answer: bool) -> str:
    """Return what comes next and when; only when, if the event would give the answer away."""
    if event is None:
        return QCoreApplication.translate("Studio", "Nothing more is going to happen")
    left = span(event.at_ns - now_ns)
    if not answer:
        return QCoreApplication.translate("Studio", "Next event in {time}").format(time=left)
    return QCoreApplication.translate("Studio", "In {time}: {event}").format(
        time=left, event=say_words(event.words)
    )


def points_of(comparison: Comparison, findings: Sequence[Finding], name: Naming) -> tuple[Point, ...]:
    """Return an answer beside the finding, line by line: the cause, the ports, and what else there is."""
    finding = comparison.finding
    if finding is None:
        return _points_without(comparison)
    points = [_cause_point(comparison, finding), _summary_point(finding)]
    for cells, glyph, words in (
        (comparison.right, Glyph.OK, QCoreApplication.translate("Studio", "Ports named rightly: {ports}.")),
        (comparison.missed, Glyph.REFUSED, QCoreApplication.translate("Studio", "Ports left out: {ports}.")),
        (
            comparison.extra,
            Glyph.REFUSED,
            QCoreApplication.translate(
                "Studio", "Ports that suffer from something else, or nothing: {ports}."
            ),
        ),
    ):
        if cells:
            points.append(Point(glyph, words.format(ports=_named(cells, name))))
    others = [each for each in findings if each is not finding and each.severity is not Judgement.EXPECTED]
    if others:
        words = QCoreApplication.translate("Studio", "There is more to find here: {summaries}")
        points.append(
            Point(Glyph.UNKNOWN, words.format(summaries=" ".join(say(each.summary) for each in others)))
        )
    return tuple(points)


def revealed_points(findings: Sequence[Finding]) -> tuple[Point, ...]:
    """Return what the diagnosis says, where nobody answered."""
    serious = [finding for finding in findings if finding.severity is not Judgement.EXPECTED]
    return tuple(map(_summary_point, serious)) or (Point(Glyph.UNKNOWN, _nothing_found()),)


def _points_without(comparison: Comparison) -> tuple[Point, ...]:
    if comparison.agrees:
        words = QCoreApplication.translate(
            "Studio", "You say that nothing is wrong, and the diagnosis finds nothing either."
        )
        return (Point(Glyph.OK, words),)
    return (Point(Glyph.UNKNOWN, _nothing_found()),)


def _nothing_found() -> str:
    return QCoreApplication.translate(
        "Studio", "The diagnosis finds nothing at this moment. If an event is still to come, jump to it."
    )


def _cause_point(comparison: Comparison, finding: Finding) -> Point:
    theirs, guess = say(CAUSE_WORDS[finding.cause]), comparison.guess
    if comparison.agrees:
        words = QCoreApplication.translate("Studio", "The cause is right: {cause}.")
        return Point(Glyph.OK, words.format(cause=theirs))
    if guess.cause is None:
        words = QCoreApplication.translate(
            "Studio", "You say that nothing is wrong; the diagnosis says: {cause}."
        )
        return Point(Glyph.REFUSED, words.format(cause=theirs))
    words = QCoreApplication.translate(
        "Studio", "The cause is another one. You say: {yours}. The diagnosis says: {theirs}."
    )
    return Point(Glyph.REFUSED, words.format(yours=say(CAUSE_WORDS[guess.cause]), theirs=theirs))


def _summary_point(finding: Finding) -> Point:
    return Point(glyph_of(finding.severity.value), say(finding.summary))


def _named(cells: Collection[CellKey], name: Naming) -> str:
    return ", ".join(sorted({name(cell) for cell in cells}))
