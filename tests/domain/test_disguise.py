"""A disguise: the same for the same, of the same form, and nothing of what was."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.disguise import Disguise
from sepgui.domain.host import parse_host

DOCUMENTATION = [
    ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]


def named() -> Disguise:
    disguise = Disguise(["symantec.com"])
    disguise.name_host("SEPM-MI", "manager")
    return disguise


def test_a_host_is_called_after_what_it_does_in_every_form() -> None:
    disguise = named()
    assert disguise.host("sepm-mi.azienda.it") == "manager-1.site-1.example"
    assert disguise.host("SEPM-MI") == "MANAGER-1"
    assert disguise.host("*.azienda.it") == "*.site-1.example"
    assert disguise.host("pc-7.azienda.it") == "host-1.site-1.example"
    assert disguise.host("pc-7.altra.it") == "host-1.site-2.example"


@pytest.mark.parametrize(
    "text", ["localhost", "", "127.0.0.1", "::1", "liveupdate.symantec.com", "*.symantec.com", "symantec.com"]
)
def test_what_names_nobody_stays(text: str) -> None:
    assert named().host(text) == text


@given(st.lists(st.ip_addresses(), min_size=1, max_size=300, unique=True))
def test_addresses_become_those_of_documentation_one_for_one(addresses: list[object]) -> None:
    disguise = Disguise()
    lasting = [each for each in map(str, addresses) if not ip_address(each).is_loopback]
    lasting = [each for each in lasting if not ip_address(each).is_unspecified]
    shown = [disguise.address(each) for each in lasting]
    assert len(set(shown)) == len(lasting)
    assert all(any(ip_address(each) in net for net in DOCUMENTATION) for each in shown)
    assert [disguise.address(each) for each in lasting] == shown


def test_neighbours_stay_neighbours() -> None:
    disguise = Disguise()
    first, second, other = map(disguise.address, ("10.1.2.3", "10.1.2.4", "10.1.3.4"))
    assert ip_address(first) in ip_network(f"{second}/24", strict=False)
    assert ip_address(other) not in ip_network(f"{second}/24", strict=False)


def test_more_addresses_than_documentation_has_are_still_one_for_one() -> None:
    disguise = Disguise()
    shown = {disguise.address(f"10.0.{high}.{low}") for high in range(4) for low in range(256)}
    assert len(shown) == 1024
    assert all(any(ip_address(each) in net for net in DOCUMENTATION) for each in shown)


def test_zones_and_brackets_are_no_hindrance() -> None:
    disguise = Disguise()
    assert disguise.host("[fe80::1%eth0]") == disguise.address("fe80::1%eth0") == "2001:db8:0:1::1%if1"


def test_an_international_name_is_one_host_in_both_its_forms() -> None:
    disguise = Disguise()
    host = parse_host("bücher.azienda.it")
    shown = disguise.host_name(host)
    assert shown.shown == shown.ascii == "host-1.site-1.example"
    assert disguise.host("bücher.azienda.it") == shown.shown


def test_a_distinguished_name_keeps_its_order_and_the_vendor() -> None:
    disguise = named()
    shown = disguise.distinguished(r"CN=sepm-mi.azienda.it,O=Azienda S.p.A.,L=Milano\, centro,C=IT")
    assert shown == "CN=manager-1.site-1.example,O=Name 1,L=Name 2,C=ZZ"
    assert disguise.distinguished("O=Azienda S.p.A.") == "O=Name 1"
    assert disguise.distinguished("O=Symantec Corporation") == "O=Symantec Corporation"
    assert disguise.distinguished("no form at all") == "Name 3"


def test_other_things_keep_their_form() -> None:
    disguise = named()
    assert disguise.mac("AA:BB:CC:00:11:22") == "00:00:5e:00:53:01"
    assert disguise.mac("aa-bb-cc-00-11-22") == "00-00-5e-00-53-01"
    assert (
        len({disguise.mac(f"aa:bb:cc:00:{high:02x}:{low:02x}") for high in (0, 1, 2) for low in range(256)})
        == 768
    )
    assert len(disguise.certificate("ab" * 32)) == 64
    assert disguise.certificate("ab" * 32) != disguise.certificate("cd" * 32)
    assert disguise.guid("6f1c0de2-0000-4000-8000-0123456789ab") == "00000000-0000-4000-8000-000000000001"
    assert (
        disguise.url("https://sepm-mi.azienda.it:8443/x?user=rossi")
        == "https://manager-1.site-1.example:8443/x"
    )
    assert disguise.url("https://[2a00::1]/") == "https://[2001:db8:0:1::1]/"
    assert disguise.endpoint("proxy.azienda.it:3128") == "host-1.site-1.example:3128"


def test_free_text_loses_what_is_known_and_what_looks_like_it() -> None:
    disguise = named()
    disguise.distinguished("O=Azienda S.p.A.")
    shown = disguise.free(
        "AZIENDA S.p.A. at 10.20.4.17 on sepm-mi: m.rossi@azienda.it AZIENDA\\rossi /home/rossi/x "
        "C:\\Users\\rossi\\y new.azienda.it aa:bb:cc:00:11:22 2001:db9::5"
    )
    for original in ("azienda", "rossi", "10.20", "sepm", "aa:bb", "db9"):
        assert original not in shown.casefold()
    assert shown.startswith("Name 1 at 192.0.2.1 on MANAGER-1: ")


@pytest.mark.parametrize("text", ["Apache/2.4.58", "httpd.exe", "12:30:05", "secars.dll", "TLSv1.3", "404"])
def test_what_only_looks_a_little_like_it_stays(text: str) -> None:
    assert named().free(text) == text


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    disguise = named()
    for read in (disguise.free, disguise.host, disguise.distinguished, disguise.url, disguise.endpoint):
        assert isinstance(read(text), str)


def test_a_fictitious_word_is_not_taken_for_an_original() -> None:
    disguise = Disguise()
    assert [disguise.address(each) for each in ("192.0.2.9", "192.0.2.1")] == ["192.0.2.1", "192.0.2.2"]
    assert disguise.free("192.0.2.9 192.0.2.1") == "192.0.2.1 192.0.2.2"
