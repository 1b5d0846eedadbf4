"""Scenarios load whole, and a fault is one sentence with file, line, table, key and mend."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from sepgui.domain.attempt import LocalTrouble, Transport
from sepgui.domain.entry import Role
from sepgui.domain.outcome import NameFailure, Reason
from sepgui.domain.plan import Pace
from sepgui.probes.seams import Resolved, TlsFailure
from sepgui.simulation.clock import VirtualLoop
from sepgui.simulation.proxies import Proxy
from sepgui.simulation.scenario import (
    DEFAULT_SCENARIO,
    ScenarioError,
    load_scenario,
    read_scenario,
    scenario_from_text,
    scenario_names,
    simulate,
)
from sepgui.simulation.services import SPEECHES
from sepgui.simulation.speech import (
    CLOSES,
    MUTE,
    Garbage,
    Page,
    Say,
    Script,
    Speech,
    Web,
    banner,
    drip,
    secars,
)
from sepgui.simulation.world import (
    Accepting,
    Action,
    ClockError,
    Delay,
    NameRecord,
    ProxySetting,
    Telling,
    Window,
)

NOTE = '[[note]]\nat = "5s"\nsay = { it = "a", en = "b" }\n'
MINIMAL = """\
title = { it = "Prova", en = "Trial" }
story = { it = "Una storia.", en = "A story." }
lesson = { it = "Una lezione.", en = "A lesson." }
seed = 1
vantage = "PC"

[pair]
manager = "SEPM"
client = "PC"

[[site.host]]
name = "SEPM"
address = "sepm.example"
roles = ["manager"]

[[site.host]]
name = "PC"
address = "192.0.2.77"
roles = ["client"]

[dns]
server = "192.0.2.53"

[certificate.manager]
subject = "CN=sepm.example"
names = ["sepm.example"]
from = "-1d"
to = "10d"

[[path]]
to = ["192.0.2.0/24"]
rtt = { base = "1ms" }

[[firewall]]
name = "fw"
addresses = ["192.0.2.1"]
icmp_burst = 6
rtt = { base = "500us" }

[[firewall.rule]]
action = "reject"
code = "host-prohibited"
to = ["SEPM"]
ports = ["8014"]
transports = ["tcp"]
when = ["1m.."]

[[host]]
name = "PC"
addresses = ["192.0.2.77"]

[[host]]
name = "SEPM"
names = ["sepm.example", "alias.example"]
addresses = ["192.0.2.10", "2001:db8:0::10"]

[[host.service]]
port = 443
speaks = "secars"
tls = { certificate = "manager" }

