"""Files that a person gives: what each is, told by its content."""

from __future__ import annotations

import shutil
from pathlib import Path

from sepgui import assets
from sepgui.app.dropped import read_files
from sepgui.i18n import translate
from sepgui.imports import Kind

FILES = Path(__file__).parents[1] / "imports" / "files"
SITE = '[[host]]\nname = "SEPM-MI"\naddress = "sepm.example"\nroles = ["manager"]\n'


def test_files_of_others_are_read_together_and_a_bad_one_is_a_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "photo.xml"
    bad.write_text("<svg>\n", "utf-8")
    files = read_files([FILES / "Sylink.xml", bad, FILES / "hosts.csv", FILES / "Sylink.xml"])
    assert [each.kind for each in files.found] == [Kind.SYLINK, Kind.HOSTS]
    (fault,) = files.faults
    assert "photo.xml" in translate(fault, "en")
    assert (files.session, files.scenario, files.site, files.left) == (None, None, None, ())


def test_documents_of_ours_are_told_apart(tmp_path: Path) -> None:
    site, scenario, session = tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "no-ending"
    site.write_text(SITE, "utf-8")
    shutil.copy(assets.asset("resources", "scenarios", "first-look.toml"), scenario)
    session.write_bytes(b"SQLite format 3\x00 and so on")
    found = read_files([site]).site
    assert found is not None
    assert [host.name for host in found.hosts] == ["SEPM-MI"]
    assert read_files([scenario]).scenario == scenario
    assert read_files([session]).session == session
    assert read_files([tmp_path / "x.sepsession"]).session == tmp_path / "x.sepsession"


def test_of_several_documents_the_first_is_taken(tmp_path: Path) -> None:
    site, session = tmp_path / "a.toml", tmp_path / "b.sepsession"
    site.write_text(SITE, "utf-8")
    files = read_files([session, site, FILES / "hosts.csv"])
    assert (files.session, files.site, files.left) == (session, None, (site,))
    assert len(files.found) == 1


def test_what_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "site.toml"
    broken.write_text("name = ", "utf-8")
    files = read_files([tmp_path, tmp_path / "nowhere.csv", broken])
    assert len(files.faults) == 3
    assert "nowhere.csv" in translate(files.faults[1], "en")
