"""The program as people and scripts run it: a process of its own, against far ends on loopback."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from sepgui.wire.http import answer
from tests.cli.program import FROM_CLIENT, over, sepgui, start
from tests.fakes.certificates import issue
from tests.fakes.far_end import Accepted, answering, far_end, refusing_port, silent
from tests.fakes.recorded import recorded

HELLO = answering(answer(200, b"OK", server="Apache"))


async def test_0_when_all_is_well() -> None:
    async with far_end(HELLO) as far:
        done = await sepgui("check", *FROM_CLIENT, *over("client-manager-http", far.port), "--format", "json")
    (cell,) = done.document["cells"]
    assert (cell["verdict"], cell["judgement"], cell["port"]) == ("confirmed", "ok", far.port)
    assert cell["local_port"]
    assert cell["at"].endswith("Z")
    assert done.document["findings"] == []
    assert (done.code, done.err) == (0, "")


async def test_0_over_tls_and_the_certificate_is_told() -> None:
    issued = issue(names=("127.0.0.1",))
    async with far_end(HELLO, tls=issued.server_context()) as far:
        done = await sepgui(
            "check", *FROM_CLIENT, *over("client-manager-https", far.port), "--format", "json"
        )
    (cell,) = done.document["cells"]
    assert (cell["verdict"], cell["tls"]["names"], cell["tls"]["problems"]) == (
        "confirmed",
        ["127.0.0.1"],
        ["self-signed"],
    )
    assert done.code == 0


async def test_1_when_a_port_is_closed() -> None:
    words = over("web-console", refusing_port())
    done = await sepgui("check", *FROM_CLIENT, *words, "--format", "json")
    (cell,) = done.document["cells"]
    assert (cell["state"], cell["reason"], cell["judgement"]) == ("closed", "conn-refused", "problem")
    assert (done.code, done.err) == (1, "")


async def test_1_when_a_certificate_is_about_to_end() -> None:
    issued = issue(names=("127.0.0.1",), days=(-300, 5))
    async with far_end(HELLO, tls=issued.server_context()) as far:
        done = await sepgui(
            "check", *FROM_CLIENT, *over("client-manager-https", far.port), "--format", "json"
        )
    assert done.document["cells"][0]["judgement"] == "degraded"
    assert done.code == 1


async def test_2_when_the_input_is_bad() -> None:
    done = await sepgui("check", "bad host", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("sepgui: “bad host” is not a valid host name")


async def test_3_when_nothing_can_be_proved_from_here() -> None:
    done = await sepgui(
        *("check", "127.0.0.1", "--vantage", "none", "--client", "127.0.0.1", "--only", "push-windows"),
        *("--format", "json"),
    )
    assert {cell["judgement"] for cell in done.document["cells"]} == {"unproven"}
    assert done.code == 3


async def test_all_asks_what_cannot_be_proved_and_1_beats_3() -> None:
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), "--all", "--format", "json")
        done = await sepgui("check", "127.0.0.1", "--vantage", "none", *words)
    (cell,) = done.document["cells"]
    assert (cell["state"], cell["service"], cell["judgement"]) == ("open", "confirmed", "unproven")
    assert not cell["provable"]
    assert done.code == 3


async def test_exposure_expects_no_answer_and_complains_of_one() -> None:
    words = ("--only", "server-control", "--exposure", "--format", "json")
    closed = await sepgui("check", *FROM_CLIENT, *words, "--port", f"server-control={refusing_port()}")
    assert (closed.document["cells"][0]["verdict"], closed.code) == ("expected", 0)
    async with far_end(silent) as far:
        open_ = await sepgui("check", *FROM_CLIENT, *words, "--port", f"server-control={far.port}")
        assert await far.heard() == b""
    assert (open_.document["cells"][0]["judgement"], open_.code) == ("problem", 1)


async def test_a_local_only_port_gets_no_packet() -> None:
    async with far_end(silent) as far:
        words = ("--only", "server-control", "--port", f"server-control={far.port}", "--all")
        done = await sepgui("check", *FROM_CLIENT, *words, "--format", "json")
        assert far.accepted == []
    assert (done.document["cells"][0]["judgement"], done.code) == ("skipped", 3)


async def test_alternatives_do_not_show_a_healthy_site_in_red() -> None:
    async with far_end(HELLO) as far:
        words = (
            *("--only", "client-manager-http,client-manager-https"),
            *("--port", f"client-manager-http={far.port}"),
            *("--port", f"client-manager-https={refusing_port()}"),
        )
        done = await sepgui("check", *FROM_CLIENT, *words, "--format", "json")
    assert [cell["verdict"] for cell in done.document["cells"]] == ["confirmed", "expected"]
    assert done.code == 0


async def test_ctrl_c_gives_130_and_no_document() -> None:
    asked = asyncio.Event()

    async def hold(far: Accepted) -> None:
        asked.set()
        await silent(far)

    async with far_end(hold) as far:
        words = (*over("client-manager-http", far.port), "--timeout", "60")
        process = await start("check", *FROM_CLIENT, *words)
        await asked.wait()
        process.send_signal(signal.SIGINT)
        out, err = await process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


async def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = await start("ports", "--format", "json", out=writer)
    os.close(writer)
    _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def test_a_report_is_written_beside_the_document(tmp_path: Path) -> None:
    file = tmp_path / "run.md"
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), "--report", str(file), "--format", "csv")
        done = await sepgui("check", *FROM_CLIENT, *words)
    assert done.out.startswith("entry,host,address")
    assert file.read_text("utf-8").startswith("# Manager 127.0.0.1")
    assert done.code == 0


@pytest.mark.parametrize(("ending", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-")])
async def test_a_report_on_paper_is_written_beside_the_document(
    tmp_path: Path, ending: str, begins: bytes
) -> None:
    file = tmp_path / f"run.{ending}"
    async with far_end(HELLO) as far:
        words = (*over("client-manager-http", far.port), "--report", str(file), "--mask")
        done = await sepgui("check", *FROM_CLIENT, *words)
    assert done.code == 0, done.err
    assert file.read_bytes().startswith(begins)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return recorded(tmp_path / "first.sepsession", seconds=60)


async def test_a_session_is_reported_and_what_is_none_is_refused_in_one_sentence(
    session: Path, tmp_path: Path
) -> None:
    done = await sepgui("report", str(session), "--format", "json", "--lang", "en")
    assert done.document["schema"] == "sepgui.report/1"
    file = tmp_path / "out.html"
    done = await sepgui("report", str(session), "-o", str(file), "--lang", "it")
    assert (done.code, done.out) == (0, "")
    assert "SIMULAZIONE" in file.read_text("utf-8")
    (tmp_path / "none.sepsession").write_text("nothing")
    for words in (
        ("report", str(tmp_path / "none.sepsession"), "--format", "md"),
        ("report", str(tmp_path / "missing.sepsession"), "--format", "md"),
        ("report", str(session), "-o", str(tmp_path / "x.docx")),
        ("report", str(session)),
        ("report",),
    ):
        done = await sepgui(*words, "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert len(done.err.splitlines()) == 1
        assert "Traceback" not in done.err


@pytest.mark.parametrize(("lang", "word"), [("it_IT.UTF-8", "confermata"), ("de_DE.UTF-8", "confirmed")])
async def test_the_table_speaks_the_systems_language_without_colours(lang: str, word: str) -> None:
    async with far_end(HELLO) as far:
        words = over("client-manager-http", far.port)
        done = await sepgui("check", "127.0.0.1", "--vantage", "client", *words, lang=lang)
    assert word in done.out
    assert "\x1b" not in done.out
    assert done.code == 0


async def test_a_name_that_does_not_resolve_is_a_finding_and_nothing_is_proved() -> None:
    done = await sepgui("check", "sepm.invalid", "--vantage", "client", "--format", "json", "--lang", "en")
    asked = {cell["entry"]: cell["reason"] for cell in done.document["cells"] if cell["state"]}
    assert asked.pop("wss-auth") == "not-listening"
    assert set(asked.values()) == {"name-error"}
    (finding,) = done.document["findings"]
    assert finding["cause"].startswith("name-")
    assert done.code == 3


# --- demo and self-test --------------------------------------------------------------------------------


@pytest.fixture
def without_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("without_display")
async def test_the_demo_runs_in_the_terminal_without_a_display_and_gives_0() -> None:
    done = await sepgui("demo", "--lang", "it")
    assert (done.code, done.err) == (0, "")
    assert "SIMULAZIONE" in done.out
    assert "respinta" in done.out


@pytest.mark.usefixtures("without_display")
async def test_the_demo_is_marked_as_simulated_and_is_the_same_each_time() -> None:
    first, again = [(await sepgui("demo", "first-look", "--format", "json")).document for _ in range(2)]
    assert first["simulated"] is True
    assert [cell["verdict"] for cell in first["cells"]] == [cell["verdict"] for cell in again["cells"]]
    assert [cell["rtt_ms"] for cell in first["cells"]] == [cell["rtt_ms"] for cell in again["cells"]]
    assert "problem" in {cell["judgement"] for cell in first["cells"]}


async def test_an_unknown_scenario_is_refused_with_those_there_are() -> None:
    done = await sepgui("demo", "nowhere", "--format", "table", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "first-look" in done.err


@pytest.mark.usefixtures("without_display")
async def test_the_window_says_why_it_cannot_open() -> None:
    done = await sepgui("--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert "sepgui --help" in done.err


async def test_the_self_test_passes_here() -> None:
    done = await sepgui("self-test")
    assert [check for check in done.document["checks"] if not check["ok"]] == []
    assert done.document["schema"] == "sepgui.self-test/1"
    assert (done.document["ok"], done.code, done.err) == (True, 0, "")


async def test_bytes_are_shown_as_the_far_end_saw_them() -> None:
    async with far_end(HELLO) as far:
        words = ("check", *FROM_CLIENT, *over("client-manager-http", far.port), "--bytes")
        done = await sepgui(*words, "--format", "json")
        (cell,) = done.document["cells"]
        said = cell["exchange"]["talks"][0]["said"]
        sent = b"".join(bytes.fromhex(each["hex"]) for each in said if each["direction"] == "sent")
        assert sent == await far.heard()
        table = await sepgui(*words)
        assert "0000  47 45 54 20 2f 73 65 63  61 72 73 2f" in table.out
        assert "```text" in (await sepgui(*words, "--format", "md")).out
    refused = await sepgui(*words, "--format", "csv")
    assert (refused.code, refused.out) == (2, "")


async def test_without_the_option_there_are_no_bytes() -> None:
    async with far_end(HELLO) as far:
        done = await sepgui("check", *FROM_CLIENT, *over("client-manager-http", far.port), "--format", "json")
    assert "exchange" not in done.document["cells"][0]
