"""`sepgui watch`: asks again and again, shows how it stands, records a session, and reports at the end."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from sepgui.app.compose import Doors, real_doors
from sepgui.app.loop import Interrupted
from sepgui.app.loop import run as run_loop
from sepgui.app.watch import Snapshot, Until, View, Watched, watch
from sepgui.cli.check import print_run
from sepgui.cli.exit_codes import INTERRUPTED, exit_code
from sepgui.cli.files import output_path
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import say
from sepgui.cli.plan_of import plan_of
from sepgui.cli.screen import Screen
from sepgui.cli.subject import Subject, seconds, subject_of
from sepgui.domain.cell import Anchor
from sepgui.domain.endings import SESSION_ENDING
from sepgui.domain.plan import Action, Plan
from sepgui.domain.run import Run
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.probes.table import prepare
from sepgui.reports.watch_table import moment_line
from sepgui.store.errors import SessionError

_TIME = re.compile(r"(?:(?P<h>\d{1,4})h)?(?:(?P<m>\d{1,5})m)?(?:(?P<s>\d{1,7})s?)?", re.ASCII)


def run(parsed: Parsed, lang: Lang) -> int:
    """Watch until time is over, all is well or Ctrl+C; print the last results and return the exit code."""
    subject = subject_of(parsed)
    if subject.options.exposure:
        raise UsageError(_NO_EXPOSURE)
    watching = _Watching(parsed, subject, real_doors(), lang)
    try:
        ended = run_loop(watching.watched())
    except SessionError as error:
        raise UsageError(error.text) from error
    finally:
        watching.screen.clear()
    if isinstance(ended, Interrupted):
        if watching.last is not None:
            print_run(watching.last, parsed, lang)
        return INTERRUPTED
    print_run(ended.run, parsed, lang)
    _tell_where(ended, lang)
    return exit_code(ended.run.results)


class _Watching:
    """One watch of the command line, and what it knew last."""

    def __init__(self, parsed: Parsed, subject: Subject, doors: Doors, lang: Lang) -> None:
        interval, longest = parsed.one("--interval"), parsed.one("--for")
        self.last: Run | None = None
        self.screen = Screen(sys.stderr, lang)
        self._interval_ns = seconds(interval, "--interval", least=0.2, most=86_400) if interval else None
        self._for_ns = duration(longest) if longest else None
        self._until = Until.ALL_WELL if parsed.given("--until-ok") else Until.STOPPED
        self._view = View.KEPT if parsed.given("--here") else View.LEFT_OUT
        self._copy = _copy(parsed.one("--output"))
        self._lang: Lang = lang
        self._subject = subject
        self._doors = doors

    async def watched(self) -> Watched:
        plan = await plan_of(self._subject, self._doors)
        prepare(planned.probe for planned in plan.flows if planned.action is Action.PROBE)
        return await watch(
            plan,
            self._doors,
            on_second=self._second(plan),
            interval_ns=self._interval_ns,
            for_ns=self._for_ns,
            until=self._until,
            lang=self._lang,
            copy=self._copy,
            view=self._view,
        )

    def _second(self, plan: Plan) -> Callable[[Snapshot], None]:
        clock = self._doors.clock
        anchor = Anchor(clock.now_ns(), clock.unix_ns())

        def take(snapshot: Snapshot) -> None:
            self.last = Run(
                plan=plan,
                started_unix_ns=anchor.unix_ns,
                duration_ns=snapshot.elapsed_ns,
                simulated=self._doors.simulated,
                results=snapshot.results,
                findings=snapshot.findings,
                anchor=anchor,
            )
            for result in snapshot.opened:
                self.screen.tell(moment_line(result, self.last.anchor or anchor, self._lang))
            self.screen.show(self.last)

        return take


def duration(text: str) -> int:
    """Return the nanoseconds of a time such as 90, 90s, 15m or 1h30m; raises `UsageError`."""
    match = _TIME.fullmatch(text.strip())
    hours, minutes, secs = (
        int(part or 0) for part in (match.group("h", "m", "s") if match else ()) or (0,) * 3
    )
    whole = hours * 3600 + minutes * 60 + secs
    if not whole:
        raise UsageError(_NO_TIME.with_(text=text))
    return whole * 1_000_000_000


def _copy(path: str | None) -> Path | None:
    """Return where the session is saved; a folder that is not there is refused before anything is asked."""
    if path is None:
        return None
    file = Path(path)
    if file.suffix != SESSION_ENDING:
        file = file.with_name(file.name + SESSION_ENDING)
    return output_path(file)


def _tell_where(ended: Watched, lang: Lang) -> None:
    if ended.trouble is not None:
        say(f"sepgui: {translate(ended.trouble.text, lang)}")
    say(translate(_SAVED.with_(file=str(ended.session)), lang))


_NO_EXPOSURE = QT_TRANSLATE_NOOP(
    "Cli", "--exposure asks once and never again and again; use it with check, not with watch."
)
_NO_TIME = QT_TRANSLATE_NOOP("Cli", "--for takes a time such as 90s, 15m or 1h30m; not “{text}”.")
_SAVED = QT_TRANSLATE_NOOP("Cli", "The session is in {file}.")
