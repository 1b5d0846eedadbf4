from __future__ import annotations

import pytest

from sepgui.domain.entry import Asked
from sepgui.domain.outcome import NameFailure
from sepgui.domain.plan import Action
from sepgui.engine.rows import Known, NameFault, PlanRows, family_of, once_per_run, targets
from sepgui.i18n import QT_TRANSLATE_NOOP
from tests.engine.plans import flow, host, plan

FAULT = NameFault(NameFailure.NOT_FOUND, QT_TRANSLATE_NOOP("Test", "no such name"), 5)
SEPM = host("sepm.example")


@pytest.mark.parametrize(
    ("known", "addresses"),
    [
        (None, [""]),
        (Known(("10.0.0.1", "fe80::1%eth0")), ["10.0.0.1", "fe80::1%eth0"]),
        (Known((), FAULT), [""]),
        (Known(("10.0.0.1",), FAULT), ["10.0.0.1", ""]),
    ],
)
def test_a_flow_has_a_row_for_each_address_and_one_for_a_faulty_name(
    known: Known | None, addresses: list[str]
) -> None:
    of = plan(flow(1, SEPM), flow(2, SEPM, action=Action.LIST), flow(3, None, action=Action.SKIP))
    rows = PlanRows(of, {"sepm.example": known} if known else {}).rows
    assert [row.cell.address for row in rows if row.cell.port == 1] == addresses
    assert [(row.cell.host, row.cell.address) for row in rows if row.cell.port == 2] == [("sepm.example", "")]
    assert [(row.cell.host, row.cell.address) for row in rows if row.cell.port == 3] == [("", "")]


def test_targets_are_the_listeners_to_ask_each_once() -> None:
    of = plan(
        flow(1, SEPM), flow(2, SEPM), flow(3, host("gup"), action=Action.LIST), flow(4, host("10.0.0.1"))
    )
    assert [target.ascii for target in targets(of)] == ["sepm.example", "10.0.0.1"]


def test_the_exposure_check_is_once_per_run() -> None:
    assert once_per_run(flow(8765, SEPM, local_only=True))
    assert once_per_run(flow(8444, SEPM, asked=Asked.EXPOSURE))
    assert not once_per_run(flow(8014, SEPM))


def test_families() -> None:
    assert [family_of(a) for a in ("10.0.0.1", "::1", "fe80::1%eth0")] == [4, 6, 6]
