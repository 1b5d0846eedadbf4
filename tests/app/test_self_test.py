"""The self-test passes here, and fails where something is really broken."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, cast

from sepgui.app import self_test as under_test
from sepgui.app.loop import Interrupted
from sepgui.app.loopback import far_ends
from sepgui.app.self_test import Check, self_test
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Outcome, State
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from tests.fakes.results import REFUSED

if TYPE_CHECKING:
    import pytest


def checks() -> dict[str, Check]:
    found = self_test()
    assert not isinstance(found, Interrupted)
    return {check.name: check for check in found}


def test_this_installation_works() -> None:
    found = checks()
    assert [check.detail for check in found.values() if not check.ok] == []
    assert {f"probe {kind}" for kind in ProbeKind} <= set(found)
    assert found["session"].detail == "8 samples survived a kill"
    assert all(check.elapsed_ns > 0 for check in found.values())


def test_every_probe_kind_has_a_far_end_and_an_expectation() -> None:
    assert set(PROBES) == set(ProbeKind)


def test_a_probe_that_learns_the_wrong_thing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async def wrong(_request: ProbeRequest, _net: Net, _clock: Clock) -> Outcome:
        return REFUSED

    monkeypatch.setitem(cast("dict[ProbeKind, object]", PROBES), ProbeKind.TLS, wrong)
    found = checks()
    assert not found["probe tls"].ok
    assert found["probe tls"].detail == "closed, conn-refused, unchecked"
    assert found["probe tcp"].ok


def test_a_bug_is_a_failed_check_and_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_request: ProbeRequest, _net: Net, _clock: Clock) -> Outcome:
        raise ZeroDivisionError("a bug")

    monkeypatch.setitem(cast("dict[ProbeKind, object]", PROBES), ProbeKind.UDP, broken)
    found = checks()
    assert (found["probe udp"].ok, found["probe udp"].detail) == (False, "ZeroDivisionError: a bug")


def test_a_missing_file_is_a_failed_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*parts: str) -> None:
        raise FileNotFoundError("/".join(parts))

    monkeypatch.setattr(under_test.assets, "asset", missing)
    found = checks()
    assert not found["resources"].ok
    assert "resources/catalogue" in found["resources"].detail


async def test_the_far_ends_close_with_their_context() -> None:
    async with far_ends() as ports:
        assert len(set(ports.values())) == len(ProbeKind)
    ask: Awaitable[Outcome] = PROBES[ProbeKind.TCP](
        ProbeRequest(ProbeKind.TCP, "127.0.0.1", "127.0.0.1", ports[ProbeKind.TCP], 1_000_000_000),
        AsyncioNet(),
        SystemClock(),
    )
    assert (await ask).meaning.state is State.CLOSED
