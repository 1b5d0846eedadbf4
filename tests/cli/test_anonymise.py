"""`sepgui anonymise` writes a copy that names nobody, and says so."""

from __future__ import annotations

from pathlib import Path

from sepgui.store.reader import SessionReader
from tests.cli.program import sepgui
from tests.engine.plans import S
from tests.store.sessions import ABOUT, CONSOLE, document, sample


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
