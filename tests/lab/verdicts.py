"""Writes docs/verdicts.md: every condition of the lab beside what sepgui and nmap say of it.

`python -m tests.lab.verdicts` enters the lab, writes the page and prints the counts.
"""

from __future__ import annotations

import os
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Reason, State
from tests.lab.__main__ import main as enter
from tests.lab.addresses import Place
from tests.lab.condition import TCP, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.network import REPOSITORY, Lab, lab_network
from tests.lab.probing import Learnt, Question, probe

PAGE = REPOSITORY / "docs" / "verdicts.md"
_AT_ONCE = 6
_NMAP_WORDS: dict[Reason, frozenset[str]] = {
    Reason.TTL_EXCEEDED: frozenset({"time-exceeded"}),
    Reason.NET_UNREACH: frozenset({"no-route", "dest-unreach"}),
    Reason.HOST_UNREACH: frozenset({"addr-unreach", "host down"}),
    Reason.NET_UNKNOWN: frozenset({"net-unreach"}),
    Reason.NET_TOS: frozenset({"net-unreach"}),
    Reason.HOST_UNKNOWN: frozenset({"host-unreach"}),
    Reason.HOST_ISOLATED: frozenset({"host-unreach", "dest-unreach"}),
    Reason.HOST_TOS: frozenset({"host-unreach"}),
}
_HOST_DOWN = "host down"

_HEAD = """\
# Verdicts beside the truth

Written by `python -m tests.lab.verdicts`; do not edit. Each row is a condition made in the [lab](lab.md),
what is therefore true, what sepgui's probe says, and what `nmap {version} --reason` says (`-sT` for TCP,
`-sU` for UDP, both with `-Pn -n`). `←` names the sender of a rejection. **Bold** is wrong or missing.

What counts for nmap: it has no state *unreachable*, so its *filtered* is right there; its own word for a
reason is right (*time-exceeded*), and the broader word too (*dest-unreach* for ICMP 3/8). It has no word for
an attempt that never left this computer: whatever it says then blames the far end, and counts as wrong.
`nmap -sT` sees ICMP only through the socket's error number, which has no room for code or sender; `-sU`,
which needs privileges, has both.

"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool says of a condition; empty words where it says nothing."""

    state: str
    reason: str
    sender: str | None


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether state, reason and sender are right; None for a sender where there is none to name."""

    state: bool
    reason: bool
    sender: bool | None


def marks(condition: Condition, said: Said) -> Marks:
    """Return which parts of an answer are right."""
    truth = condition.truth
    state = said.state == truth.state or (truth.state is State.UNREACHABLE and said.state == _HOST_DOWN)
    reason = said.reason == truth.reason
    sender = None if truth.sender is None else said.sender == truth.sender
    return Marks(state, reason, sender)


def marks_of_nmap(condition: Condition, said: Said) -> Marks:
    """Return which parts of nmap's answer are right, in its own vocabulary."""
    truth = condition.truth
    plain = marks(condition, said)
    state = plain.state or (truth.state is State.UNREACHABLE and said.state in (State.FILTERED, _HOST_DOWN))
    reason = plain.reason or said.reason in _NMAP_WORDS.get(truth.reason, frozenset())
    return Marks(state, reason, plain.sender)


def said_by(learnt: Learnt) -> Said:
    """Return what the product says."""
    return Said(learnt.state, learnt.reason, learnt.rejected_by)


def ask_nmap(lab: Lab, condition: Condition) -> Said:
    """Return what nmap says of one condition."""
    mode = "-sT" if condition.transport is TCP else "-sU"
    family = ["-6"] if ":" in condition.address else []
    report = lab.run(
        Place.CLIENT,
        *("nmap", mode, "-Pn", "-n", "--reason", "-oX", "-", *family),
        *("-p", str(condition.port), condition.address),
        seconds=120,
    )
    return parse_nmap(report, condition)


