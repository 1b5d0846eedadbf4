"""The system's own HTTP proxy: out of Windows' registry, macOS' network settings, or the environment.

Clients from 14.2 on use the system proxy and no other. A script that chooses the proxy (PAC) is not run.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from sepgui.probes.seams import SystemProxy

_DEFAULT_PORT = 80


def system_proxy(host: str) -> SystemProxy | None:
    """Return the proxy that this system uses to reach a host over HTTPS, None for none or an exception."""
    from urllib.request import getproxies, proxy_bypass  # only where a proxy is asked for

    if _is_loopback(host):
        return None
    given = getproxies().get("https", "")
    if not given or proxy_bypass(host):
        return None
    try:
        parts = urlsplit(given if "//" in given else f"//{given}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if name is None or parts.scheme not in ("", "http"):
        return None  # a proxy that itself speaks TLS or SOCKS is not one that SEP uses
    return SystemProxy(name, port or _DEFAULT_PORT)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"
