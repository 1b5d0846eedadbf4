"""Whether a certificate is for the name or address that was asked (RFC 6125 6, RFC 9525 6)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable


def covers(asked: str, *, names: Iterable[str], addresses: Iterable[str], common_name: str | None) -> bool:
    """Whether the identifiers of a certificate cover an asked name (A-labels) or address.

    `names` and `addresses` are those of the subjectAltName. The common name counts only where it
    names none (RFC 6125 6.4.4): old managers' own certificates have nothing else. A wildcard stands
    for exactly one whole left-most label, under at least two more.
    """
    names, addresses = tuple(names), tuple(addresses)
    wanted = _address(asked)
    if wanted is not None:
        if addresses or names or common_name is None:
            return any(_address(address) == wanted for address in addresses)
        return _address(common_name) == wanted
    if names or addresses:
        return any(_name_covers(name, asked) for name in names)
    return common_name is not None and _name_covers(common_name, asked)


def _name_covers(pattern: str, asked: str) -> bool:
    given, wanted = _labels(pattern), _labels(asked)
    if len(given) != len(wanted) or not all(wanted):
        return False
    if given[0] == "*" and len(given) >= 3:
        return given[1:] == wanted[1:]
    return given == wanted


def _labels(name: str) -> list[str]:
    return name.removesuffix(".").lower().split(".")


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
