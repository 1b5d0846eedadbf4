"""`sepgui check` against real servers: state, reason, rejecting address, judgement, findings, exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import Cell, Checked, check, run_sepgui
from tests.lab.link import Impairment
from tests.lab.names import NAMES
from tests.lab.network import IcmpLimit, Lab
from tests.lab.servers import MANAGER_NAME, Servers
from tests.lab.wire import listening

FAST = ("--pace", "fast")
HEALTHY = {
    "server-https": (8443, "confirmed", "confirmed"),
    "web-console": (9090, "confirmed", "confirmed"),
    "client-manager-http": (8014, "confirmed", "confirmed"),
    "client-manager-https": (443, "confirmed", "confirmed"),
    "reporting-console": (8445, "confirmed", "confirmed"),
    "web-services": (8446, "confirmed", "confirmed"),
}
LOCAL_ONLY = ("wss-auth", "process-launch", "server-control", "rmi-registry")
OVER_TLS = ("server-https", "client-manager-https", "reporting-console", "web-services")
SITE = f"""
name = "lab"
version = "14.3"

[options]
client_protocol = "https"

[[host]]
name = "first"
address = "{MANAGER_NAME}"
roles = ["manager"]

[[host]]
name = "second"
address = "{at.SECOND_MANAGER}"
roles = ["manager"]

[[host]]
name = "here"
address = "{at.CLIENT}"
roles = ["client"]
system = "windows"

[[host]]
name = "desk"
address = "{at.PUSH_TARGET}"
roles = ["client"]
system = "windows"

