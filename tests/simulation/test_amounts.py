"""Durations, spans, ports and networks as people write them."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.catalogue.document import DocumentError, Table, parse_document
from sepgui.simulation.amounts import bandwidth, delay, duration, networks, parse_duration, ports, windows
from sepgui.simulation.draws import Draws
from sepgui.simulation.world import Delay, Rise, Window, concerns, fits, is_so

SECOND = 1_000_000_000
MINUTE = 60 * SECOND


def table(text: str) -> Table:
    return parse_document(text, "test.toml", DocumentError)


@pytest.mark.parametrize(
    ("text", "ns"),
    [
        ("0s", 0),
        ("350ms", 350_000_000),
        ("15m20s", 920 * SECOND),
        ("1h", 3600 * SECOND),
        ("98d", 98 * 86_400 * SECOND),
        ("-2d12h", -60 * 3600 * SECOND),
        ("7us", 7_000),
        ("1s1ns", SECOND + 1),
        (" 5s ", 5 * SECOND),
    ],
)
def test_durations_are_exact(text: str, ns: int) -> None:
    assert parse_duration(text) == ns


@pytest.mark.parametrize("text", ["", "5", "s", "1.5s", "5 s", "5x", "m5", "--5s", "5s-", "\u0665s"])
def test_other_texts_are_no_durations(text: str) -> None:
    assert parse_duration(text) is None


@given(st.text())
def test_any_text_is_a_duration_or_none(text: str) -> None:
    parsed = parse_duration(text)
    assert parsed is None or isinstance(parsed, int)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("15m..15m6s", Window(15 * MINUTE, 15 * MINUTE + 6 * SECOND)),
        ("46m..", Window(46 * MINUTE)),
        ("..10s", Window(0, 10 * SECOND)),
        ("..", Window()),
        ("1m..5m every 14s for 7s", Window(MINUTE, 5 * MINUTE, 14 * SECOND, 7 * SECOND)),
        (" 40s.. every 1m for 1s", Window(40 * SECOND, None, MINUTE, SECOND)),
    ],
)
def test_spans_may_be_open_at_either_end(text: str, window: Window) -> None:
    assert windows(table(f'when = ["{text}"]'), "when") == (window,)
    assert windows(table(""), "when") == ()


@pytest.mark.parametrize(
    "text",
    [
        "10s",
        "10s..5s",
        "5s..5s",
        "a..b",
        "..x",
        "-5s..",
        "1s...2s",
        "1s..9s every 2s",
        "1s..9s every 2s for 2s",
        "1s..9s every 0s for 0s",
    ],
)
def test_a_span_that_is_none_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(DocumentError, match=r"test\.toml, line 1, when: .*FROM\.\.UNTIL"):
        windows(table(f'when = ["{text}"]'), "when")


def test_a_span_comes_and_goes_from_its_beginning_on() -> None:
    (window,) = windows(table('when = ["10s..40s every 14s for 7s"]'), "when")
    held = [at_s for at_s in range(60) if window.holds(at_s * SECOND)]
    assert held == [*range(10, 17), *range(24, 31), *range(38, 40)]
    assert window.edges() == (10 * SECOND, 40 * SECOND)


@pytest.mark.parametrize(
    ("text", "bits"),
    [("9600bit/s", 9600), ("256kbit/s", 256_000), ("2Mbit/s", 2_000_000), ("1Gbit/s", 10**9)],
)
def test_bandwidths_have_units(text: str, bits: int) -> None:
    assert bandwidth(table(f'bandwidth = "{text}"'), "bandwidth") == bits


@pytest.mark.parametrize("text", ["", "2", "2Mb/s", "0kbit/s", "1.5Mbit/s", "-1kbit/s", "2 Mbit/s"])
def test_another_text_is_no_bandwidth(text: str) -> None:
    with pytest.raises(DocumentError):
        bandwidth(table(f'bandwidth = "{text}"'), "bandwidth")


def test_a_window_holds_from_its_first_to_before_its_last_instant() -> None:
    window = Window(10, 20)
    assert [window.holds(at_ns) for at_ns in (9, 10, 19, 20)] == [False, True, True, False]
    assert is_so((), 5)
    assert is_so((Window(0, 3), window), 12)
    assert not is_so((Window(0, 3), window), 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [('["8014"]', [8014]), ('["8443-8446", "1"]', [1, 8443, 8444, 8446]), ('["1-65535"]', [1, 65535])],
)
def test_ports_are_numbers_and_ranges(text: str, found: list[int]) -> None:
    wanted = ports(table(f"ports = {text}"), "ports")
    assert all(concerns(wanted, port) for port in found)
    assert not concerns(wanted, 0)
    assert concerns(ports(table(""), "ports"), 7)


@pytest.mark.parametrize("text", ["0", "65536", "9-1", "a", "-5", "1-", "1-2-3", "²"])
def test_a_port_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match=rf"“{text}” is no port"):
        ports(table(f'ports = ["{text}"]'), "ports")


def test_networks_are_networks_addresses_and_hosts() -> None:
    found = networks(
        table('to = ["10.20.0.0/16", "2001:db8::1", "SEPM"]'), "to", {"SEPM": ("192.0.2.10", "2001:db8::10")}
    )
    assert found == tuple(
        map(ip_network, ("10.20.0.0/16", "2001:db8::1/128", "192.0.2.10/32", "2001:db8::10/128"))
    )
    assert fits(found, "10.20.255.255")
    assert fits(found, "2001:db8::10")
    assert not fits(found, "10.21.0.0")
    with pytest.raises(DocumentError, match=r"“SEPN” is neither a host .* write 10\.20\.0\.0/16 or SEPM"):
        networks(table('to = ["SEPN"]'), "to", {"SEPM": ()})


def test_a_duration_has_units_and_is_not_negative() -> None:
    with pytest.raises(DocumentError, match=r"“12” is not a duration; write whole numbers with units"):
        duration(table('after = "12"'), "after")
    with pytest.raises(DocumentError, match=r"“-12s” is negative"):
        duration(table('after = "-12s"'), "after")


def test_a_delay_has_a_base_and_what_else_it_likes() -> None:
    whole = table(
        'rtt = { base = "10ms", jitter = "2ms", sway = "3ms", period = "4m", '
        'rise = { by = "5ms", from = "1m", until = "2m" } }'
    )
    assert delay(whole, "rtt") == Delay(
        10_000_000, 2_000_000, 3_000_000, 4 * MINUTE, Rise(5_000_000, MINUTE, 2 * MINUTE)
    )
    assert delay(table('rtt = { base = "1s" }'), "rtt") == Delay(SECOND)
    with pytest.raises(DocumentError, match="jiter is unknown; did you mean jitter"):
        delay(table('rtt = { base = "1s", jiter = "1s" }'), "rtt")


def test_a_rise_is_even_and_stays() -> None:
    rise = Rise(100, 10, 30)
    assert [rise.at(at_ns) for at_ns in (0, 10, 15, 20, 30, 1000)] == [0, 0, 25, 50, 100, 100]
    assert Rise(100, 10, 10).at(11) == 0


@given(st.integers(0, 10**14), st.integers())
def test_a_delay_never_falls_below_its_base_nor_beyond_its_reach(at_ns: int, seed: int) -> None:
    drawn = Delay(1000, 200, 300, MINUTE, Rise(50, 0, SECOND)).draw(at_ns, Draws(seed))
    assert 1000 <= drawn <= 1000 + 3 * 200 + 300 + 50


def test_a_sway_goes_up_and_down_within_its_period() -> None:
    swaying = Delay(0, sway_ns=1000, sway_period_ns=MINUTE)
    drawn = [swaying.draw(at_s * SECOND, Draws(1)) for at_s in range(61)]
    assert (drawn[0], drawn[30], drawn[60]) == (0, 1000, 0)
    assert drawn[:31] == sorted(drawn[:31])
    assert drawn[30:] == sorted(drawn[30:], reverse=True)
