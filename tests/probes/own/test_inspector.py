"""What each kind of system tells of itself, out of data files of ours, and what garbage becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.computer import (
    Firewalls,
    HostWays,
    LocalFirewall,
    NameServers,
    PartOf,
    Passing,
    ProductTrace,
    Profile,
    ProxyOf,
    ProxyUse,
    Trace,
    Unread,
    Way,
)
from sepgui.i18n import translate
from sepgui.probes.own import linux, windows
from sepgui.probes.own.inspector import OwnInspector, hosts_file, inspected
from sepgui.probes.own.proxies import of_environment, of_services, without_credentials
from sepgui.probes.own.system import System
from tests.fakes.told_system import ToldSystem

SYSTEMS = Path(__file__).parent / "systems"
KEYS = ("192.0.2.55", "198.51.100.20", "sepm.rossi.example", "2001:db8:6::9")


def told(name: str) -> ToldSystem:
    return ToldSystem.of(SYSTEMS / f"{name}.toml")


def words(unread: Unread) -> str:
    return translate(unread.why, "en")


# --- Windows ------------------------------------------------------------------------------------------


def test_windows_tells_the_servers_set_by_hand_before_those_of_the_lease() -> None:
    assert windows.name_servers(told("windows-manager")) == NameServers(
        ("192.0.2.53", "192.0.2.54", "10.99.0.53"), ("rossi.example", "vpn.rossi.example")
    )


def test_windows_tells_both_proxies_without_a_password() -> None:
    assert windows.proxies(told("windows-manager")) == (
        ProxyUse(
            ProxyOf.USER,
            "http=proxy.rossi.example:3128;https=proxy.rossi.example:3128",
            "*.rossi.example;<local>",
            "http://wpad.rossi.example/proxy.pac",
        ),
        ProxyUse(ProxyOf.SERVICES, "proxy.rossi.example:8080", "<local>"),
    )


def test_a_policy_goes_before_the_profile_of_windows_firewall() -> None:
    assert windows.firewalls(told("windows-manager")) == Firewalls(
        (
            LocalFirewall(
                "Windows Firewall",
                profile=Profile.DOMAIN,
                on=False,
                incoming=Passing.BLOCK,
                outgoing=Passing.BLOCK,
                by_policy=True,
            ),
            LocalFirewall(
                "Windows Firewall",
                profile=Profile.PRIVATE,
                on=False,
                incoming=Passing.ALLOW,
                outgoing=Passing.ALLOW,
            ),
            LocalFirewall(
                "Windows Firewall",
                profile=Profile.PUBLIC,
                on=True,
                incoming=Passing.BLOCK,
                outgoing=Passing.ALLOW,
            ),
        )
    )


def test_windows_tells_the_manager_and_the_client_on_it() -> None:
    found = windows.product(told("windows-manager"))
    assert found.traces == (
        ProductTrace(PartOf.MANAGER, Trace.VERSION, "14.3.9681.7000"),
        ProductTrace(PartOf.MANAGER, Trace.FOLDER, "D:\\SEPM\\"),
        ProductTrace(PartOf.MANAGER, Trace.SERVICE, "semsrv"),
        ProductTrace(PartOf.CLIENT, Trace.SERVICE, "SepMasterService"),
        ProductTrace(PartOf.MANAGER, Trace.PROGRAM, "SemSvc.exe"),
        ProductTrace(PartOf.MANAGER, Trace.PROGRAM, "semapisrv.exe"),
        ProductTrace(PartOf.CLIENT, Trace.PROGRAM, "ccSvcHst.exe"),
    )
    (refused,) = found.unread
    assert "SyLink.xml" in words(refused)


def test_windows_tells_the_way_by_source_and_next_hop() -> None:
    seen = inspected(
        told("windows-manager"),
        (("192.0.2.55", ()), ("sql.rossi.example", ()), ("v6.example", ("2001:db8::7",)), ("SRV-SEPM", ())),
        "win32",
    )
    link, through, six, own = seen.hosts
    assert link.ways == (Way("192.0.2.55", "192.0.2.10", "Ethernet0", on_link=True),)
    assert through.ways == (Way("198.51.100.20", "10.99.0.7", "Rossi VPN", "10.99.0.1", tunnel=True),)
    assert six.ways == (Way("2001:db8::7", "fe80::1", "Ethernet0", "fe80::ff"),)
    assert all(isinstance(way, Way) and way.own for way in own.ways)


def test_what_windows_refuses_is_a_sentence() -> None:
    seen = inspected(told("windows-client"), (("192.0.2.10", ()), ("198.51.100.1", ())), "win32")
    assert isinstance(seen.name_servers, Unread)
    assert isinstance(seen.proxies, Unread)
    assert len(seen.firewalls.unread) == 3
    assert seen.firewalls.found == ()
    assert ProductTrace(PartOf.CLIENT, Trace.VERSION, "14.3.3580.1100") in seen.product.traces
    near, nowhere = seen.hosts
    assert near.ways == (Way("192.0.2.10", "192.0.2.17", "Wi-Fi"),)
    (way,) = nowhere.ways
    assert isinstance(way, Unread)
    assert words(way) == "This computer has no route to 198.51.100.1."


# --- Linux --------------------------------------------------------------------------------------------


def test_linux_tells_the_servers_behind_the_stub() -> None:
    found = linux.name_servers(told("linux-client"))
    assert found == NameServers(("192.0.2.53", "2001:db8::53"), ("rossi.example", "it.example"))


def test_linux_tells_the_proxy_of_the_environment_without_a_password() -> None:
    assert linux.proxies(told("linux-client")) == (
        ProxyUse(ProxyOf.ENVIRONMENT, "https=http://proxy.rossi.example:3128", "localhost,.rossi.example"),
    )


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("198.51.100.20", Way("198.51.100.20", "192.0.2.30", "ens192", "192.0.2.1")),
        ("10.200.0.9", Way("10.200.0.9", "10.8.0.2", "wg0", tunnel=True, on_link=True)),
        ("203.0.113.9", Way("203.0.113.9", "192.0.2.30", "ens192", "192.0.2.1")),
        ("2001:db8:6::9", Way("2001:db8:6::9", "2001:db8:5::30", "ens192", "fe80::1")),
        ("192.0.2.30", Way("192.0.2.30", "192.0.2.30", own=True)),
        ("127.0.0.1", Way("127.0.0.1", None, own=True)),
    ],
)
def test_linux_tells_the_way_by_its_tool_and_else_by_its_tables(address: str, way: Way) -> None:
    system = told("linux-client")
    adapters = system.adapters()
    assert not isinstance(adapters, Unread)
    assert linux.way(system, address, adapters) == way


def test_linux_says_where_there_is_no_way_and_where_no_address_is_known() -> None:
    seen = inspected(told("linux-client"), (("198.51.100.77", ()), ("pc.example", ()), ("sepm", ())), "linux")
    nowhere, unknown, listed = seen.hosts
    assert isinstance(nowhere.ways[0], Unread)
    assert isinstance(unknown.ways[0], Unread)
    assert "would ask a name server" in words(unknown.ways[0])
    assert listed == HostWays("sepm", (Way("198.51.100.20", "192.0.2.30", "ens192", "192.0.2.1"),))


def test_linux_tells_ufw_and_says_that_nftables_needs_rights() -> None:
    found = linux.firewalls(told("linux-client"))
    assert found.found == (LocalFirewall("ufw", True, Passing.BLOCK),)
    (unread,) = found.unread
    assert "administrator rights" in words(unread)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ('{"nftables": []}', LocalFirewall("nftables", False, Passing.ALLOW, Passing.ALLOW)),
        (
            '{"nftables": [{"chain": {"type": "filter", "hook": "output", "policy": "drop"}}]}',
            LocalFirewall("nftables", True, Passing.ALLOW, Passing.BLOCK),
        ),
        (
            '{"nftables": [{"chain": {"type": "filter", "hook": "input"}}, {"rule": {}}]}',
            LocalFirewall("nftables", True, Passing.ALLOW, Passing.ALLOW),
        ),
        (
            '{"nftables": [{"chain": {"type": "nat", "hook": "output", "policy": "accept"}}, {"rule": {}}]}',
            LocalFirewall("nftables", False, Passing.ALLOW, Passing.ALLOW),
        ),
    ],
)
def test_nftables_filters_by_its_base_chains(rules: str, expected: LocalFirewall) -> None:
    system = ToldSystem({"outputs": {"nft -j list ruleset": rules}})
    assert linux.firewalls(system).found == (expected,)


def test_firewalld_says_whether_it_runs() -> None:
    system = ToldSystem({"outputs": {"firewall-cmd --state": "running\n"}})
    assert LocalFirewall("firewalld", True) in linux.firewalls(system).found


def test_linux_tells_the_agent() -> None:
    found = linux.product(told("linux-client"))
    assert found.traces == (
        ProductTrace(PartOf.CLIENT, Trace.FOLDER, "/etc/symantec"),
        ProductTrace(PartOf.CLIENT, Trace.FOLDER, "/srv/Symantec"),
        ProductTrace(PartOf.CLIENT, Trace.PROGRAM, "sisamdagent"),
    )
    (refused,) = found.unread
    assert "sylink.xml" in words(refused)


# --- parts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("http://user:secret@proxy.example:3128", "http://proxy.example:3128"),
        ("user:secret@proxy.example", "proxy.example"),
        ("http=a:b@p.example:1;https=q.example:2", "http=p.example:1;https=q.example:2"),
        ("proxy.example:3128", "proxy.example:3128"),
    ],
)
def test_a_password_of_a_proxy_is_left_out(written: str, shown: str) -> None:
    assert without_credentials(written) == shown


def test_the_environment_is_read_in_either_case() -> None:
    assert of_environment({"ALL_PROXY": "p.example"}) == (ProxyUse(ProxyOf.ENVIRONMENT, "all=p.example"),)
    assert of_environment({"NO_PROXY": "x", "https_proxy": ""}) == ()


def test_services_may_go_directly() -> None:
    assert of_services(bytes([24, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])) == ProxyUse(ProxyOf.SERVICES)


@given(st.binary(max_size=80))
def test_no_bytes_of_the_registry_raise(data: bytes) -> None:
    of_services(data)
    windows.gateway_of(data)


async def test_a_system_is_read_beside_the_loop() -> None:
    seen = await OwnInspector(told("linux-client"), kind="linux").inspect([("192.0.2.30", ())])
    assert seen.name == "web-3"
    assert seen.hosts == (HostWays("192.0.2.30", (Way("192.0.2.30", "192.0.2.30", own=True),)),)


def test_a_hosts_file_is_read_whatever_is_in_it() -> None:
    assert hosts_file("1.2.3.4 a A # b\n::1 a\nnonsense c\n\n5.6.7.8") == {"a": ("1.2.3.4", "::1")}


# --- garbage ------------------------------------------------------------------------------------------

GARBAGE = st.one_of(
    st.text(max_size=200),
    st.sampled_from(
        [
            "[]", "[[]]", "{}", "[{}]", "null", "1e999", '[{"dev": 7}]', '[{"dev": "x", "via": [1]}]',
            "[" * 3000,
            '{"nftables": 7}', '{"nftables": [1, {"chain": 2}, {"chain": {"type": "filter", "hook": []}}]}',
            "nameserver\nsearch\n", "ENABLED=maybe", "Iface\nx 0 0 zz\neth0 0 0 1 0 0 0 0", "ENABLED=yes",
            "\x00\x01", "hex:00", "::1 a", "0 0 0 0 0 0 0 0 1 a", "-1 -1 0 0 -1 0 0 0 1 a",
        ]
    ),
)  # fmt: skip
VALUE = st.one_of(st.none(), st.integers(-1, 3), st.binary(max_size=40), GARBAGE)


class GarbledSystem(ToldSystem):
    """Says anything at all, whatever is asked."""

    def __init__(self, data: st.DataObject) -> None:
        super().__init__({"name": "x"})
        self._data = data

    def text(self, path: str) -> str | Unread:
        return self._data.draw(GARBAGE)

    def output(self, *command: str) -> str | Unread:
        return self._data.draw(GARBAGE)

    def value(self, key: str, name: str) -> Any:
        return self._data.draw(VALUE)

    def keys(self, key: str) -> tuple[str, ...] | Unread:
        return tuple(self._data.draw(st.lists(GARBAGE, max_size=2)))

    def programs(self) -> tuple[str, ...] | Unread:
        return tuple(self._data.draw(st.lists(GARBAGE, max_size=2)))

    def source(self, address: str) -> str | None:
        return self._data.draw(st.one_of(st.none(), st.just("192.0.2.1"), st.just("fe80::1%eth0")))

    def best_route(self, address: str) -> bytes:
        return self._data.draw(st.binary(max_size=110))


@pytest.mark.parametrize("kind", ["win32", "linux"])
@given(data=st.data())
def test_garbage_is_never_a_traceback(kind: str, data: st.DataObject) -> None:
    system: System = GarbledSystem(data)
    seen = inspected(system, tuple((key, ()) for key in KEYS), kind)
    assert len(seen.hosts) == len(KEYS)
