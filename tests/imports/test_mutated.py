"""At least 200 mutations of every importer's file: an import or one sentence, never a traceback or a hang."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from sepgui.catalogue.site_text import site_text
from sepgui.i18n import LANGS, translate
from sepgui.imports import Import, ImportFault, import_bytes

FILES = sorted((Path(__file__).parent / "files").iterdir())
NASTY = (b"\x00", b"\xff\xfe", b'"', b"<", b">", b"&x;", b"]]>", b"{", b"}", b"\r", b"\n\n", b"99999999999")
NASTIER = (
    *NASTY,
    b";" * 300,
    b"<a>" * 300,
    b"-1",
    "à".encode(),
    b"\xe0",
    b"%s{x}",
    b"<!DOCTYPE x [",
    b"1e999",
)
SLOWEST_S = 2.0
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw a file with up to six cuts, doublings, swapped bytes and nasty pieces."""
    for _ in range(draw(st.integers(1, 6))):
        if not data:
            break
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        match draw(st.integers(0, 4)):
            case 0:
                data = data[:at] + data[at + length :]
            case 1:
                data = data[:at] + data[at : at + length] * 3 + data[at + length :]
            case 2:
                data = data[:at] + draw(st.binary(max_size=20)) + data[at:]
            case 3:
                data = data[:at] + draw(st.sampled_from(NASTIER)) + data[at + length :]
            case _:
                data = data[:at]
    return data


def tried(data: bytes) -> Import | ImportFault:
    """Import bytes, put every word of it into both languages, and hold the time."""
    began = time.perf_counter()
    found = import_bytes(data, "file")
    texts = (
        [each.text for each in (*found.understood, *found.ignored)]
        if isinstance(found, Import)
        else [found.text]
    )
    for lang in LANGS:
        shown = [translate(text, lang) for text in texts]
        assert all(words and "\n" not in words for words in shown)
    if isinstance(found, Import):
        site_text(found.site)
    assert time.perf_counter() - began < SLOWEST_S
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_mutated_file_is_read_or_refused(path: Path) -> None:
    whole = path.read_bytes()
    asked = 0

    @seed(20261124)
    @settings(max_examples=250, deadline=None, database=None, suppress_health_check=SLOW)
    @given(mutated(whole))
    def hold(data: bytes) -> None:
        nonlocal asked
        asked += 1
        tried(data)

    hold()
    assert asked >= 200


@seed(20261124)
@settings(max_examples=300, deadline=None, database=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    tried(data)


def test_a_large_file_does_not_hang() -> None:
    began = time.perf_counter()
    for data in (
        b"name;role\n" + b"pc;client\n" * 100_000,
        b"scm.x=" + b"a" * 3_000_000,
        b"Listen " * 300_000,
        b"<nmaprun>" + b"<host/>" * 300_000 + b"</nmaprun>",
        b"{" * 300_000,
        b'{"schema":' + b"[" * 300_000,
        b"a," * 500_000,
    ):
        import_bytes(data, "large")
    assert time.perf_counter() - began < 40
