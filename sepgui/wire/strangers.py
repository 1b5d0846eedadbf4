"""Names what answered on a port though it is not what belongs there, from its first bytes."""

from __future__ import annotations

from collections.abc import Callable

from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.wire.shown import shown_bytes
from sepgui.wire.tls import alert_name

_TELNET = QT_TRANSLATE_NOOP("Stranger", "a Telnet server")  # RFC 854
_KNOWN: tuple[tuple[Callable[[bytes], bool], Text], ...] = (
    (lambda start: start.startswith(b"HTTP/"), QT_TRANSLATE_NOOP("Stranger", "a web server ({start})")),
    (lambda start: start.startswith(b"SSH-"), QT_TRANSLATE_NOOP("Stranger", "an SSH server ({start})")),
    (lambda start: alert_name(start) is not None, QT_TRANSLATE_NOOP("Stranger", "a service that wants TLS")),
    (
        lambda start: start[:2] == b"\x16\x03" and start[5:6] == b"\x02",  # RFC 8446 4: ServerHello
        QT_TRANSLATE_NOOP("Stranger", "a service that speaks TLS"),
    ),
    (
        lambda start: start[4:8] in (b"\xfeSMB", b"\xfdSMB"),  # MS-SMB2 2.2.1, 2.2.41
        QT_TRANSLATE_NOOP("Stranger", "a file server that speaks SMB 2 or 3"),
    ),
    (
        lambda start: start[4:8] == b"\xffSMB",
        QT_TRANSLATE_NOOP("Stranger", "a file server that speaks SMB 1"),
    ),
    (
        lambda start: start[:4] in (b"\x82\0\0\0", b"\x83\0\0\1"),  # RFC 1002 4.3.3, 4.3.4
        QT_TRANSLATE_NOOP("Stranger", "a NetBIOS session service"),
    ),
    (
        lambda start: start[:2] == b"\x04\x01" and start[4:8] == b"\0\0\1\0",  # MS-TDS 2.2.3.1
        QT_TRANSLATE_NOOP("Stranger", "a SQL Server"),
    ),
    (
        lambda start: start[:1] == b"\x4e" and start[1:2] == b"\0" and start[-4:-2] == b"\0\0",
        QT_TRANSLATE_NOOP("Stranger", "a Java RMI service"),  # Java RMI 10.2: ProtocolAck
    ),
    (
        lambda start: start[:2] == b"\x03\0" and start[5:6] == b"\xd0",  # RFC 2126, X.224 connection confirm
        QT_TRANSLATE_NOOP("Stranger", "a remote desktop service (RDP)"),
    ),
    (lambda start: start.startswith(b"RFB "), QT_TRANSLATE_NOOP("Stranger", "a VNC server ({start})")),
    (lambda start: start[:1] == b"\xff" and start[1:2] in b"\xfb\xfd", _TELNET),
    (lambda start: start.startswith(b"+OK"), QT_TRANSLATE_NOOP("Stranger", "a POP3 server ({start})")),
    (lambda start: start.startswith(b"* OK"), QT_TRANSLATE_NOOP("Stranger", "an IMAP server ({start})")),
    (lambda start: start.startswith(b"220"), QT_TRANSLATE_NOOP("Stranger", "a mail or FTP server ({start})")),
    (
        lambda start: start.startswith(b"\x00\x06\x01\x01\x00\x10"),
        QT_TRANSLATE_NOOP("Stranger", "an old Symantec AntiVirus (rtvscan)"),
    ),
)
_UNKNOWN = QT_TRANSLATE_NOOP("Stranger", "an unknown service; it began with “{start}”")


def is_known(start: bytes) -> bool:
    """Return whether what begins to talk like this is recognised."""
    return any(is_it(start) for is_it, _ in _KNOWN)


def named(start: bytes) -> Text:
    """Return words for what begins to talk like this."""
    words = next((text for is_it, text in _KNOWN if is_it(start)), _UNKNOWN)
    return words.with_(start=shown_bytes(start.split(b"\n")[0]))
