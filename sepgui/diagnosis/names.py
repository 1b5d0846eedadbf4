"""Rule: a name does not resolve, so nothing could be asked of its host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Meaning, NameFailure, Reason
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP


def name_does_not_resolve(results: Sequence[CellResult], _plan: Plan) -> Iterator[Finding]:
    """Yield one finding for each name that gave no address, with a remedy for its kind of failure.

    Nothing was asked of the host, so its cells are unproven, and so is the finding.
    """
    failed: dict[str, list[tuple[CellResult, Meaning]]] = {}
    for result in results:
        if result.sample is not None and result.sample.outcome.meaning.reason is Reason.NAME_ERROR:
            failed.setdefault(result.row.cell.host, []).append((result, result.sample.outcome.meaning))
    for host, rows in failed.items():
        details = dict.fromkeys(meaning.detail for _, meaning in rows if meaning.detail is not None)
        kind = next((meaning.name_failure for _, meaning in rows if meaning.name_failure), NameFailure.OTHER)
        yield Finding(
            cause="name-error",
            severity=Judgement.UNPROVEN,
            cells=tuple(result.row.cell for result, _ in rows),
            summary=_SUMMARY.with_(host=host),
            evidence=tuple(details),
            remedy=_REMEDY[kind].with_(host=host),
        )


_SUMMARY = QT_TRANSLATE_NOOP("Finding", "The name {host} does not resolve, so nothing could be asked of it.")

_REMEDY = {
    NameFailure.NOT_FOUND: QT_TRANSLATE_NOOP(
        "Finding",
        "The name server knows no such name: check the spelling, try the full name with its domain, and see "
        "whether the host has a record in DNS.",
    ),
    NameFailure.NO_ADDRESS: QT_TRANSLATE_NOOP(
        "Finding", "The name exists and has no address: have an A or AAAA record added for it in DNS."
    ),
    NameFailure.SERVER_FAILURE: QT_TRANSLATE_NOOP(
        "Finding", "The name server failed to find out: tell whoever runs DNS, and ask by address meanwhile."
    ),
    NameFailure.REFUSED: QT_TRANSLATE_NOOP(
        "Finding",
        "The name server refuses to answer this computer: see whether it is the right one for this network "
        "or VPN.",
    ),
    NameFailure.NO_SERVER: QT_TRANSLATE_NOOP(
        "Finding", "This computer reaches no name server: check its network settings, cable and VPN."
    ),
    NameFailure.TIMED_OUT: QT_TRANSLATE_NOOP(
        "Finding",
        "The name server did not answer in time: check the way to it (port 53), and ask by address "
        "meanwhile.",
    ),
    NameFailure.MALFORMED: QT_TRANSLATE_NOOP(
        "Finding", "“{host}” cannot be a name in DNS: check the spelling."
    ),
    NameFailure.OTHER: QT_TRANSLATE_NOOP(
        "Finding", "Check the spelling and the DNS settings of this computer, and ask by address meanwhile."
    ),
}
