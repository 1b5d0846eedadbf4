"""Changes of state, service or certificate in words: what a recording tells as its events."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sepgui.domain.cell import CellKey
from sepgui.domain.outcome import Meaning, Service
from sepgui.domain.wording import SERVICE_WORDS, STATE_WORDS
from sepgui.domain.words import Words
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, Lang, Text, translate

_CHANGED = QT_TRANSLATE_NOOP("Engine", "{host}, port {port}: {before} → {after}")
_AND_MORE = QT_TRANSLATE_NOOP("Engine", "{first}; and {count} more at the same time")

_A_CERTIFICATE = QT_TRANSLATE_NOOP("Engine", "a certificate")
_ANOTHER = QT_TRANSLATE_NOOP("Engine", "another certificate")


class Change(Struct, frozen=True):
    """A cell that was one thing and became another."""

    cell: CellKey
    before: Text
    after: Text


def change_of(cell: CellKey, before: Meaning, after: Meaning) -> Change | None:
    """Return what a person would call a change; None where there is none, as between proof and pulse."""
    if before.state is not after.state:
        return Change(cell, STATE_WORDS[before.state], STATE_WORDS[after.state])
    if Service.UNCHECKED not in (before.service, after.service) and before.service is not after.service:
        return Change(cell, SERVICE_WORDS[before.service], SERVICE_WORDS[after.service])
    if before.tls is not None and after.tls is not None and before.tls.sha256 != after.tls.sha256:
        return Change(cell, _A_CERTIFICATE, _ANOTHER)
    return None


def told_changes(changes: Sequence[Change]) -> Words:
    """Return changes of one moment in words; there must be one at least."""
    return Words(**{lang: _told(changes, lang) for lang in LANGS})


def _told(changes: Sequence[Change], lang: Lang) -> str:
    first, *more = changes
    words = _CHANGED.with_(
        host=first.cell.host,
        port=first.cell.port,
        before=first.before,
        after=first.after,
    )
    return translate(_AND_MORE.with_(first=words, count=len(more)) if more else words, lang)
