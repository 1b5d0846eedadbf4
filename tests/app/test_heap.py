"""Memory that was let go goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sepgui.app.heap import give_back, keep_little

_PIECES = """
from pathlib import Path
from sepgui.app import heap
def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
heap.{before}()
pieces = [bytearray(100_000) for _ in range(400)]
for piece in pieces:
    piece[::4096] = b"x" * len(piece[::4096])
top = pieces.pop()
pieces.clear()
before = held()
heap.{after}()
print(before - held())
"""
"""The last piece lies at the end of the heap and stays: what is free lies before it."""


def given_back(before: str, after: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _PIECES.format(before=before, after=after)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_lies_free_in_the_heap_is_given_back() -> None:
    assert given_back("_library", "_library") < 1_000_000, "it would have gone all the same"
    assert given_back("_library", "give_back") > 20_000_000


def test_both_do_no_harm_wherever_they_run() -> None:
    keep_little()
    give_back()
