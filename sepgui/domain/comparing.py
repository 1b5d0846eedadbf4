"""What changed in meaning between two looks at the same ports: two runs, two spans, or two vantages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from sepgui.domain.judgement import SEVERITY, Judgement, verdict
from sepgui.domain.outcome import FactName, Reason, Service, State
from sepgui.domain.wording import FACT_WORDS, REASON_WORDS, verdict_words
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

SLOWER = 2.0
"""How many times the latency must be another to be told of."""
_LEAST_NS = 5_000_000
"""Differences in latency below this are a busy computer's own jitter."""
LOSSY = 0.02
"""From which share of failures on a port is said to lose."""
TOLD_FACTS = (FactName.SEP_VERSION, FactName.PRODUCT, FactName.VERSION, FactName.ENGINE, FactName.PROCESS)
"""What a service says of itself that is worth telling when it becomes another."""


def _no_facts() -> Mapping[FactName, str]:
    return MappingProxyType({})


class Seen(Struct, frozen=True):
    """What one look saw of one port; None for what it did not see.

    `rtt_ns` is the median where there were many samples; `loss` a share from 0 to 1; `not_after` Unix
    seconds; `sha256` the fingerprint of the certificate; `seen_from` the host that looked, in a
    merged session.
    """

    entry: str
    host: str
    address: str
    transport: str
    port: int
    judgement: Judgement
    state: State | None = None
    service: Service = Service.UNCHECKED
    reason: Reason | None = None
    rejected_by: str | None = None
    rtt_ns: int | None = None
    loss: float | None = None
    sha256: str | None = None
    not_after: int | None = None
    facts: Mapping[FactName, str] = field(default_factory=_no_facts)
    seen_from: str = ""

    @property
    def words(self) -> Text:
        """The word on the pill, and where that is no service, why."""
        word = verdict_words(verdict(self.judgement, self.state, self.service))
        if self.reason is None or self.state is State.OPEN:
            return word
        return _WHY.with_(verdict=word, reason=REASON_WORDS[self.reason])

    @property
    def told(self) -> Text:
        """The same, and who rejected, where that is somebody else than the host itself."""
        by = self.rejected_by
        return self.words if by is None or by == self.address else _BY.with_(words=self.words, sender=by)


class Way(StrEnum):
    """Whether a change is for the better."""

    WORSE = "worse"
    BETTER = "better"
    OTHER = "other"


class Difference(Struct, frozen=True):
    """What changed of one port: a sentence for each thing, none where nothing did.

    A side is None where it did not know the port.
    """

    before: Seen | None
    after: Seen | None
    way: Way
    said: tuple[Text, ...]

    @property
    def seen(self) -> Seen:
        """The newer side, or the older where there is no newer."""
        seen = self.after or self.before
        assert seen is not None
        return seen


def compare(before: Sequence[Seen], after: Sequence[Seen]) -> tuple[Difference, ...]:
    """Return what changed, the worse first; ports of which nothing changed in meaning are left out."""
    return tuple(each for each in differences(before, after) if each.said)


def differences(before: Sequence[Seen], after: Sequence[Seen]) -> tuple[Difference, ...]:
    """Return every port that either look knows: what changed, the worse first, then what did not."""
    return sorted_differences(_difference(*pair) for pair in pairs(before, after))


