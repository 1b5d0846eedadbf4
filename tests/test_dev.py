from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev
from build_spec import checks, environment, namespace, packages
from build_spec.environment import SetupError, Venv

ROOT = Path(__file__).parent.parent


class Calls:
    """Stands in for running things: remembers every command with what it was told in its environment."""

    def __init__(self) -> None:
        self.seen: list[tuple[list[str], dict[str, str] | None]] = []

    def __call__(self, command: Sequence[str], env: dict[str, str] | None = None) -> int:
        self.seen.append((list(command), env))
        return 0


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Make dev.py's commands run nothing, in an environment that is already set up."""
    stand_in = Calls()
    monkeypatch.setattr(dev, "call", stand_in)
    monkeypatch.setattr(dev, "program", stand_in)
    monkeypatch.setattr(dev, "setup", int)
    monkeypatch.setattr(dev, "build_translations", int)
    monkeypatch.setattr(dev, "CI", False)
    return stand_in


def lab(monkeypatch: pytest.MonkeyPatch, answer: namespace.Lab) -> None:
    def open_lab() -> namespace.Lab:
        return answer

    monkeypatch.setattr(namespace, "open_lab", open_lab)


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_wrong_usage_is_told_what_there_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert all(f"\n{name}" in told.err for name in dev.COMMANDS)


def test_help_lists_every_command_and_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n{name} " in told for name in dev.COMMANDS)
    assert ", ".join(checks.CHECKS) in told


def test_what_a_person_has_to_do_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def setup(_arguments: Sequence[str]) -> int:
        raise SetupError("type this")

    monkeypatch.setitem(dev.COMMANDS, "setup", setup)
    assert dev.main(["setup"]) == 3
    assert capsys.readouterr().err == "dev.py: type this\n"


