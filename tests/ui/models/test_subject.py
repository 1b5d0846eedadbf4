"""From typed names to a site and a pair."""

from __future__ import annotations

import pytest

from sepgui.domain.entry import Role
from sepgui.domain.host import HostError
from sepgui.domain.site import Site
from sepgui.domain.version import VersionError, parse_version
from sepgui.ui.models.subject import names_of, subject_of
from tests.fakes.sites import CLIENT, MANAGER

EMPTY = Site("", ())


def test_a_name_alone_is_a_site_with_one_manager() -> None:
    subject = subject_of(EMPTY, "sepm.example", "", "")
    assert names_of(subject.site, Role.MANAGER) == ("sepm.example",)
    assert subject.pair.manager.target.ascii == "sepm.example"
    assert subject.pair.client is None
    assert subject.version is None


def test_a_client_and_a_version_are_taken_along() -> None:
    subject = subject_of(EMPTY, "sepm", "[2001:db8::5]", "14.3 RU1")
    assert subject.pair.client is not None
    assert subject.pair.client.target.ascii == "2001:db8::5"
    assert subject.version == parse_version("14.3 RU1")


def test_hosts_of_the_site_are_found_by_name_and_by_target() -> None:
    site = Site("site", (MANAGER, CLIENT))
    assert subject_of(site, "SEPM", "pc.example", "").pair.manager == MANAGER
    assert subject_of(site, "SEPM", "pc.example", "").pair.client == CLIENT
    assert subject_of(site, "sepm", "", "").site == site


def test_a_host_can_be_manager_and_client_at_once() -> None:
    subject = subject_of(Site("site", (MANAGER,)), "sepm", "sepm", "")
    assert subject.pair.manager.roles == {Role.MANAGER, Role.CLIENT}
    assert subject.pair.client == subject.pair.manager


@pytest.mark.parametrize(("manager", "client"), [("no host", ""), ("sepm", "300.1.2.3")])
def test_what_is_no_host_is_refused(manager: str, client: str) -> None:
    with pytest.raises(HostError):
        subject_of(EMPTY, manager, client, "")


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(VersionError):
        subject_of(EMPTY, "sepm", "", "fourteen")
