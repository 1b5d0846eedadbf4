"""Reports in the programs that people open them with: Chromium, and the readers of PDF in poppler."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from sepgui.app.report import told_of_session
from sepgui.i18n import LANGS, Lang
from sepgui.reports.forms import Form, Wish, written
from sepgui.reports.told import Told
from tests.fakes.recorded import recorded

WORDS = {
    "en": ("A firewall rejects 8014/tcp", "What could not be proved from here", "For the firewall team"),
    "it": (
        "Un firewall respinge 8014/tcp",
        "Che cosa non si è potuto dimostrare",
        "Per chi gestisce il firewall",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told_of_session(recorded(tmp_path_factory.mktemp("readers") / "first.sepsession"))


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=55)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_of_a_pdf_can_be_selected_and_its_fonts_lie_inside(
    told: Told, tmp_path: Path, lang: Lang
) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(written(told, Wish(Form.PDF, lang)))
    said = " ".join(run("pdftotext", str(file), "-").split())
    for words in WORDS[lang]:
        assert words in said
    fonts = [line.split() for line in run("pdffonts", str(file)).splitlines()[2:]]
    assert {re.sub(r"^[A-Z]{6}\+", "", font[0]) for font in fonts} == {
        "DejaVuSans",
        "DejaVuSans-Bold",
        "DejaVuSansMono",
    }
    for font in fonts:
        assert font[-5:-2] == ["yes", "yes", "yes"], "embedded, a subset, and with a map to Unicode"
    told_of = run("pdfinfo", str(file))
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", told_of)
    assert "JavaScript:      no" in told_of


def test_a_masked_pdf_names_nobody_in_words_and_in_what_it_says_of_itself(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(written(told, Wish(Form.PDF, "it", mask=True)))
    said = run("pdftotext", str(file), "-") + run("pdfinfo", str(file)) + run("pdfinfo", "-meta", str(file))
    assert "manager-1" in said
    for name in ("azienda", "sepm-mi", "pc-bs", "brescia", "first.sepsession"):
        assert name not in said.casefold()


def test_the_firewall_request_is_a_page_of_its_own(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(written(told, Wish(Form.PDF, "en")))
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")
    of_it = [page for page in pages if "For the firewall team" in page]
    assert len(of_it) == 1
    assert "How it was measured" not in of_it[0]
    assert "SIMULATION" in of_it[0]
    assert all("SIMULATION" in page for page in pages if page.strip())


@pytest.mark.parametrize("lang", LANGS)
def test_a_browser_shows_and_prints_the_page(told: Told, tmp_path: Path, lang: Lang) -> None:
    page, printed = tmp_path / "report.html", tmp_path / "printed.pdf"
    page.write_bytes(written(told, Wish(Form.HTML, lang)))
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}/profile",
    ]
    command += ["--disable-dev-shm-usage", "--no-first-run", "--no-pdf-header-footer"]
    run(*command, f"--print-to-pdf={printed}", page.as_uri())
    said = " ".join(run("pdftotext", str(printed), "-").split())
    for words in WORDS[lang]:
        assert words in said
    last = run("pdftotext", str(printed), "-").split("\f")
    firewall = next(part for part in last if "10.20.4.17:8014 TCP" in part)
    assert "SHA-256" not in firewall, "the request begins a page"
