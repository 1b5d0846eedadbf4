"""A file of its own for samples of the window that are older than what is looked at most.

The session file has them too, packed and in another order: from there a day of one row comes back in a tenth
of a second, from here in less than a thousandth. The file has no name where the system allows that, holds
numbers alone, and is gone with the program, however that ends.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final
from weakref import finalize

import numpy as np

from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import BLOCK, STATE_CODES, Columns

if TYPE_CHECKING:
    from sepgui.ui.graph.buffer import Block

_BYTES: Final = 14
"""What a sample takes: 8 for the instant, 4 for the round trip, 1 each for state and repeats."""
_SLOT: Final = BLOCK * _BYTES
_READ: Final = 48
"""How many blocks that were read stay in memory: where the shown range begins and ends, of two dozen rows."""
_OPEN: Final = STATE_CODES[State.OPEN]


class FileShelf:
    """Writes blocks behind the window's back; until that is done, and where it fails, they stay in memory.

    `folder` says where the file may lie; `behind` has work done in another thread, one after the other.
    """

    def __init__(self, folder: Callable[[], Path], behind: Callable[[Callable[[], None]], None]) -> None:
        self._folder = folder
        self._behind = behind
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._free: list[int] = []
        self._slots = 0
        self._full = False
        self._read: OrderedDict[ShelvedBlock, Columns] = OrderedDict()

    def put(self, columns: Columns) -> Block:
        """Take a block of at most `BLOCK` samples; the columns are the shelf's own from now on."""
        block = ShelvedBlock(self, columns)
        if not self._full:
            self._behind(partial(self._write, block))
        return block

    @property
    def slots(self) -> int:
        """How many blocks the file has room for."""
        return self._slots

    def read(self, block: ShelvedBlock, slot: int) -> Columns:
        """Return a block from its place in the file; those read last are at hand."""
        known = self._read.pop(block, None)
        if known is None:
            known = _unpacked(self._bytes_at(slot * _SLOT, block.count * _BYTES), block.count)
        self._read[block] = known
        if len(self._read) > _READ:
            self._read.popitem(last=False)
        return known

    def copy(self, block: ShelvedBlock, slot: int, room: Columns) -> None:
        """Read a block straight into columns that are as long as it is."""
        known = self._read.get(block)
        if known is None and sys.platform == "linux":
            assert self._file is not None
            columns = (room.at_ns, room.rtt_us, room.state, room.repeats)
            got = os.preadv(self._file.fileno(), [column.data for column in columns], slot * _SLOT)
            assert got == block.count * _BYTES
        else:
            known = known or _unpacked(self._bytes_at(slot * _SLOT, block.count * _BYTES), block.count)
            known.copy_to(room)

    def forget(self) -> None:
        """Keep nothing at hand of what was read: another session begins."""
        self._read.clear()

    def close(self) -> None:
        """Let the file go, and with it what is on the shelf: nothing is read or written any more."""
        self._full = True
        if self._file is not None:
            self._file.close()

    def _bytes_at(self, place: int, size: int) -> bytes:
        assert self._file is not None
        if sys.platform == "win32":
            with self._lock:
                self._file.seek(place)
                return self._file.read(size)
        return os.pread(self._file.fileno(), size, place)

    def _write(self, block: ShelvedBlock) -> None:
        """Write a block where it stays, in the thread that works behind; a full disk ends all that."""
        packed = block.packed()
        try:
            if self._file is None:
                folder = self._folder()
                folder.mkdir(parents=True, exist_ok=True)
                self._file = TemporaryFile(buffering=0, prefix="sepgui-", dir=folder)  # noqa: SIM115 - `close`
            slot = self._free.pop() if self._free else self._slots
            with self._lock:
                self._file.seek(slot * _SLOT)
                if self._file.write(packed) != len(packed):
                    self._full = True
                    return
        except OSError:
            self._full = True
            return
        self._slots = max(self._slots, slot + 1)
        finalize(block, self._free.append, slot).atexit = False
        block.leave(slot)


class ShelvedBlock:
    """Samples on a shelf: in memory until they are written."""

    __slots__ = ("__weakref__", "_columns", "_shelf", "_slot", "count", "failures", "first_ns", "last_ns")

    def __init__(self, shelf: FileShelf, columns: Columns) -> None:
        self._shelf = shelf
        self._columns: Columns | None = columns
        self._slot = -1
        self.first_ns = int(columns.at_ns[0])
        self.last_ns = int(columns.at_ns[-1])
        self.count = len(columns)
        self.failures = int(np.count_nonzero(columns.state != _OPEN))

    def columns(self) -> Columns:
        """Return the samples."""
        here = self._columns  # read once: the other thread takes it away
        return self._shelf.read(self, self._slot) if here is None else here

    def copy_to(self, room: Columns) -> None:
        """Write the samples into columns as long as they are."""
        here = self._columns
        if here is None:
            self._shelf.copy(self, self._slot, room)
        else:
            here.copy_to(room)

    def packed(self) -> bytes:
        """Return the columns one after the other."""
        held = self.columns()
        return b"".join(each.tobytes() for each in (held.at_ns, held.rtt_us, held.state, held.repeats))

    def leave(self, slot: int) -> None:
        """Keep the samples no longer: they are in the file."""
        self._slot = slot
        self._columns = None


def _unpacked(packed: bytes, count: int) -> Columns:
    return Columns(
        np.frombuffer(packed, np.int64, count),
        np.frombuffer(packed, np.int32, count, 8 * count),
        np.frombuffer(packed, np.uint8, count, 12 * count),
        np.frombuffer(packed, np.uint8, count, 13 * count),
    )
