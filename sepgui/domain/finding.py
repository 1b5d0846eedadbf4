"""A finding: one root cause with its evidence, its cells, how sure it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.judgement import Judgement
from sepgui.domain.words import Words
from sepgui.i18n import Text


class Cause(StrEnum):
    """What can be wrong; the values are the stable ids that reports and remedies use."""

    PROBE_BUG = "probe-bug"
    NO_NETWORK = "no-network"
    NO_ROUTE = "no-route"
    LOCAL_FIREWALL = "local-firewall"
    LOCAL_TROUBLE = "local-trouble"
    CAPTIVE_PORTAL = "captive-portal"
    NAME_NOT_FOUND = "name-not-found"
    NAME_NO_ADDRESS = "name-no-address"
    NAME_SERVER_FAILURE = "name-server-failure"
    NAME_SERVER_REFUSED = "name-server-refused"
    NAME_SERVER_UNKNOWN = "name-server-unknown"
    NAME_SERVER_SILENT = "name-server-silent"
    NAME_MALFORMED = "name-malformed"
    NAME_ERROR = "name-error"
    RESOLVES_ELSEWHERE = "resolves-elsewhere"
    CLIENT_MAY_BLOCK_US = "client-may-block-us"
    HOST_DOWN = "host-down"
    HOST_SILENT = "host-silent"
    HOST_UNREACHABLE = "host-unreachable"
    SUBNET_UNREACHABLE = "subnet-unreachable"
    FIREWALL_REJECT = "firewall-reject"
    FIREWALL_DROP = "firewall-drop"
    FIREWALL_RESET = "firewall-reset"
    PATH_MTU = "path-mtu"
    REQUEST_DROPPED = "request-dropped"
    PORT_MOVED = "port-moved"
    DATABASE_DIFFERS = "database-differs"
    DATABASE_DOWN = "database-down"
    GUP_NOT_ACTIVE = "gup-not-active"
    SERVICE_STOPPED = "service-stopped"
    NOTHING_LISTENS = "nothing-listens"
    WRONG_SERVICE = "wrong-service"
    ACCESS_DENIED = "access-denied"
    SERVICE_OVERLOADED = "service-overloaded"
    SERVICE_BROKEN = "service-broken"
    SERVICE_MUTE = "service-mute"
    SSL_INSPECTION = "ssl-inspection"
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_NOT_YET_VALID = "certificate-not-yet-valid"
    CERTIFICATE_REPLACED = "certificate-replaced"
    CERTIFICATE_WRONG_NAME = "certificate-wrong-name"
    CERTIFICATE_WEAK = "certificate-weak"
    CERTIFICATE_UNTRUSTED = "certificate-untrusted"
    CERTIFICATE_ENDING = "certificate-ending"
    TLS_OUTDATED = "tls-outdated"
    TLS_NOTHING_IN_COMMON = "tls-nothing-in-common"
    CLOCK_SKEW = "clock-skew"
    PROXY_IN_THE_WAY = "proxy-in-the-way"
    PROXY_NEEDED = "proxy-needed"
    PORT_EXPOSED = "port-exposed"
    RETIRED_PORT_OPEN = "retired-port-open"
    FLAPPING = "flapping"
    OUTAGE_OVER = "outage-over"
    PATH_LOSSY = "path-lossy"
    PATH_SLOW = "path-slow"
    SERVICE_SLOW = "service-slow"


class Certainty(StrEnum):
    """How sure a cause is: seen as such, the likely one of several, or one of several."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Evidence(Struct, frozen=True):
    """One thing that was seen; `cell` leads to the sample behind it, None for what is of no cell."""

    text: Text
    cell: CellKey | None = None


class FirewallRequest(Struct, frozen=True):
    """What a firewall team must let through: one line of its form.

    `source` and `destination` are hosts as people call them, with their addresses, empty where unknown;
    `by` is the address of who refuses now, None where it does not name itself. One of a `simulated`
    network is for nobody.
    """

    source: str
    source_address: str
    destination: str
    destination_address: str
    transport: Transport
    port: int
    entry: str
    by: str | None = None
    simulated: bool = False


class Finding(Struct, frozen=True):
    """One root cause and all the cells that it explains.

    `decides` is the one test that would settle what cannot be decided from here, None where nothing is
    open; `requests` are for a firewall team, where a firewall is the cause.
    """

    cause: Cause
    severity: Judgement
    cells: tuple[CellKey, ...]
    summary: Text
    evidence: tuple[Evidence, ...]
    remedy: Words
    certainty: Certainty = Certainty.CERTAIN
    decides: Text | None = None
    requests: tuple[FirewallRequest, ...] = ()


def of_simulation(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings whose requests say that their network is made up."""
    return tuple(
        replace(each, requests=tuple(replace(request, simulated=True) for request in each.requests))
        for each in findings
    )


def gone_on(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[int | None, ...]:
    """Return for each finding the place of the earlier one that goes on in it, None where it begins.

    They have the cause and a cell in common, or both have none: which ports of a host lose packets changes
    from second to second, and is one finding all the while. No two go on from the same one.
    """
    whole = {(finding.cause, finding.cells): place for place, finding in enumerate(before)}
    found = [whole.pop((finding.cause, finding.cells), None) for finding in after]
    left = {
        (before[place].cause, cell): place
        for place in reversed(whole.values())
        for cell in before[place].cells
    }
    taken: set[int] = set()
    for at, finding in enumerate(after):
        if found[at] is None:
            places = (left.get((finding.cause, cell)) for cell in finding.cells)
            place = next((place for place in places if place is not None and place not in taken), None)
            if place is not None:
                found[at] = place
                taken.add(place)
    return tuple(found)
