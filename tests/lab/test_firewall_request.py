"""The ready rules for nftables, loaded into a router that lets nothing through."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.finding import FirewallRequest
from sepgui.reports.firewall_request import nftables_rules
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab
from tests.lab.probing import Question, probe

OPEN, OTHER = 1001, 1002
IPV4 = FirewallRequest(
    'L\'Aquila "pc" #1', at.CLIENT, "sepm; drop", at.SERVER, Transport.TCP, OPEN, "client-manager-http"
)
IPV6 = replace(IPV4, source_address=at.FAR_CLIENT_6, destination_address=at.FAR_SERVER_6)


@pytest.fixture
def shut(lab: Lab) -> Generator[Lab]:
    """The lab with a router whose chain `inet filter forward` drops all."""
    chain = "type filter hook forward priority filter; policy drop;"
    lab.run(Place.ROUTER, "nft", "-f", "-", stdin=f"table inet filter {{ chain forward {{ {chain} }}; }}\n")
    yield lab
    lab.run(Place.ROUTER, "nft", "delete", "table", "inet", "filter")


def states(lab: Lab, request: FirewallRequest) -> list[str]:
    address = request.destination_address
    return [learnt.state for learnt in probe(lab, [Question("tcp", address, p, 300) for p in (OPEN, OTHER)])]


@pytest.mark.parametrize("request_", [pytest.param(IPV4, id="IPv4"), pytest.param(IPV6, id="IPv6")])
def test_the_rules_let_through_what_was_asked_for_and_no_more(shut: Lab, request_: FirewallRequest) -> None:
    assert states(shut, request_) == ["filtered", "filtered"]
    shut.run(Place.ROUTER, "nft", "-f", "-", stdin=nftables_rules([request_], "it"))
    assert states(shut, request_) == ["open", "filtered"]


def test_many_requests_are_one_file(shut: Lab) -> None:
    udp = replace(IPV4, transport=Transport.UDP, port=514)
    unknown = replace(IPV4, source_address="")
    rules = nftables_rules([IPV4, replace(IPV4, port=443), udp, IPV6, unknown], "it")
    shut.run(Place.ROUTER, "nft", "-f", "-", stdin=rules)
    listed = shut.run(Place.ROUTER, "nft", "list", "chain", "inet", "filter", "forward")
    assert "tcp dport { 443, 1001 }" in listed
    assert listed.count(" accept") == 4
