"""Rule: a name does not resolve, so nothing could be asked of its host."""

from __future__ import annotations

from collections.abc import Iterator

from sepgui.diagnosis.scene import Scene, make, meaning
from sepgui.domain.finding import Cause, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import NameFailure, Reason
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP


def name_does_not_resolve(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each name that gave no address, or one for all where the name server is at fault.

    Nothing was asked of the hosts, so their cells are unproven, and so is the finding.
    """
    failed: dict[tuple[Cause, str], list[CellResult]] = {}
    for result in scene.left:
        if result.sample is None or meaning(result).reason is not Reason.NAME_ERROR:
            continue
        cause = _CAUSES[meaning(result).name_failure or NameFailure.OTHER]
        of_all = cause in _OF_THE_SERVER
        failed.setdefault((cause, "" if of_all else result.row.cell.host), []).append(result)
    for (cause, host), results in failed.items():
        seen = {meaning(each).detail: each.row.cell for each in reversed(results)}
        hosts = dict.fromkeys(each.row.cell.host for each in results)
        yield make(
            cause,
            results,
            _NAMES if len(hosts) > 1 else _NAME,
            [Evidence(detail, cell) for detail, cell in reversed(seen.items()) if detail is not None],
            severity=Judgement.UNPROVEN,
            parts={"host": host or ", ".join(hosts)},
        )


_CAUSES = {
    NameFailure.NOT_FOUND: Cause.NAME_NOT_FOUND,
    NameFailure.NO_ADDRESS: Cause.NAME_NO_ADDRESS,
    NameFailure.SERVER_FAILURE: Cause.NAME_SERVER_FAILURE,
    NameFailure.REFUSED: Cause.NAME_SERVER_REFUSED,
    NameFailure.NO_SERVER: Cause.NAME_SERVER_UNKNOWN,
    NameFailure.TIMED_OUT: Cause.NAME_SERVER_SILENT,
    NameFailure.MALFORMED: Cause.NAME_MALFORMED,
    NameFailure.OTHER: Cause.NAME_ERROR,
}
_OF_THE_SERVER = frozenset(
    {
        *(Cause.NAME_SERVER_FAILURE, Cause.NAME_SERVER_REFUSED),
        *(Cause.NAME_SERVER_UNKNOWN, Cause.NAME_SERVER_SILENT),
    }
)
_NAME = QT_TRANSLATE_NOOP("Finding", "The name {host} does not resolve, so nothing could be asked of it.")
_NAMES = QT_TRANSLATE_NOOP(
    "Finding", "The names {host} do not resolve, so nothing could be asked of these hosts."
)
