"""Sessions of several hosts as one: samples, notes and findings keep their times, and whom they are of."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.compare import compared_files
from sepgui.app.merging import only_minutes, part_of, write_merged
from sepgui.app.other_end import MergeError, merged
from sepgui.app.reopened import Reopened
from sepgui.app.report import told_of_session
from sepgui.app.told_once import began_ns, told_once
from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding, FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.words import Words
from sepgui.i18n import Text, translate
from sepgui.reports.check import FORMATS
from sepgui.reports.forms import Form, Wish, written
from sepgui.store.anonymous import anonymise
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.store.schema import FindingSpan
from tests.fakes.recorded import recorded


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What the client of a site measured, and what its manager did."""
    folder = tmp_path_factory.mktemp("parts")
    return (
        recorded(folder / "client.sepsession", seconds=120),
        recorded(folder / "manager.sepsession", seconds=180, vantage_of="manager"),
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, sessions: tuple[Path, Path]) -> Path:
    file = tmp_path_factory.mktemp("whole") / "whole.sepsession"
    write_merged([part_of(path) for path in sessions], file)
    return file


def names(sessions: tuple[Path, Path]) -> list[str]:
    found: list[str] = []
    for path in sessions:
        with SessionReader(path) as reader:
            host = reader.about.plan.vantage.host
            assert host is not None
            found.append(host.name)
    return found


def test_each_flow_stands_as_its_own_end_saw_it(sessions: tuple[Path, Path], whole: Path) -> None:
    client, manager = names(sessions)
    reopened = Reopened(whole)
    try:
        by_port = {
            (result.row.cell.entry, result.row.cell.port): result
            for result in reopened.results
            if result.sample is not None
        }
        assert by_port["client-manager-http", 8014].row.cell.seen_from == client
        assert by_port["push-windows", 445].row.cell.seen_from == manager
        assert by_port["push-windows", 445].judgement is not Judgement.UNPROVEN
        host = reopened.about.plan.vantage.host
        assert host is not None
        assert set(host.name.split(", ")) == {client, manager}
        assert reopened.about.simulated
        assert reopened.about.title is not None
        assert "seen from" in reopened.about.title.en
        proved = [result for result in reopened.results if result.row.planned.provable and result.sample]
        assert all(result.row.cell.seen_from for result in proved)
    finally:
        reopened.close()


def test_every_sample_is_there_at_its_own_time(sessions: tuple[Path, Path], whole: Path) -> None:
    with SessionReader(whole) as reader:
        for path, name in zip(sessions, names(sessions), strict=True):
            with SessionReader(path) as source:
                moved_ns = source.about.anchor.unix_at(0)
                for row in source.rows():
                    merged_cell = replace(row.cell, seen_from=name)
                    if merged_cell not in {each.cell for each in reader.rows()}:
                        continue
                    before, after = source.columns(row.cell), reader.columns(merged_cell)
                    assert [at_ns + moved_ns for at_ns in before.at_ns] == list(after.at_ns)
                    assert list(before.rtt_us) == list(after.rtt_us)
                    assert list(before.state) == list(after.state)
        assert reader.ended_ns is not None
        anchor = reader.about.anchor
        assert anchor.unix_at(reader.ended_ns) == reader.ended_ns


def test_notes_and_paths_say_whose_they_are(sessions: tuple[Path, Path], whole: Path) -> None:
    client, manager = names(sessions)
    with SessionReader(whole) as reader:
        texts = {note.text for note in reader.notes()}
        assert texts == {f"{name}: Switch at sepm01 was restarted" for name in (client, manager)}
        assert reader.traces()
        assert all(trace.cell.seen_from for trace in reader.traces())


def test_findings_say_from_where_and_are_told_once(whole: Path) -> None:
    with SessionReader(whole) as reader:
        held = reader.findings()
        cells = {row.cell for row in reader.rows()}
    assert held
    for finding in held:
        assert any(translate(each.text, "en").startswith("Seen ") for each in finding.evidence)
        assert {cell for cell in finding.cells if cell.seen_from} & cells
    told = [(finding.cause, frozenset((c.address, c.port) for c in finding.cells)) for finding in held]
    assert len(told) == len(set(told))


def test_a_merged_session_is_reported_compared_and_anonymised_like_any(whole: Path, tmp_path: Path) -> None:
    told = told_of_session(whole)
    document = json.loads(written(told, Wish(Form.JSON, "en")))
    asked = [cell for cell in document["cells"] if cell["state"]]
    assert asked
    assert all(cell["seen_from"] for cell in asked if cell["provable"])
    assert "seen from" in FORMATS["table"](told.run, "en", 200)
    file = tmp_path / "report.json"
    file.write_text(json.dumps(document), "utf-8")
    assert compared_files(whole, file).differences == ()
    hidden_names = written(told, Wish(Form.MD, "en", mask=True)).decode().casefold()
    assert not any(
        result.row.cell.seen_from.casefold() in hidden_names
        for result in told.run.results
        if result.row.cell.seen_from
    )
    shared = tmp_path / "shared.sepsession"
    anonymise(whole, shared)
    with SessionReader(shared) as reader, SessionReader(whole) as source:
        hidden = {row.cell.seen_from for row in reader.rows()}
        assert not (hidden & {row.cell.seen_from for row in source.rows()} - {""})
        assert all(reader.last(row.cell) is not None for row in reader.rows() if row.cell.seen_from)


