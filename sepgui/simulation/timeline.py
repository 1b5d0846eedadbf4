"""The timeline of a scenario: what happens when, as its document tells it, held to what really changes."""

from __future__ import annotations

from collections.abc import Iterator

from sepgui.catalogue.document import Table
from sepgui.domain.staging import ScenarioEvent
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.simulation.amounts import duration
from sepgui.simulation.world import Delay, Listener, Windows, World

_S = 1_000_000_000

_NOTHING = QT_TRANSLATE_NOOP(
    "Scenario", "Nothing changes at {text}; write a moment when something begins or ends: {known}."
)
_NEVER = QT_TRANSLATE_NOOP("Scenario", "Nothing ever changes in this scenario; remove the event.")
_OUT_OF_ORDER = QT_TRANSLATE_NOOP(
    "Scenario", "{text} is not later than the event before; write events in time order."
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
        if found and event.at_ns <= found[-1].at_ns:
            table.refuse_value("at", _OUT_OF_ORDER.with_(text=table.text("at")))
        table.close()
        found.append(event)
    return tuple(found)


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
        for listener in host.listeners:
            yield from _of_listener(listener)
    for record in world.names:
        yield from _edges(record.when)
        yield from _rise(record.delay)


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
