"""Certificates for the lab's servers: self-signed as a manager makes them, expired, or of an authority."""

from __future__ import annotations

import datetime
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Certificate:
    """The PEM files of a certificate and its key, and the fingerprint (SHA-256 of DER, lower-case hex)."""

    certificate: Path
    key: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority that signs, and its own certificate as a PEM file."""

    certificate: Path
    name: x509.Name
    key: rsa.RSAPrivateKey


def write_authority(directory: Path) -> Authority:
    """Write the certificate of an authority of the lab (RFC 5280 4.2.1.9)."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of the lab")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        _unsigned(name, name, key, now - _YEAR, now + 9 * _YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = directory / "authority.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(file, name, key)


def _unsigned(
    subject: x509.Name,
    issuer: x509.Name,
    key: rsa.RSAPrivateKey,
    not_before: datetime.datetime,
    not_after: datetime.datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(not_before)
        .not_valid_after(not_after)
    )


def write_certificate(
    directory: Path,
    names: Sequence[str],
    addresses: Sequence[str],
    *,
    not_after: datetime.datetime | None = None,
    authority: Authority | None = None,
) -> Certificate:
    """Write a certificate for names and addresses (RFC 5280); nine years are left to it.

    It is self-signed where no authority signs it. The first name is its subject's, and the files'.
    """
    name = names[0]
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    now = datetime.datetime.now(datetime.UTC)
    until = not_after or now + 9 * _YEAR
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    alternatives: list[x509.GeneralName] = [x509.DNSName(each) for each in names]
    alternatives += [x509.IPAddress(ipaddress.ip_address(each)) for each in addresses]
    issuer, signing_key = (authority.name, authority.key) if authority else (subject, key)
    certificate = (
        _unsigned(subject, issuer, key, min(now, until) - _YEAR, until)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(signing_key, hashes.SHA256())
    )
    files = Certificate(
        directory / f"{name}.pem", directory / f"{name}.key", certificate.fingerprint(hashes.SHA256()).hex()
    )
    files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files
