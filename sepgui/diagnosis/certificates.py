"""Rules: what is wrong with a certificate, or with TLS itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.diagnosis.scene import Scene, asked, make, meaning
from sepgui.domain.entry import Role
from sepgui.domain.finding import Cause, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State, TlsFacts, TlsProblem
from sepgui.domain.run import CellResult, Fault
from sepgui.domain.wording import TLS_PROBLEM_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_WORST_FIRST: tuple[tuple[TlsProblem, Cause], ...] = (
    (TlsProblem.INSPECTED, Cause.SSL_INSPECTION),
    (TlsProblem.EXPIRED, Cause.CERTIFICATE_EXPIRED),
    (TlsProblem.NOT_YET_VALID, Cause.CERTIFICATE_NOT_YET_VALID),
    (TlsProblem.WRONG_NAME, Cause.CERTIFICATE_WRONG_NAME),
    (TlsProblem.WEAK_KEY, Cause.CERTIFICATE_WEAK),
    (TlsProblem.WEAK_SIGNATURE, Cause.CERTIFICATE_WEAK),
    (TlsProblem.OLD_PROTOCOL, Cause.TLS_OUTDATED),
    (TlsProblem.HANDSHAKE_FAILED, Cause.TLS_NOTHING_IN_COMMON),
    (TlsProblem.UNTRUSTED, Cause.CERTIFICATE_UNTRUSTED),
)


def certificate_replaced(scene: Scene) -> Iterator[Finding]:
    """Yield one finding where a certificate is another one than the site expects, or than before."""
    groups: dict[tuple[str, str], list[CellResult]] = {}
    for result in _open(scene):
        tls = meaning(result).tls
        if tls is not None and _expected(result) not in (None, tls.sha256):
            groups.setdefault((result.row.cell.host, tls.sha256), []).append(result)
    for (_, sha256), results in groups.items():
        before = _expected(results[0]) or ""
        yield make(
            Cause.CERTIFICATE_REPLACED,
            results,
            _REPLACED,
            (Evidence(_FINGERPRINTS.with_(now=sha256, before=before), results[0].row.cell), *_also(results)),
            severity=Judgement.DEGRADED if all(r.judgement is Judgement.OK for r in results) else None,
            decides=_ASK_ADMIN,
        )


def certificate_faults(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each faulty certificate of a host, with its worst fault and all its ports."""
    groups: dict[tuple[str, str, Cause], list[CellResult]] = {}
    for result in _open(scene):
        tls = meaning(result).tls
        cause = _worst(tls, result)
        if tls is not None and cause is not None:
            groups.setdefault((result.row.cell.host, tls.sha256, cause), []).append(result)
    for (_, _, cause), results in _across_names(groups).items():
        yield make(cause, results, _SUMMARY[cause], _also(results), parts=_parts(results))


def _open(scene: Scene) -> tuple[CellResult, ...]:
    return tuple(result for result in asked(scene.left) if result.state is State.OPEN)


def _worst(tls: TlsFacts | None, result: CellResult) -> Cause | None:
    if tls is None or result.judgement not in (Judgement.DEGRADED, Judgement.PROBLEM):
        return None
    found = next((cause for problem, cause in _WORST_FIRST if problem in tls.problems), None)
    if found is None and result.fault is Fault.TLS:
        return Cause.CERTIFICATE_EXPIRED
    return Cause.CERTIFICATE_ENDING if found is None and result.fault is Fault.ENDING else found


def _across_names(
    groups: dict[tuple[str, str, Cause], list[CellResult]],
) -> dict[tuple[str, str, Cause], list[CellResult]]:
    """Put SSL inspection of several names together: one box does it to all of them."""
    found: dict[tuple[str, str, Cause], list[CellResult]] = {}
    for (host, sha256, cause), results in groups.items():
        tls = meaning(results[0]).tls
        issuer = tls.issuer if tls else ""
        key = ("", issuer, cause) if cause is Cause.SSL_INSPECTION else (host, sha256, cause)
        found.setdefault(key, []).extend(results)
    return found


