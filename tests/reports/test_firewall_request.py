"""The request for a firewall team, and that no name can break out of a ready rule."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.domain.finding import FirewallRequest
from sepgui.i18n import LANGS, Lang
from sepgui.reports.firewall_request import (
    WIDTH,
    netsh_rules,
    nftables_rules,
    powershell_rules,
    request_text,
    rules_text,
    symantec_rules,
)
from sepgui.reports.table import display_width

CATALOGUE = load_catalogue()
HTTP = FirewallRequest(
    source="pc-17",
    source_address="192.0.2.55",
    destination="sepm.example",
    destination_address="198.51.100.10",
    transport=Transport.TCP,
    port=8014,
    entry="client-manager-http",
)
HTTPS = replace(HTTP, port=443, entry="client-manager-https", by="203.0.113.1")
PUSH = FirewallRequest(
    source="sepm.example",
    source_address="2001:db8::10",
    destination="pc-17",
    destination_address="2001:db8::55",
    transport=Transport.TCP,
    port=445,
    entry="push-windows",
)
NAMES = replace(PUSH, transport=Transport.UDP, port=137)
CLOUD = FirewallRequest(
    source="sepm.example",
    source_address="198.51.100.10",
    destination="cloud.example",
    destination_address="203.0.113.80",
    transport=Transport.TCP,
    port=443,
    entry="manager-cloud",
)

# What each rule language may look like, to the last character.
NAME = r"[^\W_]?[\w .:-]*"
NUMBERS = r"\d+(?:,\d+)*"
SPACED = r"\d+(?:, \d+)*"
REMOTE = r"[0-9a-f.:]+"
POWERSHELL = re.compile(
    rf"# .*|New-NetFirewallRule -DisplayName 'SEP {NAME}' -Action Allow -Protocol (TCP|UDP) "
    rf"-Direction (Inbound -LocalPort|Outbound -RemotePort) {NUMBERS} -RemoteAddress {REMOTE}"
)
NETSH = re.compile(
    rf'rem .*|netsh advfirewall firewall add rule name="SEP {NAME}" action=allow protocol=(TCP|UDP) '
    rf"(dir=in localport|dir=out remoteport)={NUMBERS} remoteip={REMOTE}"
)
NFTABLES = re.compile(
    rf"# .*|insert rule inet filter forward (?P<family>ip6?) saddr {REMOTE} (?P=family) daddr {REMOTE} "
    rf'(tcp|udp) dport {{ {SPACED} }} ct state new accept comment "SEP {NAME}"'
    r"|insert rule inet filter forward ct state established,related accept"
)
DANGEROUS = set("'\"`$%^&|<>;{}()!#\\\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u02ba\u202e\n\r\0")

texts = st.text(st.characters() | st.sampled_from(sorted(DANGEROUS)), max_size=40)
addresses = st.sampled_from(["", "192.0.2.1", "2001:db8::1", "fe80::1%eth0", "::ffff:192.0.2.1"]) | texts
requests = st.lists(
    st.builds(
        FirewallRequest,
        source=texts,
        source_address=addresses,
        destination=texts,
        destination_address=addresses,
        transport=st.sampled_from(Transport),
        port=st.integers(1, 65535),
        entry=st.sampled_from([entry.id for entry in CATALOGUE.entries]) | texts,
        by=st.none() | addresses,
    ),
    min_size=1,
    max_size=5,
)


def test_the_form_says_what_a_firewall_team_asks_for() -> None:
    assert request_text([HTTP, HTTPS], CATALOGUE, "en") == (
        "Request to open a firewall\n"
        "Source              pc-17 (192.0.2.55)\n"
        "Source port         any\n"
        "Destination         sepm.example (198.51.100.10)\n"
        "Protocol and ports  TCP 443, 8014\n"
        "Direction           from pc-17 (192.0.2.55) to sepm.example (198.51.100.10); it is the source\n"
        "                    that opens the connection\n"
        "What it is for      TCP 8014: Client to SEPM (HTTP); httpd.exe listens\n"
        "                    TCP 443: Client to SEPM (HTTPS); httpd.exe listens\n"
        "Who refuses now     TCP 8014: not known: nobody gave a name\n"
        "                    TCP 443: 203.0.113.1\n"
        "Way back            the answers of established connections must pass; nothing else need be\n"
        "                    opened that way\n"
    )


def test_the_form_is_in_italian_too() -> None:
    found = request_text([PUSH, NAMES], CATALOGUE, "it").splitlines()
    assert found[0] == "Richiesta di apertura sul firewall"
    assert "Protocollo e porte  TCP 445" in found
    assert "                    UDP 137" in found
    assert "A che cosa serve    TCP 445; UDP 137: Push ai client Windows; la connessione la apre" in found


def test_what_agrees_shares_a_block_and_nothing_else_does() -> None:
    found = request_text(
        [HTTP, PUSH, HTTPS, replace(HTTP, destination_address="198.51.100.11")], CATALOGUE, "en"
    )
    assert found.count("Request to open") == 3
    assert found.count("TCP 443, 8014") == 1


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"source": "", "source_address": "192.0.2.55"}, "192.0.2.55"),
        ({"source": "192.0.2.55", "source_address": "192.0.2.55"}, "192.0.2.55"),
        ({"source": "pc-17", "source_address": ""}, "pc-17"),
        ({"source": "", "source_address": ""}, "—"),
    ],
)
def test_a_host_is_shown_by_what_is_known(changes: dict[str, str], shown: str) -> None:
    found = request_text([replace(HTTP, **changes)], CATALOGUE, "en").splitlines()
    assert found[1] == f"Source              {shown}"


def test_an_unknown_entry_is_shown_by_its_id() -> None:
    assert "TCP 8014: no-such-entry\n" in request_text(
        [replace(HTTP, entry="no-such-entry")], CATALOGUE, "en"
    )


def test_every_entry_makes_a_form() -> None:
    for entry in CATALOGUE.entries:
        for lang in LANGS:
            assert entry.name.in_(lang) in request_text([replace(HTTP, entry=entry.id)], CATALOGUE, lang)


def test_rules_open_the_destination_to_the_source_alone() -> None:
    assert powershell_rules([HTTP, HTTPS], "en") == (
        "# On sepm.example (198.51.100.10), if it runs Windows:\n"
        "New-NetFirewallRule -DisplayName 'SEP TCP pc-17 - sepm.example' -Action Allow -Protocol TCP "
        "-Direction Inbound -LocalPort 443,8014 -RemoteAddress 192.0.2.55\n"
    )
    assert netsh_rules([HTTP, HTTPS], "en").splitlines()[1:] == [
        'netsh advfirewall firewall add rule name="SEP TCP pc-17 - sepm.example" action=allow protocol=TCP '
        "dir=in localport=443,8014 remoteip=192.0.2.55"
    ]
    assert nftables_rules([HTTP, HTTPS], "en").splitlines() == [
        "insert rule inet filter forward ip saddr 192.0.2.55 ip daddr 198.51.100.10 tcp dport { 443, 8014 } "
        'ct state new accept comment "SEP TCP pc-17 - sepm.example"',
        "insert rule inet filter forward ct state established,related accept",
    ]


def test_each_transport_has_its_rule_and_ipv6_its_family() -> None:
    assert [
        line.split(" -Direction ")[1] for line in powershell_rules([PUSH, NAMES], "en").splitlines()[1:]
    ] == [
        "Inbound -LocalPort 445 -RemoteAddress 2001:db8::10",
        "Inbound -LocalPort 137 -RemoteAddress 2001:db8::10",
    ]
    assert "ip6 saddr 2001:db8::10 ip6 daddr 2001:db8::55 udp dport { 137 }" in nftables_rules([NAMES], "en")


def test_towards_the_cloud_the_rule_lies_at_the_source() -> None:
    remark, rule = powershell_rules([CLOUD], "en").splitlines()
    assert remark.startswith("# On sepm.example (198.51.100.10);")
    assert rule.endswith("-Direction Outbound -RemotePort 443 -RemoteAddress 203.0.113.80")
    assert "dir=out remoteport=443 remoteip=203.0.113.80" in netsh_rules([CLOUD], "en")
    assert "Remote host: cloud.example (203.0.113.80)" in " ".join(symantec_rules([CLOUD], "en").split())


@pytest.mark.parametrize("address", ["", "—", "any", "0.0.0.0/0", "192.0.2.55, any"])
def test_without_an_address_nobody_is_let_in(address: str) -> None:
    unknown = replace(HTTP, source_address=address)
    assert powershell_rules([unknown], "en") == (
        "# On sepm.example (198.51.100.10): no rule, since the address of pc-17 is not known.\n"
    )
    assert netsh_rules([unknown], "en").startswith("rem ")
    assert nftables_rules([unknown], "en").startswith("# pc-17 to sepm.example (198.51.100.10): no rule")


def test_addresses_of_two_families_make_no_rule_on_a_router() -> None:
    assert "insert" not in nftables_rules([replace(HTTP, source_address="2001:db8::1")], "en")


def test_a_zone_and_a_mapped_address_become_what_a_rule_takes() -> None:
    assert powershell_rules([replace(PUSH, source_address="fe80::1%eth0")], "en").endswith(" fe80::1\n")
    assert powershell_rules([replace(PUSH, source_address="::ffff:192.0.2.9")], "en").endswith(" 192.0.2.9\n")


def test_no_request_makes_no_text() -> None:
    assert request_text([], CATALOGUE, "it") == ""
    assert rules_text([], "it") == ""


@pytest.mark.parametrize("lang", LANGS)
def test_all_rules_stand_under_their_headings(lang: Lang) -> None:
    found = rules_text([HTTP, PUSH, CLOUD], lang)
    parts = (powershell_rules, netsh_rules, nftables_rules, symantec_rules)
    assert all(part([HTTP, PUSH, CLOUD], lang) in found for part in parts)
    headings = found.split("\n\n")[::2]
    assert [heading.count("\n") for heading in headings] == [0, 0, 0, 0]
    assert "PowerShell" in headings[0]


@given(requests, st.sampled_from(LANGS))
def test_no_name_breaks_out_of_a_rule(given_requests: list[FirewallRequest], lang: Lang) -> None:
    for rules, form in ((powershell_rules, POWERSHELL), (netsh_rules, NETSH), (nftables_rules, NFTABLES)):
        lines = rules(given_requests, lang).split("\n")
        assert lines.pop() == ""
        assert [line for line in lines if form.fullmatch(line) is None] == []
        quoted = [
            part for line in lines for part in re.findall(r"['\"]([^'\"]*)['\"]", line) if line[0] not in "#r"
        ]
        assert [name for name in quoted if DANGEROUS & set(name) or len(name.encode()) > 128] == []


@given(requests, st.sampled_from(LANGS))
def test_no_name_breaks_a_line_of_the_form(given_requests: list[FirewallRequest], lang: Lang) -> None:
    found = [request_text(given_requests, CATALOGUE, lang), symantec_rules(given_requests, lang)]
    for text in found:
        breaking = {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
        assert breaking == {"\n"}
        assert max(display_width(line) for line in text.splitlines()) <= WIDTH
