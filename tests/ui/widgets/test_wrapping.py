"""Lines of text: broken between words, within words where needed, and cut where told."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF

from sepgui.ui.fonts import Face, face
from sepgui.ui.widgets.wrapping import lines_height, lines_of

TEXT = "A firewall drops 8014/tcp to sepm-secondario-della-sede-di-brescia.example, or the answer is lost."


@pytest.mark.parametrize("width", [60, 120, 200, 400, 2000])
def test_no_line_is_wider_than_told_and_nothing_is_lost(qapp: object, width: int) -> None:
    font = face(Face.BODY)
    lines = lines_of(TEXT, font, width)
    assert lines.whole
    assert "".join(lines.words).replace(" ", "") == TEXT.replace(" ", "")
    assert all(QFontMetricsF(font).horizontalAdvance(words) <= width + 1 for words in lines.words)


def test_what_does_not_fit_is_cut_with_an_ellipsis(qapp: object) -> None:
    lines = lines_of(TEXT, face(Face.BODY), 200, 2)
    assert not lines.whole
    assert len(lines.words) == 2
    assert lines.words[1].endswith("…")
    assert lines_height(lines, face(Face.BODY)) == 2 * QFontMetricsF(face(Face.BODY)).height()


def test_ports_and_dates_stay_in_one_piece(qapp: object) -> None:
    text = "It has expired on 2027-11-18 at sede-di-brescia, on 8014/tcp and 8443/tcp of that host."
    font = face(Face.BODY)
    for width in range(100, 500, 7):
        words = " ".join(lines_of(text, font, width).words).split()
        assert {"2027-11-18", "8014/tcp", "8443/tcp"} <= set(words)


def test_what_fits_is_whole(qapp: object) -> None:
    assert lines_of("short", face(Face.BODY), 200, 1).words == ("short",)
    assert lines_of("short", face(Face.BODY), 200, 1).whole
    assert lines_of("", face(Face.BODY), 200, 1).whole
