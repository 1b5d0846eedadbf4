"""A report of a recorded session in every form: what it holds, what it hides, and that it harms nobody."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sepgui.app.report import copy_beside, told_of_run, told_of_session
from sepgui.domain.entry import ProbeKind
from sepgui.domain.finding import FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.outcome import (
    Fact,
    FactName,
    HttpFacts,
    Meaning,
    Outcome,
    Proxied,
    Reason,
    Service,
    State,
)
from sepgui.i18n import LANGS, Lang
from sepgui.reports.forms import FirewallPart, Form, Wish, firewall_written, written
from sepgui.reports.mask import hidden_json, hiding
from sepgui.reports.plot import COLUMNS, Column, Series, latency_plot, svg
from sepgui.reports.report_json import Decimal
from sepgui.reports.sent import SENT_WORDS
from sepgui.reports.told import Source, Told, requests
from sepgui.store.reader import SessionReader
from tests.fakes.computers import computer
from tests.fakes.recorded import recorded
from tests.fakes.results import answer, certificate
from tests.reports.schema import faults
from tests.reports.test_check import run_of
from tests.store.sessions import ROWS, document, sample

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).parent.parent.parent.joinpath("docs", "report.schema.json").read_text("utf-8")
)
EVIL = '=HYPERLINK("http://x")<script>alert(1)</script>|`*'


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(tmp_path_factory.mktemp("report") / "first.sepsession")


@pytest.fixture(scope="module")
def told(session: Path) -> Told:
    return told_of_session(session)


def text(told: Told, form: Form, lang: Lang = "en", *, mask: bool = False) -> str:
    return written(told, Wish(form, lang, mask)).decode()


def report(told: Told, lang: Lang = "en") -> dict[str, Any]:
    return json.loads(text(told, Form.JSON, lang))


class Tags(HTMLParser):
    """Collects tags and attributes, and fails on what does not nest."""

    VOID = frozenset({"meta", "br", "col", "rect", "polyline"})

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    @property
    def nested(self) -> bool:
        return not self._open


# --- what it holds ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", [Form.HTML, Form.MD])
def test_every_section_is_there_in_both_languages(told: Told, form: Form, lang: Lang) -> None:
    document = text(told, form, lang)
    wanted = {
        "en": ["SIMULATION", "A firewall rejects 8014/tcp", "Findings", "What was asked", "What changed",
               "The path", "What could not be proved", "running sepgui on", "What this computer sent",
               "How it was measured", "For the firewall team", "last 10 failed attempts", "Ready rules"],
        "it": ["SIMULAZIONE", "Un firewall respinge 8014/tcp", "Diagnosi", "Che cosa è stato chiesto",
               "Che cosa è cambiato", "Il percorso", "Che cosa non si è potuto dimostrare",
               "eseguire sepgui su", "Che cosa ha inviato", "Come è stato misurato",
               "Per chi gestisce il firewall", "ultimi 10 tentativi falliti", "Regole pronte"],
    }  # fmt: skip
    for words in wanted[lang]:
        assert words in document
    assert "Switch at sepm01 was restarted" in document
    assert told.source is not None
    assert told.source.sha256 in document


def test_the_hash_is_that_of_the_file(session: Path, told: Told) -> None:
    assert told.source is not None
    assert told.source.sha256 == hashlib.sha256(session.read_bytes()).hexdigest()
    assert told.source.size == session.stat().st_size


def test_of_a_session_under_way_a_copy_is_kept_that_the_hash_is_of(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(row.cell, second) for second in range(5) for row in ROWS], 0)
    assert told_of_session(live.path).source is None
    assert "no copy of it lies beside" in text(told_of_session(live.path), Form.HTML)
    copy = copy_beside(tmp_path / "report.html", Form.HTML)
    assert copy is not None
    told = told_of_session(live.path, copy=copy)
    live.write([sample(ROWS[0].cell, 9)], 0)
    assert told.source is not None
    assert (told.source.name, told.source.size) == (copy.name, copy.stat().st_size)
    assert told.source.sha256 == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert not copy.with_name(f"{copy.name}-wal").exists()
    with SessionReader(copy) as reader:
        assert len(reader.columns(ROWS[0].cell)) == 5
    page = text(told, Form.HTML)
    assert told.source.sha256 in page
    assert "Copied from the session under way" in page
    assert faults(report(told), SCHEMA) == []
    live.close()


def test_a_finished_session_needs_no_copy(session: Path, tmp_path: Path) -> None:
    copy = copy_beside(tmp_path / "report.pdf", Form.PDF)
    assert copy is not None
    assert told_of_session(session, copy=copy).source == told_of_session(session).source
    assert not copy.exists()
    assert copy_beside(tmp_path / "report.csv", Form.CSV) is None
    assert copy_beside(tmp_path / "rules.txt", Form.MD, FirewallPart.RULES) is None


def test_a_report_that_is_given_up_leaves_no_copy(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(ROWS[0].cell, 1)], 0)
    for at in (0, 1):
        copy = tmp_path / f"{at}.sepsession"

        def stop(done: int, cells: int, at: int = at) -> None:
            if (done, cells) == ((0, 1), (1, 1))[at]:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            told_of_session(live.path, stop, copy)
    assert [path.name for path in tmp_path.glob("*.sepsession*")] == []
    assert [path.name for path in tmp_path.glob(".*")] == []
    live.close()


@pytest.mark.parametrize("lang", LANGS)
def test_the_json_is_as_its_schema_says(told: Told, lang: Lang) -> None:
    document = report(told, lang)
    assert faults(document, SCHEMA) == []
    assert len(document["cells"]) == len(told.run.results)
    assert document["traces"]
    assert document["changes"]
    assert document["simulated"] is True


def test_the_schema_refuses_what_is_not_a_report(told: Told) -> None:
    document = report(told)
    document["cells"][0]["port"] = "8014"
    document["cells"][1]["state"] = "ajar"
    del document["findings"]
    document["more"] = 1
    found = faults(document, SCHEMA)
    assert len(found) == 4, found


def test_a_run_gives_the_same_report_without_a_past() -> None:
    told = told_of_run(run_of(client_manager_http=Outcome(Meaning(State.FILTERED, Reason.NO_RESPONSE))))
    document = report(told)
    assert faults(document, SCHEMA) == []
    assert document["session"] is None
    page = text(told, Form.HTML)
    assert "<svg" not in page
    assert "SIMULATION" not in page


def test_figures_are_those_of_the_session(told: Told) -> None:
    cell = next(each for each in report(told)["cells"] if each["entry"] == "client-manager-http")
    figures = cell["figures"]
    assert figures["asked"] > 100
    assert 0 < figures["failures"] < figures["asked"]
    assert figures["loss"] == pytest.approx(figures["failures"] / figures["asked"], abs=1e-6)
    assert figures["min_ms"] <= figures["median_ms"] <= figures["p95_ms"] <= figures["max_ms"]


def test_every_kind_of_probe_says_what_it_sends() -> None:
    assert set(SENT_WORDS) == set(ProbeKind)


# --- the firewall request ---------------------------------------------------------------------------


def test_a_firewall_is_asked_only_for_what_was_proved_blocked(told: Told) -> None:
    wanted = requests(told)
    assert {(each.entry, each.port) for each in wanted} == {("client-manager-http", 8014)}
    assert wanted[0].source_address == "10.30.8.117"
    assert wanted[0].destination_address == "10.20.4.17"
    stray = FirewallRequest("a", "10.0.0.1", "b", "10.20.4.17", wanted[0].transport, 8443, "server-https")
    finding = replace(told.run.findings[0], requests=(stray, *wanted))
    more = replace(told, run=replace(told.run, findings=(finding, *told.run.findings)))
    assert requests(more) == wanted, "8443 answers, so nobody is asked to open it"


def test_the_last_attempts_have_their_five_tuples(told: Told) -> None:
    rows = list(csv.reader(io.StringIO(_sheet(told, Decimal.POINT).removeprefix("\ufeff"))))
    head, *attempts = rows
    assert len(attempts) == 10
    by_name = [dict(zip(head, row, strict=True)) for row in attempts]
    times = [each["tried_at_utc"] for each in by_name]
    assert times == sorted(times, reverse=True)
    assert len(set(times)) == 10
    for each in by_name:
        assert each["tried_from"] == "10.30.8.117"
        assert 0 < int(each["tried_from_port"]) < 65_536
        assert (each["destination_address"], each["port"], each["transport"]) == ("10.20.4.17", "8014", "tcp")


def _sheet(told: Told, decimal: Decimal) -> str:
    wish = Wish(Form.CSV, "en", decimal=decimal)
    return firewall_written(told, wish, FirewallPart.REQUEST).decode()


@pytest.mark.parametrize("lang", LANGS)
def test_request_and_rules_stand_alone_as_text(told: Told, lang: Lang) -> None:
    wish = Wish(Form.MD, lang)
    request = firewall_written(told, wish, FirewallPart.REQUEST).decode()
    assert "10.20.4.17:8014 TCP" in request
    assert "New-NetFirewallRule" not in request
    rules = firewall_written(told, wish, FirewallPart.RULES).decode()
    assert "New-NetFirewallRule" in rules
    assert "nft" in rules


def test_where_nothing_is_blocked_there_is_nothing_to_ask() -> None:
    told = told_of_run(run_of())
    assert firewall_written(told, Wish(Form.MD, "en"), FirewallPart.REQUEST) == b""
    assert "For the firewall team" not in text(told, Form.HTML)


# --- HTML -------------------------------------------------------------------------------------------


def test_html_is_one_file_without_script(told: Told) -> None:
    page = text(told, Form.HTML)
    tags = Tags()
    tags.feed(page)
    assert tags.nested
    names = {name for name, _ in tags.seen}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "a", "form"})
    assert not [attrs for _, attrs in tags.seen if {"src", "href", "onload", "onclick"} & attrs.keys()]
    assert "url(" not in page
    assert page.count("<svg") == len(re.findall("<figure>", page)) >= 3
    assert '<h2 class="page">For the firewall team</h2>' in page, "a page of its own when printed"


@pytest.mark.parametrize("form", [Form.HTML, Form.MD, Form.CSV])
def test_words_of_strangers_do_no_harm(told: Told, form: Form) -> None:
    meaning = Meaning(State.OPEN, Reason.SYN_ACK, Service.CONFIRMED, facts=(Fact(FactName.PRODUCT, EVIL),))
    note = Note(told.run.started_unix_ns, EVIL)
    result = next(each for each in told.run.results if each.sample is not None)
    assert result.sample is not None
    sample = replace(result.sample, outcome=replace(result.sample.outcome, meaning=meaning))
    results = tuple(replace(each, sample=sample) if each is result else each for each in told.run.results)
    document = text(replace(told, notes=(note,), run=replace(told.run, results=results)), form)
    if form is Form.CSV:
        assert not re.search(r'(^|,)"?[=+@-][A-Z]', document, re.MULTILINE)
    else:
        assert "<script>" not in document


# --- CSV as Excel wants it ------------------------------------------------------------------------


def test_the_sheet_opens_in_italian_excel(told: Told) -> None:
    document = text(told, Form.CSV, "it")
    assert document.startswith("\ufeff")
    assert "\r\n" in document
    assert not re.search(r"(?<!\r)\n", document)
    rows = list(csv.DictReader(io.StringIO(document.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == len(told.run.results)
    assert {len(row) for row in rows} == {len(rows[0])}
    medians = [row["median_ms"] for row in rows if row["median_ms"]]
    assert medians
    assert all(re.fullmatch(r"\d+(,\d+)?", each) for each in medians)
    english = text(told, Form.CSV, "en")
    assert english.splitlines()[0].count(",") == document.splitlines()[0].count(";")
    comma = written(told, Wish(Form.CSV, "en", decimal=Decimal.COMMA)).decode()
    assert ";" in comma.splitlines()[0]


# --- what it hides ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", [Form.HTML, Form.MD, Form.CSV, Form.JSON])
def test_a_masked_report_names_nobody(told: Told, form: Form, lang: Lang) -> None:
    document = written(told, Wish(form, lang, mask=True, private=("mrossi",))).decode().casefold()
    for name in ("azienda", "sepm-mi", "pc-bs-017", "gup-bs", "brescia"):
        assert name not in document
    assert "manager-1" in document
    assert "10.20.4.17" in document, "a firewall team needs the addresses"
    if form is Form.JSON:
        assert faults(json.loads(document.replace("sepgui.report/1", "sepgui.report/1")), SCHEMA) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", [Form.HTML, Form.MD, Form.JSON])
def test_the_computer_that_measured_has_a_section(told: Told, form: Form, lang: Lang) -> None:
    shown = text(replace(told, computer=computer()), form, lang)
    for words in ("172.20.9.17", "SemSvc.exe", "8443", "14.3.9681.7000", "fw-nord.ditta-verdi.it"):
        assert words in shown
    if form is Form.JSON:
        assert faults(json.loads(shown), SCHEMA) == []
        assert json.loads(shown)["computer"]["unread"][0]["what"] == "routes"
    else:
        assert ("Questo computer" if lang == "it" else "This computer") in shown


@pytest.mark.parametrize("form", [Form.HTML, Form.MD, Form.JSON])
def test_a_masked_computer_names_nobody(told: Told, form: Form) -> None:
    shown = text(replace(told, computer=computer()), form, mask=True).casefold()
    for name in (
        "-verdi",
        "vpn verdi",
        "fw-nord",
        "intranet-q",
        "esposito.pac",
        "users\\esposito",
        "a4-bb-6d",
        "wpad",
    ):
        assert name not in shown, name
    assert "172.20.9.17" in shown
    assert "semsvc.exe" in shown


def test_a_report_without_a_view_has_no_section(told: Told) -> None:
    assert "This computer" not in re.sub("What this computer sent", "", text(told, Form.MD))
    assert report(told)["computer"] is None


def test_what_is_hidden_is_hidden_alike_everywhere() -> None:
    facts = (
        Fact(FactName.SERVER_NAME, "SRV-ROSSI"),
        Fact(FactName.MAC, "00:50:56:ab:cd:ef"),
        Fact(FactName.SERVER_GUID, "3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
    )
    meaning = Meaning(State.OPEN, Reason.SYN_ACK, Service.CONFIRMED, tls=certificate(), facts=facts)
    told = told_of_run(run_of(client_manager_https=replace(answer(), meaning=meaning)))
    hide = hiding(told, ("mrossi",))
    shown = hide(
        "SRV-ROSSI srv-rossi 00-50-56-AB-CD-EF C:\\Users\\mrossi\\x /home/bianchi/y " + "ab" * 32 + " MRossi"
    )
    for name in ("ossi", "ianchi", "50-56", "abab"):
        assert name not in shown, shown
    first, second, *_ = shown.split()
    assert first == second
    assert (
        hide("it is a console of the manager in the cloud") == "it is a console of the manager in the cloud"
    )


@pytest.mark.parametrize("form", [Form.HTML, Form.MD, Form.JSON])
def test_names_in_free_words_are_hidden_too(told: Told, form: Form) -> None:
    """Notes, the file's name, what a proxy is called, where a server sends one, and the site's domain."""
    words = (
        r"Asked m.rossi@azienda.it; AZIENDA\mrossi logged on at dc07.azienda.local, share \\FS02\logs, "
        r"backup on nas.brescia.lan; see C:\Users\bianchi\x, HKLM\SOFTWARE and tomcat\conf, "
        r"liveupdate.symantec.com"
    )
    shown = certificate()
    tls = replace(shown, subject="CN=Azienda Proxy CA,O=Azienda SpA", names=("*.azienda.it",))
    meaning = Meaning(
        State.OPEN,
        Reason.SYN_ACK,
        Service.CONFIRMED,
        http=HttpFacts(302, "Apache", "https://login.fabbrica.example:8443/x"),
        proxied=Proxied("proxy-fab.example:3128", Service.CONFIRMED, tls),
    )
    run = run_of(client_manager_https=replace(answer(), meaning=meaning))
    source = Source("fabbrica brescia.sepsession", "0" * 64, 9)
    anchor = run.anchor
    assert anchor is not None
    made = replace(told_of_run(run), notes=(Note(anchor.monotonic_ns, words),), source=source)
    document = written(made, Wish(form, "en", mask=True)).decode()
    for name in ("rossi", "azienda", "dc07", "fs02", "nas.", "bianchi", "fabbrica", "proxy-fab", "ab" * 16):
        assert name not in document.casefold(), (name, document)
    for kept in ("SOFTWARE", "conf", "liveupdate.symantec.com", "session.sepsession"):
        assert kept in document


def test_a_short_name_is_hidden_as_it_is_written_alone() -> None:
    told = told_of_run(run_of(client_manager_http=answer()))
    plan = told.run.plan
    pair = replace(plan.pair, manager=replace(plan.pair.manager, name="sep"))
    hide = hiding(replace(told, run=replace(told.run, plan=replace(plan, pair=pair))))
    assert "sep" not in hide("the manager sep").split()
    assert hide("Version of SEP") == "Version of SEP"


def test_masking_leaves_the_keys_of_json_alone() -> None:
    assert json.loads(hidden_json('{"client": "client"}', lambda _: "x")) == {"client": "x"}


# --- the graph --------------------------------------------------------------------------------------


def test_no_failure_and_no_spike_vanishes_from_a_graph(told: Told) -> None:
    assert told.series
    for cell, series in told.series.items():
        assert len(series.columns) == COLUMNS
        figures = told.figures[cell]
        assert sum(column.asked for column in series.columns) == figures.asked
        assert sum(column.failed for column in series.columns) == figures.failures
        highest = max((c.high_us for c in series.columns if c.high_us is not None), default=None)
        assert highest == (None if figures.max_ns is None else figures.max_ns // 1_000)


@pytest.mark.parametrize("length_s", [1, 50, 900, 86_400, 2_592_000, 40_000_000])
def test_a_graph_of_any_length_has_readable_times(length_s: int) -> None:
    columns = tuple(Column(1, 2, 3, 1, 0) for _ in range(COLUMNS))
    begin = 1_795_507_200_000_000_000
    drawing = latency_plot(Series(begin, begin + length_s * 1_000_000_000, columns), "it", "f")
    words = re.findall(r'text-anchor="middle"', svg(drawing, "x"))
    assert len(words) <= 8
    assert "0,0" in svg(drawing, "x")
    assert svg(drawing, 'a "b" <c>').startswith('<svg viewBox="0 0 520 118" role="img" aria-label="a &quot;b')


def test_findings_come_in_the_order_of_their_weight(told: Told) -> None:
    severities = [finding.severity for finding in told.run.findings]
    assert severities == sorted(severities, key=(Judgement.PROBLEM, Judgement.DEGRADED).index)


# --- PDF --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_pdf_tells_of_its_pages_and_can_be_given_up(told: Told, lang: Lang) -> None:
    pages: list[int] = []
    document = written(told, Wish(Form.PDF, lang), pages.append)
    assert document.startswith(b"%PDF-")
    assert pages == list(range(1, len(pages) + 1))
    assert len(pages) >= 4
    again = written(told, Wish(Form.PDF, lang))
    assert again == document, "the same session gives the same bytes"

    class GivenUpError(Exception):
        pass

    def give_up(page: int) -> None:
        if page == 2:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        written(told, Wish(Form.PDF, lang), give_up)
