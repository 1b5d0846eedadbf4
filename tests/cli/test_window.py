"""The door to the window: it opens where there is one, and says why where there is none."""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator, Sequence
from types import ModuleType

import pytest

from sepgui.cli import window
from sepgui.cli.grammar import UsageError
from sepgui.cli.main import main
from sepgui.cli.window import has_window, open_window
from sepgui.i18n import translate


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Put a window in place that only remembers how it was opened."""
    arguments: list[list[str]] = []

    def open_(words: Sequence[str]) -> int:
        arguments.append(list(words))
        return 7

    stand_in = ModuleType("sepgui.ui.main")
    stand_in.__dict__["main"] = open_
    monkeypatch.setitem(sys.modules, "sepgui.ui.main", stand_in)
    monkeypatch.setattr(window, "_missing", lambda: None)
    monkeypatch.setenv("DISPLAY", ":99")
    return arguments


@pytest.fixture
def collector() -> Generator[None]:
    """Leave the collector as it was."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ([], []),
        (["--lang", "it"], ["--lang", "it"]),
        (["case.sepsession"], ["case.sepsession"]),
        (["demo"], ["demo"]),
        (["demo", "first-look"], ["demo", "first-look"]),
        (["demo", "--lang=en", "first-look"], ["demo", "first-look", "--lang", "en"]),
    ],
)
def test_the_window_gets_the_arguments_and_gives_the_exit_code(
    words: list[str], arguments: list[str], opened: list[list[str]]
) -> None:
    gc.disable()
    assert main(words) == 7
    assert opened == [arguments]
    assert gc.isenabled()


def test_without_its_libraries_the_window_says_which_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_but_qasync(name: str) -> object:
        return None if name == "qasync" else object()

    monkeypatch.setattr(window, "find_spec", all_but_qasync)
    monkeypatch.setenv("DISPLAY", ":99")
    assert not has_window()
    with pytest.raises(UsageError) as refused:
        open_window([])
    assert translate(refused.value.text, "en").startswith("The window needs qasync, which is not installed")


def test_without_a_display_the_window_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "_missing", lambda: None)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_window()
    with pytest.raises(UsageError) as refused:
        open_window([])
    assert translate(refused.value.text, "en").startswith("There is no display")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macs_have_a_display(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "_missing", lambda: None)
    monkeypatch.setattr(sys, "platform", platform)
    assert has_window()
