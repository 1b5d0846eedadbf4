"""The lab for the benchmarks: the same one that its tests use."""

from __future__ import annotations

from tests.lab.conftest import empty_lab, lab, servers

__all__ = ["empty_lab", "lab", "servers"]
