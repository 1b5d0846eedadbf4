"""Each rule fires on its case and stays silent on the near miss."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sepgui.diagnosis import diagnose
from sepgui.domain.entry import Role
from sepgui.domain.finding import Cause, Certainty, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import (
    Fact,
    FactName,
    HttpFacts,
    Meaning,
    NameFailure,
    Outcome,
    Proxied,
    Reason,
    Service,
    State,
    TlsProblem,
    Vanished,
)
from sepgui.domain.plan import Action, Plan, PlanOptions
from sepgui.domain.run import CellResult, Recent
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, Text, translate
from tests.fakes.results import (
    NO_ROUTE,
    NOW_S,
    REFUSED,
    SILENT,
    UDP_SILENT,
    answer,
    certificate,
    nameless,
    rejected,
    row,
    sample,
    unreachable,
)
from tests.fakes.sites import CLIENT, DATABASE, MANAGER, at, host, plan_of

CLIENT_TALK = ("client-manager-http", "client-manager-https")
ASKED = 6
"""How many ports a client asks of a manager of 14.3."""


def judged(plan: Plan, *runs: tuple[str, Sequence[Outcome]]) -> tuple[CellResult, ...]:
    """Return the results of a plan whose asked flows had these outcomes at each address, last repeated."""
    seen: list[Observed] = []
    for address, outcomes in runs:
        left = list(outcomes)
        for planned in plan.flows:
            each = row(planned, address)
            if planned.action is Action.PROBE and planned.own is None:
                outcome = left.pop(0) if len(left) > 1 else left[0]
                seen.append(Observed(each, sample(each, outcome), Recent(1)))
            else:
                seen.append(Observed(each))
    return judge(seen, plan, now_unix_s=NOW_S, mode=Mode.CHECK)


def found(*runs: tuple[str, Sequence[Outcome]], plan: Plan | None = None) -> tuple[Finding, ...]:
    plan = plan or plan_of()
    return diagnose(judged(plan, *runs), plan)


def say(text: Text) -> str:
    return translate(text, "en")


def all_texts(finding: Finding) -> list[Text]:
    return [finding.summary, *(each.text for each in finding.evidence), *filter(None, [finding.decides])]


# --- the name does not resolve --------------------------------------------------------------------


DETAIL = QT_TRANSLATE_NOOP("Test", "“{name}” is not known.").with_(name="sepm.example")


@pytest.mark.parametrize("failure", [*NameFailure, None])
def test_a_name_that_does_not_resolve_is_one_finding_with_a_remedy_for_its_kind(
    failure: NameFailure | None,
) -> None:
    (finding,) = found(("", [nameless(failure, DETAIL)]))
    assert finding.cause.value.startswith("name-")
    assert finding.severity is Judgement.UNPROVEN
    assert len(finding.cells) == ASKED
    assert "sepm.example" in say(finding.summary)
    assert [each.text for each in finding.evidence] == [DETAIL]


def test_kinds_of_failure_have_remedies_of_their_own() -> None:
    remedies = {found(("", [nameless(kind)]))[0].remedy.en for kind in NameFailure}
    assert len(remedies) == len(NameFailure)


def test_no_route_is_no_name_error() -> None:
    (finding,) = found(("192.0.2.10", [NO_ROUTE]))
    assert finding.cause is Cause.NO_ROUTE
    assert finding.severity is Judgement.UNPROVEN


def test_no_route_to_unlike_networks_is_no_network() -> None:
    plan = plan_of(managers=(MANAGER, host("sepm2", Role.MANAGER)))
    (finding,) = found(("192.0.2.10", [NO_ROUTE]), ("198.51.100.7", [NO_ROUTE]), plan=plan)
    assert finding.cause is Cause.NO_NETWORK


# --- the client may block us ----------------------------------------------------------------------


def clients(*pasts: tuple[Outcome, Recent]) -> tuple[Finding, ...]:
    """Return the findings of a manager that watches a client's push ports with these pasts, last repeated."""
    plan = plan_of(at(MANAGER))
    left = list(pasts)
    seen: list[Observed] = []
    for planned in plan.flows:
        if planned.flow.entry.id == "push-windows" and planned.action is Action.PROBE:
            outcome, recent = left.pop(0) if len(left) > 1 else left[0]
            each = row(planned, "192.0.2.20")
            seen.append(Observed(each, sample(each, outcome), recent))
    return diagnose(judge(seen, plan, now_unix_s=NOW_S, mode=Mode.WATCH), plan)


