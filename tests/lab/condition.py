"""What a condition of the lab is: what is asked, what is done to it, what is therefore true of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from tests.lab.addresses import Place
from tests.lab.injector import Answer

TIMEOUT_MS = 3500
AT_ONCE_MS = (0, 900)
ONE_SYN_LOST_MS = (900, 2000)
NEIGHBOUR_SILENT_MS = (2000, 3490)
# The router may be in the middle of a search that an earlier attempt began.
ROUTER_S_NEIGHBOUR_SILENT_MS = (0, 3490)
DEADLINE_MS = (TIMEOUT_MS, TIMEOUT_MS + 500)

TCP, UDP = Transport.TCP, Transport.UDP

ONE_SYN_IS_LOST = "tcp flags syn / syn,ack tcp dport != @asked add @asked { tcp dport } drop"
"""A verdict: a SYN is dropped where none was for a while; the ruleset brings the set that remembers it."""


class Behaviour(StrEnum):
    """What a listener does."""

    ACCEPT = "accept, wait for the other side to close"
    RESET = "accept, reset at once"
    FIN = "accept, close at once"
    SILENT = "accept, never say a word"
    BANNER = "accept, say a line at once"
    SLOW_BANNER = "accept, say a line after 1.5 s"
    GARBAGE = "accept, send bytes without meaning"
    DRIP = "accept, answer one byte a second"
    ENDLESS_HEAD = "accept, send headers without end"
    ENDLESS_BODY = "accept, send a page without end"
    TLS = "speak TLS, answer anything else with an alert"
    HTTP = "speak HTTP, without TLS"
    BACKLOG_FULL = "never accept, backlog full"
    ECHO = "send every datagram back"
    MUTE = "take every datagram, never answer"


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict of nftables for the packets of a condition, in the host firewall of a place or in the router.

    `reply` matches the way back instead.
    """

    place: Place
    verdict: str
    reply: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true: state, reason, the ICMP message (version, type, code) and its sender, how long it takes.

    `syn_retransmits` is how many SYNs had to be sent again before the answer.
    """

    state: State
    reason: Reason
    icmp: tuple[int, int, int] | None = None
    sender: str | None = None
    within_ms: tuple[int, int] = AT_ONCE_MS
    syn_retransmits: int = 0


@dataclass(frozen=True, slots=True)
class Condition:
    """One row: what is asked, what is done to it, what is true."""

    name: str
    transport: Transport
    address: str
    port: int
    truth: Truth
    rule: Rule | None = None
    listener: Behaviour | None = None
    injected: Answer | None = None

    @property
    def id(self) -> str:
        """The name as an identifier, unique in the table."""
        return f"{self.transport.value} {self.name}"


OPEN = Truth(State.OPEN, Reason.SYN_ACK)
REFUSED = Truth(State.CLOSED, Reason.CONN_REFUSED)
SILENCE = Truth(State.FILTERED, Reason.NO_RESPONSE, within_ms=DEADLINE_MS)
UDP_SILENCE = Truth(State.OPEN_FILTERED, Reason.NO_RESPONSE, within_ms=DEADLINE_MS)


def told(
    state: State,
    reason: Reason,
    icmp: tuple[int, int, int],
    sender: str,
    within_ms: tuple[int, int] = AT_ONCE_MS,
) -> Truth:
    """Return what is true where an ICMP message (version, type, code) comes back."""
    return Truth(state, reason, icmp, sender, within_ms)
