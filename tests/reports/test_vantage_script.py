"""The script for the other end: run for real on loopback, never to a port that is for the host alone."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.vantage import stated_vantage
from sepgui.catalogue import load_catalogue, site_from_text
from sepgui.domain.outcome import Reason, State
from sepgui.domain.plan import Plan, PlanOptions
from sepgui.domain.planning import make_plan
from sepgui.domain.site import Pair, Site
from sepgui.i18n import LANGS, Lang
from sepgui.imports import Import, import_bytes
from sepgui.reports.vantage_script import (
    SCRIPTS,
    NothingToTry,
    script_flows,
    script_powershell,
    script_sh,
)

NASTY = "sepm'1 $(touch pwned) `x` è"
SITE = """
name = "d'oro"
[[host]]
name = "sepm'1 $(touch pwned) `x` è"
address = "127.0.0.1"
roles = ["manager"]
[[host]]
name = "pc-17"
address = "127.0.0.2"
roles = ["client"]
system = "windows"
"""
SHELLS = [shell for shell in ("dash", "bash") if shutil.which(shell)]


def plan_of(site: Site, vantage: str, **options: object) -> Plan:
    pair = Pair(site.hosts[0], site.hosts[1])
    chosen = replace(PlanOptions(timeout_ns=1_000_000_000), **options)
    return make_plan(load_catalogue(), site, pair, stated_vantage(vantage, site, pair), None, chosen)


def with_port(entry: str, default: int, port: int) -> Site:
    return site_from_text(SITE + f'[ports]\n"{entry}:{default}" = {port}\n', "site.toml")


@pytest.fixture
def listener() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_sh_script_tells_an_open_port_from_a_closed_one(
    shell: str, listener: int, tmp_path: Path
) -> None:
    plan = plan_of(
        with_port("web-console", 9090, listener), "pc-17", only=frozenset({"web-console", "web-services"})
    )
    script = tmp_path / "x.sh"
    script.write_text(script_sh(plan, "en"), "ascii")
    done = subprocess.run(
        [shell, str(script)], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=40
    )
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == [script]  # it wrote nothing, and the name of the host ran nothing
    found = import_bytes(done.stdout.encode(), "x.json")
    assert isinstance(found, Import), found
    assert (found.vantage, found.managers, found.clients) == ("pc-17", (NASTY,), ("pc-17",))
    assert found.site.version is None  # the version was only assumed
    assert [(m.entry, m.address, m.port, m.state, m.reason) for m in found.measured] == [
        ("web-console", "127.0.0.1", listener, State.OPEN, Reason.SYN_ACK),
        ("web-services", "127.0.0.1", 8446, State.CLOSED, Reason.CONN_REFUSED),
    ]
    assert found.ignored == ()


def test_a_script_says_when_there_is_no_tool(tmp_path: Path) -> None:
    plan = plan_of(site_from_text(SITE, "s"), "pc-17", only=frozenset({"web-services"}))
    for tool in ("date", "uname", "tr", "sleep"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or "")
    done = subprocess.run(
        [shutil.which("sh") or "/bin/sh"],
        input=script_sh(plan, "it"),
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=40,
    )
    (flow,) = json.loads(done.stdout)["flows"]
    assert (flow["state"], flow["reason"]) == ("error", "local-error")


@pytest.mark.parametrize("kind", SCRIPTS)
@pytest.mark.parametrize("vantage", [NASTY, "pc-17"])
def test_ports_for_the_host_alone_are_never_in_a_script(kind: str, vantage: str) -> None:
    site = with_port("web-console", 9090, 8765)
    plan = plan_of(site, vantage, exposure=True, include_unprovable=True)
    script = SCRIPTS[kind](plan, "en")
    tried = {
        int(port) for port in re.findall(r"^(?:try|Test-Flow) '.*' '.*' (\d+) \d+$", script, re.MULTILINE)
    }
    assert tried
    assert tried.isdisjoint({8765, 8447, 2968, 1100, 8444, 137, 138, 514})
    assert tried == {planned.flow.port for planned in script_flows(plan)}


@pytest.mark.parametrize("kind", SCRIPTS)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_a_script_is_short_plain_ascii(kind: str, lang: str) -> None:
    plan = plan_of(site_from_text(SITE, "s"), NASTY)
    script = SCRIPTS[kind](plan, "it" if lang == "it" else "en")
    assert script.isascii()
    assert len(script.splitlines()) < 110
    assert "@" not in re.sub(r"@[({]|'[^'\n]*'", "", script).replace("-Join", "")


def test_a_client_is_asked_slowly() -> None:
    script = script_sh(plan_of(site_from_text(SITE, "s"), NASTY), "en")
    assert "try 'push-windows' '127.0.0.2' 445 5" in script


def test_a_host_that_could_break_a_shell_is_left_out() -> None:
    site = site_from_text(SITE.replace('"127.0.0.2"', '"fe80::1%$(x)\'"'), "s")
    assert site.hosts[1].target.ascii == "fe80::1%$(x)'"
    with pytest.raises(NothingToTry):
        script_sh(plan_of(site, NASTY, only=frozenset({"push-windows"})), "en")


def test_the_powershell_script_holds_the_pair_and_only_opens_sockets() -> None:
    script = script_powershell(plan_of(site_from_text(SITE, "s"), "pc-17"), "en")
    quoted = re.search(r"^\$head = '((?:[^']|'')*)' \| ConvertFrom-Json$", script, re.MULTILINE)
    assert quoted is not None
    head = json.loads(quoted[1].replace("''", "'"))
    assert head["vantage"] == "pc-17"
    assert site_from_text(head["site"], "s").hosts[0].name == NASTY
    code = "\n".join(line for line in script.splitlines() if not line.startswith("#"))
    cmdlets = set(re.findall(r"(?<![\w$.'])[A-Z][A-Za-z]+-[A-Z][A-Za-z]+", code.replace(quoted[0], "")))
    own = {"Get-Now", "Add-Result", "Test-Address", "Test-Flow"}
    assert cmdlets - own == {"New-Object", "ForEach-Object", "Start-Sleep", "ConvertTo-Json"}
    for word in ("Send(", "Receive(", "Invoke-", "Out-File", "Set-", "Remove-", "Test-NetConnection"):
        assert word not in code
    bare = re.sub(r"'(?:[^']|'')*'|\"[^\"]*\"", "", code)
    for opening, closing in ("()", "{}", "[]"):
        assert bare.count(opening) == bare.count(closing)


_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)|(?P<literal>'(?:[^']|'')*')|(?P<text>\"(?:[^\"`]|`.)*\")"
    r"|(?P<variable>\$(?:env:)?\w+)|(?P<bracket>[][(){}])|(?P<quote>['\"])|(?P<other>[^][(){}'\"#$]+|\$)"
)
_CLOSES = {")": "(", "]": "[", "}": "{"}
_GIVEN = {"$null", "$true", "$false", "$_", "$ErrorActionPreference", "$env:COMPUTERNAME"}


def faults_of(script: str) -> list[str]:
    """Return what is wrong with a script of ours by PowerShell's rules of quoting, nesting and scope."""
    found: list[str] = []
    opened: list[str] = []
    for token in _TOKEN.finditer(script):
        if token.lastgroup == "quote":
            found.append(f"a quote is not closed at {token.start()}")
        elif token.lastgroup == "bracket":
            bracket = token[0]
            if bracket not in _CLOSES:
                opened.append(bracket)
            elif not opened or opened.pop() != _CLOSES[bracket]:
                found.append(f"{bracket} closes nothing at {token.start()}")
    found += [f"{bracket} is not closed" for bracket in opened]
    code = "".join(
        token[0] for token in _TOKEN.finditer(script) if token.lastgroup not in ("comment", "literal", "text")
    )
    known = set(_GIVEN)
    for token in re.finditer(r"function [\w-]+\(([^)]*)\)|foreach \((\$\w+) in|(\$\w+) = |(\$[\w:]+)", code):
        if token[4] and token[4] not in known:
            found.append(f"{token[4]} is read before it has a value")
        known.update(re.findall(r"\$\w+", token[1] or ""))
        known.update(each for each in (token[2], token[3]) if each)
    return found + _miscalled(script)


