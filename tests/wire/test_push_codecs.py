"""The codecs of the push row held against MS-SMB2, RFC 1001/1002 and RFC 4253, and any bytes at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.i18n import translate
from sepgui.wire import netbios, smb, ssh
from sepgui.wire.netbios import NodeName, NodeStatus, NotNetbios, SessionAnswer
from sepgui.wire.smb import Negotiated, NotSmb
from sepgui.wire.ssh import Greeting, NotSsh
from sepgui.wire.strangers import is_known, named
from sepgui.wire.tds import prelogin_reply

GUID = bytes(range(16))


def test_smb_question_is_that_of_ms_smb2() -> None:
    request = smb.negotiate_request()
    assert len(request) == 112
    assert request[:4] == bytes.fromhex("0000006c")
    assert request[4:24] == bytes.fromhex("fe534d4240000000000000000000010000000000")
    assert request[68:80] == bytes.fromhex("240004000100000000000000")
    assert request[80:96] == smb.CLIENT_GUID
    assert request[96:] == bytes.fromhex("00000000000000000202100200030203")


def test_smb_answer_tells_dialect_signing_guid_and_clock() -> None:
    reply = smb.negotiate_reply(0x0311, signing=3, guid=GUID, unix_s=1_800_000_000)
    assert smb.read_reply(reply) == Negotiated(
        0, "3.1.1", True, "03020100-0504-0706-0809-0a0b0c0d0e0f", 1_800_000_000
    )
    assert [smb.read_reply(reply[:at]) for at in (0, 3, 4, 8, 70, 131)] == [None] * 6


def test_smb_refusal_still_is_smb() -> None:
    assert smb.read_reply(smb.refusal()) == Negotiated(smb.NOT_SUPPORTED)


@pytest.mark.parametrize(
    "data", [b"HTTP/1.1 400", b"\x00\x00\x00\x08\xfeSMB", b"\x00\x00\x00\x54\xffSMB", b"\x83\x00\x00\x01\x80"]
)
def test_what_is_not_smb_is_said_so(data: bytes) -> None:
    assert smb.read_reply(data) == NotSmb(data)


def test_name_is_encoded_as_rfc_1001_has_it() -> None:
    assert netbios.encoded("*SMBSERVER", 0x20) == b"\x20CKFDENECFDEFFCFGEFFCCACACACACACA\x00"
    assert netbios.encoded("FRED", 0x20) == b"\x20EGFCEFEECACACACACACACACACACACACA\x00"


def test_session_request_and_its_answers() -> None:
    request = netbios.session_request()
    assert len(request) == 72
    assert request[:4] == bytes.fromhex("81000044")
    assert netbios.read_session_answer(b"\x82\x00\x00\x00") == SessionAnswer()
    assert netbios.read_session_answer(bytes.fromhex("8300000180")) == SessionAnswer(0x80)
    assert netbios.read_session_answer(bytes.fromhex("84000006c00002010087")) == SessionAnswer(None, True)
    assert netbios.read_session_answer(bytes.fromhex("83000001")) is None
    assert netbios.read_session_answer(b"SSH-2") == NotNetbios(b"SSH-2")


def test_node_status_question_is_50_bytes_for_one_node() -> None:
    request = netbios.status_request()
    assert request == bytes.fromhex("534700000001000000000000") + b"\x20CK" + b"A" * 30 + bytes.fromhex(
        "0000210001"
    )
    assert len(request) == 50


def test_node_status_tells_names_and_mac() -> None:
    names = (NodeName("PC-17", 0x00, False), NodeName("WORK", 0x00, True), NodeName("PC-17", 0x20, False))
    status = netbios.read_status(netbios.status_reply(names, bytes.fromhex("00155d010203")))
    assert status == NodeStatus(names, "00:15:5d:01:02:03")
    assert isinstance(status, NodeStatus)
    assert status.computer == ("PC-17",)


def test_greeting_names_the_software_and_may_come_after_other_lines() -> None:
    assert ssh.read_greeting(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n") == Greeting(
        "2.0", "OpenSSH_9.2p1 Debian-2"
    )
    assert ssh.read_greeting(b"welcome\r\nSSH-1.99-x\n") == Greeting("1.99", "x")
    assert ssh.read_greeting(b"SSH-2.0-Open") is None
    assert ssh.read_greeting(b"\x16\x03\x01") == NotSsh(b"\x16\x03\x01")
    assert isinstance(ssh.read_greeting(b"SSH-" + b"x" * 300), NotSsh)
    assert isinstance(ssh.read_greeting(b"line\r\n" * 1000), NotSsh)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"HTTP/1.1 400 Bad Request\r\nx", "a web server (HTTP/1.1 400 Bad Request)"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "an SSH server (SSH-2.0-OpenSSH_9.2)"),
        (bytes.fromhex("15030100020246"), "a service that wants TLS"),
        (smb.refusal(), "a file server that speaks SMB 2 or 3"),
        (b"\x00\x00\x00\x60\xfdSMB", "a file server that speaks SMB 2 or 3"),
        (bytes.fromhex("160303004a020000"), "a service that speaks TLS"),
        (netbios.session_answer(), "a NetBIOS session service"),
        (netbios.session_answer(0x82), "a NetBIOS session service"),
        (prelogin_reply(), "a SQL Server"),
        (bytes.fromhex("4e0009") + b"127.0.0.1" + bytes.fromhex("0000c3a4"), "a Java RMI service"),
        (bytes.fromhex("030000130ed000001234000209080002000000"), "a remote desktop service (RDP)"),
        (b"RFB 003.008\n", "a VNC server (RFB 003.008)"),
        (b"\xff\xfd\x18\xff\xfd\x20", "a Telnet server"),
        (b"+OK ready\r\n", "a POP3 server (+OK ready)"),
        (b"* OK IMAP4rev1\r\n", "an IMAP server (* OK IMAP4rev1)"),
        (b"220 mail ESMTP\r\n", "a mail or FTP server (220 mail ESMTP)"),
        (bytes.fromhex("000601010010"), "an old Symantec AntiVirus (rtvscan)"),
        (b"hello", "an unknown service; it began with “hello”"),
    ],
)
def test_strangers_are_named(start: bytes, words: str) -> None:
    assert translate(named(start), "en") == words
    assert is_known(start) == ("unknown" not in words)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_value(data: bytes) -> None:
    netbios.read_status(data)
    named(data)
    for read in (smb.read_reply, netbios.read_session_answer, ssh.read_greeting):
        read(data)
        read(b"\x00\x00\x00\xca\xfeSMB" + data)


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_what_is_understood_once_stays_so(pieces: list[bytes]) -> None:
    data = b""
    for piece in pieces:
        before = smb.read_reply(data)
        data += piece
        assert before is None or isinstance(smb.read_reply(data), NotSmb | Negotiated)
