"""This computer as its own system shows it: the real one, and what would be a tunnel."""

from __future__ import annotations

import asyncio

import pytest

from sepgui.domain.surroundings import Surroundings
from sepgui.probes.this_computer import ThisComputer, looks_like_tunnel, read_surroundings


def test_the_real_computer_is_read() -> None:
    seen = read_surroundings(7)
    assert seen.at_ns == 7
    assert seen.unix_ns > 1_700_000_000_000_000_000
    shown = [address for each in seen.interfaces for address in each.addresses]
    assert not any(address.startswith(("127.", "fe80", "::1")) for address in shown)
    assert all(each.addresses for each in seen.interfaces)


async def test_it_is_read_in_a_thread() -> None:
    seen = await ThisComputer().look(7)
    assert isinstance(seen, Surroundings)


async def test_a_bug_comes_out_where_it_was_asked() -> None:
    def broken(_now_ns: int) -> Surroundings:
        raise LookupError("a bug")

    with pytest.raises(LookupError):
        await ThisComputer(broken).look(7)


async def test_who_waits_no_more_is_not_told() -> None:
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(now_ns: int) -> Surroundings:
        loop.call_soon_threadsafe(begun.set)
        return Surroundings(now_ns, 0)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(ThisComputer(slow).look(7), name="look")
        await begun.wait()
        task.cancel()
    await asyncio.sleep(0)
    assert task.cancelled()


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("tun0", ""),
        ("wg0", ""),
        ("utun3", "up,pointopoint,running"),
        ("ppp0", "up,pointopoint"),
        ("Ethernet 3 (Cisco AnyConnect)", ""),
        ("PANGP Virtual Ethernet Adapter", ""),
        ("OpenVPN TAP-Windows6", ""),
        ("Azienda VPN", ""),
    ],
)
def test_tunnels_are_known(name: str, flags: str) -> None:
    assert looks_like_tunnel(name, flags)


@pytest.mark.parametrize("name", ["eth0", "en0", "Ethernet", "Wi-Fi", "wlan0", "docker0", "br-4f", "enp3s0"])
def test_others_are_not(name: str) -> None:
    assert not looks_like_tunnel(name, "up,broadcast,running,multicast")
