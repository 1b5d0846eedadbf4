"""The values that every system's module gives."""

from __future__ import annotations

from msgspec import Struct

from sepgui.domain.outcome import Icmp, RttSource


class IcmpError(Struct, frozen=True):
    """One ICMP error from a socket's error queue, and the errno that the kernel made of it."""

    icmp: Icmp
    errno: int


class TcpFacts(Struct, frozen=True):
    """What the kernel knows of a TCP connection; `rtt_ns` is None when it has no sample."""

    rtt_ns: int | None
    rtt_source: RttSource
    retransmits: int | None


UNKNOWN = TcpFacts(rtt_ns=None, rtt_source=RttSource.NONE, retransmits=None)
