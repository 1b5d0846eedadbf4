"""Hides names in bytes: what names people and machines is overwritten, and no length changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from msgspec.structs import replace

from sepgui.domain.exchange import Direction, Exchange, Layer, Said, Talk

_FILL = b"x"
_MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}")


def hidden_exchange(exchange: Exchange, words: Iterable[str]) -> Exchange:
    """Return an exchange whose bytes tell none of these words, in any coding that our protocols have.

    Those are ASCII and UTF-16 (upper and lower case alike), the first-level encoding of NetBIOS (RFC 1001
    14.1), and the raw bytes of a MAC address or a GUID. Addresses and ports stay, as in every report.
    """
    codings = {coded for word in words if word for coded in _codings(word)}
    if not codings:
        return exchange
    longest_first = sorted(codings, key=lambda coded: (-len(coded), coded))
    known = re.compile(b"|".join(map(re.escape, longest_first)), re.IGNORECASE)
    return replace(exchange, talks=tuple(_hidden_talk(talk, known) for talk in exchange.talks))


def _hidden_talk(talk: Talk, known: re.Pattern[bytes]) -> Talk:
    """Hide in what went one way as a whole: a name may be cut in two by the network."""
    streams: dict[tuple[Direction, Layer], bytes] = {}
    for said in talk.said:
        way = said.direction, said.layer
        streams[way] = streams.get(way, b"") + said.data
    clean = {way: known.sub(lambda found: _FILL * len(found[0]), data) for way, data in streams.items()}

    def cleaned(said: Said) -> Said:
        data = clean[said.direction, said.layer]
        return replace(said, data=data[said.offset : said.offset + len(said.data)])

    return replace(talk, said=tuple(map(cleaned, talk.said)))


def _codings(word: str) -> Iterator[bytes]:
    yield word.encode("utf-8")
    yield word.encode("utf-16-le")
    if word.isascii():
        yield bytes(ord("A") + half for byte in word.upper().encode() for half in (byte >> 4, byte & 0x0F))
    if _MAC.fullmatch(word.lower()):
        yield bytes.fromhex(re.sub("[:-]", "", word))
    try:
        guid = UUID(word)
    except ValueError:
        return
    yield guid.bytes_le
    yield guid.bytes
