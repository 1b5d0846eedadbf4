"""Amounts in scenario documents: durations, spans of time and networks, read from their texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_network

from sepgui.catalogue.document import Table
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.simulation.world import Delay, Network, Ports, Rise, Window, Windows

_UNITS_NS = {
    "d": 86_400_000_000_000,
    "h": 3_600_000_000_000,
    "m": 60_000_000_000,
    "s": 1_000_000_000,
    "ms": 1_000_000,
    "us": 1_000,
    "ns": 1,
}
_UNIT = "(?:d|h|ms|m|s|us|ns)"
_PART = re.compile(rf"([0-9]+)({_UNIT})")
_LENGTH = rf"(?:[0-9]+{_UNIT})+"
_DURATION = re.compile(rf"(-?)({_LENGTH})")
_RATES = {"bit/s": 1, "kbit/s": 1_000, "Mbit/s": 1_000_000, "Gbit/s": 1_000_000_000}
_RATE = re.compile("([0-9]{1,9})([kMG]?bit/s)")
_SPAN = re.compile(
    rf"(?P<from>{_LENGTH})?\s*\.\.\s*(?P<until>{_LENGTH})?"
    rf"(?:\s+every\s+(?P<every>{_LENGTH})\s+for\s+(?P<for>{_LENGTH}))?"
)

_NO_DURATION = QT_TRANSLATE_NOOP(
    "Scenario", "“{text}” is not a duration; write whole numbers with units, such as 350ms, 15m20s or 98d."
)
_NO_BANDWIDTH = QT_TRANSLATE_NOOP(
    "Scenario",
    "“{text}” is not a bandwidth; write a whole number with its unit, such as 256kbit/s or 2Mbit/s.",
)
_NEGATIVE = QT_TRANSLATE_NOOP("Scenario", "“{text}” is negative; write a duration from now on.")
_NO_SPAN = QT_TRANSLATE_NOOP(
    "Scenario",
    "“{text}” is not a span of time; write FROM..UNTIL, such as 15m..15m6s, 46m.. or ..10s, "
    "or 1m..5m every 14s for 7s.",
)
_NO_NETWORK = QT_TRANSLATE_NOOP(
    "Scenario", "“{text}” is neither a host of this scenario nor a network; write 10.20.0.0/16 or {hosts}."
)

_NO_PORT = QT_TRANSLATE_NOOP("Scenario", "“{text}” is no port; write 1 to 65535, or a range such as 1-1023.")


def parse_duration(text: str) -> int | None:
    """Return a duration in nanoseconds, negative with a leading minus; None for a text that is none."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    total_ns = sum(int(number) * _UNITS_NS[unit] for number, unit in _PART.findall(match[2]))
    return -total_ns if match[1] else total_ns


def duration(table: Table, key: str) -> int:
    """Return the duration of a key, in nanoseconds, 0 or more."""
    length_ns = signed_duration(table, key)
    if length_ns < 0:
        table.refuse_value(key, _NEGATIVE.with_(text=table.text(key)))
    return length_ns


def signed_duration(table: Table, key: str) -> int:
    """Return the duration of a key, in nanoseconds; negative lies in the past."""
    text = table.text(key)
    length_ns = parse_duration(text)
    if length_ns is None:
        table.refuse_value(key, _NO_DURATION.with_(text=text))
    return length_ns


def delay(table: Table, key: str) -> Delay:
    """Return the delay that a table describes: base, and as they like jitter, sway with period, rise."""
    inner = table.table(key)
    rise = inner.optional(inner.table, "rise")
    found = Delay(
        base_ns=duration(inner, "base"),
        jitter_ns=_or_zero(inner, "jitter"),
        sway_ns=_or_zero(inner, "sway"),
        sway_period_ns=max(1, duration(inner, "period")) if inner.has("period") else Delay(0).sway_period_ns,
        rise=_rise(rise) if rise is not None else None,
    )
    inner.close()
    return found


def bandwidth(table: Table, key: str) -> int:
    """Return the bandwidth of a key, in bits a second."""
    text = table.text(key)
    match = _RATE.fullmatch(text.strip())
    if match is None or not int(match[1]):
        table.refuse_value(key, _NO_BANDWIDTH.with_(text=text))
    return int(match[1]) * _RATES[match[2]]


def windows(table: Table, key: str) -> Windows:
    """Return the spans of time that a list of texts names; none where the key is absent: always."""
    if not table.has(key):
        return ()
    return tuple(_window(table, key, text) for text in table.texts(key))


def networks(table: Table, key: str, hosts: Mapping[str, tuple[str, ...]]) -> tuple[Network, ...]:
    """Return the networks of a list of texts, each a network, an address, or a host by its label."""
    found: list[Network] = []
    for text in table.texts(key):
        for part in hosts.get(text, (text,)):
            try:
                found.append(ip_network(part))
            except ValueError:
                table.refuse_value(key, _NO_NETWORK.with_(text=text, hosts=", ".join(hosts)))
    return tuple(found)


def ports(table: Table, key: str) -> Ports:
    """Return the ports of a list of texts, each a number or a range; all where the key is absent."""
    if not table.has(key):
        return ()
    found: list[range] = []
    for text in table.texts(key):
        low, dash, high = text.partition("-")
        numbers = [int(part) for part in (low, high if dash else low) if part.isascii() and part.isdigit()]
        if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1] < 65_536:
            table.refuse_value(key, _NO_PORT.with_(text=text))
        found.append(range(numbers[0], numbers[1] + 1))
    return tuple(found)


def _rise(table: Table) -> Rise:
    found = Rise(duration(table, "by"), duration(table, "from"), duration(table, "until"))
    table.close()
    return found


def _or_zero(table: Table, key: str) -> int:
    return duration(table, key) if table.has(key) else 0


def _window(table: Table, key: str, text: str) -> Window:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        table.refuse_value(key, _NO_SPAN.with_(text=text))
    from_ns = _part_or(match["from"], 0)
    until_ns = parse_duration(match["until"]) if match["until"] else None
    period_ns, length_ns = _part_or(match["every"], 0), _part_or(match["for"], 0)
    repeats_well = match["every"] is None or 0 < length_ns < period_ns
    if (until_ns is not None and until_ns <= from_ns) or not repeats_well:
        table.refuse_value(key, _NO_SPAN.with_(text=text))
    return Window(from_ns, until_ns, period_ns, length_ns)


def _part_or(text: str | None, absent: int) -> int:
    found = parse_duration(text) if text else None
    return absent if found is None else found
