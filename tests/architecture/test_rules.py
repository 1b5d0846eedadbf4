"""The rules of the house, in words; pyproject.toml holds the same import rules as contracts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

# Outermost first. A package may import what stands below its own line, and never a sibling on its line.
LINES = (
    ("ui", "cli"),
    ("app",),
    ("simulation", "reports"),
    ("engine", "diagnosis", "imports"),
    ("probes", "catalogue", "store"),
    ("wire",),
    ("domain",),
    ("i18n",),
    ("assets",),
)
ONLY_THE_WINDOW = {"PySide6", "shiboken6", "qasync", "pyqtgraph", "numpy"}
NEVER_IN_PURE_CODE = {"asyncio", "socket", "sqlite3", "logging", "ssl", "subprocess", "threading", "time"}
# The command line opens the window from one place, when there is a window to show.
DOOR_TO_THE_WINDOW = ("sepgui/cli/window.py", "sepgui.ui.main")
LONGEST_MODULE = 400


@dataclass(frozen=True, slots=True)
class Module:
    """A source file of sepgui: its package (the name below sepgui), its path and its syntax tree."""

    package: str
    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    def imports(self) -> Iterator[tuple[str, int]]:
        """Yield every imported module with its line, those inside functions included."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                if node.module == "sepgui":
                    packages = (alias.name for alias in node.names if alias.name != "__version__")
                    yield from ((f"sepgui.{name}", node.lineno) for name in packages)
                else:
                    yield node.module, node.lineno

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def read_modules() -> list[Module]:
    found: list[Module] = []
    for path in sorted((ROOT / "sepgui").rglob("*.py")):
        below = path.relative_to(ROOT / "sepgui").with_suffix("").parts
        found.append(Module(below[0], path, ast.parse(path.read_text("utf-8"))))
    return found


MODULES = read_modules()
LINE_OF = {package: line for line, packages in enumerate(LINES) for package in packages}
OUTSIDE_THE_LINES = {"__init__", "__main__"}


def test_every_package_stands_on_a_line() -> None:
    assert {module.package for module in MODULES} - OUTSIDE_THE_LINES == set(LINE_OF)


def test_nothing_names_what_only_benchmarks_draw_with() -> None:
    sources = {module.name: module.path.read_text("utf-8") for module in MODULES}
    assert not [name for name, source in sources.items() if "QtCharts" in source or "matplotlib" in source]


def test_imports_only_point_inwards() -> None:
    outward = [
        f"{module.name}:{line} imports {name}"
        for module in MODULES
        if module.package not in OUTSIDE_THE_LINES
        for name, line in module.imports()
        if name.startswith("sepgui.")
        and (package := name.split(".")[1]) != module.package
        and LINE_OF.get(package, -1) <= LINE_OF[module.package]
        and (module.name, name) != DOOR_TO_THE_WINDOW
    ]
    assert outward == []


def test_only_the_window_knows_qt_and_numpy() -> None:
    assert imported_outside({"ui"}, ONLY_THE_WINDOW) == []


def test_domain_and_diagnosis_ask_nobody_for_time_network_or_disk() -> None:
    others = set(LINE_OF) - {"domain", "diagnosis"} | OUTSIDE_THE_LINES
    assert imported_outside(others, NEVER_IN_PURE_CODE) == []


def test_protocols_are_spoken_without_sockets() -> None:
    others = set(LINE_OF) - {"wire"} | OUTSIDE_THE_LINES
    assert imported_outside(others, {"asyncio", "socket", "ssl", "threading"}) == []


def test_the_window_loop_is_made_in_one_function() -> None:
    users = {module.name for module in MODULES for name, _ in module.imports() if name == "qasync"}
    assert len(users) <= 1


def test_no_loop_runs_inside_another() -> None:
    nested = [
        f"{module.name}:{call.lineno} calls {call.func.attr}"
        for module in MODULES
        for call in module.calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("exec", "exec_", "processEvents")
    ]
    assert nested == []


def test_every_task_has_an_owner_and_a_name() -> None:
    orphans = [
        f"{module.name}:{call.lineno} {ast.unparse(call.func)}"
        for module in MODULES
        for call in module.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "create_task"
        and not (
            ast.unparse(call.func.value).lower().endswith("group")
            and any(keyword.arg == "name" for keyword in call.keywords)
        )
    ]
    assert orphans == []


def test_a_public_function_of_the_core_takes_no_boolean() -> None:
    taking = [
        f"{module.name}:{function.lineno} {function.name}({argument.arg})"
        for module in MODULES
        if module.package != "ui"
        for function in public_functions(module.tree)
        for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
        if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool"
    ]
    assert taking == []


def test_names_say_what_a_thing_is() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [module.name for module in MODULES if module.path.stem in vague] == []
    handlers = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "handle_" in node.name
    ]
    assert handlers == []


@pytest.mark.parametrize("folder", ["sepgui", "build_spec", "."])
def test_a_module_is_read_in_one_sitting(folder: str) -> None:
    paths = (ROOT / folder).glob("*.py") if folder == "." else (ROOT / folder).rglob("*.py")
    long = {
        str(path.relative_to(ROOT)): lines
        for path in paths
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_the_contracts_say_the_same() -> None:
    import tomllib

    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in linter["contracts"]}
    layers = contracts["layers"]
    assert tuple(tuple(layer.split(" | ")) for layer in layers["layers"]) == LINES
    assert layers["exhaustive"] is True
    assert set(contracts["qt-only-in-ui"]["forbidden_modules"]) == ONLY_THE_WINDOW


def imported_outside(packages: set[str], names: set[str]) -> list[str]:
    return [
        f"{module.name}:{line} imports {name}"
        for module in MODULES
        if module.package not in packages
        for name, line in module.imports()
        if name.split(".")[0] in names
    ]


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the public functions of a module and the public methods of its public classes."""
    for node in tree.body:
        members = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        for member in members:
            if isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef) and not member.name.startswith("_"):
                yield member
