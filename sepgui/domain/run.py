"""Rows of the matrix and the result of a run: what the report, the window and the exit code read."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.exchange import Exchange
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement, Verdict, verdict
from sepgui.domain.outcome import Service, State
from sepgui.domain.plan import Plan, PlannedFlow
from sepgui.i18n import Text


class Row(Struct, gc=False, frozen=True):
    """One line of the matrix: a planned flow, and its cell (one per resolved address)."""

    planned: PlannedFlow
    cell: CellKey


class Fault(StrEnum):
    """Why a port that works is not well."""

    TLS = "tls"
    PROXY = "proxy"
    ENDING = "ending"
    SLOW_CONNECT = "slow-connect"
    SLOW_ANSWER = "slow-answer"
    LOSS = "loss"


class Recent(Struct, gc=False, frozen=True):
    """The recent past of a cell that judgement looks at.

    `asked`, `failures` and `retransmits` count the last 50 samples, without those that could not be
    asked. `baseline_ns` is the median round-trip time of the first 100, None before there is one. `changes`
    counts how often the port came or went in the last 50; `certificate_before` is the fingerprint that
    another one replaced.
    """

    asked: int = 0
    failures: int = 0
    retransmits: int = 0
    baseline_ns: int | None = None
    changes: int = 0
    certificate_before: str | None = None


class CellResult(Struct, gc=False, frozen=True):
    """A row with its newest sample and what it means.

    `why` explains a row that was not asked or is not well; `fault` says in which way it is not.
    """

    row: Row
    sample: Sample | None
    recent: Recent
    judgement: Judgement
    why: Text | None = None
    fault: Fault | None = None

    @property
    def verdict(self) -> Verdict:
        """The word on the pill."""
        if self.sample is None:
            return verdict(self.judgement, None, Service.UNCHECKED)
        meaning = self.sample.outcome.meaning
        return verdict(self.judgement, meaning.state, meaning.service)

    @property
    def state(self) -> State | None:
        """The state of the newest sample, None while there is none."""
        return self.sample.outcome.meaning.state if self.sample else None


class Run(Struct, frozen=True):
    """One run of a plan: the result of every row, in plan order, and the findings.

    `anchor` gives the samples their wall-clock time; without it a report cannot say when they were.
    `exchanges` are the bytes of the cells, where somebody asked for them.
    """

    plan: Plan
    started_unix_ns: int
    duration_ns: int
    simulated: bool
    results: tuple[CellResult, ...]
    findings: tuple[Finding, ...]
    anchor: Anchor | None = None
    exchanges: tuple[tuple[CellKey, Exchange], ...] = ()
