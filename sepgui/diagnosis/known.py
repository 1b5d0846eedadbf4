"""What is known of the programs behind the ports: the Windows service to look at, and its process."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sepgui.domain.run import CellResult

_NONE = "—"
_SERVICES: Mapping[str, str] = MappingProxyType(
    {
        "push-windows": "LanmanServer",
        "push-mac": "sshd",
        "database-embedded": "MSSQL$SQLEXPRESSSYMC / SQLANYs_sem5",
        "database-sql-server": "MSSQLSERVER",
        "server-https": "semsrv",
        "spc-web-services": "semsrv",
        "web-console": "semsrv",
        "client-manager-http": "semwebsrv",
        "client-manager-https": "semwebsrv",
        "reporting-console": "semwebsrv",
        "web-services": "semapisrv",
        "process-launch": "semlaunchsrv",
        "server-control": "semsrv",
        "rmi-registry": "semsrv",
    }
)


def service_of(result: CellResult) -> str:
    """Return the service behind a port (KB 170706, KB 161826); the entry's id where none is known."""
    entry = result.row.cell.entry
    return _SERVICES.get(entry, entry)


def process_of(result: CellResult) -> str:
    """Return the process that the port page names as the listener, a dash where it names none."""
    entry = result.row.planned.flow.entry
    names = (process.name for process in entry.processes if process.side == "listener")
    return next(names, _NONE)
