"""Every case gives exactly the findings it names, through the real engine on a simulated network."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sepgui.domain.finding import Cause
from tests.diagnosis.cases import Case, findings_of, load, names, told

MADE_ELSEWHERE = frozenset[Cause]()


def in_any_order(texts: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((cause, tuple(sorted(ports))) for cause, *ports in (text.split() for text in texts))


@pytest.mark.parametrize("name", names())
def test_case(name: str) -> None:
    case: Case = load(name)
    assert in_any_order(told(findings_of(case))) == in_any_order(case.expected)
