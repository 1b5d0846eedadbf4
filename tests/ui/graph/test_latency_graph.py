"""The graph as a person sees and steers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtTest import QTest

from sepgui.domain.cell import Anchor
from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import NO_RTT, STATE_CODES, SampleBuffer
from sepgui.ui.graph.latency_graph import GraphColours, LatencyGraph, latency_words, nice_above, top_us
from sepgui.ui.graph.time_axis import tick_step_s

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECOND = 1_000_000_000
DAY_S = 86_400
Picture = NDArray[np.uint8]
CURVE, FILTERED, CLOSED = QColor("#0000ff"), QColor("#ff0000"), QColor("#00ff00")


@pytest.fixture
def graph(qtbot: QtBot) -> LatencyGraph:
    made = LatencyGraph()
    qtbot.addWidget(made)
    made.resize(1100, 300)
    states = {State.FILTERED: FILTERED, State.CLOSED: CLOSED, State.UNREACHABLE: CLOSED, State.ERROR: CLOSED}
    made.set_colours(
        GraphColours(
            QColor("white"), QColor("black"), QColor("grey"), QColor("grey"), CURVE, QColor("#ff9900"), states
        ),
        QFont(),
    )
    made.set_session(Anchor(0, 1_780_000_000 * SECOND))
    made.show()
    qtbot.waitExposed(made)
    return made


def a_day(failed: NDArray[np.intp], spikes: NDArray[np.intp]) -> SampleBuffer:
    rtt = np.full(DAY_S, 20_000, np.int32)
    state = np.zeros(DAY_S, np.uint8)
    rtt[spikes] = 90_000
    rtt[failed] = NO_RTT
    state[failed] = STATE_CODES[State.FILTERED]
    buffer = SampleBuffer()
    buffer.extend(np.arange(DAY_S, dtype=np.int64) * SECOND, rtt, state)
    return buffer


def pixels(graph: LatencyGraph) -> Picture:
    image = graph.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), image.width(), 4)


def seen(painted: NDArray[np.bool_], at_px: NDArray[np.float64]) -> int:
    return sum(bool(painted[max(0, int(at) - 2) : int(at) + 3].any()) for at in at_px.tolist())


def reddish(picture: Picture) -> NDArray[np.bool_]:
    return (picture[:, :, 2] > 200) & (picture[:, :, 0] < 60) & (picture[:, :, 1] < 60)


def blueish(picture: Picture) -> NDArray[np.bool_]:
    blue, green, red = (picture[:, :, channel].astype(np.int16) for channel in range(3))
    return (blue > green + 60) & (blue > red + 60)


def scattered(seed: int) -> NDArray[np.intp]:
    random = np.random.default_rng(seed)
    return np.sort(random.choice(DAY_S // 400, 60, replace=False) * 400 + random.integers(0, 400, 60))


def test_of_60_lone_failures_in_a_day_60_are_painted(graph: LatencyGraph) -> None:
    failed = scattered(5)
    graph.set_cell("8014", a_day(failed, np.empty(0, np.intp)), None)
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    picture = pixels(graph)
    red = np.asarray(reddish(picture).any(axis=0))
    left, width = plot_span(graph)
    assert seen(red, left + failed / DAY_S * width) == 60


def test_of_60_lone_spikes_in_a_day_60_are_painted(graph: LatencyGraph) -> None:
    spikes = scattered(6)
    graph.set_cell("8014", a_day(np.empty(0, np.intp), spikes), None)
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    picture = pixels(graph)
    blue = np.asarray(blueish(picture[: graph.height() // 6]).any(axis=0))
    left, width = plot_span(graph)
    assert seen(blue, left + spikes / DAY_S * width) == 60


def test_the_truth_tests_can_fail(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(np.empty(0, np.intp), np.empty(0, np.intp)), None)
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    picture = pixels(graph)
    assert not reddish(picture).any()
    assert not blueish(picture[: graph.height() // 6]).any()


def plot_span(graph: LatencyGraph) -> tuple[float, float]:
    left, right = graph.plot_edges()
    return left, right - left


def shown_s(graph: LatencyGraph) -> tuple[int, int]:
    """The edges to the whole column, which here is less than four seconds."""
    low, high = graph.shown_ns()
    return round(low / SECOND / 30) * 30, round(high / SECOND / 30) * 30


def test_keys_zoom_pan_and_return_to_the_present(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(scattered(1), scattered(2)), None)
    graph.set_span(3600 * SECOND)
    graph.advance(DAY_S * SECOND)
    assert graph.following
    assert shown_s(graph) == (DAY_S - 3600, DAY_S)
    told: list[tuple[int, bool]] = []

    def tell(span_ns: int, following: bool) -> None:
        told.append((span_ns, following))

    graph.span_changed.connect(tell)
    QTest.keyClick(graph, Qt.Key.Key_Plus)
    assert told == [(1800 * SECOND, True)]
    QTest.keyClick(graph, Qt.Key.Key_Left)
    assert not graph.following
    assert shown_s(graph) == (DAY_S - 2250, DAY_S - 450)
    graph.advance((DAY_S + 60) * SECOND)
    assert shown_s(graph)[1] == DAY_S - 450
    QTest.keyClick(graph, Qt.Key.Key_Home)
    assert graph.following
    assert shown_s(graph)[1] == DAY_S + 60


def test_nothing_is_painted_until_the_picture_changes(graph: LatencyGraph) -> None:
    samples = a_day(np.empty(0, np.intp), np.empty(0, np.intp))
    samples.append((DAY_S + 10) * SECOND, 20_000, 0)
    graph.set_cell("8014", samples, None)
    graph.set_span(DAY_S * SECOND)
    graph.advance((DAY_S + 10) * SECOND)
    before, told = graph.shown_ns(), graph.accessibleDescription()
    samples.append((DAY_S + 11) * SECOND, 20_000, 0)
    graph.advance((DAY_S + 11) * SECOND)
    assert (graph.shown_ns(), graph.accessibleDescription()) == (before, told)
    samples.append((DAY_S + 12) * SECOND, NO_RTT, STATE_CODES[State.CLOSED])
    graph.advance((DAY_S + 12) * SECOND)
    assert graph.accessibleDescription() != told
    graph.advance((DAY_S + 600) * SECOND)
    assert graph.shown_ns() != before


def test_the_summary_says_what_the_picture_shows(graph: LatencyGraph) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    graph.set_cell("8014", a_day(scattered(1), np.array([DAY_S - 100])), 200_000_000)
    graph.set_span(400 * SECOND)
    graph.advance(DAY_S * SECOND)
    assert "latency from 20 ms to 90 ms" in graph.accessibleDescription()
    graph.set_cell("8014", SampleBuffer(), None)
    assert graph.accessibleDescription() == "No samples in this span"


def test_the_axis_grows_at_once_and_shrinks_late() -> None:
    assert top_us(20_000, 0) == 30_000
    assert top_us(29_000, 30_000) == 40_000
    assert top_us(12_000, 30_000) == 30_000
    assert top_us(2_000, 30_000) == 3_000


@pytest.mark.parametrize(("value", "nice"), [(1.0, 1), (1.2, 1.5), (21, 30), (820, 1000), (0.07, 0.08)])
def test_round_numbers(value: float, nice: float) -> None:
    assert nice_above(value) == pytest.approx(nice)


def test_latency_in_words() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Italian))
    assert [latency_words(us) for us in (0, 420, 1500, 17_400)] == ["0 ms", "0,42 ms", "1,5 ms", "17 ms"]
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.mark.parametrize(
    ("span_s", "width", "step"),
    [(3600, 400, 600), (900, 1100, 60), (86_400, 400, 21_600), (30 * 86_400, 400, 5 * 86_400)],
)
def test_tick_steps(span_s: float, width: float, step: int) -> None:
    assert tick_step_s(span_s, width) == step
