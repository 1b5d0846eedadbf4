"""What every test is held to: no unexpected warning, no task or thread left, no folder of the user used."""

from __future__ import annotations

import asyncio
import functools
import importlib.util
import inspect
import logging
import os
import threading
from collections.abc import Awaitable, Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

# Every run tries the same inputs: what fails, fails again.
hypothesis_settings.register_profile("sepgui", derandomize=True, print_blob=True)
hypothesis_settings.load_profile("sepgui")

HAS_QT = importlib.util.find_spec("PySide6") is not None
TIERS = ("ui", "lab", "bench", "frozen")
MARK_OF_TIER = {"ui": "gui", "lab": "lab", "bench": "bench", "frozen": "frozen"}

# A test sees the same computer wherever it runs; children inherit it.
for _name in (
    "LANGUAGE",
    "LANG",
    "LC_MESSAGES",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "PYTHONWARNINGS",
    *(
        "http_proxy",
        "https_proxy",
        "all_proxy",
        "no_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
    ),
):
    os.environ.pop(_name, None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

collect_ignore = [] if HAS_QT else ["ui"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run (as in CI)")
    if importlib.util.find_spec("pytestqt") is None:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "read by pytest-qt, which is not installed here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    no_lab = None if os.environ.get("SEPGUI_LAB") == "1" else os.environ.get("SEPGUI_LAB_WHY", "")
    for item in items:
        tier = item.path.relative_to(here).parts[0]
        if tier in TIERS:
            item.add_marker(MARK_OF_TIER[tier])
        if no_lab is not None and item.get_closest_marker("lab"):
            item.add_marker(pytest.mark.skip(reason=no_lab or "the lab is opened by `python3 dev.py test`"))


def pytest_itemcollected(item: pytest.Item) -> None:
    if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
        item.obj = _leaves_no_task(item.obj)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption("--no-skips") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("skipped tests fail this run (--no-skips)", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter: pytest.TerminalReporter | None = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter is not None and reporter.stats.get("skipped")
    if session.config.getoption("--no-skips") and skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point the user's data, settings and caches into the test's own folder."""
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "xdg" / kind.lower()))


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Generator[None]:
    """Fail on a log record of WARNING or worse; a test that expects one asserts on `caplog`."""
    if "caplog" in request.fixturenames:
        yield
        return
    heard = _Heard()
    root = logging.getLogger()
    root.addHandler(heard)
    yield
    root.removeHandler(heard)
    assert not heard.lines, "unexpected log records:\n" + "\n".join(heard.lines)


@pytest.fixture(autouse=True)
def no_thread_left() -> Generator[None]:
    """Fail if a test leaves a thread that would keep the program alive."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=1)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {names}"


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


def _leaves_no_task(test: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Return the async test, failing if tasks that it started outlive it by a second."""

    @functools.wraps(test)
    async def checked(*args: object, **kwargs: object) -> None:
        before = asyncio.all_tasks()
        await test(*args, **kwargs)
        left = asyncio.all_tasks() - before
        if left:
            _, left = await asyncio.wait(left, timeout=1)
        assert not left, f"tasks left running: {sorted(task.get_name() for task in left)}"

    return checked
