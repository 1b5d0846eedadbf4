"""Puts the built translations into the wheel; called by hatchling."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Builds `.qm` files and tables from `translations/*.ts` and adds them to the wheel's own files."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what lrelease comes with, at the versions the gui extra allows."""
        project = tomllib.loads(Path(self.root, "pyproject.toml").read_text("utf-8"))["project"]
        gui: list[str] = project["optional-dependencies"]["gui"]
        return [requirement for requirement in gui if requirement.lower().startswith("pyside6")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the translations and tell hatchling where they go; an editable install finds them itself."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from build_spec import translations
        finally:
            sys.path.remove(self.root)
        for path in (*translations.build_tables(), *translations.build_qm(_lrelease())):
            build_data["force_include"][str(path)] = f"sepgui/_assets/translations/{path.name}"


def _lrelease() -> list[str]:
    """Return the lrelease program of the Python that builds, or of the PATH."""
    beside = Path(sys.executable).with_name("pyside6-lrelease" + (".exe" if sys.platform == "win32" else ""))
    found = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if found is None:
        raise RuntimeError(
            "a wheel needs pyside6-lrelease for its translations (PySide6-Essentials brings it)"
        )
    return [found]
