"""The hosts of a scenario document: their services, how these speak, and their certificates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from ipaddress import ip_address
from types import MappingProxyType

from sepgui.catalogue.document import Table
from sepgui.domain.attempt import Transport
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import TlsFailure
from sepgui.simulation.amounts import delay, duration, signed_duration, windows
from sepgui.simulation.proxies import Proxy
from sepgui.simulation.speech import (
    CLOSES,
    MUTE,
    FileServer,
    Garbage,
    HangUp,
    Page,
    Say,
    Script,
    Speech,
    Web,
    banner,
    drip,
    secars,
    sepm,
)
from sepgui.simulation.tls import Certificate, TlsService
from sepgui.simulation.world import Accepting, ClockError, Delay, Listener, SimHost
from sepgui.wire import pac
from sepgui.wire.secars import BODY as HELLO

Certificates = Mapping[str, Certificate]
"""The certificates of a document, by their keys."""

_CIPHERS = {
    "TLSv1.3": "TLS_AES_256_GCM_SHA384",
    "TLSv1.2": "ECDHE-RSA-AES256-GCM-SHA384",
    "TLSv1.1": "ECDHE-RSA-AES256-SHA",
    "TLSv1": "ECDHE-RSA-AES256-SHA",
}
_TLS_FAILURES = tuple(failure for failure in TlsFailure if failure is not TlsFailure.NOT_TLS)
_SECOND_NS = 1_000_000_000

_NO_ADDRESS = QT_TRANSLATE_NOOP("Scenario", "“{text}” is no address; write one such as 10.20.4.17.")
_STATUSES = (200, 599)


def certificates(table: Table) -> Certificates:
    """Return the certificates that a table of tables describes, by their keys."""
    return {key: _certificate(table.table(key)) for key in table.every_key()}


def host(table: Table, known: Certificates) -> SimHost:
    """Return the host that a table describes; its names are read elsewhere."""
    found = SimHost(
        name=table.text("name"),
        addresses=addresses(table, "addresses"),
        listeners=tuple(_listener(inner, known) for inner in table.optional(table.tables, "service") or ()),
        when=windows(table, "when"),
        clock=tuple(_clock_error(inner) for inner in table.optional(table.tables, "clock") or ()),
    )
    table.optional(table.texts, "names")
    table.close()
    return found


def addresses(table: Table, key: str) -> tuple[str, ...]:
    """Return the addresses of a list of texts, in canonical form (RFC 5952)."""
    found: list[str] = []
    for text in table.texts(key):
        try:
            found.append(str(ip_address(text)))
        except ValueError:
            table.refuse_value(key, _NO_ADDRESS.with_(text=text))
    return tuple(found)


def _clock_error(table: Table) -> ClockError:
    found = ClockError(signed_duration(table, "off"), windows(table, "when"))
    table.close()
    return found


def _certificate(table: Table) -> Certificate:
    subject = table.text("subject")
    found = Certificate(
        subject=subject,
        issuer=table.optional(table.text, "issuer") or subject,
        names=table.texts("names"),
        valid_from_s=signed_duration(table, "from") // _SECOND_NS,
        valid_to_s=signed_duration(table, "to") // _SECOND_NS,
        key=table.optional(table.text, "key") or "RSA 2048",
        signature=table.optional(table.text, "signature") or "sha256",
        trusted=table.truth("trusted") if table.has("trusted") else True,
    )
    table.close()
    return found


def _listener(table: Table, known: Certificates) -> Listener:
    found = Listener(
        transport=table.optional_choice("transport", Transport) or Transport.TCP,
        port=table.integer("port", 1, 65_535),
        speech=SPEECHES[table.choice("speaks", SPEECHES)](table, known),
        accepting=table.optional_choice("accepting", Accepting) or Accepting.ACCEPT,
        tls=_tls(table.table("tls"), known) if table.has("tls") else None,
        think=delay(table, "think") if table.has("think") else Delay(0),
        when=windows(table, "when"),
        process=table.optional(table.text, "process"),
        loopback=table.optional(table.truth, "loopback") or False,
    )
    table.close()
    return found


def _tls(table: Table, known: Certificates) -> TlsService:
    version = table.optional_choice("version", _CIPHERS) or "TLSv1.3"
    found = TlsService(
        certificate=known[table.choice("certificate", known)],
        version=version,
        cipher=table.optional(table.text, "cipher") or _CIPHERS[version],
        failure=table.optional_choice("failure", _TLS_FAILURES),
        detail=table.optional(table.text, "detail") or "",
    )
    table.close()
    return found


def _secars(table: Table, _known: Certificates) -> Speech:
    return secars(table.optional(table.text, "server") or "Apache", _page(table, Page(200, HELLO)))


def _web(table: Table, _known: Certificates) -> Speech:
    page = _page(table, Page(200, b"<html></html>"))
    return Web(table.optional(table.text, "server") or "", other=page)


def _sepm(table: Table, _known: Certificates) -> Speech:
    server = table.optional(table.text, "server") or "SEPM"
    return sepm(server, table.optional(table.text, "version") or "14.3")


def _page(table: Table, usual: Page) -> Page:
    body = table.optional(table.text, "body")
    return Page(
        status=table.integer("status", *_STATUSES) if table.has("status") else usual.status,
        body=usual.body if body is None else body.encode(),
        location=table.optional(table.text, "location") or "",
    )


def _banner(table: Table, _known: Certificates) -> Speech:
    after_ns = duration(table, "after") if table.has("after") else 0
    return banner(table.text("text").encode(), after_ns)


def _drip(table: Table, _known: Certificates) -> Speech:
    return drip(table.text("text").encode(), duration(table, "every"))


def _garbage(table: Table, _known: Certificates) -> Speech:
    return Garbage(table.integer("size", 1, 65_536))


def _echo(table: Table, _known: Certificates) -> Speech:
    return Script(at_first_bytes=(Say(table.text("text").encode()),))


def _smb(table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.smb import DIALECTS

    numbers = {name: number for number, name in DIALECTS.items()}
    dialect = table.optional_choice("dialect", numbers) or "3.0.2"
    signing = 3 if table.has("signing_required") and table.truth("signing_required") else 1
    return FileServer(numbers[dialect], signing)


def _netbios_session(table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.netbios import session_answer

    error = table.integer("error", 1, 255) if table.has("error") else None
    return _answering(session_answer(error))


def _nbstat(table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.netbios import NodeName, status_reply

    names = (NodeName(name, suffix, group=False) for name in table.texts("names") for suffix in (0x00, 0x20))
    return _answering(status_reply(tuple(names)))


def _tds(table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.tds import prelogin_reply

    major = table.integer("major", 7, 99) if table.has("major") else 16
    return _answering(prelogin_reply((major, 0, 1000)))


def _sql_anywhere(table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.sql_anywhere import ping_reply

    port = table.integer("answers_on", 1, 65_535) if table.has("answers_on") else 2638
    return _answering(ping_reply(table.optional(table.text, "server") or "sem5", port))


def _sql_browser(table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.sql_browser import Instance, instances_reply

    port = table.integer("answers_on", 1, 65_535) if table.has("answers_on") else 1433
    return _answering(instances_reply((Instance(table.text("instance"), "16.0.1000.0", port),)))


def _jrmp(_table: Table, _known: Certificates) -> Speech:
    from sepgui.wire.jrmp import ping_ack

    return _answering(ping_ack())


def _pac(table: Table, _known: Certificates) -> Speech:
    pages = MappingProxyType({pac.TARGET: Page(200, pac.script())})
    return Web(table.optional(table.text, "server") or "", pages)


def _proxy(table: Table, known: Certificates) -> Speech:
    inspects = table.optional_choice("inspects", known)
    return Proxy(
        server=table.optional(table.text, "server") or "",
        status=table.integer("status", *_STATUSES) if table.has("status") else Proxy().status,
        beyond=delay(table, "beyond") if table.has("beyond") else Delay(0),
        inspects=None if inspects is None else known[inspects],
    )


def _answering(reply: bytes) -> Speech:
    return Script(at_first_bytes=(Say(reply),), at_end=(HangUp(),))


SPEECHES: Mapping[str, Callable[[Table, Certificates], Speech]] = {
    "secars": _secars,
    "sepm": _sepm,
    "web": _web,
    "banner": _banner,
    "answer": _echo,
    "drip": _drip,
    "garbage": _garbage,
    "closes": lambda _table, _known: CLOSES,
    "mute": lambda _table, _known: MUTE,
    "smb": _smb,
    "netbios-session": _netbios_session,
    "nbstat": _nbstat,
    "tds": _tds,
    "sql-anywhere": _sql_anywhere,
    "sql-browser": _sql_browser,
    "jrmp": _jrmp,
    "pac": _pac,
    "proxy": _proxy,
}
"""How a service of a scenario may speak; each reads its own keys."""
