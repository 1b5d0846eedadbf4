"""Files of others become a site or measurements, recognised by content; secrets never come out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.catalogue.site_file import site_from_text
from sepgui.catalogue.site_text import site_text
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.outcome import Reason, State
from sepgui.domain.site import ClientProtocol
from sepgui.i18n import LANGS, translate
from sepgui.imports import Import, ImportFault, Kind, import_bytes, read_import

FILES = Path(__file__).parent / "files"
KINDS = {
    "Sylink.xml": Kind.SYLINK,
    "conf.properties": Kind.SEPM_PROPERTIES,
    "httpd.conf": Kind.APACHE,
    "sslForClients.conf": Kind.APACHE,
    "server.xml": Kind.TOMCAT,
    "hosts.csv": Kind.HOSTS,
    "bare.csv": Kind.HOSTS,
    "scan.xml": Kind.NMAP,
    "sepm1.json": Kind.VANTAGE,
}
SECRETS = ("5EC2E7F0", "A1B2C3D4C0A8", "MIISECRET", "hunter2")


def read(name: str) -> Import:
    found = read_import(FILES / name)
    assert isinstance(found, Import), found
    return found


def refused(data: bytes, name: str = "x") -> str:
    found = import_bytes(data, name)
    assert isinstance(found, ImportFault), found
    assert all(translate(found.text, lang) for lang in LANGS)
    return translate(found.text, "en")


def words(found: Import) -> list[str]:
    noted = (*found.understood, *found.ignored)
    return [f"{each.line}: {translate(each.text, lang)}" for each in noted for lang in LANGS]


def ports(found: Import) -> dict[str, int]:
    return {entry: port for (entry, _, _), port in found.site.ports.items()}


def managers(found: Import) -> list[str]:
    return [host.target.shown for host in found.site.holders(Role.MANAGER)]


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_file_is_known_by_its_content(name: str, kind: Kind) -> None:
    found = import_bytes((FILES / name).read_bytes(), "download(1).bin")
    assert isinstance(found, Import)
    assert found.kind is kind


@pytest.mark.parametrize("name", KINDS)
def test_nothing_secret_comes_out(name: str) -> None:
    found = read(name)
    out = repr(found) + "\n".join(words(found)) + site_text(found.site)
    assert not [secret for secret in SECRETS if secret.lower() in out.lower()]


def test_the_secrets_are_really_in_the_files() -> None:
    whole = "".join(path.read_text("utf-8") for path in FILES.iterdir())
    assert all(secret in whole for secret in SECRETS)


@pytest.mark.parametrize("name", KINDS)
def test_the_site_can_be_written_and_read_again(name: str) -> None:
    site = read(name).site
    assert site_from_text(
        site_text(site) if site.name else "name = 'x'\n" + site_text(site).partition("\n")[2], "x"
    )


def test_sylink_tells_managers_by_priority_and_their_ports() -> None:
    found = read("Sylink.xml")
    assert managers(found) == ["sepm1.example.com", "192.0.2.10", "sepm-dr.example.com"]
    assert ports(found) == {"client-manager-https": 4443}
    assert found.site.options.client_protocol is ClientProtocol.UNKNOWN
    told = "\n".join(words(found))
    assert "10: Manager sepm1.example.com, priority 1, HTTP on 8014 and HTTPS on 4443." in told
    assert "11: 192.0.2.10 has 443, other than the servers before it" in told
    assert "12: A server without a usable address" in told
    assert "4: Kcs: a secret" in told


@pytest.mark.parametrize(
    ("attributes", "protocol"),
    [('HttpPort="8014"', ClientProtocol.HTTP), ('HttpsPort="443"', ClientProtocol.HTTPS)],
)
def test_sylink_tells_the_protocol_where_only_one_is_written(
    attributes: str, protocol: ClientProtocol
) -> None:
    text = (
        '<ServerSettings><CommConf><ServerList><ServerPriorityBlock Name="Priority1">'
        f'<Server Address="a.example" {attributes}/>'
        "</ServerPriorityBlock></ServerList></CommConf></ServerSettings>"
    )
    found = import_bytes(text.encode(), "s.xml")
    assert isinstance(found, Import)
    assert found.site.options.client_protocol is protocol


def test_properties_tell_version_and_the_known_port() -> None:
    found = read("conf.properties")
    assert str(found.site.version) == "14.3"
    assert ports(found) == {"web-services": 18446}
    told = "\n".join(words(found))
    assert "5: scm.example.console.port: 9090, the usual port of web-console." in told
    assert "4: scm.mail.server.port: 25; it is not known which entry" in told
    assert "1 keys with passwords" in told


def test_apache_tells_its_ports() -> None:
    http = read("httpd.conf")
    assert ports(http) == {"client-manager-http": 8114}
    assert managers(http) == ["sepm1.example.com"]
    assert any("commented out" in word for word in words(http))
    https = read("sslForClients.conf")
    assert ports(https) == {"client-manager-https": 4443}


def test_apache_does_not_guess_what_a_port_of_its_own_is() -> None:
    text = b"ServerRoot x\nListen 7001\nListen 7002\nListen 8445\nSSLEngine on\n"
    found = import_bytes(text, "ssl.conf")
    assert isinstance(found, Import)
    assert ports(found) == {}
    assert [each.line for each in found.ignored] == [2, 3, None]
    assert sum("it cannot be told which entry" in word for word in words(found)) == 2


def test_tomcat_tells_its_connectors() -> None:
    found = read("server.xml")
    assert ports(found) == {"server-control": 8766, "web-console": 9091, "server-https": 18443}
    assert any("AJP" in word for word in words(found))


def test_a_list_of_hosts_in_italian() -> None:
    found = read("hosts.csv")
    by_name = {host.name: host for host in found.site.hosts}
    assert list(by_name) == ["sepm1", "pc-17", "mac-3", "sql"]
    assert by_name["sepm1"].roles == {Role.MANAGER, Role.CONSOLE}
    assert str(by_name["sepm1"].version) == "14.3 RU9"
    assert by_name["pc-17"].roles == {Role.CLIENT, Role.GUP}
    assert by_name["pc-17"].system is ClientSystem.WINDOWS
    assert by_name["mac-3"].system is ClientSystem.MAC
    assert by_name["sql"].target.shown == "sql"
    told = "\n".join(words(found))
    assert "6: No name and no address" in told
    assert "7: “bad host” is neither" in told
    assert "8: “astronave” is no role" in told
    assert "The column “Ufficio”" in told


def test_a_list_without_a_heading_and_one_from_an_old_windows() -> None:
    bare = read("bare.csv")
    assert [host.target.shown for host in bare.site.hosts] == [
        "sepm1.example.com",
        "pc-17.example.com",
        "192.0.2.40",
    ]
    old = import_bytes("Nome;IP;Città\r\npc-1;192.0.2.5;Forlì\r\n".encode("cp1252"), "x.csv")
    assert isinstance(old, Import)
    assert old.site.hosts[0].roles == {Role.CLIENT}
    utf16 = import_bytes("name,address,role\npc-1,192.0.2.5,gup\n".encode("utf-16"), "x.csv")
    assert isinstance(utf16, Import)
    assert utf16.site.hosts[0].roles == {Role.GUP}


def test_a_scan_by_nmap_is_what_another_computer_saw() -> None:
    found = read("scan.xml")
    assert found.site.hosts == ()
    assert [(m.transport, m.port, m.state, m.reason) for m in found.measured] == [
        (Transport.TCP, 8014, State.OPEN, Reason.SYN_ACK),
        (Transport.TCP, 8443, State.CLOSED, Reason.CONN_REFUSED),
        (Transport.TCP, 445, State.FILTERED, Reason.ADMIN_PROHIBITED),
        (Transport.UDP, 514, State.OPEN_FILTERED, Reason.NO_RESPONSE),
    ]
    assert {m.host for m in found.measured} == {"sepm1.example.com"}
    assert {m.at_unix_ns for m in found.measured} == {1795507205_000_000_000}


def test_the_result_of_a_script_is_another_vantage() -> None:
    found = read("sepm1.json")
    assert (found.vantage, found.managers, found.clients) == ("sepm1", ("sepm1",), ("pc-17",))
    assert [(m.entry, m.port, m.state, m.rtt_ns) for m in found.measured] == [
        ("push-windows", 445, State.OPEN, 1_500_000),
        ("push-windows", 139, State.FILTERED, None),
    ]
    assert found.measured[0].at_unix_ns == 1795514401_250_000_000
    assert [host.name for host in found.site.hosts] == ["sepm1", "pc-17"]
    # PowerShell 5.1 writes UTF-16 where its output is redirected.
    wide = import_bytes((FILES / "sepm1.json").read_text("utf-8").encode("utf-16"), "sepm1.json")
    assert wide == found


def test_entities_are_not_read_and_a_bare_doctype_is() -> None:
    bomb = (
        b'<?xml version="1.0"?>\n<!DOCTYPE nmaprun [<!ENTITY a "aaaa">\n<!ENTITY b "&a;&a;">]>\n'
        b"<nmaprun>&b;</nmaprun>"
    )
    assert refused(bomb, "b.xml") == (
        "b.xml, line 2: it defines XML entities, which are not read; remove its DOCTYPE."
    )
    outside = b'<!DOCTYPE nmaprun SYSTEM "file:///etc/passwd"><nmaprun>&x;</nmaprun>'
    assert "line 1: it defines XML entities" in refused(outside)


def test_deep_and_broken_xml_is_refused_with_its_line() -> None:
    assert "more than 60 deep" in refused(b"<nmaprun>" + b"<a>" * 100_000)
    assert refused(b"<ServerSettings>\n<CommConf>\n</ServerSettings>", "s.xml").startswith(
        "s.xml, line 3: this is not whole XML (mismatched tag)"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "x is empty; export it again."),
        (b" \n\t", "x is empty; export it again."),
        (b"SQLite format 3\x00abc", "x is a session of this program; open it instead."),
        (
            b"name = 'a'\n[[host]]\nname = 'b'\n",
            "x is a site of this program; open it, or give it with --site.",
        ),
        (b"a\nb\x00c", "x, line 2: this is not text; choose the file itself, unpacked."),
        (b"hello world, this is prose.\n", "x: this is no file that can be imported; take a Sylink.xml"),
        (b"<html><body/></html>", "x, line 1: XML with the root “html” is not known"),
        (b'{"schema": "sepgui.check/1"}', "x: the JSON has schema “sepgui.check/1”"),
        (b'{"schema": "sepgui.vantage/1"}', "x: not as the script writes it"),
        (b'{\n"schema": "sep', "x, line 2: this JSON is not whole"),
        (b"<ServerSettings/>", "x: it is Management server list of a client (Sylink.xml), but tells nothing"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    assert refused(data).startswith(sentence)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path, Path("a\x00b")):
        assert isinstance(read_import(path), ImportFault)
