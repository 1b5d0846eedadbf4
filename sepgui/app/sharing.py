"""A copy of a session to give away: it names nobody, and shows everything that was measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sepgui.catalogue import load_catalogue, load_cloud_names
from sepgui.store.anonymous import anonymise

_SERVICES = ("semsrv", "semapisrv", "semwebsrv", "semlaunchsrv", "SepMasterService")
_VENDOR = ("symantec.com", "broadcom.com", "microsoft.com", "windowsupdate.com", "digicert.com")


def share(source: Path, target: Path) -> None:
    """Write the shareable copy of a session; the vendor's names, of the cloud and of its programs, stay.

    Raises `SessionError`.
    """
    names = [name.name for name in load_cloud_names().names]
    anonymise(source, target, public=(*_VENDOR, *names, *_programs()))


def _programs() -> Iterator[str]:
    """Yield what the product's own programs and services are called, which names nobody."""
    yield from _SERVICES
    for entry in load_catalogue().entries:
        for process in entry.processes:
            yield from (process.name, *process.aliases, *process.services)
