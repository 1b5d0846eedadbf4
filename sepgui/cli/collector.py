"""Switches the garbage collector on again, which `sepgui.__main__` holds still while modules load."""

from __future__ import annotations

import gc


def collect_again() -> None:
    """Collect from now on, sparing the collector all that was loaded so far."""
    gc.freeze()
    gc.enable()
