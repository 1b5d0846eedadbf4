"""Files of others turned into a site, or into what another computer measured; nothing is taken unseen."""

from __future__ import annotations

from sepgui.imports.adding import Addition, added
from sepgui.imports.reading import import_bytes, read_import
from sepgui.imports.result import Import, ImportFault, Kind, Measured, Noted

__all__ = [
    "Addition",
    "Import",
    "ImportFault",
    "Kind",
    "Measured",
    "Noted",
    "added",
    "import_bytes",
    "read_import",
]
