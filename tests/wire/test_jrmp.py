"""The ping of Java RMI against its specification, both sides, and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.jrmp import Alive, NotJrmp, Ping, ping, ping_ack, read_ack, read_ping
from sepgui.wire.pac import is_script, script


def test_the_ping_is_that_of_the_specification() -> None:
    """RMI Wire Protocol 10.2: 4a 52 4d 49, version, SingleOpProtocol 4c, Ping 52; PingAck 53."""
    assert ping() == bytes.fromhex("4a 52 4d 49 00 02 4c 52")
    assert ping_ack() == bytes.fromhex("53")


def test_both_sides_understand_each_other() -> None:
    assert read_ping(ping()) == Ping()
    assert read_ack(ping_ack()) == Alive()


@pytest.mark.parametrize(
    "answer", [b"\x4e\x00\x09127.0.0.1\x00\x00\x04L", b"\x4f", b"\x51", b"HTTP/1.1 400", b"SS"]
)
def test_whatever_else_comes_is_no_answer_to_a_ping(answer: bytes) -> None:
    assert read_ack(answer) == NotJrmp(answer)


@given(st.binary())
def test_any_answer_gives_a_value(data: bytes) -> None:
    assert (read_ack(data) is None) is (data == b"")


@given(st.binary(), st.integers(0, 8))
def test_any_question_gives_a_value_or_may_go_on(data: bytes, kept: int) -> None:
    for asked in (data, ping()[:kept] + data):
        read = read_ping(asked)
        assert (read is None) is (asked != ping() and ping().startswith(asked))


@given(st.binary())
def test_a_script_is_known_by_its_function(data: bytes) -> None:
    assert is_script(data + script() + data)
    assert is_script(data) is (b"FindProxyForURL" in data)
