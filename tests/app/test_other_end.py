"""What another host measured is a run of its own; the runs of several hosts are one matrix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.other_end import MergeError, merged, run_of_file, run_of_import
from sepgui.catalogue import site_from_text
from sepgui.domain.finding import Cause
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State
from sepgui.domain.run import CellResult, Run
from sepgui.i18n import translate
from sepgui.imports import Import, import_bytes
from sepgui.reports.check import FORMATS

FILES = Path(__file__).parent.parent / "imports" / "files"


def flow(entry: str, host: str, port: int, state: str, reason: str, second: int = 1) -> dict[str, object]:
    return {
        "entry": entry,
        "host": host,
        "address": host,
        "transport": "tcp",
        "port": port,
        "state": state,
        "reason": reason,
        "connect_ms": None,
        "at": f"2026-11-24T10:00:{second:02}Z",
    }


def printed(vantage: str, *flows: dict[str, object], manager: str = "sepm1") -> Import:
    document = json.loads((FILES / "sepm1.json").read_text("utf-8"))
    document |= {"vantage": vantage, "flows": list(flows), "managers": [manager]}
    if manager != "sepm1":
        document["site"] = document["site"].replace("sepm1", manager).replace("192.0.2.10", "192.0.2.99")
    found = import_bytes(json.dumps(document).encode(), f"{vantage}.json")
    assert isinstance(found, Import)
    return found


def from_the_client() -> Run:
    return run_of_import(
        printed(
            "pc-17",
            flow("client-manager-http", "192.0.2.10", 8014, "open", "syn-ack", 2),
            flow("client-manager-https", "192.0.2.10", 443, "closed", "conn-refused", 3),
            flow("server-https", "192.0.2.10", 8443, "open", "syn-ack", 4),
        )
    )


def results(run: Run, entry: str) -> list[CellResult]:
    return [result for result in run.results if result.row.planned.flow.entry.id == entry]


def test_the_printed_json_is_the_run_of_that_host() -> None:
    run = run_of_file(FILES / "sepm1.json", None)
    assert run.plan.vantage.label == "manager"
    assert not run.plan.vantage.assumed
    tcp = {r.row.cell.port: r for r in results(run, "push-windows")}
    assert (tcp[445].state, tcp[445].judgement) == (State.OPEN, Judgement.OK)
    assert (tcp[139].state, tcp[139].judgement) == (State.FILTERED, Judgement.PROBLEM)
    assert tcp[137].judgement is Judgement.UNPROVEN
    assert tcp[137].why is not None
    assert translate(tcp[137].why, "en") == "The script that ran on sepm1 did not try this."
    assert results(run, "client-manager-http")[0].judgement is Judgement.UNPROVEN
    assert all(r.sample is None for r in run.results if r.row.planned.flow.entry.local_only)
    document = json.loads(FORMATS["json"](run, "en", 0))
    (cell,) = [c for c in document["cells"] if c["port"] == 445]
    assert cell["at"] == "2026-11-24T10:00:01.250Z"
    assert (cell["rtt_ms"], cell["rtt_source"]) == (1.5, "wall")


def test_two_vantages_prove_each_flow_from_its_own_end() -> None:
    manager, client = run_of_file(FILES / "sepm1.json", None), from_the_client()
    assert results(client, "push-windows")[0].judgement is Judgement.UNPROVEN
    whole = merged([manager, client])
    assert {r.row.cell.port: r.state for r in results(whole, "push-windows") if r.sample} == {
        139: State.FILTERED,
        445: State.OPEN,
    }
    (http,) = results(whole, "client-manager-http")
    assert (http.state, http.judgement) == (State.OPEN, Judgement.OK)
    (https,) = results(whole, "client-manager-https")
    assert https.judgement is Judgement.EXPECTED  # 8014 answers in its place
    order = [r.row.planned.flow.entry.id for r in whole.results]
    assert order == sorted(order, key=[r.row.planned.flow.entry.id for r in manager.results].index)
    for form in FORMATS.values():
        assert "sepm1, pc-17" in form(whole, "it", 100) or form is FORMATS["csv"] or form is FORMATS["md"]
    causes = {finding.cause for run in (manager, client) for finding in run.findings}
    assert causes
    assert {finding.cause for finding in whole.findings} == causes
    assert Cause.RETIRED_PORT_OPEN not in causes


def test_merging_does_not_depend_on_the_order_and_takes_the_newest() -> None:
    manager, client = run_of_file(FILES / "sepm1.json", None), from_the_client()
    older = run_of_import(
        printed("pc-17", flow("client-manager-http", "192.0.2.10", 8014, "closed", "conn-refused", 0))
    )
    assert merged([client, manager]) == merged([manager, client])
    assert merged([client, older, manager]) == merged([manager, client])
    assert merged([older, client]) == client


def test_times_of_a_session_become_wall_clock_times() -> None:
    client = from_the_client()
    anchor = replace(client.anchor, monotonic_ns=0, unix_ns=5_000_000_000) if client.anchor else None
    moved = merged([replace(client, anchor=anchor), run_of_file(FILES / "sepm1.json", None)])
    (before,), (after,) = results(client, "client-manager-http"), results(moved, "client-manager-http")
    assert before.sample is not None
    assert after.sample is not None
    assert after.sample.at_ns - before.sample.at_ns == 5_000_000_000


def test_what_does_not_belong_together_is_refused() -> None:
    other = run_of_import(
        printed("pc-17", flow("client-manager-http", "192.0.2.99", 8014, "open", "syn-ack"), manager="altro")
    )
    with pytest.raises(MergeError, match="different managers"):
        merged([from_the_client(), other])
    with pytest.raises(MergeError, match="none of its flows"):
        run_of_import(printed("pc-17", flow("client-manager-http", "192.0.2.77", 8014, "open", "syn-ack")))
    with pytest.raises(MergeError, match="has no host"):
        run_of_import(from_file("sepm1.json"), site_from_text("name = 'x'\n", "x"))
    with pytest.raises(MergeError, match="tells nothing of a vantage"):
        run_of_import(from_file("scan.xml"))
    with pytest.raises(MergeError):
        run_of_file(Path("/nowhere/x.json"), None)
    with pytest.raises(MergeError):
        run_of_import(printed("nobody", flow("client-manager-http", "192.0.2.10", 8014, "open", "syn-ack")))


def from_file(name: str) -> Import:
    found = import_bytes((FILES / name).read_bytes(), name)
    assert isinstance(found, Import)
    return found


def test_a_local_only_port_in_the_file_is_not_taken() -> None:
    run = run_of_import(
        printed(
            "sepm1",
            flow("push-windows", "192.0.2.17", 445, "open", "syn-ack"),
            flow("server-control", "192.0.2.10", 8765, "open", "syn-ack"),
        )
    )
    assert results(run, "server-control")[0].sample is None
