"""Whether a server's certificate leads to an authority that this computer trusts; recorded, never enforced.

Import it only after a handshake: `cryptography` and the system's store cost forty milliseconds.
"""

from __future__ import annotations

import re
import ssl
import sys
import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    PolicyBuilder,
    Store,
    VerificationError,
)

_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
_DER = 2
_LONGEST_CHAIN = 10


def is_trusted(chain: Sequence[bytes] | None) -> bool | None:
    """Whether a chain as the server sent it (DER, leaf first) leads to the system's store.

    Only the issuers are judged: name, dates and key have faults of their own. None if this computer
    has no store to ask or the chain cannot be judged.
    """
    store = system_store()
    if not chain or store is None:
        return None
    return leads_to(store, chain)


def leads_to(store: Store, chain: Sequence[bytes]) -> bool | None:
    """Whether a chain (DER, leaf first) leads to an authority of a store (RFC 5280 6); None if unreadable."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        certificates = _readable(chain[:_LONGEST_CHAIN])
        if not certificates:
            return None
        leaf, *others = certificates
        moment = min(max(datetime.now(UTC), leaf.not_valid_before_utc), leaf.not_valid_after_utc)
        authority = ExtensionPolicy.permit_all().require_present(
            x509.BasicConstraints, Criticality.AGNOSTIC, None
        )
        policy = (
            PolicyBuilder()
            .store(store)
            .time(moment)
            .extension_policies(ca_policy=authority, ee_policy=ExtensionPolicy.permit_all())
        )
        try:
            policy.build_client_verifier().verify(leaf, others)
        except VerificationError:
            return False
        except (ValueError, UnsupportedAlgorithm):
            return None
        return True


@cache
def system_store() -> Store | None:
    """Return the authorities that this computer trusts, read once; None if it shows none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        authorities = _system_authorities()
        return Store(authorities) if authorities else None


class _Sent(Protocol):
    def get_unverified_chain(self) -> Sequence[object] | None: ...


class _Encodable(Protocol):
    def public_bytes(self, encoding: int) -> bytes: ...


def sent_chain(session: ssl.SSLObject) -> list[bytes] | None:
    """Return the certificates that the peer sent, leaf first, as DER; None if this Python does not tell.

    Python 3.13 made `get_unverified_chain` public; before, the object inside has it.
    """
    teller = session if hasattr(session, "get_unverified_chain") else getattr(session, "_sslobj", None)
    if not hasattr(teller, "get_unverified_chain"):
        return None
    chain = cast("_Sent", teller).get_unverified_chain()
    if chain is None:
        return None
    return [
        entry if isinstance(entry, bytes) else cast("_Encodable", entry).public_bytes(_DER) for entry in chain
    ]


def _system_authorities() -> list[x509.Certificate]:
    if sys.platform == "win32":
        return _readable(der for der, encoding, _ in ssl.enum_certificates("ROOT") if encoding == "x509_asn")
    named = ssl.get_default_verify_paths().cafile
    for place in (*([named] if named else []), *_BUNDLES):
        try:
            blocks = _PEM.findall(Path(place).read_bytes())
        except OSError:
            continue
        if authorities := _readable(blocks, x509.load_pem_x509_certificate):
            return authorities
    return []


def _readable(
    certificates: Iterable[bytes],
    load: Callable[[bytes], x509.Certificate] = x509.load_der_x509_certificate,
) -> list[x509.Certificate]:
    read: list[x509.Certificate] = []
    for data in certificates:
        try:
            read.append(load(data))
        except (ValueError, x509.InvalidVersion):
            continue
    return read
