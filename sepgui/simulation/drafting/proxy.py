"""The system's proxy as a recorded session tells of it: what it did with the ways to the cloud."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from sepgui.domain.outcome import Meaning, Proxied, Service, TlsProblem
from sepgui.simulation.drafting.certificates import Certificates
from sepgui.simulation.drafting.moments import Between, Span, spans_where, steps_of
from sepgui.simulation.drafting.sockets import all_changes
from sepgui.simulation.drafting.stretches import Series
from sepgui.simulation.drafting.tables import Places
from sepgui.simulation.drafting.toml import Lines, Value, table, when

_ADDRESS = "198.51.100.253"
_WANTS_LOG_ON, _FORBIDS = 407, 403
_STATUSES = {"407: ": _WANTS_LOG_ON, "403: ": _FORBIDS}
_ANSWERED = (Service.CONFIRMED, Service.UNEXPECTED, Service.UNCHECKED)


def proxy_tables(
    series: Sequence[Series], places: Places, certificates: Certificates, moments: dict[Between, int]
) -> list[str]:
    """Return the proxy, its host and its services; nothing where the system had none.

    One proxy is drafted, the first that was met, with what it did to the first name asked through it.
    """
    through = next((each for each in series if _proxied(each) is not None), None)
    first = None if through is None else _proxied(through)
    if through is None or first is None or any(change not in moments for change in all_changes([through])):
        return []
    name, _, port = first.proxy.rpartition(":")
    address = _address(name, places)
    steps = steps_of(through.stretches, moments)
    there = spans_where(steps, lambda stretch: stretch.meaning.proxied is not None)
    ways = dict.fromkeys(key for step in steps if (key := _way(step.value.meaning)) is not None)
    services: list[str] = []
    for status, sha256 in ways:
        shown = next(
            proxied.tls
            for step in steps
            if _way(step.value.meaning) == (status, sha256) and (proxied := step.value.meaning.proxied)
        )
        spans: tuple[Span, ...] = spans_where(
            steps, lambda stretch, key=(status, sha256): _way(stretch.meaning) == key
        )
        opened: dict[str, Value] = {"status": status} if status else {}
        inspects: dict[str, Value] = {"inspects": certificates.name(shown)} if sha256 and shown else {}
        keys: Lines = {"port": int(port), "speaks": "proxy", **opened, **inspects, "when": when(spans)}
        services.append(table("[[host.service]]", keys))
    known = address in {each for addresses in places.hosts.values() for each in addresses}
    host = [] if known else [table("[[host]]", {"name": name, "names": [name], "addresses": [address]})]
    path: list[str] = []
    if not known:
        path.append(table("[[path]]", {"to": [address], "rtt": {"base": "1ms", "jitter": "500us"}}))
    setting: Lines = {"host": name, "port": int(port), "when": when(there)}
    return [*path, *(["\n\n".join((*host, *services))] if host else []), table("[[proxy]]", setting)]


def _proxied(series: Series) -> Proxied | None:
    found = (stretch.meaning.proxied for stretch in series.stretches)
    return next((proxied for proxied in found if proxied is not None), None)


def _way(meaning: Meaning) -> tuple[int, str] | None:
    """Return what the proxy did: its status (0: it opened the way), and whose certificate it showed."""
    proxied = meaning.proxied
    if proxied is None:
        return None
    inspected = proxied.tls is not None and TlsProblem.INSPECTED in proxied.tls.problems
    sha256 = proxied.tls.sha256 if proxied.tls is not None and inspected else ""
    if proxied.service in _ANSWERED:
        return 0, sha256
    through = dict(meaning.detail.args).get("through") if meaning.detail is not None else None
    said = getattr(through, "source", "")
    return next((status for start, status in _STATUSES.items() if said.startswith(start)), 503), sha256


def _address(name: str, places: Places) -> str:
    try:
        return str(ip_address(name.strip("[]")))
    except ValueError:
        return next((addresses[0] for host, addresses in places.hosts.items() if host == name), _ADDRESS)
