"""The table of listeners of the simulated computer, as its own system would show it."""

from __future__ import annotations

from sepgui.domain.attempt import Transport
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import ListenerTable, Listening, NotPermitted, NotSupported
from sepgui.simulation.world import Listener, SimHost, Telling, World, is_so

_FIRST_PID, _PID_STEP = 1_204, 4
_LOOPBACK, _EVERYWHERE = "127.0.0.1", "0.0.0.0"
_KEPT = QT_TRANSLATE_NOOP("Listener", "This system does not tell this account which programs listen on it.")
_UNTOLD = QT_TRANSLATE_NOOP("Listener", "This system did not tell in time which programs listen on it.")


def listener_table(world: World, at_ns: int) -> ListenerTable | NotPermitted | NotSupported:
    """Return who listens on the computer whose addresses are the world's own, at a simulated moment."""
    if world.listeners_told is Telling.NOT_PERMITTED:
        return NotPermitted(_KEPT)
    if world.listeners_told is Telling.NOT_SUPPORTED:
        return NotSupported(_UNTOLD)
    here = [host for host in world.here if is_so(host.when, at_ns)]
    return ListenerTable(at_ns, tuple(each for host in here for each in _of_host(host, at_ns)))


def _of_host(host: SimHost, at_ns: int) -> list[Listening]:
    programs = sorted({each.process for each in host.listeners if each.process is not None})
    held: dict[tuple[Transport, int], Listener] = {
        (each.transport, each.port): each for each in host.listeners if is_so(each.when, at_ns)
    }
    return [
        Listening(
            each.transport,
            _LOOPBACK if each.loopback else _EVERYWHERE,
            each.port,
            None if each.process is None else _FIRST_PID + _PID_STEP * programs.index(each.process),
            each.process,
        )
        for each in held.values()
    ]
