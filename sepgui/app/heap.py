"""Gives memory that was let go back to the system, where the C library keeps it: glibc, on Linux.

glibc returns what lies at the end of its heap only when that is twice as large as the largest block that was
ever freed (mallopt(3), M_MMAP_THRESHOLD): one picture of the screen, and tens of MB stay for good.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ctypes import CDLL

_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3
"""Names of mallopt(3), from malloc.h."""
_LARGE = 256 * 1024


def give_back() -> None:
    """Give back what lies free anywhere in the heap; takes a millisecond or two."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


def keep_little() -> None:
    """Give back large blocks at once, whatever was freed before; for a process that has few of them."""
    library = _library()
    if library is not None:
        library.mallopt(_M_TRIM_THRESHOLD, _LARGE)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE)


@cache
def _library() -> CDLL | None:
    """Return the C library of this process, None where it is not glibc."""
    if sys.platform != "linux":
        return None
    import ctypes

    library: Any = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
