"""Each rule fires on its case and stays silent on the near miss."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sepgui.diagnosis import RULES, diagnose
from sepgui.domain.entry import Role
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import NameFailure, Outcome, Reason
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
    return [finding.summary, finding.remedy, *finding.evidence]


# --- the name does not resolve --------------------------------------------------------------------


DETAIL = QT_TRANSLATE_NOOP("Test", "“{name}” is not known.").with_(name="sepm.example")


@pytest.mark.parametrize("failure", [*NameFailure, None])
def test_a_name_that_does_not_resolve_is_one_finding_with_a_remedy_for_its_kind(
    failure: NameFailure | None,
) -> None:
    (finding,) = found(("", [nameless(failure, DETAIL)]))
    assert finding.cause == "name-error"
    assert finding.severity is Judgement.UNPROVEN
    assert len(finding.cells) == ASKED
    assert "sepm.example" in say(finding.summary)
    assert finding.evidence == (DETAIL,)


def test_kinds_of_failure_have_remedies_of_their_own() -> None:
    remedies = {say(found(("", [nameless(kind)]))[0].remedy) for kind in NameFailure}
    assert len(remedies) == len(NameFailure)


def test_another_local_error_is_no_name_error() -> None:
    assert found(("192.0.2.10", [NO_ROUTE])) == ()


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
    assert finding.cause == "client-may-block-us"
    assert finding.severity is Judgement.PROBLEM
    assert "ten minutes" in say(finding.remedy)
    assert "open a short while ago" in say(finding.evidence[0])


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
    assert finding.cause == "host-silent"
    assert finding.severity is Judgement.PROBLEM
    assert len(finding.cells) == ASKED
    assert say(finding.summary) == (
        "sepm.example (192.0.2.10) is silent: none of the 6 ports that were asked gives any answer."
    )
    assert say(finding.evidence[0]).startswith("8443/tcp, 9090/tcp")


@pytest.mark.parametrize("sign_of_life", [REFUSED, answer(), rejected("192.0.2.1")])
def test_one_answer_is_enough_not_to_be_silent(sign_of_life: Outcome) -> None:
    causes = {finding.cause for finding in found(("192.0.2.10", [sign_of_life, SILENT]))}
    assert causes == {"client-protocol-down"}


def test_one_silent_port_is_no_silent_host() -> None:
    plan = plan_of(options=PlanOptions(only=frozenset({"server-https"})))
    assert found(("192.0.2.10", [SILENT]), plan=plan) == ()


def test_a_host_that_nobody_reaches_is_told_apart_and_the_sender_named() -> None:
    (finding,) = found(("192.0.2.10", [unreachable("198.51.100.1")]))
    assert finding.cause == "host-unreachable"
    assert "198.51.100.1" in say(finding.evidence[0])


def test_partly_unreachable_and_partly_silent_is_silent() -> None:
    (finding,) = found(("192.0.2.10", [unreachable("198.51.100.1"), SILENT]))
    assert finding.cause == "host-silent"
    assert len(finding.evidence) == 2


def test_udp_silence_counts_and_does_not_count_alone() -> None:
    plan = plan_of(at(MANAGER))
    push = {p.flow.endpoint.port: p for p in plan.flows if p.flow.entry.id == "push-windows"}
    outcomes = {139: SILENT, 445: SILENT, 137: UDP_SILENT}
    seen = [row(planned, "192.0.2.20") for planned in push.values() if planned.action is Action.PROBE]
    observed = [Observed(each, sample(each, outcomes[each.cell.port]), Recent(1)) for each in seen]
    results = judge(observed, plan, now_unix_s=NOW_S, mode=Mode.CHECK)
    (finding,) = diagnose(results, plan)
    assert finding.cause == "host-silent"


def test_each_address_of_a_host_is_seen_by_itself() -> None:
    (finding,) = found(("192.0.2.10", [answer()]), ("2001:db8::10", [SILENT]))
    assert {cell.address for cell in finding.cells} == {"2001:db8::10"}
    assert say(finding.evidence[-1]) == "sepm.example does answer at its other address 192.0.2.10."


def test_a_silent_host_has_no_other_finding_for_its_cells() -> None:
    findings = found(("192.0.2.10", [SILENT]))
    cells = [cell for finding in findings for cell in finding.cells]
    assert len(cells) == len(set(cells)) == ASKED


def test_an_exposure_check_without_answers_is_no_silent_host() -> None:
    only = frozenset({"process-launch", "server-control", "rmi-registry"})
    plan = plan_of(at(CLIENT), options=PlanOptions(only=only, exposure=True))
    assert found(("192.0.2.10", [SILENT]), plan=plan) == ()


# --- alternatives ---------------------------------------------------------------------------------


def test_of_two_alternatives_that_are_down_one_finding_speaks() -> None:
    # server-https, web-console, 8014, 443, reporting-console, web-services
    (finding,) = found(("192.0.2.10", [answer(), answer(), REFUSED, REFUSED, answer()]))
    assert finding.cause == "client-protocol-down"
    assert [cell.port for cell in finding.cells] == [8014, 443]
    assert "semwebsrv" in say(finding.remedy)
    (blocked,) = found(("192.0.2.10", [answer(), answer(), REFUSED, SILENT, answer()]))
    assert "firewall" in say(blocked.remedy)


def test_one_alternative_that_answers_is_no_finding() -> None:
    assert found(("192.0.2.10", [answer(), answer(), REFUSED, answer()])) == ()


def test_databases_that_are_down_are_one_finding() -> None:
    only = frozenset({"database-embedded", "database-sql-server"})
    plan = plan_of(at(MANAGER), DATABASE, options=PlanOptions(only=only))
    (finding,) = found(("192.0.2.30", [REFUSED]), plan=plan)
    assert finding.cause == "database-down"


# --- several managers --------------------------------------------------------------------------------


@pytest.mark.parametrize("down", [SILENT, REFUSED])
def test_a_dead_manager_of_several_is_intermittent_for_clients(down: Outcome) -> None:
    second = host("sepm2", Role.MANAGER)
    plan = plan_of(managers=(MANAGER, second), options=PlanOptions(only=frozenset(CLIENT_TALK)))
    one_dead = found(("192.0.2.10", [down, answer(), down, answer()]), plan=plan)
    (finding,) = one_dead
    assert {cell.host for cell in finding.cells} == {"sepm.example"}
    assert say(finding.evidence[-1]).startswith(
        "Clients pick a manager of the list at random, and sepm2.example"
    )
    both_dead = found(("192.0.2.10", [down]), plan=plan)
    assert all("random" not in say(text) for each in both_dead for text in each.evidence)


# --- all rules ------------------------------------------------------------------------------------


def test_a_healthy_site_has_no_finding() -> None:
    assert found(("192.0.2.10", [answer()])) == ()
    assert diagnose((), plan_of()) == ()


def test_every_rule_is_reached_by_these_cases() -> None:
    cases = [
        [nameless(NameFailure.NOT_FOUND)],
        [SILENT],
        [answer(), answer(), REFUSED, REFUSED, answer()],
    ]
    causes = [finding.cause for case in cases for finding in found(("192.0.2.10", case))]
    causes += [finding.cause for finding in clients((SILENT, Recent(9, 2)))]
    assert len(causes) == len(RULES)


def test_every_text_has_words_in_both_languages() -> None:
    cases = [
        [nameless(NameFailure.MALFORMED, DETAIL)],
        [SILENT],
        [unreachable("192.0.2.1")],
        [answer(), answer(), REFUSED, REFUSED, answer()],
        [answer(), answer(), SILENT, SILENT, answer()],
    ]
    texts = [text for case in cases for f in found(("192.0.2.10", case)) for text in all_texts(f)]
    texts += [text for f in clients((SILENT, Recent(9, 2))) for text in all_texts(f)]
    assert len(texts) > 10
    for text in texts:
        for lang in LANGS:
            assert "{" not in translate(text, lang)


def test_reasons_are_told_in_words_of_the_field() -> None:
    (finding,) = found(("192.0.2.10", [SILENT]))
    assert Reason.NO_RESPONSE.value not in say(finding.evidence[0])
