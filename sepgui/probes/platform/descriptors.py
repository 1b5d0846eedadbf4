"""How many sockets this process may have open at once, and the asking for more where that needs no leave."""

from __future__ import annotations

import sys

_OF_SELECT = 512
"""Windows' selector loop waits with `select`, which CPython builds for so many sockets (FD_SETSIZE)."""
_RESERVE = 64
"""What the program itself keeps open: the session file, pipes, name look-ups, the loop's own."""


def room_for_sockets(wanted: int) -> int:
    """Return how many of so many sockets can be open at once; raises the soft limit as far as it may."""
    if sys.platform == "win32":
        return min(wanted, _OF_SELECT - _RESERVE)
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + _RESERVE
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return wanted
    allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    except (OSError, ValueError):  # a system may refuse more than it can do, though its hard limit says more
        allowed = soft
    return max(1, allowed - _RESERVE)
