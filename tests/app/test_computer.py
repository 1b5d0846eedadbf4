"""This computer's view beside a site: whose ports are its own, what its list names, and the demo's."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from sepgui.app.compose import Doors, scenario_doors
from sepgui.app.computer import About, Myself, myself, own_ports, read_computer
from sepgui.domain.attempt import Transport
from sepgui.domain.computer import Computer, HostWays, PartOf, Trace, Unread, Way, suggested
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import Site, SiteHost
from sepgui.domain.version import CURRENT, parse_version
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.imports import ImportFault, import_bytes, read_import
from sepgui.imports.result import Import
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.own.inspector import OwnInspector
from sepgui.probes.seams import ListenerTable, Listening, NotPermitted, NotSupported
from sepgui.probes.system_clock import SystemClock
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.scenario import load_scenario
from tests.fakes.told_system import ToldSystem

SYSTEMS = Path(__file__).parent.parent / "probes" / "own" / "systems"
FILES = Path(__file__).parent.parent / "imports" / "files"
REFUSED = QT_TRANSLATE_NOOP("Listener", "This system does not tell this account which programs listen on it.")
SEMSVC = Listening(Transport.TCP, "0.0.0.0", 8443, 4, "SemSvc.exe")
NGINX = Listening(Transport.TCP, "0.0.0.0", 9443, 5, "nginx.exe")


class TellingNet(AsyncioNet):
    """The real network, but for its table of listeners."""

    def __init__(self, told: tuple[Listening, ...] | Text) -> None:
        super().__init__()
        self._told = told

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotPermitted | NotSupported:
        del deadline_ns
        return (
            NotPermitted(self._told) if isinstance(self._told, Text) else ListenerTable(since_ns, self._told)
        )


def host(name: str, *roles: Role) -> SiteHost:
    return SiteHost(name, parse_host(name), frozenset(roles))


def read(
    name: str, site: Site, told: tuple[Listening, ...] | Text = (), sylink: Path | None = None
) -> Computer:
    system = ToldSystem.of(SYSTEMS / f"{name}.toml")
    kind = "win32" if name.startswith("windows") else "linux"
    doors = Doors(TellingNet(told), SystemClock(), inspector=OwnInspector(system, kind=kind))

    def list_(path: Path) -> Import | ImportFault:
        return read_import(sylink) if sylink is not None else import_bytes(b"", path.name)

    return asyncio.run(read_computer(About(site), doors, list_))


def test_the_role_of_its_own_host_makes_ports_its_own() -> None:
    site = Site("x", (host("192.0.2.10", Role.MANAGER), host("192.0.2.55", Role.CLIENT)))
    view = read("windows-manager", site, (SEMSVC, NGINX))
    assert view.roles == (Role.MANAGER,)
    assert not isinstance(view.ports, Unread)
    (console,) = (each for each in view.ports if each.entry == "server-https")
    assert (console.expected, console.named, console.holders[0].process) == (True, True, "SemSvc.exe")
    assert {each.role for each in view.ports} == {Role.MANAGER}
    assert any(not each.holders for each in view.ports)


def test_without_a_site_the_suggested_role_decides() -> None:
    view = read("windows-manager", Site("", ()), (SEMSVC,))
    assert view.roles == ()
    guess = suggested(view)
    assert guess is not None
    assert guess.role is Role.MANAGER
    assert not isinstance(view.ports, Unread)
    assert all(each.expected for each in view.ports)


def test_a_list_of_listeners_that_is_kept_back_says_why() -> None:
    view = read("windows-client", Site("", ()), REFUSED)
    assert view.ports == Unread(REFUSED)


def test_its_own_management_server_list_is_read() -> None:
    view = read("windows-client", Site("", ()), (), FILES / "Sylink.xml")
    servers = [each.value for each in view.product.traces if each.trace is Trace.SERVER]
    assert len(servers) >= 2
    assert all(each.part is PartOf.CLIENT for each in view.product.traces)


def test_a_list_that_cannot_be_read_says_why() -> None:
    view = read("windows-client", Site("", ()))
    assert any("empty" in each.why.source for each in view.product.unread)


def test_ports_follow_the_site() -> None:
    site = Site("", (), ports={("server-https", Transport.TCP, 8443): 9443})
    found = own_ports(site, (NGINX,), Myself(frozenset({Role.MANAGER}), CURRENT))
    (console,) = (each for each in found if each.entry == "server-https")
    assert (console.port, console.named) == (9443, False)


def test_nobody_is_this_computer_without_an_own_address() -> None:
    site, doors = Site("", (host("192.0.2.1", Role.MANAGER),)), Doors(AsyncioNet(), SystemClock())
    assert myself(site, (HostWays("192.0.2.1", (Way("192.0.2.1"),)),), doors).roles == frozenset()
    assert myself(site, (HostWays("192.0.2.1", (Way("192.0.2.1", own=True),)),), doors).roles == {
        Role.MANAGER
    }


@pytest.mark.parametrize(
    ("me", "there", "absent"),
    [
        (Myself(frozenset({Role.MANAGER}), CURRENT), "web-services", "spc-web-services"),
        (Myself(frozenset({Role.MANAGER}), parse_version("12.1")), "spc-web-services", "none"),
        (Myself(frozenset({Role.CLIENT}), CURRENT, ClientSystem.LINUX), "none", "push-windows"),
        (Myself(frozenset({Role.CLIENT}), CURRENT, ClientSystem.WINDOWS), "push-windows", "push-mac"),
        (Myself(frozenset({Role.CLIENT}), CURRENT), "push-mac", "wss-auth"),
    ],
)
def test_a_port_is_expected_by_role_version_and_system(me: Myself, there: str, absent: str) -> None:
    found = {each.entry for each in own_ports(Site("", ()), (), me)} | {"none"} - {absent}
    assert there in found
    assert absent not in found


def test_doors_without_an_inspector_say_so() -> None:
    view = asyncio.run(read_computer(About(Site("", ())), Doors(AsyncioNet(), SystemClock())))
    assert isinstance(view.adapters, Unread)
    assert view.firewalls.unread


def test_the_demo_shows_its_simulated_computer() -> None:
    scenario = load_scenario()
    doors, clock = scenario_doors(scenario, 1_795_507_200_000_000_000)

    async def main(_clock: SimClock) -> Computer:
        return await read_computer(About(scenario.site), doors)

    view = run_virtual(main, clock=clock)
    assert view.simulated
    assert view.roles
    assert not isinstance(view.adapters, Unread)
    assert any("10.30." in address for each in view.adapters for address in each.addresses)
    ways = {each.host: each.ways[0] for each in view.hosts}
    manager = ways["SEPM-MI"]
    assert isinstance(manager, Way)
    assert manager.gateway == "10.30.0.1"
    own = ways["PC-BS-017"]
    assert isinstance(own, Way)
    assert own.own


def test_every_scenario_has_a_view() -> None:
    from sepgui.simulation.scenario import scenario_names

    for name in scenario_names():
        scenario = load_scenario(name)
        doors, clock = scenario_doors(scenario, 1_795_507_200_000_000_000)

        async def main(_clock: SimClock, doors: Doors = doors, site: Site = scenario.site) -> Computer:
            return await read_computer(About(site), doors)

        view = run_virtual(main, clock=clock)
        assert view.simulated
        assert not isinstance(view.adapters, Unread)