def _parts(results: Sequence[CellResult]) -> dict[str, str]:
    tls = meaning(results[0]).tls
    if tls is None:
        return {}
    return {
        "until": _day(tls.not_after),
        "since": _day(tls.not_before),
        "names": ", ".join(tls.names) or tls.subject,
        "issuer": tls.issuer,
        "key": tls.key,
        "signature": tls.signature,
        "version": tls.version,
    }


def _day(unix_s: int) -> str:
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):
        return "?"


def _also(results: Sequence[CellResult]) -> tuple[Evidence, ...]:
    """Return all the faults of a certificate, and whose it is."""
    tls = meaning(results[0]).tls
    if tls is None:
        return ()
    cell = results[0].row.cell
    faults = [problem for problem in tls.problems if problem is not TlsProblem.SELF_SIGNED]
    return (
        *(Evidence(_FAULT.with_(fault=TLS_PROBLEM_WORDS[problem]), cell) for problem in faults),
        Evidence(_WHOSE.with_(subject=tls.subject, issuer=tls.issuer, until=_day(tls.not_after)), cell),
    )


def _expected(result: CellResult) -> str | None:
    """Return the fingerprint that should be there: the site's own word, else what was there before.

    Only a manager's is known to clients: the cloud renews its own, and SQL Server makes one at each start.
    """
    listener = result.row.planned.flow.listener
    if result.row.planned.flow.entry.listener_role is not Role.MANAGER:
        return None
    stated = listener.certificate if listener is not None else None
    return stated or result.recent.certificate_before


_SUMMARY: dict[Cause, Text] = {
    Cause.SSL_INSPECTION: QT_TRANSLATE_NOOP(
        "Finding",
        "Something on the way opens TLS to {where} (SSL inspection): the certificate is from {issuer}.",
    ),
    Cause.CERTIFICATE_EXPIRED: QT_TRANSLATE_NOOP(
        "Finding", "The certificate of {where} has expired on {until} ({ports})."
    ),
    Cause.CERTIFICATE_NOT_YET_VALID: QT_TRANSLATE_NOOP(
        "Finding", "The certificate of {where} is valid only from {since} on ({ports})."
    ),
    Cause.CERTIFICATE_WRONG_NAME: QT_TRANSLATE_NOOP(
        "Finding", "The certificate of {where} is for other names: {names} ({ports})."
    ),
    Cause.CERTIFICATE_WEAK: QT_TRANSLATE_NOOP(
        "Finding", "The certificate of {where} is too weak: {key}, {signature} ({ports})."
    ),
    Cause.TLS_OUTDATED: QT_TRANSLATE_NOOP(
        "Finding", "{where} knows outdated versions of TLS only ({version}) on {ports}."
    ),
    Cause.TLS_NOTHING_IN_COMMON: QT_TRANSLATE_NOOP(
        "Finding", "No TLS handshake comes about on {ports} of {where}."
    ),
    Cause.CERTIFICATE_UNTRUSTED: QT_TRANSLATE_NOOP(
        "Finding",
        "The certificate of {where} is from an authority that this computer does not trust ({ports}).",
    ),
    Cause.CERTIFICATE_ENDING: QT_TRANSLATE_NOOP(
        "Finding", "The certificate of {where} expires soon, on {until} ({ports})."
    ),
}
_REPLACED = QT_TRANSLATE_NOOP(
    "Finding",
    "The certificate of {where} was replaced ({ports}): clients that do not know the new one are orphaned.",
)
_FINGERPRINTS = QT_TRANSLATE_NOOP("Finding", "Fingerprint {now}; expected was {before}.")
_ASK_ADMIN = QT_TRANSLATE_NOOP(
    "Finding", "Ask who runs the manager whether and when the certificate was renewed."
)
_FAULT = QT_TRANSLATE_NOOP("Finding", "Fault of the certificate or of TLS: {fault}.")
_WHOSE = QT_TRANSLATE_NOOP("Finding", "Certificate of {subject}, from {issuer}, valid until {until}.")
