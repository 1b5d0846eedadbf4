"""What one attempt said to a port and heard from it, byte for byte; kept only when somebody asks for it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Reason, State

MOST_KEPT = 512
"""How many bytes are kept of each direction and layer of a talk; beyond them bytes are only counted."""
MOST_TALKS = 8
"""How many connections of one attempt are kept; no probe makes more than a few."""


class Direction(StrEnum):
    """Which way bytes went, seen from this computer."""

    SENT = "sent"
    RECEIVED = "received"


class Layer(StrEnum):
    """Where bytes were seen: on the wire, on the wire in a TLS handshake, or inside TLS.

    Those inside are as the application writes and reads them; on the wire they are encrypted.
    """

    WIRE = "wire"
    HANDSHAKE = "tls-handshake"
    INSIDE = "inside-tls"


class Said(Struct, frozen=True):
    """Bytes that went one way at once: when, in nanoseconds from the attempt's beginning, and which.

    `offset` counts the bytes of this direction and layer before them; `length` is how many there were, of
    which `data` holds the first.
    """

    direction: Direction
    layer: Layer
    at_ns: int
    offset: int
    data: bytes
    length: int


class Talk(Struct, frozen=True):
    """One connection, or one datagram and its answer, as far as it came.

    `left_out` counts the bytes that are not in `said`, which way they went and where they were seen. `tls`
    is the version that was agreed, or how the handshake failed; empty without one.
    """

    transport: Transport
    address: str
    port: int
    local_address: str | None
    local_port: int | None
    at_ns: int
    state: State
    reason: Reason
    said: tuple[Said, ...] = ()
    left_out: tuple[tuple[Direction, Layer, int], ...] = ()
    tls: str = ""


class Exchange(Struct, frozen=True):
    """All that one attempt said and heard: when it began, in Unix nanoseconds, and its talks in order."""

    kind: ProbeKind
    at_unix_ns: int
    talks: tuple[Talk, ...]
