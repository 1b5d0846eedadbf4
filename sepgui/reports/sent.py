"""What each kind of probe says to a port, in words for those who run the firewall."""

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
