"""What an attempt said and heard, as hexadecimal with the text beside it, and as values for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.exchange import MOST_KEPT, Direction, Exchange, Layer, Said, Talk
from sepgui.domain.wording import REASON_WORDS, STATE_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, localised, translate
from sepgui.reports.sent import SENT_WORDS, specification

_ROW = 16
_HALF = 8
_WIDE = _ROW * 3 + 1


class Part(Struct, frozen=True):
    """One paragraph of an exchange: a heading, and the rows of bytes below it, if it has any.

    `direction` is None for what heads a connection or tells of it.
    """

    heading: str
    rows: tuple[str, ...] = ()
    direction: Direction | None = None


def exchange_parts(exchange: Exchange, lang: Lang) -> Iterator[Part]:
    """Yield the paragraphs of an exchange: of each connection its ends, then its bytes in order."""
    yield Part(translate(_DOES.with_(what=SENT_WORDS[exchange.kind]), lang))
    if not exchange.talks:
        yield Part(translate(_NOTHING, lang))
    for talk in exchange.talks:
        yield Part(_ends(talk, lang))
        if talk.tls and not any(each.layer is Layer.HANDSHAKE for each in talk.said):
            yield Part(translate(_NO_HANDSHAKE, lang))
        if not talk.said:
            yield Part(translate(_NO_BYTES, lang))
        for said in talk.said:
            yield Part(_heading(said, exchange, lang), tuple(hex_rows(said)), said.direction)
        for direction, layer, count in talk.left_out:
            words = translate(_LEFT_OUT[direction, layer].with_(count=count, most=MOST_KEPT), lang)
            yield Part(words)


def exchange_text(exchange: Exchange, lang: Lang) -> str:
    """Return an exchange as text, for a terminal or the clipboard."""
    lines: list[str] = []
    for part in exchange_parts(exchange, lang):
        mark = "" if part.direction is None else f"{_MARKS[part.direction]} "
        lines += [f"{mark}{part.heading}", *(f"  {row}" for row in part.rows)]
    return "\n".join(lines) + "\n"


def exchanges_text(exchanges: Iterable[tuple[CellKey, Exchange]], lang: Lang) -> str:
    """Return the exchanges of several cells as text, each below the name of its cell."""
    told = (f"\n{cell}\n{exchange_text(exchange, lang)}" for cell, exchange in exchanges)
    return "".join(told)


def exchange_record(exchange: Exchange) -> dict[str, Any]:
    """Return an exchange as people script against it: part of the schema `sepgui.check/1`."""
    from sepgui.reports.check import iso_ms

    return {
        "probe": exchange.kind.value,
        "specification": specification(exchange.kind) or None,
        "at": iso_ms(exchange.at_unix_ns),
        "talks": [_talk_record(talk) for talk in exchange.talks],
    }


def hex_rows(said: Said) -> Iterator[str]:
    """Yield rows of sixteen bytes: the offset within the direction, hexadecimal, and printable ASCII."""
    for start in range(0, len(said.data), _ROW):
        row = said.data[start : start + _ROW]
        halves = (row[:_HALF].hex(" "), row[_HALF:].hex(" "))
        text = "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in row)
        yield f"{said.offset + start:04x}  {'  '.join(halves):<{_WIDE}} {text}"


def _talk_record(talk: Talk) -> dict[str, Any]:
    return {
        "transport": talk.transport.value,
        "address": talk.address,
        "port": talk.port,
        "local_address": talk.local_address,
        "local_port": talk.local_port,
        "at_ms": _ms(talk.at_ns),
        "state": talk.state.value,
        "reason": talk.reason.value,
        "tls": talk.tls or None,
        "said": [
            {
                "direction": said.direction.value,
                "layer": said.layer.value,
                "at_ms": _ms(said.at_ns),
                "offset": said.offset,
                "length": said.length,
                "hex": said.data.hex(),
            }
            for said in talk.said
        ],
        "left_out": [
            {"direction": direction.value, "layer": layer.value, "length": count}
            for direction, layer, count in talk.left_out
        ],
    }


def _ms(ns: int) -> float:
    return round(ns / 1e6, 3)


def _ends(talk: Talk, lang: Lang) -> str:
    near = "–" if talk.local_address is None else _end(talk.local_address, talk.local_port or 0)
    what = _TCP if talk.transport is Transport.TCP else _UDP
    text = what.with_(
        near=near,
        far=_end(talk.address, talk.port),
        state=STATE_WORDS[talk.state],
        reason=REASON_WORDS[talk.reason],
    )
    tls = f" · {talk.tls}" if talk.tls else ""
    return translate(text, lang) + tls


def _end(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _heading(said: Said, exchange: Exchange, lang: Lang) -> str:
    words = [
        translate(_WAYS[said.direction, said.layer], lang),
        f"+{localised(_ms(said.at_ns), lang)} ms",
        translate(_LENGTH.with_(count=said.length), lang),
    ]
    document = _TLS if said.layer is Layer.HANDSHAKE else specification(exchange.kind)
    return " · ".join([*words, document] if document else words)


_TLS = "RFC 8446, RFC 5246"
_MARKS = {Direction.SENT: "→", Direction.RECEIVED: "←"}
_DOES = QT_TRANSLATE_NOOP("Exchange", "What this probe does: {what}.")
_NOTHING = QT_TRANSLATE_NOOP("Exchange", "Nothing went over the network.")
_NO_BYTES = QT_TRANSLATE_NOOP("Exchange", "Not a byte was sent or received.")
_NO_HANDSHAKE = QT_TRANSLATE_NOOP("Exchange", "A simulation has no bytes of the TLS handshake.")
_TCP = QT_TRANSLATE_NOOP("Exchange", "TCP {near} → {far} · {state}: {reason}")
_UDP = QT_TRANSLATE_NOOP("Exchange", "UDP {near} → {far} · {state}: {reason}")
_LENGTH = QT_TRANSLATE_NOOP("Exchange", "bytes: {count}")
_WAYS: dict[tuple[Direction, Layer], Text] = {
    (Direction.SENT, Layer.WIRE): QT_TRANSLATE_NOOP("Exchange", "Sent"),
    (Direction.RECEIVED, Layer.WIRE): QT_TRANSLATE_NOOP("Exchange", "Received"),
    (Direction.SENT, Layer.HANDSHAKE): QT_TRANSLATE_NOOP("Exchange", "Sent in the TLS handshake"),
    (Direction.RECEIVED, Layer.HANDSHAKE): QT_TRANSLATE_NOOP("Exchange", "Received in the TLS handshake"),
    (Direction.SENT, Layer.INSIDE): QT_TRANSLATE_NOOP("Exchange", "Sent inside TLS, before encryption"),
    (Direction.RECEIVED, Layer.INSIDE): QT_TRANSLATE_NOOP(
        "Exchange", "Received inside TLS, after decryption"
    ),
}
_MORE_SENT = QT_TRANSLATE_NOOP("Exchange", "Sent besides and not kept, in bytes: {count} (after {most}).")
_MORE_RECEIVED = QT_TRANSLATE_NOOP(
    "Exchange", "Received besides and not kept, in bytes: {count} (after {most})."
)
_LEFT_OUT: dict[tuple[Direction, Layer], Text] = {
    **{(Direction.SENT, layer): _MORE_SENT for layer in Layer},
    **{(Direction.RECEIVED, layer): _MORE_RECEIVED for layer in Layer},
}
