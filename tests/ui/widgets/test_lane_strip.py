"""The picture of a lane, pixel by pixel: kinds differ by shape, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from sepgui.ui.models.lanes import LaneColumns, Look
from sepgui.ui.theme import DARK, LIGHT, Tokens
from sepgui.ui.widgets.lane_strip import StripLook, strip_image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor, QImage

HEIGHT = 18
WIDTH = 60
LIMIT_US = 50_000.0


def columns(
    bar: Look = Look.OK, ticks: dict[int, Look] | None = None, high_us: float = 10_000.0
) -> LaneColumns:
    tick = np.zeros(WIDTH, np.uint8)
    for at, look in (ticks or {}).items():
        tick[at] = look
    return LaneColumns(np.full(WIDTH, bar, np.uint8), tick, np.full(WIDTH, high_us))


def drawn(lane: LaneColumns, *, tokens: Tokens = LIGHT, ratio: float = 1.0, quiet: bool = False) -> QImage:
    return strip_image(lane, StripLook(tokens, round(HEIGHT * ratio), ratio, LIMIT_US, quiet))


def mask(image: QImage, color: QColor) -> NDArray[np.bool_]:
    return np.array(
        [[image.pixel(x, y) == color.rgb() for x in range(image.width())] for y in range(image.height())]
    )


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_refused_is_solid_and_inset(tokens: Tokens) -> None:
    seen = mask(drawn(columns(Look.REFUSED), tokens=tokens), tokens.color("refused"))
    assert not seen[:3].any()
    assert not seen[-3:].any()
    assert seen[3:-3].all()


def test_silence_is_hatched_from_top_to_bottom() -> None:
    image = drawn(columns(Look.SILENT))
    solid = mask(image, LIGHT.color("silent"))
    pale = mask(image, LIGHT.mixed("silent", 0.55))
    assert (solid | pale).all()
    assert 0.2 < pale.mean() < 0.5
    assert pale.any(axis=0).all(), "the hatch crosses every column"


def test_a_tick_is_short_and_two_pixels_wide() -> None:
    seen = mask(drawn(columns(ticks={30: Look.SILENT})), LIGHT.color("silent"))
    rows, places = np.nonzero(seen)
    assert rows.max() < HEIGHT // 2
    assert set(places) == {30, 31}


def test_a_tick_at_the_right_edge_is_seen() -> None:
    seen = mask(drawn(columns(ticks={WIDTH - 1: Look.REFUSED})), LIGHT.color("refused"))
    assert seen[:, WIDTH - 1].any()


def test_a_tick_is_as_wide_at_200_per_cent() -> None:
    image = drawn(columns(ticks={30: Look.SILENT}), ratio=2.0)
    _, places = np.nonzero(mask(image, LIGHT.color("silent")))
    assert set(places) == {30, 31, 32, 33}
    assert image.devicePixelRatio() == 2.0


def test_latency_grows_from_the_foot_and_slow_is_amber() -> None:
    low = mask(drawn(columns(high_us=5_000)), LIGHT.mixed("ok", 0.26))
    high = mask(drawn(columns(high_us=45_000)), LIGHT.mixed("ok", 0.26))
    slow = mask(drawn(columns(high_us=55_000)), LIGHT.mixed("slow", 0.75))
    assert low[-1].all()
    assert low.sum() < high.sum() < slow.sum()


def test_no_latency_is_still_something() -> None:
    assert mask(drawn(columns(high_us=float("nan"))), LIGHT.mixed("ok", 0.26))[-1].all()


def test_an_attempt_that_was_not_made_is_a_dashed_line() -> None:
    seen = mask(drawn(columns(Look.UNKNOWN)), LIGHT.color("unknown"))
    rows, _ = np.nonzero(seen)
    assert len(set(rows)) == 1
    assert 0.4 < seen[rows[0]].mean() < 0.8


def test_a_row_that_is_as_expected_is_quiet() -> None:
    image = drawn(columns(Look.REFUSED), quiet=True)
    assert not mask(image, LIGHT.color("refused")).any()
    rows, _ = np.nonzero(mask(image, LIGHT.mixed("unknown", 0.5)))
    assert set(rows) == {HEIGHT - 2, HEIGHT - 1}


def test_nothing_asked_is_nothing_drawn() -> None:
    image = drawn(columns(Look.NONE, high_us=float("nan")))
    assert all(image.pixel(x, y) == 0 for x in range(WIDTH) for y in range(HEIGHT))
