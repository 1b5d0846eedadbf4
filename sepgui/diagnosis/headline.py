"""The one sentence for the pair: the worst finding, or that all is well, or that nothing is known yet."""

from __future__ import annotations

from collections.abc import Sequence

from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_GOOD = (Judgement.OK, Judgement.EXPECTED)


def headline(findings: Sequence[Finding], results: Sequence[CellResult]) -> Text:
    """Return what is wrong with the pair in one sentence."""
    serious = [finding for finding in findings if finding.severity is not Judgement.EXPECTED]
    if len(serious) == 1:
        return serious[0].summary
    if serious:
        return _MORE.with_(worst=serious[0].summary, more=len(serious) - 1)
    proved = [result for result in results if result.sample is not None and result.row.planned.provable]
    if not proved:
        return _NOTHING_YET
    well = [result for result in proved if result.judgement in _GOOD]
    return _WELL if len(well) == len(proved) else _SOME.with_(well=len(well), proved=len(proved))


_MORE = QT_TRANSLATE_NOOP("Finding", "{worst} Further findings: {more}.")
_NOTHING_YET = QT_TRANSLATE_NOOP("Finding", "Nothing is known yet that can be proved from here.")
_WELL = QT_TRANSLATE_NOOP("Finding", "All is well, as far as can be proved from here.")
_SOME = QT_TRANSLATE_NOOP("Finding", "Well, as far as can be proved from here: {well} of {proved} ports.")
