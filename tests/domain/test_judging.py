"""Every line of the judgement table, and the alternatives that stand in for each other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Meaning, Outcome, Proxied, Reason, Service, State, TlsProblem
from sepgui.domain.plan import OnRequest, Plan, PlanOptions
from sepgui.domain.run import CellResult, Recent, Row
from sepgui.domain.site import ClientProtocol, SiteOptions, Thresholds
from sepgui.i18n import LANGS, translate
from tests.fakes.results import (
    NO_ROUTE,
    NOW_S,
    REFUSED,
    SILENT,
    UDP_SILENT,
    answer,
    certificate,
    rejected,
    row,
    sample,
    unreachable,
)
from tests.fakes.sites import CLIENT, DATABASE, MANAGER, at, plan_of

CONSOLE = "server-https"
HTTP, HTTPS = "client-manager-http", "client-manager-https"

PROXY = "proxy.example:3128"


def row_of(plan: Plan, entry: str, address: str = "192.0.2.10") -> Row:
    return next(row(planned, address) for planned in plan.flows if planned.flow.entry.id == entry)


def judged(
    outcome: Outcome | None,
    entry: str = CONSOLE,
    *,
    plan: Plan | None = None,
    recent: Recent | None = None,
    mode: Mode = Mode.WATCH,
) -> CellResult:
    plan = plan or plan_of()
    seen = row_of(plan, entry)
    found = sample(seen, outcome) if outcome else None
    (result,) = judge([Observed(seen, found, recent or Recent(1))], plan, now_unix_s=NOW_S, mode=mode)
    return result


@pytest.mark.parametrize(
    ("outcome", "judgement", "verdict"),
    [
        (answer(Service.CONFIRMED), Judgement.OK, "confirmed"),
        (answer(Service.UNCHECKED), Judgement.OK, "unchecked"),
        (answer(Service.UNEXPECTED), Judgement.PROBLEM, "unexpected"),
        (answer(Service.FAILING), Judgement.PROBLEM, "failing"),
        (answer(Service.MUTE), Judgement.PROBLEM, "mute"),
        (REFUSED, Judgement.PROBLEM, "closed"),
        (SILENT, Judgement.PROBLEM, "filtered"),
        (rejected("192.0.2.1"), Judgement.PROBLEM, "filtered"),
        (unreachable("192.0.2.1"), Judgement.PROBLEM, "unreachable"),
        (UDP_SILENT, Judgement.UNPROVEN, "unproven"),
        (NO_ROUTE, Judgement.UNPROVEN, "unproven"),
        (None, Judgement.UNPROVEN, "unproven"),
    ],
)
def test_state_and_service(outcome: Outcome | None, judgement: Judgement, verdict: str) -> None:
    result = judged(outcome)
    assert (result.judgement, result.verdict.word) == (judgement, verdict)


def by_proxy(outcome: Outcome, service: Service) -> CellResult:
    return judged(replace(outcome, meaning=replace(outcome.meaning, proxied=Proxied(PROXY, service))))


@pytest.mark.parametrize(
    ("outcome", "service", "judgement"),
    [
        (SILENT, Service.CONFIRMED, Judgement.EXPECTED),
        (REFUSED, Service.CONFIRMED, Judgement.EXPECTED),
        (SILENT, Service.FAILING, Judgement.PROBLEM),
        (answer(), Service.CONFIRMED, Judgement.OK),
        (answer(), Service.FAILING, Judgement.DEGRADED),
        (answer(Service.UNEXPECTED), Service.CONFIRMED, Judgement.PROBLEM),
    ],
)
def test_the_way_through_the_system_proxy_counts(
    outcome: Outcome, service: Service, judgement: Judgement
) -> None:
    assert by_proxy(outcome, service).judgement is judgement


def test_what_this_vantage_cannot_prove_stays_unproven_even_when_asked() -> None:
    plan = plan_of(at(CLIENT), options=PlanOptions(include_unprovable=True))
    result = judged(answer(), "push-windows", plan=plan)
    assert result.judgement is Judgement.UNPROVEN
    assert result.why is not None
    assert judged(REFUSED, "push-windows", plan=plan).judgement is Judgement.UNPROVEN


def test_what_does_not_apply_is_skipped() -> None:
    result = judged(None, "spc-web-services")
    assert (result.judgement, result.verdict.word) == (Judgement.SKIPPED, "skipped")
    assert result.why == result.row.planned.why


@pytest.mark.parametrize(
    ("outcome", "judgement"),
    [
        (REFUSED, Judgement.EXPECTED),
        (SILENT, Judgement.EXPECTED),
        (unreachable("192.0.2.1"), Judgement.EXPECTED),
        (answer(Service.UNCHECKED), Judgement.PROBLEM),
        (answer(Service.CONFIRMED), Judgement.PROBLEM),
        (NO_ROUTE, Judgement.UNPROVEN),
    ],
)
@pytest.mark.parametrize("entry", ["rmi-registry", "spc-web-services"])
def test_a_listener_that_must_not_be_there(entry: str, outcome: Outcome, judgement: Judgement) -> None:
    plan = plan_of(options=PlanOptions(exposure=True))
    assert judged(outcome, entry, plan=plan).judgement is judgement


# --- degraded -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "recent", "well"),
    [
        (answer(rtt_ms=200), Recent(1), True),
        (answer(rtt_ms=201), Recent(1), False),
        (answer(rtt_ms=None, connect_ms=1203), Recent(1), False),
        (answer(rtt_ms=20, connect_ms=900), Recent(1), True),
        (answer(rtt_ms=60), Recent(9, baseline_ns=20_000_000), True),
        (answer(rtt_ms=61), Recent(9, baseline_ns=20_000_000), False),
        (answer(rtt_ms=4.9), Recent(9, baseline_ns=100_000), True),
        (answer(rtt_ms=5.1), Recent(9, baseline_ns=100_000), False),
        (answer(reply_ms=5000), Recent(1), True),
        (answer(reply_ms=5001), Recent(1), False),
        (answer(tls=certificate(TlsProblem.SELF_SIGNED)), Recent(1), True),
        (answer(tls=certificate(TlsProblem.SELF_SIGNED, TlsProblem.WRONG_NAME)), Recent(1), False),
        (answer(tls=certificate(TlsProblem.OLD_PROTOCOL)), Recent(1), False),
        (answer(tls=certificate(days=30)), Recent(1), True),
        (answer(tls=certificate(days=29.9)), Recent(1), False),
        (answer(tls=certificate(days=-1)), Recent(1), False),
    ],
)
def test_when_ok_becomes_degraded(outcome: Outcome, recent: Recent, well: bool) -> None:
    result = judged(outcome, recent=recent)
    assert result.judgement is (Judgement.OK if well else Judgement.DEGRADED)
    assert result.verdict.word == ("confirmed" if well else "degraded")
    assert (result.why is None) is well


@pytest.mark.parametrize(
    ("recent", "watch", "check"),
    [
        (Recent(50, failures=0), Judgement.OK, Judgement.OK),
        (Recent(50, failures=1), Judgement.DEGRADED, Judgement.DEGRADED),
        (Recent(50, retransmits=1), Judgement.DEGRADED, Judgement.DEGRADED),
        (Recent(51, failures=1), Judgement.OK, Judgement.DEGRADED),
    ],
)
def test_loss_degrades_by_share_in_a_watch_and_at_all_in_a_check(
    recent: Recent, watch: Judgement, check: Judgement
) -> None:
    assert judged(answer(), recent=recent).judgement is watch
    assert judged(answer(), recent=recent, mode=Mode.CHECK).judgement is check


def test_one_retransmission_degrades_a_check() -> None:
    assert judged(answer(retransmits=1), mode=Mode.CHECK).judgement is Judgement.DEGRADED
    assert judged(answer(retransmits=None), mode=Mode.CHECK).judgement is Judgement.OK


def test_an_expired_certificate_is_a_problem_for_clients_and_a_nuisance_elsewhere() -> None:
    by_date = answer(tls=certificate(days=-0.1))
    by_fault = answer(tls=certificate(TlsProblem.EXPIRED))
    for outcome in (by_date, by_fault):
        assert judged(outcome, HTTPS).judgement is Judgement.PROBLEM
        assert judged(outcome, CONSOLE).judgement is Judgement.DEGRADED


def test_a_site_sets_its_own_thresholds() -> None:
    site = replace(plan_of().site, thresholds=Thresholds(connect_ns=10_000_000, certificate_days=400))
    plan = replace(plan_of(), site=site)
    assert judged(answer(rtt_ms=11), plan=plan).judgement is Judgement.DEGRADED
    assert judged(answer(tls=certificate(days=365)), plan=plan).judgement is Judgement.DEGRADED


def test_latency_says_nothing_of_a_refusal() -> None:
    slow = Outcome(Meaning(State.CLOSED, Reason.CONN_REFUSED), rtt_ns=900_000_000)
    assert judged(slow).judgement is Judgement.PROBLEM


# --- alternatives -----------------------------------------------------------------------------------------


def pair_of(
    first: Outcome | None,
    second: Outcome | None,
    entries: tuple[str, str] = (HTTP, HTTPS),
    plan: Plan | None = None,
) -> tuple[Judgement, Judgement]:
    plan = plan or plan_of()
    seen = [row_of(plan, entry) for entry in entries]
    observed = [
        Observed(each, sample(each, outcome) if outcome else None, Recent(1))
        for each, outcome in zip(seen, (first, second), strict=True)
    ]
    one, other = judge(observed, plan, now_unix_s=NOW_S, mode=Mode.CHECK)
    return one.judgement, other.judgement


@pytest.mark.parametrize("down", [REFUSED, SILENT, rejected("192.0.2.1"), unreachable("192.0.2.1")])
def test_of_a_proved_alternative_the_other_is_expected_not_to_answer(down: Outcome) -> None:
    assert pair_of(down, answer()) == (Judgement.EXPECTED, Judgement.OK)
    assert pair_of(answer(), down) == (Judgement.OK, Judgement.EXPECTED)
    assert pair_of(answer(rtt_ms=900), down) == (Judgement.DEGRADED, Judgement.EXPECTED)


def test_an_alternative_that_answers_wrongly_stays_a_problem() -> None:
    assert pair_of(answer(), answer(Service.UNEXPECTED)) == (Judgement.OK, Judgement.PROBLEM)


def test_of_no_proved_alternative_all_are_one_problem() -> None:
    assert pair_of(REFUSED, SILENT) == (Judgement.PROBLEM, Judgement.PROBLEM)
    assert pair_of(answer(Service.FAILING), REFUSED) == (Judgement.PROBLEM, Judgement.PROBLEM)
    assert pair_of(None, REFUSED) == (Judgement.UNPROVEN, Judgement.PROBLEM)


def test_databases_stand_in_for_each_other_too() -> None:
    plan = plan_of(at(MANAGER), DATABASE)
    entries = ("database-embedded", "database-sql-server")
    assert pair_of(REFUSED, answer(), entries, plan) == (Judgement.EXPECTED, Judgement.OK)


def test_alternatives_count_for_each_address_by_itself() -> None:
    plan = plan_of()
    seen = [
        row_of(plan, entry, address) for address in ("192.0.2.10", "2001:db8::10") for entry in (HTTP, HTTPS)
    ]
    outcomes = (REFUSED, answer(), SILENT, SILENT)
    observed = [Observed(each, sample(each, o), Recent(1)) for each, o in zip(seen, outcomes, strict=True)]
    results = judge(observed, plan, now_unix_s=NOW_S, mode=Mode.CHECK)
    assert [result.judgement for result in results] == [
        Judgement.EXPECTED,
        Judgement.OK,
        Judgement.PROBLEM,
        Judgement.PROBLEM,
    ]


def test_what_the_site_decided_is_no_alternative() -> None:
    plan = plan_of(site_options=SiteOptions(client_protocol=ClientProtocol.HTTPS))
    assert pair_of(None, REFUSED, plan=plan) == (Judgement.SKIPPED, Judgement.PROBLEM)


def test_an_unproven_alternative_proves_nothing() -> None:
    plan = plan_of(at(None), options=PlanOptions(include_unprovable=True))
    assert pair_of(answer(), REFUSED, plan=plan) == (Judgement.UNPROVEN, Judgement.UNPROVEN)


def test_results_keep_the_order_and_every_reason_has_words() -> None:
    plan = plan_of(at(CLIENT), options=PlanOptions(exposure=True))
    seen = [row(planned) for planned in plan.flows]
    results = judge([Observed(each) for each in seen], plan, now_unix_s=NOW_S, mode=Mode.WATCH)
    assert [result.row for result in results] == seen
    for result in results:
        assert result.why is not None
        for lang in LANGS:
            assert "{" not in translate(result.why, lang)


# --- ports that are never asked, or by name only -----------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "hint"),
    [
        (answer(Service.CONFIRMED), "137 answers"),
        (REFUSED, "137 is closed"),
        (rejected("192.0.2.1"), "137 is rejected"),
        (UDP_SILENT, None),
    ],
)
def test_the_datagram_port_borrows_a_hint_from_the_name_port(outcome: Outcome, hint: str | None) -> None:
    plan = plan_of(at(MANAGER))
    rows = {
        flow.flow.port: row(flow, "192.0.2.50") for flow in plan.flows if flow.flow.entry.id == "push-windows"
    }
    seen = [Observed(rows[137], sample(rows[137], outcome)), Observed(rows[138])]
    result = judge(seen, plan, now_unix_s=NOW_S, mode=Mode.CHECK)[1]
    assert result.judgement is Judgement.SKIPPED
    assert result.why is not None
    said = translate(result.why, "en")
    assert "never answers" in said
    assert (hint is None) == ("hint" not in said)
    assert hint is None or hint in said


def test_the_browser_is_no_alternative_and_may_be_off() -> None:
    options = PlanOptions(on_request=frozenset({OnRequest.SQL_BROWSER}))
    plan = plan_of(at(MANAGER), DATABASE, options=options)
    rows = {
        flow.flow.port: row(flow, "192.0.2.30")
        for flow in plan.flows
        if flow.flow.entry.id == "database-sql-server"
    }
    for port, outcome, judgement in (
        (1434, REFUSED, Judgement.EXPECTED),
        (1433, REFUSED, Judgement.PROBLEM),
    ):
        other = 1433 if port == 1434 else 1434
        seen = [
            Observed(rows[port], sample(rows[port], outcome)),
            Observed(rows[other], sample(rows[other], answer(Service.CONFIRMED))),
        ]
        assert judge(seen, plan, now_unix_s=NOW_S, mode=Mode.CHECK)[0].judgement is judgement
