"""The checks of `dev.py check`: one table of functions that return what is wrong; standard library only."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from build_spec import lock, translations
from build_spec.environment import ROOT, Venv

# Generated file -> the program's arguments whose standard output it is.
GENERATED: dict[str, tuple[str, ...]] = {
    "docs/ports.md": ("-m", "sepgui", "ports", "--format", "md", "--lang", "en"),
    "docs/porte.md": ("-m", "sepgui", "ports", "--format", "md", "--lang", "it"),
    "docs/what-sepgui-sends.md": ("-m", "tests.probes.sent_page"),
    "docs/findings.md": ("-m", "tests.diagnosis.page", "en"),
    "docs/diagnosi.md": ("-m", "tests.diagnosis.page", "it"),
}

# Files whose line ends are ours to choose; pictures and licences of others stay as they came.
OUR_TEXT = (".py", ".pyi", ".toml", ".md", ".ts", ".yaml", ".sh", ".ci/run", ".lock")


def formatting(venv: Venv) -> str:
    """Return the files that ruff would format otherwise."""
    return _complaint([venv.tool("ruff"), "format", "--check", "--quiet", "."])


def lint(venv: Venv) -> str:
    """Return ruff's findings."""
    return _complaint([venv.tool("ruff"), "check", "--quiet", "--output-format", "concise", "."])


def types(venv: Venv) -> str:
    """Return pyright's findings."""
    return _complaint([venv.tool("pyright"), "--pythonpath", venv.python])


def imports(venv: Venv) -> str:
    """Return the broken import contracts."""
    return _complaint([venv.tool("lint-imports"), "--no-logo"])


def spelling(venv: Venv) -> str:
    """Return the misspelt words."""
    return _complaint([venv.tool("codespell"), *_tracked()])


def data_files(_venv: Venv) -> str:
    """Return the TOML files that do not parse, and text files with bad line ends."""
    lines: list[str] = []
    for name in _tracked():
        data = (ROOT / name).read_bytes()
        if name.endswith(".toml"):
            try:
                tomllib.loads(data.decode())
            except ValueError as error:
                lines.append(f"{name}: {error}")
        if name.endswith(OUR_TEXT) and data and (b"\r" in data or not data.endswith(b"\n")):
            lines.append(f"{name}: lines do not end with a single line feed")
    return "\n".join(lines)


def translated(venv: Venv) -> str:
    """Return the texts that are not in `.ts`, not translated, or translated without their placeholders."""
    lines = list(translations.outdated([venv.tool("pyside6-lupdate")]))
    for ts in sorted(translations.SOURCES.glob("sepgui_*.ts")):
        lines += translations.faults(ts)
        with tempfile.TemporaryDirectory() as folder:
            strict = ["-silent", "-fail-on-unfinished", "-fail-on-invalid"]
            target = os.path.join(folder, "out.qm")
            lines.append(_complaint([venv.tool("pyside6-lrelease"), *strict, str(ts), "-qm", target]))
    return "\n".join(line for line in lines if line)


def generated(venv: Venv) -> str:
    """Return the generated files that differ from what their command prints now."""
    lines: list[str] = []
    for name, text in _generate(venv).items():
        path = ROOT / name
        if not path.exists() or path.read_text("utf-8") != text:
            lines.append(f"{name} is stale: run `python3 dev.py docs`")
    return "\n".join(lines)


def lock_fresh(_venv: Venv) -> str:
    """Return why the locks do not fit pyproject.toml."""
    pyproject, locked = lock.PYPROJECT.read_text("utf-8"), lock.LOCK.read_text("utf-8")
    peers = lock.peers_faults(pyproject, locked, lock.PEERS_LOCK.read_text("utf-8"))
    return "\n".join((*lock.faults(pyproject, locked), *peers))


def wheel(venv: Venv) -> str:
    """Return why the wheel does not build, or which bundled files it lacks."""
    with tempfile.TemporaryDirectory() as folder:
        failed = _complaint([venv.python, "-m", "hatchling", "build", "-t", "wheel", "-d", folder])
        if failed:
            return failed
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as archive:
            names = set(archive.namelist())
    wanted = {f"sepgui/_assets/{name}" for name in _tracked() if name.startswith("resources/")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    wanted |= {place for name, place in included.items() if (ROOT / name).is_file()}
    for ts in translations.SOURCES.glob("sepgui_*.ts"):
        language = ts.stem.removeprefix("sepgui_")
        wanted |= {
            f"sepgui/_assets/translations/{name}" for name in (f"{ts.stem}.qm", f"core_{language}.json")
        }
    return "\n".join(f"the wheel lacks {name}" for name in sorted(wanted - names))


CHECKS: dict[str, Callable[[Venv], str]] = {
    "format": formatting,
    "lint": lint,
    "types": types,
    "imports": imports,
    "spelling": spelling,
    "files": data_files,
    "translations": translated,
    "generated": generated,
    "lock": lock_fresh,
    "wheel": wheel,
}


def run(venv: Venv, names: Sequence[str], out: TextIO = sys.stdout) -> int:
    """Run the named checks, all of them, and report one line each; return 1 if any found something."""
    failed: list[str] = []
    for name in names:
        started = time.monotonic()
        complaint = _result(CHECKS[name], venv).strip()
        verdict = "FAIL" if complaint else "ok"
        out.write(f"{verdict:<5} {name:<13} {time.monotonic() - started:6.1f} s\n")
        if complaint:
            failed.append(name)
            out.write("".join(f"      {line}\n" for line in complaint.splitlines()))
        out.flush()
    out.write(f"check: {len(names)} run, {len(failed)} failed{': ' + ', '.join(failed) if failed else ''}\n")
    return 1 if failed else 0


def write_generated(venv: Venv) -> None:
    """Write every generated file anew."""
    for name, text in _generate(venv).items():
        translations.write_whole(ROOT / name, text)


def _result(check: Callable[[Venv], str], venv: Venv) -> str:
    """Return what a check found; one that cannot run at all has found something too."""
    try:
        return check(venv)
    except subprocess.CalledProcessError as error:
        return f"{' '.join(error.cmd)} failed:\n{error.stderr or error.stdout or ''}"
    except (OSError, ValueError, RuntimeError) as error:
        return str(error)


def _generate(venv: Venv) -> dict[str, str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"}
    return {
        name: subprocess.run(
            [venv.python, *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for name, arguments in GENERATED.items()
    }


def _tracked() -> list[str]:
    """Return the text files of the checkout, as git lists them, new ones included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in listed if (ROOT / name).is_file()]


def _complaint(command: Sequence[str]) -> str:
    """Return what a command says when it fails, and nothing when it succeeds."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip() or f"{command[0]} failed"
