"""The lab proves itself with plain sockets: a wrong verdict is then the product's fault, not the lab's."""

from __future__ import annotations

from collections import Counter

import pytest

from sepgui.domain.outcome import State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import TCP, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.ground import Seen, look_around
from tests.lab.network import IcmpLimit, Lab


@pytest.fixture(scope="module")
def seen(lab: Lab) -> dict[str, Seen]:
    return look_around(lab)


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda c: c.id)
def test_plain_sockets_see_the_condition(condition: Condition, seen: dict[str, Seen]) -> None:
    what, truth = seen[condition.id], condition.truth
    assert (what.icmp, what.sender) == (truth.icmp, truth.sender)
    assert truth.within_ms[0] <= what.elapsed_ms <= truth.within_ms[1]
    assert what.syn_retransmits == truth.syn_retransmits
    assert what.end in _ends(condition)


def _ends(condition: Condition) -> set[str]:
    """Return how a plain attempt may end: the errno of an ICMP error is the kernel's affair."""
    truth = condition.truth
    if truth.icmp is not None:
        return {
            "ENETUNREACH",
            "EHOSTUNREACH",
            "ENOPROTOOPT",
            "ECONNREFUSED",
            "EACCES",
            "EPERM",
            "EPROTO",
            "ENOTSUP",
            "EHOSTDOWN",
            "ENONET",
        }
    match truth.state:
        case State.OPEN:
            return {"connected", "ECONNRESET"} if condition.transport is TCP else {"answered"}
        case State.CLOSED:
            return {"ECONNREFUSED"}
        case State.ERROR:
            return {"ENETUNREACH", "EHOSTUNREACH", "EINVAL", "EACCES", "EPERM"}
        case _:
            return {"silence"}


def test_conditions_do_not_share_a_port() -> None:
    asked = Counter((c.transport, c.address, c.port) for c in CONDITIONS)
    names = Counter(c.id for c in CONDITIONS)
    assert [key for key, count in (asked + names).items() if count > 1] == []


def test_namespaces_do_not_reach_the_outside(lab: Lab) -> None:
    for place in Place:
        routes = lab.run(place, "ip", "route", "get", "9.9.9.9") if place is Place.SERVER else ""
        assert "via " + at.INSIDE_ROUTER in routes or not routes
    links = lab.run(Place.ROUTER, "ip", "-brief", "link")
    assert {line.split("@")[0].split()[0] for line in links.splitlines()} == {"lo", "near", "far", "inside"}


def test_icmp_limit_is_switched_and_switched_back(lab: Lab) -> None:
    def limit() -> int:
        return int(lab.run(Place.ROUTER, "sysctl", "-n", "net.ipv4.icmp_ratelimit"))

    with lab.icmp_limit(IcmpLimit.LINUX_DEFAULT):
        assert limit() == 1000
    assert limit() == 0
