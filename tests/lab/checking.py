"""Runs `sepgui check` as a person would, in the client namespace, and reads its JSON."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from tests.lab.addresses import Place
from tests.lab.network import REPOSITORY, Lab, environment


class Icmp(msgspec.Struct, frozen=True):
    """The ICMP message of a rejection."""

    version: int
    type: int
    code: int


class Tls(msgspec.Struct, frozen=True):
    """What a handshake showed."""

    version: str
    subject: str
    issuer: str
    not_after: str
    sha256: str
    names: list[str]
    problems: list[str]


class Cell(msgspec.Struct, frozen=True):
    """One object of ``cells``; every key of the schema must be there."""

    entry: str
    host: str | None
    address: str | None
    transport: Literal["tcp", "udp"]
    port: int
    direction: str
    provable: bool
    asked: str | None = msgspec.field(name="pass")
    at: str | None
    local_address: str | None
    local_port: int | None
    state: str | None
    reason: str | None
    rejected_by: str | None
    icmp: Icmp | None
    service: str | None
    detail: str | None
    judgement: str
    verdict: str
    rtt_ms: float | None
    rtt_source: str | None
    syn_retransmits: int | None
    phases_ms: dict[str, float | None] | None
    tls: Tls | None
    learnt: dict[str, str] | None


class Finding(msgspec.Struct, frozen=True):
    """One object of ``findings``."""

    cause: str
    severity: str
    cells: list[tuple[str, str | None, int]]
    summary: str
    evidence: list[str]
    remedy: str
    certainty: str
    decides: str | None
    requests: list[dict[str, str | int | None]]


class Document(msgspec.Struct, frozen=True):
    """The document of `check --format json`."""

    schema: Literal["sepgui.check/1"]
    started: str
    duration_ms: int
    vantage: str
    manager: str | None
    client: str | None
    sep_version: str
    simulated: bool
    cells: list[Cell]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Checked:
    """A run that ended: its exit code, its document, what it said beside it, and how long it took."""

    exit_code: int
    document: Document
    said: str
    elapsed_s: float

    def asked(self) -> dict[str, Cell]:
        """Return the cells that were tried, by entry; raises if an entry has several addresses."""
        found = {cell.entry: cell for cell in self.tried()}
        assert len(found) == len(self.tried())
        return found

    def tried(self) -> list[Cell]:
        """Return the cells that were tried: not those that the host's own table alone told of."""
        told = (None, "listening", "not-listening")
        return [cell for cell in self.document.cells if cell.reason not in told]


def run_sepgui(
    lab: Lab, *words: str, place: Place = Place.CLIENT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a namespace, with more in its environment if need be."""
    return subprocess.run(
        lab.argv(place, sys.executable, "-m", "sepgui", *words),
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={**environment(), **(env or {})},
        timeout=60,
        check=False,
    )


def check(
    lab: Lab, *words: str, place: Place = Place.CLIENT, env: Mapping[str, str] | None = None
) -> Checked:
    """Run `check` with `--format json --lang en` and read the document strictly."""
    begun = time.perf_counter()
    done = run_sepgui(lab, "check", *words, "--format", "json", "--lang", "en", place=place, env=env)
    elapsed_s = time.perf_counter() - begun
    assert "Traceback" not in done.stderr, done.stderr
    assert done.stdout, f"exit code {done.returncode}: {done.stderr}"
    document = msgspec.json.decode(done.stdout, type=Document)
    return Checked(done.returncode, document, done.stderr, elapsed_s)
