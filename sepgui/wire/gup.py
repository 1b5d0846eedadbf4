"""What tells a Group Update Provider from its predecessor on the same port, without I/O.

A GUP is a caching HTTP server (RFC 9112). On port 2967 Symantec AntiVirus 10 had rtvscan, whose
messages begin with `RTVSCAN`.
"""

from __future__ import annotations

RTVSCAN = bytes.fromhex("00 06 01 01 00 10")


def is_rtvscan(start: bytes) -> bool:
    """Whether an answer begins as the messages of rtvscan do."""
    return start.startswith(RTVSCAN)
