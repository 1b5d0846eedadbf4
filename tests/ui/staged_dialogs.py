"""Every window beside the main one, opened over a fake engine: for pictures, and for tests of all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QInputDialog, QMessageBox, QTabWidget, QWidget

from sepgui.app.cut_off import CutOff
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.exchange import Direction, Exchange, Layer, Said, Talk
from sepgui.domain.note import Note
from sepgui.domain.outcome import Reason, State
from sepgui.domain.site import Site
from sepgui.engine.pipe import CellBytes, ComputerRead, Kept, NotesChanged, ShowBytes
from sepgui.imports import ImportFault, read_import
from sepgui.ui.live.thumbnail import Thumbnail
from sepgui.ui.studio.gallery import Gallery
from sepgui.ui.views.about import About
from sepgui.ui.views.bug_report import BugReport, Ended
from sepgui.ui.views.bytes_view import BytesView
from sepgui.ui.views.comparison_view import ComparisonView
from sepgui.ui.views.computer_page import ComputerPage
from sepgui.ui.views.cut_off_view import CutOffView
from sepgui.ui.views.guide import Guide
from sepgui.ui.views.import_form import ImportForm
from sepgui.ui.views.menus import Act
from sepgui.ui.views.notes_view import NotesView
from sepgui.ui.views.palette import Palette
from sepgui.ui.views.reading_progress import ReadingProgress
from sepgui.ui.views.report_form import ReportForm, ReportProgress
from sepgui.ui.views.site_form import SiteForm
from sepgui.ui.views.span_form import SpanForm, Spans
from tests.fakes import results
from tests.fakes.computers import computer
from tests.fakes.sites import plan_of
from tests.fakes.window_engine import ANCHOR
from tests.ui.many import compared
from tests.ui.staging import CROWD, crowd_of_clients, long_names, part, until, well

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.stage import Stage

Kind = TypeVar("Kind", bound=QWidget)
FILES = Path(__file__).parents[1] / "imports" / "files"
_MIN_NS = 60 * 10**9
_ASKED = b"GET /console/apps/sepm HTTP/1.1\r\nHost: sepm.example:8443\r\nConnection: close\r\n\r\n"
_ANSWERED = (
    b"HTTP/1.1 200 \r\nContent-Type: text/html;charset=UTF-8\r\nContent-Length: 4711\r\n\r\n"
    b"<html><head><title>Symantec Endpoint Protection Manager</title>" + bytes(range(48))
)


def by_act(act: Act, kind: type[Kind]) -> Callable[[Stage], Kind]:
    """Return what opens a window by a line of the menus."""

    def arrange(stage: Stage) -> Kind:
        stage.acts.do(act)
        return part(stage, kind)

    return arrange


def site_form(stage: Stage, page: int) -> SiteForm:
    stage.acts.do(Act.OPEN_SITE_FORM)
    form = part(stage, SiteForm)
    form.close()
    form = SiteForm(plan_of(None, more_clients=crowd_of_clients(CROWD)).site, stage.window)
    form.open()
    tabs = form.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(page)
    form.hosts.setCurrentRow(2)
    return form


def site_faults(stage: Stage) -> SiteForm:
    form = by_act(Act.OPEN_SITE_FORM, SiteForm)(stage)
    form.name.clear()
    form.version.setText("14,x")
    return form


def the_computer(stage: Stage) -> ComputerPage:
    stage.settings.may_read_computer = True
    page = by_act(Act.THIS_COMPUTER, ComputerPage)(stage)
    stage.say(ComputerRead(computer(), Kept.IN_SESSION))
    until(page.page.isVisible)
    return page


def spans(stage: Stage) -> SpanForm:
    whole = (0, 90 * _MIN_NS)
    form = SpanForm(
        Spans(ANCHOR, (30 * _MIN_NS, whole[1]), (40 * _MIN_NS, 50 * _MIN_NS), whole), stage.window
    )
    form.open()
    return form


def comparison(stage: Stage) -> ComparisonView:
    view = ComparisonView(compared(), stage.window)
    view.show()
    return view


def palette_found(stage: Stage) -> Palette:
    palette = by_act(Act.PALETTE, Palette)(stage)
    palette.search.setText("graf")
    return palette


def gallery_hidden(stage: Stage) -> Gallery:
    stage.window.menus.action(Act.HIDE_ANSWER).trigger()
    return by_act(Act.DEMO, Gallery)(stage)


def report(stage: Stage) -> ReportForm:
    well(stage)
    return by_act(Act.SAVE_REPORT, ReportForm)(stage)


def report_progress(stage: Stage) -> ReportProgress:
    progress = ReportProgress(stage.window)
    progress.open()
    progress.show_read(14, 24)
    return progress


def report_pages(stage: Stage) -> ReportProgress:
    progress = report_progress(stage)
    progress.show_page(3)
    return progress


def reading(stage: Stage) -> ReadingProgress:
    progress = ReadingProgress(lambda: stage.acts.comparing.tr("Comparing"), stage.window)
    progress.open()
    return progress


def notes(stage: Stage) -> NotesView:
    well(stage)
    cell = stage.session.rows[stage.row(8014)].cell
    words = ("Regola chiesta ai colleghi della rete.", "Richiamano alle 15, dopo la riunione del comitato.")
    stage.say(NotesChanged(tuple(Note(n * 10**9, text, cell, n + 1) for n, text in enumerate(words))))
    stage.acts.do(Act.NOTES)
    until(lambda: part(stage, NotesView).list.count() == len(words))
    return part(stage, NotesView)


def note(stage: Stage) -> QInputDialog:
    well(stage)
    return by_act(Act.ADD_NOTE, QInputDialog)(stage)


def asked_for_bytes(stage: Stage) -> BytesView:
    stage.answer({8443: results.answer()})
    stage.matrix.choose(stage.row(8443))
    stage.acts.do(Act.SHOW_BYTES)
    until(lambda: bool(stage.commands(ShowBytes)))
    assert stage.bytes.view is not None
    return stage.bytes.view


def the_bytes(stage: Stage) -> BytesView:
    view = asked_for_bytes(stage)
    said = (
        Said(Direction.SENT, Layer.WIRE, 700_000, 0, bytes(range(32, 96)), 517),
        Said(Direction.SENT, Layer.INSIDE, 900_000, 0, _ASKED, len(_ASKED)),
        Said(Direction.RECEIVED, Layer.INSIDE, 2_500_000, 0, _ANSWERED, 4800),
    )
    ends = (Transport.TCP, "192.0.2.10", 8443, "192.0.2.55", 50123)
    talk = Talk(*ends, 0, State.OPEN, Reason.SYN_ACK, said, (), "TLSv1.3")
    cell = stage.session.rows[stage.row(8443)].cell
    stage.say(CellBytes(cell, Exchange(ProbeKind.SEPM_CONSOLE, ANCHOR.unix_ns, (talk,))))
    until(lambda: not view.waits)
    return view


def imported(stage: Stage) -> ImportForm:
    found = [read_import(FILES / name) for name in ("Sylink.xml", "hosts.csv", "conf.properties")]
    assert not any(isinstance(each, ImportFault) for each in found)
    stage.folder.mkdir(parents=True, exist_ok=True)
    bad = stage.folder / "rotto.xml"
    bad.write_text("<a>\n<b>\n", "utf-8")
    fault = read_import(bad)
    assert isinstance(fault, ImportFault)
    good = [each for each in found if not isinstance(each, ImportFault)]
    form = ImportForm(good, (fault.text,), stage.session.plan.site, stage.window)
    form.open()
    return form


def imported_little(stage: Stage) -> ImportForm:
    found = read_import(FILES / "hosts.csv")
    assert not isinstance(found, ImportFault)
    form = ImportForm((found,), (), Site("", ()), stage.window)
    form.open()
    return form


def sessions_cut_off(stage: Stage) -> tuple[CutOff, ...]:
    return tuple(
        CutOff(
            stage.folder / f"{number}.sepsession",
            ANCHOR.unix_ns - number * 100 * _MIN_NS,
            "sepm.example",
            "Brescia",
            None,
            number * 20 * _MIN_NS,
        )
        for number in (1, 2, 3)
    )


def cut_off(stage: Stage) -> CutOffView:
    view = CutOffView(stage.window)
    view.show_sessions(sessions_cut_off(stage))
    view.open()
    return view


def discard(stage: Stage) -> QMessageBox:
    view = cut_off(stage)
    view.discard_button.click()
    box = view.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box


def thumbnail(stage: Stage) -> QWidget:
    long_names(stage)
    stage.window.menus.action(Act.THUMBNAIL).trigger()
    assert stage.live.thumbnail is not None
    return stage.live.thumbnail


def bug(stage: Stage, ended: Ended = Ended.ENGINE) -> BugReport:
    lines = ("sepgui: 0.1", "Python: 3.11", "", "Traceback (most recent call last):", "ZeroDivisionError: x")
    kept = Path("/home/mario/.local/share/sepgui/reports/2026-11-24T10-00-00.txt")
    dialog = BugReport("\n".join(lines), kept, ended, stage.window)
    dialog.open()
    return dialog


DIALOGS: dict[str, tuple[type[QWidget], Callable[[Stage], QWidget]]] = {
    "about": (About, by_act(Act.ABOUT, About)),
    "bug": (BugReport, bug),
    "bytes": (BytesView, the_bytes),
    "bytes-waiting": (BytesView, asked_for_bytes),
    "comparison": (ComparisonView, comparison),
    "computer": (ComputerPage, the_computer),
    "computer-question": (ComputerPage, by_act(Act.THIS_COMPUTER, ComputerPage)),
    "cut-off": (CutOffView, cut_off),
    "discard": (QMessageBox, discard),
    "gallery": (Gallery, by_act(Act.DEMO, Gallery)),
    "gallery-hidden": (Gallery, gallery_hidden),
    "guide": (Guide, by_act(Act.GUIDE, Guide)),
    "import": (ImportForm, imported),
    "import-little": (ImportForm, imported_little),
    "note": (QInputDialog, note),
    "notes-list": (NotesView, notes),
    "palette": (Palette, by_act(Act.PALETTE, Palette)),
    "palette-found": (Palette, palette_found),
    "reading": (ReadingProgress, reading),
    "report": (ReportForm, report),
    "report-pages": (ReportProgress, report_pages),
    "report-progress": (ReportProgress, report_progress),
    "site": (SiteForm, by_act(Act.OPEN_SITE_FORM, SiteForm)),
    "site-faults": (SiteForm, site_faults),
    "site-hosts": (SiteForm, lambda stage: site_form(stage, 1)),
    "site-ports": (SiteForm, lambda stage: site_form(stage, 2)),
    "spans": (SpanForm, spans),
    "thumbnail": (Thumbnail, thumbnail),
}
"""Each by the name of its picture, with its class."""
