"""Messages of D-Bus without I/O, both sides: log-on and marshalling (D-Bus Specification, 0.38)."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

CALL, RETURN, ERROR, SIGNAL = 1, 2, 3, 4
LONGEST = 1 << 20
"""More than this nobody has to tell us."""
_PATH, _INTERFACE, _MEMBER, _ERROR_NAME, _REPLY_TO, _DESTINATION, _SENDER, _SIGNATURE = range(1, 9)
_FIXED = {"y": ("B", 1), "b": ("I", 4), "i": ("i", 4), "u": ("I", 4), "x": ("q", 8), "t": ("Q", 8)}
_ALIGNED = {**{kind: size for kind, (_, size) in _FIXED.items()}, "s": 4, "o": 4, "g": 1, "v": 1, "a": 4}
_STRUCTURED = "({"
_DEEPEST = 16

Value: TypeAlias = "bool | int | str | bytes | Variant | Sequence[Value] | Mapping[str, Value]"


class Variant(Struct, frozen=True):
    """A value that brings its own signature, which is one complete type."""

    signature: str
    value: Value


class Message(Struct, frozen=True, kw_only=True):
    """One message; `reply_to` is the serial of the call that a return or an error answers."""

    kind: int
    serial: int
    path: str = ""
    interface: str = ""
    member: str = ""
    error: str = ""
    reply_to: int = 0
    destination: str = ""
    signature: str = ""
    body: tuple[Value, ...] = ()


class NotDbus(Struct, frozen=True):
    """Bytes that are no message of this protocol, or one that is longer than anybody needs."""


# --- the log-on -------------------------------------------------------------------------------------


def logon(user_id: int) -> bytes:
    """Return the log-on as a user of this system, after the zero byte (Authentication Protocol)."""
    return b"\0AUTH EXTERNAL " + str(user_id).encode("ascii").hex().encode("ascii") + b"\r\n"


BEGIN = b"BEGIN\r\n"


def logged_on(line: bytes) -> bool:
    """Return whether a server's line lets us in."""
    return line.startswith(b"OK ")


# --- writing ----------------------------------------------------------------------------------------


def encoded(message: Message) -> bytes:
    """Return a message, little-endian (Message Format)."""
    body = bytearray()
    for kind, value in zip(types_in(message.signature), message.body, strict=True):
        _put(body, kind, value)
    fields: list[tuple[int, Variant]] = [
        (_PATH, Variant("o", message.path)),
        (_INTERFACE, Variant("s", message.interface)),
        (_MEMBER, Variant("s", message.member)),
        (_ERROR_NAME, Variant("s", message.error)),
        (_REPLY_TO, Variant("u", message.reply_to)),
        (_DESTINATION, Variant("s", message.destination)),
        (_SIGNATURE, Variant("g", message.signature)),
    ]
    head = bytearray(struct.pack("<BBBBII", ord("l"), message.kind, 0, 1, len(body), message.serial))
    _put(head, "a(yv)", [(code, value) for code, value in fields if value.value])
    _pad(head, 8)
    return bytes(head + body)


def _put(out: bytearray, kind: str, value: Value) -> None:
    _pad(out, _alignment(kind))
    match kind[0], value:
        case "b", bool():
            out += struct.pack("<I", value)
        case ("y" | "i" | "u" | "x" | "t") as code, int():
            out += struct.pack(f"<{_FIXED[code][0]}", value)
        case (("s" | "o"), str()):
            text = value.encode("utf-8")
            out += struct.pack("<I", len(text)) + text + b"\0"
        case "g", str():
            out += bytes([len(value)]) + value.encode("ascii") + b"\0"
        case "v", Variant():
            _put(out, "g", value.signature)
            _put(out, value.signature, value.value)
        case "a", _:
            _put_array(out, kind[1:], value)
        case "(", list() | tuple():
            for each, part in zip(types_in(kind[1:-1]), value, strict=True):
                _put(out, each, part)
        case _:
            raise ValueError(f"a value of type {kind} is not {type(value).__name__}")


def _put_array(out: bytearray, kind: str, value: Value) -> None:
    length_at = len(out)
    out += bytes(4)
    _pad(out, _alignment(kind))
    starts_at = len(out)
    match value:
        case bytes():
            out += value
        case Mapping():
            key_kind, value_kind = types_in(kind[1:-1])
            for key, each in value.items():
                _pad(out, 8)
                _put(out, key_kind, key)
                _put(out, value_kind, each)
        case list() | tuple():
            for each in value:
                _put(out, kind, each)
        case _:
            raise ValueError(f"an array of type {kind} is not {type(value).__name__}")
    struct.pack_into("<I", out, length_at, len(out) - starts_at)


def _pad(out: bytearray, size: int) -> None:
    out += bytes(-len(out) % size)


# --- reading ----------------------------------------------------------------------------------------


def read_message(data: bytes) -> tuple[Message, int] | NotDbus | None:
    """Return the first message of the bytes and its length; None while more are needed."""
    if len(data) < 16:
        return None
    order = {ord("l"): "<", ord("B"): ">"}.get(data[0])
    if order is None or data[3] != 1:
        return NotDbus()
    body_size, serial, fields_size = struct.unpack_from(f"{order}III", data, 4)
    head_size = 16 + fields_size
    head_size += -head_size % 8
    if fields_size > LONGEST or body_size > LONGEST:
        return NotDbus()
    if len(data) < head_size + body_size:
        return None
    try:
        found: Message = _read_whole(data, order, head_size, body_size, serial)
    except (ValueError, LookupError, struct.error):
        return NotDbus()
    return found, head_size + body_size


