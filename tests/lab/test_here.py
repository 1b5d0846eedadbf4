"""`sepgui here` on a computer with two networks, a filter and no tool but its kernel's: it sends nothing."""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab
from tests.lab.wire import listening


def here(lab: Lab, *managers: str, place: Place = Place.CLIENT) -> dict[str, Any]:
    words = [word for manager in managers for word in ("--manager", manager)]
    return json.loads(
        lab.run(place, sys.executable, "-m", "sepgui", "here", *words, "--json", "--lang", "en")
    )


def test_each_host_has_its_way_and_nothing_is_sent(lab: Lab) -> None:
    asked = (at.SERVER, at.FAR_SERVER, at.ROUTER, at.CLIENT, at.SERVER_6, at.CLIENT_NO_ROUTE, "sepm.example")
    with listening(lab, Place.CLIENT, "near") as near, listening(lab, Place.CLIENT, "far") as far:
        told = here(lab, *asked)
        packets = (*near.packets(), *far.packets())
    assert packets == ()
    ways = {way["host"]: way for way in told["routes"]}
    assert (ways[at.SERVER]["source"], ways[at.SERVER]["gateway"]) == (at.CLIENT, at.ROUTER)
    assert ways[at.SERVER]["interface"] == "near"
    assert (ways[at.FAR_SERVER]["source"], ways[at.FAR_SERVER]["gateway"]) == (at.FAR_CLIENT, at.FAR_ROUTER)
    assert (ways[at.ROUTER]["interface"], ways[at.ROUTER]["gateway"]) == ("near", None)
    assert ways[at.CLIENT]["own"] is True
    assert ways[at.SERVER_6]["gateway"] == at.ROUTER_6
    assert ways[at.CLIENT_NO_ROUTE]["why"] == f"This computer has no route to {at.CLIENT_NO_ROUTE}."
    assert ways["sepm.example"]["address"] is None
    assert {"near", "far"} <= {each["name"] for each in told["interfaces"]}


def test_the_filter_of_the_computer_is_told(lab: Lab) -> None:
    (nft,) = (each for each in here(lab)["firewalls"] if each["name"] == "nftables")
    assert nft["on"] is True
