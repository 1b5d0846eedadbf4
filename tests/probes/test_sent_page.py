"""The page that says what sepgui sends tells the bytes that the contract holds the wire to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.probes.table import PROBES
from tests.probes.sent_page import page, shown

PAGE = Path(__file__).parents[2] / "docs" / "what-sepgui-sends.md"


@pytest.mark.parametrize("kind", PROBES)
def test_each_kind_stands_on_the_page_with_its_bytes(kind: ProbeKind) -> None:
    (row,) = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"| `{kind.value}`")]
    assert f"| {shown(kind)} |" in row


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == page()
