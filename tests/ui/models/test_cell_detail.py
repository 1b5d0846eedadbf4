"""What the detail pane says, in words."""

from __future__ import annotations

import pytest

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import Sample
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import (
    Fact,
    FactName,
    HttpFacts,
    Meaning,
    Outcome,
    Phases,
    Reason,
    RttSource,
    Service,
    State,
    TlsProblem,
)
from sepgui.domain.plan import Pass
from sepgui.domain.run import CellResult, Recent
from sepgui.domain.words import Words
from sepgui.i18n import Text
from sepgui.ui.models.cell_detail import CellDetail, cell_detail
from sepgui.ui.models.evidence import Moment
from sepgui.ui.models.lines import folds
from sepgui.ui.theme import DARK, LIGHT
from sepgui.ui.widgets.detail_html import detail_html, detail_text
from sepgui.ui.widgets.glyphs import Glyph
from tests.fakes import results
from tests.fakes.sites import GUP, MANAGER, at, plan_of
from tests.fakes.window_engine import ANCHOR, SECOND_NS, FakeSession

PLAN = plan_of(None, GUP)
ROWS = results.rows(PLAN)


def moment(*, since_s: int | None = None, live: bool = True) -> Moment:
    return Moment(ANCHOR, 3600 * SECOND_NS, None if since_s is None else since_s * SECOND_NS, live)


def index_of(port: int) -> int:
    return next(i for i, row in enumerate(ROWS) if row.cell.port == port and not folds(row))


def of(outcome: Outcome, port: int = 8443, recent: Recent | None = None) -> CellResult:
    session = FakeSession(PLAN, ROWS)
    if recent is not None:
        session.set_recent(index_of(port), recent)
    (found,) = [
        result
        for index, result in session.batch([(index_of(port), outcome)]).results
        if index == index_of(port)
    ]
    return found


def detail(outcome: Outcome, port: int = 8443, *, since_s: int | None = None) -> CellDetail:
    return cell_detail(of(outcome, port), (), moment(since_s=since_s))


def words(shown: CellDetail) -> str:
    return "\n".join(fact.words for fact in shown.evidence)


def test_a_rejection_names_who_rejected() -> None:
    shown = detail(results.rejected("10.20.0.1"))
    assert shown.headline == "Rejected on the way by 10.20.0.1"
    assert "ICMP 3/13 from 10.20.0.1" in words(shown)
    assert shown.glyph is Glyph.SILENT


def test_it_says_for_how_long() -> None:
    assert detail(results.SILENT, since_s=3600 - 14 * 60).headline == "Filtered: no answer at all, for 14 min"
    assert detail(results.SILENT, since_s=3590).headline == "Filtered: no answer at all"
    assert detail(results.SILENT).headline == "Filtered: no answer at all"


@pytest.mark.parametrize(
    ("outcome", "headline"),
    [
        (results.REFUSED, "Closed: the host answers and refuses"),
        (results.unreachable("10.0.0.1"), "Unreachable, says 10.0.0.1"),
        (results.NO_ROUTE, "This computer could not ask"),
        (results.UDP_SILENT, "No answer, which over UDP proves nothing"),
        (results.answer(), "Open, and the right service answers"),
        (results.answer(Service.UNEXPECTED), "Open, but another service answers"),
        (results.answer(Service.FAILING), "Open, but the service fails"),
        (results.answer(Service.MUTE), "Open, but the service says nothing"),
        (results.answer(Service.UNCHECKED), "Open; what listens there is not checked"),
        (results.answer(rtt_ms=900), "Works, but not well"),
    ],
)
def test_every_state_has_its_sentence(outcome: Outcome, headline: str) -> None:
    assert detail(outcome).headline == headline


@pytest.mark.parametrize(
    ("entry", "meaning", "headline"),
    [
        ("server-control", (State.OPEN, Reason.LISTENING, Service.CONFIRMED), "The right program listens"),
        (
            "server-control",
            (State.OPEN, Reason.LISTENING, Service.UNEXPECTED),
            "Another program holds the port",
        ),
        (
            "server-control",
            (State.OPEN, Reason.LISTENING, Service.UNCHECKED),
            "A program listens that the system does not name",
        ),
        (
            "server-control",
            (State.CLOSED, Reason.NOT_LISTENING, Service.UNCHECKED),
            "Nothing listens on this computer",
        ),
        (
            "rmi-registry",
            (State.OPEN, Reason.SYN_ACK, Service.CONFIRMED),
            "Open, and the right service answers",
        ),
    ],
)
def test_what_the_hosts_own_table_tells_is_no_answer(
    entry: str, meaning: tuple[State, Reason, Service], headline: str
) -> None:
    plan = plan_of(at(MANAGER))
    rows = results.rows(plan)
    (index,) = (i for i, row in enumerate(rows) if row.cell.entry == entry)
    facts = (Fact(FactName.PROCESS, "SemSvc.exe"), Fact(FactName.LISTENING_ON, "127.0.0.1"))
    outcome = Outcome(Meaning(*meaning, facts=facts))
    found = dict(FakeSession(plan, rows).batch([(index, outcome)]).results)[index]
    shown = cell_detail(found, (), moment())
    assert shown.headline == headline
    assert ("Process", "SemSvc.exe") in [(each.label, each.value) for each in shown.learnt]


