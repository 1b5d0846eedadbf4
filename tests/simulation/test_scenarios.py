"""Every bundled scenario tells its lesson: watched to its present, it gives exactly this finding."""

from __future__ import annotations

import pytest

from sepgui.simulation.scenario import load_scenario, scenario_names
from tests.diagnosis.cases import SECOND, told, watched

TOLD = {
    "asymmetric-route": ["firewall-drop 443"],
    "blocked-by-the-product": ["client-may-block-us 139 445 137"],
    "certificate-replaced": ["certificate-replaced 8443 443 8445 8446"],
    "database-down": ["database-down 1433 8443 8446"],
    "gup-that-never-was": ["gup-not-active 2967"],
    "healthy-site": [],
    "lossy-wan": ["path-lossy 8443 9090 443 8445 8446"],
    "overloaded": ["service-overloaded 443"],
    "push-blocked": ["firewall-drop 139 445"],
    "service-stopped": ["service-stopped 8443 9090"],
    "signed-rejection": ["firewall-reject 8443 9090"],
    "silent-firewall": ["firewall-drop 8014"],
    "ssl-inspection": ["ssl-inspection 443"],
    "vpn-black-hole": ["path-mtu 8443 443 8445 8446"],
    "wrong-dns": ["resolves-elsewhere 8443 9090 8014 443 8445 8446"],
}
OWN_TEST = {"first-look"}


def test_every_scenario_is_held_to_its_lesson() -> None:
    assert set(scenario_names()) == TOLD.keys() | OWN_TEST


@pytest.mark.parametrize("name", TOLD)
def test_scenario_tells_its_lesson(name: str) -> None:
    scenario = load_scenario(name)
    assert told(watched(scenario, max(60, scenario.history_ns // SECOND))) == TOLD[name]
