"""The graph as a person sees and steers it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sepgui.domain.cell import Anchor
from sepgui.domain.outcome import State
from sepgui.domain.summary import quantile
from sepgui.i18n import Text
from sepgui.ui.graph.buffer import NO_RTT, STATE_CODES
from sepgui.ui.graph.latency_graph import LatencyGraph
from sepgui.ui.graph.limit_lines import LimitLines
from sepgui.ui.graph.limits import Limit, LimitKind
from sepgui.ui.graph.mark_item import MarkColours
from sepgui.ui.graph.marks import Mark, MarkKind
from sepgui.ui.graph.plots import GraphColours
from sepgui.ui.graph.scale import AxisEnds, ends_of, latency_words, nice_above, top_us
from sepgui.ui.graph.scales import Scale
from sepgui.ui.graph.smoke import smoke_of
from sepgui.ui.graph.time_axis import tick_step_s
from sepgui.ui.models.lanes import RowPast

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECOND = 1_000_000_000
DAY_S = 86_400
Picture = NDArray[np.uint8]
ORANGE, MAGENTA = QColor("#ff8800"), QColor("#ff00ff")
CURVE, FILTERED, CLOSED = QColor("#0000ff"), QColor("#ff0000"), QColor("#00ff00")


@pytest.fixture(autouse=True)
def every_move_counts() -> Generator[None]:
    """Let the pointer be quicker than a hand: pyqtgraph drops moves that follow each other closely."""
    pg.setConfigOptions(mouseRateLimit=0)
    yield
    pg.setConfigOptions(mouseRateLimit=100)


@pytest.fixture
def graph(qtbot: QtBot) -> LatencyGraph:
    made = LatencyGraph()
    qtbot.addWidget(made)
    made.resize(1100, 300)
    states = {State.FILTERED: FILTERED, State.CLOSED: CLOSED, State.UNREACHABLE: CLOSED, State.ERROR: CLOSED}
    made.set_colours(
        GraphColours(
            QColor("white"),
            QColor("black"),
            QColor("grey"),
            QColor("grey"),
            CURVE,
            QColor("#ff9900"),
            states,
            MarkColours(
                ORANGE,
                MAGENTA,
                QColor("#00aaaa"),
                QColor("#667788"),
                QColor("black"),
                QColor("#00aaaa"),
                QColor("white"),
            ),
        ),
        QFont(),
    )
    made.set_session(Anchor(0, 1_780_000_000 * SECOND))
    made.show()
    qtbot.waitExposed(made)
    return made


def a_day(failed: NDArray[np.intp], spikes: NDArray[np.intp]) -> RowPast:
    rtt = np.full(DAY_S, 20_000, np.int32)
    state = np.zeros(DAY_S, np.uint8)
    rtt[spikes] = 90_000
    rtt[failed] = NO_RTT
    state[failed] = STATE_CODES[State.FILTERED]
    return past_of(rtt, state)


def past_of(rtt: NDArray[np.int32], state: NDArray[np.uint8] | None = None) -> RowPast:
    past = RowPast()
    codes = np.zeros(len(rtt), np.uint8) if state is None else state
    past.samples.extend(np.arange(len(rtt), dtype=np.int64) * SECOND, rtt, codes)
    return past


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
    graph.set_cell("8014", a_day(failed, np.empty(0, np.intp)))
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    picture = pixels(graph)
    red = np.asarray(reddish(picture).any(axis=0))
    left, width = plot_span(graph)
    assert seen(red, left + failed / DAY_S * width) == 60


def test_of_60_lone_spikes_in_a_day_60_are_painted(graph: LatencyGraph) -> None:
    spikes = scattered(6)
    graph.set_cell("8014", a_day(np.empty(0, np.intp), spikes))
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    picture = pixels(graph)
    blue = np.asarray(blueish(picture[: graph.height() // 6]).any(axis=0))
    left, width = plot_span(graph)
    assert seen(blue, left + spikes / DAY_S * width) == 60


def test_the_truth_tests_can_fail(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(np.empty(0, np.intp), np.empty(0, np.intp)))
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    picture = pixels(graph)
    assert not reddish(picture).any()
    assert not blueish(picture[: graph.height() // 6]).any()


def plot_span(graph: LatencyGraph) -> tuple[float, float]:
    left, right = graph.plots.edges()
    return left, right - left


def shown_s(graph: LatencyGraph) -> tuple[int, int]:
    """The edges to the whole column, which here is less than four seconds."""
    low, high = graph.shown_ns()
    return round(low / SECOND / 30) * 30, round(high / SECOND / 30) * 30


# Of some widths pyqtgraph says that they are a little less than whole: 434.99999999999994.
@pytest.mark.parametrize("width", [507, 519, 520, 700, 701])
def test_a_day_without_a_pause_has_no_gap(graph: LatencyGraph, width: int) -> None:
    graph.resize(width, 300)
    rtt = np.where(np.arange(DAY_S) % 2, 20_000, 30_000).astype(np.int32)
    graph.set_cell("443/tcp", past_of(rtt))
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    left, right = graph.plots.edges()
    ends = graph.plots.ends
    assert ends is not None
    box = graph.plots.latency.getViewBox().sceneBoundingRect()
    height = round(box.bottom() - box.height() * 25_000 / ends.high)
    row = pixels(graph)[height, round(left) + 2 : round(right) - 2]
    assert not (row[:, :3] == 255).all(axis=1).any()


def test_keys_zoom_pan_and_return_to_the_present(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(scattered(1), scattered(2)))
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
    past = a_day(np.empty(0, np.intp), np.empty(0, np.intp))
    samples = past.samples
    samples.append((DAY_S + 10) * SECOND, 20_000, 0)
    graph.set_cell("8014", past)
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
    graph.set_cell("8014", a_day(scattered(1), np.array([DAY_S - 100])), (Limit(200_000),))
    graph.set_span(400 * SECOND)
    graph.advance(DAY_S * SECOND)
    assert "latency from 20 ms to 90 ms" in graph.accessibleDescription()
    graph.set_cell("8014", RowPast())
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


# --- the pointer, as the platform sends it --------------------------------------------------------


def mouse(graph: LatencyGraph, kind: QEvent.Type, at: QPointF, *, held: bool = False) -> None:
    graph.grab()  # pyqtgraph lays its coordinates when it paints
    viewport = graph.plots.view.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    buttons = left if held else none
    QApplication.sendEvent(
        viewport,
        QMouseEvent(kind, at, viewport.mapToGlobal(at), button, buttons, Qt.KeyboardModifier.NoModifier),
    )


def drag(graph: LatencyGraph, first: QPointF, last: QPointF) -> None:
    mouse(graph, QEvent.Type.MouseMove, first)
    mouse(graph, QEvent.Type.MouseButtonPress, first, held=True)
    for share in (0.3, 0.6, 1.0):
        mouse(graph, QEvent.Type.MouseMove, first + (last - first) * share, held=True)
    mouse(graph, QEvent.Type.MouseButtonRelease, last)


def at_share(graph: LatencyGraph, share: float, y: float) -> QPointF:
    left, width = plot_span(graph)
    return QPointF(left + share * width, y)


def picked_from(graph: LatencyGraph) -> list[tuple[int, int]]:
    picked: list[tuple[int, int]] = []

    def take(first: int, last: int) -> None:
        picked.append((first, last))

    graph.span_picked.connect(take)
    return picked


def axis_y(graph: LatencyGraph) -> float:
    return graph.height() - 10.0


def test_the_wheel_zooms_around_the_pointer(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(scattered(1), scattered(2)))
    graph.set_span(3600 * SECOND)
    graph.advance(DAY_S * SECOND)
    at = at_share(graph, 0.25, 80)
    graph.grab()
    viewport = graph.plots.view.viewport()
    wheel = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)
    low, high = graph.shown_ns()
    pointed = DAY_S - 2700
    assert high - low < 3000 * SECOND
    assert not graph.following
    assert (pointed * SECOND - low) / (high - low) == pytest.approx(0.25, abs=0.01)


def test_dragging_the_plot_pans(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(scattered(1), scattered(2)))
    graph.set_span(3600 * SECOND)
    graph.advance(DAY_S * SECOND)
    drag(graph, at_share(graph, 0.25, 80), at_share(graph, 0.5, 80))
    assert shown_s(graph) == (DAY_S - 4500, DAY_S - 900)


def test_dragging_the_time_axis_picks_a_span(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(scattered(1), scattered(2)))
    graph.set_span(3600 * SECOND)
    graph.advance(DAY_S * SECOND)
    before = graph.shown_ns()
    picked = picked_from(graph)
    drag(graph, at_share(graph, 0.75, axis_y(graph)), at_share(graph, 0.5, axis_y(graph)))
    assert graph.shown_ns() == before, "the axis does not pan"
    ((first, last),) = picked
    assert first / SECOND == pytest.approx(DAY_S - 1800, abs=10)
    assert last / SECOND == pytest.approx(DAY_S - 900, abs=10)


def test_a_double_click_on_the_time_axis_picks_what_lies_between_two_ticks(graph: LatencyGraph) -> None:
    graph.set_cell("8014", a_day(scattered(1), scattered(2)))
    graph.set_span(3600 * SECOND)
    graph.advance(DAY_S * SECOND)
    picked = picked_from(graph)
    at = at_share(graph, 0.5, axis_y(graph))
    mouse(graph, QEvent.Type.MouseMove, at)
    mouse(graph, QEvent.Type.MouseButtonPress, at, held=True)
    mouse(graph, QEvent.Type.MouseButtonRelease, at)
    mouse(graph, QEvent.Type.MouseButtonDblClick, at, held=True)
    mouse(graph, QEvent.Type.MouseButtonRelease, at)
    ((first, last),) = picked
    assert (last - first) / SECOND == tick_step_s(3600, plot_span(graph)[1])
    assert first <= (DAY_S - 1800) * SECOND <= last


def test_the_crosshair_tells_the_exact_value_at_the_pointer(graph: LatencyGraph) -> None:
    rtt = np.full(600, 20_000, np.int32)
    rtt[300] = 71_234
    graph.set_cell("8014", past_of(rtt))
    graph.set_span(600 * SECOND)
    graph.advance(600 * SECOND)
    mouse(graph, QEvent.Type.MouseMove, at_share(graph, 300.1 / 600, 80))
    assert graph.said.endswith("71 ms")
    mouse(graph, QEvent.Type.MouseMove, at_share(graph, 0.5, graph.height() - 4.0))
    assert graph.said == ""


def test_the_crosshair_goes_from_value_to_value_by_keyboard(graph: LatencyGraph) -> None:
    rtt = np.full(600, 20_000, np.int32)
    rtt[598], rtt[599] = 5_500, 1_230
    state = np.zeros(600, np.uint8)
    rtt[597], state[597] = NO_RTT, STATE_CODES[State.FILTERED]
    graph.set_cell("8014", past_of(rtt, state))
    graph.set_span(600 * SECOND)
    graph.advance(600 * SECOND)
    said: list[str] = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(graph, key, Qt.KeyboardModifier.ShiftModifier)
        said.append(graph.said.split("  ·  ")[1])
    assert said == ["1.2 ms", "5.5 ms", "filtered", "5.5 ms"]
    assert graph.following


def test_a_column_of_many_samples_says_how_they_spread(graph: LatencyGraph) -> None:
    spikes = np.array([DAY_S - 3])
    graph.set_cell("8014", a_day(np.array([DAY_S - 2]), spikes))
    graph.set_span(DAY_S * SECOND)
    graph.advance(DAY_S * SECOND)
    QTest.keyClick(graph, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert "samples, 1 failed" in graph.said
    assert "median 20 ms" in graph.said
    assert "20 ms to 90 ms" in graph.said


# --- what is drawn ---------------------------------------------------------------------------------


def test_smoke_is_the_order_statistics_of_each_column(graph: LatencyGraph) -> None:
    dice = np.random.default_rng(11)
    rtt = (20_000 + dice.gamma(1.2, 4_000.0, 4_000)).astype(np.int32)
    graph.set_cell("8014", past_of(rtt))
    graph.set_span(4_000 * SECOND)
    graph.advance(4_000 * SECOND)
    past = past_of(rtt)
    columns = past.reduced(0, 4_000 * SECOND, 40)
    smoke = smoke_of(past.samples, columns)
    for column in range(len(columns)):
        start = columns.start_ns + column * columns.step_ns
        inside = (past.samples.at_ns >= start) & (past.samples.at_ns < start + columns.step_ns)
        ordered = sorted(past.samples.rtt_us[inside].tolist())
        for share, found in (
            (0.25, smoke.quarter_us),
            (0.5, smoke.median_us),
            (0.75, smoke.three_quarters_us),
            (0.95, smoke.p95_us),
        ):
            assert quantile(ordered, share) == found[column]


def test_smoke_knows_failures_and_empty_columns_apart() -> None:
    rtt = np.array([NO_RTT, 10_000, 30_000], np.int32)
    state = np.array([STATE_CODES[State.CLOSED], 0, 0], np.uint8)
    past = past_of(rtt, state)
    columns = past.reduced(0, 6 * SECOND, 2)
    smoke = smoke_of(past.samples, columns)
    assert smoke.median_us[0] == 10_000
    assert smoke.p95_us[0] == 30_000
    assert np.isnan(smoke.median_us[1])


def test_repeated_first_packets_are_marked(graph: LatencyGraph) -> None:
    past = RowPast()
    for second in range(600):
        past.samples.append(second * SECOND, 20_000, 0, repeats=1 if second in (100, 400) else 0)
    graph.set_cell("8014", past)
    graph.set_span(600 * SECOND)
    graph.advance(600 * SECOND)
    assert graph.plots.marked.repeats == 2
    picture = pixels(graph)
    orange = np.asarray(
        (
            (picture[:, :, 2] > 220)
            & (np.abs(picture[:, :, 1].astype(int) - 0x88) < 30)
            & (picture[:, :, 0] < 40)
        ).any(axis=0)
    )
    left, width = plot_span(graph)
    assert seen(orange, left + np.array([100.5, 400.5]) / 600 * width) == 2
    mouse(graph, QEvent.Type.MouseMove, at_share(graph, 100.1 / 600, 80))
    assert "first packet sent again: 1" in graph.said


def test_events_are_marked_and_said(graph: LatencyGraph) -> None:
    past = past_of(np.full(600, 20_000, np.int32))
    marks = (
        Mark(150 * SECOND, MarkKind.FINDING, Text("", "A firewall drops it.")),
        Mark(450 * SECOND, MarkKind.NOTE, Text("", "Rule changed by Anna.")),
        Mark(900 * SECOND, MarkKind.NOTE, Text("", "Later.")),
    )
    graph.set_cell("8014", past, (), marks)
    graph.set_span(600 * SECOND)
    graph.advance(600 * SECOND)
    assert [mark.at_ns // SECOND for mark in graph.plots.marked.shown] == [150, 450]
    mouse(graph, QEvent.Type.MouseMove, at_share(graph, 0.25, 80))
    assert graph.said.endswith("A firewall drops it.")
    mouse(graph, QEvent.Type.MouseMove, at_share(graph, 0.75, 80))
    assert graph.said.endswith("Rule changed by Anna.")


def test_both_limits_are_named(graph: LatencyGraph) -> None:
    limits = (Limit(20_000), Limit(15_000, LimitKind.USUAL, 3.0))
    assert [limit.words() for limit in limits] == ["limit 20 ms", "3 × usual, 15 ms"]
    past = past_of(np.full(600, 24_000, np.int32))
    graph.set_cell("8014", past, limits)
    graph.set_span(600 * SECOND)
    graph.advance(600 * SECOND)
    lines = graph.plots.limits.all
    assert [item.isVisible() for item in lines] == [True] * 4
    graph.set_cell("8014", past, (Limit(200_000),))
    assert [item.isVisible() for item in lines] == [False] * 4


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_holds_all_values_and_names_its_ends(graph: LatencyGraph, scale: Scale) -> None:
    rtt = np.full(600, 21_300, np.int32)
    rtt[10], rtt[20] = 840, 390_000
    graph.set_scale(scale)
    graph.set_cell("8014", past_of(rtt))
    graph.set_span(600 * SECOND)
    graph.advance(600 * SECOND)
    ends = graph.plots.ends
    assert ends is not None
    assert ends.shows(840)
    assert ends.shows(390_000)
    ticks = ends.ticks()
    assert [at for at, _ in ticks] == sorted(at for at, _ in ticks)
    assert len({words for _, words in ticks}) == len(ticks) >= 3


def test_the_fitted_axis_leaves_zero_out(graph: LatencyGraph) -> None:
    fitted = ends_of(Scale.FIT, 21_000, 22_500, None)
    assert fitted.bottom_us >= 19_500
    assert fitted.top_us <= 24_500
    assert [words for _, words in ends_of(Scale.LOG, 840, 390_000, None).ticks()] == [
        "0.10 ms",
        "1 ms",
        "10 ms",
        "100 ms",
        "1,000 ms",
    ]


@pytest.mark.parametrize(("usual_us", "below"), [(49_000, True), (15_000, False)])
def test_labels_of_limits_close_to_each_other_stand_on_both_sides(
    qapp: QApplication, usual_us: float, *, below: bool
) -> None:
    lines = LimitLines()
    lines.set_limits((Limit(50_000), Limit(usual_us, LimitKind.USUAL, 3.0)))
    lines.show(AxisEnds(Scale.ZERO, 0, 100_000), 0.0)
    feet = [text.mapRectToParent(text.boundingRect()).bottom() for text in lines.all[2:]]
    assert [foot <= line for foot, line in zip(feet, (50_000, usual_us), strict=True)] == [True, not below]
