"""A proxy's configuration script, as SEP's Local Proxy Service serves it to browsers, without I/O.

The script is JavaScript that defines the function `FindProxyForURL` (the Netscape proxy auto-config
format, which every browser reads).
"""

from __future__ import annotations

TARGET = "/proxy.pac"
_FUNCTION = b"FindProxyForURL"


def script() -> bytes:
    """Return the smallest script: every page is fetched directly."""
    return b'function FindProxyForURL(url, host) { return "DIRECT"; }\n'


def is_script(body: bytes) -> bool:
    """Whether a body is such a script, as far as its beginning tells."""
    return _FUNCTION in body