def test_a_client_that_answered_and_is_silent_on_everything_may_block_us() -> None:
    (finding,) = clients((SILENT, Recent(9, 2)))
    assert finding.cause is Cause.CLIENT_MAY_BLOCK_US
    assert (finding.severity, finding.certainty) == (Judgement.PROBLEM, Certainty.POSSIBLE)
    assert "open a short while ago" in say(finding.evidence[0].text)


@pytest.mark.parametrize(
    "pasts",
    [
        [(REFUSED, Recent(9, 2)), (SILENT, Recent(9, 2))],
        [(SILENT, Recent(9, 2)), (SILENT, Recent(9, 9))],
        [(SILENT, Recent(9, 9))],
    ],
)
def test_one_answer_or_one_port_that_was_open_is_no_blocking(pasts: list[tuple[Outcome, Recent]]) -> None:
    assert "client-may-block-us" not in {finding.cause for finding in clients(*pasts)}


# --- the host is silent ---------------------------------------------------------------------------


def test_a_host_silent_on_everything_is_one_finding() -> None:
    (finding,) = found(("192.0.2.10", [SILENT]))
    assert finding.cause is Cause.HOST_SILENT
    assert finding.severity is Judgement.PROBLEM
    assert len(finding.cells) == ASKED
    assert say(finding.summary) == (
        "sepm.example (192.0.2.10) is silent: none of the 6 ports that were asked gives any answer."
    )
    assert say(finding.evidence[0].text).startswith("8443/tcp, 9090/tcp")


@pytest.mark.parametrize("sign_of_life", [REFUSED, answer()])
def test_one_answer_is_enough_not_to_be_silent(sign_of_life: Outcome) -> None:
    causes = {finding.cause for finding in found(("192.0.2.10", [sign_of_life, SILENT]))}
    assert Cause.FIREWALL_DROP in causes
    assert Cause.HOST_SILENT not in causes


def test_a_rejection_by_a_firewall_is_no_sign_of_life() -> None:
    findings = found(("192.0.2.10", [rejected("192.0.2.1"), SILENT]))
    assert {finding.cause for finding in findings} == {Cause.HOST_SILENT, Cause.FIREWALL_REJECT}


def test_one_silent_port_is_no_silent_host() -> None:
    plan = plan_of(options=PlanOptions(only=frozenset({"server-https"})))
    (finding,) = found(("192.0.2.10", [SILENT]), plan=plan)
    assert (finding.cause, finding.certainty) == (Cause.FIREWALL_DROP, Certainty.POSSIBLE)
    assert finding.decides is not None


def test_a_host_that_nobody_reaches_is_told_apart_and_the_sender_named() -> None:
    (finding,) = found(("192.0.2.10", [unreachable("198.51.100.1")]))
    assert finding.cause is Cause.HOST_UNREACHABLE
    assert "198.51.100.1" in say(finding.evidence[0].text)


def test_partly_unreachable_and_partly_silent_is_silent() -> None:
    (finding,) = found(("192.0.2.10", [unreachable("198.51.100.1"), SILENT]))
    assert finding.cause is Cause.HOST_SILENT
    assert len(finding.evidence) == 2


def test_udp_silence_counts_and_does_not_count_alone() -> None:
    plan = plan_of(at(MANAGER))
    push = {p.flow.endpoint.port: p for p in plan.flows if p.flow.entry.id == "push-windows"}
    outcomes = {139: SILENT, 445: SILENT, 137: UDP_SILENT}
    seen = [row(planned, "192.0.2.20") for planned in push.values() if planned.action is Action.PROBE]
    observed = [Observed(each, sample(each, outcomes[each.cell.port]), Recent(1)) for each in seen]
    results = judge(observed, plan, now_unix_s=NOW_S, mode=Mode.CHECK)
    (finding,) = diagnose(results, plan)
    assert finding.cause is Cause.HOST_SILENT


def test_each_address_of_a_host_is_seen_by_itself() -> None:
    (finding,) = found(("192.0.2.10", [answer()]), ("2001:db8::10", [SILENT]))
    assert {cell.address for cell in finding.cells} == {"2001:db8::10"}
    assert say(finding.evidence[-1].text) == "sepm.example does answer at its other address 192.0.2.10."


def test_a_silent_host_has_no_other_finding_for_its_cells() -> None:
    findings = found(("192.0.2.10", [SILENT]))
    cells = [cell for finding in findings for cell in finding.cells]
    assert len(cells) == len(set(cells)) == ASKED


