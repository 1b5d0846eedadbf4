"""A graph of latency and failures as lines, bars and words, drawn by our own code for SVG and PDF alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from math import ceil, floor, log10
from types import MappingProxyType
from typing import Literal
from xml.sax.saxutils import escape

from msgspec import Struct

from sepgui.i18n import Lang

Tone = Literal["ink", "muted", "grid", "line", "band", "bad"]
Anchor = Literal["start", "middle", "end"]
TONES: Mapping[Tone, str] = MappingProxyType(
    {
        "ink": "#1c1e24",
        "muted": "#5a606c",
        "grid": "#d9dce3",
        "line": "#1f5fbf",
        "band": "#b9cff0",
        "bad": "#b3261e",
    }
)
"""The colours of a graph on white paper."""
WIDTH, HEIGHT = 520.0, 118.0
COLUMNS = 230
"""How many columns a graph has; what falls into one is reduced to least, middle, greatest and failures."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 6.0, 10.0, 92.0
_LANE = 6.0
_SIZE = 7.5
_STEPS_S = (1, 5, 10, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800)
_LONG_STEPS_S = (2_592_000, 7_776_000, 31_536_000)
_MOST_TICKS = 7
_S = 1_000_000_000


class Column(Struct, frozen=True):
    """What one column of a graph holds; latencies in microseconds, None where nothing answered."""

    low_us: int | None
    mid_us: int | None
    high_us: int | None
    asked: int
    failed: int


class Series(Struct, frozen=True):
    """The past of one cell, reduced to columns of equal time from one Unix time to another."""

    from_unix_ns: int
    to_unix_ns: int
    columns: tuple[Column, ...]


class Line(Struct, frozen=True):
    """A stroke through points; x to the right, y downwards, in points of 1/72 inch."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    width: float = 0.6


class Bar(Struct, frozen=True):
    """A filled rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


class Words(Struct, frozen=True):
    """Words on a base line."""

    x: float
    y: float
    text: str
    tone: Tone = "muted"
    anchor: Anchor = "start"
    size: float = _SIZE


class Drawing(Struct, frozen=True):
    """A picture: what comes later lies above."""

    width: float
    height: float
    parts: tuple[Line | Bar | Words, ...]


def latency_plot(series: Series, lang: Lang, failures: str) -> Drawing:
    """Return the graph of a series; `failures` names the lane of failures below the curve."""
    return Drawing(WIDTH, HEIGHT, tuple(_parts(series, lang, failures)))


def svg(drawing: Drawing, words: str) -> str:
    """Return a drawing as an SVG element that says what it shows."""
    body = "".join(map(_svg_part, drawing.parts))
    size = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    return f'<svg {size} role="img" aria-label="{escape(words, {chr(34): "&quot;"})}">{body}</svg>'


def _svg_part(part: Line | Bar | Words) -> str:
    match part:
        case Line(points, tone, width):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            return f'<polyline fill="none" stroke="{TONES[tone]}" stroke-width="{width:g}" points="{path}"/>'
        case Bar(x, y, width, height, tone):
            size = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
            return f'<rect {size} fill="{TONES[tone]}"/>'
        case Words(x, y, text, tone, anchor, size):
            place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"'
            return f'<text {place} fill="{TONES[tone]}">{escape(text)}</text>'


def _parts(series: Series, lang: Lang, failures: str) -> Iterator[Line | Bar | Words]:
    highest = max((column.high_us for column in series.columns if column.high_us is not None), default=None)
    top = _round_up(highest or 1_000)
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(series.columns))

    def y_of(us: int) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * us / top

    for share in (0, 1, 2):
        us = top * share // 2
        yield Line(((_LEFT, y_of(us)), (WIDTH - _RIGHT, y_of(us))), "grid")
        yield Words(_LEFT - 4, y_of(us) + 2.5, f"{_ms(us, lang)} ms", anchor="end")
    for x, label in _ticks(series):
        yield Line(((x, _TOP), (x, _BOTTOM + _LANE + 2)), "grid")
        yield Words(x, HEIGHT - 4, label, anchor="middle")
    yield Words(_LEFT - 4, _BOTTOM + _LANE + 2, failures, anchor="end", size=6)
    yield from _curve(series.columns, step, y_of)


def _curve(columns: Sequence[Column], step: float, y_of: Callable[[int], float]) -> Iterator[Line | Bar]:
    run: list[tuple[float, float]] = []
    runs: list[list[tuple[float, float]]] = [run]
    for place, column in enumerate(columns):
        x = _LEFT + place * step
        if column.low_us is not None and column.high_us is not None:
            high, low = y_of(column.high_us), y_of(column.low_us)
            yield Bar(x, high, step, max(0.6, low - high), "band")
            mid = column.mid_us if column.mid_us is not None else (column.low_us + column.high_us) // 2
            run.append((x + step / 2, y_of(mid)))
        elif column.asked and run:
            run = []
            runs.append(run)
        if column.failed:
            yield Bar(x, _BOTTOM + 3, max(1.0, step), _LANE, "bad")
    for points in runs:
        if len(points) > 1:
            yield Line(tuple(points), "line", 0.9)
        elif points:
            x, y = points[0]
            yield Bar(x - 0.8, y - 0.8, 1.6, 1.6, "line")


def _ticks(series: Series) -> Iterator[tuple[float, str]]:
    begin_s, end_s = series.from_unix_ns / _S, series.to_unix_ns / _S
    length_s = max(1e-9, end_s - begin_s)
    step_s = next(
        (step for step in (*_STEPS_S, *_LONG_STEPS_S) if length_s / step <= _MOST_TICKS), round(length_s)
    )
    form = "%d/%m" if step_s >= 86_400 else "%d/%m %H:%M" if length_s > 86_400 else "%H:%M"
    if step_s < 60:
        form = "%H:%M:%S"
    offset = datetime.fromtimestamp(begin_s).astimezone().utcoffset()
    shift_s = offset.total_seconds() if offset else 0.0
    at_s = ceil((begin_s + shift_s) / step_s) * step_s - shift_s
    while at_s <= end_s:
        x = _LEFT + (WIDTH - _LEFT - _RIGHT) * (at_s - begin_s) / length_s
        if x < WIDTH - 16:
            yield x, datetime.fromtimestamp(at_s).astimezone().strftime(form)
        at_s += step_s


def _round_up(us: int) -> int:
    """Return a round number of microseconds at or above: 1, 2 or 5 times a power of ten."""
    power = 10 ** floor(log10(max(1, us)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= us) or 1


def _ms(us: int, lang: Lang) -> str:
    words = f"{us / 1000:g}"
    return words.replace(".", ",") if lang == "it" else words
