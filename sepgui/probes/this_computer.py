"""This computer as its own system shows it to anybody: interfaces, the way out, clocks. No packet is sent."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

from sepgui.domain.surroundings import Interface, Surroundings
from sepgui.probes.addresses import own_ip, source_towards, target
from sepgui.probes.in_thread import in_thread

_FAR = (("192.0.2.1", 9), ("2001:db8::1", 9))
"""Addresses that are nobody's (RFC 5737, RFC 3849): the system says from where it would send to them."""
_TUNNELS = (
    "vpn",
    "tun",
    "tap",
    "wg",
    "ppp",
    "wireguard",
    "anyconnect",
    "cscotun",
    "pangp",
    "gpd",
    "fortinet",
    "forticlient",
    "pulse",
    "juniper",
    "zscaler",
    "tailscale",
    "zerotier",
    "openvpn",
)


class ThisComputer:
    """Looks at this computer in a thread: a driver that hangs must not hold up what is measured."""

    def __init__(self, read: Callable[[int], Surroundings] | None = None) -> None:
        self._read = read or read_surroundings

    async def look(self, now_ns: int) -> Surroundings:
        """Return this computer as it is at a moment of the monotonic clock."""
        return await in_thread(partial(self._read, now_ns), "this computer")


def read_surroundings(now_ns: int) -> Surroundings:
    """Return this computer as it is now; what its system does not tell is left out."""
    return Surroundings(now_ns, time.time_ns(), _interfaces(), _ways(), _boot_ns())


def looks_like_tunnel(name: str, flags: str) -> bool:
    """Whether an interface is likely a VPN's: by its name, or since it has one far end."""
    words = name.casefold()
    return "pointopoint" in flags.split(",") or any(
        words.startswith(part) if len(part) <= 3 and part != "vpn" else part in words for part in _TUNNELS
    )


def _interfaces() -> tuple[Interface, ...]:
    import psutil  # only where somebody watches

    try:
        addresses, states = psutil.net_if_addrs(), psutil.net_if_stats()
    except (psutil.Error, OSError):
        return ()
    found: list[Interface] = []
    for name, each in sorted(addresses.items()):
        state = states.get(name)
        flags = state.flags if state is not None else ""
        own = tuple(sorted({shown for one in each if (shown := _shown(one.family, one.address))}))
        if own and (state is None or state.isup):
            found.append(Interface(name, own, looks_like_tunnel(name, flags)))
    return tuple(found)


def _shown(family: int, text: str) -> str:
    """Return an address that others could use, empty for any other."""
    ip = own_ip(family, text)
    return "" if ip is None or ip.is_link_local else str(ip)


def _ways() -> tuple[str, ...]:
    sources = (source_towards(target(*far)) for far in _FAR)
    return tuple(source for source in sources if source is not None)


def _boot_ns() -> int | None:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) if sys.platform == "linux" else None
