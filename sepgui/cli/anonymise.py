"""`sepgui anonymise`: a copy of a session that names nobody, to give to other people."""

from __future__ import annotations

from pathlib import Path

from sepgui.app.sharing import share
from sepgui.cli.exit_codes import OK
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import say
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.store.errors import SessionError


def run(parsed: Parsed, lang: Lang) -> int:
    """Write the copy and return 0; raises `UsageError` where it cannot be written."""
    target = parsed.one("--output")
    if not parsed.operands or target is None:
        raise UsageError(_WHICH)
    try:
        share(Path(parsed.operands[0]), Path(target))
    except SessionError as error:
        raise UsageError(error.text) from error
    say(translate(_WRITTEN.with_(file=target), lang))
    return OK


_WHICH = QT_TRANSLATE_NOOP(
    "Cli", "Which session, and where to? As in: sepgui anonymise visit.sepsession -o shared.sepsession."
)
_WRITTEN = QT_TRANSLATE_NOOP(
    "Cli",
    "{file} names nobody any more: names, addresses, certificates and MAC addresses are fictitious, "
    "the words of notes are left out. Times, ports and versions are as they were.",
)
