"""Answers chosen packets with any ICMP error, since a firewall's rules can send only some of the codes.

Runs in the router, which drops the same packets silently. Arguments: the interface, the IP version, then
PORT=TYPE/CODE[/QUOTED] for each TCP or UDP destination port; QUOTED is how many bytes beyond the IP header
are quoted (28 unless told).
"""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass

_ETH_P = {4: 0x0800, 6: 0x86DD}
_HEADER_6_BYTES = 40
_FRAGMENTATION_NEEDED = (3, 4)


@dataclass(frozen=True, slots=True)
class Answer:
    """An ICMP error: its type and code, and how many bytes of the packet it quotes beyond the IP header."""

    type: int
    code: int
    quoted: int = 28

    def to_word(self) -> str:
        """Return the answer as the command line takes it."""
        return f"{self.type}/{self.code}/{self.quoted}"


def parse_answer(word: str) -> Answer:
    """Return the answer of a word ``TYPE/CODE`` or ``TYPE/CODE/QUOTED``."""
    return Answer(*(int(part) for part in word.split("/")))


def icmp_error(packet: bytes, answer: Answer) -> bytes:
    """Return the ICMP message about an IPv4 packet, checksum and all (RFC 792)."""
    header_bytes = (packet[0] & 15) * 4
    mtu = 1400 if (answer.type, answer.code) == _FRAGMENTATION_NEEDED else 0
    quoted = packet[: header_bytes + answer.quoted]
    message = struct.pack("!BBHI", answer.type, answer.code, 0, mtu) + quoted
    return message[:2] + struct.pack("!H", _checksum(message)) + message[4:]


def icmp_error_6(packet: bytes, answer: Answer) -> bytes:
    """Return the ICMPv6 message about an IPv6 packet (RFC 4443 3); the kernel fills in its checksum."""
    return struct.pack("!BBHI", answer.type, answer.code, 0, 0) + packet[: _HEADER_6_BYTES + answer.quoted]


def _checksum(data: bytes) -> int:
    """Return the Internet checksum (RFC 1071)."""
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def serve_4(interface: str, answers: dict[int, Answer]) -> None:
    """Answer IPv4 packets until killed."""
    said = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    for packet in _heard(interface, 4):
        header_bytes = (packet[0] & 15) * 4
        answer = _answer(answers, packet[9], packet[header_bytes:])
        if answer is not None:
            said.sendto(icmp_error(packet, answer), (socket.inet_ntoa(packet[12:16]), 0))


def serve_6(interface: str, answers: dict[int, Answer]) -> None:
    """Answer IPv6 packets without extension headers until killed."""
    said = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    for packet in _heard(interface, 6):
        answer = _answer(answers, packet[6], packet[_HEADER_6_BYTES:])
        if answer is not None:
            sender = socket.inet_ntop(socket.AF_INET6, packet[8:24])
            said.sendto(icmp_error_6(packet, answer), (sender, 0))


def _heard(interface: str, version: int) -> Iterator[bytes]:
    """Say that we are ready, and yield every incoming packet of an IP version, for ever."""
    heard = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
    heard.bind((interface, _ETH_P[version]))
    print("ready", flush=True)
    while True:
        packet, sender = heard.recvfrom(65535)
        if sender[2] != socket.PACKET_OUTGOING:
            yield packet


def _answer(answers: dict[int, Answer], protocol: int, segment: bytes) -> Answer | None:
    """Return the answer to a TCP or UDP packet, by its destination port."""
    if protocol not in (socket.IPPROTO_TCP, socket.IPPROTO_UDP):
        return None
    return answers.get(int.from_bytes(segment[2:4], "big"))


if __name__ == "__main__":
    {"4": serve_4, "6": serve_6}[sys.argv[2]](
        sys.argv[1],
        {int(port): parse_answer(word) for port, _, word in (arg.partition("=") for arg in sys.argv[3:])},
    )
