"""Draws one lane: a picture of a row's past, one look per device pixel column, from numpy into a QImage.

A lone loss is a tick at the top, an outage a bar of full height; silence is hatched and a refusal is
solid and inset, so that they differ without colour. Nothing is scaled afterwards: no failure can vanish.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QImage

from sepgui.ui.models.lanes import LaneColumns, Look
from sepgui.ui.theme import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LOW: Final = 0.22
_HIGH: Final = 0.72


@dataclass(frozen=True, slots=True)
class StripLook:
    """How a strip is drawn: `limit_us` is where latency becomes slow.

    A `quiet` row is as expected when it does not answer. `height` counts device pixels, `ratio` device
    pixels to a logical one.
    """

    tokens: Tokens
    height: int
    ratio: float
    limit_us: float
    quiet: bool


def strip_image(columns: LaneColumns, look: StripLook) -> QImage:
    """Return the strip, one device pixel wide for each column."""
    picture = np.zeros((look.height, len(columns.bar)), np.uint32)
    rows = np.arange(look.height)[:, None]
    across = np.arange(len(columns.bar))[None, :]
    _draw_latency(picture, rows, columns, look)
    if look.quiet:
        _draw_quiet(picture, rows, columns, look)
    else:
        _draw_failures(picture, rows, across, columns, look)
    height, width = picture.shape
    image = QImage(picture.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32).copy()
    image.setDevicePixelRatio(look.ratio)
    return image


def _draw_latency(
    picture: NDArray[np.uint32], rows: NDArray[np.int64], columns: LaneColumns, look: StripLook
) -> None:
    healthy = columns.bar == Look.OK
    with np.errstate(invalid="ignore"):
        slow = healthy & (columns.high_us > look.limit_us)
        share = np.nan_to_num(np.clip(columns.high_us / look.limit_us, 0, 1))
    tall = np.rint(look.height * (_LOW + (_HIGH - _LOW) * share)).astype(np.int64)
    from_bottom = look.height - 1 - rows
    shown = healthy & (from_bottom < tall)
    dark = look.tokens.name == "dark"
    ok = look.tokens.mixed("ok", 0.38 if dark else 0.26).rgb()
    amber = look.tokens.mixed("slow", 0.75).rgb()
    colors = np.where(slow, amber, ok).astype(np.uint32)
    picture[...] = np.where(shown, colors[None, :], picture)


def _draw_failures(
    picture: NDArray[np.uint32],
    rows: NDArray[np.int64],
    across: NDArray[np.int64],
    columns: LaneColumns,
    look: StripLook,
) -> None:
    tokens, unit = look.tokens, max(1, round(look.ratio))
    silent, refused, unknown = (tokens.color(name).rgb() for name in ("silent", "refused", "unknown"))
    pale = tokens.mixed("silent", 0.55).rgb()
    hatch = (rows + across) // unit % 6 < 2
    inset = (rows >= 3 * unit) & (rows < look.height - 3 * unit)
    middle = np.abs(rows - look.height // 2) < unit
    dashes = across // unit % 5 < 3
    for kind, shape, color in (
        (Look.SILENT, np.ones_like(hatch), silent),
        (Look.SILENT, hatch, pale),
        (Look.REFUSED, inset & np.ones_like(hatch), refused),
        (Look.UNKNOWN, middle & dashes, unknown),
    ):
        picture[(columns.bar == kind)[None, :] & shape] = color
    top = rows < max(4 * unit, look.height // 3)
    for kind, color in ((Look.UNKNOWN, unknown), (Look.REFUSED, refused), (Look.SILENT, silent)):
        picture[_widened(columns.tick == kind, unit)[None, :] & top] = color


def _draw_quiet(
    picture: NDArray[np.uint32], rows: NDArray[np.int64], columns: LaneColumns, look: StripLook
) -> None:
    """Draw what is as expected as a thin line at the foot: seen, and nothing to worry about."""
    unit = max(1, round(look.ratio))
    shown = (columns.bar > Look.OK) | (columns.tick > 0)
    foot = rows >= look.height - 2 * unit
    picture[_widened(shown, unit)[None, :] & foot] = look.tokens.mixed("unknown", 0.5).rgb()


def _widened(shown: NDArray[np.bool_], unit: int) -> NDArray[np.bool_]:
    """Return ticks at least two logical half pixels wide, so that they can be seen at any scale."""
    wide = shown.copy()
    for step in range(1, 2 * unit):
        wide[step:] |= shown[:-step]
        if shown[-1]:
            wide[-1 - step :] = True
    return wide
