"""Hosts as people type them: names, IDN and addresses, and sentences for what is neither."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sepgui.domain.host import HostError, HostName, is_address, parse_host
from sepgui.i18n import translate


@pytest.mark.parametrize(
    ("typed", "shown", "ascii_name"),
    [
        ("sepm.example", "sepm.example", "sepm.example"),
        ("  SEPM.Example. ", "SEPM.Example", "sepm.example"),
        ("sepm", "sepm", "sepm"),
        ("pc_17.corp.example", "pc_17.corp.example", "pc_17.corp.example"),
        ("1e100.example", "1e100.example", "1e100.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("bücher.example", "bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "straße.example", "xn--strae-oqa.example"),  # IDNA 2008, not 2003's strasse
        ("caffè.example", "caffè.example", "xn--caff-8oa.example"),
        ("a" * 63 + ".example", "a" * 63 + ".example", "a" * 63 + ".example"),
    ],
)
def test_names(typed: str, shown: str, ascii_name: str) -> None:
    assert parse_host(typed) == HostName(shown, ascii_name, address=False)


@pytest.mark.parametrize(
    ("typed", "shown", "canonical"),
    [
        ("192.0.2.10", "192.0.2.10", "192.0.2.10"),
        ("2001:DB8:0:0::10", "2001:DB8:0:0::10", "2001:db8::10"),
        ("[2001:db8::10]", "2001:db8::10", "2001:db8::10"),
        ("fe80::1%eth0", "fe80::1%eth0", "fe80::1%eth0"),
        ("[FE80::1%eth0]", "FE80::1%eth0", "fe80::1%eth0"),
        ("::ffff:192.0.2.10", "::ffff:192.0.2.10", "::ffff:192.0.2.10"),
        (" ::1 ", "::1", "::1"),
    ],
)
def test_addresses(typed: str, shown: str, canonical: str) -> None:
    host = parse_host(typed)
    assert host.shown == shown
    assert host.address
    # Python 3.13 writes mapped addresses with a dotted end (RFC 5952 5); before, it did not.
    assert host.ascii in (canonical, "::ffff:c000:20a")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        ".",
        "a..b",
        "-a.example",
        "a-.example",
        "a b",
        "a" * 64 + ".example",
        ".".join(["a" * 60] * 5),
        "1.2.3",
        "1.2.3.256",
        "1.2.3.4.5",
        "fe80::1%",
        "fe80:::1",
        "[sepm.example]",
        "[::1",
        "sepm.example:8014",
        "http://sepm.example/",
        "sepm/8014",
        "☃☃--.example",
        "a\u200d.example",
    ],
)
def test_what_is_neither_is_told_in_a_sentence(typed: str) -> None:
    with pytest.raises(HostError) as caught:
        parse_host(typed)
    sentence = translate(caught.value.text, "en")
    assert sentence.endswith(".")
    assert "{" not in sentence


@given(st.text())
@example("\uff11\uff12\uff17.0.0.1")
@example("a\u3002b")
@example("\u0661.\u0662.\u0663.\u0664")
@example("xn--a")
def test_any_text_is_a_host_or_an_error_and_a_host_stays_one(typed: str) -> None:
    try:
        host = parse_host(typed)
    except HostError:
        return
    assert host.ascii
    assert host.address or host.ascii.isascii()
    assert parse_host(host.ascii) == HostName(host.ascii, host.ascii, host.address)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("192.0.2.10", True),
        ("2001:db8::10", True),
        ("fe80::1%eth0", True),
        ("[2001:db8::10]", False),
        ("eth0", False),
        ("192.0.2", False),
        ("", False),
    ],
)
def test_what_is_an_address(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one