[[host]]
name = "cache"
address = "{at.SILENT_HOST}"
roles = ["gup"]
"""


def shown(cell: Cell) -> tuple[str | None, str | None, str | None]:
    return cell.state, cell.reason, cell.rejected_by


@pytest.fixture(scope="module")
def healthy(lab: Lab, servers: Servers) -> Checked:
    return check(lab, MANAGER_NAME, *FAST)


@pytest.fixture
def site(tmp_path: Path) -> str:
    path = tmp_path / "lab.toml"
    path.write_text(SITE, "utf-8")
    return str(path)


# --- a healthy manager --------------------------------------------------------------------------------


def test_healthy_manager_is_proved_whole(healthy: Checked) -> None:
    assert healthy.exit_code == 0
    assert {
        entry: (cell.port, cell.service, cell.verdict) for entry, cell in healthy.asked().items()
    } == HEALTHY
    assert {(cell.state, cell.reason, cell.judgement) for cell in healthy.asked().values()} == {
        ("open", "syn-ack", "ok")
    }
    assert healthy.document.findings == []


def test_every_attempt_is_found_in_a_firewall_s_log(healthy: Checked) -> None:
    for cell in healthy.asked().values():
        assert (cell.host, cell.address, cell.local_address) == (MANAGER_NAME, at.SERVER, at.CLIENT)
        assert cell.local_port is not None
        assert cell.at is not None
        assert healthy.document.started <= cell.at
    assert len({cell.local_port for cell in healthy.asked().values()}) == len(HEALTHY)


def test_the_manager_tells_its_version_and_where_its_console_is(healthy: Checked) -> None:
    cells = healthy.asked()
    assert cells["web-services"].learnt == {"sep-version": "14.3.3384.1000"}
    assert cells["web-console"].learnt == {"console-port": "8443"}


def test_times_come_from_the_kernel(healthy: Checked) -> None:
    for cell in healthy.asked().values():
        assert (cell.rtt_source, cell.syn_retransmits) == ("kernel", 0)
        assert cell.rtt_ms is not None
        assert 0 < cell.rtt_ms < 20


def test_certificate_is_the_server_s_own(healthy: Checked, servers: Servers) -> None:
    seen = {entry: cell.tls for entry, cell in healthy.asked().items()}
    assert {entry for entry, tls in seen.items() if tls is not None} == set(OVER_TLS)
    for entry in OVER_TLS:
        tls = seen[entry]
        assert tls is not None
        assert tls.sha256 == servers.manager.sha256
        assert tls.problems == ["self-signed"]
        assert set(tls.names) >= {MANAGER_NAME, at.SERVER}
        assert tls.version in ("TLSv1.3", "TLSv1.2")


def test_flows_that_are_not_ours_are_listed_and_not_asked(healthy: Checked) -> None:
    others = [cell for cell in healthy.document.cells if cell.entry not in HEALTHY]
    assert {cell.judgement for cell in others} == {"unproven", "skipped"}
    assert {cell.local_port for cell in others} == {None}


def test_standard_output_holds_the_document_alone(lab: Lab, servers: Servers) -> None:
    done = run_sepgui(lab, "check", MANAGER_NAME, *FAST, "--lang", "it")
    assert done.returncode == 0
    assert "confermata" in done.stdout
    assert "Traceback" not in done.stderr


def test_both_families_are_cells_of_their_own(lab: Lab, servers: Servers) -> None:
    dual = next(name.name for name in NAMES if name.label == "dual")
    checked = check(lab, dual, *FAST)
    assert checked.exit_code == 0
    asked = {(cell.entry, cell.address) for cell in checked.document.cells if cell.state == "open"}
    assert asked == {(entry, address) for entry in HEALTHY for address in (at.FAR_SERVER, at.FAR_SERVER_6)}


@pytest.mark.parametrize(("option", "address"), [("-4", at.FAR_SERVER), ("-6", at.FAR_SERVER_6)])
def test_one_family_alone(lab: Lab, servers: Servers, option: str, address: str) -> None:
    checked = check(lab, "dual.lab.example", option, *FAST)
    assert {cell.address for cell in checked.asked().values()} == {address}
    assert checked.exit_code == 0


# --- firewall rules that come and go ---------------------------------------------------------------------


def test_rules_are_seen_while_they_last(lab: Lab, servers: Servers) -> None:
    drop, reject = "tcp dport 8014 drop", "tcp dport 443 reject with icmp type admin-prohibited"
    with lab.firewall(Place.ROUTER, drop, reject):
        during = check(lab, MANAGER_NAME, *FAST, "--timeout", "2")
    after = check(lab, MANAGER_NAME, *FAST)
    assert during.exit_code == 1
    cells = during.asked()
    assert shown(cells["client-manager-http"]) == ("filtered", "no-response", None)
    assert shown(cells["client-manager-https"]) == ("filtered", "admin-prohibited", at.ROUTER)
    icmp = cells["client-manager-https"].icmp
    assert icmp is not None
    assert (icmp.version, icmp.type, icmp.code) == (4, 3, 13)
    assert {cells[e].judgement for e in ("client-manager-http", "client-manager-https")} == {"problem"}
    assert {cells[e].judgement for e in HEALTHY if not e.startswith("client-manager")} == {"ok"}
    assert after.exit_code == 0


def test_one_way_for_clients_is_enough(lab: Lab, servers: Servers) -> None:
    with lab.firewall(Place.ROUTER, "tcp dport 8014 reject with tcp reset"):
        checked = check(lab, MANAGER_NAME, *FAST)
    http = checked.asked()["client-manager-http"]
    assert (http.state, http.reason, http.judgement) == ("closed", "conn-refused", "expected")
    assert checked.exit_code == 0


def test_firewall_on_the_target_is_not_the_router(lab: Lab, servers: Servers) -> None:
    with lab.firewall(Place.SERVER, "tcp dport 8443 reject with icmp type host-prohibited"):
        checked = check(lab, MANAGER_NAME, *FAST, "--only", "server-https")
    assert shown(checked.asked()["server-https"]) == ("filtered", "host-prohibited", at.SERVER)
    assert checked.exit_code == 1


def test_firewall_of_this_computer_is_not_the_manager_s_fault(lab: Lab, servers: Servers) -> None:
    with lab.firewall(Place.CLIENT, "tcp dport 8443 reject with icmp type admin-prohibited"):
        checked = check(lab, MANAGER_NAME, *FAST, "--only", "server-https")
    cell = checked.asked()["server-https"]
    assert (*shown(cell), cell.judgement) == ("error", "local-firewall", at.CLIENT, "unproven")
    assert checked.exit_code == 3


def test_ipv6_rejection_names_its_sender(lab: Lab, servers: Servers) -> None:
    with lab.firewall(
        Place.ROUTER, "meta nfproto ipv6 tcp dport 443 reject with icmpv6 type admin-prohibited"
    ):
        checked = check(lab, at.FAR_SERVER_6, *FAST, "--only", "client-manager-https")
    assert shown(checked.asked()["client-manager-https"]) == ("filtered", "admin-prohibited", at.FAR_ROUTER_6)


def test_dropped_ports_cost_one_deadline(lab: Lab, servers: Servers) -> None:
    with lab.firewall(Place.ROUTER, f"ip daddr {at.SERVER} drop"):
        checked = check(lab, at.SERVER, *FAST, "--timeout", "2")
    assert {cell.state for cell in checked.asked().values()} == {"filtered"}
    assert 2000 <= checked.document.duration_ms < 2300
    assert checked.exit_code == 1
    # One sentence instead of a column of red.
    assert len(checked.document.findings) == 1
    assert len(checked.document.findings[0].cells) == len(HEALTHY)


def test_lost_rejections_are_asked_for_once_more(lab: Lab, servers: Servers) -> None:
    """More ports than Linux sends ICMP errors at once: the confirming pass finds the others' senders."""
    roles = [f"--role={role}={at.SERVER}" for role in ("gup", "database", "content-analysis")]
    with (
        lab.icmp_limit(IcmpLimit.LINUX_DEFAULT),
        lab.source(at.SERVER, at.FRESH_SOURCE),
        lab.firewall(
            Place.ROUTER, f"ip daddr {at.SERVER} tcp dport != 53 reject with icmp type admin-prohibited"
        ),
    ):
        checked = check(lab, at.SERVER, *roles, *FAST, "--all", "--timeout", "0.9", "--client", at.SERVER)
    cells = [cell for cell in checked.tried() if cell.transport == "tcp"]
    assert len(cells) > 8
    assert {shown(cell) for cell in cells} == {("filtered", "admin-prohibited", at.ROUTER)}
    assert {cell.asked for cell in cells} == {"first", "confirming"}
    assert sum(cell.asked == "first" for cell in cells) == 6  # what Linux sends at once


