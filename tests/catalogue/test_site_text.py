"""A site that is written is read back as the same site."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.catalogue import load_catalogue, load_site, site_from_text
from sepgui.catalogue.site_text import site_text
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import ClientProtocol, DatabaseKind, Site, SiteHost, SiteOptions, Thresholds
from sepgui.domain.version import parse_version
from tests.catalogue.test_site_file import EXAMPLE

KEYS = [
    (entry.id, endpoint.transport, endpoint.port)
    for entry in load_catalogue().entries
    if entry.configurable
    for endpoint in entry.endpoints
]
VERSIONS = st.none() | st.sampled_from([parse_version(text) for text in ("14.3 RU9", "12.1.5", "14.3 MP1")])
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)


@st.composite
def hosts(draw: st.DrawFn) -> tuple[SiteHost, ...]:
    made: list[SiteHost] = []
    for number in range(draw(st.integers(0, 3))):
        roles = frozenset(draw(st.sets(st.sampled_from(Role), min_size=1, max_size=3)))
        system = draw(st.none() | st.sampled_from(ClientSystem)) if Role.CLIENT in roles else None
        address = draw(st.sampled_from([f"host-{number}", f"192.0.2.{number}", f"2001:db8::{number + 1}"]))
        certificate = draw(st.none() | st.just("9f" * 32))
        made.append(
            SiteHost(f"host-{number}", parse_host(address), roles, system, draw(VERSIONS), certificate)
        )
    return tuple(made)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    options = SiteOptions(
        draw(st.sampled_from(ClientProtocol)),
        draw(st.sampled_from(DatabaseKind)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from([(), ("sep.example",), ("a.example", "b.example")])),
    )
    thresholds = Thresholds(
        connect_ns=draw(st.integers(0, 600_000)) * 1_000_000,
        failure_share=draw(st.integers(0, 1000)) / 10 / 100,
        certificate_days=draw(st.integers(0, 3650)),
    )
    ports = draw(st.dictionaries(st.sampled_from(KEYS), st.integers(1, 65535), max_size=3))
    return Site(draw(NAMES), draw(hosts()), draw(VERSIONS), options, MappingProxyType(ports), thresholds)


@given(site=sites())
def test_every_site_comes_back(site: Site) -> None:
    assert site_from_text(site_text(site), "other.toml") == site


def test_the_example_of_the_docs_comes_back_from_a_file(tmp_path: Path) -> None:
    site = site_from_text(EXAMPLE, "milano.toml")
    path = tmp_path / "site.toml"
    path.write_text(site_text(site), "utf-8")
    assert load_site(path) == site


def test_what_is_usual_is_left_out() -> None:
    plain = Site("Milano", (SiteHost("sepm1", parse_host("sepm1"), frozenset({Role.MANAGER})),))
    assert site_text(plain) == 'name = "Milano"\n\n[[host]]\nname = "sepm1"\nroles = ["manager"]\n'


@pytest.mark.parametrize("name", ['a "quoted" name', "back\\slash", "tab\tand\nline", "\x7f\x01", "Città"])
def test_names_are_escaped(name: str) -> None:
    assert site_from_text(site_text(Site(name, ())), "x.toml").name == name


def test_ports_are_named_with_their_usual_one() -> None:
    text = site_text(Site("x", (), ports=MappingProxyType({KEYS[0]: 9999})))
    assert f'"{KEYS[0][0]}:{KEYS[0][2]}" = 9999' in text
