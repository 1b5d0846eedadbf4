"""Names that do not resolve, each in its own way, through the system's own resolver."""

from __future__ import annotations

import pytest

from sepgui.probes.seams import NameFailure
from tests.lab import addresses as at
from tests.lab.names import NAMES, Name
from tests.lab.network import Lab
from tests.lab.probing import Learnt, resolve

_DEADLINE_MS = 3000
_NOBODY_LISTENS = at.ROUTER
_NOBODY_ANSWERS = at.ROUTER_BLACKHOLE
_NOT_ROUTED = at.CLIENT_NO_ROUTE


@pytest.fixture(scope="module")
def learnt(lab: Lab) -> dict[str, Learnt]:
    answers = resolve(lab, [name.name for name in NAMES], timeout_ms=_DEADLINE_MS)
    return {name.label: answer for name, answer in zip(NAMES, answers, strict=True)}


@pytest.mark.parametrize("name", NAMES, ids=lambda n: n.label)
def test_name_resolves_or_says_why_not(name: Name, learnt: dict[str, Learnt]) -> None:
    what = learnt[name.label]
    assert (set(what.addresses), what.failure) == (set(name.addresses), name.failure)
    assert what.elapsed_ms < _DEADLINE_MS + 500


@pytest.mark.parametrize(
    ("name_server", "failure"),
    [
        (_NOBODY_LISTENS, NameFailure.NO_SERVER),
        (_NOT_ROUTED, NameFailure.NO_SERVER),
        (_NOBODY_ANSWERS, NameFailure.TIMED_OUT),
    ],
    ids=["closed", "no route", "black hole"],
)
def test_name_server_that_is_not_there_is_told(lab: Lab, name_server: str, failure: NameFailure) -> None:
    with lab.name_server(name_server):
        (what,) = resolve(lab, ["manager.lab.example"], timeout_ms=_DEADLINE_MS)
    assert what.failure == failure


def test_malformed_name_is_not_asked(lab: Lab) -> None:
    long, doubled = resolve(lab, ["x" * 64, "two..dots"], timeout_ms=_DEADLINE_MS)
    assert {long.failure, doubled.failure} == {NameFailure.MALFORMED}
    assert max(long.elapsed_ms, doubled.elapsed_ms) < 500