[[host.service]]
port = 514
transport = "udp"
speaks = "mute"
accepting = "accept"
"""


def test_every_bundled_scenario_loads_and_tells_its_story_in_both_languages() -> None:
    names = scenario_names()
    assert names[0] == DEFAULT_SCENARIO
    for name in names:
        scenario = load_scenario(name)
        assert scenario.name == name
        for words in (scenario.title, scenario.story, scenario.lesson):
            assert words.it.strip() != words.en.strip()
        assert scenario.vantage is not None
        assert scenario.pair.manager in scenario.site.holders(Role.MANAGER)


def test_every_host_of_a_bundled_site_is_somewhere() -> None:
    for name in scenario_names():
        scenario = load_scenario(name)
        clock, net = simulate(scenario, unix_ns=0)
        with asyncio.Runner(loop_factory=partial(VirtualLoop, clock)) as runner:
            for host in scenario.site.hosts:
                found = runner.run(net.resolve(host.target.ascii, clock.now_ns() + 10**10))
                assert isinstance(found, Resolved)
                own = any(net.is_own(address) for address in found.addresses)
                assert own == (host == scenario.vantage)


def test_a_whole_document_says_what_it_says() -> None:
    scenario = scenario_from_text(MINIMAL, "trial.toml")
    assert (scenario.name, scenario.title.it, scenario.site.name) == ("trial", "Prova", "Trial")
    assert (scenario.interval_ns, scenario.history_ns, scenario.history_interval_ns) == (10**9, 0, 10**9)
    assert scenario.pace is Pace.FAST
    assert scenario.pair.client == scenario.vantage
    world = scenario.world
    assert (world.seed, world.own, world.name_server) == (1, ("192.0.2.77",), "192.0.2.53")
    (firewall,) = world.firewalls
    assert firewall.icmp_burst == 6
    (rule,) = firewall.rules
    assert (rule.action, rule.code) == (Action.REJECT, Reason.HOST_PROHIBITED)
    assert (rule.ports, rule.when) == ((range(8014, 8015),), (Window(60 * 10**9),))
    assert [network.with_prefixlen for network in rule.to] == ["192.0.2.10/32", "2001:db8::10/128"]
    secars, syslog = world.hosts[1].listeners
    assert (secars.transport, secars.port, syslog.transport) == (Transport.TCP, 443, Transport.UDP)
    assert secars.tls is not None
    assert secars.tls.certificate.issuer == "CN=sepm.example"
    assert syslog.accepting is Accepting.ACCEPT
    assert [record.name for record in world.names] == ["PC", "sepm.example", "alias.example"]


@pytest.mark.parametrize(
    ("service", "speech"),
    [
        ('speaks = "secars"', secars("Apache")),
        ('speaks = "secars"\nserver = "IIS"\nstatus = 503\nbody = "no"', secars("IIS", Page(503, b"no"))),
        ('speaks = "web"', Web(other=Page(200, b"<html></html>"))),
        ('speaks = "web"\nstatus = 302\nlocation = "/x"', Web(other=Page(302, b"<html></html>", "/x"))),
        ('speaks = "banner"\ntext = "hi"\nafter = "1s"', banner(b"hi", 10**9)),
        ('speaks = "banner"\ntext = "hi"', banner(b"hi")),
        ('speaks = "answer"\ntext = "pong"', Script(at_first_bytes=(Say(b"pong"),))),
        ('speaks = "drip"\ntext = "slow"\nevery = "1s"', drip(b"slow", 10**9)),
        ('speaks = "garbage"\nsize = 9', Garbage(9)),
        ('speaks = "closes"', CLOSES),
        ('speaks = "mute"', MUTE),
    ],
)
def test_every_speech_reads_its_own_keys(service: str, speech: Speech) -> None:
    scenario = scenario_from_text(MINIMAL.replace('speaks = "secars"', service), "trial.toml")
    assert scenario.world.hosts[1].listeners[0].speech == speech


HERE = """
[[proxy]]
host = "proxy.example"
port = 3128
except = ["*.corp.example"]
when = ["1m.."]

[[trouble]]
trouble = "no-port"
to = ["SEPM"]
ports = ["8014"]
transports = ["tcp"]

[listeners]
told = "not-permitted"

[[host]]
name = "PROXY"
names = ["proxy.example"]
addresses = ["192.0.2.3"]

[[host.clock]]
off = "-17m"
when = ["2m.."]

