"""Writes docs/verdicts.md: every condition of the lab beside what sepgui and other tools say of it.

`python -m tests.lab.verdicts` enters the lab, writes the page and prints the counts.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from tests.lab.__main__ import main as enter
from tests.lab.addresses import Place
from tests.lab.condition import TCP, UDP, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.network import REPOSITORY, lab_network
from tests.lab.peers import (
    ERRNO,
    ERRNO_STATES,
    PEERS,
    Peer,
    Said,
    Vocabulary,
    absent_packages,
    ask_peers,
    versions,
)
from tests.lab.probing import Learnt, Question, probe

PAGE = REPOSITORY / "docs" / "verdicts.md"
OURS = Vocabulary({}, {})

_HEAD = """\
# Verdicts beside the truth

Written by `python -m tests.lab.verdicts`; do not edit. Each row is a condition made in the [lab](lab.md),
what is therefore true, and what is said of it by

- sepgui: its `tcp` and `udp` probes, 3.5 s;
- nmap {nmap}: `nmap -Pn -n --reason`, with `-sT` for TCP and `-sU`, which needs privileges, for UDP;
- nc {nc} (OpenBSD's): `nc -v -n -z -w 4`, with `-u` for UDP;
- blackbox_exporter {blackbox_exporter}: module `tcp`, 4 s, `probe_success` and the log of `debug=true`;
  it has no module for UDP.

`←` names the sender of a rejection. **Bold** is wrong or missing.

## What counts

A state is right if it is the true one, or the tool's own word for it; so is a reason. A sender is asked for
where an ICMP message came back.

- nmap has no state *unreachable*, so its *filtered* is right there. Its own word for a reason is right
  (*time-exceeded*), and the broader word too (*dest-unreach* for ICMP 3/8, *admin-prohibited* for ICMPv6 1/5,
  which RFC 4443 calls a part of 1/1).
- nc and blackbox_exporter name no states, but show the message of the socket's error number. It stands for a
  state and for reasons as in the table below. `succeeded` is *open*, and right for a SYN-ACK and for a UDP
  answer. Where nc says nothing about a UDP port and its exit code is 1, a datagram was refused: *closed*, for
  no reason.
- None of the three has a word for an attempt that never left this computer. An error number that only this
  computer makes counts as *error*; any other blames the far end, and the state is wrong. The reason is right
  if it says that there is no way, or that it is forbidden.
- An error number has no room for ICMP type and code, nor for a sender. A refusal by ICMP 3/3 looks to a plain
  socket like a reset by the target; *closed* is wrong where a firewall sent it.

| message | state | right for the reasons |
|---|---|---|
{messages}

## How many are right
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A condition, what sepgui says, and what each of `PEERS` says, None where it cannot be asked."""

    condition: Condition
    ours: Said
    theirs: tuple[Said | None, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Whether state, reason and sender are right; None for a sender where there is none to name."""

    state: bool
    reason: bool
    sender: bool | None

    @property
    def all_right(self) -> bool:
        """Whether nothing is wrong or missing."""
        return self.state and self.reason and self.sender is not False


def marks(condition: Condition, said: Said, vocabulary: Vocabulary = OURS) -> Marks:
    """Return which parts of an answer are right, in the words of the tool."""
    truth = condition.truth
    state = said.state == truth.state or said.state in vocabulary.states.get(truth.state, ())
    reason = said.reason == truth.reason or said.reason in vocabulary.reasons.get(truth.reason, ())
    sender = None if truth.sender is None else said.sender == truth.sender
    return Marks(state, reason, sender)


def said_by(learnt: Learnt) -> Said:
    """Return what the product says."""
    return Said(learnt.state, learnt.reason, learnt.rejected_by)


def page(rows: Sequence[Row], known: Mapping[str, str]) -> str:
    """Return the page in Markdown."""
    lines = [_HEAD.format(messages=_messages(), **known), *counts(rows), "", "## All of them", ""]
    names = ("transport", "condition", "truth", "sepgui", *(peer.name for peer in PEERS))
    lines += [_line(names), "|" + "---|" * len(names)]
    for row in rows:
        condition, right = row.condition, Marks(state=True, reason=True, sender=True)
        truth = Said(condition.truth.state, condition.truth.reason, condition.truth.sender)
        cells = [condition.transport.value, condition.name, _cell(truth, right)]
        cells.append(_cell(row.ours, marks(condition, row.ours)))
        for peer, said in zip(PEERS, row.theirs, strict=True):
            cells.append("" if said is None else _cell(said, marks(condition, said, peer.vocabulary)))
        lines.append(_line(cells))
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


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


def _messages() -> str:
    def reasons(message: str) -> str:
        return ", ".join(reason.value for reason, words in ERRNO.reasons.items() if message in words)

    return "\n".join(_line((text, state.value, reasons(text))) for text, state in ERRNO_STATES.items())


def counts(rows: Sequence[Row]) -> list[str]:
    """Return the table of right answers, a row for each tool and transport."""
    lines = [_line(("tool", "state", "reason", "sender", "all three")), "|---|---|---|---|---|"]
    for transport in (TCP, UDP):
        part = [row for row in rows if row.condition.transport is transport]
        lines.append(_count("sepgui", transport, [marks(row.condition, row.ours) for row in part]))
        for number, peer in enumerate(PEERS):
            if transport in peer.transports:
                lines.append(_count(peer.name, transport, _marks_of(peer, number, part)))
    return lines


def _marks_of(peer: Peer, number: int, rows: Sequence[Row]) -> list[Marks]:
    said = [(row.condition, row.theirs[number]) for row in rows]
    return [marks(condition, words, peer.vocabulary) for condition, words in said if words is not None]


def _count(name: str, transport: Transport, given: Sequence[Marks]) -> str:
    senders = [mark.sender for mark in given if mark.sender is not None]
    right = (
        f"{sum(m.state for m in given)} of {len(given)}",
        f"{sum(m.reason for m in given)} of {len(given)}",
        f"{sum(senders)} of {len(senders)}",
        f"{sum(m.all_right for m in given)} of {len(given)}",
    )
    return _line((f"{name}, {transport.value}", *right))


def main() -> int:
    """Write the page; 1 if sepgui is wrong anywhere, 2 where a tool is missing."""
    if absent := absent_packages():
        print("install first: apt-get install -y --no-install-recommends " + " ".join(absent))
        return 2
    with tempfile.TemporaryDirectory() as directory, lab_network(Path(directory)) as lab:
        lab.python(Place.SERVER, "tests.lab.listeners")
        questions = [Question(ProbeKind(c.transport.value).value, c.address, c.port) for c in CONDITIONS]
        ours = [said_by(learnt) for learnt in probe(lab, questions)]
        theirs = ask_peers(lab, CONDITIONS, Path(directory))
        known = versions(lab)
    rows = [Row(*row) for row in zip(CONDITIONS, ours, theirs, strict=True)]
    PAGE.write_text(page(rows, known), "utf-8")
    print("\n".join(counts(rows)))
    wrong = [row.condition.id for row in rows if not marks(row.condition, row.ours).all_right]
    print("\n".join(f"sepgui is wrong: {name}" for name in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    if os.environ.get("SEPGUI_LAB") != "1":
        enter([sys.executable, "-m", "tests.lab.verdicts"])
    sys.exit(main())
