"""The ping of SQL Anywhere, SQL Server Browser (MS-SQLR) and syslog (RFC 5424), and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.sql_anywhere import Located, ping_reply, ping_request, read_ping
from sepgui.wire.sql_browser import Instance, instances_reply, instances_request, read_instances
from sepgui.wire.syslog import Message, message, read_message


def test_ping_is_61_bytes_with_its_length_and_its_word() -> None:
    request = ping_request()
    assert len(request) == 61
    assert request == (
        bytes.fromhex("1b00003d0000000012")
        + b"CONNECTIONLESS_TDS"
        + bytes.fromhex("000000010000040005000500000102000003010104080000000000000000070204b1")
    )


def test_answer_tells_name_and_port() -> None:
    assert read_ping(ping_reply()) == Located("sem5", 2638)
    assert read_ping(ping_reply("db\x1b", 49152)) == Located(r"db\x1b", 49152)


@pytest.mark.parametrize("at", range(1, len(ping_reply())))
def test_a_cut_answer_is_none(at: int) -> None:
    assert read_ping(ping_reply()[:at]) is None


def test_the_question_is_no_answer() -> None:
    assert read_ping(ping_request()) is None


def test_an_answer_may_leave_the_port_out() -> None:
    told = bytearray(ping_reply()[:44])
    told[3] = len(told)
    assert read_ping(bytes(told)) == Located("sem5", None)


def test_browser_is_asked_with_one_byte() -> None:
    assert instances_request() == b"\x03"


def test_browser_tells_instances_and_ports() -> None:
    told = (Instance("SQLEXPRESSSYMC", "15.0.2000.5", 2638), Instance("PIPES", "15.0.2000.5", None))
    assert read_instances(instances_reply(told)) == told


def test_sample_of_the_specification() -> None:
    said = (
        b"ServerName;ILSUNG1;InstanceName;YUKONSTD;IsClustered;No;Version;9.00.1399.06;tcp;57137;;"
        b"ServerName;ILSUNG1;InstanceName;YUKONDEV;IsClustered;No;Version;9.00.1399.06;"
        b"np;\\\\ILSUNG1\\pipe\\MSSQL$YUKONDEV\\sql\\query;;"
    )
    reply = b"\x05" + len(said).to_bytes(2, "little") + said
    assert read_instances(reply) == (
        Instance("YUKONSTD", "9.00.1399.06", 57137),
        Instance("YUKONDEV", "9.00.1399.06", None),
    )
    assert read_instances(reply[:-1]) is None


def test_test_message_says_what_it_is() -> None:
    assert len(message()) <= 480
    assert read_message(message()) == Message(
        134, "sepgui", "Port test by sepgui: this message means nothing."
    )
    assert read_message(b"<134>Oct 11 22:14:15 old form") is None


@given(st.binary(max_size=300))
def test_any_bytes_give_a_value(data: bytes) -> None:
    for start in (b"", ping_reply()[:39], b"\x05\x10\x00", b"<134>1 - - "):
        for read in (read_ping, read_instances, read_message):
            read(start + data)
    length = (39 + len(data)).to_bytes(2, "big")
    read_ping(ping_reply()[:2] + length + ping_reply()[4:39] + data)
