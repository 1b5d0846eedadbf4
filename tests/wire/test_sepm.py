"""What the answers of a manager's web ports mean, and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire import sepm
from sepgui.wire.secars import Body
from sepgui.wire.sepm import WebAnswer

TITLED = b"<html><title>Symantec Endpoint Protection Manager</title>"


@pytest.mark.parametrize(
    ("status", "server", "body", "meaning"),
    [
        (200, "SEPM", b"", WebAnswer.OWN),
        (200, "Hidden", TITLED, WebAnswer.OWN),
        (403, "Hidden", b"", WebAnswer.REFUSED),
        (403, "nginx", b"", WebAnswer.STRANGER),
        (503, "SEPM", b"", WebAnswer.OVERLOADED),
        (500, "SEPM", b"", WebAnswer.BROKEN),
        (302, "nginx", b"", WebAnswer.REDIRECTS),
        (401, "nginx", b"", WebAnswer.CREDENTIALS),
        (404, "Apache", b"", WebAnswer.NO_SUCH_PATH),
        (200, "nginx", b"<title>Welcome</title>", WebAnswer.STRANGER),
    ],
)
def test_console(status: int, server: str, body: bytes, meaning: WebAnswer) -> None:
    assert sepm.console(status, server, body) is meaning


@pytest.mark.parametrize(
    ("status", "body", "whole", "meaning"),
    [
        (200, b'{"API_VERSION":"14.3.9000","version":"14.3.25029.9000"}', True, WebAnswer.OWN),
        (200, b'{"API_VER', False, WebAnswer.CUT_SHORT),
        (200, b'{"API_VER', True, WebAnswer.STRANGER),
        (200, b"<html>", True, WebAnswer.STRANGER),
        (403, b"", True, WebAnswer.REFUSED),
        (404, b"", True, WebAnswer.NO_SUCH_PATH),
        (503, b"", True, WebAnswer.OVERLOADED),
    ],
)
def test_api(status: int, body: bytes, whole: bool, meaning: WebAnswer) -> None:
    assert sepm.api(status, body, Body.WHOLE if whole else Body.CUT) is meaning


def test_version_is_told() -> None:
    assert sepm.version(sepm.version_answer("14.3.25029.9000")) == "14.3.25029.9000"
    assert sepm.version(b'{"version": 14}') is None


@pytest.mark.parametrize(
    ("status", "server", "location", "meaning", "port"),
    [
        (302, "Hidden", "https://sepm.example:8443/symantec.jsp", WebAnswer.SENDS_ON, 8443),
        (302, "SEPM", "https://sepm.example:9443/symantec.html", WebAnswer.MOVED, 9443),
        (302, "nginx", "https://sepm.example/", WebAnswer.REDIRECTS, 443),
        (302, "SEPM", "http://sepm.example:8443/", WebAnswer.OWN, None),
        (200, "nginx", "", WebAnswer.STRANGER, None),
        (302, "SEPM", "https://sepm.example:port/", WebAnswer.OWN, None),
    ],
)
def test_start_page(status: int, server: str, location: str, meaning: WebAnswer, port: int | None) -> None:
    assert sepm.start_page(status, server, location) is meaning
    assert sepm.console_port(location) == port


@pytest.mark.parametrize(
    ("status", "server", "meaning"),
    [
        (200, "Apache", WebAnswer.OWN),
        (404, "Apache/2.4.59 (Win64)", WebAnswer.OWN),
        (302, "Apache", WebAnswer.OWN),
        (500, "Apache", WebAnswer.BROKEN),
        (200, "", WebAnswer.UNNAMED),
        (200, "Microsoft-IIS/10.0", WebAnswer.STRANGER),
        (302, "nginx", WebAnswer.REDIRECTS),
    ],
)
def test_reporting(status: int, server: str, meaning: WebAnswer) -> None:
    assert sepm.reporting(status, server) is meaning


@given(st.integers(100, 599), st.text(max_size=60), st.text(max_size=90), st.binary(max_size=300))
def test_any_answer_has_a_meaning(status: int, server: str, location: str, body: bytes) -> None:
    sepm.console(status, server, body)
    sepm.api(status, body, Body.WHOLE)
    sepm.version(body)
    sepm.start_page(status, server, location)
    sepm.reporting(status, server)