def sorted_differences(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Return differences in the order in which they are told."""
    return tuple(sorted(found, key=lambda each: (not each.said, tuple(Way).index(each.way))))


# --- pairs ------------------------------------------------------------------------------------------


def pairs(before: Iterable[Seen], after: Iterable[Seen]) -> Iterator[tuple[Seen | None, Seen | None]]:
    """Yield both looks at each port: by its address, else by its host's name, else of its entry alone."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    for key in _KEYS:
        old, new = _unique(left, key), _unique(right, key)
        for name in [name for name in new if name in old]:
            yield left.pop(old[name]), right.pop(new[name])
    yield from ((seen, None) for seen in left.values())
    yield from ((None, seen) for seen in right.values())


def _unique(
    seen: Mapping[int, Seen], key: Callable[[Seen], tuple[object, ...]]
) -> dict[tuple[object, ...], int]:
    found: dict[tuple[object, ...], list[int]] = {}
    for number, each in seen.items():
        found.setdefault(key(each), []).append(number)
    return {name: several[0] for name, several in found.items() if len(several) == 1}


def _from_the_same(seen: Seen) -> tuple[object, ...]:
    return seen.seen_from, *_by_address(seen)


def _by_address(seen: Seen) -> tuple[object, ...]:
    return seen.entry, seen.transport, seen.port, seen.host.casefold(), seen.address


def _by_address_alone(seen: Seen) -> tuple[object, ...]:
    return seen.entry, seen.transport, seen.port, seen.address or seen.host.casefold()


def _by_host(seen: Seen) -> tuple[object, ...]:
    return seen.entry, seen.transport, seen.port, seen.host.casefold()


_KEYS = (_from_the_same, _by_address, _by_address_alone, _by_host)


# --- one pair -----------------------------------------------------------------------------------------


def _difference(before: Seen | None, after: Seen | None) -> Difference:
    if before is None or after is None:
        seen = after or before
        assert seen is not None
        told = () if seen.state is None else ((_NEW if before is None else _GONE).with_(now=seen.told),)
        return Difference(before, after, Way.OTHER, told)
    said = tuple(text for rule in _RULES for text in rule(before, after))
    return Difference(before, after, way_of(before, after), said)


def way_of(before: Seen, after: Seen) -> Way:
    """Return whether the second look is worse than the first, by judgement, else by latency."""
    rank = {judgement: place for place, judgement in enumerate(SEVERITY)}
    bad = (Judgement.PROBLEM, Judgement.DEGRADED)
    is_bad = before.judgement in bad or after.judgement in bad
    if is_bad and rank[after.judgement] != rank[before.judgement]:
        return Way.WORSE if rank[after.judgement] < rank[before.judgement] else Way.BETTER
    slower = factor_of(before, after)
    if slower is not None:
        return Way.WORSE if slower > 1 else Way.BETTER
    return Way.OTHER


def _state(before: Seen, after: Seen) -> Iterator[Text]:
    if before.state is after.state and before.reason is after.reason:
        return
    sides = {"before": before.told, "now": after.told}
    if before.state is None or after.state is None:
        if before.state is not after.state:
            yield (_PROVED_NOW if before.state is None else _NOT_PROVED_NOW).with_(**sides)
    elif State.OPEN in (before.state, after.state):
        if before.state is not after.state:
            yield (_OPENED if after.state is State.OPEN else _SHUT).with_(**sides)
    elif after.rejected_by is not None and after.rejected_by != before.rejected_by:
        return
    elif before.rejected_by is not None and after.rejected_by is None:
        yield _REJECTED_NO_MORE.with_(sender=before.rejected_by, now=after.words)
    else:
        yield _STILL.with_(**sides)


def _rejecter(before: Seen, after: Seen) -> Iterator[Text]:
    by = after.rejected_by
    if by is None or by == before.rejected_by or before.state in (None, State.OPEN):
        return
    if before.rejected_by is not None:
        yield _OTHER_REJECTER.with_(before=before.rejected_by, sender=by)
    else:
        yield _REJECTED_NOW.with_(before=before.words, sender=by)


def _service(before: Seen, after: Seen) -> Iterator[Text]:
    both_open = before.state is State.OPEN and after.state is State.OPEN
    if both_open and before.service is not after.service:
        sides = (verdict_words(verdict(Judgement.OK, State.OPEN, seen.service)) for seen in (before, after))
        yield _SERVICE.with_(**dict(zip(("before", "now"), sides, strict=True)))


def _address(before: Seen, after: Seen) -> Iterator[Text]:
    if before.address and after.address and before.address != after.address:
        yield _ADDRESS.with_(before=before.address, now=after.address)


def _certificate(before: Seen, after: Seen) -> Iterator[Text]:
    fingerprints = other_fingerprints(before, after)
    if fingerprints is None:
        return
    old, new = before.not_after, after.not_after
    if old is not None and new is not None and new > old:
        yield _RENEWED.with_(before=day_of(old), now=day_of(new))
    else:
        yield _REPLACED.with_(**fingerprints)


def _latency(before: Seen, after: Seen) -> Iterator[Text]:
    factor = factor_of(before, after)
    if factor is not None:
        yield (_SLOWER if factor > 1 else _FASTER).with_(**latencies(before, after, factor))


def _loss(before: Seen, after: Seen) -> Iterator[Text]:
    shares = other_losses(before, after)
    if shares is not None:
        yield (_LOSES if (after.loss or 0) >= LOSSY else _LOSES_NO_MORE).with_(**shares)


def _facts(before: Seen, after: Seen) -> Iterator[Text]:
    return (_FACT.with_(**fact) for fact in other_facts(before, after))


# --- what differs, as the arguments of a sentence: of two times here, of two places in `comparing_places` ---


def other_fingerprints(before: Seen, after: Seen) -> Mapping[str, str] | None:
    """Return how the fingerprints of two different certificates begin; None where that is not known."""
    if before.sha256 is None or after.sha256 is None or before.sha256 == after.sha256:
        return None
    return {"before": before.sha256[:16], "now": after.sha256[:16]}


def latencies(before: Seen, after: Seen, factor: float) -> Mapping[str, float]:
    """Return two latencies in ms, and how many times one is the other, from their `factor_of`."""
    was, now = (round((seen.rtt_ns or 0) / 1e6, 1) for seen in (before, after))
    return {"times": round(max(factor, 1 / factor), 1), "before": was, "now": now}


def other_losses(before: Seen, after: Seen) -> Mapping[str, float] | None:
    """Return the losses in percent of a port that only one of both looks found lossy, else None."""
    if before.loss is None or after.loss is None or State.OPEN not in (before.state, after.state):
        return None
    if (before.loss >= LOSSY) == (after.loss >= LOSSY):
        return None
    return {"before": round(100 * before.loss, 1), "now": round(100 * after.loss, 1)}


def other_facts(before: Seen, after: Seen) -> Iterator[Mapping[str, str | Text]]:
    """Yield what a service said of itself that became another, by name."""
    for name in TOLD_FACTS:
        was, now = before.facts.get(name), after.facts.get(name)
        if was is not None and now is not None and was != now:
            yield {"fact": FACT_WORDS[name], "before": was, "now": now}


def factor_of(before: Seen, after: Seen) -> float | None:
    """Return how many times slower it is now, below 1 for faster; None where that is not worth telling."""
    if before.state is not State.OPEN or after.state is not State.OPEN:
        return None
    was, now = before.rtt_ns, after.rtt_ns
    if not was or not now or abs(now - was) < _LEAST_NS:
        return None
    factor = now / was
    return factor if factor >= SLOWER or factor <= 1 / SLOWER else None


def day_of(unix_s: int) -> str:
    """Return a day as reports write it."""
    return datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%d")


_RULES: tuple[Callable[[Seen, Seen], Iterator[Text]], ...] = (
    _state,
    _rejecter,
    _service,
    _address,
    _certificate,
    _latency,
    _loss,
    _facts,
)
_WHY = QT_TRANSLATE_NOOP("Diff", "{verdict} ({reason})")
_BY = QT_TRANSLATE_NOOP("Diff", "{words}, by {sender}")
_NEW = QT_TRANSLATE_NOOP("Diff", "Was not asked before; now: {now}.")
_GONE = QT_TRANSLATE_NOOP("Diff", "Is not asked any more; it was: {now}.")
_OPENED = QT_TRANSLATE_NOOP("Diff", "Opened: it was {before}, now it answers: {now}.")
_SHUT = QT_TRANSLATE_NOOP("Diff", "Answers no more: it was {before}, now {now}.")
_STILL = QT_TRANSLATE_NOOP("Diff", "Still no answer, in another way: it was {before}, now {now}.")
_REJECTED_NOW = QT_TRANSLATE_NOOP("Diff", "Still blocked, but now rejected by {sender}; it was {before}.")
_OTHER_REJECTER = QT_TRANSLATE_NOOP("Diff", "Still rejected, now by {sender} in place of {before}.")
_REJECTED_NO_MORE = QT_TRANSLATE_NOOP("Diff", "Still blocked, but {sender} says so no more; now {now}.")
_PROVED_NOW = QT_TRANSLATE_NOOP("Diff", "Was not proved before; now: {now}.")
_NOT_PROVED_NOW = QT_TRANSLATE_NOOP("Diff", "Not proved now; it was {before}.")
_SERVICE = QT_TRANSLATE_NOOP("Diff", "The service was {before}, now it is {now}.")
_ADDRESS = QT_TRANSLATE_NOOP("Diff", "The name led to {before}, now it leads to {now}.")
_RENEWED = QT_TRANSLATE_NOOP("Diff", "Certificate renewed: it ended on {before}, the new one ends on {now}.")
_REPLACED = QT_TRANSLATE_NOOP("Diff", "Another certificate: {before}… before, {now}… now.")
_SLOWER = QT_TRANSLATE_NOOP("Diff", "{times} times slower: {before} ms before, {now} ms now.")
_FASTER = QT_TRANSLATE_NOOP("Diff", "{times} times faster: {before} ms before, {now} ms now.")
_LOSES = QT_TRANSLATE_NOOP("Diff", "Loses {now} % now; {before} % before.")
_LOSES_NO_MORE = QT_TRANSLATE_NOOP("Diff", "Loses only {now} % now; {before} % before.")
_FACT = QT_TRANSLATE_NOOP("Diff", "{fact}: {before} before, {now} now.")
