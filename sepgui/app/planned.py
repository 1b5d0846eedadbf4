"""From a site and a pair to the plan as seen from this computer."""

from __future__ import annotations

import socket
import sys

from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.folders import settings_folder
from sepgui.app.vantage import find_vantage
from sepgui.catalogue import load_catalogue, load_cloud_names
from sepgui.catalogue.cloud_file import FILE as CLOUD_FILE
from sepgui.domain.entry import Catalogue, ClientSystem, Role
from sepgui.domain.host import HostError, HostName, parse_host
from sepgui.domain.plan import Plan, PlanOptions, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.version import SepVersion

_SYSTEMS = {"win32": ClientSystem.WINDOWS, "darwin": ClientSystem.MAC}


async def planned(
    site: Site,
    pair: Pair,
    version: SepVersion | None,
    options: PlanOptions,
    doors: Doors,
    vantage: Vantage | None = None,
) -> Plan:
    """Return the plan of a pair; a vantage of None is found from this computer's own addresses.

    The names of the cloud are those of the user's own list, if there is one in the folder for settings.
    A list that cannot be used raises `CloudNamesError`.

    Where this computer acts as the client and nobody picked one, it becomes the pair's client.
    """
    if vantage is None:
        vantage = await find_vantage(site, pair, doors.net, doors.clock)
    if Role.CLIENT in vantage.roles and vantage.host is None and pair.client is None:
        me = this_computer() if not vantage.assumed else replace(this_computer(), system=None)
        pair, vantage = replace(pair, client=me), replace(vantage, host=me)
    return make_plan(_catalogue(), site, pair, vantage, version, options)


def _catalogue() -> Catalogue:
    own = settings_folder() / CLOUD_FILE
    catalogue = load_catalogue()
    return replace(catalogue, cloud=load_cloud_names(own)) if own.is_file() else catalogue


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
