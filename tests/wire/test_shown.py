"""A stranger's bytes as safe text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.shown import shown_bytes, shown_header


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"SSH-2.0-OpenSSH_9.2p1\r\n", "SSH-2.0-OpenSSH_9.2p1"),
        (b"\x00\x06\x01\x01A", r"\x00\x06\x01\x01A"),
        (b"a\\b\xe9", r"a\x5cb\xe9"),
        (b"x" * 33, "x" * 32 + "…"),
        (b"", ""),
    ],
)
def test_bytes_are_shown(data: bytes, shown: str) -> None:
    assert shown_bytes(data) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (b"Apache/2.4 (Win64)", "Apache/2.4 (Win64)"),
        (b"a\tb\x1b[31mc\x9d", "a b [31mc"),
        (b"  x  ", "x"),
        (b"y" * 200, "y" * 119 + "…"),
    ],
)
def test_header_is_shown(value: bytes, shown: str) -> None:
    assert shown_header(value) == shown


@given(st.binary(max_size=500))
def test_any_bytes_become_short_printable_text(data: bytes) -> None:
    assert shown_bytes(data).isprintable()
    assert len(shown_bytes(data)) <= 32 * 4 + 1
    assert shown_header(data).isprintable()
    assert len(shown_header(data)) <= 120
