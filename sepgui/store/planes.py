"""Columns of numbers laid out byte by byte, so that zlib meets the equal ones side by side."""

from __future__ import annotations

import sys
from array import array
from typing import Literal

Kind = Literal["q", "i", "B", "I", "H"]


def planes(column: array[int]) -> bytes:
    """Return the first bytes of all numbers, then the second ones, and so on; the lowest byte first."""
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    raw = column.tobytes()
    return b"".join(raw[plane :: column.itemsize] for plane in range(column.itemsize))


def from_planes(kind: Kind, laid: bytes) -> array[int]:
    """Return the numbers that were laid out so."""
    column = array(kind)
    size = column.itemsize
    count = len(laid) // size
    raw = bytearray(len(laid))
    for plane in range(size):
        raw[plane::size] = laid[plane * count : (plane + 1) * count]
    column.frombytes(raw)
    if sys.byteorder == "big":
        column.byteswap()
    return column
