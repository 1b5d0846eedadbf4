"""The stand-ins say what the specifications say, to the byte; a judge that does not use our codecs."""

from __future__ import annotations

import socket

import pytest

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab
from tests.lab.stand_ins import DECLINING

# MS-TDS 4.1: VERSION, ENCRYPTION, INSTOPT, THREADID and MARS of a client.
PRELOGIN = bytes.fromhex(
    "1201002f00000100 00001a0006 0100200001 0200210001 0300220004 0400260001 ff090000000000 01 00 b80d0000 01"
)
# MS-TDS 2.2.6.5: VERSION 16.0.4135 (sub-build 0) and ENCRYPT_OFF, in a packet of type 4 (2.2.3.1.1).
ANSWER = bytes.fromhex("0401001a00000100 00000b0006 0100110001 ff 100010270000 00")
LOGIN7 = bytes.fromhex("1001000c00000100 00000000")
# RFC 1002 4.3.2: the called name is *SMBSERVER<20>, the caller LAB<00>.
SESSION_REQUEST = (
    bytes.fromhex("81000044 20")
    + b"CKFDENECFDEFFCFGEFFCCACACACACACA"
    + bytes.fromhex("00 20")
    + b"EMEBECCACACACACACACACACACACACAAA"
    + b"\x00"
)


def answer(lab: Lab, address: str, port: int, question: bytes) -> bytes:
    """Return everything that comes back for a question, after which nothing more is said."""
    with lab.socket(Place.CLIENT, socket.AF_INET, socket.SOCK_STREAM) as connection:
        connection.settimeout(10)
        connection.connect((address, port))
        connection.sendall(question)
        connection.shutdown(socket.SHUT_WR)
        said = b""
        while data := connection.recv(4096):
            said += data
        return said


def test_sql_server_answers_prelogin(lab: Lab, servers: object) -> None:
    del servers
    assert answer(lab, at.DATABASE, 1433, PRELOGIN) == ANSWER


@pytest.mark.parametrize("question", [LOGIN7, b"GET / HTTP/1.0\r\n\r\n", b"", PRELOGIN[:20]])
def test_sql_server_says_nothing_else(lab: Lab, servers: object, question: bytes) -> None:
    del servers
    assert answer(lab, at.DATABASE, 1433, question) == b""


@pytest.mark.parametrize(("code", "port"), DECLINING.items())
def test_session_service_declines(lab: Lab, servers: object, code: int, port: int) -> None:
    """RFC 1002 4.3.4: type 0x83, no flags, one byte."""
    del servers
    assert answer(lab, at.STAND_IN, port, SESSION_REQUEST) == bytes([0x83, 0, 0, 1, code])
