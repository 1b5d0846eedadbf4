"""What two computers see of the same ports: told as two places, where `comparing` tells two times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sepgui.domain.comparing import (
    Difference,
    Seen,
    Way,
    factor_of,
    latencies,
    other_facts,
    other_fingerprints,
    other_losses,
    pairs,
    sorted_differences,
    way_of,
)
from sepgui.domain.outcome import Service, State
from sepgui.domain.wording import REASON_WORDS, SERVICE_WORDS, STATE_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_Places = tuple[str, str]


def differences_of_places(
    one: Sequence[Seen], other: Sequence[Seen], places: _Places
) -> tuple[Difference, ...]:
    """Return every port that either place knows: what differs, the worse from the second first.

    A port that only one of them asked is told where it was proved; that the other could not prove it is no
    fault of the port's.
    """
    return sorted_differences(_difference(first, second, places) for first, second in pairs(one, other))


def sight_words(seen: Seen) -> Text:
    """Return the state, and beside it what proves it: the service, the reason, or who rejected."""
    if seen.state is None:
        return _NOT_PROVED
    words = STATE_WORDS[seen.state]
    if seen.state is State.OPEN:
        if seen.service is Service.UNCHECKED:
            return words
        return _WITH.with_(state=words, more=SERVICE_WORDS[seen.service])
    if seen.rejected_by is not None and seen.rejected_by != seen.address:
        return _WITH.with_(state=words, more=_REJECTED.with_(sender=seen.rejected_by))
    return words if seen.reason is None else _WITH.with_(state=words, more=REASON_WORDS[seen.reason])


def seen_words(seen: Seen, place: str) -> Text:
    """Return the sentence that tells what one place sees of a port."""
    return _SEES_IT.with_(place=place, now=sight_words(seen))


def _difference(first: Seen | None, second: Seen | None, places: _Places) -> Difference:
    sides = [(seen, place) for seen, place in zip((first, second), places, strict=True) if seen is not None]
    proved = [(seen, place) for seen, place in sides if seen.state is not None]
    if len(proved) == 1:
        seen, place = proved[0]
        return Difference(first, second, Way.OTHER, (_ALONE.with_(place=place, now=sight_words(seen)),))
    if first is None or second is None or not proved:
        return Difference(first, second, Way.OTHER, ())
    said = tuple(text for rule in _RULES for text in rule(first, second, places))
    return Difference(first, second, way_of(first, second) if said else Way.OTHER, said)


def _sight(first: Seen, second: Seen, places: _Places) -> Iterator[Text]:
    if _same_sight(first, second):
        return
    one, other = places
    yield _SEES.with_(one=one, before=sight_words(first), other=other, now=sight_words(second))


def _same_sight(first: Seen, second: Seen) -> bool:
    if first.state is not second.state:
        return False
    if first.state is State.OPEN:
        return first.service is second.service or Service.UNCHECKED in (first.service, second.service)
    if None not in (first.rejected_by, second.rejected_by):
        return first.rejected_by == second.rejected_by
    return first.reason is second.reason


def _address(first: Seen, second: Seen, places: _Places) -> Iterator[Text]:
    if first.address and second.address and first.address != second.address:
        yield _LEADS.with_(one=places[0], before=first.address, other=places[1], now=second.address)


def _certificate(first: Seen, second: Seen, places: _Places) -> Iterator[Text]:
    fingerprints = other_fingerprints(first, second)
    if fingerprints is not None:
        yield _CERTIFICATES.with_(one=places[0], other=places[1], **fingerprints)


def _latency(first: Seen, second: Seen, places: _Places) -> Iterator[Text]:
    factor = factor_of(first, second)
    if factor is not None:
        text = _SLOWER if factor > 1 else _FASTER
        yield text.with_(one=places[0], other=places[1], **latencies(first, second, factor))


def _loss(first: Seen, second: Seen, places: _Places) -> Iterator[Text]:
    shares = other_losses(first, second)
    if shares is not None:
        yield _LOSES.with_(one=places[0], other=places[1], **shares)


def _facts(first: Seen, second: Seen, places: _Places) -> Iterator[Text]:
    return (_FACT.with_(one=places[0], other=places[1], **fact) for fact in other_facts(first, second))


_RULES: tuple[Callable[[Seen, Seen, _Places], Iterator[Text]], ...] = (
    _sight,
    _address,
    _certificate,
    _latency,
    _loss,
    _facts,
)
_NOT_PROVED = QT_TRANSLATE_NOOP("Diff", "not proved")
_WITH = QT_TRANSLATE_NOOP("Diff", "{state} ({more})")
_REJECTED = QT_TRANSLATE_NOOP("Diff", "rejected by {sender}")
_SEES = QT_TRANSLATE_NOOP("Diff", "{one} sees it {before}; {other} sees it {now}.")
_SEES_IT = QT_TRANSLATE_NOOP("Diff", "{place} sees it {now}.")
_ALONE = QT_TRANSLATE_NOOP("Diff", "Seen from {place} alone: {now}.")
_LEADS = QT_TRANSLATE_NOOP("Diff", "From {one} the name leads to {before}, from {other} to {now}.")
_CERTIFICATES = QT_TRANSLATE_NOOP(
    "Diff",
    "{one} is shown another certificate ({before}…) than {other} ({now}…): something between may open TLS.",
)
_SLOWER = QT_TRANSLATE_NOOP(
    "Diff", "{times} times slower from {other}: {before} ms from {one}, {now} ms from {other}."
)
_FASTER = QT_TRANSLATE_NOOP(
    "Diff", "{times} times faster from {other}: {before} ms from {one}, {now} ms from {other}."
)
_LOSES = QT_TRANSLATE_NOOP("Diff", "{before} % is lost from {one}, {now} % from {other}.")
_FACT = QT_TRANSLATE_NOOP("Diff", "{fact}: {before} from {one}, {now} from {other}.")
