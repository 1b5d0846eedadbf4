"""`sepgui here`: this computer's own view, read on it alone; only --resolve asks a name server."""

from __future__ import annotations

import sys

from msgspec.structs import replace

from sepgui.app.compose import Doors, real_doors
from sepgui.app.computer import About, read_computer
from sepgui.app.loop import Interrupted
from sepgui.app.loop import run as run_loop
from sepgui.catalogue import load_catalogue
from sepgui.cli.exit_codes import INTERRUPTED
from sepgui.cli.files import site_at
from sepgui.cli.grammar import Parsed
from sepgui.cli.output import emit, width_of
from sepgui.cli.subject import host_of
from sepgui.domain.computer import Computer
from sepgui.domain.entry import Role
from sepgui.domain.site import Site, SiteHost
from sepgui.i18n import Lang
from sepgui.probes.seams import Resolved
from sepgui.reports.computer_json import FORMATS

_RESOLVE_NS = 5_000_000_000


def run(parsed: Parsed, lang: Lang) -> int:
    """Print the view and return 0."""
    site = _site(parsed)
    computer = run_loop(_read(site, real_doors(), parsed))
    if isinstance(computer, Interrupted):
        return INTERRUPTED
    form = "json" if parsed.given("--json") else "table"
    emit(FORMATS[form](computer, load_catalogue(), lang, width_of(sys.stdout)))
    return 0


async def _read(site: Site, doors: Doors, parsed: Parsed) -> Computer:
    addresses: dict[str, tuple[str, ...]] = {}
    if parsed.given("--resolve"):
        for host in site.hosts:
            answer = await doors.net.resolve(host.target.ascii, doors.clock.now_ns() + _RESOLVE_NS)
            if isinstance(answer, Resolved):
                addresses[host.target.ascii] = answer.addresses
    return await read_computer(About(site, addresses), doors)


def _site(parsed: Parsed) -> Site:
    path = next(iter(parsed.operands), None)
    site = Site("", ()) if path is None else site_at(path)
    for name in parsed.all("--manager"):
        target = host_of(name)
        known = site.host(name) or site.host(target.ascii)
        if known is None:
            manager = SiteHost(target.shown, target, frozenset({Role.MANAGER}))
            site = replace(site, hosts=(*site.hosts, manager))
        elif Role.MANAGER not in known.roles:
            manager = replace(known, roles=known.roles | {Role.MANAGER})
            hosts = tuple(manager if host is known else host for host in site.hosts)
            site = replace(site, hosts=hosts)
    return site
