"""What goes into the frozen program and what stays out; read by sepgui.spec, standard library only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent

Entry = tuple[str, str, str]
"""A line of PyInstaller's table of contents: where it goes, where it lies, and of which kind it is."""

UNSHIPPED_MODULES = ("PIL", "charset_normalizer")
UNSHIPPED = ("pillow", "charset-normalizer")
"""Packages that are installed, as others ask for them, and do not go along: 22 MB of picture formats."""

EXCLUDED = (
    # Parts of Python that the program does not use. Not pydoc: pyqtgraph's parameter trees import it.
    *("tkinter", "_tkinter", "unittest", "doctest", "pdb", "lib2to3", "test", "ensurepip", "venv", "curses"),
    *("readline", "idlelib", "turtle", "turtledemo", "xmlrpc", "distutils"),
    # What builds, not what runs.
    *("setuptools", "pkg_resources", "pip", "wheel", "hatchling", "build_spec", "pytest", "_pytest"),
    # Other bindings of Qt, and what pyqtgraph uses where it finds it.
    *(
        "PyQt5",
        "PyQt6",
        "PySide2",
        "matplotlib",
        "scipy",
        "pandas",
        "IPython",
        "OpenGL",
        "cupy",
        "numba",
        "h5py",
    ),
    *("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.flowchart"),
    *("pyqtgraph.console", "pyqtgraph.canvas"),
    *("numpy.f2py", "numpy.distutils", "numpy.testing"),
    # Parts of numpy that it loads when first asked for, and nobody asks.
    *("numpy.random", "numpy.fft", "numpy.polynomial", "numpy.ctypeslib", "pydoc_data"),
    # 11 MB that pyqtgraph imports at once and never uses here: before_start.py puts others in their place.
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    # Parts of Qt that nothing imports.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtTest", "PySide6.QtDesigner"),
    *("PySide6.QtUiTools", "PySide6.QtHelp", "PySide6.QtXml", "PySide6.QtSql", "PySide6.QtNetwork"),
    *("PySide6.QtPrintSupport", "PySide6.QtConcurrent", "PySide6.QtDBus"),
    # What reportlab imports at once and draws no report of ours with: before_start.py stands in for PIL.
    *UNSHIPPED_MODULES,
    # A web server's worth of what dnspython could speak, and we do not.
    *("httpx", "httpcore", "aioquic", "trio", "anyio", "sniffio"),
)

UNWANTED_SCRIPTS = ("pyi_rth_pyside6",)
"""Run-time hooks that ours replaces: it needs no Qt, so that the command line and the engine load none."""

_PLUGINS = (
    *("platforms/qwindows", "platforms/qoffscreen", "platforms/qminimal", "platforms/qcocoa"),
    *("platforms/qxcb", "platforms/qwayland", "platforms/qwayland-egl", "platforms/qwayland-generic"),
    *("xcbglintegrations/", "wayland-shell-integration/", "wayland-decoration-client/"),
    *(
        "wayland-graphics-integration-client/",
        "platforminputcontexts/qibus",
        "platforminputcontexts/qcompose",
    ),
    *(
        "styles/",
        "imageformats/qsvg",
        "imageformats/qico",
        "iconengines/",
        "platformthemes/qxdgdesktopportal",
    ),
)
_WANTED_PLUGIN = re.compile(
    r"/plugins/(?:" + "|".join(name.replace("/", "/(?:lib)?") for name in _PLUGINS) + ")"
)
_WANTED_TRANSLATION = re.compile(r"/translations/qtbase_(?:it|en)\.qm$")


def own_files() -> list[tuple[str, str]]:
    """Return the program's own files, each with the folder it goes to; the translations are built already."""
    found = [path for path in sorted((ROOT / "resources").rglob("*")) if path.is_file()]
    pairs = [(str(path), str(path.parent.relative_to(ROOT).as_posix())) for path in found]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included: dict[str, str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    pairs += [(str(ROOT / name), "docs") for name in included if name.startswith("docs/")]
    built = sorted((ROOT / "build" / "translations").glob("*"))
    return pairs + [(str(path), "translations") for path in built if path.suffix in (".qm", ".json")]


def version() -> str:
    """Return the program's version."""
    text = (ROOT / "sepgui" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise ValueError("sepgui/__init__.py names no version")
    return found[1]


def numbers(text: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts it: `0.1.0.dev0` is 0, 1, 0, 0."""
    parts = [int(part) for part in re.findall(r"\d+", re.split(r"[a-z]", text)[0])][:4]
    one, two, three, four = (*parts, 0, 0, 0, 0)[:4]
    return one, two, three, four


def wanted(entry: Entry) -> bool:
    """Whether a file is to go along: of Qt's plugins and translations only those that the program uses."""
    name = "/" + entry[0].replace("\\", "/")
    if name.rpartition("/")[2].lower() == "opengl32sw.dll" or "/pyqtgraph/icons/peegee/" in name:
        return False  # 20 MB of software rendering for OpenGL, and another program's icon
    if "/PySide6/" in name and "/plugins/" in name:
        return _WANTED_PLUGIN.search(name) is not None
    if "/PySide6/" in name and "/translations/" in name:
        return _WANTED_TRANSLATION.search(name) is not None
    return True


def reached(entries: Sequence[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the libraries that something kept still needs; `imports` gives the names a library asks for."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(_file_name(entry[0]), []).append(entry)
    todo = [entry for entry in entries if _is_root(entry)]
    kept: set[str] = set()
    while todo:
        entry = todo.pop()
        if entry[0] in kept:
            continue
        kept.add(entry[0])
        for name in sorted(imports(entry[1])):
            todo += by_name.get(_file_name(name), [])
    return [entry for entry in entries if entry[0] in kept]


def leading_somewhere(entries: Sequence[Entry], there: Iterable[str]) -> list[Entry]:
    """Return the entries without the symbolic links whose file stays out."""
    names = {name.replace("\\", "/") for name in there}
    return [entry for entry in entries if entry[2] != "SYMLINK" or _target(entry) in names]


def _target(entry: Entry) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(entry[0].replace("\\", "/")).parent / entry[1].replace("\\", "/")).parts:
        if part == "..":
            del parts[-1:]
        else:
            parts.append(part)
    return "/".join(parts)


def _is_root(entry: Entry) -> bool:
    name = "/" + entry[0].replace("\\", "/")
    return (
        entry[2] == "EXTENSION"
        or "/plugins/" in name
        or re.match(r"(lib)?python3", _file_name(name)) is not None
    )


def _file_name(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].lower()
