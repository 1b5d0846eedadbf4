"""`sepgui ports`: the schema that people script against, and pages that hold every fact in both languages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sepgui.catalogue import load_catalogue
from sepgui.domain.version import parse_range
from sepgui.i18n import LANGS, Lang
from sepgui.reports.ports import FORMATS, ports_csv, ports_json, ports_md, ports_table
from sepgui.reports.table import display_width

TESTS = Path(__file__).resolve().parent.parent
CATALOGUE = load_catalogue()

ENTRY_KEYS = [
    "id",
    "endpoints",
    "purpose",
    "initiator_role",
    "listener_role",
    "initiators",
    "initiated_by",
    "listening_process",
    "configurable",
    "optional",
    "requirement",
    "local_only",
    "ephemeral",
    "versions",
    "notes",
    "aliases",
    "inferred",
]


def _entries(lang: Lang) -> dict[str, dict[str, Any]]:
    document = json.loads(ports_json(CATALOGUE, lang))
    assert list(document) == ["schema", "entries"]
    assert document["schema"] == "sepgui.ports/1"
    return {entry["id"]: entry for entry in document["entries"]}


@pytest.mark.parametrize("lang", LANGS)
def test_json_is_the_golden_one(lang: Lang) -> None:
    golden = TESTS / "golden" / f"ports.{lang}.json"
    assert ports_json(CATALOGUE, lang) == golden.read_text("utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_json_has_every_key_of_the_schema_and_no_other(lang: Lang) -> None:
    entries = _entries(lang)
    assert list(entries) == [entry.id for entry in CATALOGUE.entries]
    for entry in entries.values():
        assert list(entry) == ENTRY_KEYS
        assert list(entry["versions"]) == ["from", "to", "text"]
        for endpoint in entry["endpoints"]:
            assert list(endpoint) == ["transport", "port", "application", "probe"]
        for initiator in entry["initiators"]:
            assert list(initiator) == ["role", "process", "versions"]
        for process in entry["listening_process"]:
            assert list(process) == ["name", "side", "versions"]
        for requirement in entry["requirement"]:
            assert list(requirement) == ["versions", "is"]
        assert entry["ephemeral"] is None or list(entry["ephemeral"]) == ["transport", "side"]
        assert "configured_in" not in entry["inferred"]


def test_json_of_the_https_entry() -> None:
    assert _entries("en")["client-manager-https"] == {
        "id": "client-manager-https",
        "endpoints": [{"transport": "tcp", "port": 443, "application": "https", "probe": "secars-https"}],
        "purpose": "SEP clients talk to SEPM over HTTPS.",
        "initiator_role": "client",
        "listener_role": "manager",
        "initiators": [{"role": "client", "process": None, "versions": None}],
        "initiated_by": "SEP clients",
        "listening_process": [{"name": "httpd.exe", "side": "listener", "versions": None}],
        "configurable": True,
        "optional": False,
        "requirement": [{"versions": "12.1", "is": "optional"}, {"versions": "14", "is": "default"}],
        "local_only": False,
        "ephemeral": {"transport": "tcp", "side": "client"},
        "versions": {"from": None, "to": None, "text": "all"},
        "notes": ["One can do without it on 12.1.x; new installations of 14.x use it from the start."],
        "aliases": ["Apache"],
        "inferred": ["local_only"],
    }


def test_json_is_null_where_the_page_is_silent() -> None:
    entries = _entries("en")
    silent = [entry_id for entry_id, entry in entries.items() if entry["configurable"] is None]
    assert silent == ["spc-web-services", "manager-cloud", "roaming-client-cloud", "content-analysis"]
    assert entries["push-windows"]["ephemeral"] == {"transport": "tcp", "side": None}
    assert entries["roaming-client-cloud"]["listening_process"] == []
    assert entries["spc-web-services"]["versions"] == {"from": "12.1", "to": "12.1", "text": "12.1.x only"}
    assert [each["versions"] for each in entries["web-services"]["initiators"]] == [None, None, "14.0.1+"]


def test_languages_differ_in_words_and_in_nothing_else() -> None:
    italian, english = _entries("it"), _entries("en")
    words = {"purpose", "initiated_by", "notes", "versions"}
    for entry_id, entry in italian.items():
        other = english[entry_id]
        assert entry["purpose"] != other["purpose"]
        assert len(entry["notes"]) == len(other["notes"])
        assert all(entry[key] == other[key] for key in ENTRY_KEYS if key not in words)


@pytest.mark.parametrize("lang", LANGS)
def test_csv_has_one_record_per_endpoint(lang: Lang) -> None:
    text = ports_csv(CATALOGUE, lang)
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["id"], row["transport"], int(row["port"])) for row in rows] == [
        (entry.id, endpoint.transport.value, endpoint.port)
        for entry in CATALOGUE.entries
        for endpoint in entry.endpoints
    ]
    by_port = {(row["id"], row["port"]): row for row in rows}
    assert by_port["spc-web-services", "8444"]["configurable"] == ""
    assert by_port["push-mac", "22"]["configurable"] == "false"
    assert by_port["web-services", "8446"]["initiators"] == "rmm; edr; console (14.0.1+)"
    assert by_port["gup-proxy", "2967"]["listening_process"] == "ccSvcHst.exe (12.1.5+); Smc.exe (<=12.1.4)"
    assert by_port["syslog", "514"]["process_side"] == "initiator"
    for row in rows:
        assert row["purpose"] == CATALOGUE.entry(row["id"]).purpose.in_(lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_the_table_keeps_to_its_width_and_shows_every_row(lang: Lang, width: int) -> None:
    text = ports_table(CATALOGUE, lang, width)
    assert max(map(display_width, text.splitlines())) <= width
    flat = " ".join(text.split())
    for entry in CATALOGUE.entries:
        assert entry.id in text
        for endpoint in entry.endpoints:
            assert f"{endpoint.transport.value.upper()} {endpoint.port}" in text
        for note in entry.notes:
            assert note.in_(lang) in flat
    for words in CATALOGUE.advice:
        assert words.in_(lang) in flat
    assert ("SemSvc.exe" in text) is (width > 80)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_holds_every_fact(lang: Lang) -> None:
    text = ports_md(CATALOGUE, lang)
    for entry in CATALOGUE.entries:
        section = text.split(f"\n## {entry.id}\n")[1].split("\n## ")[0]
        facts = [entry.name, entry.purpose, entry.initiated_by, *entry.notes]
        facts += [words for words in (entry.configured_in, entry.versions.text) if words]
        for words in facts:
            assert words.in_(lang) in section, entry.id
        for process in entry.processes:
            assert process.name in section
            assert all(alias in section for alias in process.aliases)
        assert all(alias in section for alias in entry.aliases)
        assert all(f"`{name}`" in section for name in entry.inferred)
        assert f"](#{entry.id})" in text


@pytest.mark.parametrize(("lang", "name"), [("en", "ports.md"), ("it", "porte.md")])
def test_the_generated_pages_are_fresh(lang: Lang, name: str) -> None:
    page = TESTS.parent / "docs" / name
    assert page.read_text("utf-8") == ports_md(CATALOGUE, lang), "run `python3 dev.py docs`"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_format_ends_with_one_newline(name: str, lang: Lang) -> None:
    text = FORMATS[name](CATALOGUE, lang, 100)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_words_around_the_facts_are_translated() -> None:
    assert ports_table(CATALOGUE, "it", 120).split()[:2] == ["Porta", "Voce"]
    assert "# Le porte di Symantec Endpoint Protection" in ports_md(CATALOGUE, "it")
    assert "ccSvcHst.exe (dalla 12.1.5), Smc.exe (fino alla 12.1.4)" in ports_md(CATALOGUE, "it")
    assert "semapisrv.exe (14.x), SemSvc.exe (12.1.x)" in ports_md(CATALOGUE, "en")


def test_a_range_with_two_ends_reads_like_one() -> None:
    entry = CATALOGUE.entry("push-mac")
    process = replace(entry.processes[0], versions=parse_range("14..14.2"))
    catalogue = replace(CATALOGUE, entries=(replace(entry, processes=(process,)),))
    assert "launchd (from 14 to 14.2)" in ports_md(catalogue, "en")
    assert "launchd (dalla 14 alla 14.2)" in ports_md(catalogue, "it")
