from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Answered, LocalTrouble, NotSent, Refused, Rejected, Silent
from sepgui.domain.cell import Sample
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding, FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.outcome import (
    Fact,
    FactName,
    HttpFacts,
    Icmp,
    Meaning,
    NameFailure,
    Outcome,
    Phases,
    Proxied,
    Reason,
    RttSource,
    Service,
    State,
    TlsFacts,
    TlsProblem,
    Vanished,
)
from sepgui.domain.plan import Pass
from sepgui.domain.surroundings import Happening, Kind
from sepgui.domain.trace import Comparison, Hop, StoredTrace, Trace, TraceEnd, Way
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.store import copying
from sepgui.store.blocks import BLOCK_NS
from sepgui.store.document import RAW_KEPT_NS, SEALED_AFTER_NS, Document
from sepgui.store.reader import SessionReader
from sepgui.store.single import SampleReader
from tests.engine.plans import MS, REFUSED, REJECTED, SILENT, S, opened
from tests.store.sessions import ABOUT, CONSOLE, HTTP, HTTPS, UNIX_NS, document, sample

DETAIL = QT_TRANSLATE_NOOP("Test", "{a} {b} {c} {d}").with_(
    a="x", b=1, c=1.5, d=QT_TRANSLATE_NOOP("Test", "y")
)
BEGUN_NS = ABOUT.anchor.monotonic_ns
OPEN_MEANING = Meaning(State.OPEN, Reason.SYN_ACK)
EVERYTHING = Outcome(
    Meaning(
        State.OPEN,
        Reason.SYN_ACK,
        Service.FAILING,
        DETAIL,
        Icmp(6, 1, 4, "2001:db8::1"),
        TlsFacts(
            "TLSv1.3", "c", "s", "i", ("a", "b"), 1, 2, "ff", "RSA 2048", "sha256", (TlsProblem.EXPIRED,)
        ),
        HttpFacts(503, "Apache", "/x"),
        NameFailure.REFUSED,
        (Fact(FactName.ENGINE, "SQL Server"),),
        Proxied("proxy.example:3128", Service.CONFIRMED),
        Vanished.ANSWER,
    ),
    123_456_789,
    RttSource.KERNEL,
    3,
    Phases(1, 2, 3, 4),
    "192.0.2.55",
    50_123,
    "Traceback …",
)


def test_a_sample_comes_back_whole(tmp_path: Path) -> None:
    whole = (EVERYTHING, EVERYTHING.meaning, EVERYTHING.phases)
    empty = [name for value in whole for name in value.__struct_fields__ if not getattr(value, name)]
    assert empty == [], "a field that no sample here fills could be forgotten in the file"
    live = document(tmp_path)
    put = sample(HTTP, 1, EVERYTHING, late_ns=7, asked=Pass.CONFIRMING)
    live.write([put], 0)
    with SessionReader(live.path) as reader:
        assert reader.last(HTTP) == put
        live.finish(0)
        assert reader.last(HTTP) == put
    live.close()


def second_of(live: Document, at_s: float, *samples: Sample) -> None:
    live.write(samples, ABOUT.anchor.monotonic_ns + round(at_s * S))


