"""`sepgui check` against the servers around a manager: names, database, GUP, appliance, cloud, collector."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.domain.entry import ProbeKind
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import Cell, Checked, check
from tests.lab.network import Lab
from tests.lab.probing import Question, probe
from tests.lab.servers import MANAGER_NAME, Servers
from tests.lab.stand_ins import DECLINING, LATE_BY_S, SILENT_DATABASE, SQL_SERVER_VERSION

FAST = ("--pace", "fast")
SITE = f"""
name = "lab"
version = "14.3"

[options]
cloud = true
cloud_names = ["{at.CLOUD_NAME}", "{at.LATE_CLOUD_NAME}"]
database = "sql-server"

[[host]]
name = "first"
address = "{MANAGER_NAME}"
roles = ["manager"]

[[host]]
name = "desk"
address = "{{desk}}.{at.DOMAIN}"
roles = ["client"]
system = "windows"

[[host]]
name = "cache"
address = "{at.GUP}"
roles = ["gup"]

[[host]]
name = "sql"
address = "{at.DATABASE}"
roles = ["database"]

[[host]]
name = "cas"
address = "{at.CONTENT_ANALYSIS}"
roles = ["content-analysis"]

[[host]]
name = "collector"
address = "{at.COLLECTOR}"
roles = ["syslog"]
"""
PROXY = f"http://{at.GUP}:{at.PROXY_PORT}"


def site(folder: Path, desk: str = "pushtarget") -> str:
    path = folder / "lab.toml"
    path.write_text(SITE.format(desk=desk), "utf-8")
    return str(path)


def as_manager(lab: Lab, servers: Servers, path: str, *words: str, proxy: str = "") -> Checked:
    """Check as if the client namespace were the manager, which trusts the lab's authority."""
    env = {"SSL_CERT_FILE": str(servers.authority), "https_proxy": proxy}
    pair = ("first", "--client", "desk", "--site", path, "--vantage", "first")
    return check(lab, *pair, *FAST, *words, env=env)


def of(checked: Checked, entry: str, port: int, host: str | None = None) -> Cell:
    """Return the one cell of an entry, a port and, where there are several, a host."""
    (found,) = (
        cell
        for cell in checked.document.cells
        if (cell.entry, cell.port) == (entry, port) and host in (None, cell.host)
    )
    return found


def shown(cell: Cell) -> tuple[str | None, str | None, str | None, str]:
    return cell.state, cell.reason, cell.service, cell.judgement


OK = ("open", "syn-ack", "confirmed", "ok")


@pytest.fixture(scope="module")
def seen(lab: Lab, servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """What the manager's place sees, without a proxy."""
    return as_manager(lab, servers, site(tmp_path_factory.mktemp("site")))


# --- 137, 139: NetBIOS ------------------------------------------------------------------------------------


def test_windows_computer_tells_its_names(seen: Checked) -> None:
    cell = of(seen, "push-windows", 137)
    assert shown(cell) == ("open", "udp-response", "confirmed", "ok")
    assert cell.detail == "The computer answers to its NetBIOS names: PUSHTARGET."
    assert cell.learnt == {"netbios-names": "PUSHTARGET"}


def test_stale_name_is_told(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    """`push-target` leads to a computer that calls itself otherwise."""
    checked = as_manager(lab, servers, site(tmp_path, "push-target"), "--only", "push-windows")
    cell = of(checked, "push-windows", 137)
    assert shown(cell)[:3] == ("open", "udp-response", "confirmed")
    assert cell.detail is not None
    assert cell.detail.startswith("The computer at this address calls itself PUSHTARGET, not PUSH-TARGET:")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (0x80, "it does not listen on the name *SMBSERVER"),
        (0x81, "it does not listen to this caller"),
        (0x82, "the name *SMBSERVER is not present"),
        (0x83, "it has no resources left"),
        (0x8F, "error 0x8f"),
    ],
)
def test_session_service_that_declines_is_one(lab: Lab, servers: Servers, code: int, why: str) -> None:
    del servers
    (said,) = probe(lab, [Question(ProbeKind.NETBIOS_SESSION, at.STAND_IN, DECLINING[code])])
    assert (said.state, said.reason, said.service) == ("open", "syn-ack", "confirmed")
    assert said.detail == f"The NetBIOS session service answers, and declines: {why}."


# --- 1433, 2967, 8081, 8082 -----------------------------------------------------------------------------


def test_sql_server_tells_version_and_encryption(seen: Checked) -> None:
    cell = of(seen, "database-sql-server", 1433)
    assert shown(cell) == OK
    learnt = cell.learnt or {}
    assert learnt["engine"] == "SQL Server"
    assert learnt["version"] == ".".join(map(str, SQL_SERVER_VERSION))
    assert "encryption" in learnt


@pytest.mark.parametrize(
    ("port", "service", "detail"),
    [
        (2638, "confirmed", "SQL Anywhere answers its ping: server sem5."),
        (SILENT_DATABASE, "unchecked", "The port is open and no SQL Server answers: probably SQL Anywhere"),
    ],
)
def test_sql_anywhere_is_told_by_its_ping(
    lab: Lab, servers: Servers, port: int, service: str, detail: str
) -> None:
    del servers
    (said,) = probe(lab, [Question(ProbeKind.SQL_ANYWHERE, at.STAND_IN, port)])
    assert (said.state, said.reason, said.service) == ("open", "syn-ack", service)
    assert said.detail is not None
    assert said.detail.startswith(detail)


