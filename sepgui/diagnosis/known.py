"""What the catalogue knows of the program behind a port: the service to look at, and its process."""

from __future__ import annotations

from sepgui.domain.entry import Process
from sepgui.domain.run import CellResult
from sepgui.domain.version import SepVersion


def service_of(result: CellResult, version: SepVersion) -> str:
    """Return the Windows service behind a port, else its process, else the entry's id."""
    process = _listener(result, version)
    if process is None:
        return result.row.cell.entry
    return " / ".join(process.services) or process.name


def process_of(result: CellResult, version: SepVersion) -> str:
    """Return the process that the port page names as the listener, a dash where it names none."""
    process = _listener(result, version)
    return process.name if process else "—"


def _listener(result: CellResult, version: SepVersion) -> Process | None:
    entry = result.row.planned.flow.entry
    own = [process for process in entry.processes if process.side == "listener"]
    return next((process for process in own if process.versions.covers(version)), own[0] if own else None)
