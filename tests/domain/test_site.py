"""A site finds its hosts by label, name or address, and lists who is in a role."""

from __future__ import annotations

from sepgui.domain.entry import Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import Pair, Site, SiteHost
from tests.fakes.sites import CLIENT, MANAGER, host

V6 = SiteHost("six", parse_host("[2001:DB8::0010]"), frozenset({Role.MANAGER}))
IDN = SiteHost("perù", parse_host("Perù.example"), frozenset({Role.CLIENT}))
SITE = Site("test", (MANAGER, CLIENT, V6, IDN))


def test_a_host_is_found_by_label_target_and_ascii_form() -> None:
    assert SITE.host("SEPM") is MANAGER
    assert SITE.host("sepm.EXAMPLE") is MANAGER
    assert SITE.host("2001:db8::10") is V6
    assert SITE.host("xn--per-6na.example") is IDN
    assert SITE.host("PERÙ") is IDN
    assert SITE.host("nobody") is None


def test_holders_keep_the_order_of_the_document() -> None:
    assert SITE.holders(Role.MANAGER) == (MANAGER, V6)
    assert SITE.holders(Role.SYSLOG) == ()


def test_a_pair_lists_its_managers_the_picked_one_first() -> None:
    second = host("second", Role.MANAGER)
    assert Pair(MANAGER, None, (second,)).managers == (MANAGER, second)
    assert Pair(MANAGER, CLIENT).managers == (MANAGER,)
