"""What a manager's web ports answer to one question each, and what such an answer means; without I/O.

The console on 8443 calls itself ``SEPM`` and titles its page so, 9090 sends Web consoles on to it, the
reporting console on 8445 is Apache's, and 8446 tells its version without a token. Nothing else is asked
of them: nobody logs on.
"""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

import msgspec

from sepgui.wire.secars import Body
from sepgui.wire.shown import shown_text

CONSOLE_PORT = 8443
API_TARGET = "/sepm/api/v1/version"
TITLE = "Symantec Endpoint Protection Manager"

_OWN_NAMES = frozenset({"SEPM", "HIDDEN"})
_TITLED = re.compile(rb"<title[^>]*>[^<]*" + TITLE.encode("ascii"), re.IGNORECASE)
_LONGEST_VERSION = 40


class _Told(msgspec.Struct):
    version: str


class WebAnswer(StrEnum):
    """What an HTTP answer of one of a manager's web ports means."""

    OWN = "own"
    SENDS_ON = "sends-on"
    MOVED = "moved"
    REFUSED = "refused"
    CUT_SHORT = "cut-short"
    UNNAMED = "unnamed"
    BROKEN = "broken"
    OVERLOADED = "overloaded"
    REDIRECTS = "redirects"
    CREDENTIALS = "credentials"
    NO_SUCH_PATH = "no-such-path"
    STRANGER = "stranger"


def console(status: int, server: str, body: bytes) -> WebAnswer:
    """Return what an answer to ``GET /`` on 8443 means."""
    named = _is_own(server)
    if (known := _trouble(status, named)) is not None:
        return known
    if server.strip().upper() == "SEPM" or _TITLED.search(body):
        return WebAnswer.OWN
    return _foreign(status)


def api(status: int, body: bytes, ended: Body) -> WebAnswer:
    """Return what an answer to the question for the version on 8446 means."""
    if status == 200:
        if version(body) is not None:
            return WebAnswer.OWN
        begun = body.lstrip().startswith(b"{") or not body.strip()
        return WebAnswer.CUT_SHORT if begun and ended is Body.CUT else WebAnswer.STRANGER
    return _trouble(status, named=True) or _foreign(status)


def version(body: bytes) -> str | None:
    """Return the version of the manager that the body of an answer on 8446 tells, None if it tells none."""
    try:
        told = msgspec.json.decode(body, type=_Told)
    except (msgspec.DecodeError, RecursionError):
        return None
    return shown_text(told.version, _LONGEST_VERSION) or None


def start_page(status: int, server: str, location: str) -> WebAnswer:
    """Return what an answer to ``GET /`` on 9090 means: a manager sends on to its console over HTTPS."""
    named = _is_own(server)
    if (known := _trouble(status, named)) is not None:
        return known
    port = console_port(location) if 300 <= status < 400 else None
    if port is not None and (named or port == CONSOLE_PORT or _leads_to_console(location)):
        return WebAnswer.SENDS_ON if port == CONSOLE_PORT else WebAnswer.MOVED
    return WebAnswer.OWN if server.strip().upper() == "SEPM" else _foreign(status)


def console_port(location: str) -> int | None:
    """Return the port that a Location over HTTPS names (RFC 9110 10.2.2), None if it names no such place."""
    try:
        place = urlsplit(location)
        port = place.port
    except ValueError:
        return None
    if place.scheme != "https" or not place.hostname:
        return None
    return 443 if port is None else port or None


def reporting(status: int, server: str) -> WebAnswer:
    """Return what an answer to ``GET /`` on 8445 means: any status of Apache, 5xx excepted, is its own."""
    if (known := _trouble(status, named=False)) is not None:
        return known
    if not server:
        return WebAnswer.UNNAMED
    product = server.partition("/")[0].partition(" ")[0].casefold()
    return WebAnswer.OWN if product == "apache" else _foreign(status)


def version_answer(version: str) -> bytes:
    """Return the body with which a manager tells its version on 8446."""
    return msgspec.json.encode({"API_SEQUENCE": "240604011", "API_VERSION": version, "version": version})


def console_page() -> bytes:
    """Return a page as the console on 8443 titles it."""
    return f"<html><head><title>{TITLE}</title></head></html>".encode()


def _is_own(server: str) -> bool:
    return server.strip().upper() in _OWN_NAMES


def _leads_to_console(location: str) -> bool:
    return urlsplit(location).path.startswith("/symantec")


def _trouble(status: int, named: bool) -> WebAnswer | None:
    if status == 403 and named:
        return WebAnswer.REFUSED
    if status == 503:
        return WebAnswer.OVERLOADED
    return WebAnswer.BROKEN if status >= 500 else None


def _foreign(status: int) -> WebAnswer:
    if 300 <= status < 400:
        return WebAnswer.REDIRECTS
    if status in (401, 407):
        return WebAnswer.CREDENTIALS
    return WebAnswer.NO_SUCH_PATH if status == 404 else WebAnswer.STRANGER
