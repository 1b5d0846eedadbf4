"""What happens to this computer itself while it measures: its networks, its sleep, its clock."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from sepgui.i18n import QT_TRANSLATE_NOOP, Text

SENSED_EVERY_NS = 5_000_000_000
"""How often a computer looks at itself, in nanoseconds."""
_SLEPT_NS = 2_000_000_000
_LATE_NS = 20_000_000_000
_JUMP_NS = 15_000_000_000


class Interface(Struct, frozen=True):
    """A network interface that is up: its addresses beyond its own link, in order.

    `tunnel` is true of one that looks like that of a VPN.
    """

    name: str
    addresses: tuple[str, ...]
    tunnel: bool = False


class Surroundings(Struct, frozen=True):
    """This computer at a moment of its clocks, all in nanoseconds.

    `ways` are the addresses from which it would send into the world. `boot_ns` counts sleep too; it is
    None where the system has no such clock.
    """

    at_ns: int
    unix_ns: int
    interfaces: tuple[Interface, ...] = ()
    ways: tuple[str, ...] = ()
    boot_ns: int | None = None


class Kind(StrEnum):
    """What kind of thing happened."""

    NETWORK = "network"
    TUNNEL = "tunnel"
    ADDRESS = "address"
    WAY = "way"
    SLEEP = "sleep"
    CLOCK = "clock"


class Happening(Struct, frozen=True):
    """Something that happened to this computer at a moment of the session, and the sentence that says it."""

    at_ns: int
    kind: Kind
    text: Text


_UP = QT_TRANSLATE_NOOP("Surroundings", "This computer: network {name} is up, with {addresses}")
_DOWN = QT_TRANSLATE_NOOP("Surroundings", "This computer: network {name} is down; it had {addresses}")
_TUNNEL_UP = QT_TRANSLATE_NOOP("Surroundings", "This computer: VPN or tunnel {name} is up, with {addresses}")
_TUNNEL_DOWN = QT_TRANSLATE_NOOP(
    "Surroundings", "This computer: VPN or tunnel {name} is down; it had {addresses}"
)
_OTHER_ADDRESS = QT_TRANSLATE_NOOP(
    "Surroundings", "This computer: {name} has the address {addresses} now; it had {before}"
)
_OTHER_WAY = QT_TRANSLATE_NOOP(
    "Surroundings", "This computer: the way out is from {addresses} now; it was from {before}"
)
_NO_WAY = QT_TRANSLATE_NOOP("Surroundings", "This computer: there is no way out now; it was from {before}")
_SLEPT = QT_TRANSLATE_NOOP("Surroundings", "This computer slept for {length}")
_SLEPT_OR_STOPPED = QT_TRANSLATE_NOOP("Surroundings", "This computer slept, or was stopped, for {length}")
_FORWARD = QT_TRANSLATE_NOOP("Surroundings", "This computer: its clock was set {length} forward")
_BACK = QT_TRANSLATE_NOOP("Surroundings", "This computer: its clock was set {length} back")
_SECONDS = QT_TRANSLATE_NOOP("Surroundings", "{n} s")
_MINUTES = QT_TRANSLATE_NOOP("Surroundings", "{n} min")
_HOURS = QT_TRANSLATE_NOOP("Surroundings", "{hours} h {minutes} min")
_NOWHERE = QT_TRANSLATE_NOOP("Surroundings", "nowhere")


def happenings(before: Surroundings, now: Surroundings) -> tuple[Happening, ...]:
    """Return what happened between two looks at this computer; sleep first, for it explains the rest."""
    found = [*_times(before, now), *_networks(before, now)]
    return tuple(Happening(now.at_ns, kind, text) for kind, text in found)


def _times(before: Surroundings, now: Surroundings) -> Iterator[tuple[Kind, Text]]:
    """Yield sleep and a clock that was set.

    Linux has a clock that counts sleep, so both are known for sure. Elsewhere the monotonic clock stands
    still in sleep (macOS) or runs on (Windows): then the wall clock jumps, or the look comes late.
    """
    passed_ns = now.at_ns - before.at_ns
    jumped_ns = now.unix_ns - before.unix_ns - passed_ns
    late_ns = passed_ns - SENSED_EVERY_NS
    if before.boot_ns is not None and now.boot_ns is not None:
        slept_ns = now.boot_ns - before.boot_ns - passed_ns
        jumped_ns -= slept_ns
        if slept_ns >= _SLEPT_NS:
            yield Kind.SLEEP, _SLEPT.with_(length=length(slept_ns))
            late_ns = 0
    elif jumped_ns >= _JUMP_NS:
        yield Kind.SLEEP, _SLEPT.with_(length=length(jumped_ns))
        jumped_ns = late_ns = 0
    if late_ns >= _LATE_NS:
        yield Kind.SLEEP, _SLEPT_OR_STOPPED.with_(length=length(late_ns))
    if abs(jumped_ns) >= _SLEPT_NS:
        yield Kind.CLOCK, (_FORWARD if jumped_ns > 0 else _BACK).with_(length=length(abs(jumped_ns)))


def _networks(before: Surroundings, now: Surroundings) -> Iterator[tuple[Kind, Text]]:
    old = {each.name: each for each in before.interfaces}
    new = {each.name: each for each in now.interfaces}
    told: set[str] = set()
    for name in sorted(old.keys() - new.keys()):
        gone = old[name]
        told.update(gone.addresses)
        text = _TUNNEL_DOWN if gone.tunnel else _DOWN
        yield _kind(gone), text.with_(name=name, addresses=_listed(gone.addresses))
    for name in sorted(new.keys() - old.keys()):
        come = new[name]
        told.update(come.addresses)
        text = _TUNNEL_UP if come.tunnel else _UP
        yield _kind(come), text.with_(name=name, addresses=_listed(come.addresses))
    for name in sorted(new.keys() & old.keys()):
        was, is_ = old[name].addresses, new[name].addresses
        if set(was) != set(is_):
            told.update(was, is_)
            yield Kind.ADDRESS, _OTHER_ADDRESS.with_(name=name, addresses=_listed(is_), before=_listed(was))
    if now.ways != before.ways and not told & set(now.ways + before.ways):
        was_words = _listed(before.ways) or _NOWHERE
        if now.ways:
            yield Kind.WAY, _OTHER_WAY.with_(addresses=_listed(now.ways), before=was_words)
        else:
            yield Kind.WAY, _NO_WAY.with_(before=was_words)


def _kind(interface: Interface) -> Kind:
    return Kind.TUNNEL if interface.tunnel else Kind.NETWORK


def _listed(addresses: tuple[str, ...]) -> str:
    return ", ".join(addresses)


def length(duration_ns: int) -> Text:
    """Return a duration in words: seconds, minutes, or hours and minutes."""
    seconds = duration_ns // 1_000_000_000
    if seconds < 120:
        return _SECONDS.with_(n=seconds)
    minutes = seconds // 60
    return (
        _MINUTES.with_(n=minutes)
        if minutes < 120
        else _HOURS.with_(hours=minutes // 60, minutes=minutes % 60)
    )
