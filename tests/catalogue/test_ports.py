"""The bundled catalogue says what the port page says, row by row; a bad file is refused in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.assets import asset
from sepgui.catalogue import CatalogueError, load_catalogue
from sepgui.catalogue.ports import catalogue_from_text
from sepgui.domain.cloud_names import CloudNames
from sepgui.domain.entry import Asked, Catalogue, ClientSystem, Entry, Family, ProbeKind, Role
from sepgui.domain.version import SepVersion, parse_version
from sepgui.domain.words import Words


@dataclass(frozen=True)
class Row:
    """One row of the port page, typed apart from the catalogue.

    `who` reads ``initiators>listener``; `process` names the listener's, or the initiator's after ``<``.
    """

    id: str
    ports: str
    who: str
    process: str
    configurable: bool | None
    versions: str | None
    local_only: bool = False
    optional: bool = False
    ephemeral: str | None = None
    starter: str | None = None


PAGE = (
    Row(
        "push-windows",
        "tcp/139 tcp/445 udp/137 udp/138",
        "manager>client",
        "svchost.exe",
        False,
        None,
        ephemeral="tcp ?",
        starter="clientremote.exe",
    ),
    Row("push-mac", "tcp/22", "manager>client", "launchd", False, None, starter="clientremote.exe"),
    Row("gup-proxy", "tcp/2967", "client>gup", "ccSvcHst.exe 12.1.5+, Smc.exe <=12.1.4", True, None),
    Row("wss-auth", "tcp/2968", "client>client", "ccSvcHst.exe", True, "14.2+", local_only=True),
    Row("database-embedded", "tcp/2638", "manager>database", "dbsrv16.exe", True, None),
    Row(
        "database-sql-server",
        "tcp/1433",
        "manager>database",
        "sqlserver.exe",
        True,
        None,
        ephemeral="tcp manager",
    ),
    Row("server-https", "tcp/8443", "console, replication-partner>manager", "SemSvc.exe", True, None),
    Row("spc-web-services", "tcp/8444", "spc>manager", "SemSvc.exe", None, "12.1"),
    Row("web-console", "tcp/9090", "console>manager", "SemSvc.exe", True, None, ephemeral="tcp ?"),
    Row("client-manager-http", "tcp/8014", "client>manager", "httpd.exe", True, None, ephemeral="tcp client"),
    Row("client-manager-https", "tcp/443", "client>manager", "httpd.exe", True, None, ephemeral="tcp client"),
    Row("manager-cloud", "tcp/443", "manager>cloud", "<prunsvr.exe", None, "14.0.1+", starter="prunsvr.exe"),
    Row("roaming-client-cloud", "tcp/443", "client>cloud", "", None, "14.2+"),
    Row(
        "content-analysis",
        "tcp/8081 tcp/8082",
        "manager>content-analysis",
        "<Symantec Endpoint Protection Manager",
        None,
        "14.2+",
    ),
    Row("reporting-console", "tcp/8445", "reporting-console>manager", "httpd.exe", True, None),
    Row(
        "web-services",
        "tcp/8446",
        "rmm, edr, console 14.0.1+>manager",
        "semapisrv.exe 14, SemSvc.exe 12.1",
        True,
        None,
    ),
    Row(
        "process-launch",
        "tcp/8447",
        "manager>manager",
        "semlaunchsrv.exe",
        True,
        "12.1.5+",
        local_only=True,
        starter="SemSvc.exe",
    ),
    Row("server-control", "tcp/8765", "manager>manager", "SemSvc.exe", True, None, local_only=True),
    Row(
        "rmi-registry",
        "tcp/1100",
        "manager>manager",
        "SemSvc.exe",
        False,
        None,
        local_only=True,
        starter="AjaxSwing",
    ),
    Row(
        "syslog",
        "udp/514",
        "manager>syslog",
        "<SemSvc.exe",
        True,
        None,
        optional=True,
        ephemeral="udp manager",
        starter="SemSvc.exe",
    ),
)


def test_the_page_has_twenty_rows_and_twenty_four_ports() -> None:
    entries = load_catalogue().entries
    assert [entry.id for entry in entries] == [row.id for row in PAGE]
    assert len(PAGE) == 20
    assert sum(len(entry.endpoints) for entry in entries) == 24


@pytest.mark.parametrize("row", PAGE, ids=lambda row: row.id)
def test_an_entry_says_what_its_row_says(row: Row) -> None:
    entry = load_catalogue().entry(row.id)
    assert _as_row(entry) == row


def _as_row(entry: Entry) -> Row:
    initiators = ", ".join(_named(each.role.value, each.versions.notation) for each in entry.initiators)
    ephemeral = entry.ephemeral
    starters = {each.process for each in entry.initiators}
    return Row(
        id=entry.id,
        ports=" ".join(f"{each.transport.value}/{each.port}" for each in entry.endpoints),
        who=f"{initiators}>{entry.listener_role.value}",
        process=", ".join(
            ("<" if each.side == "initiator" else "") + _named(each.name, each.versions.notation)
            for each in entry.processes
        ),
        configurable=entry.configurable,
        versions=entry.versions.notation,
        local_only=entry.local_only,
        optional=entry.optional,
        ephemeral=None if ephemeral is None else f"{ephemeral.transport.value} {ephemeral.side or '?'}",
        starter=starters.pop() if len(starters) == 1 else None,
    )


def _named(name: str, versions: str | None) -> str:
    return f"{name} {versions}" if versions else name


def test_https_of_clients_is_optional_in_12_1_and_default_in_14() -> None:
    requirements = load_catalogue().entry("client-manager-https").requirements
    assert [(each.versions.notation, each.is_) for each in requirements] == [
        ("12.1", "optional"),
        ("14", "default"),
    ]
    others = [entry for entry in load_catalogue().entries if entry.id != "client-manager-https"]
    assert all(entry.requirements == () for entry in others)


def test_what_the_page_does_not_say_is_called_inferred() -> None:
    inferred = {entry.id: set(entry.inferred) for entry in load_catalogue().entries}
    assert [name for name, fields in inferred.items() if "local_only" not in fields] == ["process-launch"]
    of_initiator = {"initiator_role", "initiators", "initiated_by", "listening_process.side"}
    for entry in load_catalogue().entries:
        assert (entry.configured_in is None) is ("configured_in" not in entry.inferred), entry.id
        named_by_page = all(process.side == "listener" for process in entry.processes)
        assert named_by_page is ("listening_process.side" not in entry.inferred), entry.id
        if not named_by_page:
            assert of_initiator <= inferred[entry.id], entry.id
    assert "listener_role" in inferred["wss-auth"]
    assert {"initiator_role", "initiators"} <= inferred["rmi-registry"]
    assert [name for name, fields in inferred.items() if "versions" in fields] == ["syslog"]


def test_only_ports_that_may_be_asked_are_asked() -> None:
    asked = {
        (entry.id, endpoint.port): endpoint.asked
        for entry in load_catalogue().entries
        for endpoint in entry.endpoints
        if endpoint.asked is not Asked.NORMALLY
    }
    assert asked == {
        ("push-windows", 138): Asked.ON_REQUEST,
        ("syslog", 514): Asked.ON_REQUEST,
        ("wss-auth", 2968): Asked.EXPOSURE,
        ("process-launch", 8447): Asked.EXPOSURE,
        ("server-control", 8765): Asked.EXPOSURE,
        ("rmi-registry", 1100): Asked.EXPOSURE,
    }


def test_a_local_port_is_never_written_to() -> None:
    for entry in load_catalogue().entries:
        if entry.local_only:
            assert {endpoint.probe for endpoint in entry.endpoints} == {ProbeKind.TCP}, entry.id


def test_alternatives_and_options() -> None:
    entries = load_catalogue().entries
    families = {family: [entry.id for entry in entries if entry.family is family] for family in Family}
    assert families == {
        Family.CLIENT_PROTOCOL: ["client-manager-http", "client-manager-https"],
        Family.DATABASE: ["database-embedded", "database-sql-server"],
    }
    assert {entry.id: entry.option for entry in entries if entry.option} == {
        "gup-proxy": Role.GUP,
        "spc-web-services": Role.SPC,
        "manager-cloud": Role.CLOUD,
        "roaming-client-cloud": Role.CLOUD,
        "content-analysis": Role.CONTENT_ANALYSIS,
        "syslog": Role.SYSLOG,
    }


def test_push_goes_to_the_system_it_names() -> None:
    systems = {entry.id: entry.listener_system for entry in load_catalogue().entries if entry.listener_system}
    assert systems == {"push-windows": ClientSystem.WINDOWS, "push-mac": ClientSystem.MAC}


@pytest.mark.parametrize(
    ("version", "absent"),
    [
        (
            "12.1",
            {"wss-auth", "manager-cloud", "roaming-client-cloud", "content-analysis", "process-launch"},
        ),
        ("12.1 RU6", {"wss-auth", "manager-cloud", "roaming-client-cloud", "content-analysis"}),
        (
            "14",
            {
                "wss-auth",
                "spc-web-services",
                "manager-cloud",
                "roaming-client-cloud",
                "content-analysis",
            },
        ),
        ("14 RU1", {"wss-auth", "spc-web-services", "roaming-client-cloud", "content-analysis"}),
        ("14.2", {"spc-web-services"}),
        ("14.3 RU9", {"spc-web-services"}),
    ],
)
def test_versions_decide(version: str, absent: set[str]) -> None:
    asked: SepVersion = parse_version(version)
    assert {entry.id for entry in load_catalogue().entries if not entry.versions.covers(asked)} == absent


def test_every_text_is_there_in_both_languages() -> None:
    catalogue = load_catalogue()
    # Names that are one in both languages.
    same = {Words("SEPM", "SEPM"), Words("AjaxSwing", "AjaxSwing")}
    same.add(Words("Symantec Protection Center 2.0", "Symantec Protection Center 2.0"))
    texts = [catalogue.source, *catalogue.advice]
    for entry in catalogue.entries:
        texts += [entry.name, entry.purpose, entry.initiated_by, *entry.notes]
        texts += [entry.versions.text or Words("", ""), *filter(None, [entry.configured_in])]
    for words in texts:
        assert words.it.strip()
        assert words.en.strip()
        assert words.it != words.en or words in same, words
    sentences = [*catalogue.advice, *(note for entry in catalogue.entries for note in entry.notes)]
    sentences += [entry.purpose for entry in catalogue.entries]
    assert all(text.endswith(".") for words in sentences for text in (words.it, words.en))


def test_the_general_advice_of_the_page_is_there() -> None:
    advice = " ".join(words.en for words in load_catalogue().advice)
    for fact in ("another vendor's firewall", "restart", "Windows Vista", "445", "File and Printer Sharing"):
        assert fact in advice, fact


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("WSS Traffic Redirection", ["wss-auth"]),
        ("network traffic redirection", ["wss-auth"]),
        ("Web and Cloud Access", ["wss-auth"]),
        ("443", ["client-manager-https", "manager-cloud", "roaming-client-cloud"]),
        ("tcp/139", ["push-windows"]),
        ("137 udp", ["push-windows"]),
        ("udp/445", []),
        ("8", []),
        ("push", ["push-windows", "push-mac"]),
        ("sqlservr.exe", ["database-embedded", "database-sql-server"]),
        ("PRUNSRV.EXE", ["manager-cloud"]),
        ("semlaunchsvc", ["process-launch"]),
        ("database-embedded", ["database-embedded"]),
        ("registro RMI", ["rmi-registry"]),
        ("nothing of the kind", []),
    ],
)
def test_finds_by_port_name_old_name_and_process(text: str, ids: list[str]) -> None:
    assert [entry.id for entry in load_catalogue().find(text)] == ids


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_catalogue().entry("push")


GOOD = asset("resources", "catalogue", "ports.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        (
            'id = "gup-proxy"\n',
            "",
            "ports.toml, line {entry_line}, [[entry]] 3: the key id is missing; add it: a text in quotes.",
        ),
        (
            'id = "gup-proxy"',
            'id = "push-mac"',
            'ports.toml, line {line}, [[entry]] "push-mac": '
            'the id "push-mac" is another entry\'s; rename one.',
        ),
        (
            'listener_role = "gup"\n',
            "",
            "{entry}: the key listener_role is missing; add it: a text in quotes.",
        ),
        (
            'listener_role = "gup"',
            'listenerrole = "gup"',
            "{here}: the key listenerrole is unknown; did you mean listener_role?",
        ),
        (
            'option = "gup"',
            'opton = "gup"',
            "{here}: the key opton is unknown; did you mean option?",
        ),
        (
            'option = "gup"',
            'zzz = "gup"',
            "{here}: the key zzz is unknown; remove it or use: aliases, ",
        ),
        (
            'listener_role = "gup"',
            "listener_role = 3",
            "{here}: the value of listener_role is a number; write a text in quotes.",
        ),
        (
            'listener_role = "gup"',
            'listener_role = "gpu"',
            '{here}: listener_role cannot be "gpu"; did you mean "gup"?',
        ),
        (
            'option = "gup"',
            'option = "zzz"',
            '{here}: option cannot be "zzz"; write "manager", "client", ',
        ),
        (
            "port = 2967",
            "port = 65536",
            "{here}: endpoints[1].port cannot be 65536; write 1 to 65535.",
        ),
        (
            "port = 2967",
            "port = true",
            "{here}: the value of endpoints[1].port is true or false; write a whole number.",
        ),
        (
            "port = 2967, ",
            "",
            "{here}: the key endpoints[1].port is missing; add it: a whole number.",
        ),
        (
            "port = 2967",
            "prt = 2967",
            "{here}: the key endpoints[1].prt is unknown; did you mean port?",
        ),
        (
            "port = 445",
            "port = 139",
            "{here}: endpoints[2].port holds 139/tcp twice; remove one.",
        ),
        (
            'versions = "12.1.5+"',
            'versions = "twelve"',
            "{here}, processes[1].versions: “twelve” is not a SEP version: "
            "write it like 14.3, 12.1.5, 14.3 MP1 or 14.3 RU1.",
        ),
        (
            'from = "12.1", to = "12.1"',
            'from = "14", to = "12.1"',
            "{here}: versions ends before it begins; exchange from and to.",
        ),
        (
            'name = { it = "Cache del GUP", en = "GUP cache" }',
            'name = { it = "Cache del GUP", en = " " }',
            "{here}: name.en is empty; write its text.",
        ),
        (
            'name = { it = "Cache del GUP", en = "GUP cache" }',
            'name = { en = "GUP cache" }',
            "{here}: the key name.it is missing; add it: a text in quotes.",
        ),
        (
            'name = { it = "Cache del GUP", en = "GUP cache" }',
            'name = { it = "Cache del GUP", en = "GUP cache", fr = "x" }',
            "{here}: the key name.fr is unknown; remove it or use: en, it.",
        ),
        (
            'name = { it = "Cache del GUP", en = "GUP cache" }',
            'name = "GUP cache"',
            "{here}: the value of name is a text in quotes; write a table.",
        ),
        (
            'initiators = [{ role = "spc" }]',
            "initiators = []",
            "{here}: initiators is an empty list; add a table to it.",
        ),
        (
            'initiators = [{ role = "spc" }]',
            "initiators = [1979-05-27]",
            "{here}: the value of initiators is a date or a time; write a list of tables.",
        ),
        (
            'probe = "secars-http" }',
            'probe = "secars-http", path = "/" }',
            "{here}: endpoints[1].path is asked by no secars-http probe; remove it.",
        ),
        (
            'probe = "secars-http" }',
            'probe = "http" }',
            "{here}: the key endpoints[1].path is missing; add it: a text in quotes.",
        ),
        (
            'probe = "secars-http" }',
            'probe = "udp" }',
            '{here}: endpoints[1].probe cannot be "udp" over tcp.',
        ),
        (
            'aliases = ["REST API"]',
            'aliases = ["REST API", ""]',
            "{here}: aliases is empty; write its text.",
        ),
        (
            "optional = true",
            "optional = []",
            "{here}: the value of optional is a list; write true or false.",
        ),
        (
            "optional = true",
            'optional = "yes"',
            "{here}: the value of optional is a text in quotes; write true or false.",
        ),
        (
            'schema = "sepgui.catalogue/1"',
            'schema = "sepgui.catalogue/9"',
            'ports.toml, line {line}: schema cannot be "sepgui.catalogue/9"; '
            'did you mean "sepgui.catalogue/1"?',
        ),
        (
            'schema = "sepgui.catalogue/1"',
            'schema = "sepgui.catalogue/1"\nshema = 1',
            "ports.toml, line {next}: the key shema is unknown; "
            "remove it or use: advice, entry, schema, source.",
        ),
        (
            'option = "gup"',
            "option = gup",
            "ports.toml, line {line}, column 10: this is not TOML (Invalid value).",
        ),
    ],
)
def test_a_bad_catalogue_is_refused_with_place_key_and_mend(
    written: str, instead: str, sentence: str
) -> None:
    assert written in GOOD
    at = GOOD.index(written)
    line = GOOD.count("\n", 0, at) + 1
    head = GOOD.rfind("[[entry]]", 0, at)
    entry_line = GOOD.count("\n", 0, head) + 1
    name = GOOD[head:].split('"')[1]
    with pytest.raises(CatalogueError) as caught:
        catalogue_from_text(GOOD.replace(written, instead, 1), "ports.toml")
    expected = sentence.format(
        line=line,
        next=line + 1,
        entry_line=entry_line,
        here=f'ports.toml, line {line}, [[entry]] "{name}"',
        entry=f'ports.toml, line {entry_line}, [[entry]] "{name}"',
    )
    assert str(caught.value).startswith(expected)


def test_an_empty_catalogue_is_refused() -> None:
    with pytest.raises(CatalogueError) as caught:
        catalogue_from_text("", "x.toml")
    assert str(caught.value) == "x.toml: the key schema is missing; add it: a text in quotes."


@pytest.mark.parametrize("text", ["[[entry]", "a = [1,", "a = 1\na = 2", "\x00", "a = " + "[" * 3000])
def test_what_is_not_toml_is_refused(text: str) -> None:
    with pytest.raises(CatalogueError, match=r"^x\.toml.*: this is not TOML \("):
        catalogue_from_text(text, "x.toml")


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"none\.toml cannot be read: No such file or directory\.$"):
        load_catalogue(tmp_path / "none.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes("# a\n# perché".encode("latin-1"))
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(latin)
    assert str(caught.value) == "latin.toml, line 2: this is not UTF-8; save the file as UTF-8."


def test_a_file_may_be_given_and_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_text("\ufeff" + GOOD, "utf-8")
    assert load_catalogue(copy) == replace(load_catalogue(), cloud=CloudNames())


def test_the_bundled_catalogue_is_read_once() -> None:
    first: Catalogue = load_catalogue()
    assert load_catalogue() is first
