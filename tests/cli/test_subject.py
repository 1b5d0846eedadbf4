"""What the arguments of plan, check and watch name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.cli.commands import COMMANDS
from sepgui.cli.grammar import UsageError, parse
from sepgui.cli.subject import Subject, subject_of
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Role
from sepgui.domain.plan import OnRequest, Pace
from sepgui.domain.version import parse_version
from sepgui.i18n import translate

PLAN = next(command for command in COMMANDS if command.name == "plan")

SITE = """
name = "Prova"
version = "14.2"
[[host]]
name = "m1"
address = "sepm1.example"
roles = ["manager"]
[[host]]
name = "m2"
address = "sepm2.example"
roles = ["manager"]
[[host]]
name = "PC di Anna"
address = "pc.example"
roles = ["client"]
"""


def subject(*words: str) -> Subject:
    return subject_of(parse(words, PLAN))


def refusal(*words: str) -> str:
    with pytest.raises(UsageError) as refused:
        subject(*words)
    return translate(refused.value.text, "en")


@pytest.fixture
def site(tmp_path: Path) -> str:
    path = tmp_path / "site.toml"
    path.write_text(SITE, encoding="utf-8")
    return str(path)


def test_a_managers_name_is_enough() -> None:
    found = subject("SEPM.example")
    assert found.pair.manager.target.ascii == "sepm.example"
    assert found.pair.manager.roles == {Role.MANAGER}
    assert (found.pair.client, found.version, found.vantage) == (None, None, None)


def test_several_managers_each_once() -> None:
    found = subject("a.example", "b.example", "A.example")
    assert [host.name for host in found.pair.managers] == ["a.example", "b.example"]


def test_client_roles_and_version() -> None:
    found = subject(
        *("sepm", "--client", "pc17", "--role", "gup=g1", "--role", "gup=g2", "--role", "database=sepm"),
        *("--sep-version", "12.1.5", "--vantage", "none"),
    )
    assert found.pair.client is not None
    assert found.pair.client.roles == {Role.CLIENT}
    assert [host.name for host in found.site.holders(Role.GUP)] == ["g1", "g2"]
    assert found.pair.manager.roles == {Role.MANAGER, Role.DATABASE}
    assert found.site.host("sepm") is found.pair.manager
    assert (found.version, found.vantage) == (parse_version("12.1.5"), "none")


def test_several_clients_each_once() -> None:
    found = subject("m", "--client", "a.example", "--client", "b.example", "--client", "A.example")
    assert [host.name for host in found.pair.clients] == ["a.example", "b.example"]
    assert found.pair.client == found.pair.clients[0]


def test_all_clients_of_the_site(site: str) -> None:
    found = subject("m1", "--site", site, "--client", "all")
    assert [host.name for host in found.pair.clients] == ["PC di Anna"]
    assert "--client all" in refusal("m", "--client", "all")


def test_a_client_on_the_manager_itself() -> None:
    found = subject("sepm", "--client", "sepm")
    assert found.pair.manager == found.pair.client
    assert found.pair.manager.roles == {Role.MANAGER, Role.CLIENT}


def test_ports_are_overridden() -> None:
    found = subject("m", "--port", "web-console=9191", "--port", "client-manager-https:443=8443")
    assert found.site.ports == {
        ("web-console", Transport.TCP, 9090): 9191,
        ("client-manager-https", Transport.TCP, 443): 8443,
    }


def test_options_of_the_plan() -> None:
    found = subject(
        *("m", "--only", "syslog,gup-proxy", "--only", "web-console", "--all", "--exposure"),
        *("--timeout", "1,5", "--pace", "fast", "-6"),
    ).options
    assert found.only == {"syslog", "gup-proxy", "web-console"}
    assert (found.include_unprovable, found.exposure) == (True, True)
    assert (found.timeout_ns, found.pace, found.families) == (1_500_000_000, Pace.FAST, {6})


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("8446", "web-services"),
        ("Network Traffic Redirection", "wss-auth"),
        ("WSS Traffic Redirection", "wss-auth"),
        ("web and cloud access protection", "wss-auth"),
        ("SemLaunchSvc.exe", "process-launch"),
    ],
)
def test_an_entry_is_found_by_a_port_or_name_that_is_its_alone(said: str, meant: str) -> None:
    assert subject("m", "--only", said).options.only == {meant}


def test_without_options_the_defaults_of_the_design_hold() -> None:
    found = subject("m").options
    assert (found.timeout_ns, found.pace, found.families) == (3_500_000_000, Pace.GENTLE, {4, 6})
    assert not found.only
    assert subject("m", "-4", "-6").options.families == {4, 6}
    assert subject("m", "-4").options.families == {4}


def test_a_site_names_managers_and_client(site: str) -> None:
    found = subject("m2", "--site", site, "--client", "pc di anna")
    assert found.pair.manager.target.shown == "sepm2.example"
    assert found.pair.client is not None
    assert found.pair.client.name == "PC di Anna"
    assert len(found.site.hosts) == 3
    assert [host.name for host in subject("all", "--site", site).pair.managers] == ["m1", "m2"]


def test_a_host_beyond_the_site_is_added(site: str) -> None:
    found = subject("new.example", "--site", site)
    assert found.pair.manager.name == "new.example"
    assert len(found.site.hosts) == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Which manager? Name one, as in: sepgui check sepm.example."),
        (("all",), "“all” means the managers of a site; give the site with --site FILE."),
        (("a b",), "“a b” is not a valid host name"),
        (("300.1.1.1",), "“300.1.1.1” is not a valid IPv4 address."),
        (("m", "--role", "gup"), "--role takes ROLE=HOST; not “gup”."),
        (("m", "--role", "gpu=h"), "There is no role “gpu”; use one of: manager, client, gup"),
        (("m", "--port", "web-console"), "--port takes ENTRY=PORT"),
        (("m", "--port", "web-console=0"), "--port takes ENTRY=PORT"),
        (("m", "--port", "web-console=65536"), "--port takes ENTRY=PORT"),
        (("m", "--port", "web-consol=90"), "“web-consol” is not an entry; did you mean web-console?"),
        (("m", "--port", "push-windows:445=446"), "SEP does not let the port of push-windows be changed"),
        (
            ("m", "--only", "443"),
            "“443” is in several entries; name one of them: client-manager-https, "
            "manager-cloud, roaming-client-cloud.",
        ),
        (("m", "--only", "syslgo"), "There is no entry “syslgo”; did you mean syslog?"),
        (("m", "--only", ""), "There is no entry “”; “sepgui ports” lists them."),
        (("m", "--timeout", "soon"), "--timeout takes seconds, from 0.05 to 120; not “soon”."),
        (("m", "--timeout", "nan"), "--timeout takes seconds, from 0.05 to 120; not “nan”."),
        (("m", "--timeout", "0"), "--timeout takes seconds, from 0.05 to 120; not “0”."),
        (("m", "--sep-version", "fourteen"), "“fourteen” is not a SEP version: write it like 14.3"),
        (
            ("m", "--site", "/nowhere/site.toml"),
            "/nowhere/site.toml cannot be read: No such file or directory.",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence_with_its_mend(words: tuple[str, ...], sentence: str) -> None:
    assert refusal(*words).startswith(sentence)


def test_a_site_with_several_managers_asks_which(site: str) -> None:
    assert refusal("--site", site) == "The site has several managers; name one of them, or all: m1, m2."


def test_what_is_asked_by_name_only() -> None:
    assert subject("m").options.on_request == frozenset()
    found = subject("m", "--ask", "syslog,sql-browser", "--ask", "netbios-dgm")
    assert found.options.on_request == frozenset(OnRequest)
    assert refusal("m", "--ask", "slog") == (
        "--ask knows no “slog”; use one of: syslog, netbios-dgm, sql-browser."
    )
