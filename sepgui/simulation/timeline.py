"""What a scenario tells of itself: what happens when, what a presenter says, and what is to be found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.catalogue.document import Table
from sepgui.domain.finding import Cause
from sepgui.domain.staging import Answer, ScenarioEvent, SpeakerNote
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.simulation.amounts import duration
from sepgui.simulation.world import Delay, Listener, Windows, World

_S = 1_000_000_000

_NOTHING = QT_TRANSLATE_NOOP(
    "Scenario", "Nothing changes at {text}; write a moment when something begins or ends: {known}."
)
_NEVER = QT_TRANSLATE_NOOP("Scenario", "Nothing ever changes in this scenario; remove the event.")
_OUT_OF_ORDER = QT_TRANSLATE_NOOP(
    "Scenario", "{text} is not later than what stands before it; write them in time order."
)


def events(root: Table, world: World) -> tuple[ScenarioEvent, ...]:
    """Return the events of a document; one at which nothing changes is refused."""
    moments = changes(world)
    found: list[ScenarioEvent] = []
    for table in root.optional(root.tables, "event") or ():
        event = ScenarioEvent(duration(table, "at"), table.words("say"))
        if event.at_ns not in moments:
            known = ", ".join(as_text(at_ns) for at_ns in sorted(moments))
            text = table.text("at")
            table.refuse_value("at", _NOTHING.with_(text=text, known=known) if known else _NEVER)
        _close_in_order(table, event.at_ns, found)
        found.append(event)
    return tuple(found)


def notes(root: Table) -> tuple[SpeakerNote, ...]:
    """Return the speaker notes of a document, in time order."""
    found: list[SpeakerNote] = []
    for table in root.optional(root.tables, "note") or ():
        note = SpeakerNote(duration(table, "at"), table.words("say"))
        _close_in_order(table, note.at_ns, found)
        found.append(note)
    return tuple(found)


def answers(root: Table) -> tuple[Answer, ...]:
    """Return the findings that a document says it must give."""
    found: list[Answer] = []
    for table in root.optional(root.tables, "answer") or ():
        numbers = table.integers("ports", 1, 65_535)
        found.append(Answer(table.choice("cause", Cause), numbers))
        table.close()
    return tuple(found)


def _close_in_order(table: Table, at_ns: int, before: Sequence[ScenarioEvent | SpeakerNote]) -> None:
    if before and at_ns <= before[-1].at_ns:
        table.refuse_value("at", _OUT_OF_ORDER.with_(text=table.text("at")))
    table.close()


def changes(world: World) -> frozenset[int]:
    """Return every moment after the first one when something begins or ends, in nanoseconds."""
    return frozenset(moment for moment in _moments(world) if moment > 0)


def as_text(at_ns: int) -> str:
    """Return a moment as documents write it: 1m20s."""
    minutes, rest_ns = divmod(at_ns, 60 * _S)
    seconds, part_ns = divmod(rest_ns, _S)
    parts = (
        f"{minutes}m" if minutes else "",
        f"{seconds}s" if seconds else "",
        f"{part_ns}ns" if part_ns else "",
    )
    return "".join(parts) or "0s"


def _moments(world: World) -> Iterator[int]:
    for path in world.paths:
        yield from _edges(path.when)
        yield from _rise(path.rtt)
    for firewall in world.firewalls:
        for rule in firewall.rules:
            yield from _edges(rule.when)
        if firewall.rtt is not None:
            yield from _rise(firewall.rtt)
    for host in world.hosts:
        yield from _edges(host.when)
        for error in host.clock:
            yield from _edges(error.when)
        for listener in host.listeners:
            yield from _of_listener(listener)
    for record in world.names:
        yield from _edges(record.when)
        yield from _rise(record.delay)
    for setting in (*world.proxies, *world.troubles, *world.interfaces):
        yield from _edges(setting.when)


def _of_listener(listener: Listener) -> Iterator[int]:
    yield from _edges(listener.when)
    yield from _rise(listener.think)
    if listener.tls is not None:
        shown = listener.tls.certificate
        yield from (shown.valid_from_s * _S, shown.valid_to_s * _S)


def _edges(when: Windows) -> Iterator[int]:
    for window in when:
        yield from window.edges()


def _rise(delay: Delay) -> Iterator[int]:
    if delay.rise is not None:
        yield from (delay.rise.from_ns, delay.rise.until_ns)
