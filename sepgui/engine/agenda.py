"""The timetable of the engine: says when each key is due, and knows no clock and no network."""

from __future__ import annotations

import heapq
from collections.abc import Hashable
from typing import Generic, TypeVar

from msgspec import Struct

K = TypeVar("K", bound=Hashable)

_GOLDEN = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


class Turn(Struct, Generic[K], frozen=True):
    """A key whose time has come, and the instant it was due, in nanoseconds."""

    key: K
    due_ns: int


class _Place(Struct):
    index: int
    next_turn: int
    due_ns: int
    every: int = 1


class Agenda(Generic[K]):
    """A timetable of keys: turn n of a key is due at start + phase + n periods + wobble, and never elsewhere.

    The phase spreads the keys evenly over the period; the wobble is less than `spread` of the period,
    so that two turns of a key lie within the period ± `spread`. Both are computed from `seed`, the
    order of adding and n: the same every time, and nothing adds up to a drift. Missed turns are
    skipped, and two turns of a key are taken at least half a period apart.
    """

    def __init__(self, *, start_ns: int, period_ns: int, spread: float = 0.0, seed: int = 0) -> None:
        if period_ns <= 0 or not 0 <= spread < 0.5:
            raise ValueError(f"a period of {period_ns} ns with a spread of {spread} is no timetable")
        self.period_ns = period_ns
        self._start_ns = start_ns
        self._wobble_ns = int(period_ns * spread)
        self._seed = seed & _MASK
        self._places: dict[K, _Place] = {}
        self._heap: list[tuple[int, int, K]] = []
        self._added = 0

    def __contains__(self, key: K) -> bool:
        return key in self._places

    def add(self, key: K, *, after_ns: int) -> None:
        """Give a key its place in the timetable; its first turn is due at `after_ns` or later."""
        place = _Place(self._added, 0, 0)
        self._added += 1
        self._places[key] = place
        self._place_at(key, place, self._first_turn(place, after_ns))

    def drop(self, key: K) -> None:
        """Forget a key; one that is not there is forgotten already."""
        self._places.pop(key, None)

    def ease(self, key: K, *, every: int, now_ns: int) -> None:
        """Let a key have only one turn in `every` of its own from its last one on; 1 is all of them."""
        place = self._places[key]
        if place.every == every:
            return
        turn = place.next_turn - place.every + every
        place.every = every
        self._place_at(key, place, max(turn, self._first_turn(place, now_ns)))

    def take_due(self, now_ns: int) -> tuple[Turn[K], ...]:
        """Return every key that is due, once each, earliest first; each passes on to its next turn."""
        taken: list[Turn[K]] = []
        while self._heap and self._heap[0][0] <= now_ns:
            due_ns, index, key = heapq.heappop(self._heap)
            place = self._places.get(key)
            if place is None or place.index != index or place.due_ns != due_ns:
                continue
            turn = max(place.next_turn, self._last_turn(place, now_ns))
            taken.append(Turn(key, self._due_ns(place, turn)))
            earliest = self._first_turn(place, now_ns + self.period_ns // 2)
            self._place_at(key, place, max(turn + place.every, earliest))
        taken.sort(key=lambda turn: turn.due_ns)
        return tuple(taken)

    def next_due_ns(self) -> int | None:
        """Return when the next key is due; None of an empty timetable."""
        while self._heap:
            due_ns, index, key = self._heap[0]
            place = self._places.get(key)
            if place is not None and place.index == index and place.due_ns == due_ns:
                return due_ns
            heapq.heappop(self._heap)
        return None

    def _place_at(self, key: K, place: _Place, turn: int) -> None:
        place.next_turn = turn
        place.due_ns = self._due_ns(place, turn)
        heapq.heappush(self._heap, (place.due_ns, place.index, key))

    def _due_ns(self, place: _Place, turn: int) -> int:
        phase_ns = ((place.index * _GOLDEN & _MASK) * self.period_ns) >> 64
        wobble_ns = (_mixed(self._seed + place.index * _GOLDEN + turn) * self._wobble_ns) >> 64
        return self._start_ns + phase_ns + turn * self.period_ns + wobble_ns

    def _first_turn(self, place: _Place, from_ns: int) -> int:
        turn = max(0, (from_ns - self._start_ns) // self.period_ns - 2)
        while self._due_ns(place, turn) < from_ns:
            turn += 1
        return turn

    def _last_turn(self, place: _Place, until_ns: int) -> int:
        turn = max(0, (until_ns - self._start_ns) // self.period_ns)
        while turn > 0 and self._due_ns(place, turn) > until_ns:
            turn -= 1
        return turn


def _mixed(number: int) -> int:
    """Return 64 bits that look random and are not: the finaliser of splitmix64 (Steele, Lea, Flood 2014)."""
    number &= _MASK
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    number = (number ^ (number >> 27)) * 0x94D049BB133111EB & _MASK
    return number ^ (number >> 31)
