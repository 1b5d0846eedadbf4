from __future__ import annotations

from sepgui.domain.outcome import NameFailure
from sepgui.domain.plan import PlanOptions
from sepgui.engine.names import Names
from sepgui.probes.system_clock import SystemClock
from tests.engine import plans
from tests.engine.plans import flow, host, plan

SEPM = host("sepm.example")


def known_names(net: plans.Names, *hosts: str, families: frozenset[int] = frozenset({4, 6})) -> Names:
    of = plan(*(flow(1, host(name)) for name in hosts), options=PlanOptions(families=families))
    return Names(of, net, SystemClock())


async def test_an_order_that_changes_is_not_a_change() -> None:
    net = plans.Names({"sepm.example": ("10.0.0.1", "10.0.0.2")})
    names = known_names(net, "sepm.example")
    (target,) = names.targets
    first = await names.resolve(target)
    net.addresses["sepm.example"] = ("10.0.0.2", "10.0.0.1")
    assert (await names.resolve(target)).addresses == first.addresses == ("10.0.0.1", "10.0.0.2")
    net.addresses["sepm.example"] = ("10.0.0.3",)
    assert (await names.resolve(target)).addresses == ("10.0.0.3",)


async def test_a_fault_is_known_and_forgotten() -> None:
    net = plans.Names({"sepm.example": ("10.0.0.1",)})
    names = known_names(net, "sepm.example")
    (target,) = names.targets
    await names.resolve(target)
    assert not names.failing
    found = net.addresses.pop("sepm.example")
    known = await names.resolve(target)
    assert known.addresses == ("10.0.0.1",)
    assert known.fault is not None
    assert known.fault.failure is NameFailure.NOT_FOUND
    assert names.failing
    net.addresses["sepm.example"] = found
    assert (await names.resolve(target)).fault is None
    assert not names.failing


async def test_literal_addresses_are_known_without_asking() -> None:
    net = plans.Names()
    names = known_names(net, "10.0.0.1", "2001:db8::1", families=frozenset({4}))
    assert names.known["10.0.0.1"].addresses == ("10.0.0.1",)
    wrong_family = names.known["2001:db8::1"]
    assert wrong_family.addresses == ()
    assert wrong_family.fault is not None
    assert dict(wrong_family.fault.detail.args) == {"name": "2001:db8::1", "family": "IPv4"}
    for target in names.targets:
        assert await names.resolve(target) == names.known[target.ascii]
    assert net.asked == []
