from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from sepgui.app.compose import Doors
from sepgui.app.planned import planned, this_computer
from sepgui.catalogue import CloudNamesError
from sepgui.domain.entry import Role
from sepgui.domain.plan import Action, Plan, PlanOptions, Vantage
from sepgui.domain.site import Pair, Site, SiteOptions
from sepgui.probes.system_clock import SystemClock
from tests.engine.plans import Names, host

if TYPE_CHECKING:
    from pathlib import Path

SEPM = host("sepm.example")
SITE = Site("site", (SEPM,))


async def plan_from(vantage: Vantage | None) -> Plan:
    doors = Doors(Names({"sepm.example": ("192.0.2.10",)}), SystemClock())
    return await planned(SITE, Pair(SEPM, None), None, PlanOptions(), doors, vantage)


async def test_without_a_client_this_computer_is_the_client() -> None:
    plan = await plan_from(None)
    assert plan.vantage.assumed
    assert plan.pair.client is not None
    assert plan.pair.client.name == socket.gethostname()
    assert plan.pair.client.system is None, "a laptop that stands in for the client has no known system"
    asked = {planned.flow.entry.id for planned in plan.flows if planned.action is Action.PROBE}
    assert "client-manager-http" in asked


async def test_a_stated_client_has_this_computers_system() -> None:
    plan = await plan_from(Vantage(None, frozenset({Role.CLIENT})))
    assert plan.pair.client == this_computer() == plan.vantage.host
    assert this_computer().system is not None


async def test_a_vantage_that_is_no_client_leaves_the_pair_alone() -> None:
    plan = await plan_from(Vantage(None, frozenset({Role.CONSOLE})))
    assert plan.pair.client is None


async def test_a_computer_whose_name_is_no_host_name_is_localhost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "pc di Ugo!")
    me = this_computer()
    assert (me.name, me.target.ascii) == ("pc di Ugo!", "localhost")


CLOUD_NAMES = """schema = "sepgui.cloud-names/1"
as_of = "2026-12"
source = { it = "nostra", en = "ours" }
[[name]]
name = "eu.example"
use = { it = "prova", en = "test" }
asked = true
"""


async def test_a_list_of_cloud_names_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sepgui.app.planned.settings_folder", lambda: tmp_path)
    doors = Doors(Names({"sepm.example": ("192.0.2.10",)}), SystemClock())
    site = Site("site", (SEPM,), options=SiteOptions(cloud=True))
    vantage = Vantage(SEPM, frozenset({Role.MANAGER}))

    async def asked() -> list[str]:
        plan = await planned(site, Pair(SEPM, None), None, PlanOptions(), doors, vantage)
        flows = (each.flow for each in plan.flows if each.flow.entry.id == "manager-cloud")
        return [flow.listener.name for flow in flows if flow.listener]

    assert "eu.example" not in await asked()
    (tmp_path / "cloud-names.toml").write_text(CLOUD_NAMES, encoding="utf-8")
    assert await asked() == ["eu.example"]
    (tmp_path / "cloud-names.toml").write_text("nonsense", encoding="utf-8")
    with pytest.raises(CloudNamesError):
        await asked()