def _miscalled(script: str) -> list[str]:
    """Return the calls of functions of the script with another number of arguments than they take."""
    argument = r"(?:\$[\w.]+(?:\(\))?|'(?:[^']|'')*'|\d+|\([^)]*\))"
    takes = {
        name: len(re.findall(r"\$\w+", given or ""))
        for name, given in re.findall(r"^function ([\w-]+)(?:\(([^)]*)\))? \{", script, re.MULTILINE)
    }
    calls = re.findall(rf"^\s*({'|'.join(takes)})((?: {argument})*)$", script, re.MULTILINE)
    found = [
        f"{name} takes {takes[name]}: {given}"
        for name, given in calls
        if len(re.findall(argument, given)) != takes[name]
    ]
    return (
        found if {name for name, _ in calls} >= {"Test-Flow", "Test-Address", "Add-Result"} else ["no call"]
    )


@pytest.mark.parametrize("vantage", [NASTY, "pc-17"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_powershell_script_keeps_to_the_rules_of_the_language(vantage: str, lang: Lang) -> None:
    script = script_powershell(plan_of(site_from_text(SITE, "s"), vantage), lang)
    assert faults_of(script) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$timeoutMs = ", "$timeoutMS_ = "),
        ("finally {", "finally "),
        ("function Test-Flow($entry, $name, $port, $pause)", "function Test-Flow($entry, $name, $port)"),
        ("Test-Address $entry $name $ip $port", "Test-Address $entry $ip $port"),
        ("'syn-ack'", "'syn-ack"),
        ("@($head.managers", "@{$head.managers"),
    ],
)
def test_a_script_that_breaks_a_rule_is_noticed(before: str, after: str) -> None:
    script = script_powershell(plan_of(site_from_text(SITE, "s"), "pc-17"), "en")
    assert before in script
    assert faults_of(script.replace(before, after, 1))
