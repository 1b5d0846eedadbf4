"""Which finding goes on from which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause, Finding, gone_on
from sepgui.domain.judgement import Judgement
from sepgui.domain.words import Words
from sepgui.i18n import Text

CELLS = [CellKey("entry", "host", "192.0.2.1", Transport.TCP, port) for port in range(8)]


def finding(cause: Cause, *ports: int) -> Finding:
    cells = tuple(CELLS[port] for port in ports)
    return Finding(cause, Judgement.PROBLEM, cells, Text("", ""), (), Words("x", "x"))


def test_the_same_finding_goes_on_whatever_its_place() -> None:
    drop, silent = finding(Cause.FIREWALL_DROP, 1), finding(Cause.HOST_SILENT, 1, 2)
    assert gone_on((drop, silent), (silent, drop)) == (1, 0)
    assert gone_on((drop,), (silent,)) == (None,)
    assert gone_on((finding(Cause.NO_NETWORK),), (finding(Cause.NO_NETWORK),)) == (0,)


def test_it_goes_on_with_other_cells_as_long_as_one_stays() -> None:
    assert gone_on((finding(Cause.PATH_LOSSY, 1),), (finding(Cause.PATH_LOSSY, 2, 1),)) == (0,)
    assert gone_on((finding(Cause.PATH_LOSSY, 1, 2),), (finding(Cause.PATH_LOSSY, 2),)) == (0,)
    assert gone_on((finding(Cause.PATH_LOSSY, 1),), (finding(Cause.PATH_LOSSY, 2),)) == (None,)
    assert gone_on((finding(Cause.PATH_LOSSY, 1),), (finding(Cause.PATH_SLOW, 1),)) == (None,)


def test_one_that_splits_goes_on_in_its_first_part() -> None:
    whole, parts = (
        finding(Cause.PATH_LOSSY, 1, 2),
        (finding(Cause.PATH_LOSSY, 2), finding(Cause.PATH_LOSSY, 1)),
    )
    assert gone_on((whole,), parts) == (0, None)
    assert gone_on(parts, (whole,)) == (1,)


def made(cause: Cause, ports: frozenset[int]) -> Finding:
    return finding(cause, *sorted(ports))


CAUSES = st.sampled_from([Cause.PATH_LOSSY, Cause.HOST_SILENT])
FINDINGS = st.lists(st.builds(made, CAUSES, st.frozensets(st.integers(0, 7), max_size=4)), max_size=6)


@given(FINDINGS, FINDINGS)
def test_no_two_go_on_from_one(before: list[Finding], after: list[Finding]) -> None:
    places = gone_on(before, after)
    known = [place for place in places if place is not None]
    assert len(places) == len(after)
    assert len(set(known)) == len(known)
    for place, each in zip(places, after, strict=True):
        if place is not None:
            assert before[place].cause is each.cause
            assert before[place].cells == each.cells or set(before[place].cells) & set(each.cells)
