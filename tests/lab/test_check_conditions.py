"""`sepgui check` under every condition that a TCP port of the lab can be in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby

import pytest

from sepgui.domain.outcome import Reason, Service
from tests.lab.checking import Cell, check
from tests.lab.condition import TCP, Behaviour, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.network import Lab

# Configurable ports of six kinds of question: the condition's port is asked in their place.
ENTRIES = (
    "server-https",
    "web-console",
    "client-manager-http",
    "client-manager-https",
    "reporting-console",
    "web-services",
)
ASKED = tuple(condition for condition in CONDITIONS if condition.transport is TCP)
SERVICES = {
    Behaviour.ACCEPT: Service.MUTE,
    Behaviour.RESET: Service.MUTE,
    Behaviour.FIN: Service.MUTE,
    Behaviour.SILENT: Service.MUTE,
    Behaviour.BANNER: Service.UNEXPECTED,
    Behaviour.SLOW_BANNER: Service.UNEXPECTED,
    Behaviour.GARBAGE: Service.UNEXPECTED,
}


def batches() -> Iterator[list[Condition]]:
    """Yield the conditions of one address, six at a time, the silent ones apart.

    A silent port of a host that rejects others is asked twice, which would only take time here.
    """

    def group(condition: Condition) -> tuple[str, bool]:
        return condition.address, condition.truth.reason is Reason.NO_RESPONSE

    for _, members in groupby(sorted(ASKED, key=group), key=group):
        queue = list(members)
        while queue:
            yield queue[: len(ENTRIES)]
            del queue[: len(ENTRIES)]


def ask(lab: Lab, batch: Sequence[Condition]) -> dict[str, Cell]:
    entries = dict(zip(ENTRIES, batch, strict=False))
    words = [f"--port={entry}={condition.port}" for entry, condition in entries.items()]
    checked = check(lab, batch[0].address, *words, "--only", ",".join(entries), "--pace", "fast")
    cells = checked.asked()
    return {condition.id: cells[entry] for entry, condition in entries.items()}


@pytest.fixture(scope="module")
def cells(lab: Lab) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    with ThreadPoolExecutor(max_workers=4) as threads:
        for cells in threads.map(partial(ask, lab), list(batches())):
            found |= cells
    return found


@pytest.mark.parametrize("condition", ASKED, ids=lambda c: c.id)
def test_check_tells_the_truth(condition: Condition, cells: dict[str, Cell]) -> None:
    cell, truth = cells[condition.id], condition.truth
    icmp = (cell.icmp.version, cell.icmp.type, cell.icmp.code) if cell.icmp else None
    assert (cell.address, cell.port) == (condition.address, condition.port)
    assert (cell.state, cell.reason) == (truth.state, truth.reason)
    assert (icmp, cell.rejected_by) == (truth.icmp, truth.sender)


@pytest.mark.parametrize(
    "condition", [c for c in ASKED if c.listener in SERVICES and c.rule is None], ids=lambda c: c.id
)
def test_check_sees_through_a_listener(condition: Condition, cells: dict[str, Cell]) -> None:
    cell = cells[condition.id]
    assert condition.listener is not None
    assert (cell.service, cell.judgement) == (SERVICES[condition.listener], "problem")
