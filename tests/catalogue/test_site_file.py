"""A site document becomes a site; a wrong one is refused with file, line, key and mend, in both languages."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.catalogue import SiteError, load_site, site_from_text
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import ClientProtocol, DatabaseKind, Site, SiteHost, SiteOptions, Thresholds
from sepgui.domain.version import parse_version
from sepgui.i18n import LANGS, translate

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "site.md").read_text("utf-8")
EXAMPLE = PAGE.split("```toml\n")[1].split("```")[0]


def test_the_example_of_the_docs_is_a_site() -> None:
    site = site_from_text(EXAMPLE, "milano.toml")
    assert site == Site(
        name="Milano",
        version=parse_version("14.3 RU9"),
        options=SiteOptions(
            client_protocol=ClientProtocol.HTTPS,
            database=DatabaseKind.SQL_SERVER,
            cloud=True,
            any_computer_is_console=True,
            cloud_names=("sep.securitycloud.symantec.com",),
        ),
        hosts=(
            SiteHost("sepm1", parse_host("sepm1.example.com"), frozenset({Role.MANAGER})),
            SiteHost(
                "sepm2",
                parse_host("2001:db8::25"),
                frozenset({Role.MANAGER, Role.REPLICATION_PARTNER}),
                version=parse_version("14.3 RU8"),
            ),
            SiteHost("sql", parse_host("sql.example.com"), frozenset({Role.DATABASE})),
            SiteHost(
                "pc-17",
                parse_host("192.0.2.17"),
                frozenset({Role.CLIENT, Role.GUP}),
                system=ClientSystem.WINDOWS,
            ),
            SiteHost("logs", parse_host("192.0.2.40"), frozenset({Role.SYSLOG})),
        ),
        ports={
            ("client-manager-https", Transport.TCP, 443): 4443,
            ("web-console", Transport.TCP, 9090): 9091,
            ("database-sql-server", Transport.TCP, 1433): 51433,
        },
        thresholds=Thresholds(),
    )


def test_the_example_names_every_option_threshold_and_role() -> None:
    for name in SiteOptions.__struct_fields__:
        assert re.search(rf"^{name} = ", EXAMPLE, re.MULTILINE), name
    keys = {"failure_share": "failure_percent"}
    for name in Thresholds.__struct_fields__:
        key = keys.get(name, name.replace("_ns", "_ms"))
        assert re.search(rf"^{key} = ", EXAMPLE, re.MULTILINE), name
    assert all(f"`{role}`" in PAGE for role in Role)


def test_the_error_shown_in_the_docs_is_real() -> None:
    shown = next(line for line in PAGE.splitlines() if line.startswith("milano.toml, line"))
    wrong = EXAMPLE.replace('roles = ["manager"]', 'roles = ["managerr"]', 1)
    assert _refused(wrong, "milano.toml") == shown


def test_an_empty_document_is_a_site_without_hosts(tmp_path: Path) -> None:
    file = tmp_path / "Sede di Milano.toml"
    file.write_text("", "utf-8")
    assert load_site(file) == Site(name="Sede di Milano", hosts=())


def test_thresholds_are_converted_and_the_others_stay() -> None:
    site = site_from_text(
        "[thresholds]\nconnect_ms = 0.25\nbaseline_factor = 4\nbaseline_floor_ms = 7\nfirst_byte_ms = 1500\n"
        "failure_percent = 12.5\ncertificate_days = 0\n",
        "x",
    )
    assert site.thresholds == Thresholds(
        connect_ns=250_000,
        baseline_factor=4.0,
        baseline_floor_ns=7_000_000,
        first_byte_ns=1_500_000_000,
        failure_share=0.125,
        certificate_days=0,
    )
    assert site_from_text("[thresholds]\n", "x").thresholds == Thresholds()


def test_options_left_out_keep_their_defaults() -> None:
    assert site_from_text("[options]\n", "x").options == SiteOptions()
    site = site_from_text("[options]\nany_computer_is_console = false\n", "x")
    assert site.options == SiteOptions(any_computer_is_console=False)


def test_a_host_without_address_is_asked_by_its_name() -> None:
    site = site_from_text('[[host]]\nname = "Perù.example"\nroles = ["client"]\n', "x")
    assert site.hosts[0].target.ascii == "xn--per-6na.example"
    assert site.host("perù.example") is site.hosts[0]


def _refused(text: str, name: str = "s.toml") -> str:
    with pytest.raises(SiteError) as caught:
        site_from_text(text, name)
    words = translate(caught.value.text, "it")
    assert words != str(caught.value)
    assert words.startswith(f"{name}, riga ")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nname = 'x'\n", "s.toml, line 1: the key nname is unknown; did you mean name?"),
        ("name = 3\n", "s.toml, line 1: the value of name is a number; write a text in quotes."),
        (
            '\nversion = "fourteen"\n',
            "s.toml, line 2, version: “fourteen” is not a SEP version: "
            "write it like 14.3, 12.1.5, 14.3 MP1 or 14.3 RU1.",
        ),
        ("[option]\n", "s.toml, line 1: the key option is unknown; did you mean options?"),
        (
            "[options]\ncloud = true\nclient_protocl = 'http'\n",
            "s.toml, line 3, [options]: the key client_protocl is unknown; did you mean client_protocol?",
        ),
        (
            "[options]\nclient_protocol = 'htps'\n",
            's.toml, line 2, [options]: client_protocol cannot be "htps"; did you mean "https"?',
        ),
        (
            "[options]\ndatabase = 'oracle'\n",
            's.toml, line 2, [options]: database cannot be "oracle"; '
            'write "embedded", "sql-server", "unknown".',
        ),
        (
            "[options]\ncloud = 'yes'\n",
            "s.toml, line 2, [options]: the value of cloud is a text in quotes; write true or false.",
        ),
        (
            "[options]\ncloud_names = ['a b']\n",
            "s.toml, line 2, [options], cloud_names: “a b” is not a valid host name: labels of letters, "
            "digits and hyphens, 63 characters at most, separated by single dots.",
        ),
        ("[host]\nname = 'a'\n", "s.toml, line 1: the value of host is a table; write a list of tables."),
        (
            "[[host]]\nroles = ['client']\n",
            "s.toml, line 1, [[host]] 1: the key name is missing; add it: a text in quotes.",
        ),
        (
            "[[host]]\nname = 'a'\nrole = ['client']\n",
            's.toml, line 3, [[host]] "a": the key role is unknown; did you mean roles?',
        ),
        (
            "[[host]]\nname = 'a'\n",
            's.toml, line 1, [[host]] "a": the key roles is missing; add it: a list of texts in quotes.',
        ),
        (
            "[[host]]\nname = 'a'\nroles = 'client'\n",
            's.toml, line 3, [[host]] "a": the value of roles is a text in quotes; '
            "write a list of texts in quotes.",
        ),
        (
            "[[host]]\nname = 'a'\nroles = []\n",
            's.toml, line 3, [[host]] "a": roles is an empty list; write what the host is: "manager", ',
        ),
        (
            "[[host]]\nname = 'a'\nroles = ['sql']\n",
            's.toml, line 3, [[host]] "a": roles cannot be "sql"; write "manager", ',
        ),
        (
            "[[host]]\nname = 'a'\nroles = ['manager']\nsystem = 'linux'\n",
            's.toml, line 4, [[host]] "a": system is for hosts with the role client; remove it.',
        ),
        (
            "[[host]]\nname = 'a'\naddress = '10.0.0.300'\nroles = ['client']\n",
            's.toml, line 3, [[host]] "a", address: “10.0.0.300” is not a valid IPv4 address.',
        ),
        (
            "[[host]]\nname = 'the client'\nroles = ['client']\n",
            's.toml, line 2, [[host]] "the client", name: “the client” is not a valid host name: ',
        ),
        (
            "[[host]]\nname = 'a'\nroles = ['client']\n"
            "[[host]]\nname = 'A'\naddress = 'b'\nroles = ['gup']\n",
            's.toml, line 5, [[host]] "A": name is already the host "a"; write each host once.',
        ),
        (
            "[[host]]\nname = 'a'\naddress = '::1'\nroles = ['client']\n"
            "[[host]]\nname = 'b'\naddress = '[0:0::1]'\nroles = ['gup']\n",
            's.toml, line 7, [[host]] "b": address is already the host "a"; write each host once.',
        ),
        (
            "[ports]\nweb-consol = 1\n",
            "s.toml, line 2, [ports], web-consol: “web-consol” is not an entry; did you mean web-console?",
        ),
        (
            "[ports]\n'?' = 1\n",
            "s.toml, line 2, [ports], ?: “?” is not an entry; `sepgui ports` lists them.",
        ),
        (
            "[ports]\nweb-console = 0\n",
            "s.toml, line 2, [ports]: web-console cannot be 0; write 1 to 65535.",
        ),
        (
            "[ports]\n'web-console:80' = 1\n",
            "s.toml, line 2, [ports], web-console:80: web-console has no port “80”; it has 9090.",
        ),
        (
            "[ports]\npush-mac = 1\n",
            "s.toml, line 2, [ports], push-mac: "
            "SEP does not let the port of push-mac be changed; leave it out.",
        ),
        (
            "[ports]\nspc-web-services = 1\n",
            "s.toml, line 2, [ports], spc-web-services: "
            "spc-web-services is not known to be configurable; leave it out.",
        ),
        (
            "[ports]\nweb-console = 1\n'web-console:9090' = 2\n",
            "s.toml, line 3, [ports]: web-console:9090 names the same port as web-console; remove one.",
        ),
        (
            "[thresholds]\nconnect_ms = '1'\n",
            "s.toml, line 2, [thresholds]: the value of connect_ms is a text in quotes; write a number.",
        ),
        (
            "[thresholds]\nfailure_percent = 100.5\n",
            "s.toml, line 2, [thresholds]: failure_percent cannot be 100.5; write 0 to 100.",
        ),
        (
            "[thresholds]\nbaseline_factor = nan\n",
            "s.toml, line 2, [thresholds]: baseline_factor cannot be nan; write 1 to 1000.",
        ),
        (
            "[thresholds]\nfailure_percent = true\n",
            "s.toml, line 2, [thresholds]: the value of failure_percent is true or false; write a number.",
        ),
        (
            "[thresholds]\ncertificate_days = 1.5\n",
            "s.toml, line 2, [thresholds]: the value of certificate_days is a number; write a whole number.",
        ),
        (
            "[thresholds]\nconnect_ns = 1\n",
            "s.toml, line 2, [thresholds]: the key connect_ns is unknown; did you mean connect_ms?",
        ),
        ("name = x\n", "s.toml, line 1, column 8: this is not TOML (Invalid value)."),
    ],
)
def test_a_wrong_document_is_refused(text: str, sentence: str) -> None:
    assert _refused(text).startswith(sentence)


@given(st.text(max_size=80))
def test_any_text_is_a_site_or_a_site_error(text: str) -> None:
    with contextlib.suppress(SiteError):
        site_from_text(text, "x.toml")


VALUES = st.recursive(
    st.sampled_from(
        ["1", "true", '"a"', '""', "1.5", "nan", "1979-05-27", '"manager"', '"client"', '"14.3"']
    ),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda each: f"[{', '.join(each)}]")
        | st.lists(inner, max_size=2).map(
            lambda each: "{" + ", ".join(f"name{i} = {v}" for i, v in enumerate(each)) + "}"
        )
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "name",
        "version",
        "options",
        "host",
        "ports",
        "thresholds",
        "roles",
        "address",
        "cloud_names",
        "connect_ms",
    ]
)
LINES = st.one_of(
    st.builds("{} = {}".format, KEYS, VALUES),
    st.builds("[{}]".format, KEYS),
    st.builds("[[{}]]".format, KEYS),
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_toml_is_a_site_or_one_sentence(text: str) -> None:
    refused: list[SiteError] = []
    try:
        site_from_text(text, "x.toml")
    except SiteError as error:
        refused.append(error)
    assert all(translate(error.text, lang).startswith("x.toml") for error in refused for lang in LANGS)
