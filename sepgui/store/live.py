"""The part of a live session that is not sealed yet, read row by row as it grows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from sepgui.domain.outcome import Meaning
from sepgui.store.blocks import SeriesColumns
from sepgui.store.schema import StoredSample, append, samples_decoder


class LiveTail:
    """Keeps the live rows that were read, so that a further reading costs only the new ones."""

    def __init__(self) -> None:
        self._newest_row = 0
        self._blocks: dict[int, _Block] = {}

    def follow(self, database: sqlite3.Connection, meaning: Callable[[int], Meaning]) -> None:
        """Take in new rows and forget those that were sealed; within the caller's transaction."""
        left = {block for (block,) in database.execute("SELECT DISTINCT block FROM live")}
        for block in self._blocks.keys() - left:
            del self._blocks[block]
        for row, block, packed in database.execute(
            "SELECT id, block, samples FROM live WHERE id > ? ORDER BY id", (self._newest_row,)
        ):
            kept = self._blocks.setdefault(block, _Block())
            for sample in samples_decoder.decode(packed):
                kept.add(sample, meaning(sample.meaning))
            self._newest_row = row

    def columns(self, cell: int) -> list[SeriesColumns]:
        """Return the unsealed columns of a cell, oldest block first."""
        blocks = (self._blocks[block] for block in sorted(self._blocks))
        return [columns for block in blocks if (columns := block.columns.get(cell)) is not None]

    def samples(self, cell: int) -> Iterator[StoredSample]:
        """Yield the unsealed samples of a cell, oldest first."""
        for block in sorted(self._blocks):
            yield from self._blocks[block].samples.get(cell, ())


class _Block:
    def __init__(self) -> None:
        self.columns: dict[int, SeriesColumns] = {}
        self.samples: dict[int, list[StoredSample]] = {}

    def add(self, sample: StoredSample, meaning: Meaning) -> None:
        append(self.columns.setdefault(sample.cell, SeriesColumns()), sample, meaning)
        self.samples.setdefault(sample.cell, []).append(sample)
