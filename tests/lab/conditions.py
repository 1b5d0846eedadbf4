"""The literal table of the lab's conditions: what is done to a port, and what is therefore true of it.

Everything else follows from it: the firewall rules, the misbehaving listeners, the injected ICMP errors,
the tests, and the table in docs/verdicts.md.
"""

from __future__ import annotations

from tests.lab.addresses import Place
from tests.lab.condition import Condition
from tests.lab.tcp_conditions import TCP_CONDITIONS
from tests.lab.udp_conditions import UDP_CONDITIONS

CONDITIONS: tuple[Condition, ...] = (*TCP_CONDITIONS, *UDP_CONDITIONS)


def rules_of(condition: Condition, place: Place) -> list[str]:
    """Return the nftables rules of a condition at a place; none or one."""
    rule = condition.rule
    if rule is None or rule.place is not place:
        return []
    family = "ip6" if ":" in condition.address else "ip"
    side, port = ("saddr", "sport") if rule.reply else ("daddr", "dport")
    match = f"{family} {side} {condition.address} {condition.transport.value} {port} {condition.port}"
    return [f"{match} {rule.verdict}"]


def injected_answers(version: int) -> list[str]:
    """Return the injector's arguments for an IP version, ``PORT=TYPE/CODE/QUOTED``."""
    return [
        f"{c.port}={c.injected.to_word()}"
        for c in CONDITIONS
        if c.injected is not None and (":" in c.address) == (version == 6)
    ]