def rows_in(path: Path, query: str) -> list[tuple[int, ...]]:
    database = sqlite3.connect(path)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def test_one_live_row_a_second_until_its_block_is_over_and_then_one_block(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(590):
        second_of(live, second, sample(HTTP, second), sample(HTTPS, second + 0.5))
    assert rows_in(live.path, "SELECT count(*), count(DISTINCT block) FROM live") == [(590, 1)]
    block_ends_s = (BLOCK_NS - UNIX_NS % BLOCK_NS) / S
    assert block_ends_s == pytest.approx(597, abs=1)
    second_of(live, block_ends_s + SEALED_AFTER_NS / S - 1)
    assert rows_in(live.path, "SELECT count(*) FROM block") == [(0,)]
    second_of(live, block_ends_s + SEALED_AFTER_NS / S + 1)
    assert rows_in(live.path, "SELECT cell, asked, failures FROM block") == [(1, 590, 0), (2, 590, 0)]
    assert rows_in(live.path, "SELECT count(*) FROM live") == [(0,)]
    live.close()


def test_a_sample_that_comes_after_its_block_was_sealed_is_in_its_place(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(0, 590, 10):
        second_of(live, second, sample(HTTP, second))
    second_of(live, 700)
    late = sample(HTTP, 595, SILENT)
    second_of(live, 800, late)
    second_of(live, 801)
    second_of(live, 802, sample(HTTP, 802))
    assert rows_in(live.path, "SELECT count(*) FROM block") == [(2,)]
    with SessionReader(live.path) as reader:
        columns = reader.columns(HTTP)
        assert list(columns.at_ns) == sorted(columns.at_ns)
        assert len(columns) == 61
        assert list(columns.state[-2:]) == [2, 0]
        assert sum(reader.minutes(HTTP).asked) == 61
    live.close()


def test_a_meaning_is_written_once(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(20):
        second_of(live, second, sample(HTTP, second, (opened(second), SILENT, EVERYTHING)[second % 3]))
    assert rows_in(live.path, "SELECT count(*) FROM meaning") == [(3,)]
    live.close()


def test_changes_of_state_are_rows_of_their_own(tmp_path: Path) -> None:
    live = document(tmp_path)
    outcomes = [opened(), opened(9), SILENT, SILENT, REJECTED, SILENT, REFUSED]
    for second, outcome in enumerate(outcomes):
        second_of(live, second, sample(HTTP, second, outcome))
    with SessionReader(live.path) as reader:
        changes = reader.state_changes()
        assert [(c.at_ns - sample(HTTP, 0).at_ns) // S for c in changes] == [0, 2, 6]
        assert [c.before.state if c.before else None for c in changes] == [None, State.OPEN, State.FILTERED]
        assert [c.sample.outcome for c in changes] == [opened(), SILENT, REFUSED]
        assert reader.state_changes(HTTP) == changes
        assert reader.state_changes(HTTPS) == ()
    live.close()


def finding(cause: Cause, evidence: str = "") -> Finding:
    words = QT_TRANSLATE_NOOP("Test", "words {n}").with_(n=evidence)
    request = FirewallRequest(
        "pc", "192.0.2.55", "sepm", "192.0.2.10", HTTP.transport, 8014, "x", "192.0.2.1"
    )
    return Finding(
        cause,
        Judgement.PROBLEM,
        (HTTP, HTTPS),
        words,
        (Evidence(words, HTTP),),
        Words("fare", "do"),
        Certainty.LIKELY,
        words,
        (request,),
    )


def test_findings_begin_go_on_and_end(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.set_findings([finding(Cause.FIREWALL_DROP)], 10)
    live.set_findings([finding(Cause.FIREWALL_DROP, "more"), finding(Cause.HOST_SILENT)], 20)
    live.set_findings([finding(Cause.HOST_SILENT)], 30)
    live.set_findings([finding(Cause.HOST_SILENT), finding(Cause.FIREWALL_DROP)], 40)
    with SessionReader(live.path) as reader:
        spans = [(span.finding, span.began_ns, span.ended_ns) for span in reader.finding_spans()]
        assert spans == [
            (finding(Cause.FIREWALL_DROP, "more"), 10, 30),
            (finding(Cause.HOST_SILENT), 20, None),
            (finding(Cause.FIREWALL_DROP), 40, None),
        ]
        assert reader.findings() == (finding(Cause.HOST_SILENT), finding(Cause.FIREWALL_DROP))
    live.close()


def test_a_finding_goes_on_while_its_cells_change(tmp_path: Path) -> None:
    live = document(tmp_path)
    lossy = finding(Cause.PATH_LOSSY)
    more = replace(lossy, cells=(*lossy.cells, CONSOLE))
    for second, found in enumerate((lossy, more, replace(lossy, cells=(CONSOLE,)), lossy), 1):
        live.set_findings([found], 10 * second)
    with SessionReader(live.path) as reader:
        spans = [(span.finding.cells, span.began_ns, span.ended_ns) for span in reader.finding_spans()]
    assert spans == [((CONSOLE,), 10, 40), (lossy.cells, 40, None)]
    live.close()


def test_notes_come_back(tmp_path: Path) -> None:
    live = document(tmp_path)
    notes = (Note(5, "rule changed", id=2), Note(7, "è lei", HTTPS, 1))
    for note in reversed(notes):
        live.put_note(note)
    second_of(live, 1, sample(HTTPS, 1), sample(HTTP, 1))
    with SessionReader(live.path) as reader:
        assert reader.notes() == notes
        assert len(reader.columns(HTTPS)) == 1
    live.close()


def test_a_note_is_written_anew_and_deleted_by_its_number(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.put_note(Note(5, "rule changd", id=9))
    live.put_note(Note(6, "gone", id=10))
    live.put_note(Note(5, "rule changed", HTTPS, 9))
    live.drop_note(10)
    live.drop_note(11)
    with SessionReader(live.path) as reader:
        assert reader.notes() == (Note(5, "rule changed", HTTPS, 9),)
    live.close()


def test_old_samples_without_failure_leave_their_minutes_behind(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(0, 500, 10):
        second_of(
            live, second, sample(HTTP, second), sample(HTTPS, second, SILENT if second == 50 else opened())
        )
    second_of(live, 700)
    second_of(live, 800, sample(HTTP, 800))
    second_of(live, RAW_KEPT_NS / S + 3_000)
    with SessionReader(live.path) as reader:
        assert len(reader.columns(HTTP)) == 0, "both blocks of it are old and well"
        assert sum(reader.minutes(HTTP).asked) == 51
        summary = reader.summary(HTTP)
        assert (summary.asked, summary.failures) == (51, 0)
        assert summary.median_ns == opened().rtt_ns == summary.p95_ns, "their order statistics stay"
        assert len(reader.columns(HTTPS)) == 50, "a failure keeps its whole block"
    live.close()


def test_what_the_disk_refuses_leaves_nothing_behind_and_can_be_tried_again(tmp_path: Path) -> None:
    live = document(tmp_path)
    second_of(live, 1, sample(HTTP, 1))
    blocker = sqlite3.connect(live.path, isolation_level=None)
    blocker.execute(
        "CREATE TRIGGER full BEFORE INSERT ON live BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    refused = [sample(HTTPS, 2, SILENT), sample(HTTP, 2, REFUSED)]
    with pytest.raises(sqlite3.Error, match="disk is full"):
        second_of(live, 2, *refused)
    blocker.execute("DROP TRIGGER full")
    blocker.close()
    assert rows_in(live.path, "SELECT (SELECT count(*) FROM cell), (SELECT count(*) FROM meaning)") == [
        (1, 1)
    ]
    second_of(live, 3, *refused, sample(HTTP, 3))
    live.finish(0)
    with SessionReader(live.path) as reader:
        assert list(reader.columns(HTTP).state) == [0, 1, 0]
        assert list(reader.columns(HTTPS).state) == [2]
        assert len(reader.state_changes()) == 4
    live.close()


def test_a_copy_is_one_file_and_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES_AT_ONCE", 4)
    live = document(tmp_path)
    for second in range(0, 1300, 5):
        second_of(live, second, sample(HTTP, second, opened(second * MS)))
    target = tmp_path / "copies" / "session.sepsession"
    target.parent.mkdir()
    meanwhile: list[int] = []

    def between() -> None:
        if not meanwhile:
            second_of(live, 1300, sample(HTTP, 1300))
        meanwhile.append(1)

    live.copy_to(target, between)
    assert meanwhile, "a copy gives way"
    second_of(live, 1301, sample(HTTP, 1301))
    assert [path.name for path in target.parent.iterdir()] == ["session.sepsession"]
    with target.open("rb") as file:
        assert file.read(20)[18] == 1, "no log is needed to read it"
    with SessionReader(target) as copy:
        assert list(copy.columns(HTTP).rtt_us)[:3] == [0, 5_000, 10_000]
        assert len(copy.columns(HTTP)) == 261, "what was written while copying is in the copy"
        assert copy.ended_ns is None
    live.close()


def test_a_copy_that_fails_leaves_the_former_file_alone(tmp_path: Path) -> None:
    live = document(tmp_path)
    target = tmp_path / "session.sepsession"
    target.write_bytes(b"former")

    def fail() -> None:
        raise OSError("disk is full")

    with pytest.raises(OSError, match="disk is full"):
        live.copy_to(target, fail)
    assert target.read_bytes() == b"former"
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []
    live.close()


def test_finish_leaves_one_file(tmp_path: Path) -> None:
    live = document(tmp_path)
    second_of(live, 1, sample(HTTP, 1))
    live.finish(99)
    live.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["live.db"]
    with SessionReader(live.path) as reader:
        assert reader.ended_ns == 99
        assert len(reader.columns(HTTP)) == 1


def test_a_copy_gives_back_what_sealing_left_free(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(700):
        second_of(live, second, sample(HTTP, second), sample(HTTPS, second))
    live.finish(0)
    live.copy_to(tmp_path / "copy.sepsession", lambda: None)
    assert rows_in(tmp_path / "copy.sepsession", "PRAGMA freelist_count") == [(0,)]
    assert (tmp_path / "copy.sepsession").stat().st_size < live.path.stat().st_size
    live.close()


def test_a_traced_way_is_kept_and_a_file_from_before_has_none(tmp_path: Path) -> None:
    live = document(tmp_path)
    attempts = (Answered(), Silent(), Refused(), NotSent(LocalTrouble.OTHER, "EMFILE"))
    hops = tuple(Hop(number, "192.0.2.1", 1_000, attempt) for number, attempt in enumerate(attempts, 1))
    icmp = Icmp(4, 11, 0, "192.0.2.9")
    rejected = Hop(9, "192.0.2.9", None, Rejected(icmp, from_self=False, from_target=False, elapsed_ns=7))
    trace = Trace("192.0.2.10", 8014, (*hops, rejected), TraceEnd.SILENT)
    stored = StoredTrace(HTTP, 5 * S, Way(trace, trace, Comparison(None, 3)))
    live.put_trace(stored)
    live.finish(9 * S)
    live.close()
    with SessionReader(live.path) as reader:
        assert reader.traces() == (stored,)
    database = sqlite3.connect(live.path)
    database.execute("DROP TABLE trace")
    database.commit()
    database.close()
    with SessionReader(live.path) as reader:
        assert reader.traces() == ()


def test_what_happened_to_this_computer_is_kept(tmp_path: Path) -> None:
    text = Text("Surroundings", "This computer slept for {length}").with_(
        length=Text("", "{n} s").with_(n=42)
    )
    told = (Happening(5 * S, Kind.SLEEP, text), Happening(9 * S, Kind.TUNNEL, Text("x", "y")))
    live = document(tmp_path)
    for each in told:
        live.put_happening(each)
    live.finish(10 * S)
    live.close()
    with SessionReader(live.path) as reader:
        assert reader.happenings() == told
    with closing(sqlite3.connect(live.path)) as database:
        database.execute("DROP TABLE happening")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with SessionReader(live.path) as reader:
        assert reader.happenings() == (), "a file from before that is read too"


def test_the_phases_of_every_sample_are_kept(tmp_path: Path) -> None:
    live = document(tmp_path)
    count = 2 * BLOCK_NS // S
    for second in range(count):
        phases = Phases(None, 5_000_000 + second * 1_000, 7_000_000, second * 1_000_000)
        live.write([sample(HTTP, second, Outcome(OPEN_MEANING, 4 * MS, phases=phases))], second * S)
    with SampleReader(live.path) as reader:
        newest = reader.sample_at(HTTP, BEGUN_NS + (count - 1) * S)
        assert newest is not None
        assert newest.outcome.phases.reply_ns == (count - 1) * 1_000_000
    live.finish(count * S)
    live.close()
    with SampleReader(live.path) as reader:
        for second in (1, 7, 599, 600, 601, count - 2):
            kept = reader.sample_at(HTTP, BEGUN_NS + second * S + 300_000_000)
            assert kept is not None
            assert kept.at_ns == BEGUN_NS + second * S
            assert kept.outcome.phases == Phases(
                None, 5_000_000 + second * 1_000, 7_000_000, second * 1_000_000
            )
            assert kept.outcome.rtt_ns == 4 * MS
        assert reader.sample_at(HTTPS, S) is None
        assert reader.sample_at(HTTP, (count + 2_000) * S) is None


def test_old_phases_go_with_their_samples(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(HTTP, 1, Outcome(OPEN_MEANING, 4 * MS, phases=Phases(1, 2, 3, 4)))], S)
    live.write([], RAW_KEPT_NS + 3 * BLOCK_NS)
    live.write([sample(HTTP, (RAW_KEPT_NS + 3 * BLOCK_NS) / S, SILENT)], RAW_KEPT_NS + 3 * BLOCK_NS)
    live.write([], RAW_KEPT_NS + 6 * BLOCK_NS)
    live.finish(RAW_KEPT_NS + 6 * BLOCK_NS)
    live.close()
    with closing(sqlite3.connect(live.path)) as database:
        kept = database.execute("SELECT count(*) FROM phases").fetchone()[0]
        whole = database.execute("SELECT count(*) FROM block WHERE columns IS NOT NULL").fetchone()[0]
    assert kept == whole == 1


def test_a_file_without_phases_is_read(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(3):
        live.write([sample(HTTP, second, Outcome(OPEN_MEANING, 4 * MS, phases=Phases(1, 2, 3, 4)))], S)
    live.finish(3 * S)
    live.close()
    with closing(sqlite3.connect(live.path)) as database:
        database.execute("DROP TABLE phases")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with SampleReader(live.path) as reader:
        kept = reader.sample_at(HTTP, BEGUN_NS + S)
        assert kept is not None
        assert kept.at_ns == BEGUN_NS + S
        assert kept.outcome.phases == Phases()


def test_the_newest_changes_come_first_and_are_counted(tmp_path: Path) -> None:
    live = document(tmp_path)
    for second in range(6):
        live.write([sample(HTTP, second, SILENT if second % 2 else REFUSED)], second * S)
    with SampleReader(live.path) as reader:
        changes, count = reader.newest_changes(HTTP, 2)
        assert [(change.at_ns - BEGUN_NS) // S for change in changes] == [5, 4]
        assert count == 6
        assert reader.newest_changes(HTTPS, 2) == ((), 0)
    live.close()