def test_a_cell_that_was_not_asked_yet_waits() -> None:
    row = ROWS[index_of(8443)]
    shown = cell_detail(CellResult(row, None, Recent(), Judgement.UNPROVEN), (), moment())
    assert shown.headline == "Waiting for the first answer"
    assert shown.evidence == ()
    assert shown.askable


def test_a_row_that_cannot_be_proved_says_why_and_cannot_be_asked() -> None:
    row = next(row for row in ROWS if folds(row) and row.planned.applies)
    shown = cell_detail(CellResult(row, None, Recent(), Judgement.UNPROVEN, row.planned.why), (), moment())
    assert shown.headline == "Cannot be proved from here"
    assert shown.explanation
    assert not shown.askable


def test_a_saved_session_cannot_be_asked() -> None:
    assert not cell_detail(of(results.answer()), (), moment(live=False)).askable


def test_the_five_tuple_is_there_for_the_firewall_team() -> None:
    shown = detail(results.answer())
    assert "tcp 192.0.2.55:50123 → 192.0.2.10:8443" in words(shown)


def test_an_address_of_six_stands_in_brackets() -> None:
    row = results.row(ROWS[index_of(8443)].planned, "2001:db8::1")
    outcome = Outcome(Meaning(State.OPEN, Reason.SYN_ACK), local_address="2001:db8::2", local_port=5)
    result = CellResult(row, results.sample(row, outcome), Recent(), Judgement.OK)
    assert "[2001:db8::2]:5 → [2001:db8::1]:8443" in words(cell_detail(result, (), moment()))


def test_it_says_whose_clock_it_was() -> None:
    assert "timed by the kernel" in words(detail(results.answer()))
    wall = Outcome(Meaning(State.OPEN, Reason.SYN_ACK), rtt_ns=1_000_000, rtt_source=RttSource.WALL)
    assert "timed by this program" in words(detail(wall))


def test_repeated_packets_and_losses_are_told() -> None:
    assert "repeated once" in words(detail(results.answer(retransmits=1)))
    assert "repeated 3 times" in words(detail(results.answer(retransmits=3)))
    lossy = cell_detail(of(results.answer(), recent=Recent(50, 3, 0, 9_000_000)), (), moment())
    assert "3 of the last 50 attempts failed" in words(lossy)
    assert "Usually 9.0 ms" in words(lossy)


def test_lateness_and_the_confirming_pass_are_told() -> None:
    row = ROWS[index_of(8443)]
    late = Sample(row.cell, 10 * SECOND_NS, 9 * SECOND_NS, results.SILENT, Pass.CONFIRMING)
    said = words(cell_detail(CellResult(row, late, Recent(), Judgement.PROBLEM), (), moment()))
    assert "later than planned" in said
    assert "Confirmed by a second" in said


def test_it_says_which_ports_of_the_same_host_answer() -> None:
    session = FakeSession(PLAN, ROWS)
    outcomes = [
        (index_of(443), results.answer()),
        (index_of(8446), results.answer()),
        (index_of(9090), results.SILENT),
    ]
    others = tuple(result for _, result in session.batch(outcomes).results)
    seen = Moment(ANCHOR, 0, None, True, others)
    assert "The same host answers on 443, 8446" in words(cell_detail(of(results.SILENT), (), seen))
    assert "same host" not in words(cell_detail(of(results.answer()), (), seen))
    silent = tuple(
        result
        for _, result in FakeSession(PLAN, ROWS)
        .batch([(index_of(443), results.SILENT), (index_of(9090), results.SILENT)])
        .results
    )
    nothing = Moment(ANCHOR, 0, None, True, silent)
    assert "answers on no other port asked" in words(cell_detail(of(results.SILENT), (), nothing))


@pytest.mark.parametrize(
    ("outcome", "part"),
    [
        (results.REFUSED, "Nothing listens on this port"),
        (results.SILENT, "lost without a word"),
        (results.rejected("10.0.0.1"), "signs its refusal"),
        (results.unreachable("10.0.0.1"), "no way to the host"),
    ],
)
def test_a_state_that_nobody_explained_is_explained(outcome: Outcome, part: str) -> None:
    assert part in "\n".join(detail(outcome, 9090).explanation)


def test_http_is_told_with_where_it_leads() -> None:
    meaning = Meaning(
        State.OPEN, Reason.SYN_ACK, Service.CONFIRMED, http=HttpFacts(302, "Apache", "https://sepm:8443/")
    )
    assert "HTTP status 302 from Apache, on to https://sepm:8443/" in words(detail(Outcome(meaning)))


