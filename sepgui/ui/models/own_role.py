"""What this computer's view offers for the pair: which end it is, and which manager to ask."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from sepgui.domain.computer import Computer, Unread, Way, servers_of, suggested
from sepgui.domain.entry import Role


@dataclass(frozen=True, slots=True)
class PairOffer:
    """This computer's role, and the manager to pick: itself, or the first of its own list; empty: unknown."""

    role: Role
    manager: str


def pair_offer(computer: Computer) -> PairOffer | None:
    """Return what a view offers, by the site where it says so, else by what was found."""
    guess = suggested(computer)
    role = next((role for role in (Role.MANAGER, Role.CLIENT) if role in computer.roles), None)
    role = role or (guess.role if guess is not None else None)
    if role is None:
        return None
    if role is Role.MANAGER:
        return PairOffer(role, _itself(computer))
    return PairOffer(role, next(iter(servers_of(computer)), ""))


def _itself(computer: Computer) -> str:
    """Return its name in the site, else its first address that others can use, else what it calls itself."""
    for host in computer.hosts:
        if any(isinstance(way, Way) and way.own for way in host.ways):
            return host.host
    adapters = () if isinstance(computer.adapters, Unread) else computer.adapters
    addresses = [ip_address(address) for each in adapters if not each.tunnel for address in each.addresses]
    usable = [address for address in addresses if not address.is_link_local]
    usable.sort(key=lambda address: address.version)
    return str(usable[0]) if usable else computer.name
