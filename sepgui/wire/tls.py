"""The first bytes of TLS (RFC 8446 5.1, 6): whether a peer speaks it, and which alert it sent."""

from __future__ import annotations

_ALERT = 0x15
_HANDSHAKE = 0x16
_MAJOR_VERSION = 3

_ALERTS = {
    0: "close_notify",
    10: "unexpected_message",
    20: "bad_record_mac",
    21: "decryption_failed",
    22: "record_overflow",
    30: "decompression_failure",
    40: "handshake_failure",
    41: "no_certificate",
    42: "bad_certificate",
    43: "unsupported_certificate",
    44: "certificate_revoked",
    45: "certificate_expired",
    46: "certificate_unknown",
    47: "illegal_parameter",
    48: "unknown_ca",
    49: "access_denied",
    50: "decode_error",
    51: "decrypt_error",
    60: "export_restriction",
    70: "protocol_version",
    71: "insufficient_security",
    80: "internal_error",
    86: "inappropriate_fallback",
    90: "user_canceled",
    100: "no_renegotiation",
    109: "missing_extension",
    110: "unsupported_extension",
    112: "unrecognized_name",
    113: "bad_certificate_status_response",
    115: "unknown_psk_identity",
    116: "certificate_required",
    120: "no_application_protocol",
}


def may_be_tls(start: bytes) -> bool:
    """Whether the first bytes of a peer can begin a TLS handshake or alert; nothing yet can."""
    return (not start or start[0] in (_ALERT, _HANDSHAKE)) and (len(start) < 2 or start[1] == _MAJOR_VERSION)


def alert_name(start: bytes) -> str | None:
    """Return the name of the plaintext alert that a peer began with, None if it began with something else."""
    if len(start) < 7 or start[0] != _ALERT or start[1] != _MAJOR_VERSION:
        return None
    return _ALERTS.get(start[6], f"alert {start[6]}")


def alert(description: str) -> bytes:
    """Return a fatal alert record, as a server sends it before it gives up (RFC 8446 6.2).

    Raises:
        KeyError: if there is no alert of that name.
    """
    code = {name: number for number, name in _ALERTS.items()}[description]
    return bytes((_ALERT, _MAJOR_VERSION, 3, 0, 2, 2, code))