def _read_whole(data: bytes, order: str, head_size: int, body_size: int, serial: int) -> Message:
    fields: dict[int, Value] = {}
    listed, _ = _Reader(data[:head_size], order).take("a(yv)", 12)
    for field in _sequence(listed):
        code, value = _sequence(field)
        if isinstance(code, int) and isinstance(value, Variant):
            fields[code] = value.value
    signature = str(fields.get(_SIGNATURE, ""))
    reader, at, body = _Reader(data[head_size : head_size + body_size], order), 0, list[Value]()
    for kind in types_in(signature):
        value, at = reader.take(kind, at)
        body.append(value)
    reply_to = fields.get(_REPLY_TO, 0)
    return Message(
        kind=data[1],
        serial=serial,
        path=str(fields.get(_PATH, "")),
        interface=str(fields.get(_INTERFACE, "")),
        member=str(fields.get(_MEMBER, "")),
        error=str(fields.get(_ERROR_NAME, "")),
        reply_to=reply_to if isinstance(reply_to, int) else 0,
        destination=str(fields.get(_DESTINATION, "")),
        signature=signature,
        body=tuple(body),
    )


class _Reader:
    """Values of one block; what does not fit is a ValueError, a LookupError or a struct.error."""

    def __init__(self, data: bytes, order: str) -> None:
        self._data = data
        self._order = order

    def take(self, kind: str, at: int, depth: int = 0) -> tuple[Value, int]:
        """Return the value at a place, and where the next one may begin."""
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        at += -at % _alignment(kind)
        match kind[0]:
            case "s" | "o":
                size, at = self._number("I", at, 4)
                return self._text(at, size), at + size + 1
            case "g":
                size, at = self._number("B", at, 1)
                return self._text(at, size), at + size + 1
            case "b":
                flag, at = self._number("I", at, 4)
                return bool(flag), at
            case "v":
                signature, at = self.take("g", at, depth)
                (only,) = types_in(str(signature))
                value, at = self.take(only, at, depth + 1)
                return Variant(only, value), at
            case "a":
                return self._array(kind[1:], at, depth)
            case "(":
                parts: list[Value] = []
                for each in types_in(kind[1:-1]):
                    part, at = self.take(each, at, depth + 1)
                    parts.append(part)
                return parts, at
            case code:
                form, size = _FIXED[code]
                return self._number(form, at, size)

    def _array(self, kind: str, at: int, depth: int) -> tuple[Value, int]:
        size, at = self._number("I", at, 4)
        at += -at % _alignment(kind)
        end = at + size
        if end > len(self._data):
            raise ValueError("an array ends after its message")
        if kind == "y":
            return self._data[at:end], end
        entries = kind[0] == "{"
        found: list[Value] = []
        while at < end:
            before = at
            each, at = self.take(f"({kind[1:-1]})" if entries else kind, at, depth + 1)
            if at <= before:
                raise ValueError("an array of nothing")
            found.append(each)
        if not entries:
            return found, end
        return {str(key): value for key, value in map(_sequence, found)}, end

    def _number(self, form: str, at: int, size: int) -> tuple[int, int]:
        (number,) = struct.unpack_from(f"{self._order}{form}", self._data, at)
        return int(number), at + size

    def _text(self, at: int, size: int) -> str:
        if at + size >= len(self._data):
            raise ValueError("a text ends after its message")
        return self._data[at : at + size].decode("utf-8")


def _sequence(value: Value) -> Sequence[Value]:
    if isinstance(value, list | tuple):
        return value
    raise ValueError("no sequence")


# --- signatures -------------------------------------------------------------------------------------


def types_in(signature: str) -> list[str]:
    """Return the complete types of a signature (Type System); raises ValueError for what is none."""
    found: list[str] = []
    at = 0
    while at < len(signature):
        end = _end_of_type(signature, at)
        found.append(signature[at:end])
        at = end
    return found


def _end_of_type(signature: str, at: int) -> int:
    while signature[at : at + 1] == "a":
        at += 1
    opens = signature[at : at + 1]
    if opens in _ALIGNED and opens:
        return at + 1
    if opens and opens in _STRUCTURED:
        closes = ")" if opens == "(" else "}"
        inner = at + 1
        while inner < len(signature) and signature[inner] != closes:
            inner = _end_of_type(signature, inner)
        if inner < len(signature) and inner > at + 1:
            return inner + 1
    raise ValueError("no signature")


def _alignment(kind: str) -> int:
    return 8 if kind[0] in _STRUCTURED else _ALIGNED[kind[0]]


# --- the address ------------------------------------------------------------------------------------


def unix_addresses(address: str) -> Iterable[str]:
    """Return the sockets of an address (Server Addresses), an abstract one with a zero byte first."""
    for each in address.split(";"):
        transport, _, options = each.partition(":")
        if transport == "unix":
            for option in options.split(","):
                key, _, value = option.partition("=")
                if key in ("path", "abstract"):
                    plain = _unescaped(value)
                    yield f"\0{plain}" if key == "abstract" else plain


def _unescaped(value: str) -> str:
    from urllib.parse import unquote

    return unquote(value)
