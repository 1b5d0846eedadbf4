"""Text addresses as the socket API wants them."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.probes import addresses
from sepgui.probes.addresses import SocketAddress, is_own, same_host, source_towards, target, with_zone

LOOPBACK_NAME, LOOPBACK_INDEX = next(
    ((name, index) for index, name in socket.if_nameindex() if name.startswith("lo")), ("lo", 1)
)


@pytest.mark.parametrize(
    ("address", "family", "expected"),
    [
        ("192.0.2.10", socket.AF_INET, ("192.0.2.10", 8014)),
        ("2001:DB8:0::10", socket.AF_INET6, ("2001:db8::10", 8014, 0, 0)),
        ("::ffff:192.0.2.10", socket.AF_INET, ("192.0.2.10", 8014)),
        ("fe80::1%7", socket.AF_INET6, ("fe80::1", 8014, 0, 7)),
        (f"fe80::1%{LOOPBACK_NAME}", socket.AF_INET6, ("fe80::1", 8014, 0, LOOPBACK_INDEX)),
    ],
)
def test_target(address: str, family: socket.AddressFamily, expected: SocketAddress) -> None:
    asked = target(address, 8014)
    assert (asked.family, asked.address) == (family, expected)


@pytest.mark.parametrize(
    ("address", "port"),
    [
        ("sepm.example", 1),
        ("fe80::1", 1),
        ("fe80::1%no-such-if", 1),
        ("192.0.2.1", -1),
        ("192.0.2.1", 65_536),
    ],
)
def test_what_is_no_target(address: str, port: int) -> None:
    with pytest.raises(ValueError, match=r".+"):
        target(address, port)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:DB8::1", "2001:db8:0::1", True),
        ("fe80::1%eth0", "fe80::1", True),
        ("fe80::1%eth0", "fe80::1%eth1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", False),
        ("sepm.example", "sepm.example", False),
    ],
)
def test_same_host(one: str, other: str, is_same: bool) -> None:
    assert same_host(one, other) == is_same


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (("192.0.2.1", 5), "192.0.2.1"),
        (("2001:db8::1", 5, 0, 0), "2001:db8::1"),
        (("fe80::1", 5, 0, LOOPBACK_INDEX), f"fe80::1%{LOOPBACK_NAME}"),
        (("fe80::1%old", 5, 0, 4_000_000), "fe80::1%4000000"),
    ],
)
def test_with_zone(name: SocketAddress, text: str) -> None:
    assert with_zone(name) == text


def test_source_towards_this_computer_is_this_computer() -> None:
    assert source_towards(target("127.0.0.1", 9)) == "127.0.0.1"


def test_system_that_cannot_send_there_has_no_source() -> None:
    assert source_towards(target("255.255.255.255", 9)) is None


@pytest.mark.parametrize(("source", "is_mine"), [("192.0.2.10", True), ("192.0.2.9", False), (None, False)])
def test_own_is_what_the_system_reaches_from_itself(
    monkeypatch: pytest.MonkeyPatch, source: str | None, is_mine: bool
) -> None:
    def choose(asked: addresses.Target) -> str | None:
        return source

    monkeypatch.setattr(addresses, "source_towards", choose)
    assert is_own("192.0.2.10") == is_mine


@given(st.text(), st.integers())
def test_any_text_is_a_target_or_a_value_error(address: str, port: int) -> None:
    try:
        target(address, port)
    except ValueError:
        return
    assert 0 <= port <= 65_535
