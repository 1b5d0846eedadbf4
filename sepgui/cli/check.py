"""`sepgui check`: one run of the plan, its report on standard output, and what it means as exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from sepgui.app.check import Bytes, Progress, check
from sepgui.app.compose import Doors, real_doors
from sepgui.app.loop import Interrupted
from sepgui.app.loop import run as run_loop
from sepgui.cli.colours import judgement_paint
from sepgui.cli.exit_codes import INTERRUPTED, exit_code
from sepgui.cli.files import output_path, write_bytes, write_text
from sepgui.cli.grammar import Parsed, UsageError
from sepgui.cli.output import Line, emit, wants_colour, width_of
from sepgui.cli.plan_of import plan_of
from sepgui.cli.subject import Subject, subject_of
from sepgui.domain.computer import Computer
from sepgui.domain.plan import Action, Pass
from sepgui.domain.run import Run
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.probes.table import prepare
from sepgui.reports.check import FORMATS, json_pieces
from sepgui.reports.check_table import check_table

_WIDTH_OF_A_FILE = 100
_BY_ENDING = {".html": "html", ".pdf": "pdf", ".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}
_ON_PAPER = ("html", "pdf")


def run(parsed: Parsed, lang: Lang) -> int:
    """Run the plan once, print the result and return its exit code."""
    subject = subject_of(parsed)
    report = report_form(parsed.one("--report"))
    with_view = parsed.given("--here")
    if with_view and (report is None or report[1] not in _ON_PAPER):
        raise UsageError(_NO_PAPER)
    bytes_ = Bytes.KEPT if parsed.given("--bytes") else Bytes.LET_GO
    if bytes_ is Bytes.KEPT and parsed.one("--format") == "csv":
        raise UsageError(_NO_CSV)
    doors = real_doors()
    with Line(sys.stderr) as line:
        checked = _checked(subject, doors, lambda progress: line.show(_words(progress, lang)), bytes_)
        ended = run_loop(checked)
    if isinstance(ended, Interrupted):
        return INTERRUPTED
    result = _masked(ended.run) if parsed.given("--mask") else ended.run
    print_run(result, parsed, lang)
    if report is not None:
        path, form = report
        computer = _view_of(result, doors) if with_view else None
        write_report(path, form, result, parsed, lang, computer)
    return exit_code(result.results)


def print_run(result: Run, parsed: Parsed, lang: Lang) -> None:
    """Print a run in the form that was asked for; colours only in a table on a terminal."""
    form, width = parsed.one("--format") or "table", width_of(sys.stdout)
    if form == "table" and wants_colour(sys.stdout):
        emit(check_table(result, lang, width, judgement_paint) + _bytes_of(result, lang))
    elif form == "json":
        emit(json_pieces(result, lang))
    elif form == "table":
        emit(check_table(result, lang, width) + _bytes_of(result, lang))
    else:
        emit(FORMATS[form](result, lang, width))


def _bytes_of(result: Run, lang: Lang) -> str:
    """Return what was said and heard, where somebody asked for it."""
    if not result.exchanges:
        return ""
    from sepgui.reports.exchange import exchanges_text

    return exchanges_text(result.exchanges, lang)


def _masked(result: Run) -> Run:
    """Return a run whose bytes name nobody."""
    if not result.exchanges:
        return result
    from sepgui.app.private import private_words
    from sepgui.reports.mask import private_names
    from sepgui.reports.mask_bytes import hidden_exchange

    plan = result.plan
    meanings = [each.sample.outcome.meaning for each in result.results if each.sample is not None]
    hosts = (*plan.pair.managers, *plan.pair.clients, *plan.site.hosts)
    words = (*private_names(hosts, meanings), *private_words())
    return replace(
        result, exchanges=tuple((cell, hidden_exchange(each, words)) for cell, each in result.exchanges)
    )


class _Ended:
    """A run that says nothing of itself: asyncio writes a task's result out twice when a loop ends."""

    def __init__(self, run: Run) -> None:
        self.run = run


async def _checked(
    subject: Subject, doors: Doors, on_progress: Callable[[Progress], None], bytes_: Bytes
) -> _Ended:
    plan = await plan_of(subject, doors)
    prepare(planned.probe for planned in plan.flows if planned.action is Action.PROBE)
    return _Ended(await check(plan, doors, on_progress=on_progress, bytes_=bytes_))


def _words(progress: Progress, lang: Lang) -> str:
    text = _CONFIRMING if progress.asked is Pass.CONFIRMING else _ASKING
    return translate(text.with_(answered=progress.answered, cells=progress.cells), lang)


def report_form(path: str | None) -> tuple[Path, str] | None:
    """Return where the report goes and its form; an unusable path is refused before anything is asked."""
    if path is None:
        return None
    file = Path(path)
    form = _BY_ENDING.get(file.suffix.lower())
    if form is None:
        raise UsageError(_ENDING.with_(file=path, endings=", ".join(_BY_ENDING)))
    return output_path(file), form


def _view_of(result: Run, doors: Doors) -> Computer | None:
    from sepgui.app.computer import about_plan, read_computer

    about = about_plan(result.plan, (each.row for each in result.results))
    computer = run_loop(read_computer(about, doors))
    return None if isinstance(computer, Interrupted) else computer


def write_report(
    path: Path, form: str, result: Run, parsed: Parsed, lang: Lang, computer: Computer | None = None
) -> None:
    """Write a run to a file in a form of `report_form`; raises `UsageError` where that fails."""
    masked = parsed.given("--mask")
    if form not in _ON_PAPER and not masked:
        write_text(path, FORMATS[form](result, lang, _WIDTH_OF_A_FILE))
        return
    from sepgui.app.private import private_words
    from sepgui.app.report import told_of_run
    from sepgui.reports.forms import Form, Wish, written
    from sepgui.reports.mask import hidden_json, hiding

    told = told_of_run(result, computer)
    if form in _ON_PAPER:
        wish = Wish(Form(form), lang, masked, private_words() if masked else ())
        write_bytes(path, written(told, wish))
    else:
        hide = hiding(told, private_words())
        document = FORMATS[form](result, lang, _WIDTH_OF_A_FILE)
        write_text(path, hidden_json(document, hide) if form == "json" else hide(document))


_ASKING = QT_TRANSLATE_NOOP("Cli", "{answered} of {cells} ports asked")
_CONFIRMING = QT_TRANSLATE_NOOP("Cli", "{answered} of {cells} ports asked; asking the silent ones once more")
_ENDING = QT_TRANSLATE_NOOP("Cli", "“{file}” has no ending that says its form; use one of: {endings}.")
_NO_PAPER = QT_TRANSLATE_NOOP(
    "Cli", "--here goes with a report on paper: add --report FILE.html or --report FILE.pdf."
)
_NO_CSV = QT_TRANSLATE_NOOP("Cli", "Bytes do not fit a table of values; take --format json, md or table.")