def test_an_exposure_check_without_answers_is_no_silent_host() -> None:
    only = frozenset({"process-launch", "server-control", "rmi-registry"})
    plan = plan_of(at(CLIENT), options=PlanOptions(only=only, exposure=True))
    assert found(("192.0.2.10", [SILENT]), plan=plan) == ()


# --- services, alternatives -------------------------------------------------------------------------


def test_of_two_alternatives_that_are_down_one_finding_speaks() -> None:
    # server-https, web-console, 8014, 443, reporting-console, web-services
    (finding,) = found(("192.0.2.10", [answer(), answer(), REFUSED, REFUSED, answer(Service.UNCHECKED)]))
    assert finding.cause is Cause.SERVICE_STOPPED
    assert [cell.port for cell in finding.cells] == [8014, 443]
    assert "semwebsrv" in say(finding.summary)
    assert "semwebsrv" in finding.remedy.en
    (blocked,) = found(("192.0.2.10", [answer(), answer(), SILENT, SILENT, answer()]))
    assert blocked.cause is Cause.FIREWALL_DROP
    assert [(each.destination, each.port) for each in blocked.requests] == [
        ("sepm.example", 8014),
        ("sepm.example", 443),
    ]


def test_one_alternative_that_answers_is_no_finding() -> None:
    assert found(("192.0.2.10", [answer(), answer(), REFUSED, answer()])) == ()


def test_an_alternative_that_was_lost_is_told() -> None:
    plan = plan_of()
    seen: list[Observed] = []
    for planned in plan.flows:
        each = row(planned)
        if planned.action is Action.PROBE:
            lost = each.cell.port == 8014
            seen.append(
                Observed(
                    each, sample(each, SILENT if lost else answer()), Recent(20, 5) if lost else Recent(20)
                )
            )
    (finding,) = diagnose(judge(seen, plan, now_unix_s=NOW_S, mode=Mode.WATCH), plan)
    assert (finding.cause, finding.severity) == (Cause.FIREWALL_DROP, Judgement.DEGRADED)
    assert any("a short while ago" in say(each.text) for each in finding.evidence)


def test_databases_that_are_down_are_one_finding() -> None:
    only = frozenset({"database-embedded", "database-sql-server"})
    plan = plan_of(at(MANAGER), DATABASE, options=PlanOptions(only=only))
    (finding,) = found(("192.0.2.30", [REFUSED]), plan=plan)
    assert finding.cause is Cause.DATABASE_DOWN


def test_a_database_that_says_another_port() -> None:
    plan = plan_of(at(MANAGER), DATABASE, options=PlanOptions(only=frozenset({"database-embedded"})))
    told = with_facts(Fact(FactName.TCP_PORT, "49152"))
    (finding,) = found(("192.0.2.30", [told]), plan=plan)
    assert finding.cause is Cause.DATABASE_DIFFERS
    assert "49152" in say(finding.summary)
    assert found(("192.0.2.30", [with_facts(Fact(FactName.TCP_PORT, "2638"))]), plan=plan) == ()


# --- what the simulation cannot show ----------------------------------------------------------------


def with_facts(*facts: Fact) -> Outcome:
    outcome = answer()
    return replace(outcome, meaning=replace(outcome.meaning, facts=facts))


def with_meaning(**parts: object) -> Outcome:
    outcome = answer()
    return replace(outcome, meaning=replace(outcome.meaning, **parts))


@pytest.mark.parametrize(
    ("vanished", "cause"),
    [(Vanished.ANSWER, Cause.PATH_MTU), (Vanished.REQUEST, Cause.REQUEST_DROPPED)],
)
def test_packets_that_vanish(vanished: Vanished, cause: Cause) -> None:
    mute = with_meaning(service=Service.MUTE, vanished=vanished)
    (finding,) = found(("192.0.2.10", [mute, answer()]))
    assert finding.cause is cause
    assert finding.certainty is Certainty.LIKELY
    (other,) = found(("192.0.2.10", [with_meaning(service=Service.MUTE), answer()]))
    assert other.cause is Cause.SERVICE_MUTE


def test_a_probe_with_a_bug_is_our_own_fault() -> None:
    bug = Outcome(Meaning(State.ERROR, Reason.PROBE_BUG))
    (finding,) = found(("192.0.2.10", [bug, answer()]))
    assert (finding.cause, finding.severity) == (Cause.PROBE_BUG, Judgement.UNPROVEN)


