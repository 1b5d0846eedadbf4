"""TLS of simulated services: certificates are described, not made, and judged as real ones are."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import astuple

from sepgui.domain.host import is_address
from sepgui.domain.outcome import TlsFacts, TlsProblem
from sepgui.probes.seams import TlsFailure, TlsOffer
from sepgui.wire.names import covers

_OLD = frozenset({"SSLv3", "TLSv1", "TLSv1.1"})
_WEAK_SIGNATURES = frozenset({"md5", "sha1"})
_SMALLEST_KEY = {"RSA": 2048, "DSA": 2048, "EC": 224}


class Certificate(Struct, frozen=True):
    """A certificate as a person would describe it.

    `valid_from_s` and `valid_to_s` are seconds from the start of the simulation, negative before it;
    `trusted` says whether this computer knows the issuer; `key` reads like ``RSA 2048``. The
    fingerprint is that of the description: it changes whenever the description does.
    """

    subject: str
    issuer: str
    names: tuple[str, ...]
    valid_from_s: int
    valid_to_s: int
    key: str = "RSA 2048"
    signature: str = "sha256"
    trusted: bool = True


class TlsService(Struct, frozen=True):
    """TLS in front of a service; `failure` makes every handshake fail, and `detail` names the alert."""

    certificate: Certificate
    version: str = "TLSv1.3"
    cipher: str = "TLS_AES_256_GCM_SHA384"
    failure: TlsFailure | None = None
    detail: str = ""

    @property
    def round_trips(self) -> int:
        """How many round trips a whole handshake takes (RFC 8446 2, RFC 5246 7.3)."""
        return 1 if self.version == "TLSv1.3" else 2

    def fails(self, offer: TlsOffer) -> tuple[TlsFailure | None, str]:
        """Return how a handshake with this offer fails, and the alert's name; None for not at all."""
        is_offered = (self.version in _OLD) == (offer is TlsOffer.OUTDATED)
        if self.failure is None and not is_offered:
            return TlsFailure.ALERT, "protocol_version"
        return self.failure, self.detail

    def facts(self, server_name: str, start_unix_s: int, now_unix_s: int) -> TlsFacts:
        """Return what a handshake shows to somebody who asked for a name, at a moment."""
        shown = self.certificate
        not_before, not_after = start_unix_s + shown.valid_from_s, start_unix_s + shown.valid_to_s
        expired = (TlsProblem.EXPIRED,) if now_unix_s > not_after else ()
        too_early = (TlsProblem.NOT_YET_VALID,) if now_unix_s < not_before else ()
        return TlsFacts(
            version=self.version,
            cipher=self.cipher,
            subject=shown.subject,
            issuer=shown.issuer,
            names=shown.names,
            not_before=not_before,
            not_after=not_after,
            sha256=fingerprint(shown),
            key=shown.key,
            signature=shown.signature,
            problems=expired + too_early + _lasting_problems(self, server_name),
        )


@cache
def fingerprint(certificate: Certificate) -> str:
    """Return the fingerprint that a description has: lower-case hex, as long as SHA-256."""
    return sha256(repr(astuple(certificate)).encode()).hexdigest()


@cache
def _lasting_problems(service: TlsService, server_name: str) -> tuple[TlsProblem, ...]:
    shown = service.certificate
    addresses = tuple(name for name in shown.names if is_address(name))
    names = tuple(name for name in shown.names if not is_address(name))
    found = {
        TlsProblem.WRONG_NAME: not covers(server_name, names=names, addresses=addresses, common_name=None),
        TlsProblem.SELF_SIGNED: shown.issuer == shown.subject,
        TlsProblem.UNTRUSTED: shown.issuer != shown.subject and not shown.trusted,
        TlsProblem.WEAK_KEY: _is_weak(shown.key),
        TlsProblem.WEAK_SIGNATURE: shown.signature in _WEAK_SIGNATURES,
        TlsProblem.OLD_PROTOCOL: service.version in _OLD,
    }
    return tuple(problem for problem, is_so in found.items() if is_so)


def _is_weak(key: str) -> bool:
    algorithm, _, bits = key.partition(" ")
    return bits.isdigit() and int(bits) < _SMALLEST_KEY.get(algorithm, 0)