def test_squid_answers_as_a_gup_does(lab: Lab, servers: Servers) -> None:
    checked = check(lab, MANAGER_NAME, *FAST, "--role", f"gup={at.GUP}", "--only", "gup-proxy")
    cell = of(checked, "gup-proxy", 2967)
    assert shown(cell) == OK
    assert cell.detail is not None
    assert cell.detail.startswith("A Web cache answers as a GUP does: HTTP 400 from squid")
    assert checked.exit_code == 0
    assert servers.processes["squid"].poll() is None


@pytest.mark.parametrize(("port", "status"), [(8081, 401), (8082, 403)])
def test_appliance_that_wants_a_log_on_is_confirmed(seen: Checked, port: int, status: int) -> None:
    cell = of(seen, "content-analysis", port)
    assert shown(cell) == OK
    assert cell.detail is not None
    assert f"{status} from nginx" in cell.detail
    problems = None if cell.tls is None else cell.tls.problems
    assert problems == (["self-signed"] if port == 8082 else None)


# --- the cloud ---------------------------------------------------------------------------------------------


def test_cloud_is_reached_directly(seen: Checked) -> None:
    cell = of(seen, "manager-cloud", 443, at.CLOUD_NAME)
    assert shown(cell) == OK
    assert cell.detail is not None
    assert cell.detail.startswith("The cloud answered with 404 (nginx")
    assert cell.tls is not None
    assert (cell.tls.issuer, cell.tls.problems) == ("CN=Authority of the lab", [])


def test_clock_that_differs_is_told(seen: Checked) -> None:
    """Its answer carries a date a quarter of an hour old."""
    late = of(seen, "manager-cloud", 443, at.LATE_CLOUD_NAME)
    right = of(seen, "manager-cloud", 443, at.CLOUD_NAME)
    assert "clock-skew" not in (right.learnt or {})
    skew_s = int((late.learnt or {})["clock-skew"].removesuffix(" s"))
    assert skew_s == pytest.approx(-LATE_BY_S, abs=2)
    (finding,) = (finding for finding in seen.document.findings if finding.cause == "clock-skew")
    assert {tuple(cell) for cell in finding.cells} == {("manager-cloud", at.STAND_IN, 443)}


def test_certificate_of_an_unknown_authority_is_inspection(
    lab: Lab, servers: Servers, tmp_path: Path
) -> None:
    del servers
    pair = ("first", "--client", "desk", "--site", site(tmp_path), "--vantage", "first")
    cell = of(check(lab, *pair, *FAST, "--only", "manager-cloud"), "manager-cloud", 443, at.CLOUD_NAME)
    assert cell.tls is not None
    assert cell.tls.problems == ["inspected"]
    assert cell.judgement == "degraded"


def test_cloud_is_reached_through_the_proxy_too(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    checked = as_manager(lab, servers, site(tmp_path), "--only", "manager-cloud", proxy=PROXY)
    cell = of(checked, "manager-cloud", 443, at.CLOUD_NAME)
    assert shown(cell) == OK
    assert cell.detail is not None
    proxy = f"Through the system proxy {at.GUP}:{at.PROXY_PORT}:"
    assert f"{proxy} The cloud answered with 404 (nginx" in cell.detail
    forbidden = of(checked, "manager-cloud", 443, at.LATE_CLOUD_NAME)
    assert forbidden.detail is not None
    assert f"{proxy} 403: the proxy (squid" in forbidden.detail
    assert forbidden.judgement != "ok"


def test_cloud_behind_a_firewall_is_reached_through_the_proxy(
    lab: Lab, servers: Servers, tmp_path: Path
) -> None:
    with lab.firewall(Place.ROUTER, f"ip daddr {at.CLOUD} tcp dport 443 reject with tcp reset"):
        checked = as_manager(lab, servers, site(tmp_path), "--only", "manager-cloud", proxy=PROXY)
    cell = of(checked, "manager-cloud", 443, at.CLOUD_NAME)
    assert shown(cell)[:2] == ("closed", "conn-refused")
    assert cell.judgement == "expected"


# --- 514 and 1100 --------------------------------------------------------------------------------------


def test_collector_hears_nothing_unasked(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    before = servers.messages()
    checked = as_manager(lab, servers, site(tmp_path), "--all")
    cell = of(checked, "syslog", 514)
    assert (cell.state, cell.local_port) == (None, None)
    assert servers.messages() == before


def test_test_message_arrives_when_asked_for(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    before = servers.messages()
    checked = as_manager(lab, servers, site(tmp_path), "--only", "syslog", "--ask", "syslog")
    cell = of(checked, "syslog", 514)
    assert (cell.state, cell.reason, cell.judgement) == ("open|filtered", "no-response", "unproven")
    (arrived,) = servers.messages()[len(before) :]
    assert "sepgui" in arrived


def test_exposed_registry_is_found(lab: Lab, servers: Servers) -> None:
    checked = check(lab, at.SERVER, *FAST, "--exposure", "--only", "rmi-registry")
    assert shown(of(checked, "rmi-registry", 1100))[::3] == ("open", "problem")
    assert checked.exit_code == 1
    assert servers.processes["rmiregistry"].poll() is None


def test_registry_answers_its_own_computer(lab: Lab, servers: Servers) -> None:
    checked = check(lab, at.SERVER, *FAST, "--only", "rmi-registry", place=Place.SERVER)
    cell = of(checked, "rmi-registry", 1100)
    assert shown(cell) == OK
    assert (cell.learnt or {})["process"] == "rmiregistry"
    assert cell.detail is not None
    assert "A Java RMI service answers the ping; nothing was called." in cell.detail
    assert servers.processes["rmiregistry"].poll() is None
