"""Unpacks the minutes of thousands of blocks at once: a month of one cell in the time of a hundred blocks."""

from __future__ import annotations

import struct
import zlib
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from sepgui.store.blocks import STATE_CODES
from sepgui.ui.graph.older import Minutes

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEAD: Final = struct.Struct("<BI")
"""As in sepgui.store.minutes: format, and how many minutes follow, column by column, byte by byte."""
_FORMAT: Final = 2
_TIMES: Final = 6
_NUMBERS: Final = _TIMES + 1 + len(STATE_CODES)
_SIZE: Final = 8 + 4 * _NUMBERS


def unpacked_at_once(blocks: Sequence[bytes], from_ns: int, to_ns: int) -> Minutes | None:
    """Return the minutes that begin from one monotonic time to before another, oldest first.

    None where these blocks have to be read one by one: there are none, they are of another format or
    damaged, or a minute stands in two of them.
    """
    by_length: defaultdict[int, list[bytes]] = defaultdict(list)
    try:
        for block in blocks:
            raw = zlib.decompress(block)
            format_, count = _HEAD.unpack_from(raw)
            if format_ != _FORMAT or len(raw) != _HEAD.size + count * _SIZE:
                return None
            by_length[len(raw)].append(raw)
    except (zlib.error, struct.error):
        return None
    parts = [_columns(raws, length) for length, raws in by_length.items() if length > _HEAD.size]
    if not parts:
        return None
    at_ns = np.concatenate([part[0] for part in parts])
    numbers = np.concatenate([part[1] for part in parts], axis=1)
    order = np.argsort(at_ns, kind="stable")
    at_ns, numbers = at_ns[order], numbers[:, order]
    if (np.diff(at_ns) <= 0).any():
        return None
    wanted = slice(*(int(place) for place in np.searchsorted(at_ns, (from_ns, to_ns))))
    return Minutes(
        at_ns[wanted], numbers[:_TIMES, wanted], numbers[_TIMES, wanted], numbers[_TIMES + 1 :, wanted]
    )


def _columns(raws: Sequence[bytes], length: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return beginnings, and numbers of the shape (columns, minutes), of blocks of one length."""
    count = (length - _HEAD.size) // _SIZE
    laid = np.frombuffer(b"".join(raws), np.uint8).reshape(len(raws), length)[:, _HEAD.size :]
    at_ns = _joined(laid[:, : 8 * count].reshape(-1, 1, 8, count)).view("<i8")
    numbers = _joined(laid[:, 8 * count :].reshape(-1, _NUMBERS, 4, count)).view("<i4")
    return at_ns.reshape(-1).astype(np.int64), numbers.reshape(_NUMBERS, -1).astype(np.int32)


def _joined(planes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the bytes of each number side by side: (columns, blocks, minutes, bytes)."""
    return np.ascontiguousarray(planes.transpose(1, 0, 3, 2))
