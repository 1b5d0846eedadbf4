"""What a file tells is added to a site, and every change is told before it is taken."""

from __future__ import annotations

from pathlib import Path

from sepgui.catalogue.site_file import site_from_text
from sepgui.domain.entry import Role
from sepgui.domain.site import Site
from sepgui.i18n import translate
from sepgui.imports import Import, added, read_import

FILES = Path(__file__).parent / "files"
SITE = site_from_text(
    'name = "Milano"\n[[host]]\nname = "sepm1"\naddress = "192.0.2.10"\nroles = ["manager"]\n'
    '[[host]]\nname = "pc-17"\naddress = "192.0.2.18"\nroles = ["client"]\n',
    "milano.toml",
)


def add(site: Site, name: str) -> tuple[Site, list[str]]:
    found = read_import(FILES / name)
    assert isinstance(found, Import)
    result = added(site, found)
    return result.site, [translate(text, "en") for text in result.changes]


def test_hosts_and_roles_are_added_and_the_sites_own_words_stay() -> None:
    site, changes = add(SITE, "hosts.csv")
    assert [host.name for host in site.hosts] == ["sepm1", "pc-17", "mac-3", "sql"]
    assert site.name == "Milano"
    pc = site.host("pc-17")
    assert pc is not None
    assert pc.target.shown == "192.0.2.18"
    assert pc.roles == {Role.CLIENT, Role.GUP}
    assert "sepm1 is now also: console." in changes
    assert "New host sql (database)." in changes
    assert (
        "pc-17 has the address 192.0.2.17 in the file and 192.0.2.18 in the site; the site's stays."
        in changes
    )


def test_ports_and_version_are_told_with_what_they_were() -> None:
    site, changes = add(SITE, "conf.properties")
    assert str(site.version) == "14.3"
    assert changes == [
        "web-services: port 18446 instead of 8446.",
        "The site has version 14.3; before: unknown.",
    ]


def test_adding_twice_changes_nothing() -> None:
    for name in ("Sylink.xml", "server.xml", "httpd.conf"):
        once, changes = add(SITE, name)
        again, none = add(once, name)
        assert changes
        assert none == []
        assert again == once
