"""Where a simulated service runs: the clock of its host, and whom it can connect to itself."""

from __future__ import annotations

from ipaddress import ip_address

from sepgui.domain.attempt import Transport
from sepgui.probes.seams import Clock
from sepgui.simulation.speech import Tunnel
from sepgui.simulation.world import Accepting, SimHost, World, is_so

_SECOND_NS = 1_000_000_000


class Around:
    """The `Surroundings` of the services of one host.

    What such a service connects to by itself is not held up by the ways and firewalls of this computer:
    it reaches every host of the world.
    """

    def __init__(self, world: World, clock: Clock, host: SimHost) -> None:
        self._world = world
        self._clock = clock
        self._host = host

    def unix_s(self) -> int:
        """Return what the clock of the host shows, in seconds since 1970, UTC."""
        now_ns = self._clock.now_ns()
        true_ns = self._clock.unix_ns() - self._world.clock_off(now_ns)
        return (true_ns + self._host.clock_off(now_ns)) // _SECOND_NS

    def reach(self, host: str, port: int) -> Tunnel | None:
        """Return the way to who takes TCP connections there, to a name or an address; None for nobody."""
        now_ns = self._clock.now_ns()
        addresses = self._addresses(host)
        there = [each for each in self._world.hosts if addresses & set(each.addresses)]
        listeners = (
            listener
            for each in there
            if is_so(each.when, now_ns)
            for listener in reversed(each.listeners)
            if (listener.transport, listener.port) == (Transport.TCP, port) and is_so(listener.when, now_ns)
        )
        found = next(listeners, None)
        if found is None or found.accepting is not Accepting.ACCEPT or found.loopback:
            return None
        return Tunnel(found.speech, found.tls, found.think)

    def _addresses(self, host: str) -> set[str]:
        try:
            return {str(ip_address(host))}
        except ValueError:
            name = host.rstrip(".").lower()
        known = (record for record in self._world.names if record.name.lower() == name)
        return {address for record in known for address in record.addresses}
