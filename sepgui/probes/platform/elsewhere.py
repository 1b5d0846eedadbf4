"""The kernel seam where the system tells nothing more than errno: times are our own loop's."""

from __future__ import annotations

import socket

from sepgui.probes.platform.facts import UNKNOWN, IcmpError, TcpFacts
from sepgui.probes.seams import Lost

TELLS_HOPS = False
"""Whether the sender of an ICMP error is told for TCP, so that a path can be traced."""


def ask_for_icmp_errors(sock: socket.socket) -> None:
    """Do nothing: this system keeps no error queue."""


def forget_icmp_errors(sock: socket.socket) -> None:
    """Do nothing: this system keeps no error queue."""


def icmp_errors(sock: socket.socket) -> tuple[IcmpError, ...]:
    """Return nothing: errno is all there is."""
    return ()


def tcp_facts(sock: socket.socket) -> TcpFacts:
    """Return that nobody knows."""
    return UNKNOWN


def lost(sock: socket.socket) -> Lost | None:
    """Return that nobody knows."""
    return None
