"""What each kind of probe says to a port, in words for those who run the firewall, and by which document."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sepgui.domain.entry import ProbeKind
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_HELLO = QT_TRANSLATE_NOOP("Sent", "connect, one GET of the hello that a manager answers with OK, close")
_HEAD = QT_TRANSLATE_NOOP("Sent", "connect, one question over HTTP of which only the head is read, close")

SENT_WORDS: Mapping[ProbeKind, Text] = MappingProxyType(
    {
        ProbeKind.TCP: QT_TRANSLATE_NOOP("Sent", "connect and close, not a byte sent"),
        ProbeKind.UDP: QT_TRANSLATE_NOOP("Sent", "one datagram"),
        ProbeKind.TLS: QT_TRANSLATE_NOOP("Sent", "connect, a TLS handshake, close"),
        ProbeKind.HTTP: _HEAD,
        ProbeKind.HTTPS: _HEAD,
        ProbeKind.HTTP_HEAD: _HEAD,
        ProbeKind.HTTPS_HEAD: _HEAD,
        ProbeKind.SECARS_HTTP: _HELLO,
        ProbeKind.SECARS_HTTPS: _HELLO,
        ProbeKind.CLOUD: QT_TRANSLATE_NOOP(
            "Sent", "connect, a TLS handshake, one HEAD, close; the same through the system's proxy"
        ),
        ProbeKind.SMB: QT_TRANSLATE_NOOP("Sent", "connect, SMB2 NEGOTIATE and no step further, close"),
        ProbeKind.NETBIOS_SESSION: QT_TRANSLATE_NOOP("Sent", "connect, one NetBIOS session request, close"),
        ProbeKind.NBSTAT: QT_TRANSLATE_NOOP("Sent", "one datagram that asks for the NetBIOS names"),
        ProbeKind.SSH: QT_TRANSLATE_NOOP("Sent", "connect, the greeting is read, close"),
        ProbeKind.TDS: QT_TRANSLATE_NOOP("Sent", "connect, TDS PRELOGIN and no log-on, close"),
        ProbeKind.GUP: QT_TRANSLATE_NOOP("Sent", "connect, one GET of the root, no content, close"),
        ProbeKind.SEPM_CONSOLE: _HEAD,
        ProbeKind.SEPM_API: QT_TRANSLATE_NOOP("Sent", "connect, TLS, one GET of the version, close"),
        ProbeKind.WEB_CONSOLE: _HEAD,
        ProbeKind.REPORTING: _HEAD,
        ProbeKind.SQL_ANYWHERE: QT_TRANSLATE_NOOP(
            "Sent", "connect, which engine it is (TDS PRELOGIN or a ping over UDP), no log-on, close"
        ),
        ProbeKind.SQL_BROWSER: QT_TRANSLATE_NOOP("Sent", "one datagram of one byte"),
        ProbeKind.SYSLOG: QT_TRANSLATE_NOOP("Sent", "one test message"),
        ProbeKind.LISTENER: QT_TRANSLATE_NOOP("Sent", "nothing: this computer's own table of listeners"),
        ProbeKind.JRMP: QT_TRANSLATE_NOOP("Sent", "the ping of Java RMI, on this computer alone"),
        ProbeKind.PAC: QT_TRANSLATE_NOOP("Sent", "one GET of the proxy script, on this computer alone"),
    }
)

_HTTP = "RFC 9110, RFC 9112"
_SPECIFICATIONS: Mapping[ProbeKind, str] = MappingProxyType(
    {
        ProbeKind.TCP: "RFC 9293",
        ProbeKind.UDP: "RFC 768",
        ProbeKind.TLS: "RFC 8446, RFC 5246",
        ProbeKind.GUP: "RFC 1945",
        ProbeKind.SMB: "MS-SMB2 2.2.3",
        ProbeKind.NETBIOS_SESSION: "RFC 1002 4.3.2",
        ProbeKind.NBSTAT: "RFC 1002 4.2.17",
        ProbeKind.SSH: "RFC 4253 4.2",
        ProbeKind.TDS: "MS-TDS 2.2.6.5, 4.1",
        ProbeKind.SQL_ANYWHERE: "MS-TDS 2.2.6.5",
        ProbeKind.SQL_BROWSER: "MS-SQLR 2.2.2",
        ProbeKind.SYSLOG: "RFC 5424, RFC 5426",
        ProbeKind.LISTENER: "",
        ProbeKind.JRMP: "Java RMI",
    }
)


def specification(kind: ProbeKind) -> str:
    """Return the document that the bytes of a kind are from, as it is cited; empty where none are sent."""
    return _SPECIFICATIONS.get(kind, _HTTP)
