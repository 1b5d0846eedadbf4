"""Looks at this computer now and then while a session goes on, and tells what happened to it."""

from __future__ import annotations

from collections.abc import Callable

from sepgui.domain.surroundings import SENSED_EVERY_NS, Happening, happenings
from sepgui.probes.seams import Clock, Sensor


async def sense(sensor: Sensor, clock: Clock, take: Callable[[Happening], None]) -> None:
    """Look every five seconds, until cancelled; the first look is what the later ones are compared with."""
    before = await sensor.look(clock.now_ns())
    while True:
        await clock.sleep_until(before.at_ns + SENSED_EVERY_NS)
        now = await sensor.look(clock.now_ns())
        for happening in happenings(before, now):
            take(happening)
        before = now
