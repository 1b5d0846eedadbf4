"""Why a name gave no address, as the resolver and its explanation say it."""

from __future__ import annotations

from dataclasses import dataclass

from sepgui.i18n import Text
from sepgui.probes.seams import NameFailure


@dataclass(frozen=True, slots=True)
class Explained:
    """A failure and its sentence; the place {name} is filled by the resolver."""

    failure: NameFailure
    detail: Text
