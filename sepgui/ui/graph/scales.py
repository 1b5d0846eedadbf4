"""How latency becomes height, by name; without numpy, so that the settings can read it early."""

from __future__ import annotations

from enum import Enum


class Scale(Enum):
    """From zero, fitted to what is shown, or logarithmic."""

    ZERO = "zero"
    FIT = "fit"
    LOG = "log"
