from __future__ import annotations

import pytest

from build_spec import lock

PYPROJECT = """
[project]
requires-python = ">=3.11"
dependencies = ["h11>=0.16"]
[project.optional-dependencies]
gui = ["PySide6-Essentials>=6.8,!=6.9.1", "numpy>=1.26"]
[dependency-groups]
bench = ["matplotlib>=3.10"]
"""
BODY = """h11==0.16.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via sepgui (pyproject.toml)
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:cc
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:dd
pyside6-essentials==6.11.3 \\
    --hash=sha256:ee
"""
LOCK = f"{lock.seal(PYPROJECT)}\n{BODY}"
PEERS_BODY = "matplotlib==3.11.2 \\\n    --hash=sha256:ff\n"
PEERS = f"{lock.peers_seal(PYPROJECT, LOCK)}\n{PEERS_BODY}"


def test_a_sealed_lock_has_no_faults() -> None:
    assert lock.faults(PYPROJECT, LOCK) == ()


@pytest.mark.parametrize(
    ("before", "after"), [("h11>=0.16", "h11>=0.17"), (">=3.11", ">=3.12"), ('"numpy>=1.26"', '"numpy>=2"')]
)
def test_a_changed_dependency_breaks_the_seal(before: str, after: str) -> None:
    faults = lock.faults(PYPROJECT.replace(before, after), LOCK)
    assert len(faults) == 1
    assert "dev.py lock" in faults[0]


def test_what_does_not_concern_the_lock_leaves_the_seal() -> None:
    assert lock.seal(PYPROJECT + "\n[tool.other]\nx = 1\n") == lock.seal(PYPROJECT)


def test_what_benchmarks_draw_with_leaves_the_lock_of_the_program() -> None:
    assert lock.seal(PYPROJECT.replace("matplotlib>=3.10", "matplotlib>=3.11")) == lock.seal(PYPROJECT)


def test_a_lock_of_peers_that_fits_both_has_no_faults() -> None:
    assert lock.peers_faults(PYPROJECT, LOCK, PEERS) == ()


@pytest.mark.parametrize(
    ("pyproject", "locked"),
    [(PYPROJECT.replace("matplotlib>=3.10", "matplotlib>=3.11"), LOCK), (PYPROJECT, LOCK + "# another\n")],
)
def test_a_new_group_or_a_new_lock_below_breaks_the_seal_of_the_peers(pyproject: str, locked: str) -> None:
    (fault,) = lock.peers_faults(pyproject, locked, PEERS)
    assert fault.startswith("tests/bench/requirements.lock is older than")


def test_peers_bring_nothing_that_is_locked_already_and_everything_with_a_hash() -> None:
    faults = lock.peers_faults(PYPROJECT, LOCK, f"{PEERS}numpy==2.4.7\n")
    assert any("numpy stands in requirements.lock too" in fault for fault in faults)
    assert any("no hash for numpy==2.4.7" in fault for fault in faults)


def test_charts_are_of_the_very_qt_that_the_program_has() -> None:
    versions = {
        lock.normal(block): block.split()[0].partition("==")[2]
        for path in (lock.LOCK, lock.PEERS_LOCK)
        for block in lock.blocks(path.read_text("utf-8"))
    }
    assert versions["pyside6-addons"] == versions["pyside6-essentials"] == versions["shiboken6"]


def test_an_address_and_a_missing_hash_are_faults() -> None:
    bad = f"{LOCK}--index-url https://example.org/simple\nrich==15.0.0\n"
    faults = lock.faults(PYPROJECT, bad)
    assert any("address" in fault for fault in faults)
    assert any("no hash for rich==15.0.0" in fault for fault in faults)


def test_packages_are_left_out_in_every_version_with_their_hashes() -> None:
    core = lock.without(LOCK, lock.extra(PYPROJECT, "gui"))
    assert core == BODY.partition("numpy")[0]


def test_an_extra_names_its_packages_as_the_lock_does() -> None:
    assert lock.extra(PYPROJECT, "gui") == ("pyside6-essentials", "numpy")


def test_this_lock_leaves_qt_out_of_the_core() -> None:
    pyproject, whole = lock.PYPROJECT.read_text("utf-8"), lock.LOCK.read_text("utf-8")
    core = lock.without(whole, lock.extra(pyproject, "gui"))
    assert "pyside6" in whole
    for name in ("\npyside6", "\nshiboken6", "\nqasync", "\npyqtgraph", "\nnumpy"):
        assert name not in core
    assert "\ncryptography==" in core


SOLVED = """\
# sealed
psf==1 ; sys_platform == 'win32' \\
    --hash=sha256:aa
    # via
    #   qtish
    #   toolish
qtish==2 \\
    --hash=sha256:bb
    # via sepgui (pyproject.toml)
toolish==3 \\
    --hash=sha256:cc
    # via sepgui (pyproject.toml)
toolpart==4 \\
    --hash=sha256:dd
    # via toolish
"""
TABLES = """
[project]
requires-python = ">=3.11"
dependencies = []
[project.optional-dependencies]
gui = ["qtish>=1"]
dev = ["toolish>=1"]
"""


@pytest.mark.parametrize(
    ("extras", "names"),
    [((), []), (("gui",), ["psf", "qtish"]), (("dev",), ["psf", "toolish", "toolpart"])],
)
def test_an_extra_brings_what_it_needs_in_turn(extras: tuple[str, ...], names: list[str]) -> None:
    part = lock.closure(SOLVED, TABLES, extras)
    assert [lock.normal(block) for block in lock.blocks(part)] == names


def test_a_condition_is_read_and_taken_away() -> None:
    first, second, *_ = lock.blocks(SOLVED)
    assert lock.marker(first) == "sys_platform == 'win32'"
    assert lock.marker(second) == ""
    assert lock.without_marker(first).startswith("psf==1 \\\n    --hash=sha256:aa\n")
    assert lock.without_marker(second) == second
