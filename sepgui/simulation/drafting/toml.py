"""Values of a scenario document as TOML 1.0: texts, durations, spans, delays and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sepgui.catalogue.site_text import toml_text
from sepgui.domain.words import Words
from sepgui.simulation.drafting.moments import Span
from sepgui.simulation.world import Delay

Value = str | int | float | Sequence[str] | Sequence[int] | Mapping[str, "Value"]
Lines = Mapping[str, Value]
"""The keys of a table and their values, in the order in which they are written."""

_UNITS = (
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
    ("ns", 1),
)


def duration_text(length_ns: int) -> str:
    """Return a duration as documents write it: 1m20s."""
    sign, rest_ns = ("-", -length_ns) if length_ns < 0 else ("", length_ns)
    parts: list[str] = []
    for unit, size_ns in _UNITS:
        count, rest_ns = divmod(rest_ns, size_ns)
        if count:
            parts.append(f"{count}{unit}")
    return sign + ("".join(parts) or "0s")


def when(spans: Iterable[Span]) -> list[str]:
    """Return spans as documents write them; nothing for what is always so."""
    known = tuple(spans)
    if known == ((0, None),):
        return []
    return [
        f"{duration_text(from_ns) if from_ns else ''}..{duration_text(until_ns) if until_ns else ''}"
        for from_ns, until_ns in known
    ]


def delay_value(delay: Delay) -> dict[str, Value]:
    """Return a delay of base and jitter."""
    found: dict[str, Value] = {"base": duration_text(delay.base_ns)}
    if delay.jitter_ns:
        found["jitter"] = duration_text(delay.jitter_ns)
    return found


def words_value(words: Words) -> dict[str, Value]:
    """Return a text in every language."""
    return {"it": words.it, "en": words.en}


def lines(values: Lines) -> str:
    """Return keys and values, one a line; `when` is left out of what is always so."""
    return "\n".join(f"{key} = {_value(value)}" for key, value in values.items() if key != "when" or value)


def table(head: str, values: Lines) -> str:
    """Return a table under its head."""
    return f"{head}\n{lines(values)}"


def key_text(key: str) -> str:
    """Return a key, in quotes where it needs them."""
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else toml_text(key)


def _value(value: Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return toml_text(value)
        case int() | float():
            return repr(value)
        case Mapping():
            return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
        case _:
            return "[" + ", ".join(_value(inner) for inner in value) + "]"
