"""Settings of proxies, as the environment and Windows write them; passwords in them are left out."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping

from sepgui.domain.computer import ProxyOf, ProxyUse

_CREDENTIALS = re.compile(r"(?<=//)[^/@\s;]*@|(?<![\w/.-])[^/@\s;=]+:[^/@\s;=]*@")
_DIRECT, _PROXY = 1, 2


def of_environment(environment: Mapping[str, str]) -> tuple[ProxyUse, ...]:
    """Return the proxy that the environment names, in either case of its variables."""
    given = {name.casefold(): value for name, value in sorted(environment.items()) if value}
    servers = [
        f"{scheme}={without_credentials(given[name])}"
        for scheme, name in (("https", "https_proxy"), ("http", "http_proxy"), ("all", "all_proxy"))
        if name in given
    ]
    if not servers:
        return ()
    return (ProxyUse(ProxyOf.ENVIRONMENT, "; ".join(servers), given.get("no_proxy", "")),)


def without_credentials(text: str) -> str:
    """Return a proxy's or a script's address without name and password (RFC 3986 3.2.1)."""
    return _CREDENTIALS.sub("", text)


def of_services(blob: bytes) -> ProxyUse | None:
    """Return what WinHTTP's ``WinHttpSettings`` says, which services use; None for bytes of another form.

    Four numbers (version or length, counter, flags, length of the servers), the servers, and the exceptions
    behind their own length; texts of one byte a character, as ``netsh winhttp show proxy`` shows them.
    """
    if len(blob) < 16:
        return None
    (flags,) = struct.unpack_from("<I", blob, 8)
    if not flags & _PROXY:
        return ProxyUse(ProxyOf.SERVICES) if flags & _DIRECT else None
    servers = _counted(blob, 12)
    if servers is None or not servers[0]:
        return None
    exceptions = _counted(blob, servers[1])
    return ProxyUse(
        ProxyOf.SERVICES, without_credentials(servers[0]), "" if exceptions is None else exceptions[0]
    )


def _counted(blob: bytes, at: int) -> tuple[str, int] | None:
    """Return a text behind its length, and where it ends."""
    if len(blob) < at + 4:
        return None
    (length,) = struct.unpack_from("<I", blob, at)
    end = at + 4 + length
    if end > len(blob):
        return None
    text = blob[at + 4 : end].decode("latin-1")
    return "".join(char for char in text if char.isprintable()), end
