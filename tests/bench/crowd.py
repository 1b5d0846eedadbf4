"""250 hosts behind the lab's router, and what is true of each of their ports.

They are addresses of the server namespace, of the range for benchmarks (RFC 2544), so that every packet
crosses the router. Their packets are not tracked there: thousands of attempts in a row would fill its table.
One kernel stands for 250 hosts, so its limit on the ICMP messages of a whole computer is lifted: 750 refused
UDP ports at once would otherwise be partly silent.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab, end

HOSTS = tuple(f"198.18.0.{number}" for number in range(1, 251))
_NET = "198.18.0.0/24"

OPEN = (22, 443, 445, 8014, 8443, 9090)
CLOSED = (139, 2638)
DROPPED = (1100, 1433, 2967, 2968, 8081, 8082, 8445, 8446, 8447, 8765)
REJECTED = 8444
"""Closed, or rejected by the router where a run wants that."""
STAND_INS = (80, 135, 137, 138, 514)
"""Closed TCP ports that peers ask where sepgui asks 443 twice more and UDP 137, 138 and 514, also closed."""
PEERS_PORTS = tuple(sorted((*OPEN, *CLOSED, *DROPPED, REJECTED, *STAND_INS)))

_USUAL_BURST = 50
_ROLES = '"manager", "client", "gup", "database", "content-analysis", "cloud", "syslog"'
_UNTRACKED = f"""
table ip crowd {{
  chain before {{
    type filter hook prerouting priority -300; ip daddr {_NET} notrack; ip saddr {_NET} notrack;
  }}
  chain out {{
    type filter hook output priority -300; ip daddr {_NET} notrack; ip saddr {_NET} notrack;
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a port must turn out to be: state, reason, and who sent the ICMP message, if one did."""

    state: str
    reason: str
    rejected_by: str | None = None


def truth_of(host: str, transport: str, port: int, rejects: str | None) -> Truth:
    """Return the truth of a port of a host; `rejects` is who rejects the port that may be rejected."""
    if transport == "udp":
        return Truth("closed", "port-unreach", host)
    if port in OPEN:
        return Truth("open", "syn-ack")
    if port in DROPPED:
        return Truth("filtered", "no-response")
    if port == REJECTED and rejects is not None:
        return Truth("filtered", "admin-prohibited", rejects)
    return Truth("closed", "conn-refused")


def site_document() -> str:
    """Return the site of these hosts, each in every role that listens, and of this computer, a manager."""
    hosts = [f'[[host]]\nname = "{host}"\nroles = [{_ROLES}]\n' for host in HOSTS]
    here = f'[[host]]\nname = "{at.CLIENT}"\nroles = ["manager"]\n'
    return "\n".join(('name = "crowd"', *hosts, here))


@contextmanager
def crowd(lab: Lab) -> Generator[None]:
    """Have the hosts there, listening and dropping, for a while."""
    addresses = [f"addr {{}} {host}/32 dev lo" for host in HOSTS]
    tracked = (Place.CLIENT, Place.ROUTER, Place.SERVER)
    with ExitStack() as stack:
        for place, line in (
            (Place.CLIENT, f"route {{}} {_NET} via {at.ROUTER}"),
            (Place.ROUTER, f"route {{}} {_NET} via {at.SERVER}"),
            (Place.SERVER, "\n".join(addresses)),
        ):
            lab.run(place, "ip", "-batch", "-", stdin=line.replace("{}", "add"))
            stack.callback(lab.run, place, "ip", "-batch", "-", stdin=line.replace("{}", "del"))
        stack.enter_context(many_icmp_messages(lab))
        for place in tracked:
            lab.run(place, "nft", "-f", "-", stdin=_UNTRACKED)
            stack.callback(lab.run, place, "nft", "delete", "table", "ip", "crowd")
        ports = ", ".join(str(port) for port in DROPPED)
        stack.enter_context(lab.firewall(Place.ROUTER, f"ip daddr {_NET} tcp dport {{ {ports} }} drop"))
        # Servers of the lab listen on every address of theirs, these included; here nobody does.
        stack.enter_context(lab.firewall(Place.SERVER, f"ip daddr {_NET} meta l4proto udp reject"))
        wanted = ",".join(HOSTS), ",".join(str(port) for port in OPEN)
        accepting = lab.python(Place.SERVER, "tests.bench.accepting", *wanted)
        stack.callback(end, accepting)
        yield


@contextmanager
def many_icmp_messages(lab: Lab) -> Generator[None]:
    """Let the servers send as many ICMP messages at once as they like, for a while (icmp_msgs_burst)."""

    def at_once(messages: int) -> None:
        lab.run(Place.SERVER, "sysctl", "-qw", "-e", f"net.ipv4.icmp_msgs_burst={messages}")

    at_once(100_000)
    try:
        yield
    finally:
        at_once(_USUAL_BURST)


@contextmanager
def rejecting(lab: Lab) -> Generator[str]:
    """Have the router reject one port of every host, for a while; yield its address."""
    rule = f"ip daddr {_NET} tcp dport {REJECTED} reject with icmp type admin-prohibited"
    with lab.firewall(Place.ROUTER, rule):
        yield at.ROUTER