def test_merging_is_told_how_far_it_is_and_leaves_nothing_when_given_up(
    sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    parts = [part_of(path) for path in sessions]
    told: list[tuple[int, int]] = []
    write_merged(parts, tmp_path / "a.sepsession", lambda done, cells: told.append((done, cells)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)

    def give_up(_done: int, _cells: int) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_merged(parts, tmp_path / "b.sepsession", give_up)
    assert not (tmp_path / "b.sepsession").exists()


def test_minutes_without_samples_are_owned_up_to(sessions: tuple[Path, Path], tmp_path: Path) -> None:
    assert not only_minutes([part_of(path) for path in sessions])
    old = tmp_path / "old.sepsession"
    shutil.copy(sessions[0], old)
    with sqlite3.connect(old) as database:
        dropped = database.execute("UPDATE block SET columns=NULL WHERE id=(SELECT min(id) FROM block)")
        assert dropped.rowcount == 1
    database.close()
    assert only_minutes([part_of(sessions[1]), part_of(old)])


def test_of_one_vantage_the_newest_counts_and_is_a_session_of_its_own(
    sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "one.sepsession"
    write_merged([part_of(sessions[0])], target)
    assert compared_files(sessions[0], target).differences == ()


def test_merged_again_each_cell_stays_that_of_its_own_host(
    sessions: tuple[Path, Path], whole: Path, tmp_path: Path
) -> None:
    target = tmp_path / "again.sepsession"
    write_merged([part_of(whole)], target)
    with SessionReader(target) as reader:
        assert {row.cell.seen_from for row in reader.rows()} >= set(names(sessions))


def test_a_target_that_cannot_be_written_is_one_sentence(sessions: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        write_merged([part_of(sessions[0])], tmp_path / "nowhere" / "x.sepsession")


def test_other_sites_are_refused(sessions: tuple[Path, Path], tmp_path: Path) -> None:
    other = recorded(tmp_path / "other.sepsession", "restless-night", seconds=30)
    with pytest.raises(MergeError):
        merged([part_of(sessions[0]).run, part_of(other).run])


# --- told once ------------------------------------------------------------------------------------


def finding(
    cause: Cause, *ports: int, by: str | None = None, certainty: Certainty = Certainty.LIKELY
) -> Finding:
    cells = tuple(CellKey(f"entry-{port}", "sepm", "192.0.2.10", Transport.TCP, port) for port in ports)
    request = FirewallRequest("a", "", "b", "", Transport.TCP, 1, "x", by)
    return Finding(
        cause,
        Judgement.PROBLEM,
        cells,
        Text("", "s"),
        (Evidence(Text("", f"{ports}")),),
        Words("i", "e"),
        certainty,
        requests=(request,) if by else (),
    )


def test_the_same_cause_of_the_same_ports_is_told_once() -> None:
    wide = finding(Cause.SERVICE_STOPPED, 8443, 9090)
    narrow = finding(Cause.SERVICE_STOPPED, 9090, certainty=Certainty.CERTAIN)
    (one,) = told_once([("pc", narrow), ("sepm", wide)])
    assert [cell.port for cell in one.cells] == [8443, 9090]
    assert one.certainty is Certainty.CERTAIN
    words = [translate(each.text, "en") for each in one.evidence]
    assert words == ["Seen alike from pc, sepm.", "(8443, 9090)", "(9090,)"]
    assert told_once([("sepm", wide), ("pc", narrow)]) == (one,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (finding(Cause.SERVICE_STOPPED, 8443), finding(Cause.SERVICE_STOPPED, 9090)),
        (finding(Cause.SERVICE_STOPPED, 8443), finding(Cause.SERVICE_SLOW, 8443)),
        (finding(Cause.NO_ROUTE, 8443), finding(Cause.NO_ROUTE, 8443)),
        (finding(Cause.LOCAL_TROUBLE), finding(Cause.LOCAL_TROUBLE)),
        (
            finding(Cause.FIREWALL_REJECT, 8443, by="10.0.0.1"),
            finding(Cause.FIREWALL_REJECT, 8443, by="10.0.0.2"),
        ),
    ],
)
def test_what_is_not_one_cause_is_told_twice(one: Finding, other: Finding) -> None:
    assert len(told_once([("a", one), ("b", other)])) == 2


def test_two_findings_of_one_vantage_stay_two() -> None:
    assert len(told_once([("a", finding(Cause.CLOCK_SKEW, 1)), ("a", finding(Cause.CLOCK_SKEW, 1, 2))])) == 2


def test_what_holds_began_when_its_own_ports_did() -> None:
    early, late = finding(Cause.FIREWALL_DROP, 8014), finding(Cause.FIREWALL_DROP, 8443, 9090)
    spans = [FindingSpan(early, 10, None), FindingSpan(late, 70, None)]
    assert began_ns(early, spans, 100) == 10
    assert began_ns(finding(Cause.FIREWALL_DROP, 9090), spans, 100) == 70
    assert began_ns(finding(Cause.SERVICE_SLOW, 9090), spans, 100) == 100
    nowhere = finding(Cause.LOCAL_TROUBLE)
    assert began_ns(nowhere, [*spans, FindingSpan(nowhere, 30, None)], 100) == 30