# --- hosts that are not well -------------------------------------------------------------------------------


def test_manager_in_trouble_is_told_apart_from_a_dead_one(lab: Lab, servers: Servers) -> None:
    checked = check(lab, at.SECOND_MANAGER, *FAST)
    cells = checked.asked()
    assert (cells["client-manager-http"].service, cells["client-manager-http"].judgement) == (
        "failing",
        "problem",
    )
    expired = cells["client-manager-https"]
    assert expired.tls is not None
    assert "expired" in expired.tls.problems
    assert expired.tls.sha256 == servers.expired.sha256
    assert expired.judgement == "problem"
    assert shown(cells["server-https"]) == ("closed", "conn-refused", None)
    assert checked.exit_code == 1


@pytest.mark.parametrize(
    ("address", "state", "reason", "sender"),
    [
        (at.ABSENT_NEIGHBOUR, "unreachable", "host-unreach", at.CLIENT),
        (at.ABSENT_BEHIND_ROUTER, "unreachable", "host-unreach", at.ROUTER),
    ],
)
def test_absent_manager_is_one_finding(lab: Lab, address: str, state: str, reason: str, sender: str) -> None:
    checked = check(lab, address, *FAST)
    assert {shown(cell) for cell in checked.asked().values()} == {(state, reason, sender)}
    assert checked.exit_code == 1
    assert len(checked.document.findings) == 1


def test_address_without_a_route_is_nobody_s_fault(lab: Lab) -> None:
    checked = check(lab, at.CLIENT_NO_ROUTE, *FAST)
    assert {shown(cell) for cell in checked.asked().values()} == {("error", "no-route", None)}
    assert {cell.judgement for cell in checked.document.cells} <= {"unproven", "skipped"}
    assert checked.exit_code == 3


@pytest.mark.parametrize(
    "name", [n for n in NAMES if n.failure and n.label != "hangs"], ids=lambda n: n.label
)
def test_name_that_does_not_resolve_is_told(lab: Lab, name: object) -> None:
    label = getattr(name, "name", "")
    checked = check(lab, label, *FAST)
    assert checked.exit_code == 3
    provable = [cell for cell in checked.tried() if cell.provable]
    assert {(cell.state, cell.reason, cell.judgement) for cell in provable} == {
        ("error", "name-error", "unproven")
    }
    assert len(checked.document.findings) == 1


def test_resolver_that_hangs_is_given_up(lab: Lab) -> None:
    checked = check(lab, "hangs.lab.example", *FAST)
    assert checked.exit_code == 3
    assert 4.5 < checked.elapsed_s < 20


