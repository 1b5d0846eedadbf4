"""The list of cloud names: the bundled one, one of the user's own, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.catalogue import CloudNamesError, load_catalogue, load_cloud_names
from sepgui.i18n import LANGS

HEAD = """schema = "sepgui.cloud-names/1"
as_of = "2026-12"
source = { it = "nostra", en = "ours" }
"""
NAME = """[[name]]
name = "eu.example"
use = { it = "prova", en = "test" }
"""


def test_the_bundled_list_is_dated_told_in_both_languages_and_asks_little() -> None:
    cloud = load_cloud_names()
    assert cloud.as_of
    assert 1 <= len(cloud.asked) <= 5
    for lang in LANGS:
        assert cloud.source.in_(lang)
        assert all(each.use.in_(lang) for each in cloud.names)
    assert load_catalogue().cloud == cloud


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "cloud-names.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    cloud = load_cloud_names(written(tmp_path, HEAD + NAME + "asked = true\n"))
    assert (cloud.as_of, cloud.asked) == ("2026-12", ("eu.example",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            HEAD.replace("2026-12", "autumn") + NAME,
            "cloud-names.toml, line 2, as_of: “autumn” is no month; write one such as 2026-11.",
        ),
        (HEAD + NAME + NAME, 'line 8, [[name]] 2: name holds "eu.example" twice; remove one.'),
        (HEAD + NAME.replace("eu.", "e u."), "“e u.example” is not a valid host name"),
        (HEAD + NAME + "askd = true\n", "askd"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(CloudNamesError) as refused:
        load_cloud_names(written(tmp_path, text))
    assert sentence in str(refused.value)