def parse_nmap(report: str, condition: Condition) -> Said:
    """Return what an XML report of nmap says of its one port."""
    root = ET.fromstring(report)
    port = root.find(".//port/state")
    if port is None:
        status = root.find(".//host/status")
        down = status is None or status.get("state") == "down"
        return Said(_HOST_DOWN if down else "", _HOST_DOWN if down else "", None)
    state, reason = port.get("state", ""), port.get("reason", "")
    sender = port.get("reason_ip")
    raw_mode = condition.transport is not TCP
    if sender is None and raw_mode and reason not in ("no-response", "udp-response"):
        sender = condition.address  # nmap names the sender only where it is not the target
    return Said(state, reason, sender)


def page(rows: Sequence[tuple[Condition, Said, Said]], version: str) -> str:
    """Return the page in Markdown."""
    lines = [_HEAD.format(version=version), *_counts(rows), ""]
    lines += ["| transport | condition | truth | sepgui | nmap |", "|---|---|---|---|---|"]
    for condition, ours, theirs in rows:
        truth = Said(condition.truth.state, condition.truth.reason, condition.truth.sender)
        right = Marks(state=True, reason=True, sender=True)
        cells = (
            condition.transport.value,
            condition.name,
            _cell(truth, right),
            _cell(ours, marks(condition, ours)),
            _cell(theirs, marks_of_nmap(condition, theirs)),
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(said: Said, right: Marks) -> str:
    words = [
        said.state if right.state else f"**{said.state or 'nothing'}**",
        said.reason if right.reason else f"**{said.reason or 'nothing'}**",
    ]
    if said.sender is not None:
        words.append(f"← {said.sender}" if right.sender is not False else f"**← {said.sender}**")
    elif right.sender is False:
        words.append("**←**")
    return " ".join(words)


def _counts(rows: Sequence[tuple[Condition, Said, Said]]) -> list[str]:
    lines = ["| right answers | state | reason | sender |", "|---|---|---|---|"]
    for transport, nmap in (("tcp", "nmap -sT"), ("udp", "nmap -sU")):
        part = [row for row in rows if row[0].transport.value == transport]
        ours = [marks(condition, said) for condition, said, _ in part]
        theirs = [marks_of_nmap(condition, said) for condition, _, said in part]
        for name, given in (("sepgui", ours), (nmap, theirs)):
            senders = [mark.sender for mark in given if mark.sender is not None]
            lines.append(
                f"| {name}, {transport} | {sum(m.state for m in given)} of {len(given)} "
                f"| {sum(m.reason for m in given)} of {len(given)} | {sum(senders)} of {len(senders)} |"
            )
    return lines


def main() -> int:
    """Write the page; 1 if sepgui is wrong anywhere."""
    with tempfile.TemporaryDirectory() as directory, lab_network(Path(directory)) as lab:
        lab.python(Place.SERVER, "tests.lab.listeners")
        questions = [Question(ProbeKind(c.transport.value).value, c.address, c.port) for c in CONDITIONS]
        ours = [said_by(learnt) for learnt in probe(lab, questions)]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            theirs = list(threads.map(partial(ask_nmap, lab), CONDITIONS))
        version = lab.run(Place.CLIENT, "nmap", "--version").split()[2]
    rows = list(zip(CONDITIONS, ours, theirs, strict=True))
    PAGE.write_text(page(rows, version), "utf-8")
    print("\n".join(_counts(rows)))
    wrong = [condition.id for condition, said, _ in rows if not _all_right(marks(condition, said))]
    print("\n".join(f"sepgui is wrong: {name}" for name in wrong))
    return 1 if wrong else 0


def _all_right(given: Marks) -> bool:
    return given.state and given.reason and given.sender is not False


if __name__ == "__main__":
    if os.environ.get("SEPGUI_LAB") != "1":
        enter([sys.executable, "-m", "tests.lab.verdicts"])
    sys.exit(main())
