"""Answers chosen packets with any ICMP error, since a firewall's rules can send only some of the codes.

Runs in the router, which drops the same packets silently. Arguments: the interface, then
PORT=TYPE/CODE[/QUOTED] for each TCP or UDP destination port; QUOTED is how many bytes beyond the IP header
are quoted (28 unless told).
"""

from __future__ import annotations

import socket
import struct
import sys
from dataclasses import dataclass

_ETH_P_IP = 0x0800
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


def _checksum(data: bytes) -> int:
    """Return the Internet checksum (RFC 1071)."""
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def serve(interface: str, answers: dict[int, Answer]) -> None:
    """Answer until killed."""
    heard = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
    heard.bind((interface, _ETH_P_IP))
    said = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    print("ready", flush=True)
    while True:
        packet, sender = heard.recvfrom(65535)
        if sender[2] == socket.PACKET_OUTGOING or packet[9] not in (socket.IPPROTO_TCP, socket.IPPROTO_UDP):
            continue
        header_bytes = (packet[0] & 15) * 4
        (port,) = struct.unpack("!H", packet[header_bytes + 2 : header_bytes + 4])
        if (answer := answers.get(port)) is not None:
            said.sendto(icmp_error(packet, answer), (socket.inet_ntoa(packet[12:16]), 0))


if __name__ == "__main__":
    serve(
        sys.argv[1],
        {int(port): parse_answer(word) for port, _, word in (arg.partition("=") for arg in sys.argv[2:])},
    )
