"""What the form says of a site that is wrong, and of one that lacks something."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.catalogue import load_catalogue, site_from_text
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Role
from sepgui.ui.models.site_draft import HostDraft, SiteDraft, draft_of, faults, missing, site_of
from tests.catalogue.test_site_file import EXAMPLE

pytestmark = pytest.mark.usefixtures("qapp")
MANAGER = frozenset({Role.MANAGER})
TWICE = [HostDraft("a", "192.0.2.1", MANAGER), HostDraft("b", "192.0.2.1", MANAGER)]


def wrong(draft: SiteDraft) -> list[str]:
    return faults(draft, load_catalogue())


def test_a_site_comes_through_the_form_unchanged() -> None:
    site = site_from_text(EXAMPLE, "milano.toml")
    draft = draft_of(site)
    assert wrong(draft) == []
    assert site_of(draft) == site


def test_a_change_changes_only_itself() -> None:
    site = site_from_text(EXAMPLE, "milano.toml")
    draft = draft_of(site)
    draft.name = "Brescia"
    assert site_of(draft) == replace(site, name="Brescia")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (SiteDraft(), "The site needs a name."),
        (SiteDraft("x", "fourteen"), "fourteen"),
        (SiteDraft("x", hosts=[HostDraft()]), "Host 1 needs a name."),
        (SiteDraft("x", hosts=[HostDraft("sepm")]), "sepm needs a role: tick what it is."),
        (SiteDraft("x", hosts=[HostDraft("sepm", "a b", MANAGER)]), "sepm: "),
        (SiteDraft("x", hosts=[HostDraft("sepm", version="?", roles=MANAGER)]), "?"),
        (
            SiteDraft("x", hosts=TWICE),
            "b is already the host a; write each host once.",
        ),
        (SiteDraft("x", ports={("web-console", Transport.TCP, 9090): "99999"}), "“99999” is no port"),
        (SiteDraft("x", ports={("web-console", Transport.TCP, 9090): "web"}), "“web” is no port"),
    ],
)
def test_each_fault_is_one_sentence(draft: SiteDraft, said: str) -> None:
    found = wrong(draft)
    assert len(found) == 1, found
    assert said in found[0]


def test_what_is_missing_is_explained_and_does_not_hinder() -> None:
    draft = SiteDraft("x")
    assert wrong(draft) == []
    assert [words.split(":")[0] for words in missing(draft)] == [
        "No host is a manager",
        "No host is a client",
        "No version",
        "How clients speak is not known",
        "The database is not known",
    ]
    assert missing(draft_of(site_from_text(EXAMPLE, "milano.toml"))) == []
