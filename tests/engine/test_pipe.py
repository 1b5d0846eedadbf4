from __future__ import annotations

import pickle
from types import MappingProxyType

from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.engine.pipe import Watch
from tests.fakes.sites import plan_of


def test_a_site_with_ports_of_its_own_goes_through_the_pipe() -> None:
    plan = plan_of()
    ports = MappingProxyType({("client-manager-https", Transport.TCP, 443): 8443})
    command = Watch(replace(plan.site, ports=ports), plan.pair, plan.version, plan.options, 1_000_000_000)
    assert pickle.loads(pickle.dumps(command)) == command
