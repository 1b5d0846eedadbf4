"""`sepgui trace` in the lab: the router is a hop, and each way of stopping a port is told from the others."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import run_sepgui
from tests.lab.network import Lab
from tests.lab.wire import listening

OPEN, CLOSED, TARGET_DROPS, TARGET_REJECTS, DROPPED, RESET, REJECTED, REJECTED_6 = (
    *(1001, 1002, 1003, 1023),
    *(1103, 1104, 1123, 1151),
)
SYN, RESET_FLAG, PUSH = 2, 4, 8
FAMILIES = [
    pytest.param(at.SERVER, at.ROUTER, id="IPv4"),
    pytest.param(at.FAR_SERVER_6, at.FAR_ROUTER_6, id="IPv6"),
]


def trace(lab: Lab, host: str, port: int, *words: str) -> tuple[int, dict[str, Any]]:
    done = run_sepgui(lab, "trace", host, str(port), "--format", "json", "--lang", "en", *words)
    assert done.stdout, done.stderr
    document = json.loads(done.stdout)
    assert (document["schema"], document["port"]) == ("sepgui.trace/1", port)
    return done.returncode, document


def hops(way: dict[str, Any]) -> list[tuple[int, str | None, str]]:
    return [(hop["hop"], hop["address"], hop["reason"]) for hop in way["hops"]]


@pytest.mark.parametrize(("server", "router"), FAMILIES)
def test_an_open_port_is_two_hops_away(lab: Lab, server: str, router: str) -> None:
    code, document = trace(lab, server, OPEN)
    (way,) = document["traces"]
    assert hops(way) == [(1, router, "ttl-exceeded"), (2, server, "syn-ack")]
    assert (way["end"], way["last_address"], code) == ("open", server, 0)
    assert all(0 < hop["ms"] < 500 and hop["asked"] == 1 for hop in way["hops"])


@pytest.mark.parametrize(("server", "router"), FAMILIES)
def test_a_closed_port_is_refused_by_the_target(lab: Lab, server: str, router: str) -> None:
    code, document = trace(lab, server, CLOSED)
    (way,) = document["traces"]
    assert hops(way) == [(1, router, "ttl-exceeded"), (2, server, "conn-refused")]
    assert (way["end"], code) == ("closed", 1)


@pytest.mark.parametrize(("server", "router"), FAMILIES)
@pytest.mark.parametrize("port", [DROPPED, TARGET_DROPS])
def test_a_dropped_port_stops_behind_the_router(lab: Lab, server: str, router: str, port: int) -> None:
    code, document = trace(lab, server, port, "--reference", str(OPEN), "--timeout", "0.3")
    (way,) = document["traces"]
    silent = [(number, None, "no-response") for number in (2, 3, 4, 5)]
    assert hops(way) == [(1, router, "ttl-exceeded"), *silent]
    assert [hop["asked"] for hop in way["hops"]] == [1, 2, 2, 2, 2]
    assert (way["end"], way["last_address"], code) == ("silent", router, 1)
    assert hops(way["reference"]) == [(1, router, "ttl-exceeded"), (2, server, "syn-ack")]
    difference = way["difference"]
    assert (difference["first_hop"], difference["parts_at"], difference["stops_at"]) == (2, None, 2)
    assert f"stands at {router}, or between it and {server}" in difference["summary"]


@pytest.mark.parametrize(
    ("server", "router", "port"),
    [
        pytest.param(at.SERVER, at.ROUTER, REJECTED, id="IPv4"),
        pytest.param(at.FAR_SERVER_6, at.FAR_ROUTER_6, REJECTED_6, id="IPv6"),
    ],
)
def test_a_router_that_rejects_names_itself(lab: Lab, server: str, router: str, port: int) -> None:
    code, document = trace(lab, server, port, "--reference", str(OPEN))
    (way,) = document["traces"]
    assert hops(way) == [(1, router, "ttl-exceeded"), (2, router, "admin-prohibited")]
    assert (way["end"], way["difference"]["stops_at"], code) == ("rejected", 2, 1)


def test_a_target_that_rejects_and_a_router_that_resets(lab: Lab) -> None:
    _, rejecting = trace(lab, at.SERVER, TARGET_REJECTS)
    assert hops(rejecting["traces"][0])[-1] == (2, at.SERVER, "admin-prohibited")
    _, resetting = trace(lab, at.SERVER, RESET)
    assert hops(resetting["traces"][0])[-1] == (2, at.SERVER, "conn-refused")


def test_a_routing_loop_is_called_so(lab: Lab) -> None:
    code, document = trace(lab, at.ROUTER_LOOP, 445)
    (way,) = document["traces"]
    assert (way["end"], len(way["hops"]), code) == ("too-far", 30, 1)
    assert "a routing loop" in way["summary"]


def test_no_route_means_nothing_was_asked(lab: Lab) -> None:
    code, document = trace(lab, at.CLIENT_NO_ROUTE, 445)
    assert (document["traces"][0]["end"], code) == ("not-sent", 3)


def test_it_sends_one_syn_a_try_and_no_data(lab: Lab) -> None:
    with listening(lab, Place.CLIENT, "near") as wire:
        trace(lab, at.SERVER, DROPPED, "--reference", str(OPEN))
        sent = [packet for packet in wire.packets() if packet.destination[0] == at.SERVER]
    syns = Counter(packet.destination[1] for packet in sent if packet.flags == SYN)
    assert syns == {DROPPED: 1 + 4 * 2, OPEN: 2}
    assert not [packet for packet in sent if packet.flags & (PUSH | RESET_FLAG)]


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_table_fits_and_says_where_it_stops(lab: Lab, lang: str) -> None:
    done = run_sepgui(lab, "trace", at.SERVER, str(REJECTED), "--lang", lang)
    assert (done.returncode, done.stderr) == (1, "")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert at.ROUTER in done.stdout
