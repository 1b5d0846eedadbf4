"""Bytes as people read them, and with the names in them hidden."""

from __future__ import annotations

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind, Role
from sepgui.domain.exchange import Direction, Exchange, Layer, Said, Talk
from sepgui.domain.host import parse_host
from sepgui.domain.outcome import Fact, FactName, Meaning, Reason, State
from sepgui.domain.site import SiteHost
from sepgui.reports.exchange import exchange_parts, exchange_record, exchange_text, hex_rows
from sepgui.reports.mask import private_names
from sepgui.reports.mask_bytes import hidden_exchange
from sepgui.wire.netbios import encoded

SEPM = SiteHost("sepm", parse_host("sepm.example"), frozenset({Role.MANAGER}))


def sent(data: bytes, offset: int = 0, layer: Layer = Layer.WIRE) -> Said:
    return Said(Direction.SENT, layer, 1_500_000, offset, data, len(data))


def exchange(*said: Said, tls: str = "") -> Exchange:
    ends = (Transport.TCP, "192.0.2.10", 8014, "192.0.2.55", 50123)
    return Exchange(ProbeKind.SECARS_HTTP, 0, (Talk(*ends, 0, State.OPEN, Reason.SYN_ACK, said, (), tls),))


def test_rows_have_offset_bytes_and_text() -> None:
    rows = list(hex_rows(sent(b"GET / HTTP/1.1\r\n\x00~", offset=0x10)))
    assert rows == [
        "0010  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..",
        "0020  00 7e                                             .~",
    ]


def test_the_text_says_which_way_when_how_much_and_by_which_document() -> None:
    text = exchange_text(exchange(sent(b"GET /")), "en")
    assert "TCP 192.0.2.55:50123 → 192.0.2.10:8014 · open" in text
    assert "→ Sent · +1.5 ms · bytes: 5 · RFC 9110, RFC 9112\n  0000  47 45 54 20 2f" in text
    assert "+1,5 ms" in exchange_text(exchange(sent(b"GET /")), "it")


def test_what_is_encrypted_on_the_wire_is_told_as_such() -> None:
    parts = [
        part.heading for part in exchange_parts(exchange(sent(b"x", layer=Layer.INSIDE), tls="TLSv1.3"), "en")
    ]
    assert any("inside TLS, before encryption" in heading for heading in parts)
    assert "A simulation has no bytes of the TLS handshake." in parts
    plain = exchange_parts(exchange(sent(b"x", layer=Layer.HANDSHAKE), tls="TLSv1.3"), "en")
    assert not any("simulation" in part.heading for part in plain)


def test_the_record_has_every_byte() -> None:
    record = exchange_record(exchange(sent(b"\x01\x02")))
    assert record["talks"][0]["said"] == [
        {"direction": "sent", "layer": "wire", "at_ms": 1.5, "offset": 0, "length": 2, "hex": "0102"}
    ]


def test_names_are_hidden_in_every_coding_and_lengths_stay() -> None:
    mac, guid = "00:0c:29:aa:bb:cc", "12345678-9abc-def0-1234-56789abcdef0"
    told = {FactName.MAC: mac, FactName.SERVER_GUID: guid, FactName.NETBIOS_NAMES: "SEPMSRV"}
    facts = tuple(Fact(name, value) for name, value in told.items())
    words = private_names([SEPM], [Meaning(State.OPEN, Reason.SYN_ACK, facts=facts)])
    data = (
        b"Host: SEPM.example\r\n"
        + "sepm.example".encode("utf-16-le")
        + encoded("sepmsrv", 0x20)
        + bytes.fromhex("000c29aabbcc 78563412bc9af0de123456789abcdef0")
    )
    (talk,) = hidden_exchange(exchange(sent(data)), words).talks
    hidden = talk.said[0].data
    assert len(hidden) == len(data)
    assert hidden.startswith(b"Host: xxxxxxxxxxxx\r\n")
    for coded in ("sepm".encode("utf-16-le"), encoded("sepmsrv", 0x20)[1:15], bytes.fromhex("29aabb")):
        assert coded not in hidden
    assert b"\xbc\x9a\xf0\xde" not in hidden


def test_a_name_that_the_network_cut_in_two_is_hidden() -> None:
    (talk,) = hidden_exchange(exchange(sent(b"sepm.ex"), sent(b"ample!", offset=7)), ["sepm.example"]).talks
    assert [said.data for said in talk.said] == [b"xxxxxxx", b"xxxxx!"]
