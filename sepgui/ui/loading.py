"""Loads the two libraries that take long, in a thread: the window stays alive meanwhile."""

from __future__ import annotations

import os


def load_numbers() -> None:
    """Import numpy, without the threads of its linear algebra: nobody here solves equations.

    Starting them takes a third of the import, and each of them keeps memory (OpenBLAS, runtime variables).
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np

    assert np.ndarray


def load_drawing() -> None:
    """Import pyqtgraph."""
    import pyqtgraph as pg

    assert pg.PlotCurveItem
