"""The latency axis: from zero, fitted to what is shown, or logarithmic; its ends and its labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QLocale

from sepgui.ui.graph.scales import Scale

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MIN_TOP_US: Final = 100.0
_SHRINK: Final = 0.35
_LEAST_US: Final = 1.0
_PARTS_OF_4: Final = (1.0, 2.0, 4.0, 8.0)
_MOST_DECADES: Final = 4


def heights(scale: Scale, us: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the axis values of latencies in microseconds; NaN stays NaN."""
    return np.log10(np.maximum(us, _LEAST_US)) if scale is Scale.LOG else us


@dataclass(frozen=True, slots=True)
class AxisEnds:
    """The ends of the latency axis in microseconds, and the scale between them."""

    scale: Scale
    bottom_us: float
    top_us: float

    @property
    def low(self) -> float:
        """The axis value of the bottom."""
        return self.height(self.bottom_us)

    @property
    def high(self) -> float:
        """The axis value of the top."""
        return self.height(self.top_us)

    def height(self, us: float) -> float:
        """Return the axis value of one latency in microseconds."""
        return float(np.log10(max(us, _LEAST_US))) if self.scale is Scale.LOG else us

    def shows(self, us: float) -> bool:
        """Whether a latency lies between the ends."""
        return self.bottom_us <= us <= self.top_us

    def ticks(self) -> list[tuple[float, str]]:
        """Return the labelled axis values, from the bottom up."""
        if self.scale is not Scale.FIT:
            return [(self.height(us), latency_words(us)) for us in self._labelled()]
        labelled = self._labelled()
        decimals = next((n for n in range(4) if all(_fits(us, n) for us in labelled)), 3)
        return [(us, f"{QLocale().toString(us / 1000, 'f', decimals)} ms") for us in labelled]

    def _labelled(self) -> list[float]:
        if self.scale is Scale.LOG:
            first, last = round(np.log10(self.bottom_us)), round(np.log10(self.top_us))
            step = max(1, -(-(last - first) // _MOST_DECADES))
            return [10.0**power for power in range(first, last + 1, step)]
        span = self.top_us - self.bottom_us
        parts = 4 if self.scale is Scale.FIT or _mantissa(span) in _PARTS_OF_4 else 3
        return [self.bottom_us + span * part / parts for part in range(parts + 1)]


def ends_of(scale: Scale, lowest_us: float, highest_us: float, before: AxisEnds | None) -> AxisEnds:
    """Return the axis for what is shown; it grows at once and is slow to shrink."""
    if scale is Scale.ZERO:
        current = before.top_us if before is not None and before.scale is scale else 0.0
        return AxisEnds(scale, 0.0, top_us(highest_us, current))
    lowest_us = max(_LEAST_US, min(lowest_us, highest_us))
    highest_us = max(highest_us, lowest_us)
    if scale is Scale.LOG:
        bottom = 10.0 ** np.floor(np.log10(lowest_us))
        top = 10.0 ** np.ceil(np.log10(max(highest_us * 1.05, bottom * 10)))
        return AxisEnds(scale, float(bottom), float(top))
    step = nice_above(max((highest_us - lowest_us) / 3, highest_us * 0.005, 5.0))
    bottom = max(0.0, np.floor(lowest_us / step) * step)
    top = bottom + 4 * step
    if top < highest_us * 1.001:
        step = nice_above(step * 1.3)
        bottom = max(0.0, np.floor(lowest_us / step) * step)
        top = bottom + 4 * step
    fitted = AxisEnds(scale, float(bottom), float(top))
    return before if before is not None and _still_fits(before, fitted, lowest_us, highest_us) else fitted


def _still_fits(before: AxisEnds, fitted: AxisEnds, lowest_us: float, highest_us: float) -> bool:
    """Whether the axis that was shown has room for everything, and not too much of it."""
    if before.scale is not fitted.scale or lowest_us < before.bottom_us or highest_us > before.top_us:
        return False
    return (fitted.top_us - fitted.bottom_us) >= _SHRINK * (before.top_us - before.bottom_us)


def top_us(highest_us: float, current_us: float) -> float:
    """Return the upper end of an axis from zero: above the highest value, and slow to shrink.

    It grows at once to a round number at least 1/10 above the value, and shrinks only when
    the value fills less than about a third of the axis.
    """
    wanted = max(_MIN_TOP_US, highest_us * 1.1)
    if wanted <= current_us and wanted >= current_us * _SHRINK:
        return current_us
    return nice_above(wanted)


def nice_above(value: float) -> float:
    """Return the smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below a value."""
    power = 10.0 ** np.floor(np.log10(value))
    for factor in (1, 1.5, 2, 3, 4, 5, 6, 8):
        if factor * power >= value * (1 - 1e-9):
            return float(factor * power)
    return float(10 * power)


def _fits(us: float, decimals: int) -> bool:
    return abs(round(us / 1000, decimals) * 1000 - us) < 1e-6


def _mantissa(value: float) -> float:
    return round(float(value / 10 ** np.floor(np.log10(value))), 6)


def latency_words(us: float) -> str:
    """Return a latency in milliseconds with its unit, in the current locale."""
    ms = us / 1000
    decimals = 0 if ms >= 10 or ms == round(ms) else 1 if ms >= 1 else 2 if ms >= 0.01 else 3
    return f"{QLocale().toString(ms, 'f', decimals)} ms"
