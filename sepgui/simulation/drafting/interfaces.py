"""This computer's own networks as a recorded session tells of them: which came and went, and when."""

from __future__ import annotations

from collections.abc import Iterable

from sepgui.domain.surroundings import SENSED_EVERY_NS, Happening, Kind
from sepgui.i18n import Text
from sepgui.simulation.drafting.moments import Span
from sepgui.simulation.drafting.toml import Lines, Value, table, when

_KINDS = (Kind.NETWORK, Kind.TUNNEL, Kind.ADDRESS)
_GONE = "it had {addresses}"
_Interface = tuple[str, str, bool]
"""Name, addresses as they are listed, and whether it is a tunnel's."""


def interface_tables(happenings: Iterable[Happening], began_ns: int) -> list[str]:
    """Return the networks that came and went; sleep and a clock that was set are left out."""
    spans: dict[_Interface, list[Span]] = {}
    up: dict[str, tuple[_Interface, int]] = {}
    tunnels: set[str] = set()
    for happening in happenings:
        said = _said(happening.text)
        if happening.kind not in _KINDS or "name" not in said or "addresses" not in said:
            continue
        at_ns = max(1, happening.at_ns - began_ns - SENSED_EVERY_NS // 2)
        name, addresses = said["name"], said["addresses"]
        if happening.kind is Kind.TUNNEL:
            tunnels.add(name)
        tunnel = name in tunnels
        gone = happening.text.source.endswith(_GONE)
        if gone or "before" in said:
            known = (name, said.get("before", addresses), tunnel)
            before, from_ns = up.pop(name, (known, 0))
            spans.setdefault(before, []).append((from_ns, at_ns))
        if not gone:
            up[name] = (name, addresses, tunnel), at_ns
    for interface, from_ns in up.values():
        spans.setdefault(interface, []).append((from_ns, None))
    return [_table(interface, found) for interface, found in spans.items()]


def _table(interface: _Interface, spans: list[Span]) -> str:
    name, addresses, tunnel = interface
    kind: dict[str, Value] = {"tunnel": True} if tunnel else {}
    keys: Lines = {"name": name, "addresses": addresses.split(", "), **kind, "when": when(spans)}
    return table("[[interface]]", keys)


def _said(text: Text) -> dict[str, str]:
    return {key: value for key, value in text.args if isinstance(value, str)}
