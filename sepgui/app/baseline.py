"""A scan by nmap as one side of a comparison: what another computer saw, without knowing our entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.domain.comparing import Seen
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State
from sepgui.imports import Measured

_JUDGED = (Judgement.OK, Judgement.DEGRADED, Judgement.PROBLEM)


def as_seen(scanned: Sequence[Measured], ours: Sequence[Seen]) -> tuple[tuple[Seen, Seen], ...]:
    """Return what a scan saw of our ports, each beside our own look; ports that it did not scan are left out.

    A port is known by address, transport and number, else by the name of its host. A scan judges nothing:
    beside a port that works or fails for us it is given the judgement of being reached or not.
    """
    return tuple(_pairs(scanned, ours))


def _pairs(scanned: Sequence[Measured], ours: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
    by_address = {(each.address, each.transport.value, each.port): each for each in scanned if each.address}
    by_name = {(each.host.casefold(), each.transport.value, each.port): each for each in scanned}
    for seen in ours:
        if seen.state is None:
            continue
        port = seen.transport, seen.port
        found = by_address.get((seen.address, *port)) or by_name.get((seen.host.casefold(), *port))
        if found is not None:
            yield _seen(found, seen), seen


def _seen(measured: Measured, ours: Seen) -> Seen:
    return Seen(
        ours.entry,
        ours.host,
        measured.address or ours.address,
        ours.transport,
        ours.port,
        _judgement(measured.state, ours),
        state=measured.state,
        reason=measured.reason,
        rejected_by=measured.rejected_by,
        rtt_ns=measured.rtt_ns,
        seen_from=ours.seen_from,
    )


def _judgement(state: State, ours: Seen) -> Judgement:
    is_open = state is State.OPEN
    if ours.judgement not in _JUDGED or is_open == (ours.state is State.OPEN):
        return ours.judgement
    return Judgement.OK if is_open else Judgement.PROBLEM
