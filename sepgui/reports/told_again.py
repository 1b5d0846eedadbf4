"""A recorded session told again: what changed when, line by line, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sepgui.domain.cell import Anchor
from sepgui.domain.staging import ScenarioEvent
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.reports.table import paragraph

_CHANGED = QT_TRANSLATE_NOOP("Report", "What changed, and when:")
_NOTHING = QT_TRANSLATE_NOOP("Report", "Nothing changed from beginning to end.")


def events_table(events: Sequence[ScenarioEvent], anchor: Anchor | None, lang: Lang, width: int) -> str:
    """Return events with the local time of each, and an empty line after them."""
    lines = [paragraph(translate(_CHANGED if events else _NOTHING, lang), width)]
    for event in events:
        lines.append(paragraph(f"{_clock(event.at_ns, anchor)}  {event.words.in_(lang)}", width))
    return "".join(lines) + "\n"


def _clock(at_ns: int, anchor: Anchor | None) -> str:
    unix_ns = at_ns if anchor is None else anchor.unix_at(at_ns)
    return datetime.fromtimestamp(unix_ns // 1_000_000_000).astimezone().strftime("%H:%M:%S")
