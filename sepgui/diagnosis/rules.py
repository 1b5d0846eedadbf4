"""The table of diagnosis rules, and the one function that applies it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from msgspec.structs import replace

from sepgui.diagnosis.blocked import client_may_block_us
from sepgui.diagnosis.certificates import (
    certificate_faults,
    certificate_replaced,
)
from sepgui.diagnosis.clocks import clock_ages_certificates, host_clock, own_clock
from sepgui.diagnosis.firewalls import firewall_drops, firewall_rejects, firewall_resets, packets_vanish
from sepgui.diagnosis.hosts import host_does_not_answer, subnet_unreachable
from sepgui.diagnosis.identity import resolves_elsewhere
from sepgui.diagnosis.local import captive_portal, local_firewall, local_trouble, no_network, probe_at_fault
from sepgui.diagnosis.names import name_does_not_resolve
from sepgui.diagnosis.proxies import proxy_inspects, proxy_stands_in_the_way, proxy_stops
from sepgui.diagnosis.quality import exposed, flapping, not_well, outage_is_over
from sepgui.diagnosis.scene import Everything, Rule, Scene, details
from sepgui.diagnosis.services import (
    database_differs,
    database_is_down,
    followers,
    gup_is_none,
    port_moved,
    service_is_mute,
    service_is_sick,
    service_is_stopped,
    wrong_service,
)
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Certainty, Finding
from sepgui.domain.judgement import SEVERITY
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult

RULES: tuple[Rule, ...] = (
    probe_at_fault,
    name_does_not_resolve,
    no_network,
    local_firewall,
    local_trouble,
    captive_portal,
    client_may_block_us,
    flapping,
    proxy_stops,
    proxy_inspects,
    subnet_unreachable,
    host_does_not_answer,
    resolves_elsewhere,
    own_clock,
    packets_vanish,
    firewall_rejects,
    firewall_resets,
    database_is_down,
    firewall_drops,
    port_moved,
    gup_is_none,
    service_is_stopped,
    wrong_service,
    service_is_sick,
    service_is_mute,
    clock_ages_certificates,
    certificate_replaced,
    certificate_faults,
    proxy_stands_in_the_way,
    database_differs,
    host_clock,
    outage_is_over,
    not_well,
    exposed,
)
"""In order: what an earlier rule explains, no later rule sees."""

_CERTAINTY = tuple(Certainty)


def diagnose(results: Sequence[CellResult], plan: Plan, now_unix_s: int | None = None) -> tuple[Finding, ...]:
    """Return the findings of a run or of the newest samples of a watch, the worst first.

    `now_unix_s` is what this computer's clock showed then, for what its being wrong explains.
    A cell has one finding at most. Of equal weight, the surer comes first, then the one of the earlier rule.
    """
    everything = Everything(results)
    findings: list[Finding] = []
    explained: set[CellKey] = set()
    scene = Scene(tuple(everything), everything, plan, now_unix_s)
    for rule in RULES:
        found = tuple(rule(scene))
        explained.update(cell for finding in found for cell in finding.cells)
        for finding in found:
            whole = _with_followers(finding, scene, explained)
            findings.append(whole)
            explained.update(whole.cells)
        if found:
            left = tuple(result for result in scene.left if result.row.cell not in explained)
            scene = Scene(left, everything, plan, now_unix_s)
    return worst_first(findings)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by their weight, of equal weight the surer first, else in the order given."""
    return tuple(sorted(findings, key=_weight))


def _with_followers(finding: Finding, scene: Scene, explained: Container[CellKey]) -> Finding:
    """Return a finding with what fails only because of it, and is not explained otherwise."""
    more = [result for result in followers(finding, scene) if result.row.cell not in explained]
    if not more:
        return finding
    return replace(
        finding,
        cells=(*finding.cells, *(result.row.cell for result in more)),
        evidence=(*finding.evidence, *details(more)),
    )


def _weight(finding: Finding) -> tuple[int, int]:
    return SEVERITY.index(finding.severity), _CERTAINTY.index(finding.certainty)
