"""Messages of D-Bus: what is written is read again, and any bytes are borne."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.dbus import (
    CALL,
    LONGEST,
    SIGNAL,
    Message,
    NotDbus,
    Variant,
    encoded,
    logged_on,
    logon,
    read_message,
    types_in,
    unix_addresses,
)

NOTIFY = Message(
    kind=CALL,
    serial=7,
    path="/org/freedesktop/Notifications",
    interface="org.freedesktop.Notifications",
    member="Notify",
    destination="org.freedesktop.Notifications",
    signature="susssasa{sv}i",
    body=(
        "sepgui",
        0,
        "",
        "Ora è aperta",
        "8443/tcp",
        ["default", "Apri"],
        {"urgency": Variant("y", 1), "image-data": Variant("(iiibiiay)", [1, 1, 4, True, 8, 4, b"rgba"])},
        -1,
    ),
)
ACTION = Message(
    kind=SIGNAL,
    serial=9,
    path="/org/freedesktop/Notifications",
    interface="org.freedesktop.Notifications",
    member="ActionInvoked",
    signature="us",
    body=(3, "default"),
)


@pytest.mark.parametrize("message", [NOTIFY, ACTION])
def test_what_is_written_is_read_again(message: Message) -> None:
    data = encoded(message)
    assert read_message(data) == (message, len(data))
    assert read_message(data + b"more") == (message, len(data)), "only the first one is taken"


def test_a_hello_is_the_bytes_of_the_specification() -> None:
    hello = Message(kind=CALL, serial=1, path="/a", member="Hello")
    assert encoded(hello) == (
        b"l\x01\x00\x01\x00\x00\x00\x00\x01\x00\x00\x00\x1e\x00\x00\x00"
        b"\x01\x01o\x00\x02\x00\x00\x00/a\x00\x00\x00\x00\x00\x00"
        b"\x03\x01s\x00\x05\x00\x00\x00Hello\x00\x00\x00"
    )


def test_big_endian_is_read_too() -> None:
    data = b"B\x04\x00\x01\0\0\0\x04\0\0\0\x02\0\0\0\x07\x08\x01g\0\x01u\0\0\0\0\0\x05"
    found = read_message(data)
    assert found == (Message(kind=SIGNAL, serial=2, signature="u", body=(5,)), len(data))


def test_part_of_a_message_waits_for_the_rest() -> None:
    data = encoded(NOTIFY)
    assert {read_message(data[:size]) for size in range(len(data))} == {None}


def test_a_message_that_is_longer_than_any_is_refused() -> None:
    head = b"l\x01\x00\x01" + (LONGEST + 1).to_bytes(4, "little") + b"\x01\0\0\0" + bytes(4)
    assert read_message(head) == NotDbus()


@given(st.binary(max_size=300))
def test_any_bytes_are_borne(data: bytes) -> None:
    read_message(data)


@given(st.integers(0, len(encoded(NOTIFY)) - 1), st.integers(0, 255))
def test_any_damage_is_borne(at: int, byte: int) -> None:
    data = bytearray(encoded(NOTIFY))
    data[at] = byte
    read_message(bytes(data))


@given(st.text("ybiusgov(){}a", max_size=40))
def test_any_signature_is_borne(text: str) -> None:
    with suppress(ValueError):
        assert "".join(types_in(text)) == text


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(ValueError, match="a value of type u"):
        encoded(Message(kind=CALL, serial=1, signature="u", body=("text",)))


def test_the_log_on_names_the_user() -> None:
    assert logon(1000) == b"\0AUTH EXTERNAL 31303030\r\n"
    assert logged_on(b"OK 1234deadbeef")
    assert not logged_on(b"REJECTED EXTERNAL")


def test_addresses_of_sockets_are_found() -> None:
    text = "tcp:host=a;unix:path=/run/user/1000/bus,guid=1;unix:abstract=/tmp/a%20b"
    assert list(unix_addresses(text)) == ["/run/user/1000/bus", "\0/tmp/a b"]
    assert list(unix_addresses("")) == []
