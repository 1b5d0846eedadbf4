"""What a certificate says and what is wrong with it (RFC 5280), read with `cryptography`."""

from __future__ import annotations

import hashlib
import warnings

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from msgspec import Struct

from sepgui.domain.outcome import TlsProblem
from sepgui.wire.names import covers
from sepgui.wire.shown import shown_text

_LEAST_RSA_BITS = 2048
_LEAST_EC_BITS = 224
_LONGEST_NAME = 500
_MOST_NAMES = 100
_WEAK_HASHES = ("md5", "sha1")
_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion)


class Certificate(Struct, frozen=True):
    """A server's certificate as the screen shows it; units and spellings as in `TlsFacts`."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: int
    not_after: int
    sha256: str
    key: str
    signature: str
    problems: tuple[TlsProblem, ...]


def read_certificate(der: bytes, asked: str, now_s: int) -> Certificate | None:
    """Return what a DER certificate says, judged for an asked name at a moment; None if it is unreadable.

    Whether its issuer is trusted is another question (`sepgui.probes.trust`).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _read(x509.load_der_x509_certificate(der), der, asked, now_s)
        except _UNREADABLE:
            return None


def _read(leaf: x509.Certificate, der: bytes, asked: str, now_s: int) -> Certificate:
    names, addresses = _alternative_names(leaf)
    common_names = leaf.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    common_name = str(common_names[-1].value) if common_names else None
    not_before = int(leaf.not_valid_before_utc.timestamp())
    not_after = int(leaf.not_valid_after_utc.timestamp())
    key, weak_key = _key(leaf)
    signature = _signature(leaf)
    faults = {
        TlsProblem.EXPIRED: now_s > not_after,
        TlsProblem.NOT_YET_VALID: now_s < not_before,
        TlsProblem.WRONG_NAME: not covers(asked, names=names, addresses=addresses, common_name=common_name),
        TlsProblem.SELF_SIGNED: _is_self_signed(leaf, signature),
        TlsProblem.WEAK_KEY: weak_key,
        TlsProblem.WEAK_SIGNATURE: signature in _WEAK_HASHES,
    }
    return Certificate(
        subject=shown_text(leaf.subject.rfc4514_string(), _LONGEST_NAME),
        issuer=shown_text(leaf.issuer.rfc4514_string(), _LONGEST_NAME),
        names=tuple(shown_text(name, _LONGEST_NAME) for name in (names + addresses)[:_MOST_NAMES]),
        not_before=not_before,
        not_after=not_after,
        sha256=hashlib.sha256(der).hexdigest(),
        key=key,
        signature=signature,
        problems=tuple(problem for problem, present in faults.items() if present),
    )


def _alternative_names(leaf: x509.Certificate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        dns_names = names.get_values_for_type(x509.DNSName)
        addresses = names.get_values_for_type(x509.IPAddress)
    except (x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType, *_UNREADABLE):
        return (), ()
    return tuple(dns_names), tuple(str(address) for address in addresses)


def _key(leaf: x509.Certificate) -> tuple[str, bool]:
    try:
        key = leaf.public_key()
    except _UNREADABLE:
        return "?", False
    match key:
        case rsa.RSAPublicKey():
            return f"RSA {key.key_size}", key.key_size < _LEAST_RSA_BITS
        case ec.EllipticCurvePublicKey():
            return f"EC {key.key_size}", key.key_size < _LEAST_EC_BITS
        case dsa.DSAPublicKey():
            return f"DSA {key.key_size}", key.key_size < _LEAST_RSA_BITS
        case ed25519.Ed25519PublicKey():
            return "Ed25519", False
        case ed448.Ed448PublicKey():
            return "Ed448", False
        case _:
            return type(key).__name__.removesuffix("PublicKey"), False


def _signature(leaf: x509.Certificate) -> str:
    try:
        algorithm = leaf.signature_hash_algorithm
    except _UNREADABLE:
        return "?"
    return algorithm.name if algorithm is not None else "eddsa"


def _is_self_signed(leaf: x509.Certificate, signature: str) -> bool:
    if leaf.issuer != leaf.subject:
        return False
    if signature in _WEAK_HASHES:
        return True  # `cryptography` no longer verifies these; who names itself as issuer is believed
    try:
        leaf.verify_directly_issued_by(leaf)
    except (InvalidSignature, *_UNREADABLE):
        return False
    return True
