"""What certificates say, every fault apart, and damaged ones."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.domain.outcome import TlsProblem
from sepgui.wire.certificate import Certificate, read_certificate
from tests.fakes.certificates import Issued, Key, ec_key, issue, rsa_key

NOW = time.time_ns() // 1_000_000_000
DAY = 86_400
# Made with OpenSSL 3.0: MD5 and SHA-1 signatures, which `cryptography` reads but no longer makes.
SELF_SIGNED_SHA1 = """
-----BEGIN CERTIFICATE-----
MIIBnDCCAUOgAwIBAgIUYtv0dsQvGbO90av0SVw3GIS7ji8wCQYHKoZIzj0EATAX
MRUwEwYDVQQDDAxzZXBtLmV4YW1wbGUwIBcNMjYxMTI0MDY0MTM2WhgPMjEyNjEw
MzEwNjQxMzZaMBcxFTATBgNVBAMMDHNlcG0uZXhhbXBsZTBZMBMGByqGSM49AgEG
CCqGSM49AwEHA0IABGsbXKS9WYW7u0knkSWkjMsN6ZtJz21WMz/dTeVBvb4DuH0E
huxLxg8s7KyjDa5sLXc+DbcQrrjc2gDe8wauXGSjbDBqMB0GA1UdDgQWBBRjDlaA
tJVIyMJ7N9zWLRayEuu/YjAfBgNVHSMEGDAWgBRjDlaAtJVIyMJ7N9zWLRayEuu/
YjAPBgNVHRMBAf8EBTADAQH/MBcGA1UdEQQQMA6CDHNlcG0uZXhhbXBsZTAJBgcq
hkjOPQQBA0gAMEUCIQDHlg7UnI/0bzKxugyQYk72KFJYk1lraIi2VU0oAxMJHQIg
V7u/xxFSq8q2/3/Xevf5WuA0ryb+nyhRUmbPocOlUGQ=
-----END CERTIFICATE-----
"""
SELF_SIGNED_MD5 = """
-----BEGIN CERTIFICATE-----
MIIDETCCAfmgAwIBAgIURc16AKgHoKpxowJ0ad0p1tbTwhMwDQYJKoZIhvcNAQEE
BQAwFzEVMBMGA1UEAwwMc2VwbS5leGFtcGxlMCAXDTI2MTEyNDA2NDEzN1oYDzIx
MjYxMDMxMDY0MTM3WjAXMRUwEwYDVQQDDAxzZXBtLmV4YW1wbGUwggEiMA0GCSqG
SIb3DQEBAQUAA4IBDwAwggEKAoIBAQDE60O5jEftXrKxGqT55CoEeCH3dLJs9PGl
6JN3kUMrOezpL521foRaVhcCMNHgn+Ojo400mYpkn7BDtzUE8RiaiykNvgfnld9D
an4kRk0aRJBRsl1xBnAqZgg9Ls0nT+rAJpnPdzIGR3EzRk4CxU9y/Joudp8VYvu+
Om+REFNf75kGGZ7yMhePGhobpds+pYKtaVsdydJmsGYTcSwxlEd+XBLtIhaJJtMC
GIDubrxVTQU0gurrwECMX42bhWb8c0DNH/n7Cmo6oIQCWPUkb3fCM9t2x7h5QYG6
2zP3UDXdxrB30UyhCgaTKZ4YhNcb5q+nnM92sP/4Ug94hm4FeeszAgMBAAGjUzBR
MB0GA1UdDgQWBBSw2A/UX5L7BzuxgATbFKtYpHx0BjAfBgNVHSMEGDAWgBSw2A/U
X5L7BzuxgATbFKtYpHx0BjAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBBAUA
A4IBAQBn2DaVKW1t56ONldgvELltAz3piPOWAz9SJYVoEV1c+j4SDvhl7vQsFlk2
D4HXygaUzrnjoESDsgV0fQ57zHq73kYSRu1hGHONHFSWQTZ4z/SRI59nnpxIQJvc
Zi0yRLgDv5GTTy2QbGkjVFlIG30r/3qG2ZPUKRYwXANxGQobUnIentej9/2jXzL6
PtAyirlE66m5+zbaef4d+M1vqFpjw9/dyHVtC6juw9btFIsIzObAG4UxalJhzwcI
V4hCfQmoonpECyJ00riH/FfctWo6JNF3vubsBXqCqcWUeMh4FC+8dK9Z7abH660Z
ttcI70Sb/XoWU1U7TW/MPOcCAQMM
-----END CERTIFICATE-----
"""
AUTHORITY = issue("Corp CA", authority=True)
PLAIN = issue(names=("sepm.example", "192.0.2.10"), key=rsa_key(), issuer=AUTHORITY)


SOUND: set[TlsProblem] = set()


def read(issued: Issued, asked: str = "sepm.example", now: int = NOW) -> Certificate:
    certificate = read_certificate(issued.der, asked, now)
    assert certificate is not None
    return certificate


def test_all_that_it_says() -> None:
    certificate = read(PLAIN)
    assert certificate.subject == "CN=sepm.example"
    assert certificate.issuer == "CN=Corp CA"
    assert certificate.names == ("sepm.example", "192.0.2.10")
    assert certificate.not_before == pytest.approx(NOW - DAY, abs=60)
    assert certificate.not_after == pytest.approx(NOW + 365 * DAY, abs=60)
    assert certificate.sha256 == PLAIN.certificate.fingerprint(hashes.SHA256()).hex()
    assert certificate.key == "RSA 2048"
    assert certificate.signature == "sha256"
    assert certificate.problems == ()


@pytest.mark.parametrize(
    ("make", "problems"),
    [
        (lambda: issue(names=("sepm.example",)), {TlsProblem.SELF_SIGNED}),
        (lambda: issue(issuer=AUTHORITY, days=(-30, -1)), {TlsProblem.EXPIRED}),
        (lambda: issue(issuer=AUTHORITY, days=(1, 30)), {TlsProblem.NOT_YET_VALID}),
        (lambda: issue("other.example", issuer=AUTHORITY), {TlsProblem.WRONG_NAME}),
        (lambda: issue(issuer=AUTHORITY, names=("other.example",)), {TlsProblem.WRONG_NAME}),
        (lambda: issue(issuer=AUTHORITY, key=rsa_key(1024)), {TlsProblem.WEAK_KEY}),
        (lambda: issue(issuer=AUTHORITY, key=ec.generate_private_key(ec.SECP192R1())), {TlsProblem.WEAK_KEY}),
        (lambda: issue(issuer=AUTHORITY, key=ec.generate_private_key(ec.SECP224R1())), SOUND),
        (lambda: issue(issuer=AUTHORITY, names=("*.example.org", "sepm.example")), SOUND),
    ],
)
def test_each_fault_is_named(make: Callable[[], Issued], problems: set[TlsProblem]) -> None:
    assert set(read(make()).problems) == problems


@pytest.mark.parametrize(
    ("pem", "digest", "key"), [(SELF_SIGNED_SHA1, "sha1", "EC 256"), (SELF_SIGNED_MD5, "md5", "RSA 2048")]
)
def test_weak_signature_is_named(pem: str, digest: str, key: str) -> None:
    certificate = read_certificate(ssl.PEM_cert_to_DER_cert(pem.strip()), "sepm.example", 1_800_000_000)
    assert certificate is not None
    assert (certificate.signature, certificate.key) == (digest, key)
    assert certificate.problems == (TlsProblem.SELF_SIGNED, TlsProblem.WEAK_SIGNATURE)


def test_text_of_a_stranger_is_safe_to_show() -> None:
    certificate = read(issue("sepm\x1b[31m\n" + "x" * 40))
    assert certificate.subject.isprintable()


def test_edges_of_validity_are_valid() -> None:
    certificate = read(PLAIN)
    assert read(PLAIN, now=certificate.not_before).problems == ()
    assert read(PLAIN, now=certificate.not_after).problems == ()
    assert read(PLAIN, now=certificate.not_before - 1).problems == (TlsProblem.NOT_YET_VALID,)
    assert read(PLAIN, now=certificate.not_after + 1).problems == (TlsProblem.EXPIRED,)


def test_address_is_judged_as_an_address() -> None:
    assert read(PLAIN, "192.0.2.10").problems == ()
    assert read(PLAIN, "192.0.2.11").problems == (TlsProblem.WRONG_NAME,)


def test_namesake_of_its_issuer_is_not_self_signed() -> None:
    namesake = issue("Corp CA", issuer=AUTHORITY, key=rsa_key())
    assert read(namesake, "Corp CA").problems == ()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (rsa_key(), ("RSA 2048", "sha256")),
        (rsa_key(1024), ("RSA 1024", "sha256")),
        (ec_key(), ("EC 256", "sha256")),
        (dsa.generate_private_key(1024), ("DSA 1024", "sha256")),
        (ed25519.Ed25519PrivateKey.generate(), ("Ed25519", "eddsa")),
        (ed448.Ed448PrivateKey.generate(), ("Ed448", "eddsa")),
    ],
)
def test_key_and_signature_read_like_this(key: Key, words: tuple[str, str]) -> None:
    certificate = read(issue(key=key))
    assert (certificate.key, certificate.signature) == words
    assert TlsProblem.SELF_SIGNED in certificate.problems


@given(st.binary(max_size=200))
def test_any_bytes_are_taken(der: bytes) -> None:
    assert read_certificate(der, "sepm.example", NOW) is None


@given(st.integers(0, len(PLAIN.der) - 1), st.integers(1, 255))
@settings(max_examples=400)
def test_damaged_certificate_is_read_or_refused(at: int, mask: int) -> None:
    der = bytearray(PLAIN.der)
    der[at] ^= mask
    certificate = read_certificate(bytes(der), "sepm.example", NOW)
    assert certificate is None or certificate.sha256 != read(PLAIN).sha256
