"""SEP version numbers: parsing, order, and ranges of versions."""

from __future__ import annotations

import re

from msgspec import Struct

from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_PATTERN = re.compile(r"(\d{1,9}(?:\.\d{1,9})*)(?:\s*(MP|RU)\s*(\d{1,9}))?", re.IGNORECASE | re.ASCII)
_RELEASE_RANK = {"": 0, "MP": 1, "RU": 2}
_MINOR_PARTS = 2


class VersionError(ValueError):
    """A text that names no version; `text` says what was written and which form is expected."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source.format(**dict(text.args)))
        self.text = text


class SepVersion(Struct, frozen=True, eq=False):
    """A release of Symantec Endpoint Protection, such as 12.1.5, 14.3 MP1 or 14.3 RU1.

    A release update is the third number under another name: 12.1 RU5 is 12.1.5, 14 RU1 is 14.0.1.
    """

    numbers: tuple[int, ...]
    release: str = ""
    release_number: int = 0

    def _key(self) -> tuple[tuple[int, ...], int, int]:
        numbers = _without_final_zeros(self.numbers)
        if self.release == "RU" and len(numbers) <= _MINOR_PARTS:
            return _without_final_zeros((*(*numbers, 0)[:_MINOR_PARTS], self.release_number)), 0, 0
        return numbers, _RELEASE_RANK[self.release], self.release_number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SepVersion) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: SepVersion) -> bool:
        return self._key() < other._key()

    def __le__(self, other: SepVersion) -> bool:
        return self._key() <= other._key()

    def __str__(self) -> str:
        release = f" {self.release}{self.release_number}" if self.release else ""
        return ".".join(map(str, self.numbers)) + release

    def within(self, other: SepVersion) -> bool:
        """Whether this is the other version or one of its releases: 12.1.6 and 12.1 RU5 are within 12.1.

        The numbers written count: 14.3 is within 14, and not within 14.0.
        """
        if other.release:
            numbers, rank, _ = other._key()
            if rank:
                return self == other
        else:
            numbers = other.numbers
        mine = self._key()[0]
        return (*mine, *(0,) * len(numbers))[: len(numbers)] == numbers


def _without_final_zeros(numbers: tuple[int, ...]) -> tuple[int, ...]:
    end = len(numbers)
    while end > 1 and numbers[end - 1] == 0:
        end -= 1
    return numbers[:end]


CURRENT = SepVersion((14, 3), "RU", 9)
"""The version assumed when nobody says one: the current 14.x."""


def parse_version(text: str) -> SepVersion:
    """Return the version that a text names; raises `VersionError` with the text and the form expected."""
    match = _PATTERN.fullmatch(text.strip())
    if match is None:
        raise VersionError(
            QT_TRANSLATE_NOOP(
                "Version",
                "“{typed}” is not a SEP version: write it like 14.3, 12.1.5, 14.3 MP1 or 14.3 RU1.",
            ).with_(typed=text)
        )
    numbers, release, number = match.groups()
    return SepVersion(tuple(map(int, numbers.split("."))), (release or "").upper(), int(number or 0))


class VersionRange(Struct, frozen=True):
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

    @property
    def notation(self) -> str | None:
        """The range as `parse_range` reads it: 12.1, 14.2+, <=12.1.4 or 14..14.2; None for all versions."""
        if self.from_ is None:
            return None if self.to is None else f"<={self.to}"
        if self.to is None:
            return f"{self.from_}+"
        return str(self.to) if self.from_ == self.to else f"{self.from_}..{self.to}"


ALL_VERSIONS = VersionRange()


def parse_range(text: str) -> VersionRange:
    """Return the range of a notation; raises `VersionError`.

    Written as 12.1 (all of 12.1.x), 14.2+ (and later), <=12.1.4 (and earlier) or 14..14.2 (both included).
    """
    written = text.strip()
    if written.endswith("+"):
        return VersionRange(from_=parse_version(written[:-1]))
    if written.startswith("<="):
        return VersionRange(to=parse_version(written[2:]))
    first, dots, last = written.partition("..")
    return VersionRange(from_=parse_version(first), to=parse_version(last if dots else first))
