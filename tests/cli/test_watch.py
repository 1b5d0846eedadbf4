"""`sepgui watch`: a process that asks again and again, tells changes, and leaves a session behind."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from pathlib import Path

import pytest

from sepgui.cli.grammar import UsageError
from sepgui.cli.watch import duration
from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.i18n import translate
from sepgui.store.reader import SessionReader
from sepgui.wire.http import answer
from tests.cli.program import FROM_CLIENT, over, sepgui, start
from tests.fakes.far_end import Accepted, answering, far_end, refusing_port

HELLO = answering(answer(200, b"OK", server="Apache"))
QUICK = ("--pace", "fast", "--interval", "0.2")


def cell(port: int) -> CellKey:
    return CellKey("client-manager-http", "127.0.0.1", "127.0.0.1", Transport.TCP, port)


async def test_it_repeats_for_a_time_and_reports_the_last_answers(tmp_path: Path) -> None:
    file = tmp_path / "case.sepsession"
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), *QUICK, "--for", "1s", "-o", str(file))
        done = await sepgui("watch", *FROM_CLIENT, *words, "--format", "json")
        asked = len(far.accepted)
    (found,) = done.document["cells"]
    assert (found["verdict"], done.code) == ("confirmed", 0)
    assert asked >= 2
    with SessionReader(file) as reader:
        # One that the end cut off was accepted, and is no sample.
        assert asked - 1 <= len(reader.columns(cell(far.port)).at_ns) <= asked
        assert reader.ended_ns is not None
    assert str(file) in done.err


async def test_changes_are_told_line_by_line_where_there_is_no_terminal() -> None:
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), *QUICK, "--for", "1s")
        done = await sepgui("watch", *FROM_CLIENT, *words)
    told = [line for line in done.err.splitlines() if "/tcp" in line]
    assert len(told) == 1
    assert f"✔ confirmed · {far.port}/tcp" in told[0]
    assert "\x1b" not in done.err + done.out


async def test_until_ok_ends_when_all_is_well() -> None:
    answers = iter([answer(503)] * 8)

    async def first_overloaded(far: Accepted) -> None:
        await answering(next(answers, answer(200, b"OK")))(far)

    async with far_end(first_overloaded) as far:
        words = (*over("client-manager-http", far.port), *QUICK, "--until-ok", "--for", "1m")
        done = await sepgui("watch", *FROM_CLIENT, *words, "--format", "json")
        assert len(far.accepted) >= 9
    assert (done.document["cells"][0]["judgement"], done.code) == ("ok", 0)
    assert done.document["duration_ms"] < 30_000
    (moment,) = [line for line in done.err.splitlines() if "Open now" in line]
    assert re.fullmatch(rf"\d\d:\d\d:\d\d Open now: {far.port}/tcp .* · 127\.0\.0\.1 · confirmed", moment)


async def test_1_when_the_last_answer_is_a_problem() -> None:
    words = (*over("client-manager-http", refusing_port()), *QUICK, "--for", "1s")
    done = await sepgui("watch", *FROM_CLIENT, *words, "--format", "json")
    assert (done.document["cells"][0]["verdict"], done.code) == ("closed", 1)


async def test_ctrl_c_ends_it_with_a_report_a_saved_session_and_130(tmp_path: Path) -> None:
    file = tmp_path / "case.sepsession"
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), *QUICK, "-o", str(file), "--format", "json")
        process = await start("watch", *FROM_CLIENT, *words)
        assert process.stderr is not None
        told = await process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = await process.communicate()
    assert b"confirmed" in told
    assert process.returncode == 130
    assert json.loads(out)["cells"][0]["verdict"] == "confirmed"
    assert b"Traceback" not in err
    with SessionReader(file) as reader:
        assert reader.last(cell(far.port)) is not None
        assert reader.ended_ns is not None


async def test_the_exposure_check_is_not_repeated() -> None:
    async with far_end(HELLO) as far:
        done = await sepgui("watch", *FROM_CLIENT, *over("server-control", far.port), "--exposure")
        assert far.accepted == []
    assert (done.code, done.out) == (2, "")
    assert "use it with check" in done.err


async def test_a_session_that_cannot_be_kept_is_refused_before_anything_is_asked() -> None:
    done = await sepgui("watch", *FROM_CLIENT, "-o", "/nowhere/case.sepsession")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("sepgui: There is no folder “/nowhere”")


async def test_two_watches_at_once_keep_sessions_of_their_own() -> None:
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), *QUICK, "--for", "1s")
        both = await asyncio.gather(
            sepgui("watch", *FROM_CLIENT, *words), sepgui("watch", *FROM_CLIENT, *words)
        )
    files = {done.err.splitlines()[-1] for done in both}
    assert [done.code for done in both] == [0, 0]
    assert len(files) == 2


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 90), ("90s", 90), ("15m", 900), ("1h30m", 5400), ("1h0m5s", 3605), ("2m5", 125)],
)
def test_times(text: str, seconds: int) -> None:
    assert duration(text) == seconds * 1_000_000_000


@pytest.mark.parametrize("text", ["", "0s", "soon", "1.5h", "-5s", "5s1m", "\uff11m"])
def test_times_that_are_none(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        duration(text)
    assert (
        translate(refused.value.text, "en") == f"--for takes a time such as 90s, 15m or 1h30m; not “{text}”."
    )
