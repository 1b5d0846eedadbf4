"""Signs on the lanes' axis: as many as have room, what a person wrote first."""

from __future__ import annotations

from sepgui.ui.graph.marks import MarkKind
from sepgui.ui.models.lane_book import LaneMark
from sepgui.ui.widgets.lane_header import signs_of

NOTE = LaneMark(0.50, "a note", MarkKind.NOTE)
NEAR = LaneMark(0.54, "a finding beside it", MarkKind.FINDING)
FAR = LaneMark(0.90, "a finding", MarkKind.FINDING)


def test_what_a_person_wrote_keeps_its_sign_on_a_narrow_axis() -> None:
    assert signs_of((FAR, NEAR, NOTE), 100) == {NOTE, FAR}


def test_every_mark_has_its_sign_where_there_is_room() -> None:
    assert signs_of((FAR, NEAR, NOTE), 400) == {NOTE, NEAR, FAR}
