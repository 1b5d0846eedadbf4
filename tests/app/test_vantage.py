"""Which host of the site this computer is: by its addresses, or by what the asker says."""

from __future__ import annotations

import pytest

from sepgui.app.vantage import VantageError, find_vantage, stated_vantage
from sepgui.domain.entry import Role
from sepgui.domain.host import parse_host
from sepgui.domain.outcome import NameFailure
from sepgui.domain.planning import CONSOLE_ROLES
from sepgui.domain.site import Pair, Site, SiteHost, SiteOptions
from sepgui.i18n import QT_TRANSLATE_NOOP, translate
from sepgui.probes.seams import (
    Clock,
    Connection,
    Datagram,
    HopReply,
    ListenerTable,
    Net,
    NotResolved,
    Resolved,
    SystemProxy,
    Unconnected,
)
from sepgui.probes.system_clock import SystemClock
from tests.fakes.sites import CLIENT, GUP, MANAGER, host

SITE = Site("test", (MANAGER, CLIENT, GUP))
PAIR = Pair(MANAGER, CLIENT)
CLOCK: Clock = SystemClock()


class Names:
    """A network of names alone: what they resolve to, and which addresses are this computer's."""

    def __init__(self, names: dict[str, tuple[str, ...]], own: set[str]) -> None:
        self._names = names
        self._own = own
        self.asked: list[str] = []

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        self.asked.append(name)
        assert 0 < deadline_ns - CLOCK.now_ns() <= 2_000_000_000
        if name in self._names:
            return Resolved(self._names[name], 1)
        return NotResolved(NameFailure.NOT_FOUND, 1, QT_TRANSLATE_NOOP("Test", "not found"))

    def is_own(self, address: str) -> bool:
        return address in self._own

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable:
        raise AssertionError("finding the vantage reads no table")

    def system_proxy(self, host: str) -> SystemProxy | None:
        return None

    async def connect(self, address: str, port: int, deadline_ns: int) -> Connection | Unconnected:
        raise AssertionError("finding the vantage sends no packet to a host")

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        raise AssertionError("finding the vantage sends no packet to a host")

    async def probe_hop(self, address: str, port: int, hop_limit: int, deadline_ns: int) -> HopReply:
        raise AssertionError("finding the vantage sends no packet to a host")


def names(*own: str) -> Names:
    return Names(
        {
            "sepm.example": ("192.0.2.10", "2001:db8::10"),
            "pc.example": ("192.0.2.20",),
            "gup.example": ("192.0.2.30",),
        },
        set(own),
    )


@pytest.mark.parametrize(
    ("own", "expected"),
    [("192.0.2.10", MANAGER), ("2001:db8::10", MANAGER), ("192.0.2.20", CLIENT), ("192.0.2.30", GUP)],
)
async def test_the_host_whose_address_is_ours(own: str, expected: SiteHost) -> None:
    net: Net = names(own)
    vantage = await find_vantage(SITE, PAIR, net, CLOCK)
    assert vantage.host is expected
    assert vantage.roles == expected.roles | CONSOLE_ROLES
    assert not vantage.assumed


async def test_the_client_is_assumed_when_no_address_fits() -> None:
    vantage = await find_vantage(SITE, PAIR, names(), CLOCK)
    assert (vantage.host, vantage.assumed, vantage.label) == (CLIENT, True, "client")
    alone = await find_vantage(Site("", (MANAGER,)), Pair(MANAGER, None), names(), CLOCK)
    assert (alone.host, alone.assumed, alone.label) == (None, True, "client")


async def test_a_manager_without_a_client_is_recognised() -> None:
    vantage = await find_vantage(Site("", (MANAGER,)), Pair(MANAGER, None), names("192.0.2.10"), CLOCK)
    assert (vantage.label, vantage.assumed) == ("manager", False)
    assert Role.CLIENT not in vantage.roles


async def test_an_address_needs_no_resolution() -> None:
    literal = SiteHost("m", parse_host("192.0.2.10"), frozenset({Role.MANAGER}))
    net = names("192.0.2.10")
    vantage = await find_vantage(Site("", (literal,)), Pair(literal, None), net, CLOCK)
    assert vantage.host is literal
    assert net.asked == []


async def test_the_rest_of_a_large_site_is_not_resolved_when_the_pair_fits() -> None:
    many = tuple(host(f"c{number}", Role.CLIENT) for number in range(40))
    net = names("192.0.2.20")
    await find_vantage(Site("", (MANAGER, CLIENT, *many)), PAIR, net, CLOCK)
    assert sorted(net.asked) == ["pc.example", "sepm.example"]


async def test_a_second_manager_of_the_list_is_recognised() -> None:
    second = host("gup", Role.MANAGER)
    pair = Pair(MANAGER, CLIENT, (second,))
    vantage = await find_vantage(Site("", (MANAGER, second, CLIENT)), pair, names("192.0.2.30"), CLOCK)
    assert vantage.host is second
    assert Role.MANAGER in vantage.roles


@pytest.mark.parametrize(
    ("wanted", "expected", "label"),
    [
        ("none", None, "none"),
        ("manager", MANAGER, "manager"),
        ("client", CLIENT, "client"),
        ("gup", GUP, "gup"),
        ("GUP.example", GUP, "gup"),
        ("sepm", MANAGER, "manager"),
        ("console", None, "none"),
    ],
)
def test_a_stated_vantage(wanted: str, expected: SiteHost | None, label: str) -> None:
    vantage = stated_vantage(wanted, SITE, PAIR)
    assert (vantage.host, vantage.label, vantage.assumed) == (expected, label, False)
    assert vantage.roles >= CONSOLE_ROLES


def test_this_computer_can_be_stated_to_be_a_client_that_nobody_named() -> None:
    vantage = stated_vantage("client", Site("", (MANAGER,)), Pair(MANAGER, None))
    assert (vantage.host, vantage.label) == (None, "client")


def test_a_site_that_keeps_its_consoles_gives_no_console_role() -> None:
    strict = Site("test", SITE.hosts, options=SiteOptions(any_computer_is_console=False))
    assert stated_vantage("none", strict, PAIR).roles == frozenset()
    assert stated_vantage("console", strict, PAIR).roles == {Role.CONSOLE}


@pytest.mark.parametrize("wanted", ["nobody.example", "syslog", ""])
def test_an_unknown_vantage_is_refused_with_its_mend(wanted: str) -> None:
    with pytest.raises(VantageError) as refused:
        stated_vantage(wanted, SITE, PAIR)
    assert wanted in translate(refused.value.text, "en")
