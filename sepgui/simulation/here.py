"""What a scenario document says of this computer: its proxies, its troubles, and what its system tells."""

from __future__ import annotations

from collections.abc import Mapping

from sepgui.catalogue.document import Table
from sepgui.domain.attempt import LocalTrouble, Transport
from sepgui.simulation.amounts import networks, ports, windows
from sepgui.simulation.world import ProxySetting, Telling, Trouble

_ERRNO = {
    LocalTrouble.NO_ROUTE: "ENETUNREACH",
    LocalTrouble.BLOCKED: "EPERM",
    LocalTrouble.NO_PORT: "EADDRNOTAVAIL",
    LocalTrouble.NO_DESCRIPTOR: "EMFILE",
    LocalTrouble.BAD_ADDRESS: "EINVAL",
    LocalTrouble.OTHER: "ENOBUFS",
}
"""What Linux says where a document does not (connect(2), socket(2))."""


def troubles(root: Table, places: Mapping[str, tuple[str, ...]]) -> tuple[Trouble, ...]:
    """Return what keeps this computer from sending; the first that fits and holds decides."""
    return tuple(_trouble(table, places) for table in root.optional(root.tables, "trouble") or ())


def proxies(root: Table) -> tuple[ProxySetting, ...]:
    """Return the proxies of the system, of which the last that holds is in use."""
    return tuple(_proxy(table) for table in root.optional(root.tables, "proxy") or ())


def listeners_told(root: Table) -> Telling:
    """Return what the system tells of its listeners; all, where the document is silent."""
    if not root.has("listeners"):
        return Telling.ALL
    table = root.table("listeners")
    told = Telling(table.choice("told", Telling))
    table.close()
    return told


def _trouble(table: Table, places: Mapping[str, tuple[str, ...]]) -> Trouble:
    trouble = LocalTrouble(table.choice("trouble", LocalTrouble))
    found = Trouble(
        trouble=trouble,
        errno=table.optional(table.text, "errno") or _ERRNO[trouble],
        to=networks(table, "to", places) if table.has("to") else (),
        ports=ports(table, "ports"),
        transports=frozenset(table.choices("transports", Transport) if table.has("transports") else ()),
        when=windows(table, "when"),
    )
    table.close()
    return found


def _proxy(table: Table) -> ProxySetting:
    found = ProxySetting(
        host=table.text("host"),
        port=table.integer("port", 1, 65_535),
        exceptions=table.texts("except") if table.has("except") else (),
        when=windows(table, "when"),
    )
    table.close()
    return found
