"""The cause, over real sockets: what the lab can make, each as one finding and nothing else."""

from __future__ import annotations

import pytest

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import Finding, check
from tests.lab.network import Lab
from tests.lab.servers import MANAGER_NAME, Servers

FAST = ("--pace", "fast")
WEB = "server-https,web-console,client-manager-http,client-manager-https,reporting-console,web-services"


def findings(lab: Lab, manager: str, *words: str) -> list[Finding]:
    return check(lab, manager, "--only", WEB, *FAST, *words).document.findings


def told(found: list[Finding]) -> list[tuple[str, list[int]]]:
    return [(finding.cause, sorted(port for _, _, port in finding.cells)) for finding in found]


def test_a_healthy_manager_has_none(lab: Lab, servers: Servers) -> None:
    assert told(findings(lab, MANAGER_NAME)) == []


@pytest.mark.parametrize(
    ("rule", "cause", "certainty"),
    [
        ("tcp dport 8446 drop", "firewall-drop", "likely"),
        ("tcp dport 8446 reject with icmpx admin-prohibited", "firewall-reject", "certain"),
        ("tcp dport 8446 reject with icmpx host-unreachable", "firewall-reject", "likely"),
        ("tcp dport 8446 reject with tcp reset", "service-stopped", "likely"),
    ],
)
def test_a_rule_on_the_router(lab: Lab, servers: Servers, rule: str, cause: str, certainty: str) -> None:
    with lab.firewall(Place.ROUTER, rule):
        (finding,) = findings(lab, MANAGER_NAME)
    assert told([finding]) == [(cause, [8446])]
    assert finding.certainty == certainty
    asked = [request["port"] for request in finding.requests]
    assert asked == ([8446] if cause.startswith("firewall") else [])


def test_two_causes_at_once_are_two_findings(lab: Lab, servers: Servers) -> None:
    rules = ("tcp dport 8446 reject with icmpx admin-prohibited", "tcp dport { 8443, 9090 } drop")
    with lab.firewall(Place.ROUTER, *rules):
        found = findings(lab, MANAGER_NAME)
    assert sorted(told(found)) == [("firewall-drop", [8443, 9090]), ("firewall-reject", [8446])]


def test_a_name_without_an_address_is_the_names_fault(lab: Lab) -> None:
    (finding,) = findings(lab, "nowhere.lab.example")
    assert finding.cause == "name-not-found"
    assert finding.severity == "unproven"


def test_a_host_that_is_not_there(lab: Lab) -> None:
    (finding,) = findings(lab, at.ABSENT_BEHIND_ROUTER)
    assert finding.cause == "host-down"
