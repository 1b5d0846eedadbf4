"""Why the system's resolver failed: one question to each configured name server (dnspython).

`getaddrinfo` has one code, EAI_AGAIN, for a server that fails, refuses, is silent or is not there.
This module only explains such a failure; addresses always come from the system.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Mapping
from contextlib import ExitStack

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.nameserver
import dns.rcode
import dns.resolver

from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.addresses import target
from sepgui.probes.explained import Explained
from sepgui.probes.platform import kernel
from sepgui.probes.seams import NameFailure

_MARGIN_NS = 100_000_000
_PATIENCE_NS = 2_000_000_000
_LARGEST_ANSWER = 65_535

_NO_SERVER_SET = Explained(
    NameFailure.NO_SERVER, QT_TRANSLATE_NOOP("Resolver", "No name server is configured on this computer.")
)
_MALFORMED = Explained(
    NameFailure.MALFORMED, QT_TRANSLATE_NOOP("Resolver", "“{name}” cannot be asked of a name server.")
)
_UNREACHABLE = Explained(
    NameFailure.NO_SERVER, QT_TRANSLATE_NOOP("Resolver", "No name server can be reached (asked: {servers}).")
)
_SILENT = Explained(
    NameFailure.TIMED_OUT, QT_TRANSLATE_NOOP("Resolver", "No name server answers (asked: {servers}).")
)
_TRUNCATED = Explained(
    NameFailure.OTHER,
    QT_TRANSLATE_NOOP(
        "Resolver",
        "The answer of {servers} is too long for UDP, and this computer's resolver got none over TCP.",
    ),
)
_ANSWERS_NOW = Explained(
    NameFailure.OTHER,
    QT_TRANSLATE_NOOP(
        "Resolver", "This computer's resolver failed for {name}, but the name server {servers} knows it."
    ),
)
_NOT_DNS = Explained(
    NameFailure.SERVER_FAILURE,
    QT_TRANSLATE_NOOP("Resolver", "The name server {servers} answers with something that is not DNS."),
)
_NO_ADDRESS = Explained(
    NameFailure.NO_ADDRESS,
    QT_TRANSLATE_NOOP("Resolver", "The name server {servers} knows {name} but has no address for it."),
)
_SERVER_FAILURE = Explained(
    NameFailure.SERVER_FAILURE,
    QT_TRANSLATE_NOOP("Resolver", "The name server {servers} fails for {name} ({rcode})."),
)
_RCODES: Mapping[dns.rcode.Rcode, Explained] = {
    dns.rcode.NXDOMAIN: Explained(
        NameFailure.NOT_FOUND,
        QT_TRANSLATE_NOOP("Resolver", "The name server {servers} says that {name} does not exist."),
    ),
    dns.rcode.REFUSED: Explained(
        NameFailure.REFUSED,
        QT_TRANSLATE_NOOP("Resolver", "The name server {servers} refuses to answer this computer."),
    ),
}


def explain(name: str, deadline_ns: int) -> Explained:
    """Return why a name gave no address, before the deadline (RFC 1035 4.1.1 for the codes of answers)."""
    try:
        system = dns.resolver.Resolver()
    except dns.resolver.NoResolverConfiguration:
        return _NO_SERVER_SET
    servers = [address for server in system.nameservers if (address := _address(server)) is not None]
    if not servers:
        return _NO_SERVER_SET
    try:
        question = dns.message.make_query(_first_tried(name, system), "A")
    except dns.exception.DNSException:
        return _MALFORMED
    until_ns = min(deadline_ns - _MARGIN_NS, time.monotonic_ns() + _PATIENCE_NS)
    told = ask_all(question, servers, system.port, until_ns)
    return _most_telling(told)


def ask_all(
    question: dns.message.QueryMessage, servers: list[str], port: int, until_ns: int
) -> dict[str, Explained]:
    """Return what each server's answer, rejection or silence until a moment means; one datagram each."""
    told = dict.fromkeys(servers, _SILENT)
    with ExitStack() as open_sockets, selectors.DefaultSelector() as waiting:
        for server in servers:
            try:
                asked = target(server, port)
                sock = open_sockets.enter_context(socket.socket(asked.family, socket.SOCK_DGRAM))
                sock.setblocking(False)
                kernel.ask_for_icmp_errors(sock)
                sock.connect(asked.address)
                sock.send(question.to_wire())
            except (OSError, ValueError):
                told[server] = _UNREACHABLE
                continue
            waiting.register(sock, selectors.EVENT_READ, server)
        while waiting.get_map() and (left_ns := until_ns - time.monotonic_ns()) > 0:
            for key, _ in waiting.select(left_ns / 1e9):
                assert isinstance(key.fileobj, socket.socket)
                meaning = _heard(key.fileobj, question)
                if meaning is not None:
                    told[key.data] = meaning
                    waiting.unregister(key.fileobj)
    return told


def _heard(sock: socket.socket, question: dns.message.QueryMessage) -> Explained | None:
    try:
        data = sock.recv(_LARGEST_ANSWER)
    except BlockingIOError:
        return _UNREACHABLE if kernel.icmp_errors(sock) else None
    except OSError:
        return _UNREACHABLE
    try:
        answer = dns.message.from_wire(data, ignore_trailing=True)
    except dns.message.Truncated:
        return _TRUNCATED
    except (dns.exception.DNSException, ValueError):
        return _NOT_DNS
    if not question.is_response(answer):
        return None
    rcode = answer.rcode()
    if rcode != dns.rcode.NOERROR:
        known = _RCODES.get(rcode)
        if known is not None:
            return known
        word = dns.rcode.to_text(rcode)
        return Explained(_SERVER_FAILURE.failure, _SERVER_FAILURE.detail.with_(rcode=word))
    if answer.flags & dns.flags.TC:
        return _TRUNCATED
    return _ANSWERS_NOW if answer.answer else _NO_ADDRESS


def _most_telling(told: Mapping[str, Explained]) -> Explained:
    # What a server said beats a silence, and a silence beats a server that is not there.
    spoken = [(server, meaning) for server, meaning in told.items() if meaning not in (_SILENT, _UNREACHABLE)]
    if spoken:
        server, meaning = spoken[0]
        return Explained(meaning.failure, meaning.detail.with_(servers=server))
    meaning = _SILENT if _SILENT in told.values() else _UNREACHABLE
    return Explained(meaning.failure, meaning.detail.with_(servers=", ".join(told)))


def _first_tried(name: str, system: dns.resolver.Resolver) -> dns.name.Name:
    relative = dns.name.from_text(name, None)
    dots = len(relative) - 1
    if relative.is_absolute() or dots >= (1 if system.ndots is None else system.ndots) or not system.search:
        return relative.concatenate(dns.name.root) if not relative.is_absolute() else relative
    return relative.concatenate(system.search[0])


def _address(server: str | dns.nameserver.Nameserver) -> str | None:
    if isinstance(server, str):
        return server
    return server.address if isinstance(server, dns.nameserver.Do53Nameserver) else None