class TestTheLab:
    def test_tests_run_inside_it(self, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
        lab(monkeypatch, namespace.Lab(("unshare", "--net")))
        assert dev.test(["-k", "x"]) == 0
        ((command, env),) = calls.seen
        assert command == ["unshare", "--net", dev.MAIN.python, "-m", "pytest", "-k", "x"]
        assert env is not None
        assert env["SEPGUI_LAB"] == "1"

    def test_without_it_the_tests_learn_why(self, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
        monkeypatch.delenv("SEPGUI_LAB", raising=False)
        lab(monkeypatch, namespace.Lab((), "this kernel refuses"))
        assert dev.test([]) == 0
        ((command, env),) = calls.seen
        assert command == [dev.MAIN.python, "-m", "pytest"]
        assert env is not None
        assert env["SEPGUI_LAB_WHY"] == "this kernel refuses"
        assert "SEPGUI_LAB" not in env

    def test_ci_must_have_it(self, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
        monkeypatch.setattr(dev, "CI", True)
        lab(monkeypatch, namespace.Lab((), "this kernel refuses"))
        assert dev.test([]) == 1
        assert calls.seen == []

    def test_ci_forbids_skips(self, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
        monkeypatch.setattr(dev, "CI", True)
        lab(monkeypatch, namespace.Lab(("unshare",)))
        dev.test([])
        assert "--no-skips" in calls.seen[0][0]


def test_the_core_is_tested_in_an_environment_without_qt(
    monkeypatch: pytest.MonkeyPatch, calls: Calls
) -> None:
    installed: dict[str, str] = {}

    def ensure(venv: Venv, requirements: str) -> None:
        installed[str(venv.path)] = requirements

    monkeypatch.setattr(environment, "ensure", ensure)
    assert dev.test(["--core", "-q"]) == 0
    requirements = installed[str(dev.CORE.path)]
    assert "\npyside6" not in requirements
    assert "\npytest-qt==" not in requirements
    assert "\ncryptography==" in requirements
    ((command, _),) = calls.seen
    assert command[0] == dev.CORE.python
    assert command[-2:] == [dev.NOT_CORE, "-q"]


class TestTheDemo:
    def test_with_a_display_it_is_the_window(self, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
        def no_display(_venv: Venv) -> None:
            return None

        monkeypatch.setattr(environment, "no_display", no_display)
        assert dev.demo(["clinic"]) == 0
        assert calls.seen == [(["demo", "clinic"], None)]

    def test_without_one_it_says_why_and_runs_in_the_terminal(
        self, monkeypatch: pytest.MonkeyPatch, calls: Calls, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def no_display(_venv: Venv) -> str:
            return "Qt aborts"

        monkeypatch.setattr(environment, "no_display", no_display)
        monkeypatch.setenv("DISPLAY", ":9")
        assert dev.demo([]) == 0
        ((command, env),) = calls.seen
        assert command == ["demo"]
        assert env is not None
        assert "DISPLAY" not in env
        assert "Qt aborts" in capsys.readouterr().err


class TestChecks:
    VENV = Venv(ROOT / "nowhere")

    def test_all_run_even_if_one_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def good(_venv: Venv) -> str:
            return ""

        def bad(_venv: Venv) -> str:
            return "first fault\nsecond fault\n"

        monkeypatch.setattr(checks, "CHECKS", {"bad": bad, "good": good})
        out = io.StringIO()
        assert checks.run(self.VENV, ["bad", "good"], out) == 1
        lines = out.getvalue().splitlines()
        assert lines[0].startswith("FAIL  bad")
        assert lines[1:3] == ["      first fault", "      second fault"]
        assert lines[3].startswith("ok    good")
        assert lines[4] == "check: 2 run, 1 failed: bad"

    def test_nothing_wrong_is_success(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def good(_venv: Venv) -> str:
            return ""

        monkeypatch.setattr(checks, "CHECKS", {"good": good})
        assert checks.run(self.VENV, ["good"], io.StringIO()) == 0

    def test_a_check_that_cannot_run_has_failed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_venv: Venv) -> str:
            command = [sys.executable, "-c", "raise SystemExit('no such module')"]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout

        monkeypatch.setattr(checks, "CHECKS", {"broken": broken, "absent": checks.formatting})
        out = io.StringIO()
        assert checks.run(self.VENV, ["broken", "absent"], out) == 1
        assert "no such module" in out.getvalue()
        assert "2 failed: broken, absent" in out.getvalue()

    def test_an_unknown_name_is_refused(self, calls: Calls) -> None:
        with pytest.raises(SetupError, match="no such check: colours"):
            dev.check(["colours"])
        assert calls.seen == []

    def test_files_that_do_not_parse_or_end_badly_are_named(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
        (tmp_path / "good.toml").write_text("a = 1\n")
        (tmp_path / "bad.toml").write_text("a = \n")
        (tmp_path / "dos.md").write_bytes(b"line\r\n")
        (tmp_path / "cut.md").write_bytes(b"line")
        (tmp_path / "LICENSE-of-others.txt").write_bytes(b"line\r\n")
        monkeypatch.setattr(checks, "ROOT", tmp_path)
        named = [line.partition(":")[0] for line in checks.data_files(self.VENV).splitlines()]
        assert sorted(named) == ["bad.toml", "cut.md", "dos.md"]

    def test_a_generated_page_that_differs_is_named(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(checks, "ROOT", tmp_path)
        monkeypatch.setattr(checks, "GENERATED", {"page.md": ("-c", "print('new')")})
        here = Venv(Path(sys.prefix))
        (tmp_path / "page.md").write_text("old\n")
        assert "page.md" in checks.generated(here)
        checks.write_generated(here)
        assert (tmp_path / "page.md").read_text() == "new\n"
        assert checks.generated(here) == ""


def test_ci_runs_what_a_developer_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for leg in ("python3 dev.py check", "python3 dev.py test", "python3 dev.py test --core"):
        assert f"{leg}\n" in script


def test_hooks_are_checks() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    named = [line.split()[-1] for line in hooks.splitlines() if "entry: python3 dev.py check" in line]
    assert named
    assert set(named) <= set(checks.CHECKS)


def _installs_nothing(packages: Sequence[str], why: str) -> None:
    """Stand for apt: a test changes no machine, and in the lab's namespaces nothing can be fetched."""


class TestPackages:
    def test_targets_are_named_one_by_one_or_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        built: list[list[str]] = []

        def package(targets: Sequence[str]) -> int:
            built.append(list(targets))
            return 0

        monkeypatch.setattr(packages, "package", package)
        monkeypatch.setattr(environment, "install", _installs_nothing)
        assert dev.main(["package", "--target", "deb", "--target", "windows,installer"]) == 0
        assert built == [["deb", "windows", "installer"]]

    @pytest.mark.parametrize("words", [["linux"], ["--target"]])
    def test_a_target_has_to_be_named(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["package", *words]) == 3
        assert "--target linux|deb|windows|installer" in capsys.readouterr().err

    def test_what_was_packaged_is_driven_by_tests_of_its_name(
        self, monkeypatch: pytest.MonkeyPatch, calls: Calls
    ) -> None:
        needed: list[Sequence[str]] = []
        monkeypatch.setattr(packages, "need_test_programs", needed.append)
        monkeypatch.setattr(dev, "CI", True)
        assert dev.test(["--frozen", "deb", "-k", "removed"]) == 0
        ((command, _),) = calls.seen
        assert needed == [["deb"]]
        assert command[3:] == [
            "--no-skips", "-m", "frozen", "tests/frozen/test_deb.py", "-k", "removed",
        ]  # fmt: skip

    def test_without_a_name_all_are(self, monkeypatch: pytest.MonkeyPatch, calls: Calls) -> None:
        def nothing(_targets: Sequence[str]) -> None:
            return None

        monkeypatch.setattr(packages, "need_test_programs", nothing)
        dev.test(["--frozen"])
        files = [word for word in calls.seen[0][0] if word.startswith("tests/")]
        assert files == [f"tests/frozen/test_{name}.py" for name in packages.TARGETS]
