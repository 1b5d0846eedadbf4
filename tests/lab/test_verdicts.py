"""The comparison with other tools counts fairly, and the page in docs belongs to the table of conditions."""

from __future__ import annotations

import pytest

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from tests.lab.condition import TCP, UDP, Condition, Truth
from tests.lab.conditions import CONDITIONS
from tests.lab.peers import ERRNO, NMAP, PEERS, Said, parse_exporter, parse_nc, parse_nmap
from tests.lab.verdicts import PAGE, Marks, Row, counts, marks, page

_NC = "nc: connect to 198.51.100.2 port 1 (tcp) {}\n"
_LOG = 'level=error msg="Error dialing TCP" err="dial tcp4 {}"\nprobe_success 0\n'
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
        (_NO_ROUTE, Said("filtered", "net-unreach", None), Marks(False, True, None)),
        (_ADMIN, Said("filtered", "admin-prohibited", None), Marks(True, True, False)),
    ],
)
def test_nmap_is_judged_in_its_own_words(condition: Condition, said: Said, right: Marks) -> None:
    assert marks(condition, said, NMAP) == right


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


@pytest.mark.parametrize(
    ("condition", "said", "right"),
    [
        (_DEAD, Said("unreachable", "no route to host"), Marks(True, True, False)),
        (_ADMIN, Said("unreachable", "no route to host"), Marks(False, False, False)),
        (_NO_ROUTE, Said("unreachable", "network is unreachable"), Marks(False, True, None)),
        (_NO_ROUTE, Said("error", "invalid argument"), Marks(True, False, None)),
        (_UDP_CLOSED, Said("closed", ""), Marks(True, False, False)),
    ],
)
def test_messages_of_error_numbers_are_judged_by_what_they_say(
    condition: Condition, said: Said, right: Marks
) -> None:
    assert marks(condition, said, ERRNO) == right


@pytest.mark.parametrize(
    ("exit_code", "told", "transport", "said"),
    [
        (0, "Connection to 198.51.100.2 1 port [tcp/*] succeeded!\n", TCP, ("open", "succeeded")),
        (1, _NC.format("failed: Connection refused"), TCP, ("closed", "connection refused")),
        (1, _NC.format("timed out: Operation now in progress"), TCP, ("filtered", "timed out")),
        (1, _NC.format("failed: No route to host"), TCP, ("unreachable", "no route to host")),
        (1, _NC.format("failed: Operation not supported"), TCP, ("", "operation not supported")),
        (1, "", UDP, ("closed", "")),
        (1, "", TCP, ("", "")),
    ],
)
def test_nc_is_read(exit_code: int, told: str, transport: Transport, said: tuple[str, str]) -> None:
    assert parse_nc(exit_code, told, transport) == Said(*said)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('msg="Successfully dialed"\nprobe_success 1\n', ("open", "succeeded")),
        (_LOG.format("198.51.100.2:1: connect: connection refused"), ("closed", "connection refused")),
        (_LOG.format("[2001:db8::2]:1: connect: permission denied"), ("filtered", "permission denied")),
        (_LOG.format("198.51.100.2:1: i/o timeout"), ("filtered", "timed out")),
        ("probe_success 0\n", ("", "")),
    ],
)
def test_blackbox_exporter_is_read(page: str, said: tuple[str, str]) -> None:
    assert parse_exporter(page) == Said(*said)


def test_right_answers_are_counted_for_each_tool() -> None:
    rows = [
        Row(
            _DEAD,
            Said("unreachable", "host-unreach", "192.0.2.1"),
            (Said("filtered", "host-unreach"), Said("unreachable", "no route to host"), Said("", "")),
        ),
        Row(
            _UDP_CLOSED,
            Said("closed", "port-unreach", "198.51.100.2"),
            (Said("closed", "port-unreach", "198.51.100.2"), Said("closed", ""), None),
        ),
    ]
    assert counts(rows)[2:] == [
        "| sepgui, tcp | 1 of 1 | 1 of 1 | 1 of 1 | 1 of 1 |",
        "| nmap, tcp | 1 of 1 | 1 of 1 | 0 of 1 | 0 of 1 |",
        "| nc, tcp | 1 of 1 | 1 of 1 | 0 of 1 | 0 of 1 |",
        "| blackbox_exporter, tcp | 0 of 1 | 0 of 1 | 0 of 1 | 0 of 1 |",
        "| sepgui, udp | 1 of 1 | 1 of 1 | 1 of 1 | 1 of 1 |",
        "| nmap, udp | 1 of 1 | 1 of 1 | 1 of 1 | 1 of 1 |",
        "| nc, udp | 1 of 1 | 0 of 1 | 0 of 1 | 0 of 1 |",
    ]


def test_page_is_of_this_table_and_finds_no_fault_in_ours() -> None:
    truths = [Said(c.truth.state, c.truth.reason, c.truth.sender) for c in CONDITIONS]
    nothing = (None,) * len(PEERS)
    rows = [Row(condition, truth, nothing) for condition, truth in zip(CONDITIONS, truths, strict=True)]
    fresh = page(rows, {peer.name: "" for peer in PEERS}).splitlines()
    kept = PAGE.read_text("utf-8").splitlines()
    for number in (0, 1):
        assert [_columns(line, number) for line in kept] == [_columns(line, number) for line in fresh]


def _columns(line: str, number: int) -> list[str]:
    """Return transport and condition of a row, and its truth (0) or our answer (1)."""
    cells = line.replace("\\|", "¦").split(" | ")
    return [*cells[:2], cells[2 + number]] if line.startswith(("| tcp", "| udp")) else []
