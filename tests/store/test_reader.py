from __future__ import annotations

import os
import sqlite3
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.outcome import Meaning, Outcome, Reason, State
from sepgui.domain.plan import Pass
from sepgui.domain.run import Recent
from sepgui.domain.site import Site
from sepgui.domain.words import Words
from sepgui.i18n import translate
from sepgui.store import copying
from sepgui.store.document import Document
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.store.rings import Rings
from sepgui.store.schema import SCHEMA_VERSION, About
from tests.engine.plans import MS, REFUSED, REJECTED, SILENT, S, flow, host, opened, plan
from tests.fakes.computers import computer
from tests.store.sessions import ABOUT, CONSOLE, HTTP, HTTPS, ROWS, document, sample

UNASKED = Outcome(Meaning(State.ERROR, Reason.LOCAL_ERROR))
OUTCOMES = (opened(11 * MS), REFUSED, SILENT, REJECTED, opened(13 * MS), UNASKED, SILENT, SILENT)


def a_day(folder: Path, seconds: int = 2_000) -> tuple[Document, Rings]:
    """Return a live session of some blocks, and the same samples in rings."""
    live, rings = document(folder), Rings(10_000)
    for second in range(seconds):
        made = [
            sample(
                cell, second, OUTCOMES[(second * 7919 // 100 + number) % len(OUTCOMES)], late_ns=second % 1000
            )
            for number, cell in enumerate((HTTP, HTTPS))
        ]
        for one in made:
            rings.put(one)
        live.write(made, made[-1].at_ns)
    return live, rings


def test_columns_join_blocks_and_live_rows_in_time_order(tmp_path: Path) -> None:
    live, rings = a_day(tmp_path)
    with SessionReader(live.path) as reader:
        for cell in (HTTP, HTTPS):
            columns, kept = reader.columns(cell), rings.samples(cell)
            assert list(columns.at_ns) == [one.at_ns // 1000 * 1000 for one in kept]
            assert list(columns.rtt_us) == [
                -1 if one.outcome.rtt_ns is None else one.outcome.rtt_ns // 1000 for one in kept
            ]
            assert [reader.meaning(number) for number in columns.meaning] == [o.outcome.meaning for o in kept]
            from_ns, to_ns = kept[300].at_ns, kept[1700].at_ns
            part = reader.columns(cell, from_ns // 1000 * 1000, to_ns // 1000 * 1000)
            assert part.at_ns == columns.at_ns[300:1700]
        assert len(reader.columns(CONSOLE)) == 0
        assert len(reader.columns(CellKey("x", "y", "z", Transport.UDP, 1))) == 0
    live.close()


def test_a_summary_is_of_the_time_asked_for(tmp_path: Path) -> None:
    live, rings = a_day(tmp_path)
    kept = rings.samples(HTTP)
    with SessionReader(live.path) as reader:
        whole = reader.summary(HTTP)
        part = reader.summary(HTTP, kept[500].at_ns // 1000 * 1000, kept[600].at_ns // 1000 * 1000)
        assert (whole.asked, part.asked) == (2_000, 100)
        assert part.failures == sum(one.outcome.failed for one in kept[500:600])
        assert (whole.min_ns, whole.max_ns) == (11 * MS, 13 * MS), "a refusal is no latency"
        assert reader.summary(CONSOLE).median_ns is None
    live.close()


def test_minutes_agree_with_the_samples(tmp_path: Path) -> None:
    live, _ = a_day(tmp_path)
    with SessionReader(live.path) as reader:
        minutes, columns = reader.minutes(HTTP), reader.columns(HTTP)
        assert sum(minutes.asked) == len(columns) == 2_000
        assert sum(minutes.failures) == sum(state != 0 for state in columns.state)
        assert max(minutes.max_us) == max(columns.rtt_us)
        assert list(minutes.at_ns) == sorted(set(minutes.at_ns))
        starts = {ABOUT.anchor.unix_at(at_ns) % (60 * S) for at_ns in minutes.at_ns}
        assert starts == {0}
        from_ns, to_ns = minutes.at_ns[3], minutes.at_ns[30]
        assert reader.minutes(HTTP, from_ns, to_ns).asked == minutes.asked[3:30]
    live.close()


def test_figures_of_minutes_count_the_repeats_of_their_span(tmp_path: Path) -> None:
    """Sealed blocks are counted whole, what is not sealed yet by the sample."""
    live, again = document(tmp_path), replace(opened(), syn_retransmits=1)
    for second in (*range(100), *range(1_300, 1_400)):
        live.write([sample(HTTP, second, again)], sample(HTTP, second).at_ns)
    with SessionReader(live.path) as reader:
        early_ns, late_ns = sample(HTTP, 600).at_ns, sample(HTTP, 1_350).at_ns
        early = reader.minutes(HTTP, 0, early_ns)
        assert reader.summary_of_minutes(HTTP, early, 0, early_ns).retransmits == 100
        late = reader.minutes(HTTP, late_ns)
        assert reader.summary_of_minutes(HTTP, late, late_ns).retransmits == 50
        assert reader.summary_of_minutes(HTTP, reader.minutes(HTTP)).retransmits == 200
    live.close()


def test_a_reader_follows_a_live_session_through_sealing(tmp_path: Path) -> None:
    live = document(tmp_path)
    with SessionReader(live.path) as reader:
        for second in range(0, 1_500, 3):
            live.write([sample(HTTP, second)], sample(HTTP, second).at_ns)
            if second % 99 == 0:
                assert len(reader.columns(HTTP)) == second // 3 + 1
                assert reader.last(HTTP) == sample(HTTP, second)
        live.finish(0)
        assert len(reader.columns(HTTP)) == 500
        assert reader.last(HTTP) == sample(HTTP, 1_497)
    live.close()


@pytest.mark.parametrize("seconds", [1, 30, 700, 1_300])
def test_recent_is_what_the_rings_say(tmp_path: Path, seconds: int) -> None:
    live, rings = a_day(tmp_path, seconds)
    with SessionReader(live.path) as reader:
        for cell in (HTTP, HTTPS, CONSOLE):
            assert reader.recent(cell) == rings.recent(cell)
            assert reader.last(cell) == rings.last(cell)
            assert reader.settled(cell) == rings.settled(cell)
        live.finish(0)
        for cell in (HTTP, HTTPS, CONSOLE):
            assert reader.recent(cell) == rings.recent(cell)
            assert reader.last(cell) == rings.last(cell)
            assert reader.settled(cell) == rings.settled(cell)
        assert reader.recent(CONSOLE) == Recent()
    live.close()


def test_the_settled_sample_outlives_the_block_it_is_from(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(HTTP, 590, REJECTED)], sample(HTTP, 590).at_ns)
    live.write([sample(HTTP, 600, SILENT)], sample(HTTP, 660).at_ns)
    live.write([sample(HTTP, 650, SILENT)], sample(HTTP, 660).at_ns)
    with SessionReader(live.path) as reader:
        assert reader.settled(HTTP) == sample(HTTP, 590, REJECTED)
        assert reader.last(HTTP) == sample(HTTP, 650, SILENT)
        confirmed = sample(HTTP, 651, SILENT, asked=Pass.CONFIRMING)
        live.write([confirmed], confirmed.at_ns)
        assert reader.settled(HTTP) == confirmed
    live.close()


def test_what_it_is_about_comes_back(tmp_path: Path) -> None:
    ports = MappingProxyType({("client-manager-http", Transport.TCP, 8014): 8015})
    flows = (flow(8014, host("sepm.example")),)
    of = plan(*flows)
    site = Site("Sede", of.site.hosts, ports=ports)
    about = About(
        type(of)(site, of.pair, of.version, True, of.vantage, of.flows, of.options),
        ABOUT.anchor,
        "1.2.3",
        True,
        S,
        None,
        Words("Un titolo", "A title"),
    )
    live = Document(tmp_path / "live.db", about, ())
    with SessionReader(live.path) as reader:
        assert reader.about == about
        assert reader.rows() == ()
    live.close()


def test_rows_are_those_written_last(tmp_path: Path) -> None:
    live = document(tmp_path)
    with SessionReader(live.path) as reader:
        assert reader.rows() == ROWS
        live.set_rows(ROWS[1:])
        assert reader.rows() == ROWS[1:]
    live.close()


# --- files that are none ---------------------------------------------------------------------------


def closed(folder: Path) -> Path:
    live, _ = a_day(folder, 800)
    live.finish(0)
    live.close()
    return live.path


def test_a_closed_session_opens_on_read_only_media(tmp_path: Path) -> None:
    path = closed(tmp_path)
    before = path.read_bytes()
    path.chmod(stat.S_IRUSR)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with SessionReader(path) as reader:
            assert len(reader.columns(HTTP)) == 800
            with pytest.raises(SessionError):
                reader.copy_to(tmp_path / "nowhere" / "copy.sepsession")
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert path.read_bytes() == before


def test_a_closed_session_is_copied(tmp_path: Path) -> None:
    path, target = closed(tmp_path), tmp_path / "copy.sepsession"
    with SessionReader(path) as reader:
        reader.copy_to(target)
    with SessionReader(target) as copy:
        assert len(copy.columns(HTTP)) == 800


def test_a_live_session_is_copied_as_it_is_at_one_moment_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_AT_ONCE", 1)
    live, target = document(tmp_path), tmp_path / "copy.sepsession"
    live.write([sample(HTTP, 0)], 0)
    turns: list[int] = []

    def write_on() -> None:
        turns.append(len(turns))
        assert len(turns) < 500, "each commit begins the copy anew"
        live.write([sample(HTTP, len(turns))], 0)

    with SessionReader(live.path) as reader:
        reader.copy_to(target, write_on)
    assert len(turns) > 5
    with SessionReader(target) as copy:
        assert len(copy.columns(HTTP)) == 1
    live.close()


def set_version(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    database.close()


def make_foreign(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE meta(key, value)")
    database.close()


def spoil(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("UPDATE meta SET value=x'00' WHERE key='about'")
    database.commit()
    database.close()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def cut_short(path: Path) -> None:
    os.truncate(path, 50)


def remove(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def become_a_picture(path: Path) -> None:
    path.write_bytes(b"GIF89a" * 100)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (remove, "There is no file “{path}”."),
        (empty, "“{path}” is not a session of sepgui."),
        (become_a_picture, "“{path}” is not a session of sepgui."),
        (make_foreign, "“{path}” is not a session of sepgui."),
        (set_version, "“{path}” was written by a newer version of sepgui; open it with that one."),
        (cut, "“{path}” is cut short: part of the session is missing."),
        (cut_short, "“{path}” is cut short: part of the session is missing."),
        (spoil, "“{path}” is damaged: Error -5 while decompressing data: incomplete or truncated stream."),
    ],
)
def test_what_is_no_session_gets_one_clear_sentence(
    tmp_path: Path, change: Callable[[Path], None], says: str
) -> None:
    path = closed(tmp_path)
    change(path)
    with pytest.raises(SessionError) as caught:
        SessionReader(path)
    assert translate(caught.value.text, "en") == says.format(path=path)
    assert str(caught.value) == says.format(path=path)


def test_a_directory_is_no_session(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="cannot be read"):
        SessionReader(tmp_path)


def test_damage_inside_is_told_when_it_is_met(tmp_path: Path) -> None:
    path = closed(tmp_path)
    database = sqlite3.connect(path)
    database.execute("UPDATE block SET columns=x'0102'")
    database.commit()
    database.close()
    with SessionReader(path) as reader:
        assert reader.minutes(HTTP)
        with pytest.raises(SessionError, match="is damaged: a damaged block"):
            reader.columns(HTTP)
        assert reader.last(HTTP) is not None, "the rest can still be read"


def test_random_damage_is_never_a_traceback(tmp_path: Path) -> None:
    whole = closed(tmp_path).read_bytes()
    path = tmp_path / "hurt.sepsession"
    told = 0
    for turn in range(200):
        hurt = bytearray(whole)
        for n in range(1 + turn % 40):
            place = (turn * 7919 + n * 104_729) * 31 % len(hurt)
            hurt[place] ^= 1 + (turn + n) % 255
        path.write_bytes(hurt[: len(hurt) if turn % 3 else len(hurt) * (turn + 1) // 201])
        try:
            with SessionReader(path) as reader:
                reader.rows()
                for cell in (HTTP, HTTPS):
                    reader.columns(cell)
                    reader.minutes(cell)
                    reader.settled(cell)
                    reader.recent(cell)
                reader.state_changes()
                reader.findings()
                reader.notes()
        except SessionError:
            told += 1
    assert told > 50


def test_this_computers_view_is_kept_with_the_session(tmp_path: Path) -> None:
    written = document(tmp_path)
    with SessionReader(written.path) as reader:
        assert reader.computer() is None
        written.set_computer(replace(computer(), name="before"))
        written.set_computer(computer())
        assert reader.computer() == computer()
    written.close()


def test_a_damaged_view_is_one_sentence(tmp_path: Path) -> None:
    written = document(tmp_path)
    written.set_computer(computer())
    written.close()
    for value in (b"nonsense", "text", 7, zlib.compress(b"nonsense")):
        with sqlite3.connect(written.path) as database:
            database.execute("UPDATE meta SET value=? WHERE key='computer'", (value,))
        database.close()
        with SessionReader(written.path) as reader, pytest.raises(SessionError, match="damaged"):
            reader.computer()
