"""A `System` that tells what a data file of ours says; what the file does not say is refused or not there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sepgui.domain.computer import Adapter, Unread
from sepgui.i18n import Text
from sepgui.probes.own.system import Value

REFUSED = "refused"
"""What a data file says of something that this account may not read."""


def why(what: str) -> Unread:
    return Unread(Text("", "{what} may not be read.", (("what", what),)))


class ToldSystem:
    """Plays a system. Bytes of the registry are written as ``hex:…``."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told
        self.asked: list[tuple[str, ...]] = []

    @classmethod
    def of(cls, path: Path) -> ToldSystem:
        return cls(tomllib.loads(path.read_text("utf-8")))

    @property
    def environment(self) -> Mapping[str, str]:
        return self._told.get("environment", {})

    def name(self) -> str:
        return self._told.get("name", "")

    def text(self, path: str) -> str | Unread:
        return self._of("files", path)

    def missing(self, path: str) -> bool | Unread:
        known = self._told.get("files", {})
        if known.get(path) == REFUSED:
            return why(path)
        return not any(each == path or each.startswith(f"{path}/") for each in known)

    def output(self, *command: str) -> str | Unread:
        self.asked.append(command)
        return self._of("outputs", " ".join(command))

    def value(self, key: str, name: str) -> Value | Unread | None:
        found = self._told.get("registry", {}).get(key, {})
        if found == REFUSED:
            return why(key)
        value = found.get(name)
        if isinstance(value, str) and value.startswith("hex:"):
            return bytes.fromhex(value.removeprefix("hex:"))
        return value

    def keys(self, key: str) -> tuple[str, ...] | Unread:
        found = self._told.get("registry", {})
        if found.get(key) == REFUSED:
            return why(key)
        below = [each.removeprefix(f"{key}\\") for each in found if each.startswith(f"{key}\\")]
        return tuple(dict.fromkeys(each.partition("\\")[0] for each in below))

    def adapters(self) -> tuple[Adapter, ...] | Unread:
        told = self._told.get("adapters", ())
        if told == REFUSED:
            return why("adapters")
        return tuple(
            Adapter(each["name"], tuple(each["addresses"]), each.get("mac"), each.get("tunnel", False))
            for each in told
        )

    def programs(self) -> tuple[str, ...] | Unread:
        told = self._told.get("programs", ())
        return why("programs") if told == REFUSED else tuple(told)

    def source(self, address: str) -> str | None:
        return self._told.get("sources", {}).get(address)

    def best_route(self, address: str) -> bytes:
        return bytes.fromhex(self._told.get("routes", {}).get(address, ""))

    def _of(self, kind: str, what: str) -> str | Unread:
        told = self._told.get(kind, {}).get(what)
        if told is None or told == REFUSED:
            return why(what)
        return told
