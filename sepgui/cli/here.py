"""Where a command stands: its vantage, and this computer as the client where no other was picked."""

from __future__ import annotations

import socket
import sys
from dataclasses import replace

from sepgui.app.vantage import VantageError, find_vantage, stated_vantage
from sepgui.cli.grammar import UsageError
from sepgui.cli.subject import Subject
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import HostError, HostName, parse_host
from sepgui.domain.plan import Plan, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.probes.seams import Clock, Net

_SYSTEMS = {"win32": ClientSystem.WINDOWS, "darwin": ClientSystem.MAC}


async def planned(subject: Subject, net: Net, clock: Clock) -> Plan:
    """Return the plan of a subject as seen from this computer.

    Raises:
        UsageError: the vantage that was asked for does not exist.
    """
    site, pair = subject.site, subject.pair
    if subject.vantage is None:
        vantage = await find_vantage(site, pair, net, clock)
    else:
        vantage = _stated(subject.vantage, site, pair)
    if Role.CLIENT in vantage.roles and vantage.host is None and pair.client is None:
        me = this_computer() if not vantage.assumed else replace(this_computer(), system=None)
        pair, vantage = Pair(pair.manager, me, pair.more_managers), replace(vantage, host=me)
    return make_plan(subject.catalogue, site, pair, vantage, subject.version, subject.options)


def _stated(wanted: str, site: Site, pair: Pair) -> Vantage:
    try:
        return stated_vantage(wanted, site, pair)
    except VantageError as error:
        raise UsageError(error.text) from error


def this_computer() -> SiteHost:
    """Return this computer as a client of the site, by its own name."""
    name = socket.gethostname()
    return SiteHost(
        name, _target(name), frozenset({Role.CLIENT}), _SYSTEMS.get(sys.platform, ClientSystem.LINUX)
    )


def _target(name: str) -> HostName:
    try:
        return parse_host(name)
    except HostError:
        return HostName(name, "localhost", False)