def test_phases_follow_each_other() -> None:
    phases = Phases(resolve_ns=1_000_000, connect_ns=2_000_000, reply_ns=4_000_000)
    shown = detail(Outcome(Meaning(State.OPEN, Reason.SYN_ACK), phases=phases))
    assert [(phase.name, phase.start_ns, phase.duration_ns) for phase in shown.phases] == [
        ("Name", 0, 1_000_000),
        ("Connect", 1_000_000, 2_000_000),
        ("Answer", 3_000_000, 4_000_000),
    ]


def test_the_certificate_shows_its_faults_where_they_are() -> None:
    tls = results.certificate(TlsProblem.EXPIRED, TlsProblem.WRONG_NAME, days=-3)
    shown = detail(results.answer(tls=tls))
    faults = {pairing.label: pairing.wrong for pairing in shown.certificate}
    assert faults["Valid"] == "expired"
    assert faults["Subject"] == "issued for another name"
    assert faults["Issuer"] == ""
    assert "SHA-256" in faults


def test_what_was_learnt_stands_in_the_pane_and_in_the_text() -> None:
    facts = (Fact(FactName.DIALECT, "3.1.1"), Fact(FactName.SIGNING, "required"))
    shown = detail(Outcome(Meaning(State.OPEN, Reason.SYN_ACK, facts=facts)))
    assert [(pairing.label, pairing.value) for pairing in shown.learnt] == [
        ("SMB dialect", "3.1.1"),
        ("SMB signing", "required"),
    ]
    assert "SMB dialect: 3.1.1" in detail_text(shown)
    assert "LEARNT" in detail_html(shown, LIGHT)


def test_only_findings_of_this_cell_are_shown() -> None:
    row = ROWS[index_of(8443)]
    mine = Finding(
        Cause.SERVICE_STOPPED,
        Judgement.PROBLEM,
        (row.cell,),
        Text("", "It is mine"),
        (Evidence(Text("", "seen")),),
        Words("Do it", "Do it"),
    )
    other = Finding(
        Cause.FIREWALL_DROP,
        Judgement.PROBLEM,
        (ROWS[index_of(443)].cell,),
        Text("", "Not mine"),
        (),
        Words("", ""),
    )
    shown = cell_detail(of(results.REFUSED), (mine, other), moment())
    assert [diagnosis.summary for diagnosis in shown.diagnoses] == ["It is mine"]
    assert shown.diagnoses[0].remedy == "Do it"
    assert shown.diagnoses[0].certainty == "Certain"
    assert shown.diagnoses[0].decides == ""


def test_a_diagnosis_says_how_sure_it_is_and_what_would_settle_it() -> None:
    row = ROWS[index_of(8443)]
    finding = Finding(
        Cause.FIREWALL_DROP,
        Judgement.PROBLEM,
        (row.cell,),
        Text("", "A firewall drops it."),
        (),
        Words("Aprire", "Open it"),
        Certainty.LIKELY,
        Text("", "Run it from the other end."),
    )
    shown = cell_detail(of(results.SILENT), (finding,), moment())
    text, page = detail_text(shown), detail_html(shown, LIGHT)
    assert "A firewall drops it. (Likely)" in text
    assert (
        text.index("What would settle it") < text.index("Run it from the other end.") < text.index("Open it")
    )
    assert "Likely" in page
    assert "Run it from the other end." in page


def test_the_text_to_copy_has_everything_that_was_measured() -> None:
    text = detail_text(detail(results.answer(tls=results.certificate(), connect_ms=2, reply_ms=3)))
    for part in ("8443/tcp", "192.0.2.10", "192.0.2.55:50123", "Connect: 2.0 ms", "CN=sepm", "abababab"):
        assert part in text


def test_the_page_lets_no_markup_through() -> None:
    meaning = Meaning(State.OPEN, Reason.SYN_ACK, http=HttpFacts(200, "<b>evil</b>"))
    page = detail_html(detail(Outcome(meaning)), LIGHT)
    assert "<b>evil" not in page
    assert "&lt;b&gt;evil" in page


def test_the_page_follows_the_theme() -> None:
    shown = detail(results.REFUSED)
    assert LIGHT.refused in detail_html(shown, LIGHT)
    assert DARK.refused in detail_html(shown, DARK)
    assert Transport.TCP.value in shown.port_line


def test_a_problem_behind_a_good_answer_looks_like_one() -> None:
    expired = results.answer(tls=results.certificate(TlsProblem.EXPIRED, days=-1))
    assert of(expired, 443).judgement is Judgement.PROBLEM
    found = detail(expired, 443)
    assert found.glyph is Glyph.REFUSED
    assert found.headline == "Answers, but has a problem"
    assert "The certificate has expired." in found.explanation
    well = detail(results.answer(tls=results.certificate()), 443)
    assert (well.glyph, well.headline) == (Glyph.OK, "Open, and the right service answers")
