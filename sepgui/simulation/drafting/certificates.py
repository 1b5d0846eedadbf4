"""The certificates of a recorded session, described as a scenario describes them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from sepgui.domain.outcome import TlsFacts, TlsProblem
from sepgui.simulation.drafting.toml import Value, duration_text
from sepgui.simulation.tls import Certificate, fingerprint

_NS = 1_000_000_000
_YEAR_S = 365 * 86_400
_NOT_TRUSTED = frozenset({TlsProblem.UNTRUSTED, TlsProblem.INSPECTED})
_UNKNOWN = Certificate("CN=unknown", "CN=unknown CA", (), -_YEAR_S, _YEAR_S)
_VERSIONS = ("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1")


class Certificates:
    """Gives each certificate a name; `start_unix_s` is when the session began, in Unix seconds."""

    def __init__(self, start_unix_s: int) -> None:
        self._start_unix_s = start_unix_s
        self._names: dict[str, str] = {}
        self._described: dict[str, Certificate] = {}

    @property
    def described(self) -> Mapping[str, Mapping[str, Value]]:
        """The tables of all certificates that were asked for, by their names."""
        return {name: _keys(each) for name, each in self._described.items()}

    def shown(self, tls: TlsFacts) -> dict[str, Value]:
        """Return what a service shows in its handshake."""
        version = tls.version if tls.version in _VERSIONS else _VERSIONS[0]
        keys: dict[str, Value] = {"certificate": self.name(tls), "version": version}
        return keys | ({"cipher": tls.cipher} if tls.cipher else {})

    def name(self, tls: TlsFacts) -> str:
        """Return the name of the certificate of a handshake."""
        known = self._names.get(tls.sha256)
        if known is None:
            known = self._names[tls.sha256] = f"certificate-{len(self._names) + 1}"
            self._described[known] = self._unlike_others(self._description(tls))
        return known

    def unknown(self) -> str:
        """Return the name of a certificate of which nothing is known."""
        self._described.setdefault("unknown", _UNKNOWN)
        return "unknown"

    def fingerprint(self, sha256: str) -> str | None:
        """Return the fingerprint in the simulation of a certificate that was seen, None for another one."""
        name = self._names.get(sha256)
        return None if name is None else fingerprint(self._described[name])

    def _description(self, tls: TlsFacts) -> Certificate:
        signed_by_itself = TlsProblem.SELF_SIGNED in tls.problems or not tls.issuer
        return Certificate(
            subject=tls.subject or "CN=unknown",
            issuer=(tls.subject or "CN=unknown") if signed_by_itself else tls.issuer,
            names=tls.names,
            valid_from_s=tls.not_before - self._start_unix_s,
            valid_to_s=tls.not_after - self._start_unix_s,
            key=tls.key,
            signature=tls.signature,
            trusted=_NOT_TRUSTED.isdisjoint(tls.problems),
        )

    def _unlike_others(self, wanted: Certificate) -> Certificate:
        """Return a certificate whose description is no other's: another fingerprint is another one."""
        while wanted in self._described.values():
            wanted = replace(wanted, valid_from_s=wanted.valid_from_s - 1)
        return wanted


def _keys(certificate: Certificate) -> dict[str, Value]:
    return {
        "subject": certificate.subject,
        **({"issuer": certificate.issuer} if certificate.issuer != certificate.subject else {}),
        "names": list(certificate.names),
        "from": duration_text(certificate.valid_from_s * _NS),
        "to": duration_text(certificate.valid_to_s * _NS),
        "key": certificate.key,
        "signature": certificate.signature,
        "trusted": certificate.trusted,
    }
