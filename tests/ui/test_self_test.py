"""The window's part of the self-test passes here, and fails where something is really broken."""

from __future__ import annotations

import pytest

from sepgui.app.self_test import Check
from sepgui.cli import window
from sepgui.ui import self_test as under_test
from sepgui.ui.models.lanes import RowPast


def checks() -> dict[str, Check]:
    return {check.name: check for check in under_test.window_checks()}


@pytest.mark.usefixtures("qapp")
def test_this_window_works() -> None:
    found = checks()
    assert [check.detail for check in found.values() if not check.ok] == []
    assert set(found) == {
        "window platform",
        "window languages",
        "window icons",
        "window graph",
        "window guide",
    }


@pytest.mark.usefixtures("qapp")
def test_a_blank_picture_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "_measured", RowPast)
    found = checks()
    assert not found["window graph"].ok
    assert "lacks what was measured" in found["window graph"].detail


@pytest.mark.usefixtures("qapp")
def test_a_missing_translation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_lang: str) -> None:
        return None

    monkeypatch.setattr("sepgui.ui.language._own", none)
    found = checks()
    assert not found["window languages"].ok
    assert "“Which manager?” in it is “Which manager?”" in found["window languages"].detail


def test_the_window_is_tried_in_a_process_of_its_own() -> None:
    found = window.window_checks()
    assert [check.detail for check in found if not check.ok] == []
    assert len(found) == 5


def test_a_window_that_ends_the_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    (found,) = window.window_checks()
    assert not found.ok
    assert found.detail.startswith("its process ended with")
