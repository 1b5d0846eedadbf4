"""The lines above which latency is slow: the site's own limit, and a multiple of what is usual."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sepgui.ui.graph.scale import latency_words

if TYPE_CHECKING:
    from sepgui.domain.site import Thresholds


class LimitKind(Enum):
    """Where a limit comes from."""

    SITE = auto()
    USUAL = auto()


@dataclass(frozen=True, slots=True)
class Limit:
    """A latency in microseconds above which a cell is degraded; `factor` is that of what is usual."""

    us: float
    kind: LimitKind = LimitKind.SITE
    factor: float = 1.0

    def words(self) -> str:
        """Return the label of the line."""
        value = latency_words(self.us)
        if self.kind is LimitKind.SITE:
            return QCoreApplication.translate("Graph", "limit {value}").format(value=value)
        return QCoreApplication.translate("Graph", "{factor} × usual, {value}").format(
            factor=f"{round(self.factor, 1):g}", value=value
        )


def limits_of(thresholds: Thresholds, usual_ns: int | None) -> tuple[Limit, ...]:
    """Return the limits of a site for a cell: the site's own, and a multiple of what is usual."""
    site = Limit(thresholds.connect_ns / 1000)
    if usual_ns is None:
        return (site,)
    multiple_ns = max(thresholds.baseline_factor * usual_ns, thresholds.baseline_floor_ns)
    return site, Limit(multiple_ns / 1000, LimitKind.USUAL, multiple_ns / usual_ns)