[[host.service]]
port = 3128
speaks = "proxy"
server = "squid"
status = 200
beyond = { base = "5ms" }
inspects = "manager"
"""


def test_a_document_says_what_this_computer_is_like() -> None:
    world = scenario_from_text(MINIMAL + HERE, "trial.toml").world
    assert world.proxies == (ProxySetting("proxy.example", 3128, ("*.corp.example",), (Window(60 * 10**9),)),)
    (trouble,) = world.troubles
    assert (trouble.trouble, trouble.errno) == (LocalTrouble.NO_PORT, "EADDRNOTAVAIL")
    assert trouble.transports == frozenset({Transport.TCP})
    assert trouble.ports == (range(8014, 8015),)
    assert [network.with_prefixlen for network in trouble.to] == ["192.0.2.10/32", "2001:db8::10/128"]
    assert world.listeners_told is Telling.NOT_PERMITTED
    proxy = world.hosts[-1]
    assert proxy.clock == (ClockError(-17 * 60 * 10**9, (Window(120 * 10**9),)),)
    (service,) = proxy.listeners
    secars = world.hosts[1].listeners[0]
    assert secars.tls is not None
    assert service.speech == Proxy("squid", 200, Delay(5_000_000), secars.tls.certificate)
    plain = scenario_from_text(MINIMAL, "trial.toml").world
    assert (plain.proxies, plain.troubles, plain.listeners_told) == ((), (), Telling.ALL)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("port = 3128\nexcept", "except", "[[proxy]] 1: the key port is missing"),
        ('except = ["*.corp.example"]', 'excpt = ["a"]', "excpt is unknown; did you mean except?"),
        ('trouble = "no-port"', 'trouble = "no-prot"', 'cannot be "no-prot"; did you mean "no-port"?'),
        ('told = "not-permitted"', 'told = "no"', "[listeners]: told cannot be"),
        ('told = "not-permitted"', 'tells = "all"', "told"),
        ('off = "-17m"', 'off = "late"', "clock[1].off: “late” is not a duration"),
        ('off = "-17m"', 'of = "1m"', "clock[1].of is unknown; did you mean off?"),
        ('inspects = "manager"', 'inspects = "other"', 'inspects cannot be "other"; write "manager"'),
        ('inspects = "manager"', "size = 1", "service[1].size is unknown"),
        ("status = 200\nbeyond", "status = 1\nbeyond", "status cannot be 1; write 200 to 599"),
    ],
)
def test_a_fault_in_what_is_said_of_this_computer_is_one_sentence(old: str, new: str, sentence: str) -> None:
    assert old in HERE
    with pytest.raises(ScenarioError) as caught:
        scenario_from_text(MINIMAL + HERE.replace(old, new, 1), "trial.toml")
    assert str(caught.value).startswith("trial.toml, line ")
    assert sentence in str(caught.value)


def test_names_beside_those_of_hosts_may_fail_for_a_while() -> None:
    record = '[[name]]\nname = "sepm.example"\nfailure = "server-failure"\nwhen = ["1m..2m"]\n'
    scenario = scenario_from_text(MINIMAL + record, "trial.toml")
    assert scenario.world.names[-1] == NameRecord(
        "sepm.example",
        failure=NameFailure.SERVER_FAILURE,
        delay=Delay(2_000_000),
        when=(Window(60 * 10**9, 120 * 10**9),),
    )


@pytest.mark.parametrize("at_s", [-3600, 0, 1_795_507_200])
def test_the_history_ends_at_the_moment_given(at_s: int) -> None:
    scenario = load_scenario()
    clock, _ = simulate(scenario, unix_ns=at_s * 10**9)
    assert clock.now_ns() == 0
    assert clock.unix_ns() + scenario.history_ns == at_s * 10**9


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("seed = 1", "sede = 1", "the key seed is missing; add it: a whole number"),
        ("seed = 1", "seed = 1\nspeed = 2", "line 5: the key speed is unknown; remove it or use: "),
        ("seed = 1", "seed = -1", "seed cannot be -1; write 0 to"),
        ("seed = 1", 'seed = "1"', "the value of seed is a text in quotes; write a whole number"),
        ('it = "Prova", ', "", "the key it is missing"),
        ('vantage = "PC"', 'vantage = "PX"', "“PX” has no [[host]] of its own; write one of: PC, SEPM"),
        (
            'manager = "SEPM"',
            'manager = "PC"',
            "“PC” is no host of the site with the role manager; write one",
        ),
        (
            'client = "PC"',
            'client = "NO"',
            "“NO” is no host of the site with the role client; write one of: PC",
        ),
        ('roles = ["manager"]', 'roles = ["maneger"]', 'cannot be "maneger"; did you mean "manager"?'),
        ('server = "192.0.2.53"', 'servers = "192.0.2.53"', "servers is unknown; did you mean server?"),
        ('rtt = { base = "1ms" }', 'rtt = { base = "1" }', "rtt.base: “1” is not a duration"),
        ('rtt = { base = "1ms" }', 'rtt = { base = "1ms" }\nloss = 2.0', "loss cannot be 2.0; write 0 to 1"),
        ('to = ["192.0.2.0/24"]', 'to = ["192.0.2.0/99"]', "“192.0.2.0/99” is neither a host"),
        ('action = "reject"', 'action = "refuse"', 'action cannot be "refuse"'),
        ('code = "host-prohibited"', 'code = "prohibited"', 'code cannot be "prohibited"'),
        ('code = "host-prohibited"', 'code = "syn-ack"', 'code cannot be "syn-ack"'),
        ('when = ["1m.."]', 'when = ["1m"]', "rule[1].when: “1m” is not a span of time"),
        ('addresses = ["192.0.2.77"]', 'addresses = ["PC"]', "addresses: “PC” is no address"),
        ("port = 443", "port = 0", "port cannot be 0; write 1 to 65535"),
        ('speaks = "secars"', 'speaks = "secar"', 'speaks cannot be "secar"; did you mean "secars"?'),
        ('speaks = "secars"', 'speaks = "drip"', "text is missing"),
        ('speaks = "secars"', 'speaks = "secars"\nsize = 3', "size is unknown"),
        (
            'certificate = "manager"',
            'certificate = "other"',
            'certificate cannot be "other"; write "manager"',
        ),
        (
            'certificate = "manager" }',
            'certificate = "manager", failure = "not-tls" }',
            "tls.failure cannot be",
        ),
        ('from = "-1d"', 'from = "yesterday"', "[certificate], manager.from: “yesterday” is not a duration"),
        ("[pair]", "[pair", "line 7"),
        (
            'rtt = { base = "1ms" }',
            'rtt = { base = "1ms" }\nbandwidth = "2Mb"',
            "bandwidth: “2Mb” is not a bandwidth",
        ),
        (
            "[pair]",
            '[[event]]\nat = "7s"\nsay = { it = "a", en = "b" }\n\n[pair]',
            "[[event]] 1, at: Nothing changes at 7s; write a moment when something begins or ends: 1m",
        ),
        ("[pair]", '[[event]]\nat = "1m"\n\n[pair]', "[[event]] 1: the key say is missing"),
        (
            "[pair]",
            f"{NOTE}\n{NOTE}\n[pair]",
            "line 12, [[note]] 2, at: 5s is not later than what stands before it",
        ),
        (
            "[pair]",
            '[[answer]]\ncause = "firewall-dorp"\nports = [1]\n\n[pair]',
            'did you mean "firewall-drop"?',
        ),
        (
            "[pair]",
            '[[answer]]\ncause = "firewall-drop"\nports = [70000]\n\n[pair]',
            "ports cannot be 70000; write 1 to 65535",
        ),
        (
            "[pair]",
            '[[answer]]\ncause = "firewall-drop"\nports = [true]\n\n[pair]',
            "true or false; write a list of whole numbers",
        ),
    ],
)
def test_a_fault_is_one_sentence_with_its_place_and_mend(old: str, new: str, sentence: str) -> None:
    assert old in MINIMAL
    with pytest.raises(ScenarioError) as caught:
        scenario_from_text(MINIMAL.replace(old, new, 1), "trial.toml")
    assert str(caught.value).startswith("trial.toml")
    assert sentence in str(caught.value)


def test_an_unknown_scenario_lists_those_there_are() -> None:
    with pytest.raises(ScenarioError, match="There is no scenario “frist-look”; there are: first-look"):
        load_scenario("frist-look")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"nowhere\.toml cannot be read"):
        read_scenario(tmp_path / "nowhere.toml")


def test_a_scenario_of_ones_own_may_lie_anywhere(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINIMAL, "utf-8")
    assert read_scenario(tmp_path / "mine.toml").name == "mine"


@pytest.mark.parametrize(
    "words",
    [SPEECHES, Action, Accepting, NameFailure, TlsFailure, LocalTrouble, Telling],
    ids=["speaks", "action", "accepting", "failure", "tls", "trouble", "told"],
)
def test_the_reference_names_every_word_that_a_scenario_may_use(words: Iterable[str]) -> None:
    reference = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text("utf-8")
    missing = [word for word in words if f"`{word}`" not in reference]
    assert missing == (["not-tls"] if words is TlsFailure else [])


def test_the_reference_lists_every_bundled_scenario() -> None:
    reference = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text("utf-8")
    assert all(f"| `{name}` |" in reference for name in scenario_names())
