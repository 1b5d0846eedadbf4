"""Finds the configurable port that a person names to say which port is really used: ENTRY or ENTRY:PORT."""

from __future__ import annotations

from sepgui.catalogue.document import guess
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Catalogue
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_UNKNOWN = QT_TRANSLATE_NOOP("Override", "“{name}” is not an entry; `sepgui ports` lists them.")
_MISTYPED = QT_TRANSLATE_NOOP("Override", "“{name}” is not an entry; did you mean {guess}?")
_NO_SUCH_PORT = QT_TRANSLATE_NOOP("Override", "{entry} has no port {port}; it has {ports}.")
_WHICH = QT_TRANSLATE_NOOP("Override", "{entry} has several ports; write {example}.")
_FIXED = QT_TRANSLATE_NOOP("Override", "SEP does not let the port of {entry} be changed; leave it out.")
_SILENT = QT_TRANSLATE_NOOP("Override", "{entry} is not known to be configurable; leave it out.")


class OverrideError(ValueError):
    """A name of no port, or of one that cannot be changed; `text` says which and what to write instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source.format(**dict(text.args)))
        self.text = text


def configurable_port(catalogue: Catalogue, written: str) -> tuple[str, Transport, int]:
    """Return entry id, transport and default port of ``ENTRY`` or ``ENTRY:PORT``; raises `OverrideError`.

    The result is a key of `Site.ports`.
    """
    name, colon, number = written.strip().partition(":")
    entry = next((entry for entry in catalogue.entries if entry.id == name), None)
    if entry is None:
        likely = guess(name, (entry.id for entry in catalogue.entries))
        raise OverrideError(
            _UNKNOWN.with_(name=name) if likely is None else _MISTYPED.with_(name=name, guess=likely)
        )
    ports = ", ".join(str(endpoint.port) for endpoint in entry.endpoints)
    wanted = [endpoint for endpoint in entry.endpoints if not colon or str(endpoint.port) == number]
    if not wanted:
        raise OverrideError(_NO_SUCH_PORT.with_(entry=name, port=f"“{number}”", ports=ports))
    if entry.configurable is None:
        raise OverrideError(_SILENT.with_(entry=name))
    if not entry.configurable:
        raise OverrideError(_FIXED.with_(entry=name))
    if len(wanted) > 1:
        raise OverrideError(_WHICH.with_(entry=name, example=f"{name}:{wanted[0].port}"))
    return entry.id, wanted[0].transport, wanted[0].port
