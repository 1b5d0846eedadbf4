"""A run as JSON, CSV, Markdown and table: every field people script against, in both languages."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from msgspec.structs import replace

from sepgui.diagnosis import diagnose
from sepgui.domain.cell import Anchor
from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import (
    Fact,
    FactName,
    Icmp,
    Meaning,
    NameFailure,
    Outcome,
    Phases,
    Reason,
    Service,
    State,
)
from sepgui.domain.plan import Action, Plan
from sepgui.domain.run import Recent, Run
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, Lang
from sepgui.reports.check import FORMATS, iso_ms
from sepgui.reports.check_table import GLYPH, check_table
from sepgui.reports.table import display_width
from tests.fakes.results import NOW_S, REFUSED, SILENT, answer, certificate, nameless, row, sample
from tests.fakes.sites import CLIENT, MANAGER, at, host, plan_of

ANCHOR = Anchor(5_000_000_000, NOW_S * 1_000_000_000)
DETAIL = QT_TRANSLATE_NOOP("Test", "=1+1 | said “{server}”").with_(server="Apache")

CELL_FIELDS = [
    *("entry", "host", "address", "transport", "port", "direction", "provable", "pass", "at"),
    *("local_address", "local_port", "state", "reason", "rejected_by", "icmp", "service", "detail"),
    *("judgement", "verdict", "rtt_ms", "rtt_source", "syn_retransmits", "phases_ms", "tls"),
    *("lost_on_path", "learnt", "seen_from"),
]


def run_of(plan: Plan | None = None, /, **outcomes: Outcome) -> Run:
    """Return a run whose entries (names with underscores) had these outcomes, all others a healthy answer."""
    plan = plan or plan_of()
    observed: list[Observed] = []
    for planned in plan.flows:
        each = row(planned)
        outcome = outcomes.get(planned.flow.entry.id.replace("-", "_"), answer())
        taken = sample(each, outcome, at_ns=ANCHOR.monotonic_ns + 123_456_789)
        asked = planned.action is Action.PROBE and planned.own is None
        observed.append(Observed(each, taken if asked else None, Recent(1)))
    results = judge(observed, plan, now_unix_s=NOW_S, mode=Mode.CHECK)
    findings = diagnose(results, plan)
    return Run(plan, ANCHOR.unix_ns, 812_000_000, False, results, findings, ANCHOR)


def document(run: Run, lang: Lang = "en") -> dict[str, Any]:
    return json.loads(FORMATS["json"](run, lang, 80))


def cell(run: Run, entry: str) -> dict[str, Any]:
    return next(each for each in document(run)["cells"] if each["entry"] == entry)


REJECTED = Outcome(
    Meaning(State.FILTERED, Reason.ADMIN_PROHIBITED, icmp=Icmp(4, 3, 13, "198.51.100.1")),
    local_address="192.0.2.55",
    local_port=50_001,
)
WELL = Outcome(
    Meaning(State.OPEN, Reason.SYN_ACK, Service.CONFIRMED, DETAIL, tls=certificate()),
    rtt_ns=412_345,
    phases=Phases(1_200_000, 600_000, 4_100_000, 3_000_000),
)


def test_the_document_has_the_fields_that_people_script_against() -> None:
    found = document(run_of())
    assert list(found) == [
        *("schema", "started", "duration_ms", "vantage", "manager", "client"),
        *("sep_version", "simulated", "cells", "findings"),
    ]
    assert found["schema"] == "sepgui.check/1"
    assert found["started"] == "2026-11-18T11:06:40.000Z"
    assert found["duration_ms"] == 812
    assert (found["vantage"], found["manager"], found["client"]) == ("client", "sepm.example", "pc.example")
    assert (found["sep_version"], found["simulated"]) == ("14.3", False)
    for each in found["cells"]:
        assert list(each) == CELL_FIELDS


def test_every_flow_of_the_plan_has_an_object() -> None:
    run = run_of()
    cells = document(run)["cells"]
    assert [(each["entry"], each["port"]) for each in cells] == [
        (planned.flow.entry.id, planned.flow.port) for planned in run.plan.flows
    ]
    nowhere = next(each for each in cells if each["entry"] == "syslog")
    assert (nowhere["host"], nowhere["address"], nowhere["state"], nowhere["at"]) == (None, None, None, None)
    assert (nowhere["judgement"], nowhere["verdict"]) == ("skipped", "skipped")
    assert "--role syslog=HOST" in nowhere["detail"]


def test_an_attempt_has_its_time_and_its_five_tuple() -> None:
    found = cell(run_of(), "server-https")
    assert found["at"] == "2026-11-18T11:06:40.123Z"
    assert (found["local_address"], found["local_port"]) == ("192.0.2.55", 50_123)
    assert (found["address"], found["transport"], found["port"]) == ("192.0.2.10", "tcp", 8443)
    assert (found["pass"], found["direction"], found["provable"]) == ("first", "console→manager", True)


def test_an_open_port_tells_service_times_and_certificate() -> None:
    found = cell(run_of(client_manager_https=WELL), "client-manager-https")
    assert (found["state"], found["reason"], found["service"]) == ("open", "syn-ack", "confirmed")
    assert (found["judgement"], found["verdict"]) == ("ok", "confirmed")
    assert found["rtt_ms"] == 0.412
    assert found["phases_ms"] == {"resolve": 1.2, "connect": 0.6, "tls": 4.1, "reply": 3.0}
    assert found["tls"] == {
        "version": "TLSv1.3",
        "subject": "CN=sepm",
        "issuer": "CN=sepm",
        "not_after": "2027-11-18T11:06:40.000Z",
        "sha256": "ab" * 32,
        "names": ["sepm.example"],
        "problems": [],
    }
    assert found["detail"] == "=1+1 | said “Apache”"
    assert found["learnt"] == {}


def test_what_was_learnt_beside_the_service_is_told() -> None:
    facts = (Fact(FactName.SEP_VERSION, "14.3.3384.1000"), Fact(FactName.CLOCK_SKEW, "+90 s"))
    run = run_of(web_services=replace(WELL, meaning=replace(WELL.meaning, facts=facts)))
    assert cell(run, "web-services")["learnt"] == {"sep-version": "14.3.3384.1000", "clock-skew": "+90 s"}
    rows = csv.DictReader(io.StringIO(FORMATS["csv"](run, "en", 80)))
    found = next(each for each in rows if each["entry"] == "web-services")
    assert found["learnt"] == "sep-version=14.3.3384.1000; clock-skew=+90 s"


def test_a_rejection_names_who_rejected() -> None:
    found = cell(run_of(server_https=REJECTED), "server-https")
    assert (found["state"], found["reason"]) == ("filtered", "admin-prohibited")
    assert found["rejected_by"] == "198.51.100.1"
    assert found["icmp"] == {"version": 4, "type": 3, "code": 13}
    assert (found["service"], found["tls"], found["rtt_ms"]) == (None, None, None)


def test_findings_name_their_cells() -> None:
    down = run_of(client_manager_http=SILENT, client_manager_https=SILENT)
    (finding,) = document(down)["findings"]
    assert list(finding) == [
        *("cause", "severity", "cells", "summary", "evidence", "remedy"),
        *("certainty", "decides", "requests"),
    ]
    assert finding["cells"] == [
        ["client-manager-http", "192.0.2.10", 8014],
        ["client-manager-https", "192.0.2.10", 443],
    ]
    assert (finding["cause"], finding["severity"]) == ("firewall-drop", "problem")
    assert (finding["certainty"], finding["requests"][1]["port"]) == ("likely", 443)


def test_several_managers_share_a_document() -> None:
    second = host("sepm2", Role.MANAGER)
    found = document(run_of(plan_of(managers=(MANAGER, second))))
    assert found["manager"] == "sepm.example, sepm2.example"
    hosts = [each["host"] for each in found["cells"] if each["entry"] == "server-https"]
    assert hosts == ["sepm.example", "sepm2.example"]


def test_json_is_the_same_in_both_languages_but_for_its_sentences() -> None:
    run = run_of(server_https=REJECTED)
    both = [document(run, lang) for lang in LANGS]
    for found in both:
        for each in found["cells"]:
            del each["detail"]
        for each in found["findings"]:
            for sentence in ("summary", "evidence", "remedy", "decides"):
                del each[sentence]
    assert both[0] == both[1]


@pytest.mark.parametrize(
    ("unix_ns", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_795_000_000_999_999_999, "2026-11-18T11:06:40.999Z"),
        (1_795_000_000_001_000_000, "2026-11-18T11:06:40.001Z"),
    ],
)
def test_times_are_utc_with_milliseconds_cut_off(unix_ns: int, text: str) -> None:
    assert iso_ms(unix_ns) == text


# --- tables ----------------------------------------------------------------------------------------


def test_csv_has_a_line_for_each_cell_and_no_formula() -> None:
    run = run_of(client_manager_https=WELL)
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](run, "en", 80))))
    assert len(rows) == len(run.results)
    found = next(each for each in rows if each["entry"] == "client-manager-https")
    assert found["detail"] == "'=1+1 | said “Apache”"
    assert (found["connect_ms"], found["tls_version"], found["verdict"]) == ("0.6", "TLSv1.3", "confirmed")
    empty = next(each for each in rows if each["entry"] == "syslog")
    assert (empty["host"], empty["rtt_ms"], empty["tls_sha256"]) == ("", "", "")


def test_markdown_hands_over_the_firewall_request() -> None:
    run = run_of(server_https=REJECTED)
    for lang in LANGS:
        found = FORMATS["md"](run, lang, 80)
        assert "New-NetFirewallRule" in found
        assert "nftables" in found
        assert "192.0.2.55" in found
    assert "--report FILE.md" in check_table(run, "en", 200)


def test_markdown_escapes_what_would_break_its_table() -> None:
    found = FORMATS["md"](run_of(client_manager_https=WELL), "en", 80)
    assert "=1+1 \\| said “Apache”" in found
    widths = {line.replace("\\|", "").count("|") for line in found.splitlines() if line.startswith("|")}
    assert widths == {8}


@pytest.mark.parametrize("width", [60, 100, 160])
@pytest.mark.parametrize("lang", LANGS)
def test_the_table_keeps_to_the_width_and_shows_the_worst_first(width: int, lang: Lang) -> None:
    found = FORMATS["table"](run_of(reporting_console=REFUSED, web_services=answer(rtt_ms=900)), lang, width)
    assert max(display_width(line) for line in found.splitlines()) <= width
    glyphs = [line[0] for line in found.splitlines() if line[:1] in GLYPH.values() and line[1:3] == "  "]
    assert glyphs == ["✖", "▲", "✔", "✔", "✔", "✔"]


def test_the_table_says_in_words_what_colours_say_too() -> None:
    run = run_of(reporting_console=REFUSED)
    plain = check_table(run, "en", 100)
    painted = check_table(run, "en", 100, lambda judgement, words: f"<{judgement.value}>{words}<>")
    assert "closed" in plain
    assert "\x1b" not in plain
    assert f"<problem>{GLYPH[Judgement.PROBLEM]}<>" in painted
    assert "<problem>closed<>" in painted


def test_what_was_not_asked_is_folded_by_reason() -> None:
    found = check_table(run_of(plan_of(at(CLIENT))), "en", 200)
    assert "Push to Windows clients 139/tcp, 445/tcp, 137/udp, 138/udp" in found
    assert found.count("Only sepm (manager) opens this connection: run the check there.") == 1


def test_a_finding_about_a_whole_address_stands_in_place_of_its_rows() -> None:
    silent = {planned.flow.entry.id.replace("-", "_"): SILENT for planned in plan_of().flows}
    found = check_table(run_of(**silent), "en", 100)
    assert "sepm.example (192.0.2.10) is silent" in found
    assert "- 8443/tcp, 9090/tcp, 8014/tcp, 443/tcp, 8445/tcp, 8446/tcp: no answer" in found
    assert "What was seen" not in found
    partly = check_table(run_of(client_manager_http=REFUSED, client_manager_https=REFUSED), "en", 100)
    nameless_ = {name: nameless(NameFailure.NOT_FOUND) for name in silent}
    assert "- Ports: 8443/tcp, 9090/tcp, 8014/tcp, 443/tcp" in check_table(run_of(**nameless_), "en", 100)
    assert partly.count("closed") == 2


def test_a_simulated_run_says_so() -> None:
    run = run_of()
    assert "SIMULATED" not in check_table(run, "en", 100)
    simulated = replace(run, simulated=True)
    assert check_table(simulated, "en", 100).startswith("SIMULATED")
    assert document(simulated)["simulated"] is True


def test_a_servers_words_cannot_move_the_cursor() -> None:
    evil = QT_TRANSLATE_NOOP("Test", "{words}").with_(words="\x1b[2J\x07bad")
    outcome = Outcome(Meaning(State.OPEN, Reason.SYN_ACK, Service.UNEXPECTED, evil))
    found = check_table(run_of(server_https=outcome), "en", 120)
    assert "\x1b" not in found
    assert "\x07" not in found
