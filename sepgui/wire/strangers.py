"""Names what answered on a port though it is not what belongs there, from its first bytes."""

from __future__ import annotations

from collections.abc import Callable

from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.wire.shown import shown_bytes
from sepgui.wire.tls import alert_name

_KNOWN: tuple[tuple[Callable[[bytes], bool], Text], ...] = (
    (lambda start: start.startswith(b"HTTP/"), QT_TRANSLATE_NOOP("Stranger", "a web server ({start})")),
    (lambda start: start.startswith(b"SSH-"), QT_TRANSLATE_NOOP("Stranger", "an SSH server ({start})")),
    (lambda start: alert_name(start) is not None, QT_TRANSLATE_NOOP("Stranger", "a service that wants TLS")),
    (
        lambda start: start[4:8] == b"\xfeSMB",
        QT_TRANSLATE_NOOP("Stranger", "a file server that speaks SMB 2 or 3"),
    ),
    (
        lambda start: start[4:8] == b"\xffSMB",
        QT_TRANSLATE_NOOP("Stranger", "a file server that speaks SMB 1"),
    ),
    (lambda start: start.startswith(b"220"), QT_TRANSLATE_NOOP("Stranger", "a mail or FTP server ({start})")),
    (
        lambda start: start.startswith(b"\x00\x06\x01\x01\x00\x10"),
        QT_TRANSLATE_NOOP("Stranger", "an old Symantec AntiVirus (rtvscan)"),
    ),
)
_UNKNOWN = QT_TRANSLATE_NOOP("Stranger", "an unknown service; it began with “{start}”")


def named(start: bytes) -> Text:
    """Return words for what begins to talk like this."""
    words = next((text for is_it, text in _KNOWN if is_it(start)), _UNKNOWN)
    return words.with_(start=shown_bytes(start.split(b"\n")[0]))
