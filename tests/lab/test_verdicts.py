"""The comparison with nmap counts fairly, and the page in docs belongs to the table of conditions."""

from __future__ import annotations

import pytest

from sepgui.domain.outcome import Reason, State
from tests.lab.condition import TCP, UDP, Condition, Truth
from tests.lab.conditions import CONDITIONS
from tests.lab.verdicts import PAGE, Marks, Said, marks, marks_of_nmap, page, parse_nmap

_ADMIN = Condition(
    "admin",
    TCP,
    "198.51.100.2",
    1,
    Truth(State.FILTERED, Reason.ADMIN_PROHIBITED, (4, 3, 13), "192.0.2.1"),
)
_DEAD = Condition(
    "dead", TCP, "198.51.100.2", 1, Truth(State.UNREACHABLE, Reason.HOST_UNREACH, (4, 3, 1), "192.0.2.1")
)
_NO_ROUTE = Condition("no route", TCP, "198.51.100.2", 1, Truth(State.ERROR, Reason.NO_ROUTE))
_UDP_CLOSED = Condition(
    "closed", UDP, "198.51.100.2", 1, Truth(State.CLOSED, Reason.PORT_UNREACH, (4, 3, 3), "198.51.100.2")
)


@pytest.mark.parametrize(
    ("condition", "said", "right"),
    [
        (_ADMIN, Said("filtered", "admin-prohibited", "192.0.2.1"), Marks(True, True, True)),
        (_ADMIN, Said("filtered", "host-unreach", None), Marks(True, False, False)),
        (_DEAD, Said("filtered", "no-response", None), Marks(False, False, False)),
        (_NO_ROUTE, Said("error", "no-route", None), Marks(True, True, None)),
        (_NO_ROUTE, Said("filtered", "net-unreach", None), Marks(False, False, None)),
    ],
)
def test_ours_are_held_to_every_word(condition: Condition, said: Said, right: Marks) -> None:
    assert marks(condition, said) == right


@pytest.mark.parametrize(
    ("condition", "said", "right"),
    [
        (_DEAD, Said("filtered", "host-unreach", None), Marks(True, True, False)),
        (_DEAD, Said("host down", "host down", None), Marks(True, True, False)),
        (_DEAD, Said("open", "syn-ack", None), Marks(False, False, False)),
        (_NO_ROUTE, Said("filtered", "net-unreach", None), Marks(False, False, None)),
        (_ADMIN, Said("filtered", "admin-prohibited", None), Marks(True, True, False)),
    ],
)
def test_nmap_is_judged_in_its_own_words(condition: Condition, said: Said, right: Marks) -> None:
    assert marks_of_nmap(condition, said) == right


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            '<port><state state="closed" reason="port-unreach"/></port>',
            ("closed", "port-unreach", "198.51.100.2"),
        ),
        (
            '<port><state state="filtered" reason="admin-prohibited" reason_ip="192.0.2.1"/></port>',
            ("filtered", "admin-prohibited", "192.0.2.1"),
        ),
        (
            '<port><state state="open|filtered" reason="no-response"/></port>',
            ("open|filtered", "no-response", None),
        ),
        ('<status state="down" reason="no-response"/>', ("host down", "host down", None)),
    ],
)
def test_nmap_s_report_is_read(report: str, said: tuple[str, str, str | None]) -> None:
    assert parse_nmap(f"<nmaprun><host>{report}</host></nmaprun>", _UDP_CLOSED) == Said(*said)


def test_page_is_of_this_table_and_finds_no_fault_in_ours() -> None:
    truths = [Said(c.truth.state, c.truth.reason, c.truth.sender) for c in CONDITIONS]
    fresh = page(list(zip(CONDITIONS, truths, truths, strict=True)), "").splitlines()
    kept = PAGE.read_text("utf-8").splitlines()
    for number in (0, 1):
        assert [_columns(line, number) for line in kept] == [_columns(line, number) for line in fresh]


def _columns(line: str, number: int) -> list[str]:
    """Return transport and condition of a row, and its truth (0) or our answer (1)."""
    cells = line.replace("\\|", "¦").split(" | ")
    return [*cells[:2], cells[2 + number]] if line.startswith(("| tcp", "| udp")) else []
