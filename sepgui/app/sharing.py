"""A copy of a session to give away: it names nobody, and shows everything that was measured."""

from __future__ import annotations

from pathlib import Path

from sepgui.catalogue import load_cloud_names
from sepgui.store.anonymous import anonymise

_VENDOR = ("symantec.com", "broadcom.com", "microsoft.com", "windowsupdate.com", "digicert.com")


def share(source: Path, target: Path) -> None:
    """Write the shareable copy of a session; the vendor's names of the cloud stay. Raises `SessionError`."""
    names = [name.name for name in load_cloud_names().names]
    anonymise(source, target, public=(*_VENDOR, *names))
