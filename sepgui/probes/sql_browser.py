"""Probe kind `sql-browser`: SQL Server Browser, which tells the ports of named instances; only on request."""

from __future__ import annotations

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.conversation import stranger
from sepgui.probes.outcomes import Learnt
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.udp import over_udp

_ANSWERED = QT_TRANSLATE_NOOP(
    "Probe", "SQL Server Browser answers. Instances and their TCP ports: {instances}."
)
_NO_PORT = "-"


async def probe_sql_browser(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return the instances that a SQL Server Browser tells of (MS-SQLR 2.2.2), asked with one byte."""
    from sepgui.wire.sql_browser import instances_request

    return await over_udp(request, net, clock, instances_request(), _judged)


def _judged(payload: bytes) -> Learnt:
    from sepgui.wire.sql_browser import read_instances

    instances = read_instances(payload)
    if instances is None:
        return stranger(payload, None)
    told = ", ".join(f"{each.name} {each.port or _NO_PORT}" for each in instances)
    ports = tuple(dict.fromkeys(str(each.port) for each in instances if each.port is not None))
    facts = [Fact(FactName.ENGINE, "SQL Server"), Fact(FactName.INSTANCES, told)]
    if ports:
        facts.append(Fact(FactName.TCP_PORT, ", ".join(ports)))
    return Learnt(Service.CONFIRMED, _ANSWERED.with_(instances=told), facts=tuple(facts))