def test_local_trouble_is_local() -> None:
    trouble = Outcome(Meaning(State.ERROR, Reason.LOCAL_ERROR))
    (finding,) = found(("192.0.2.10", [trouble, answer()]))
    assert finding.cause is Cause.LOCAL_TROUBLE


def test_unlike_hosts_that_send_on_to_one_stranger_are_a_portal() -> None:
    caught = with_meaning(
        service=Service.UNEXPECTED, http=HttpFacts(302, "", "http://login.hotel.example/?x")
    )
    plan = plan_of(managers=(MANAGER, host("sepm2", Role.MANAGER)))
    found_ = found(("192.0.2.10", [caught]), ("198.51.100.7", [caught]), plan=plan)
    assert [finding.cause for finding in found_] == [Cause.CAPTIVE_PORTAL]
    assert "login.hotel.example" in say(found_[0].summary)
    alone = found(("192.0.2.10", [answer(), caught, answer()]))
    assert [finding.cause for finding in alone] == [Cause.WRONG_SERVICE]


def test_status_511_is_a_portal_by_itself() -> None:
    (finding,) = found(
        ("192.0.2.10", [answer(), with_meaning(service=Service.FAILING, http=HttpFacts(511)), answer()])
    )
    assert finding.cause is Cause.CAPTIVE_PORTAL


@pytest.mark.parametrize(("skew", "is_one"), [("+3600 s", True), ("-601 s", True), ("+599 s", False)])
def test_a_clock_that_is_off(skew: str, is_one: bool) -> None:
    findings = found(("192.0.2.10", [with_facts(Fact(FactName.CLOCK_SKEW, skew)), answer()]))
    assert [finding.cause for finding in findings] == [Cause.CLOCK_SKEW] * is_one


def test_clocks_that_agree_against_ours_are_one_finding_about_ours() -> None:
    plan = plan_of(managers=(MANAGER, host("sepm2", Role.MANAGER)))
    outcomes = [with_facts(Fact(FactName.CLOCK_SKEW, "+3600 s")), answer(), answer(), answer(), answer()]
    (finding,) = found(("192.0.2.10", [outcomes[0]]), plan=plan)
    assert "This computer's clock" in say(finding.summary)


def of_one_host(skew: str, *problems: TlsProblem, now_s: int | None) -> list[Cause]:
    shown = certificate(*problems)
    moved = replace(shown, not_before=NOW_S + 86_400, not_after=NOW_S + 864_000)
    aged = with_facts(Fact(FactName.CLOCK_SKEW, skew))
    aged = replace(aged, meaning=replace(aged.meaning, tls=moved))
    plan = plan_of()
    results = judged(plan, ("192.0.2.10", [aged]))
    return [finding.cause for finding in diagnose(results, plan, now_s)]


def test_a_certificate_that_only_the_other_clock_finds_valid_is_the_clocks_fault() -> None:
    early = TlsProblem.NOT_YET_VALID
    assert of_one_host("+172800 s", early, now_s=NOW_S) == [Cause.CLOCK_SKEW]
    assert of_one_host("+3600 s", early, now_s=NOW_S) == [Cause.CERTIFICATE_NOT_YET_VALID]
    assert of_one_host("-172800 s", early, now_s=NOW_S) == [Cause.CERTIFICATE_NOT_YET_VALID]
    assert of_one_host("+172800 s", early, now_s=None) == [Cause.CERTIFICATE_NOT_YET_VALID]


@pytest.mark.parametrize(
    ("other", "cause"),
    [
        (with_meaning(service=Service.FAILING, http=HttpFacts(503)), Cause.SERVICE_OVERLOADED),
        (answer(rtt_ms=400), Cause.PATH_SLOW),
        (answer(tls=certificate(TlsProblem.WRONG_NAME)), Cause.CERTIFICATE_WRONG_NAME),
    ],
)
def test_a_wrong_clock_hides_nothing_else(other: Outcome, cause: Cause) -> None:
    late = Fact(FactName.CLOCK_SKEW, "+3600 s")
    ill = replace(other, meaning=replace(other.meaning, facts=(late,)))
    findings = found(("192.0.2.10", [ill, with_facts(late)]))
    assert {finding.cause: len(finding.cells) for finding in findings} == {
        cause: 1,
        Cause.CLOCK_SKEW: ASKED - 1,
    }
    plan = plan_of(managers=(MANAGER, host("sepm2", Role.MANAGER)))
    several = found(("192.0.2.10", [ill, with_facts(late)]), plan=plan)
    assert {finding.cause: len(finding.cells) for finding in several}[cause] == 1


