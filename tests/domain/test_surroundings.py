"""What happened between two looks at this computer, told once each and without guesses."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.domain.surroundings import Interface, Kind, Surroundings, happenings
from sepgui.i18n import translate

S = 1_000_000_000
CABLE = Interface("eth0", ("192.0.2.55",))
TUNNEL = Interface("tun0", ("10.60.0.14",), tunnel=True)
FIRST = Surroundings(100 * S, 1_000 * S, (CABLE,), ("192.0.2.55",), boot_ns=100 * S)
LATER = Surroundings(105 * S, 1_005 * S, (CABLE,), ("192.0.2.55",), boot_ns=105 * S)


def told(before: Surroundings, now: Surroundings) -> list[tuple[Kind, str]]:
    found = happenings(before, now)
    assert all(each.at_ns == now.at_ns for each in found)
    return [(each.kind, translate(each.text, "en").removeprefix("This computer: ")) for each in found]


def test_nothing_happens_while_nothing_changes() -> None:
    assert told(FIRST, LATER) == []


def test_a_vpn_comes_and_goes_and_takes_the_way_out_with_it() -> None:
    up = replace(LATER, interfaces=(CABLE, TUNNEL), ways=("10.60.0.14",))
    assert told(FIRST, up) == [(Kind.TUNNEL, "VPN or tunnel tun0 is up, with 10.60.0.14")]
    down = replace(LATER, at_ns=110 * S, unix_ns=1_010 * S, boot_ns=110 * S)
    assert told(up, down) == [(Kind.TUNNEL, "VPN or tunnel tun0 is down; it had 10.60.0.14")]


def test_a_cable_is_pulled() -> None:
    assert told(FIRST, replace(LATER, interfaces=(), ways=())) == [
        (Kind.NETWORK, "network eth0 is down; it had 192.0.2.55")
    ]


def test_an_address_changes() -> None:
    moved = replace(LATER, interfaces=(Interface("eth0", ("192.0.2.99",)),), ways=("192.0.2.99",))
    assert told(FIRST, moved) == [(Kind.ADDRESS, "eth0 has the address 192.0.2.99 now; it had 192.0.2.55")]


def test_a_route_changes_alone() -> None:
    both = replace(FIRST, interfaces=(CABLE, TUNNEL))
    other = replace(LATER, interfaces=(CABLE, TUNNEL), ways=("10.60.0.14",))
    assert told(both, other) == [(Kind.WAY, "the way out is from 10.60.0.14 now; it was from 192.0.2.55")]
    assert told(both, replace(other, ways=())) == [
        (Kind.WAY, "there is no way out now; it was from 192.0.2.55")
    ]


@pytest.mark.parametrize(("slept_s", "words"), [(42, "42 s"), (600, "10 min"), (3 * 3600 + 300, "3 h 5 min")])
def test_sleep_is_known_where_a_clock_counts_it(slept_s: int, words: str) -> None:
    awake = replace(LATER, unix_ns=LATER.unix_ns + slept_s * S, boot_ns=105 * S + slept_s * S)
    assert told(FIRST, awake) == [(Kind.SLEEP, f"This computer slept for {words}")]


def test_a_clock_that_is_set_is_no_sleep() -> None:
    assert told(FIRST, replace(LATER, unix_ns=LATER.unix_ns + 60 * S)) == [
        (Kind.CLOCK, "its clock was set 60 s forward")
    ]
    assert told(FIRST, replace(LATER, unix_ns=LATER.unix_ns - 7_200 * S)) == [
        (Kind.CLOCK, "its clock was set 2 h 0 min back")
    ]


def test_without_such_a_clock_the_wall_clock_or_the_lateness_tell() -> None:
    before, after = replace(FIRST, boot_ns=None), replace(LATER, boot_ns=None)
    stood_still = replace(after, unix_ns=after.unix_ns + 600 * S)
    assert told(before, stood_still) == [(Kind.SLEEP, "This computer slept for 10 min")]
    ran_on = replace(after, at_ns=705 * S, unix_ns=1_605 * S)
    assert told(before, ran_on) == [(Kind.SLEEP, "This computer slept, or was stopped, for 10 min")]
    late = replace(after, at_ns=112 * S, unix_ns=1_012 * S)
    assert told(before, late) == [], "a busy computer is no sleeping one"
