"""An engine as the window sees it: the same messages over a real pipe, said when the test wants them said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import Pipe
from pathlib import Path

from sepgui.domain.cell import Anchor, Sample
from sepgui.domain.finding import Finding
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Pass, Plan
from sepgui.domain.run import CellResult, Recent, Row
from sepgui.engine.pipe import Batch, Command, Ended, Event, Opened, Quit

ANCHOR = Anchor(monotonic_ns=0, unix_ns=1_795_000_000_000_000_000)
SECOND_NS = 1_000_000_000
_LOOKS_UP_S = 0.02


class FakeEngine:
    """Keeps every command it was sent; `answer` may reply at once, in the engine's thread. Quit ends it."""

    def __init__(self, answer: Callable[[FakeEngine, Command], None] | None = None) -> None:
        self.connection, self._far = Pipe()
        self.commands: list[Command] = []
        self.killed = False
        self.ends_when_asked = True
        self._answer = answer
        self._gone = threading.Event()
        self._dying = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="fake engine", daemon=True)
        self._thread.start()

    def say(self, *events: Event) -> None:
        """Send events to the window."""
        for event in events:
            self._far.send(event)

    def say_bytes(self, data: bytes) -> None:
        """Send something that is no event."""
        self._far.send_bytes(data)

    def die(self) -> None:
        """End without a word, as a killed process does."""
        self._dying.set()

    def wait(self, timeout_s: float) -> bool:
        """Return whether it has ended within a time."""
        return self._gone.wait(timeout_s)

    def kill(self) -> None:
        """End at once."""
        self.killed = True
        self.die()

    def _serve(self) -> None:
        far = self._far
        try:
            while not self._dying.is_set():
                if far.poll(_LOOKS_UP_S):
                    self._take(far.recv())
        except (EOFError, OSError):
            pass
        finally:
            far.close()
            self._gone.set()

    def _take(self, command: Command) -> None:
        self.commands.append(command)
        if isinstance(command, Quit) and self.ends_when_asked:
            self._far.send(Ended())
            self._dying.set()
        elif self._answer is not None:
            self._answer(self, command)


class FakeSession:
    """A plan being watched: turns outcomes into the batches that an engine would send of them."""

    def __init__(self, plan: Plan, rows: Sequence[Row]) -> None:
        self.plan = plan
        self.rows = tuple(rows)
        self.now_ns = 0
        self._tick = 0
        self._newest: dict[int, Sample] = {}
        self._recent: dict[int, Recent] = {}

    def opened(self, database: Path = Path("none"), *, live: bool = True, simulated: bool = False) -> Opened:
        """Return the event that opens it."""
        return Opened(
            database=database,
            anchor=ANCHOR,
            site=self.plan.site,
            pair=self.plan.pair,
            version=self.plan.version,
            version_assumed=self.plan.version_assumed,
            vantage=self.plan.vantage,
            rows=self.rows,
            live=live,
            simulated=simulated,
            interval_ns=SECOND_NS,
            floor_ns=40_000,
        )

    def batch(
        self,
        outcomes: Iterable[tuple[int, Outcome]],
        at_ns: int | None = None,
        *,
        findings: tuple[Finding, ...] | None = None,
        running: bool = True,
    ) -> Batch:
        """Return what an engine would say of new outcomes of rows, all of one instant."""
        self.now_ns = self.now_ns + SECOND_NS if at_ns is None else at_ns
        samples = [
            (index, Sample(self.rows[index].cell, self.now_ns, self.now_ns, outcome, Pass.FIRST))
            for index, outcome in outcomes
        ]
        return self.batch_of(samples, findings=findings, running=running)

    def batch_of(
        self,
        samples: Sequence[tuple[int, Sample]],
        *,
        findings: tuple[Finding, ...] | None = None,
        running: bool = True,
    ) -> Batch:
        """Return the batch of samples of rows, oldest first; the last instant is the present."""
        before = self._results()
        for index, sample in samples:
            self._newest[index] = sample
            self.now_ns = max(self.now_ns, sample.at_ns)
        after = self._results()
        touched = {index for index, _ in samples}
        self._tick += 1
        return Batch(
            tick=self._tick,
            now_ns=self.now_ns,
            running=running,
            asking=0,
            samples=tuple(sample for _, sample in samples),
            results=tuple(
                (index, after[index])
                for index in range(len(self.rows))
                if index in touched or after[index] != before[index]
            ),
            findings=findings,
        )

    def set_recent(self, index: int, recent: Recent) -> None:
        """Say what the recent past of a row is."""
        self._recent[index] = recent

    def _results(self) -> tuple[CellResult, ...]:
        observed = [
            Observed(row, self._newest.get(index), self._recent.get(index, Recent()))
            for index, row in enumerate(self.rows)
        ]
        return judge(observed, self.plan, now_unix_s=ANCHOR.unix_ns // SECOND_NS, mode=Mode.WATCH)
