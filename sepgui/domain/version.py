"""SEP version numbers: parsing, order, and ranges of versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from itertools import zip_longest

from sepgui.domain.words import Words

_PATTERN = re.compile(r"(\d+(?:\.\d+)*)(?:\s*(MP|RU)\s*(\d+))?", re.IGNORECASE)
_RELEASE_RANK = {"": 0, "MP": 1, "RU": 2}


class VersionError(ValueError):
    """A version that is not ``N(.N)*`` with an optional ``MPn`` or ``RUn``."""


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class SepVersion:
    """A release of Symantec Endpoint Protection, such as 12.1.5, 14.3 MP1 or 14.3 RU1."""

    numbers: tuple[int, ...]
    release: str = ""
    release_number: int = 0

    def _key(self) -> tuple[tuple[int, ...], int, int]:
        numbers = self.numbers
        while len(numbers) > 1 and numbers[-1] == 0:
            numbers = numbers[:-1]
        return numbers, _RELEASE_RANK[self.release], self.release_number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SepVersion) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: SepVersion) -> bool:
        return self._key() < other._key()

    def __str__(self) -> str:
        release = f" {self.release}{self.release_number}" if self.release else ""
        return ".".join(map(str, self.numbers)) + release

    def within(self, other: SepVersion) -> bool:
        """Whether this is the other version or one of its releases: 12.1.6 and 12.1 RU5 are within 12.1."""
        if other.release:
            return self == other
        pairs = zip_longest(self.numbers, other.numbers, fillvalue=0)
        return all(mine == its for mine, its in list(pairs)[: len(other.numbers)])


CURRENT = SepVersion((14, 3), "RU", 9)
"""The version assumed when nobody says one: the current 14.x."""


def parse_version(text: str) -> SepVersion:
    """Return the version that a text names; raises `VersionError` with the text and the form expected."""
    match = _PATTERN.fullmatch(text.strip())
    if match is None:
        raise VersionError(f"{text!r} is not a SEP version: write it like 14.3, 12.1.5, 14.3 MP1 or 14.3 RU1")
    numbers, release, number = match.groups()
    return SepVersion(tuple(map(int, numbers.split("."))), (release or "").upper(), int(number or 0))


@dataclass(frozen=True, slots=True)
class VersionRange:
    """Versions from one to another, both included; an end that is None is open.

    ``to 12.1`` covers all of 12.1.x. `text` is the range in the reader's words.
    """

    from_: SepVersion | None = None
    to: SepVersion | None = None
    text: Words | None = None

    def covers(self, version: SepVersion) -> bool:
        """Whether a version lies in the range."""
        if self.from_ is not None and version < self.from_:
            return False
        return self.to is None or version <= self.to or version.within(self.to)


ALL_VERSIONS = VersionRange()
