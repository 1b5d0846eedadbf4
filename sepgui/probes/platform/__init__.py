"""What the kernel tells beyond the socket API, behind one seam for all systems.

`kernel` is the module of this system. Linux gives the ICMP error that ended an attempt and the
round-trip time of the handshake; elsewhere the same functions say that nobody knows.
"""

from __future__ import annotations

import sys

from sepgui.probes.platform.facts import IcmpError, TcpFacts

if sys.platform == "linux":
    from sepgui.probes.platform import linux as kernel
else:
    from sepgui.probes.platform import elsewhere as kernel

__all__ = ["IcmpError", "TcpFacts", "kernel"]
