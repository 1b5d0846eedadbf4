"""The first bytes of TLS and its alerts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.tls import alert, alert_name, may_be_tls


@pytest.mark.parametrize("start", [b"", b"\x16", b"\x15\x03", bytes.fromhex("160303004a02000046")])
def test_tls_may_begin_so(start: bytes) -> None:
    assert may_be_tls(start)


@pytest.mark.parametrize(
    "start", [b"H", b"SSH-2.0", b"HTTP/1.1 400", b"\x16\x02", b"\x00\x06\x01", b"\x17\x03"]
)
def test_tls_never_begins_so(start: bytes) -> None:
    assert not may_be_tls(start)


def test_captured_alert_has_its_name() -> None:
    assert alert_name(bytes.fromhex("15030100020246")) == "protocol_version"


@pytest.mark.parametrize("start", [b"", b"\x15\x03\x01\x00\x02\x02", bytes.fromhex("16030100020246")])
def test_what_is_no_alert_has_no_name(start: bytes) -> None:
    assert alert_name(start) is None


def test_unknown_alert_keeps_its_number() -> None:
    assert alert_name(bytes.fromhex("150303000202fe")) == "alert 254"


@pytest.mark.parametrize("name", ["handshake_failure", "unrecognized_name", "protocol_version"])
def test_both_sides_agree(name: str) -> None:
    assert alert_name(alert(name)) == name
    assert may_be_tls(alert(name))


@given(st.binary())
def test_any_bytes_are_taken(start: bytes) -> None:
    if alert_name(start) is not None:
        assert may_be_tls(start)
