"""Text addresses as the socket API wants them, and which of them are this computer's own."""

from __future__ import annotations

import ipaddress
import socket
from functools import lru_cache
from sys import intern

from msgspec import Struct

SocketAddress = tuple[str, int] | tuple[str, int, int, int]


class Target(Struct, gc=False, frozen=True):
    """An address and port to ask, ready for a socket of its family."""

    family: socket.AddressFamily
    address: SocketAddress
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address


def target(address: str, port: int) -> Target:
    """Return the target that an address (IPv6 with zone, RFC 4007) and a port name.

    An IPv4-mapped IPv6 address is asked over IPv4, as the system would do.

    Raises:
        ValueError: if there is no such address, port, or interface.
    """
    ip, text = _parsed(address)
    if not 0 <= port <= 65535:
        raise ValueError(f"port {port}")
    if isinstance(ip, ipaddress.IPv4Address):
        return Target(socket.AF_INET, (text, port), ip)
    zone = _zone(ip)
    if ip.is_link_local and not zone:
        raise ValueError(f"{address} needs a zone")
    return Target(socket.AF_INET6, (_bare(ip), port, 0, zone), ip)


def same_host(one: str, other: str) -> bool:
    """Whether two texts are one address; zones are compared only where both have one."""
    try:
        first, second = ipaddress.ip_address(one), ipaddress.ip_address(other)
    except ValueError:
        return False
    if isinstance(first, ipaddress.IPv6Address) and isinstance(second, ipaddress.IPv6Address):
        zones = {ip.scope_id for ip in (first, second) if ip.scope_id}
        return int(first) == int(second) and len(zones) < 2
    return first == second


def is_own(address: str) -> bool:
    """Whether an address belongs to this computer: the system would reach it from itself.

    No packet is sent. Asked anew each time: a VPN may have come or gone.
    """
    try:
        asked = target(address, 9)
    except ValueError:
        return False
    if asked.ip.is_loopback:
        return True
    if asked.ip.is_unspecified or asked.ip.is_multicast:
        return False
    source = source_towards(asked)
    return source is not None and same_host(source, str(asked.ip))


def source_towards(asked: Target) -> str | None:
    """Return the address from which the system would send to a target, None if it would not send."""
    try:
        with socket.socket(asked.family, socket.SOCK_DGRAM) as sock:
            sock.connect(asked.address)
            return near_end(sock)[0]
    except OSError:
        return None


def near_end(sock: socket.socket) -> tuple[str, int]:
    """Return a socket's own address (IPv6 link-local with zone) and port."""
    name: SocketAddress = sock.getsockname()
    return with_zone(name), name[1]


def with_zone(name: SocketAddress) -> str:
    """Return the address in a socket address, with its zone by name where it has one (RFC 4007 11)."""
    address = intern(name[0].partition("%")[0])  # one text for thousands of attempts
    scope = name[3] if len(name) == 4 else 0
    if not scope:
        return address
    try:
        return f"{address}%{socket.if_indextoname(scope)}"
    except OSError:
        return f"{address}%{scope}"


@lru_cache(maxsize=1024)
def _parsed(address: str) -> tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, str]:
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip, str(ip)


def _bare(ip: ipaddress.IPv6Address) -> str:
    return str(ip).partition("%")[0]


def _zone(ip: ipaddress.IPv6Address) -> int:
    if ip.scope_id is None:
        return 0
    if ip.scope_id.isdigit():
        return int(ip.scope_id)
    try:
        return socket.if_nametoindex(ip.scope_id)
    except OSError as error:
        raise ValueError(f"no interface {ip.scope_id}") from error


def own_ip(family: int, text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an address of an interface without its zone; None for loopback's, and for what is no address."""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return None
    try:
        ip = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return None if ip.is_loopback or ip.is_unspecified else ip
