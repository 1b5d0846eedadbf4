"""What the computer that measures is, in words that name nobody."""

from __future__ import annotations

from functools import cache


@cache
def this_system() -> str:
    """Return the system and the Python that measures, such as ``Linux 6.1, Python 3.11.2``."""
    import platform

    return f"{platform.system()} {platform.release()}, Python {platform.python_version()}".strip()
