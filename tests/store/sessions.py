"""Sessions for the tests of the store: what they are about, and samples for them."""

from __future__ import annotations

from pathlib import Path

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Pass
from sepgui.domain.run import Row
from sepgui.engine.rows import Known, PlanRows
from sepgui.store.document import Document
from sepgui.store.schema import About
from sepgui.store.session import SessionWriter
from tests.engine.plans import S, flow, host, opened, plan

UNIX_NS = 1_795_507_203_000_000_777
"""Three seconds into a ten-minute block of Unix time, and not on a whole microsecond."""

PLAN = plan(*(flow(port, host("sepm.example")) for port in (8014, 443, 8443)))
ROWS: tuple[Row, ...] = PlanRows(PLAN, {"sepm.example": Known(("192.0.2.10",))}).rows
HTTP, HTTPS, CONSOLE = (row.cell for row in ROWS)
ABOUT = About(PLAN, Anchor(5 * S, UNIX_NS), "1.2.3", False, S, 250_000)


def document(folder: Path, about: About = ABOUT) -> Document:
    return Document(folder / "live.db", about, ROWS)


def writer(folder: Path, about: About = ABOUT) -> SessionWriter:
    return SessionWriter(folder / "live.db", about, ROWS)


def sample(
    cell: CellKey,
    second: float,
    outcome: Outcome | None = None,
    *,
    late_ns: int = 0,
    asked: Pass = Pass.FIRST,
) -> Sample:
    """Return a sample that was due some seconds after the session began."""
    due_ns = ABOUT.anchor.monotonic_ns + round(second * S)
    return Sample(cell, due_ns + late_ns, due_ns, outcome or opened(), asked)
