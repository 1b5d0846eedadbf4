"""What really gets loaded, asked of a fresh interpreter with Qt blocked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

QT = ("PySide6", "shiboken6", "qasync", "pyqtgraph", "numpy")
HEAVY = ("asyncio", "ssl", "sqlite3", "cryptography", "h11", "dns", "multiprocessing", "logging", "psutil")

BLOCK = f"""
import sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {QT!r}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Block())
"""
RUN = """
import io, runpy
sys.argv = ["sepgui", *{arguments!r}]
out, sys.stdout = sys.stdout, io.StringIO()
try:
    runpy.run_module("sepgui", run_name="__main__", alter_sys=True)
except SystemExit as end:
    code = end.code or 0
else:
    code = 0
text, sys.stdout = sys.stdout.getvalue(), out
print(code, len(text))
"""
LOADED = "print(*sorted(set(name.partition('.')[0] for name in sys.modules)))"


def fresh(code: str) -> list[str]:
    """Return what a fresh interpreter prints; a traceback fails the test."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=50
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def ran(*arguments: str) -> tuple[int, int, set[str]]:
    """Return exit code, length of the output and top-level modules of a command that ran with Qt blocked."""
    first, loaded = fresh(BLOCK + RUN.format(arguments=arguments) + LOADED)
    code, length = first.split()
    return int(code), int(length), set(loaded.split())


def test_the_block_blocks() -> None:
    told = fresh(BLOCK + "try:\n  import numpy\nexcept ImportError as error:\n  print(error)")
    assert told == ["numpy is blocked"]


@pytest.mark.parametrize(
    "package",
    sorted(
        path.parent.name
        for path in (ROOT / "sepgui").glob("*/__init__.py")
        if path.parent.name not in ("ui", "_assets")
    ),
)
def test_the_core_is_imported_without_qt(package: str) -> None:
    every_module = (
        "import importlib, pkgutil\n"
        f"import sepgui.{package} as package\n"
        "for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
    )
    (loaded,) = fresh(BLOCK + every_module + LOADED)
    assert set(loaded.split()).isdisjoint(QT)


def test_ports_prints_its_table_without_qt() -> None:
    code, length, loaded = ran("ports")
    assert code == 0
    assert length > 1000
    assert loaded.isdisjoint(QT)


def test_help_of_ports_loads_nothing_heavy() -> None:
    code, length, loaded = ran("ports", "--help")
    assert code == 0
    assert length > 100
    assert loaded.isdisjoint(QT)
    assert loaded.isdisjoint(HEAVY)


def test_the_program_starts_without_the_window() -> None:
    code, length, loaded = ran("--help")
    assert code == 0
    assert length > 100
    assert loaded.isdisjoint(QT)