# --- slow and lossy ---------------------------------------------------------------------------------------


def test_known_delay_is_measured_as_the_wire_saw_it(lab: Lab, servers: Servers) -> None:
    with lab.impaired(Impairment(delay_ms=10)), listening(lab, Place.CLIENT, "far") as wire:
        checked = check(lab, at.FAR_SERVER, *FAST)
        truth = wire.round_trips_ms()
    assert len(truth) == len(HEALTHY)
    assert min(truth.values()) >= 20
    for cell in checked.asked().values():
        assert cell.rtt_ms == pytest.approx(truth[cell.local_port or 0], abs=1)
    assert checked.exit_code == 0


def test_slow_way_is_degraded(lab: Lab, servers: Servers) -> None:
    with lab.impaired(Impairment(delay_ms=110)):
        checked = check(lab, at.FAR_SERVER, *FAST, "--only", "server-https")
    cell = checked.asked()["server-https"]
    assert (cell.state, cell.judgement, cell.verdict) == ("open", "degraded", "degraded")
    assert checked.exit_code == 1


def test_lost_syn_is_degraded_and_told(lab: Lab, servers: Servers) -> None:
    with lab.impaired(Impairment(lost_syns=1)):
        checked = check(lab, at.FAR_SERVER, *FAST, "--only", "server-https")
    cell = checked.asked()["server-https"]
    assert (cell.state, cell.syn_retransmits, cell.judgement) == ("open", 1, "degraded")
    assert checked.exit_code == 1


# --- several hosts, and where we stand ----------------------------------------------------------------------


def test_every_manager_of_a_site_is_asked(lab: Lab, servers: Servers, site: str) -> None:
    checked = check(lab, "all", "--site", site, *FAST)
    assert checked.document.vantage == "client"
    by_address = {(cell.entry, cell.address): cell for cell in checked.tried()}
    clients_use_https = set(HEALTHY) - {"client-manager-http"}
    assert {by_address[entry, at.SERVER].judgement for entry in clients_use_https} == {"ok"}
    assert ("client-manager-http", at.SERVER) not in by_address
    assert by_address["server-https", at.SECOND_MANAGER].state == "closed"
    assert shown(by_address["gup-proxy", at.SILENT_HOST]) == ("closed", "conn-refused", None)
    assert checked.exit_code == 1


def test_push_is_proved_from_the_manager(lab: Lab, servers: Servers, site: str) -> None:
    checked = check(lab, "first", "--client", "desk", "--site", site, "--vantage", "first", *FAST)
    push = {(c.transport, c.port): c for c in checked.document.cells if c.entry == "push-windows"}
    assert [(push["tcp", p].state, push["tcp", p].service) for p in (139, 445)] == [("open", "confirmed")] * 2
    learnt = push["tcp", 445].learnt or {}
    assert (learnt["dialect"], learnt["signing"]) == ("3.0.2", "offered, not required")
    assert set(learnt) == {"dialect", "signing", "server-guid"}, "one computer has one clock"
    assert (push["udp", 137].state, push["udp", 137].service) == ("open", "confirmed")
    assert push["udp", 138].local_port is None


def test_mac_push_finds_ssh(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    path = tmp_path / "mac.toml"
    path.write_text(
        SITE.replace('roles = ["client"]\nsystem = "windows"', 'roles = ["client"]\nsystem = "mac"')
    )
    words = ("first", "--client", "desk", "--site", str(path), "--vantage", "first", "--only", "push-mac")
    checked = check(lab, *words, *FAST)
    cell = checked.asked()["push-mac"]
    assert (cell.port, cell.state, cell.service) == (22, "open", "confirmed")
    assert (cell.learnt or {})["product"].startswith("OpenSSH_")
    assert checked.exit_code == 0


def test_manager_finds_itself_by_its_own_addresses(lab: Lab, servers: Servers) -> None:
    checked = check(lab, at.SERVER, *FAST, place=Place.SERVER)
    assert checked.document.vantage == "manager"
    provable = {cell.entry for cell in checked.document.cells if cell.provable}
    assert {"database-embedded", "database-sql-server"} <= provable
    assert provable <= {*HEALTHY, "database-embedded", "database-sql-server"} | set(LOCAL_ONLY)
