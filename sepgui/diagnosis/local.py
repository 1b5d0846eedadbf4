"""Rules: what is wrong is on this computer, or right beside it."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from sepgui.diagnosis.scene import Scene, asked, by_address, details, make, meaning, reasons
from sepgui.domain.finding import Cause, Certainty, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import HttpFacts, Reason, State
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP

_WIDE = {4: 16, 6: 48}
_SENT_ON = frozenset({301, 302, 303, 307, 308})
_LOG_ON_NEEDED = 511


def probe_at_fault(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for all cells whose probe has a bug: nothing was asked of them."""
    broken = [result for result in asked(scene.left) if meaning(result).reason is Reason.PROBE_BUG]
    if broken:
        yield make(Cause.PROBE_BUG, broken, _BUG, severity=Judgement.UNPROVEN)


def no_network(scene: Scene) -> Iterator[Finding]:
    """Yield one finding if there is a route to none of several networks: the computer has no network.

    To a single network it is a finding of its own: that one way is missing, as with a VPN that is down.
    This computer's own ports are reached without any network.
    """
    lost = [result for result in asked(scene.left) if meaning(result).reason is Reason.NO_ROUTE]
    if not lost:
        return
    everything = [result for result in asked(scene.all) if not _is_here(result, scene)]
    networks = {_network(result) for result in lost}
    if len(networks) > 1 and len(lost) == len(everything):
        yield make(Cause.NO_NETWORK, lost, _NO_NETWORK, reasons(lost), severity=Judgement.UNPROVEN)
        return
    for group in _by_network(lost):
        yield make(Cause.NO_ROUTE, group, _NO_ROUTE, reasons(group), severity=Judgement.UNPROVEN)


def local_firewall(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for what this computer's own firewall rejected."""
    stopped = [result for result in asked(scene.left) if meaning(result).reason is Reason.LOCAL_FIREWALL]
    if stopped:
        yield make(
            Cause.LOCAL_FIREWALL, stopped, _LOCAL_FIREWALL, reasons(stopped), severity=Judgement.UNPROVEN
        )


def local_trouble(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for whatever else kept this computer from asking."""
    stopped = [
        result
        for result in asked(scene.left)
        if result.state is State.ERROR and meaning(result).reason is not Reason.NAME_ERROR
    ]
    if stopped:
        yield make(
            Cause.LOCAL_TROUBLE, stopped, _LOCAL_TROUBLE, details(stopped), severity=Judgement.UNPROVEN
        )


def captive_portal(scene: Scene) -> Iterator[Finding]:
    """Yield one finding if unlike hosts send on to one and the same stranger, or want a log-on first.

    RFC 6585 6 has a status for the latter (511); a redirection of one host alone proves nothing.
    """
    known = {host.target.ascii for host in scene.plan.site.hosts}
    known |= {host.target.ascii for host in scene.plan.pair.managers}
    caught: dict[str, list[CellResult]] = {}
    for result in asked(scene.left):
        http = meaning(result).http
        if http is None or result.judgement is not Judgement.PROBLEM:
            continue
        if http.status == _LOG_ON_NEEDED:
            caught.setdefault("", []).append(result)
        elif (target := _sent_on_to(http)) and target not in known and target != result.row.cell.address:
            caught.setdefault(target, []).append(result)
    for portal, results in caught.items():
        if portal and len(by_address(results)) < 2:
            continue
        yield make(
            Cause.CAPTIVE_PORTAL,
            results,
            _PORTAL if portal else _LOG_ON,
            details(results),
            certainty=Certainty.LIKELY if portal else Certainty.CERTAIN,
            parts={"portal": portal},
        )


def _sent_on_to(http: HttpFacts) -> str | None:
    try:
        return urlsplit(http.location).hostname if http.status in _SENT_ON else None
    except ValueError:
        return None


def _is_here(result: CellResult, scene: Scene) -> bool:
    planned = result.row.planned
    here = scene.plan.vantage.host
    return planned.own is not None or (here is not None and planned.flow.listener == here)


def _network(result: CellResult) -> str:
    address = ip_address(result.row.cell.address.partition("%")[0])
    return str(ip_network(f"{address}/{_WIDE[address.version]}", strict=False))


def _by_network(results: list[CellResult]) -> Iterator[list[CellResult]]:
    groups: dict[str, list[CellResult]] = {}
    for result in results:
        groups.setdefault(_network(result), []).append(result)
    yield from groups.values()


_BUG = QT_TRANSLATE_NOOP("Finding", "A fault of this program: {ports} on {where} could not be asked.")
_NO_NETWORK = QT_TRANSLATE_NOOP(
    "Finding", "This computer has no network: it has a route to none of the hosts ({where})."
)
_NO_ROUTE = QT_TRANSLATE_NOOP(
    "Finding", "This computer has no route to {where}, so nothing could be asked there."
)
_LOCAL_FIREWALL = QT_TRANSLATE_NOOP(
    "Finding", "This computer's own firewall stops {ports} to {where}: the target was never asked."
)
_LOCAL_TROUBLE = QT_TRANSLATE_NOOP("Finding", "This computer could not ask {ports} of {where}.")
_PORTAL = QT_TRANSLATE_NOOP(
    "Finding",
    "This network wants a log-on first: unlike hosts ({where}) all send on to {portal} (captive portal).",
)
_LOG_ON = QT_TRANSLATE_NOOP(
    "Finding", "This network wants a log-on first (status 511, captive portal): {ports} of {where} say so."
)