def test_a_replaced_certificate_is_told_by_the_site_or_by_the_past() -> None:
    seen = answer(tls=certificate())
    pinned = replace(MANAGER, certificate="cd" * 32)
    plan = plan_of(managers=(pinned,))
    (finding,) = found(("192.0.2.10", [seen]), plan=plan)
    assert finding.cause is Cause.CERTIFICATE_REPLACED
    assert len(finding.cells) == ASKED
    right = plan_of(managers=(replace(MANAGER, certificate="ab" * 32),))
    assert found(("192.0.2.10", [seen]), plan=right) == ()


@pytest.mark.parametrize(
    ("problem", "cause"),
    [
        (TlsProblem.INSPECTED, Cause.SSL_INSPECTION),
        (TlsProblem.WEAK_SIGNATURE, Cause.CERTIFICATE_WEAK),
        (TlsProblem.WRONG_NAME, Cause.CERTIFICATE_WRONG_NAME),
    ],
)
def test_a_fault_of_a_certificate_is_one_finding_for_all_its_ports(problem: TlsProblem, cause: Cause) -> None:
    (finding,) = found(("192.0.2.10", [answer(tls=certificate(problem))]))
    assert (finding.cause, len(finding.cells)) == (cause, ASKED)


def test_the_worst_fault_speaks_and_the_others_are_evidence() -> None:
    both = certificate(TlsProblem.WRONG_NAME, TlsProblem.EXPIRED)
    (finding,) = found(("192.0.2.10", [answer(tls=both)]))
    assert finding.cause is Cause.CERTIFICATE_EXPIRED
    assert any("another name" in say(each.text) for each in finding.evidence)


@pytest.mark.parametrize(
    ("proxied", "outcome", "causes"),
    [
        (Service.FAILING, answer(), [Cause.PROXY_IN_THE_WAY]),
        (Service.FAILING, SILENT, [Cause.PROXY_IN_THE_WAY]),
        (Service.FAILING, REFUSED, [Cause.SERVICE_STOPPED] * 3),
        (Service.CONFIRMED, SILENT, [Cause.PROXY_NEEDED]),
        (Service.CONFIRMED, answer(), []),
    ],
)
def test_the_proxy_and_the_direct_way_are_compared(
    proxied: Service, outcome: Outcome, causes: list[Cause]
) -> None:
    both = replace(outcome, meaning=replace(outcome.meaning, proxied=Proxied("proxy.example:3128", proxied)))
    plan = plan_of(at(MANAGER), options=PlanOptions(only=frozenset({"manager-cloud"})))
    assert [finding.cause for finding in found(("203.0.113.9", [both]), plan=plan)] == causes


def test_what_must_not_be_reachable_and_is() -> None:
    only = frozenset({"process-launch", "server-control", "rmi-registry"})
    plan = plan_of(at(CLIENT), options=PlanOptions(only=only, exposure=True))
    (finding,) = found(("192.0.2.10", [answer(Service.UNCHECKED), SILENT]), plan=plan)
    assert finding.cause is Cause.PORT_EXPOSED
    old = plan_of(at(CLIENT), options=PlanOptions(only=frozenset({"spc-web-services"})))
    (retired,) = found(("192.0.2.10", [answer(Service.UNCHECKED)]), plan=old)
    assert retired.cause is Cause.RETIRED_PORT_OPEN


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [
        (answer(rtt_ms=400), Cause.PATH_SLOW),
        (answer(reply_ms=8000), Cause.SERVICE_SLOW),
        (answer(rtt_ms=None, connect_ms=3100, retransmits=2), Cause.PATH_LOSSY),
        (answer(retransmits=1), Cause.PATH_LOSSY),
    ],
)
def test_what_works_and_not_well(outcome: Outcome, cause: Cause) -> None:
    findings = found(("192.0.2.10", [outcome, answer()]))
    assert [finding.cause for finding in findings] == [cause]
    assert findings[0].severity is Judgement.DEGRADED


# --- several managers --------------------------------------------------------------------------------


@pytest.mark.parametrize("down", [SILENT, REFUSED])
def test_a_dead_manager_of_several_is_intermittent_for_clients(down: Outcome) -> None:
    second = host("sepm2", Role.MANAGER)
    plan = plan_of(managers=(MANAGER, second), options=PlanOptions(only=frozenset(CLIENT_TALK)))
    one_dead = found(("192.0.2.10", [down, answer(), down, answer()]), plan=plan)
    (finding,) = one_dead
    assert {cell.host for cell in finding.cells} == {"sepm.example"}
    assert any(
        say(each.text).startswith("Clients pick a manager of the list at random, and sepm2.example")
        for each in finding.evidence
    )
    both_dead = found(("192.0.2.10", [down]), plan=plan)
    assert all("random" not in say(text.text) for each in both_dead for text in each.evidence)


