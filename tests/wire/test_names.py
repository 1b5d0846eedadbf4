"""Which certificates cover which asked names: after the examples of RFC 6125 6.4 and RFC 9525 6."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.names import covers


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("sepm.example", ["sepm.example"]),
        ("SEPM.example", ["sepm.EXAMPLE"]),
        ("sepm.example", ["other.example", "sepm.example."]),
        ("sepm.corp.example", ["*.corp.example"]),
        ("xn--caff-8oa.example", ["xn--caff-8oa.example"]),
        ("sepm", ["sepm"]),
    ],
)
def test_name_is_covered(asked: str, names: list[str]) -> None:
    assert covers(asked, names=names, addresses=[], common_name=None)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("sepm.example", []),
        ("sepm.example", ["sepm"]),
        ("sepm", ["sepm.example"]),
        ("a.b.corp.example", ["*.corp.example"]),
        ("corp.example", ["*.corp.example"]),
        ("sepm.example", ["*.example"]),
        ("sepm", ["*"]),
        ("sepm.corp.example", ["se*.corp.example"]),
        ("a.sepm.example", ["a.*.example"]),
        ("192.0.2.10", ["192.0.2.10"]),
        ("192.0.2.10", ["*.0.2.10"]),
        ("", [""]),
        (".corp.example", ["*.corp.example"]),
    ],
)
def test_name_is_not_covered(asked: str, names: list[str]) -> None:
    assert not covers(asked, names=names, addresses=[], common_name=None)


@pytest.mark.parametrize(
    ("asked", "addresses", "is_covered"),
    [
        ("192.0.2.10", ["192.0.2.10"], True),
        ("192.0.2.11", ["192.0.2.10"], False),
        ("2001:DB8:0::10", ["2001:db8::10"], True),
        ("fe80::1%eth0", ["fe80::1"], True),
        ("sepm.example", ["192.0.2.10"], False),
    ],
)
def test_address_is_compared_as_an_address(asked: str, addresses: list[str], is_covered: bool) -> None:
    assert covers(asked, names=[], addresses=addresses, common_name=None) == is_covered


@pytest.mark.parametrize("asked", ["sepm.example", "192.0.2.10"])
def test_common_name_counts_only_without_alternative_names(asked: str) -> None:
    assert covers(asked, names=[], addresses=[], common_name=asked)
    assert not covers(asked, names=["other.example"], addresses=[], common_name=asked)
    assert not covers(asked, names=[], addresses=["192.0.2.99"], common_name=asked)


@given(st.text(), st.lists(st.text()), st.lists(st.text()), st.none() | st.text())
def test_any_text_is_taken(asked: str, names: list[str], addresses: list[str], common: str | None) -> None:
    covers(asked, names=names, addresses=addresses, common_name=common)
