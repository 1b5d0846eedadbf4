"""Why a name gave no address, as the resolver and its explanation say it."""

from __future__ import annotations

from msgspec import Struct

from sepgui.i18n import Text
from sepgui.probes.seams import NameFailure


class Explained(Struct, frozen=True):
    """A failure and its sentence; the place {name} is filled by the resolver."""

    failure: NameFailure
    detail: Text
