"""Sites, pairs and vantages as tests need them: one manager, one client, and whatever else is named."""

from __future__ import annotations

from sepgui.catalogue import load_catalogue
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import parse_host
from sepgui.domain.plan import Plan, PlanOptions, Vantage
from sepgui.domain.planning import CONSOLE_ROLES, make_plan
from sepgui.domain.site import Pair, Site, SiteHost, SiteOptions
from sepgui.domain.version import parse_version


def host(name: str, *roles: Role, system: ClientSystem | None = None, version: str | None = None) -> SiteHost:
    return SiteHost(
        name,
        parse_host(f"{name}.example"),
        frozenset(roles),
        system,
        parse_version(version) if version else None,
    )


MANAGER = host("sepm", Role.MANAGER)
CLIENT = host("pc", Role.CLIENT)
GUP = host("gup", Role.GUP)
DATABASE = host("db", Role.DATABASE)
CLOUD = host("cloud", Role.CLOUD)


def at(place: SiteHost | None, *more: Role) -> Vantage:
    roles = place.roles if place else frozenset[Role]()
    return Vantage(place, roles | CONSOLE_ROLES | set(more))


def plan_of(
    vantage: Vantage | None = None,
    *others: SiteHost,
    version: str | None = "14.3",
    client: SiteHost | None = CLIENT,
    managers: tuple[SiteHost, ...] = (MANAGER,),
    site_options: SiteOptions | None = None,
    site_version: str | None = None,
    options: PlanOptions | None = None,
    more_clients: tuple[SiteHost, ...] = (),
) -> Plan:
    hosts = (*managers, *((client,) if client else ()), *more_clients, *others)
    site = Site(
        "test",
        hosts,
        parse_version(site_version) if site_version else None,
        site_options or SiteOptions(),
    )
    return make_plan(
        load_catalogue(),
        site,
        Pair(managers[0], client, managers[1:], more_clients),
        vantage or at(client),
        parse_version(version) if version else None,
        options or PlanOptions(),
    )
