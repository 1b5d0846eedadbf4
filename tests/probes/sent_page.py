"""Writes the page that says what sepgui sends, from the bytes that the probe contract holds the wire to."""

from __future__ import annotations

import sys

from sepgui import __version__
from sepgui.catalogue import load_catalogue
from sepgui.domain.entry import ProbeKind
from sepgui.engine.proofs import PULSED
from sepgui.probes.table import PROBES
from sepgui.reports.sent import specification
from tests.probes.contract import ALSO, said

_HEAD = """# What sepgui sends

Everything that a probe says to a port, kind by kind, for whoever runs the firewall or the intrusion \
detection. The page is generated (`python3 dev.py docs`) from the bytes that the probe contract \
(`tests/probes/contract.py`) compares with what arrives at the far end, on real sockets and in the simulation.

- Each TCP attempt is one ordinary connect of the operating system, at most one exchange, and a close with \
FIN: no raw packets, no reset, no hidden retry. Each UDP attempt is one datagram.
- Nothing logs on, and nothing is written to 8765 and 8447: the exposure check connects to them once and \
closes, and a watch does not even do that. On the host itself the system's own table of listeners tells who \
holds them, without a packet.
- 2968 and 1100 are asked by the host itself, once, and only where that table shows a listener: one exchange \
over loopback. From then on a watch reads the table, and asks again only when another process holds the \
port, or ten minutes after an answer that was not the right one.
- A second connection, within the same deadline, has two reasons only: a server that wants none of the \
current TLS versions is offered the outdated ones alone (TLS 1.0 and 1.1), and a database on 1433 or 2638 \
that closes without a word is asked inside TLS (TDS 8.0, strict encryption).
- Nothing is sent to 138 and 514 unless it is asked for by name (`--ask`), and then once per run, never in a \
watch; the same holds for UDP 1434, which is beside the port matrix.
- At the gentle pace a client computer is asked one port at a time, with pauses of five seconds; silent \
ports are asked less and less often, down to once in five minutes.
- A kind marked with \u2020 sends its bytes in a watch only every ten minutes and after a failure; in \
between it only connects (with a TLS handshake where the port speaks TLS). The console is asked every two \
minutes, for a pulse does not see that its list of addresses turns us away. A proof that found something \
amiss is made again after a minute.

The bytes are those of the application, inside TLS where it is spoken. In text, `\\r` and `\\n` are the \
bytes 0D and 0A; a host name or a port in it is that of the host asked. Other bytes are in hexadecimal. \
Ports marked with \u2021 are asked in this way by the host itself alone, through its own loopback address.

| kind | ports by default | what it does | bytes | from |
|---|---|---|---|---|
"""
_HTTP = "RFC 9110, RFC 9112"
_SECARS = f"{_HTTP}; the path that administrators try in a browser"
SOURCES = {kind: specification(kind) for kind in PROBES} | {
    ProbeKind.SECARS_HTTP: _SECARS,
    ProbeKind.SECARS_HTTPS: _SECARS,
    ProbeKind.SEPM_API: f"{_HTTP}; the path of the vendor's REST API",
    ProbeKind.CLOUD: "RFC 9110 9.3.2, 9.3.6",
    ProbeKind.SQL_ANYWHERE: "MS-TDS 2.2.6.5; the ping from public descriptions",
    ProbeKind.LISTENER: "the operating system",
    ProbeKind.JRMP: "Java RMI specification, wire protocol",
}
"""The documents that the bytes are from, with more than their name where that says more."""


def page() -> str:
    """Return the page: one row for each kind of probe."""
    return _HEAD + "".join(_row(kind) for kind in PROBES)


def shown(kind: ProbeKind) -> str:
    """Return the bytes of a kind, readable: text where they are text, hexadecimal where not."""
    also = "".join(f"; {when}: {_readable(data)}" for when, data in ALSO.get(kind, ()))
    ports = [*_ports(kind), *_own_ports(kind)]
    return _readable(said(kind, ports[0][1] if ports else 0)) + also


def _readable(data: bytes) -> str:
    if not data:
        return "none"
    text = data.decode("latin-1")
    if all(" " <= each <= "~" or each in "\r\n" for each in text):
        plain = text.replace(__version__, "VERSION").replace("\r", "\\r").replace("\n", "\\n")
        return f"`{plain}`".replace("|", "\\|")
    return f"`{data.hex(' ')}`"


def _row(kind: ProbeKind) -> str:
    mark = " \u2020" if kind in PULSED else ""
    asked = [f"{transport}/{port}" for transport, port in _ports(kind)]
    asked += [f"{transport}/{port} \u2021" for transport, port in _own_ports(kind)]
    ports = ", ".join(asked) or "none"
    promise = (sys.modules[PROBES[kind].__module__].__doc__ or "").partition("\n")[0]
    what = promise.partition(": ")[2] or promise
    return f"| `{kind.value}`{mark} | {ports} | {what} | {shown(kind)} | {SOURCES[kind]} |\n"


def _ports(kind: ProbeKind) -> list[tuple[str, int]]:
    entries = load_catalogue().entries
    asked = (
        (each.transport.value, each.port)
        for entry in entries
        for each in entry.endpoints
        if each.probe is kind
    )
    return list(dict.fromkeys(asked))


def _own_ports(kind: ProbeKind) -> list[tuple[str, int]]:
    return [
        (each.transport.value, each.port)
        for entry in load_catalogue().entries
        if entry.local_only
        for each in entry.endpoints
        if (each.own_probe or ProbeKind.LISTENER) is kind
    ]


if __name__ == "__main__":
    sys.stdout.write(page())
