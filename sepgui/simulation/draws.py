"""Chance that repeats: draws that depend on nothing but their key, in whole numbers on every system."""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct

_ROW = Struct(">32H")
_UNIT = 1 << 16


class Draws:
    """An endless row of 16-bit draws; the same key gives the same row (BLAKE2b, RFC 7693)."""

    def __init__(self, *key: str | int) -> None:
        self._key = "\0".join(map(str, key)).encode()
        self._row: list[int] = []
        self._blocks = 0

    def unit(self) -> int:
        """Return the next draw, from 0 to 65535."""
        if not self._row:
            salt = self._blocks.to_bytes(16, "big")
            self._row = [*_ROW.unpack(blake2b(self._key, digest_size=_ROW.size, salt=salt).digest())]
            self._blocks += 1
        return self._row.pop()

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to `limit` - 1, evenly drawn; 0 for a limit of 0."""
        wide = self.unit() << 48 | self.unit() << 32 | self.unit() << 16 | self.unit()
        return wide * limit >> 64

    def chance(self, per_million: int) -> bool:
        """Return whether something happens whose chance is so many in a million."""
        return per_million > 0 and self.below(1_000_000) < per_million

    def jitter(self, reach: int) -> int:
        """Return a delay with the skew of a queue: a quarter of `reach` at the median's side, rarely three.

        The product of two even draws, and a thin tail of up to twice the reach.
        """
        body = reach * self.unit() * self.unit() // _UNIT**2
        return body + 2 * reach * (self.unit() ** 16 >> 240) // _UNIT

    def data(self, size: int) -> bytes:
        """Return so many drawn bytes."""
        return b"".join(self.unit().to_bytes(2, "big") for _ in range((size + 1) // 2))[:size]
