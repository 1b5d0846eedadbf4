"""A plan as a small script for another host: it tests its TCP flows with what is there and prints JSON.

The script changes nothing and sends nothing: it opens a connection and closes it. Ports that are for the
host itself are left out, and 8765 and 8447 whatever the site says (adr/0022).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from sepgui.assets import asset
from sepgui.catalogue.site_text import site_text
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Asked, Role
from sepgui.domain.plan import Action, Expectation, Plan, PlannedFlow
from sepgui.domain.site import Site, SiteHost
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate

SCHEMA = "sepgui.vantage/1"
NEVER = frozenset({8765, 8447})
"""Ports of which one never knows what a stray packet does: Tomcat's shutdown and the process launcher."""

_SAFE_HOST = re.compile(r"[A-Za-z0-9._:-]+(?:%[A-Za-z0-9._-]+)?")
_BETWEEN_CLIENT_PORTS_S = 5
_ACCENTS = str.maketrans({"à": "a'", "è": "e'", "é": "e'", "ì": "i'", "ò": "o'", "ù": "u'", "È": "E'"})

_WHAT = QT_TRANSLATE_NOOP(
    "Script", "Tests, on {vantage}, which ports of Symantec Endpoint Protection can be reached."
)
_HARMLESS = QT_TRANSLATE_NOOP(
    "Script",
    "It changes nothing and needs no special rights: it opens {count} TCP connections, one by one, "
    "sends nothing and closes them.",
)
_HOW = QT_TRANSLATE_NOOP("Script", "Run it on {vantage}, then send back the file it makes:")
_NOTHING = QT_TRANSLATE_NOOP("Script", "There is nothing that this host could test over TCP.")


def script_flows(plan: Plan) -> tuple[PlannedFlow, ...]:
    """Return the flows of a plan that a script may try: TCP, this vantage's own, and never local-only."""
    return tuple(planned for planned in plan.flows if _may_try(planned))


def _may_try(planned: PlannedFlow) -> bool:
    flow = planned.flow
    return (
        planned.action is Action.PROBE
        and planned.provable
        and planned.own is None
        and planned.expectation is Expectation.LISTENING
        and not flow.entry.local_only
        and flow.endpoint.asked is Asked.NORMALLY
        and flow.transport is Transport.TCP
        and flow.port not in NEVER
        and planned.target is not None
        and _SAFE_HOST.fullmatch(planned.target.ascii) is not None
    )


class NothingToTry(ValueError):  # noqa: N818 - it is what the reader is told, not a fault
    """The plan holds no flow that a script may try; `text` says so."""

    text = _NOTHING


def script_sh(plan: Plan, lang: Lang) -> str:
    """Return the script for a plain sh, with bash or nc where they are; ASCII. Raises `NothingToTry`."""
    flows = [
        f"try {_sh(planned.flow.entry.id)} {_sh(_host(planned))} {planned.flow.port} {pause}"
        for planned, pause in _paced(plan)
    ]
    seconds = max(1, -(-plan.options.timeout_ns // 1_000_000_000))
    head = json.dumps(_head(plan))[1:-1] + ","
    return _filled("other-end.sh", plan, lang, {"SECONDS": str(seconds), "HEAD": _sh(head)}, flows)


def script_powershell(plan: Plan, lang: Lang) -> str:
    """Return the script for Windows PowerShell 5.1 and later; ASCII. Raises `NothingToTry`."""
    flows = [
        f"Test-Flow {_ps(planned.flow.entry.id)} {_ps(_host(planned))} {planned.flow.port} {pause}"
        for planned, pause in _paced(plan)
    ]
    milliseconds = plan.options.timeout_ns // 1_000_000
    values = {"MILLISECONDS": str(milliseconds), "HEAD": _ps(json.dumps(_head(plan)))}
    return _filled("other-end.ps1", plan, lang, values, flows)


SCRIPTS: Mapping[str, Callable[[Plan, Lang], str]] = MappingProxyType(
    {"powershell": script_powershell, "sh": script_sh}
)
"""How each script is made."""


def _paced(plan: Plan) -> Iterator[tuple[PlannedFlow, int]]:
    """Yield the flows with the seconds to wait after each: clients may take haste for a port scan."""
    flows = script_flows(plan)
    if not flows:
        raise NothingToTry(_NOTHING.source)
    for planned in flows:
        slowly = planned.flow.entry.listener_role is Role.CLIENT
        yield planned, _BETWEEN_CLIENT_PORTS_S if slowly else 0


def _head(plan: Plan) -> dict[str, object]:
    hosts: dict[str, SiteHost] = {}
    ends = (host for planned in plan.flows for host in (planned.flow.initiator, planned.flow.listener))
    here = (plan.vantage.host,)
    for host in (*plan.pair.managers, *plan.pair.clients, *here, *ends):
        if host is not None and Role.CLOUD not in host.roles:
            hosts.setdefault(host.target.ascii, host)
    site = _named(replace(plan.site, hosts=tuple(hosts.values())))
    return {
        "vantage": _vantage(plan),
        "managers": [host.name for host in plan.pair.managers],
        "clients": [host.name for host in plan.pair.clients],
        "sep_version": None if plan.version_assumed else str(plan.version),
        "site": site_text(site),
    }


def _named(site: Site) -> Site:
    return site if site.name.strip() else replace(site, name="site")


def _vantage(plan: Plan) -> str:
    return plan.vantage.host.name if plan.vantage.host is not None else plan.vantage.label


def _host(planned: PlannedFlow) -> str:
    assert planned.target is not None  # such flows are not in a script
    return planned.target.ascii


def _filled(name: str, plan: Plan, lang: Lang, values: Mapping[str, str], flows: list[str]) -> str:
    vantage = _vantage(plan)
    words = {
        "WHAT": _comment(translate(_WHAT.with_(vantage=vantage), lang)),
        "HARMLESS": _comment(translate(_HARMLESS.with_(count=len(flows)), lang)),
        "HOW": _comment(translate(_HOW.with_(vantage=vantage), lang)),
        "FILE": re.sub(r"[^A-Za-z0-9._-]", "-", vantage).lstrip("-.")[:60] or "sepgui",
        "SCHEMA": SCHEMA,
        "FLOWS": "\n".join(flows),
        **values,
    }
    template = asset("resources", "scripts", name).read_text("utf-8")
    return re.sub(r"@([A-Z]+)@", lambda place: words[place[1]], template)


def _comment(words: str) -> str:
    """Return words as one line of plain ASCII, which every code page and both shells take as a comment."""
    plain = words.translate(_ACCENTS)
    return "".join(char if " " <= char <= "~" else "?" for char in plain)


def _sh(text: str) -> str:
    """Return text between single quotes of a POSIX shell (2.2.2)."""
    return "'" + text.replace("'", "'\\''") + "'"


def _ps(text: str) -> str:
    """Return text between single quotes of PowerShell (about_Quoting_Rules)."""
    return "'" + text.replace("'", "''") + "'"