# --- all rules ------------------------------------------------------------------------------------


def test_a_healthy_site_has_no_finding() -> None:
    assert found(("192.0.2.10", [answer()])) == ()
    assert diagnose((), plan_of()) == ()


def test_every_text_has_words_in_both_languages() -> None:
    cases = [
        [nameless(NameFailure.MALFORMED, DETAIL)],
        [SILENT],
        [unreachable("192.0.2.1")],
        [answer(), answer(), REFUSED, REFUSED, answer()],
        [answer(), answer(), SILENT, SILENT, answer()],
        [answer(tls=certificate(TlsProblem.EXPIRED))],
        [answer(Service.MUTE)],
        [answer(Service.UNEXPECTED)],
        [rejected("192.0.2.1")],
        [NO_ROUTE],
        [answer(rtt_ms=400)],
    ]
    texts = [text for case in cases for f in found(("192.0.2.10", case)) for text in all_texts(f)]
    texts += [text for f in clients((SILENT, Recent(9, 2))) for text in all_texts(f)]
    assert len(texts) > 10
    for text in texts:
        for lang in LANGS:
            assert "{" not in translate(text, lang)


def test_reasons_are_told_in_words_of_the_field() -> None:
    (finding,) = found(("192.0.2.10", [SILENT]))
    assert Reason.NO_RESPONSE.value not in say(finding.evidence[0].text)


# --- any samples at all -----------------------------------------------------------------------------

OUTCOMES = [
    *(answer(service) for service in Service),
    *(REFUSED, SILENT, UDP_SILENT, NO_ROUTE, rejected("192.0.2.1"), unreachable("192.0.2.10")),
    *(nameless(NameFailure.TIMED_OUT), answer(rtt_ms=900), answer(retransmits=2)),
    *(answer(tls=certificate(problem)) for problem in TlsProblem),
    with_facts(Fact(FactName.CLOCK_SKEW, "+9999 s"), Fact(FactName.NETBIOS_NAMES, "OTHER")),
    with_facts(Fact(FactName.TCP_PORT, "1"), Fact(FactName.CONSOLE_PORT, "2")),
    with_meaning(service=Service.MUTE, vanished=Vanished.ANSWER),
    with_meaning(service=Service.FAILING, http=HttpFacts(503)),
    with_meaning(service=Service.UNEXPECTED, http=HttpFacts(302, "x", "http://[broken")),
]
PASTS = st.builds(
    Recent,
    st.integers(0, 50),
    st.integers(0, 50),
    st.integers(0, 50),
    st.none() | st.integers(1, 10**9),
    st.integers(0, 49),
    st.none() | st.just("ab" * 32),
)
PLANS = [
    plan_of(),
    plan_of(at(MANAGER), DATABASE),
    plan_of(at(None), options=PlanOptions(exposure=True)),
    plan_of(managers=(MANAGER, host("sepm2", Role.MANAGER))),
]


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_samples_give_findings_and_every_problem_has_one(data: st.DataObject) -> None:
    plan = data.draw(st.sampled_from(PLANS))
    seen: list[Observed] = []
    for planned in plan.flows:
        both = planned.own is None and data.draw(st.booleans())
        for address in ("192.0.2.10", "2001:db8::10") if both else ("192.0.2.10",):
            each = row(planned, address)
            if planned.action is Action.PROBE and data.draw(st.booleans()):
                outcome = data.draw(st.sampled_from(OUTCOMES))
                seen.append(Observed(each, sample(each, outcome), data.draw(PASTS)))
            else:
                seen.append(Observed(each))
    results = judge(seen, plan, now_unix_s=NOW_S, mode=data.draw(st.sampled_from(Mode)))
    findings = diagnose(results, plan)
    assert findings == diagnose(results, plan)
    cells = [cell for finding in findings for cell in finding.cells]
    assert len(cells) == len(set(cells))
    problems = {r.row.cell for r in results if r.judgement in (Judgement.PROBLEM, Judgement.DEGRADED)}
    assert problems <= set(cells)
    for finding in findings:
        for lang in LANGS:
            assert "{" not in finding.remedy.in_(lang)
            for text in all_texts(finding):
                assert "{" not in translate(text, lang)
