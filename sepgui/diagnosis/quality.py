"""Rules: it works, but not well; and what must not be reachable is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.diagnosis.scene import (
    Scene,
    asked,
    by_address,
    is_problem,
    make,
    outcome,
    ports_of,
    should_listen,
)
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.outcome import State
from sepgui.domain.plan import Expectation
from sepgui.domain.run import CellResult, Fault
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_CHANGES = 4
_OUTAGE_FROM, _OUTAGE_CHANGES = 3, 2
_SESSION_LIMIT_S = 30

_KINDS: tuple[tuple[Fault, Cause], ...] = (
    (Fault.LOSS, Cause.PATH_LOSSY),
    (Fault.SLOW_CONNECT, Cause.PATH_SLOW),
    (Fault.SLOW_ANSWER, Cause.SERVICE_SLOW),
)


def flapping(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address whose ports come and go: four changes or more of late."""
    for results in by_address(scene.left).values():
        unsteady = [r for r in results if r.recent.changes >= _CHANGES and should_listen(r)]
        if unsteady:
            steady = [r for r in results if r not in unsteady and r.state is State.OPEN]
            yield make(
                Cause.FLAPPING,
                unsteady,
                _FLAPS,
                (*_changes(unsteady), *((_steady(steady),) if steady else ())),
                certainty=Certainty.CERTAIN,
            )


def outage_is_over(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address whose ports failed for a while, once, and answer again.

    That is no lossy way: failures in a row, and none before or since.
    """
    for results in by_address(scene.left).values():
        back = [result for result in results if result.fault is Fault.LOSS and _was_one_outage(result)]
        if back:
            yield make(Cause.OUTAGE_OVER, back, _OVER, _why(back))


def _was_one_outage(result: CellResult) -> bool:
    recent = result.recent
    in_a_row = recent.failures >= _OUTAGE_FROM and recent.changes <= _OUTAGE_CHANGES
    return in_a_row and recent.retransmits <= recent.failures and result.state is State.OPEN


def not_well(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address and weakness: loses packets, slow to reach, slow to answer."""
    for results in by_address(scene.left).values():
        for fault, cause in _KINDS:
            weak = [result for result in results if result.fault is fault]
            if weak:
                yield make(cause, weak, _WEAK[cause], _why(weak), parts=_slowest(weak))


def exposed(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each host on which a port can be reached that should not be, and one for 8444."""
    found: dict[tuple[str, Cause], list[CellResult]] = {}
    for result in asked(scene.left):
        if result.row.planned.expectation is Expectation.NOT_FOR_US and is_problem(result):
            local = result.row.planned.flow.entry.local_only
            cause = Cause.PORT_EXPOSED if local else Cause.RETIRED_PORT_OPEN
            found.setdefault((result.row.cell.host, cause), []).append(result)
    for (_, cause), results in found.items():
        yield make(cause, results, _EXPOSED if cause is Cause.PORT_EXPOSED else _RETIRED)


def _changes(results: Sequence[CellResult]) -> Iterator[Evidence]:
    for result in results:
        recent = result.recent
        yield Evidence(
            _CHANGED.with_(ports=ports_of([result]), changes=recent.changes, asked=recent.asked),
            result.row.cell,
        )


def _steady(results: Sequence[CellResult]) -> Evidence:
    return Evidence(_HOLDS.with_(ports=ports_of(results)), results[0].row.cell)


def _why(results: Sequence[CellResult]) -> Iterator[Evidence]:
    for result in results:
        if result.why is not None:
            yield Evidence(_SEEN.with_(ports=ports_of([result]), seen=result.why), result.row.cell)


def _slowest(results: Sequence[CellResult]) -> dict[str, str]:
    """Return the slowest connect or answer of results, in milliseconds."""
    times = [
        ns
        for result in results
        for ns in (
            outcome(result).phases.reply_ns if result.fault is Fault.SLOW_ANSWER else outcome(result).rtt_ns,
            outcome(result).phases.connect_ns if result.fault is Fault.SLOW_CONNECT else None,
        )
        if ns is not None
    ]
    return {"ms": f"{max(times, default=0) / 1e6:.0f}", "limit": str(_SESSION_LIMIT_S)}


_WEAK: dict[Cause, Text] = {
    Cause.PATH_LOSSY: QT_TRANSLATE_NOOP("Finding", "The way to {where} loses packets ({ports})."),
    Cause.PATH_SLOW: QT_TRANSLATE_NOOP(
        "Finding",
        "The way to {where} is slow: {ms} ms to connect ({ports}). A client gives up its session after "
        "{limit} s.",
    ),
    Cause.SERVICE_SLOW: QT_TRANSLATE_NOOP(
        "Finding",
        "{where} answers slowly: the first byte took {ms} ms ({ports}). A client gives up its session after "
        "{limit} s.",
    ),
}
_OVER = QT_TRANSLATE_NOOP(
    "Finding", "{ports} of {where} did not answer for a while, and does again: the outage is over."
)
_FLAPS = QT_TRANSLATE_NOOP("Finding", "{ports} of {where} comes and goes.")
_CHANGED = QT_TRANSLATE_NOOP("Finding", "{ports}: {changes} changes in the last {asked} attempts")
_HOLDS = QT_TRANSLATE_NOOP("Finding", "{ports} of the same host stays up all the while.")
_SEEN = QT_TRANSLATE_NOOP("Finding", "{ports}: {seen}")
_EXPOSED = QT_TRANSLATE_NOOP(
    "Finding", "{ports} of {where} can be reached from the network, and only the host itself should."
)
_RETIRED = QT_TRANSLATE_NOOP(
    "Finding", "{ports} of {where} answers, though this version of SEP has no service there any more."
)
