"""The plan, typed by hand from the port page: what applies, who proves it, and what is said of the rest."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from msgspec.structs import replace

from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ClientSystem, ProbeKind, Role
from sepgui.domain.plan import Action, Expectation, OnRequest, Plan, PlannedFlow, PlanOptions, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.site import ClientProtocol, DatabaseKind, SiteOptions
from sepgui.domain.version import CURRENT
from sepgui.i18n import LANGS, translate
from tests.fakes.sites import CLIENT, CLOUD, DATABASE, GUP, MANAGER, at, host, plan_of

CONSOLE = {"server-https 8443", "web-console 9090", "reporting-console 8445"}
API = {"web-services 8446"}
CLIENT_TALK = {"client-manager-http 8014", "client-manager-https 443"}
PUSH = {"push-windows 139", "push-windows 445", "push-windows 137"}
DATABASES = {"database-embedded 2638", "database-sql-server 1433"}
OWN_CLIENT = {"wss-auth 2968"}
OWN_MANAGER = {"process-launch 8447", "server-control 8765", "rmi-registry 1100"}
LOCAL = OWN_CLIENT | OWN_MANAGER
CAS = {"content-analysis 8081", "content-analysis 8082"}


def name_of(planned: PlannedFlow) -> str:
    return f"{planned.flow.entry.id} {planned.flow.endpoint.port}"


def those(plan: Plan, action: Action) -> set[str]:
    return {name_of(planned) for planned in plan.flows if planned.action is action}


def asked(plan: Plan) -> set[str]:
    return those(plan, Action.PROBE)


def the(plan: Plan, name: str) -> PlannedFlow:
    (found,) = (planned for planned in plan.flows if name_of(planned) == name)
    return found


def why(planned: PlannedFlow) -> str:
    assert planned.why is not None
    return translate(planned.why, "en")


SPC = host("spc", Role.SPC)
ANALYSIS = host("cas", Role.CONTENT_ANALYSIS)
SYSLOG = host("log", Role.SYSLOG)
EVERYTHING = (GUP, DATABASE, SPC, ANALYSIS, SYSLOG, CLOUD)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("12.1.4", CONSOLE | CLIENT_TALK | {"gup-proxy 2967"}),
        ("12.1.5", CONSOLE | CLIENT_TALK | {"gup-proxy 2967"}),
        ("14.0", CONSOLE | CLIENT_TALK | {"gup-proxy 2967"}),
        ("14.0.1", CONSOLE | API | CLIENT_TALK | {"gup-proxy 2967"}),
        ("14.2", CONSOLE | API | CLIENT_TALK | OWN_CLIENT | {"gup-proxy 2967", "roaming-client-cloud 443"}),
        (
            "14.3 RU9",
            CONSOLE | API | CLIENT_TALK | OWN_CLIENT | {"gup-proxy 2967", "roaming-client-cloud 443"},
        ),
    ],
)
def test_what_a_client_asks_in_each_version(version: str, expected: set[str]) -> None:
    assert asked(plan_of(at(CLIENT), *EVERYTHING, version=version)) == expected


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("12.1.4", CONSOLE | PUSH | DATABASES | OWN_MANAGER - {"process-launch 8447"}),
        ("14.0", CONSOLE | PUSH | DATABASES | OWN_MANAGER),
        ("14.0.1", CONSOLE | API | PUSH | DATABASES | OWN_MANAGER | {"manager-cloud 443"}),
        ("14.2", CONSOLE | API | PUSH | DATABASES | OWN_MANAGER | CAS | {"manager-cloud 443"}),
        ("14.3 RU9", CONSOLE | API | PUSH | DATABASES | OWN_MANAGER | CAS | {"manager-cloud 443"}),
    ],
)
def test_what_a_manager_asks_in_each_version(version: str, expected: set[str]) -> None:
    assert asked(plan_of(at(MANAGER), *EVERYTHING, version=version)) == expected


@pytest.mark.parametrize(
    ("entry", "absent", "present"),
    [
        ("spc-web-services 8444", ("14.0", "14.3"), ("12.1", "12.1.7")),
        ("wss-auth 2968", ("12.1", "14.0.1"), ("14.2", "14.3 MP1")),
        ("roaming-client-cloud 443", ("14.0.1",), ("14.2",)),
        ("content-analysis 8081", ("14.0.1",), ("14.2",)),
        ("manager-cloud 443", ("14.0", "12.1.6"), ("14.0.1",)),
        ("process-launch 8447", ("12.1.4", "12.1"), ("12.1.5", "12.1 RU5", "14.3")),
    ],
)
def test_versions_decide_what_applies(entry: str, absent: tuple[str, ...], present: tuple[str, ...]) -> None:
    for version in absent:
        planned = the(plan_of(at(None), *EVERYTHING, version=version), entry)
        assert (planned.applies, planned.action) == (False, Action.SKIP), version
        assert version in why(planned)
    for version in present:
        assert the(plan_of(at(None), *EVERYTHING, version=version), entry).applies, version


def test_every_endpoint_of_the_page_has_a_flow() -> None:
    plan = plan_of(at(CLIENT))
    assert len(plan.flows) == 24
    assert [planned.flow.entry.id for planned in plan.flows] == [
        entry.id for entry in load_catalogue().entries for _ in entry.endpoints
    ]


def test_a_manager_alone_gives_a_useful_plan() -> None:
    me = Vantage(None, frozenset({Role.CLIENT, Role.CONSOLE, Role.REPORTING_CONSOLE}), assumed=True)
    plan = plan_of(me, client=None, version=None)
    assert asked(plan) == CONSOLE | API | CLIENT_TALK
    assert plan.version == CURRENT
    assert plan.version_assumed


def test_an_assumed_version_is_called_so_where_it_decides() -> None:
    assert "(assumed)" in why(the(plan_of(version=None), "spc-web-services 8444"))
    assert "(assumed)" not in why(the(plan_of(version="14.3"), "spc-web-services 8444"))


def test_whose_version_counts() -> None:
    own = host("sepm", Role.MANAGER, version="12.1.6")
    assert str(plan_of(managers=(own,), version="14.3", site_version="14.2").version) == "14.3"
    assert str(plan_of(managers=(own,), version=None, site_version="14.2").version) == "12.1.6"
    assert str(plan_of(version=None, site_version="14.2").version) == "14.2"
    old = host("old", Role.CLIENT, version="12.1.6")
    assert not the(plan_of(at(old), client=old, version=None, site_version="14.3"), "wss-auth 2968").applies


def test_a_technicians_laptop_proves_the_consoles_only() -> None:
    plan = plan_of(at(None))
    assert asked(plan) == CONSOLE | API
    assert those(plan, Action.LIST) == CLIENT_TALK | PUSH | DATABASES | {"push-windows 138"}


def test_a_site_may_keep_consoles_to_named_computers() -> None:
    strict = SiteOptions(any_computer_is_console=False)
    console = host("admin", Role.CONSOLE)
    laptop = Vantage(None, frozenset())
    assert asked(plan_of(laptop, console, site_options=strict)) == set()
    from_console = plan_of(Vantage(console, console.roles), console, site_options=strict)
    assert asked(from_console) == {"server-https 8443", "web-console 9090"} | API


def test_another_client_proves_nothing_for_the_client_of_the_pair() -> None:
    other = host("other", Role.CLIENT)
    assert asked(plan_of(at(other), other)) == CONSOLE | API
    assert "pc" in why(the(plan_of(at(other), other), "client-manager-http 8014"))


def test_who_could_prove_it_is_named() -> None:
    push = the(plan_of(at(CLIENT)), "push-windows 445")
    assert not push.provable
    assert why(push) == "Only sepm (manager) opens this connection: run the check there."
    nobody = the(plan_of(at(MANAGER), client=None), "client-manager-http 8014")
    assert why(nobody) == "Only a host in this role (client) opens this connection: run the check there."


@pytest.mark.parametrize(
    ("system", "windows", "mac"),
    [
        (None, True, False),
        (ClientSystem.WINDOWS, True, False),
        (ClientSystem.MAC, False, True),
        (ClientSystem.LINUX, False, False),
    ],
)
def test_push_goes_by_the_system_of_the_client(system: ClientSystem | None, windows: bool, mac: bool) -> None:
    plan = plan_of(at(MANAGER), client=host("pc", Role.CLIENT, system=system))
    assert the(plan, "push-windows 445").applies is windows
    assert the(plan, "push-mac 22").applies is mac


def test_push_to_a_mac_can_be_asked_for_by_name() -> None:
    plan = plan_of(at(MANAGER), options=PlanOptions(only=frozenset({"push-mac"})))
    assert asked(plan) == {"push-mac 22"}


def test_each_client_is_a_flow_of_its_own() -> None:
    others = (host("pc2", Role.CLIENT), host("pc3", Role.CLIENT))
    plan = plan_of(at(MANAGER), more_clients=others)
    pushed = [planned for planned in plan.flows if name_of(planned) == "push-windows 445"]
    assert [planned.flow.listener for planned in pushed] == [CLIENT, *others]
    assert {planned.action for planned in pushed} == {Action.PROBE}


def test_any_client_of_the_run_proves_what_clients_ask() -> None:
    other = host("pc2", Role.CLIENT)
    plan = plan_of(at(other), more_clients=(other,))
    assert asked(plan) >= CLIENT_TALK
    assert the(plan, "client-manager-http 8014").flow.initiator == other


def test_push_needs_a_client() -> None:
    planned = the(plan_of(at(MANAGER), client=None), "push-windows 445")
    assert (planned.action, planned.provable) == (Action.LIST, False)
    assert "--client" in why(planned)


@pytest.mark.parametrize("vantage", [at(MANAGER), at(CLIENT), at(SYSLOG)])
def test_what_never_answers_gets_no_packet_from_anywhere(vantage: Vantage) -> None:
    options = PlanOptions(include_unprovable=True, exposure=True)
    plan = plan_of(vantage, *EVERYTHING, options=options)
    for name in ("push-windows 138", "syslog 514"):
        assert the(plan, name).action is not Action.PROBE
        assert not the(plan, name).provable


@pytest.mark.parametrize(
    ("entry", "option"),
    [
        ("gup-proxy 2967", "--role gup=HOST"),
        ("syslog 514", "--role syslog=HOST"),
        ("content-analysis 8082", "--role content-analysis=HOST"),
        ("manager-cloud 443", "cloud = true"),
    ],
)
def test_a_missing_feature_says_how_to_name_it(entry: str, option: str) -> None:
    planned = the(plan_of(), entry)
    assert (planned.applies, planned.action) == (False, Action.SKIP)
    assert option in why(planned)


def test_each_gup_is_a_flow_of_its_own() -> None:
    second = host("gup2", Role.GUP)
    found = [
        planned for planned in plan_of(at(CLIENT), GUP, second).flows if name_of(planned) == "gup-proxy 2967"
    ]
    assert [planned.flow.listener for planned in found] == [GUP, second]
    assert all(planned.action is Action.PROBE for planned in found)


# --- databases and other alternatives ---------------------------------------------------------------


def test_without_a_database_host_it_is_the_managers_own() -> None:
    flow = the(plan_of(at(MANAGER)), "database-embedded 2638").flow
    assert flow.initiator == flow.listener == MANAGER
    assert the(plan_of(at(CLIENT)), "database-embedded 2638").action is Action.LIST


def test_a_named_database_host_is_asked_by_the_manager() -> None:
    flow = the(plan_of(at(MANAGER), DATABASE), "database-sql-server 1433").flow
    assert (flow.initiator, flow.listener) == (MANAGER, DATABASE)


def test_a_sql_server_nobody_named_is_listed() -> None:
    options = SiteOptions(database=DatabaseKind.SQL_SERVER)
    planned = the(plan_of(at(MANAGER), site_options=options), "database-sql-server 1433")
    assert planned.action is Action.LIST
    assert "--role database=HOST" in why(planned)


@pytest.mark.parametrize(
    ("options", "applies", "not_so"),
    [
        (SiteOptions(database=DatabaseKind.EMBEDDED), "database-embedded 2638", "database-sql-server 1433"),
        (SiteOptions(database=DatabaseKind.SQL_SERVER), "database-sql-server 1433", "database-embedded 2638"),
        (
            SiteOptions(client_protocol=ClientProtocol.HTTP),
            "client-manager-http 8014",
            "client-manager-https 443",
        ),
        (
            SiteOptions(client_protocol=ClientProtocol.HTTPS),
            "client-manager-https 443",
            "client-manager-http 8014",
        ),
    ],
)
def test_site_options_decide_between_alternatives(options: SiteOptions, applies: str, not_so: str) -> None:
    plan = plan_of(site_options=options)
    assert the(plan, applies).applies
    assert not the(plan, not_so).applies
    assert applies.split()[0] in why(the(plan, not_so))


# --- what is asked by name only ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "name"),
    [(OnRequest.SYSLOG, "syslog 514"), (OnRequest.NETBIOS_DATAGRAM, "push-windows 138")],
)
def test_what_never_answers_is_asked_by_name_only(request_: OnRequest, name: str) -> None:
    silent = the(plan_of(at(MANAGER), SYSLOG), name)
    assert (silent.action, silent.provable) == (Action.SKIP, False)
    assert f"--ask {request_.value}" in why(silent)
    asked_for = plan_of(at(MANAGER), SYSLOG, options=PlanOptions(on_request=frozenset({request_})))
    assert (the(asked_for, name).action, the(asked_for, name).provable) == (Action.PROBE, True)
    elsewhere = plan_of(at(CLIENT), SYSLOG, options=PlanOptions(on_request=frozenset({request_})))
    assert the(elsewhere, name).action is Action.LIST


def test_the_browser_stands_in_the_plan_only_when_asked_for() -> None:
    assert not [each for each in plan_of(at(MANAGER), DATABASE).flows if each.flow.port == 1434]
    options = PlanOptions(on_request=frozenset({OnRequest.SQL_BROWSER}))
    flow = the(plan_of(at(MANAGER), DATABASE, options=options), "database-sql-server 1434")
    assert (flow.action, flow.flow.transport, flow.flow.listener) == (Action.PROBE, Transport.UDP, DATABASE)


# --- local-only ports and the exposure check ----------------------------------------------------------


@pytest.mark.parametrize(
    ("vantage", "own"), [(at(MANAGER), OWN_MANAGER), (at(CLIENT), OWN_CLIENT), (at(None), set[str]())]
)
@pytest.mark.parametrize("everything", [False, True])
def test_local_only_ports_are_skipped_from_elsewhere(
    vantage: Vantage, own: set[str], everything: bool
) -> None:
    plan = plan_of(vantage, options=PlanOptions(include_unprovable=everything))
    for name in LOCAL - own:
        assert the(plan, name).action is Action.SKIP, name
        assert the(plan, name).own is None


@pytest.mark.parametrize("exposure", [False, True])
def test_the_host_itself_looks_at_its_own_ports_without_leaving_it(exposure: bool) -> None:
    options = PlanOptions(exposure=exposure)
    plans = (plan_of(at(MANAGER), options=options), plan_of(at(CLIENT), options=options))
    found = {name_of(planned): planned for plan in plans for planned in plan.flows if planned.own is not None}
    assert found.keys() == LOCAL
    for planned in found.values():
        assert (planned.action, planned.provable) == (Action.PROBE, True)
        assert planned.target is not None
        assert planned.target.ascii == "127.0.0.1"
        assert planned.flow.listener is not None
        assert planned.target.shown == planned.flow.listener.target.shown
    assert {name: planned.probe for name, planned in found.items()} == {
        "wss-auth 2968": ProbeKind.PAC,
        "rmi-registry 1100": ProbeKind.JRMP,
        "process-launch 8447": ProbeKind.LISTENER,
        "server-control 8765": ProbeKind.LISTENER,
    }
    resting = {name for name, planned in found.items() if planned.expectation is Expectation.MAY_LISTEN}
    assert resting == {"wss-auth 2968"}


def test_the_host_itself_is_asked_over_the_family_that_is_wanted() -> None:
    six = plan_of(at(MANAGER), options=PlanOptions(families=frozenset({6})))
    target = the(six, "rmi-registry 1100").target
    assert target is not None
    assert target.ascii == "::1"


def test_the_exposure_check_asks_from_elsewhere_and_wants_no_answer() -> None:
    plan = plan_of(at(CLIENT), options=PlanOptions(exposure=True))
    for name in LOCAL - {"wss-auth 2968"}:
        planned = the(plan, name)
        assert planned.action is Action.PROBE
        assert planned.expectation is Expectation.NOT_FOR_US
        assert planned.provable
    assert the(plan, "wss-auth 2968").own is not None


def test_a_retired_listener_is_asked_on_request_only() -> None:
    assert the(plan_of(), "spc-web-services 8444").action is Action.SKIP
    for options in (PlanOptions(exposure=True), PlanOptions(only=frozenset({"spc-web-services"}))):
        planned = the(plan_of(options=options), "spc-web-services 8444")
        assert (planned.action, planned.expectation) == (Action.PROBE, Expectation.NOT_FOR_US)
        assert planned.provable
        assert not planned.applies
    not_yet = plan_of(version="12.1", options=PlanOptions(only=frozenset({"manager-cloud"})))
    assert asked(not_yet) == set()


# --- cloud, several managers, replication --------------------------------------------------------------


def test_the_cloud_is_asked_when_the_site_uses_it() -> None:
    named = SiteOptions(cloud=True, cloud_names=("eu.example", "us.example"))
    found = [
        p for p in plan_of(at(CLIENT), site_options=named).flows if p.flow.entry.id == "roaming-client-cloud"
    ]
    assert [str(p.flow.listener.target) for p in found if p.flow.listener] == ["eu.example", "us.example"]
    assert {p.action for p in found} == {Action.PROBE}


def test_the_cloud_is_asked_when_it_alone_is_wanted() -> None:
    plan = plan_of(at(MANAGER), options=PlanOptions(only=frozenset({"manager-cloud"})))
    listeners = [str(planned.flow.listener.target) for planned in plan.flows if planned.flow.listener]
    assert listeners == list(load_catalogue().cloud.asked)
    assert {planned.flow.listener is not None for planned in plan.flows} == {True}
    assert asked(plan) == {"manager-cloud 443"}


def test_every_manager_of_the_list_is_asked() -> None:
    second = host("sepm2", Role.MANAGER)
    plan = plan_of(at(CLIENT), managers=(MANAGER, second))
    found = [p.flow.listener for p in plan.flows if p.flow.entry.id == "client-manager-http"]
    assert found == [MANAGER, second]
    assert len(
        {(p.flow.entry.id, p.flow.port, p.flow.transport, p.flow.listener) for p in plan.flows}
    ) == len(plan.flows)


def test_replication_is_proved_in_the_direction_of_this_manager() -> None:
    partner = host("far", Role.REPLICATION_PARTNER)
    found = [p for p in plan_of(at(MANAGER), partner).flows if p.flow.entry.id == "server-https"]
    assert [(p.flow.direction, p.flow.listener, p.action) for p in found] == [
        ("console→manager", MANAGER, Action.PROBE),
        ("replication-partner→manager", partner, Action.PROBE),
    ]
    from_laptop = [p for p in plan_of(at(None), partner).flows if p.flow.listener == partner]
    assert [p.action for p in from_laptop] == [Action.LIST]


# --- options ---------------------------------------------------------------------------------------------


def test_only_leaves_the_rest_out() -> None:
    plan = plan_of(options=PlanOptions(only=frozenset({"web-console", "syslog"})))
    assert [p.flow.entry.id for p in plan.flows] == ["web-console", "syslog"]


def test_all_asks_what_proves_nothing_and_says_so() -> None:
    plan = plan_of(at(CLIENT), options=PlanOptions(include_unprovable=True))
    assert asked(plan) == CONSOLE | API | CLIENT_TALK | PUSH | DATABASES | OWN_CLIENT
    push = the(plan, "push-windows 445")
    assert (push.provable, push.action) == (False, Action.PROBE)
    assert push.why is not None


def test_a_port_override_moves_the_flow_and_keeps_the_endpoint() -> None:
    site = replace(plan_of().site, ports=MappingProxyType({("web-console", Transport.TCP, 9090): 9191}))
    base = plan_of()
    plan = make_plan(load_catalogue(), site, base.pair, base.vantage, base.version)
    flow = the(plan, "web-console 9090").flow
    assert (flow.port, flow.endpoint.port) == (9191, 9090)


def test_every_reason_has_words_in_both_languages() -> None:
    plans = [
        plan_of(vantage, *others, version=version, options=PlanOptions(exposure=exposure))
        for vantage in (at(CLIENT), at(MANAGER), at(None))
        for others in ((), EVERYTHING)
        for version in ("12.1.4", "14.3")
        for exposure in (False, True)
    ]
    for planned in (planned for plan in plans for planned in plan.flows):
        assert (planned.why is None) is (planned.action is Action.PROBE)
        for lang in LANGS:
            assert planned.why is None or "{" not in translate(planned.why, lang)
