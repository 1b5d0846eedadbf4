"""`sepgui trace`: where the packets of one port stop, hop by hop, and what that means as exit code."""

from __future__ import annotations

import sys

from sepgui.app.compose import real_doors
from sepgui.app.loop import Interrupted
from sepgui.app.loop import run as run_loop
from sepgui.app.trace import trace_host
from sepgui.cli.exit_codes import INTERRUPTED, NOT_OK, NOTHING_PROVED, OK
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import Line, emit, width_of
from sepgui.cli.subject import families_of, host_of, timeout_of
from sepgui.domain.trace import Traced, TraceEnd
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.probes.trace import TIMEOUT_NS
from sepgui.reports.trace import FORMATS

_LAST_PORT = 65_535


def run(parsed: Parsed, lang: Lang) -> int:
    """Trace a port, print the way and return 0 if it answers, 1 if not, 3 if nothing could be traced."""
    if len(parsed.operands) < 2:
        raise UsageError(_WHICH)
    host, port = host_of(parsed.operands[0]), _port(parsed.operands[1])
    reference = parsed.one("--reference")
    reference_port = None if reference is None else _port(reference)
    if reference_port == port:
        raise UsageError(_SAME_PORT.with_(port=port))
    with Line(sys.stderr) as line:
        traced = run_loop(
            trace_host(
                host,
                port,
                real_doors(),
                reference_port=reference_port,
                families=families_of(parsed),
                timeout_ns=timeout_of(parsed, TIMEOUT_NS),
                on_hop=lambda hop: line.show(translate(_PROGRESS.with_(hop=hop.number), lang)),
            )
        )
    if isinstance(traced, Interrupted):
        return INTERRUPTED
    emit(FORMATS[parsed.one("--format") or "table"](traced, lang, width_of(sys.stdout)))
    return _exit_code(traced)


def _exit_code(traced: Traced) -> int:
    ends = {way.trace.end for way in traced.ways} - {TraceEnd.NOT_SENT}
    if not ends:
        return NOTHING_PROVED
    return OK if ends == {TraceEnd.OPEN} else NOT_OK


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= _LAST_PORT):
        raise UsageError(_NO_PORT.with_(text=text))
    return int(text)


_WHICH = QT_TRANSLATE_NOOP("Cli", "Which host and which port? As in: sepgui trace sepm.example 8014.")
_NO_PORT = QT_TRANSLATE_NOOP("Cli", "A port is a number from 1 to 65535; not “{text}”.")
_SAME_PORT = QT_TRANSLATE_NOOP(
    "Cli", "The reference is another port of the host, one that works; not {port} again."
)
_PROGRESS = QT_TRANSLATE_NOOP("Cli", "Hop {hop} …")
