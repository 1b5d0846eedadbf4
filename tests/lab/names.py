"""Names of the lab and the ways in which asking for one fails: a small name server (RFC 1035) and its table.

It runs in the router, on the address that the lab's resolv.conf names.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from dataclasses import dataclass
from enum import StrEnum

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

from sepgui.probes.seams import NameFailure
from tests.lab import addresses as at

_PORT = 53
_TTL_S = 30


class Answering(StrEnum):
    """What the name server does when it is asked for a name."""

    ADDRESSES = "gives its addresses"
    SILENCE = "never answers"
    NXDOMAIN = "says that the name does not exist"
    SERVFAIL = "says that it failed"
    REFUSED = "refuses"
    TRUNCATED = "truncates over UDP, answers over TCP"
    TRUNCATED_FOR_EVER = "truncates over UDP, accepts TCP and never answers"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what the server does for it, and what must come out of resolving it."""

    label: str
    answering: Answering
    addresses: tuple[str, ...] = ()
    failure: NameFailure | None = None

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.label}.{at.DOMAIN}"


NAMES = (
    Name("manager", Answering.ADDRESSES, (at.SERVER,)),
    Name("far", Answering.ADDRESSES, (at.FAR_SERVER,)),
    Name("dual", Answering.ADDRESSES, (at.FAR_SERVER, at.FAR_SERVER_6)),
    Name("six", Answering.ADDRESSES, (at.FAR_SERVER_6,)),
    Name("two", Answering.ADDRESSES, (at.SERVER, at.SECOND_MANAGER)),
    Name("push-target", Answering.ADDRESSES, (at.PUSH_TARGET,)),
    Name("pushtarget", Answering.ADDRESSES, (at.PUSH_TARGET,)),
    Name("cloud", Answering.ADDRESSES, (at.CLOUD,)),
    Name("late", Answering.ADDRESSES, (at.STAND_IN,)),
    Name("long", Answering.TRUNCATED, (at.SERVER,)),
    Name("no-address", Answering.ADDRESSES, (), NameFailure.NO_ADDRESS),
    Name("nobody", Answering.NXDOMAIN, (), NameFailure.NOT_FOUND),
    Name("broken", Answering.SERVFAIL, (), NameFailure.SERVER_FAILURE),
    Name("forbidden", Answering.REFUSED, (), NameFailure.REFUSED),
    Name("silent", Answering.SILENCE, (), NameFailure.TIMED_OUT),
    Name("hangs", Answering.TRUNCATED_FOR_EVER, (), NameFailure.TIMED_OUT),
)
_RCODES = {
    Answering.NXDOMAIN: dns.rcode.NXDOMAIN,
    Answering.SERVFAIL: dns.rcode.SERVFAIL,
    Answering.REFUSED: dns.rcode.REFUSED,
}
_TRUNCATED = (Answering.TRUNCATED, Answering.TRUNCATED_FOR_EVER)


def reply(wire: bytes, *, over: socket.SocketKind) -> bytes | None:
    """Return the answer to a question, None for silence."""
    question = dns.message.from_wire(wire)
    asked = question.question[0]
    known = {name.name: name for name in NAMES}.get(asked.name.to_text(omit_final_dot=True).lower())
    answer = dns.message.make_response(question, recursion_available=True)
    if known is None:
        answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer.to_wire()
    if known.answering is Answering.SILENCE:
        return None
    if known.answering in _TRUNCATED and over is socket.SOCK_DGRAM:
        answer.flags |= dns.flags.TC
        return answer.to_wire()
    if known.answering is Answering.TRUNCATED_FOR_EVER:
        return None
    answer.set_rcode(_RCODES.get(known.answering, dns.rcode.NOERROR))
    wanted = [a for a in known.addresses if (":" in a) == (asked.rdtype == dns.rdatatype.AAAA)]
    if wanted and asked.rdtype in (dns.rdatatype.A, dns.rdatatype.AAAA):
        answer.answer.append(dns.rrset.from_text_list(asked.name, _TTL_S, "IN", asked.rdtype, wanted))
    return answer.to_wire()


def _answer_datagram(listener: socket.socket) -> None:
    wire, sender = listener.recvfrom(4096)
    if (answer := reply(wire, over=socket.SOCK_DGRAM)) is not None:
        listener.sendto(answer, sender)


async def _answer_stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            length = int.from_bytes(await reader.readexactly(2), "big")
            answer = reply(await reader.readexactly(length), over=socket.SOCK_STREAM)
            if answer is not None:
                writer.write(len(answer).to_bytes(2, "big") + answer)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def serve(address: str) -> None:
    """Answer until killed."""
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind((address, _PORT))
    asyncio.get_running_loop().add_reader(datagrams, _answer_datagram, datagrams)
    async with await asyncio.start_server(_answer_stream, address, _PORT) as streams:
        print("ready", flush=True)
        await streams.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
