from __future__ import annotations

import json
from pathlib import Path

from build_spec import notices
from build_spec.notices import Part

SECONDS = 1_700_000_000


def installed(site: Path, name: str, headers: str) -> None:
    folder = site / f"{name}-1.0.dist-info"
    (folder / "licenses").mkdir(parents=True)
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{headers}\n", "utf-8"
    )
    (folder / "licenses" / "LICENSE").write_text(f"the licence of {name}", "utf-8")


def test_packages_are_told_with_their_licences(tmp_path: Path) -> None:
    installed(tmp_path, "One_Thing", "License-Expression: MIT")
    installed(
        tmp_path, "other", "License: a text\n of several lines\nClassifier: License :: OSI Approved :: ISC"
    )
    installed(tmp_path, "unused", "License: MIT")
    one, other = notices.distributions(tmp_path, ["one-thing", "other"])
    assert (one.name, one.version, one.licence, one.purl) == (
        "one-thing",
        "1.0",
        "MIT",
        "pkg:pypi/one-thing@1.0",
    )
    assert other.licence == "ISC"
    assert [path.read_text("utf-8") for path in one.texts] == ["the licence of One_Thing"]


def test_qt_brings_the_lgpl_whose_text_its_packages_lack(tmp_path: Path) -> None:
    installed(tmp_path, "shiboken6", "License: LGPL-3.0-only")
    (qt,) = notices.distributions(tmp_path, ["shiboken6"])
    assert {"LGPL-3.0.txt", "GPL-3.0.txt"} <= {path.name for path in qt.texts}


def test_the_licences_lie_beside_the_program(tmp_path: Path) -> None:
    text = tmp_path / "LICENSE"
    text.write_text("be kind", "utf-8")
    folder = tmp_path / "sepgui"
    folder.mkdir()
    notices.write(folder, [Part("thing", "1", "MIT", "pkg:pypi/thing@1", (text,))], SECONDS)
    told = (folder / "THIRD-PARTY.txt").read_text("utf-8")
    assert "thing 1: MIT\n    licences/thing-LICENSE" in told
    assert (folder / "licences" / "thing-LICENSE").read_text("utf-8") == "be kind"
    assert (folder / "LICENSE.txt").exists()


def test_the_list_of_parts_is_cyclonedx_and_the_same_each_time() -> None:
    parts = [Part("thing", "1", "MIT", "pkg:pypi/thing@1", ()), Part("lib.so", "", "", "", (), "ab" * 32)]
    text = notices.sbom(parts, SECONDS)
    assert text == notices.sbom(parts, SECONDS)
    told = json.loads(text)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert told["metadata"]["component"]["name"] == "sepgui"
    assert [component["name"] for component in told["components"]] == ["thing", "lib.so"]
    assert told["dependencies"][0]["dependsOn"] == ["pkg:pypi/thing@1", "lib.so"]
    assert told["serialNumber"].startswith("urn:uuid:")
