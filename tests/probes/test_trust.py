"""Whether chains lead to an authority that is trusted, and where this computer keeps those."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.verification import Store
from hypothesis import given
from hypothesis import strategies as st

from sepgui.probes import trust
from sepgui.probes.trust import is_trusted, leads_to, system_store
from tests.fakes.certificates import Issued, issue, rsa_key

ROOT = issue("Corp CA", authority=True)
MIDDLE = issue("Corp CA 2", authority=True, issuer=ROOT)
STORE = Store([ROOT.certificate])


@pytest.fixture(autouse=True)
def fresh_store() -> None:
    system_store.cache_clear()


def sent(issued: Issued) -> list[bytes]:
    return [issued.der, *(each.public_bytes(Encoding.DER) for each in issued.chain)]


@pytest.mark.parametrize(
    "issued",
    [
        issue(issuer=ROOT),
        issue(issuer=MIDDLE),
        issue(issuer=MIDDLE, days=(-9, -1)),
        issue(issuer=MIDDLE, days=(1, 9)),
        issue(issuer=MIDDLE, key=rsa_key(1024)),
        issue(issuer=MIDDLE, names=("sepm.example",)),
    ],
)
def test_chain_leads_to_the_store_whatever_else_is_wrong(issued: Issued) -> None:
    assert leads_to(STORE, sent(issued)) is True


def test_chain_without_its_middle_leads_nowhere() -> None:
    assert leads_to(STORE, sent(issue(issuer=MIDDLE))[:1]) is False


def test_chain_of_strangers_leads_nowhere() -> None:
    stranger = issue("Corp CA", authority=True, key=rsa_key())
    assert leads_to(STORE, sent(issue(issuer=stranger))) is False


def test_certificate_is_no_authority() -> None:
    no_authority = issue("no authority", issuer=ROOT)
    assert leads_to(STORE, sent(issue(issuer=no_authority))) is False


@given(st.lists(st.binary(max_size=100), max_size=4), st.booleans())
def test_any_chain_is_taken(chain: list[bytes], has_leaf: bool) -> None:
    leaf = [issue(issuer=MIDDLE).der] if has_leaf else []
    assert leads_to(STORE, leaf + chain) is (False if has_leaf else None)


def test_bundle_is_found_and_damaged_parts_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle.pem"
    pem = ROOT.certificate.public_bytes(Encoding.PEM)
    broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    bundle.write_bytes(b"# Corp\n" + broken + pem)
    monkeypatch.setenv(ssl.get_default_verify_paths().openssl_cafile_env, str(bundle))
    monkeypatch.setattr(trust.sys, "platform", "linux")
    assert is_trusted(sent(issue(issuer=MIDDLE))) is True
    assert is_trusted(sent(issue(issuer=issue("Else", authority=True)))) is False


def test_computer_without_a_store_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "system_store", lambda: None)
    assert is_trusted(sent(issue(issuer=MIDDLE))) is None


def test_no_bundle_is_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_bytes(b"")
    monkeypatch.setattr(trust, "_BUNDLES", (str(empty), str(tmp_path / "absent.pem")))
    monkeypatch.setenv(ssl.get_default_verify_paths().openssl_cafile_env, str(empty))
    assert system_store() is None


def test_peer_that_sent_no_chain_is_not_judged() -> None:
    assert is_trusted(None) is None
    assert is_trusted([]) is None
