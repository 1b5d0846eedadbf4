"""The names of the cloud: which there are, what each is for, and which of them are asked."""

from __future__ import annotations

from msgspec import Struct

from sepgui.domain.words import Words


class CloudName(Struct, frozen=True):
    """A name that a firewall and a proxy must let through; `asked` says whether a plan asks it."""

    name: str
    use: Words
    asked: bool


class CloudNames(Struct, frozen=True):
    """A list of names, the month it was last looked at (``2026-11``), and where it is from."""

    as_of: str = ""
    source: Words = Words("", "")
    names: tuple[CloudName, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The names that a plan asks where the site lists none."""
        return tuple(each.name for each in self.names if each.asked)
