"""The system's proxy, as the environment of Linux gives it."""

from __future__ import annotations

import pytest

from sepgui.probes.seams import SystemProxy
from sepgui.probes.system_proxy import system_proxy


@pytest.mark.parametrize(
    ("given", "proxy"),
    [
        ("http://proxy.example:3128", SystemProxy("proxy.example", 3128)),
        ("proxy.example:8080", SystemProxy("proxy.example", 8080)),
        ("http://user:secret@proxy.example", SystemProxy("proxy.example", 80)),
        ("http://[2001:db8::7]:3128/", SystemProxy("2001:db8::7", 3128)),
        ("socks5://proxy.example:1080", None),
        ("http://proxy.example:port", None),
        ("", None),
    ],
)
def test_the_environment_names_it(
    monkeypatch: pytest.MonkeyPatch, given: str, proxy: SystemProxy | None
) -> None:
    monkeypatch.setenv("https_proxy", given)
    assert system_proxy("sep.example") == proxy


def test_an_exception_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "sep.example,.internal")
    assert system_proxy("sep.example") is None
    assert system_proxy("host.internal") is None
    assert [system_proxy(host) for host in ("127.0.0.1", "::1", "localhost")] == [None] * 3
    assert system_proxy("other.example") is not None


def test_its_words_bracket_an_ipv6_address() -> None:
    assert str(SystemProxy("2001:db8::7", 3128)) == "[2001:db8::7]:3128"
    assert str(SystemProxy("proxy.example", 3128)) == "proxy.example:3128"
