"""PRELOGIN held against MS-TDS 2.2.6.5 and its sample 4.1, and any bytes at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.tds import Encryption, NotTds, Prelogin, prelogin_reply, prelogin_request, read_prelogin

SAMPLE_REPLY = bytes.fromhex(
    "0401002b0000010000001a00060100200001020021000103002200000400220001ff0c0006e20000000001"
)
"""The server's answer of MS-TDS 4.2."""


def test_question_is_that_of_the_specification() -> None:
    request = prelogin_request()
    assert len(request) == 47
    assert request[:8] == bytes.fromhex("1201002f00000100")
    assert request[8:34] == bytes.fromhex("00001a00060100200001020021000103002200040400260001ff")
    assert request[34:] == bytes.fromhex("09000000000002000000000000")


def test_sample_answer_tells_the_version() -> None:
    assert read_prelogin(SAMPLE_REPLY) == Prelogin("12.0.1762", Encryption.LOG_ON_ONLY)
    assert [read_prelogin(SAMPLE_REPLY[:at]) for at in (0, 1, 7, 20, 42)] == [None] * 5


def test_own_answer_is_read() -> None:
    assert read_prelogin(prelogin_reply((15, 0, 4123), Encryption.REQUIRED)) == Prelogin(
        "15.0.4123", Encryption.REQUIRED
    )


def test_other_protocols_are_told_apart() -> None:
    for data in (b"HTTP/1.1", b"\x04\x00", b"\x04\x01\x00\x04\x00\x00\x01\x00", b"SSH-2.0"):
        assert read_prelogin(data) == NotTds(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_value(data: bytes) -> None:
    read_prelogin(data)
    read_prelogin(b"\x04\x01\x00\x60\x00\x00\x01\x00" + data)
