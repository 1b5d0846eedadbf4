"""The door to what a system keeps on itself: files, tools, registry, interfaces; a refusal is a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sepgui.domain.computer import Adapter, Unread

LARGEST = 1 << 20
"""How much of a file or of a tool's words is taken, in bytes or characters."""
Value = str | int | bytes
"""A value of Windows' registry: text, number or bytes."""


class System(Protocol):
    """What may be asked of a system; whatever it is, it is an answer or a sentence why there is none."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this program."""
        ...

    def name(self) -> str:
        """Return what this computer calls itself."""
        ...

    def text(self, path: str) -> str | Unread:
        """Return the text of a file."""
        ...

    def missing(self, path: str) -> bool | Unread:
        """Return whether there is no such file or folder; or why that cannot be told."""
        ...

    def output(self, *command: str) -> str | Unread:
        """Return what a tool of the system says; it is given two seconds."""
        ...

    def value(self, key: str, name: str) -> Value | Unread | None:
        r"""Return a value of the registry, such as of ``HKLM\SOFTWARE\…``; None where there is none."""
        ...

    def keys(self, key: str) -> tuple[str, ...] | Unread:
        """Return the names of the keys below a key of the registry; none where it is not there."""
        ...

    def adapters(self) -> tuple[Adapter, ...] | Unread:
        """Return the network interfaces that are up."""
        ...

    def programs(self) -> tuple[str, ...] | Unread:
        """Return the names of the programs that run."""
        ...

    def source(self, address: str) -> str | None:
        """Return the address from which this computer would send to another, None if it would not."""
        ...

    def best_route(self, address: str) -> bytes:
        """Return Windows' own record of the route to an address; empty where it gives none."""
        ...
