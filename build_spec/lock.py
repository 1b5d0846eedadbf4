"""Knows the locks: whether they fit pyproject.toml, and their parts; standard library only.

requirements.lock holds what the program and its developers need. What benchmarks are compared with has a lock
of its own, which is only installed to measure (docs/adr/0027-peers-that-draw.md).
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PEERS_LOCK = ROOT / "tests" / "bench" / "requirements.lock"
PEERS = "bench"
"""The dependency group of pyproject.toml that the peers' lock is solved from."""
PYPROJECT = ROOT / "pyproject.toml"

# uv is needed only for this; it is not in the lock.
COMPILE = (
    *("pip", "compile", "pyproject.toml", "--all-extras", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--output-file"),
)

COMPILE_PEERS = (*COMPILE[:-1], "--group", PEERS, "--constraint", str(LOCK.relative_to(ROOT)), COMPILE[-1])

_SEAL = "# for the dependency tables of pyproject.toml with sha256 "
_PEERS_SEAL = "# for the group bench of pyproject.toml, on top of requirements.lock, with sha256 "
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def seal(pyproject: str) -> str:
    """Return the lock's first line: a hash of everything in pyproject.toml that the lock was solved from."""
    project = tomllib.loads(pyproject)["project"]
    return _SEAL + _hash(
        [project["requires-python"], project["dependencies"], project["optional-dependencies"]]
    )


def peers_seal(pyproject: str, lock: str) -> str:
    """Return the first line of the peers' lock: a hash of their group and of requirements.lock."""
    return _PEERS_SEAL + _hash([tomllib.loads(pyproject)["dependency-groups"][PEERS], lock])


def faults(pyproject: str, lock: str) -> tuple[str, ...]:
    """Return why the lock does not fit pyproject.toml; needs no network."""
    return _faults("requirements.lock", lock, seal(pyproject), "pyproject.toml's dependencies")


def peers_faults(pyproject: str, lock: str, peers: str) -> tuple[str, ...]:
    """Return why the peers' lock fits neither pyproject.toml nor requirements.lock; needs no network."""
    newer = "the group bench of pyproject.toml, or than requirements.lock"
    found = list(_faults("tests/bench/requirements.lock", peers, peers_seal(pyproject, lock), newer))
    there = {normal(block) for block in blocks(lock)}
    found += [
        f"tests/bench/requirements.lock: {normal(block)} stands in requirements.lock too"
        for block in blocks(peers)
        if normal(block) in there
    ]
    return tuple(found)


def _hash(tables: list[object]) -> str:
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def _faults(name: str, lock: str, sealed: str, newer: str) -> tuple[str, ...]:
    found: list[str] = []
    if lock.partition("\n")[0] != sealed:
        found.append(f"{name} is older than {newer}: run `python3 dev.py lock`")
    found += [f"{name} names an address: {line}" for line in lock.splitlines() if "://" in line]
    found += [f"{name}: no hash for {block.split()[0]}" for block in blocks(lock) if "--hash=" not in block]
    return tuple(found)


def without(lock: str, names: Collection[str]) -> str:
    """Return the lock without some packages, whatever their versions and markers."""
    unwanted = {normal(name) for name in names}
    return "".join(block for block in blocks(lock) if normal(block) not in unwanted)


def closure(lock: str, pyproject: str, extras: Collection[str]) -> str:
    """Return the part of a lock that the program needs with some extras: all they need in turn.

    It follows the lock's own `# via` lines, so that it solves nothing anew.
    """
    project = tomllib.loads(pyproject)["project"]
    tables: list[list[str]] = [project["dependencies"]]
    tables += [project["optional-dependencies"][name] for name in extras]
    wanted = {normal(requirement) for table in tables for requirement in table}
    packages = blocks(lock)
    while True:
        more = {normal(each) for each in packages if wanted.intersection(_needed_by(each))} - wanted
        if not more:
            return "".join(each for each in packages if normal(each) in wanted)
        wanted |= more


def extra(pyproject: str, name: str) -> tuple[str, ...]:
    """Return the package names of an extra."""
    wanted: list[str] = tomllib.loads(pyproject)["project"]["optional-dependencies"][name]
    return tuple(normal(requirement) for requirement in wanted)


def normal(requirement: str) -> str:
    """Return the normalised name at the start of a requirement (PEP 503)."""
    found = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def _needed_by(block: str) -> list[str]:
    """Return the packages that need one, as its comment lines say."""
    comments = [line.strip().removeprefix("#").strip() for line in block.splitlines()[1:] if "#" in line]
    return [normal(comment.removeprefix("via").strip()) for comment in comments]


def blocks(lock: str) -> list[str]:
    """Split a lock into one text per package, each with its hashes and comments."""
    found: list[str] = []
    for line in lock.splitlines(keepends=True):
        if _NAME.match(line):
            found.append(line)
        elif found:
            found[-1] += line
    return found


def marker(block: str) -> str:
    """Return the condition under which a package is installed, empty where there is none (PEP 508)."""
    return block.partition("\n")[0].partition(";")[2].strip(" \\")


def without_marker(block: str) -> str:
    """Return a package's text without its condition."""
    first, end, rest = block.partition("\n")
    return f"{first.partition(';')[0].rstrip()} \\{end}{rest}" if ";" in first else block
