"""What the kernel tells beyond the socket API, behind one seam for all systems.

`kernel` is the module of this system. Linux gives the ICMP error that ended an attempt and the
round-trip time of the handshake; so does Windows from 10 2004 on, for TCP. Elsewhere, and where a
call is not there, the same functions say that nobody knows.
"""

from __future__ import annotations

import sys

from sepgui.probes.platform.facts import IcmpError, TcpFacts

if sys.platform == "linux":
    from sepgui.probes.platform import linux as kernel
elif sys.platform == "win32":
    from sepgui.probes.platform import windows as kernel
else:
    from sepgui.probes.platform import elsewhere as kernel

__all__ = ["IcmpError", "TcpFacts", "kernel"]
