"""Finds out which host of the site this computer is, from its own addresses or from what the asker says."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sepgui.domain.entry import Role
from sepgui.domain.plan import Vantage
from sepgui.domain.planning import CONSOLE_ROLES
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.seams import Clock, Net, Resolved

NOWHERE = "none"
"""The word for a computer that is no host of the site."""

_RESOLVE_NS = 2_000_000_000
_AT_ONCE = 8


class VantageError(ValueError):
    """A vantage that the site does not have; `text` says which it has."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


async def find_vantage(site: Site, pair: Pair, net: Net, clock: Clock) -> Vantage:
    """Return the vantage whose address this computer has: a manager, the client, another host of the site.

    If none fits, the client, marked as assumed. Names are resolved for two seconds at most.
    """
    first = _pair_hosts(pair)
    others = [host for host in site.hosts if host not in first]
    batches = [first, *(others[at : at + _AT_ONCE] for at in range(0, len(others), _AT_ONCE))]
    for batch in batches:
        if (own := await _own(batch, net, clock)) is not None:
            return _at(own, site, pair)
    return Vantage(pair.client, _roles(pair.client, site, pair) | {Role.CLIENT}, assumed=True)


def stated_vantage(wanted: str, site: Site, pair: Pair) -> Vantage:
    """Return the vantage that an asker named: ``none``, a role, or a host of the site.

    Raises:
        VantageError: the site has no such host, or none in that role.
    """
    if wanted == NOWHERE:
        return Vantage(None, _roles(None, site, pair))
    host = site.host(wanted) or next(
        (h for h in _pair_hosts(pair) if wanted in (h.name, h.target.shown)), None
    )
    if host is not None:
        return _at(host, site, pair)
    try:
        role = Role(wanted)
    except ValueError:
        raise VantageError(
            QT_TRANSLATE_NOOP(
                "Vantage",
                "“{wanted}” is neither a host of the site nor a role; use none, a host or one of: {roles}.",
            ).with_(wanted=wanted, roles=", ".join(Role))
        ) from None
    if role is Role.MANAGER:
        return _at(pair.manager, site, pair)
    if role is Role.CLIENT:
        return Vantage(pair.client, _roles(pair.client, site, pair) | {Role.CLIENT})
    holder = next(iter(site.holders(role)), None)
    if holder is not None:
        return _at(holder, site, pair)
    if role in CONSOLE_ROLES:
        return Vantage(None, _roles(None, site, pair) | {role})
    raise VantageError(
        QT_TRANSLATE_NOOP(
            "Vantage", "No host of the site is in the role “{role}”; name it with --role {role}=HOST."
        ).with_(role=role.value)
    )


def _pair_hosts(pair: Pair) -> tuple[SiteHost, ...]:
    return (*pair.managers, *pair.clients)


def _at(host: SiteHost, site: Site, pair: Pair) -> Vantage:
    return Vantage(host, _roles(host, site, pair))


def _roles(host: SiteHost | None, site: Site, pair: Pair) -> frozenset[Role]:
    roles = host.roles if host else frozenset[Role]()
    if host in pair.managers:
        roles |= {Role.MANAGER}
    if host in pair.clients:
        roles |= {Role.CLIENT}
    return roles | CONSOLE_ROLES if site.options.any_computer_is_console else roles


async def _own(hosts: Sequence[SiteHost], net: Net, clock: Clock) -> SiteHost | None:
    deadline_ns = clock.now_ns() + _RESOLVE_NS

    async def is_own(host: SiteHost) -> bool:
        if host.target.address:
            return net.is_own(host.target.ascii)
        answer = await net.resolve(host.target.ascii, deadline_ns)
        return isinstance(answer, Resolved) and any(net.is_own(address) for address in answer.addresses)

    async with asyncio.TaskGroup() as group:
        asked = [group.create_task(is_own(host), name=f"vantage {host.name}") for host in hosts]
    return next((host for host, task in zip(hosts, asked, strict=True) if task.result()), None)
