"""A shareable copy: none of the original words in any byte of it, and everything measured as it was."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Rejected, Transport
from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding, FirewallRequest
from sepgui.domain.host import parse_host
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.outcome import (
    Fact,
    FactName,
    HttpFacts,
    Icmp,
    Meaning,
    Outcome,
    Proxied,
    Reason,
    RttSource,
    Service,
    State,
    TlsFacts,
)
from sepgui.domain.plan import PlanOptions, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.site import Pair, Site, SiteHost, SiteOptions
from sepgui.domain.surroundings import Happening, Kind
from sepgui.domain.trace import Hop, StoredTrace, Trace, TraceEnd, Way
from sepgui.domain.words import Words
from sepgui.engine.rows import Known, PlanRows
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.store.anonymous import anonymise
from sepgui.store.document import Document
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.store.schema import About
from tests.fakes.computers import computer
from tests.store.sessions import ABOUT

S = 1_000_000_000
SHA = "c0ffee" + "ab" * 29
MANAGER = SiteHost(
    "SRV-SEPM-VERDI", parse_host("srv-sepm-verdi.ditta-verdi.it"), frozenset({Role.MANAGER}), certificate=SHA
)
CLIENT = SiteHost(
    "Ufficio acquisti", parse_host("bücher.ditta-verdi.it"), frozenset({Role.CLIENT}), ClientSystem.WINDOWS
)
CLOUD = SiteHost("cloud-x", parse_host("eu.spoc.securitycloud.symantec.com"), frozenset({Role.CLOUD}))
SITE = Site(
    "Verdi & Figli, Mantova",
    (MANAGER, CLIENT, CLOUD),
    options=SiteOptions(cloud_names=("gate.ditta-verdi.it",)),
)
ORIGINALS = (
    "verdi", "mantova", "acquisti", "bücher", "xn--", SHA, "172.20.9", "fd12:3456", "spocgate", "esposito",
    "a4:bb:6d", "7d9e-11aa", "padania", "rossetti", "fw-nord", "intranet-q", "gate.", "sesamo", "MSSQLVERDI",
    "garibaldi", "dada" * 16, "a4-bb-6d", "wpad",
)  # fmt: skip


def meaning_with_everything() -> Meaning:
    detail = QT_TRANSLATE_NOOP("Probe", "{status}: {server} at {location}, {start}").with_(
        status=302,
        server="Padania-Web (rossetti.padania.it)",
        location="https://srv-sepm-verdi.ditta-verdi.it:8445/Reporting?utente=esposito",
        start="220 SPOCGATE ready",
    )
    tls = TlsFacts(
        version="TLSv1.3",
        cipher="TLS_AES_256_GCM_SHA384",
        subject="CN=srv-sepm-verdi.ditta-verdi.it,O=Verdi & Figli,L=Mantova,C=IT",
        issuer="CN=Padania CA 3,O=Padania S.p.A.,emailAddress=esposito@padania.it",
        names=("srv-sepm-verdi.ditta-verdi.it", "*.ditta-verdi.it", "172.20.9.17", "SRV-SEPM-VERDI"),
        not_before=1,
        not_after=2,
        sha256=SHA,
        key="RSA 2048",
        signature="sha256",
    )
    opened = replace(tls, issuer="CN=Garibaldi Proxy CA,O=Garibaldi", sha256="dada" * 16)
    facts = (
        Fact(FactName.NETBIOS_NAMES, "SRV-SEPM-VERDI, DITTAVERDI"),
        Fact(FactName.MAC, "a4:bb:6d:01:02:03"),
        Fact(FactName.SERVER_GUID, "0a1b2c3d-7d9e-11aa-8000-0123456789ab"),
        Fact(FactName.INSTANCES, "MSSQLVERDI 1433, SECOND 50000"),
        Fact(FactName.VERSION, "16.0.0.5"),
        Fact(FactName.LISTENING_ON, "172.20.9.17, fd12:3456::7"),
    )
    return Meaning(
        State.FILTERED,
        Reason.ADMIN_PROHIBITED,
        Service.UNEXPECTED,
        detail,
        Icmp(4, 3, 13, "172.20.9.1"),
        tls,
        HttpFacts(302, "Padania-Web", "http://intranet-q.ditta-verdi.it/?k=sesamo"),
        facts=facts,
        proxied=Proxied("fw-nord.ditta-verdi.it:3128", Service.CONFIRMED, opened),
    )


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A session in which every field that can name somebody does."""
    plan = make_plan(
        load_catalogue(),
        SITE,
        Pair(MANAGER, CLIENT),
        Vantage(CLIENT, frozenset({Role.CLIENT})),
        None,
        PlanOptions(),
    )
    known = {MANAGER.target.ascii: Known(("172.20.9.17", "fd12:3456::7")), CLOUD.target.ascii: Known(())}
    rows = PlanRows(plan, known).rows
    about = About(plan, ABOUT.anchor, "1.2.3", False, S, 250_000, Words("Da Verdi", "At Verdi's"))
    cells = [row.cell for row in rows if row.cell.address.startswith(("172", "fd"))]
    assert len(cells) == 4
    path = tmp_path / "verdi.sepsession"
    document = Document(tmp_path / "live.db", about, rows)
    good = Outcome(
        Meaning(State.OPEN, Reason.SYN_ACK), 1_000_000, RttSource.KERNEL, 0, local_address="172.20.9.200"
    )
    bad = Outcome(meaning_with_everything(), local_address="172.20.9.200", local_port=50123)
    bug = Outcome(Meaning(State.ERROR, Reason.PROBE_BUG), traceback='File "/home/esposito/sepgui/x.py"')
    for second in range(1300):
        turn = (good, bad, good, bug)[second // 100 % 4]
        at_ns = ABOUT.anchor.monotonic_ns + second * S
        document.write([Sample(cell, at_ns, at_ns, turn) for cell in cells], at_ns)
    cell = cells[0]
    document.set_findings([finding_about(cell)], ABOUT.anchor.monotonic_ns + 9 * S)
    document.put_note(Note(ABOUT.anchor.monotonic_ns + S, "Chiamato Esposito di Verdi, tel. 0376", cell))
    up = QT_TRANSLATE_NOOP("Surroundings", "{name} is up with {addresses}")
    happened = up.with_(name="VPN Verdi", addresses="172.20.9.200, fd12:3456::9")
    icmp = Icmp(4, 3, 13, "172.20.9.1")
    hop = Hop(1, "172.20.9.1", 1_000, Rejected(icmp, from_self=False, from_target=False, elapsed_ns=1_000))
    trace = Trace("172.20.9.4", 8014, (hop,), TraceEnd.REJECTED)
    cell = CellKey("client-manager-http", "srv-sepm-verdi.ditta-verdi.it", "172.20.9.4", Transport.TCP, 8014)
    document.put_trace(StoredTrace(cell, 1, Way(trace, trace)))
    document.set_computer(computer())
    document.put_happening(Happening(ABOUT.anchor.monotonic_ns + S, Kind.TUNNEL, happened))
    document.copy_to(path, lambda: None)
    document.close()
    return path


def finding_about(cell: CellKey) -> Finding:
    summary = QT_TRANSLATE_NOOP("Finding", "{host} is rejected by {by}").with_(
        host=cell.host, by="172.20.9.1"
    )
    return Finding(
        Cause.FIREWALL_REJECT,
        Judgement.PROBLEM,
        (cell,),
        summary,
        (Evidence(summary.with_(issuer="CN=Padania CA 3,O=Padania S.p.A."), cell),),
        Words("Scrivi a chi cura fw-nord.ditta-verdi.it.", "Write to who runs fw-nord.ditta-verdi.it."),
        Certainty.LIKELY,
        summary,
        (
            FirewallRequest(
                "Ufficio acquisti",
                "172.20.9.200",
                cell.host,
                cell.address,
                Transport.TCP,
                8014,
                cell.entry,
                "172.20.9.1",
            ),
        ),
    )


def contents(path: Path) -> bytes:
    """Return all the bytes of a session file, and what is packed in them once more unpacked."""
    return b"\n".join((path.read_bytes(), *_values(path)))


def _values(path: Path) -> Iterator[bytes]:
    database = sqlite3.connect(path)
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
        for row in database.execute(f"SELECT * FROM {table}"):
            for value in row:
                yield value if isinstance(value, bytes) else str(value).encode()
                if isinstance(value, bytes):
                    try:
                        yield zlib.decompress(value)
                    except zlib.error:
                        continue
    database.close()


def said(data: bytes) -> list[str]:
    shown = data.decode("utf-8", "replace").casefold()
    return [original for original in ORIGINALS if original.casefold() in shown]


def test_the_original_says_all_of_it(original: Path) -> None:
    assert said(contents(original)) == list(ORIGINALS)


def test_no_byte_of_the_copy_says_any_of_it(original: Path, tmp_path: Path) -> None:
    before = original.read_bytes()
    anonymise(original, tmp_path / "copy.sepsession", public=("symantec.com",))
    assert said(contents(tmp_path / "copy.sepsession")) == []
    assert b"eu.spoc.securitycloud.symantec.com" in contents(tmp_path / "copy.sepsession")
    assert original.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*copy*")) == ["copy.sepsession"]


def test_everything_measured_is_as_it_was_under_consistent_names(original: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sepsession"
    anonymise(original, copy, public=("symantec.com",))
    with SessionReader(original) as one, SessionReader(copy) as other:
        assert (one.about.anchor, one.ended_ns) == (other.about.anchor, other.ended_ns)
        assert other.about.title is None
        manager = other.about.plan.pair.manager
        assert manager.name == "MANAGER-1"
        assert manager.target.shown == "manager-1.site-1.example"
        assert manager == other.about.plan.site.hosts[0]
        for was, row in zip(one.rows(), other.rows(), strict=True):
            assert row.planned in other.about.plan.flows
            assert (row.cell.entry, row.cell.port) == (was.cell.entry, was.cell.port)
            assert row.cell.host == (row.planned.target.shown if row.planned.target else row.cell.host)
            assert one.columns(was.cell).all() == other.columns(row.cell).all()
            assert len(one.state_changes(was.cell)) == len(other.state_changes(row.cell))
            newest = other.last(row.cell)
            assert (newest is None) == (one.last(was.cell) is None)
        cell = next(row.cell for row in other.rows() if row.cell.address and other.last(row.cell))
        change = next(each for each in other.state_changes(cell) if each.sample.outcome.meaning.tls)
        meaning = change.sample.outcome.meaning
        assert meaning.tls is not None
        assert meaning.tls.sha256 == manager.certificate
        assert meaning.tls.names[0] == manager.target.shown
        assert Fact(FactName.VERSION, "16.0.0.5") in meaning.facts
        (finding,) = other.findings()
        assert finding.cells == (cell,)
        assert finding.requests[0].by == meaning.rejected_by
        assert [replace(note, text="") for note in other.notes()] == [Note(6 * S, "", cell, 1)]


def test_every_table_of_a_session_file_is_looked_at(original: Path) -> None:
    database = sqlite3.connect(original)
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    database.close()
    looked_at = {"meta", "cell", "meaning", "live", "newest", "state_change", "finding", "note"}
    looked_at |= {"happening", "trace"}
    assert tables - {"block", "phases"} == looked_at, "what a new table says of people must be disguised too"


def test_the_same_session_gives_the_same_copy(original: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.sepsession", tmp_path / "2.sepsession"
    anonymise(original, first)
    anonymise(original, second)
    assert list(_values(first)) == list(_values(second))


def test_a_copy_is_never_written_over_its_session(original: Path) -> None:
    with pytest.raises(SessionError, match="name of its own"):
        anonymise(original, original)


def test_what_is_no_session_is_refused_and_nothing_written(original: Path, tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="There is no file"):
        anonymise(tmp_path / "missing", tmp_path / "copy")
    broken = tmp_path / "broken.sepsession"
    broken.write_bytes(original.read_bytes())
    database = sqlite3.connect(broken)
    database.execute("UPDATE meaning SET json='{}' WHERE id=1")
    database.commit()
    database.close()
    with pytest.raises(SessionError, match="damaged"):
        anonymise(broken, tmp_path / "copy")
    with pytest.raises(SessionError, match="cannot be written"):
        anonymise(original, tmp_path / "no folder" / "copy")
    assert not (tmp_path / "copy").exists()
