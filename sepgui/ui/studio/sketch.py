"""A scenario as a small drawing: who stands where, what leads there, and where the trouble is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from sepgui.domain.entry import Role
from sepgui.simulation.scenario import Scenario
from sepgui.simulation.world import Action, Firewall, NameRecord, Path, SimHost, fits

_TELLING_LOSS = 10_000
"""From this loss on, in millionths, a line is the trouble and not just a line."""


class Shape(Enum):
    """What a host is drawn as."""

    COMPUTER = auto()
    SERVER = auto()
    STORE = auto()
    CLOUD = auto()


@dataclass(frozen=True, slots=True)
class SketchHost:
    """A host, whether it stands beyond the routers, and what is wrong on the way or with it.

    `wall` is the name of a firewall that stops something on the way there, empty without one.
    """

    name: str
    shape: Shape
    far: bool
    wall: str
    lossy: bool
    ill: bool


@dataclass(frozen=True, slots=True)
class Sketch:
    """This computer, and the hosts that it looks at, in the order of the site."""

    here: str
    here_shape: Shape
    hosts: tuple[SketchHost, ...]


def sketch_of(scenario: Scenario, blamed: frozenset[str] = frozenset()) -> Sketch:
    """Return the drawing of a scenario, made from its hosts, paths, firewalls and names.

    `blamed` are hosts that the answer concerns: the trouble is theirs where nothing on the way explains it.
    """
    world = scenario.world
    known = {host.name: host for host in world.hosts}
    here = scenario.vantage.name if scenario.vantage is not None else ""
    hosts: list[SketchHost] = []
    for site_host in scenario.site.hosts:
        host = known.get(site_host.name)
        if host is None or site_host.name == here or not host.addresses:
            continue
        paths = [path for path in world.paths if fits(path.to, host.addresses[0])]
        wall = next((wall.name for wall in world.firewalls if _stops(wall, host)), "")
        lossy = any(_is_bad(path) for path in paths)
        hosts.append(
            SketchHost(
                name=site_host.name,
                shape=_shape(site_host.roles),
                far=any(path.routers for path in paths),
                wall=wall,
                lossy=lossy,
                ill=not wall and not lossy and (host.name in blamed or _misnamed(world.names, host)),
            )
        )
    roles = scenario.vantage.roles if scenario.vantage is not None else frozenset[Role]()
    return Sketch(here, _shape(roles), tuple(hosts))


def _shape(roles: frozenset[Role]) -> Shape:
    if Role.CLOUD in roles:
        return Shape.CLOUD
    if Role.DATABASE in roles:
        return Shape.STORE
    if roles <= {Role.CLIENT, Role.GUP, Role.CONSOLE, Role.REPORTING_CONSOLE}:
        return Shape.COMPUTER
    return Shape.SERVER


def _stops(wall: Firewall, host: SimHost) -> bool:
    """Whether a firewall has a rule against something on the way to a host."""
    return any(
        rule.action is not Action.ACCEPT and (not rule.to or any(fits(rule.to, at) for at in host.addresses))
        for rule in wall.rules
    )


def _is_bad(path: Path) -> bool:
    """Whether a line loses packets to the end: what passes by itself is a hiccup."""
    stays = not path.when or any(window.until_ns is None for window in path.when)
    return stays and (path.loss >= _TELLING_LOSS or path.largest is not None)


def _misnamed(names: Sequence[NameRecord], host: SimHost) -> bool:
    """Whether the name of a host fails, or leads elsewhere."""
    own = [record for record in names if set(record.addresses) & set(host.addresses)]
    called = {record.name for record in own} | {host.name}
    return any(
        record.name in called and (record.failure or not set(record.addresses) <= set(host.addresses))
        for record in names
    )
