"""`sepgui anonymise` writes a copy that names nobody, and says so."""

from __future__ import annotations

import re
from pathlib import Path

from sepgui.store.reader import SessionReader
from sepgui.wire.http import answer
from tests.cli.program import FROM_CLIENT, over, sepgui
from tests.engine.plans import S
from tests.fakes.far_end import answering, far_end
from tests.store.sessions import ABOUT, CONSOLE, document, sample

HELLO = answering(answer(200, b"OK", server="Apache"))


def session(folder: Path) -> Path:
    path = folder / "visit.sepsession"
    live = document(folder)
    live.write([sample(CONSOLE, second) for second in range(3)], ABOUT.anchor.monotonic_ns + 3 * S)
    live.copy_to(path, lambda: None)
    live.close()
    return path


async def test_the_copy_is_written_and_nothing_else(tmp_path: Path) -> None:
    source, target = session(tmp_path), tmp_path / "shared.sepsession"
    done = await sepgui("anonymise", str(source), "-o", str(target), "--lang", "en")
    assert (done.code, done.out) == (0, "")
    assert "names nobody any more" in done.err
    with SessionReader(target) as reader:
        assert {row.cell.host for row in reader.rows()} == {"manager-1.site-1.example"}


async def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path: Path) -> None:
    source = session(tmp_path)
    for words, says in (
        ((), "Which session, and where to?"),
        ((str(source),), "Which session, and where to?"),
        ((str(tmp_path / "no.sepsession"), "-o", str(tmp_path / "x")), "There is no file"),
        ((str(source), "-o", str(source)), "needs a name of its own"),
    ):
        done = await sepgui("anonymise", *words, "--lang", "en")
        assert done.code == 2
        assert says in done.err
        assert not (tmp_path / "x").exists()


async def test_a_watch_of_a_real_port_becomes_a_scenario_that_asks_what_was_asked(tmp_path: Path) -> None:
    visit, drafted = tmp_path / "visit.sepsession", tmp_path / "visit.toml"
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), "--pace", "fast", "--interval", "0.2", "--for", "1s")
        done = await sepgui("watch", *FROM_CLIENT, *words, "-o", str(visit))
        assert done.code == 0
    done = await sepgui("anonymise", str(visit), "-o", str(drafted), "--lang", "en")
    assert (done.code, done.out) == (0, "")
    told = re.search(r"Looked at (\d+) times, the simulation showed (\d+) times", done.err)
    assert told is not None
    assert told[1] == told[2] != "0"
    done = await sepgui("demo", str(drafted), "--format", "json")
    verdicts = {cell["entry"]: cell["verdict"] for cell in done.document["cells"] if cell["state"]}
    assert verdicts == {"client-manager-http": "confirmed"}
