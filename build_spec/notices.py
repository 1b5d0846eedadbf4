"""Who else's work goes along: licence texts and a CycloneDX list of parts; standard library only."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sysconfig
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import Parser
from pathlib import Path

from build_spec import archives, frozen
from build_spec.environment import ROOT

OWN = ROOT / "build_spec" / "licences"
_TEXTS = re.compile(r"(?i)^(LICEN[CS]E|COPYING|NOTICE|AUTHORS)")
_QT = ("pyside6-essentials", "shiboken6")
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")


@dataclass(frozen=True, slots=True)
class Part:
    """One work that goes along: its name, version and licence, where it is from, and its licence texts."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[Path, ...]
    digest: str = ""


def distributions(site: Path, names: Sequence[str]) -> list[Part]:
    """Return the installed Python packages of some names, with their licence texts."""
    found: list[Part] = []
    for folder in sorted(site.glob("*.dist-info")):
        told = Parser().parsestr((folder / "METADATA").read_text("utf-8"), headersonly=True)
        name = re.sub(r"[-_.]+", "-", str(told["Name"])).lower()
        if name not in names:
            continue
        texts = [path for path in archives.members(folder) if path.is_file() and _TEXTS.match(path.name)]
        if name in _QT:
            texts += [OWN / text for text in _LGPL]
        version = str(told["Version"])
        found.append(Part(name, version, _licence(told), f"pkg:pypi/{name}@{version}", tuple(texts)))
    return found


def python_itself(version: str, licence: Path | None) -> Part:
    """Return Python as a part."""
    texts = (licence,) if licence is not None and licence.exists() else ()
    return Part("python", version, "PSF-2.0", f"pkg:generic/python@{version}", texts)


def own_python() -> Part:
    """Return the Python that runs this."""
    home = Path(sysconfig.get_path("stdlib"))
    debian = Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright")
    version = sysconfig.get_config_var("py_version") or sysconfig.get_python_version()
    licence = next((path for path in (home / "LICENSE.txt", debian) if path.exists()), None)
    return python_itself(str(version), licence)


def system_libraries(folder: Path) -> list[Part]:
    """Return the Debian packages that shared libraries at the top of a frozen program were taken from."""
    names = sorted(path.name for path in folder.glob("*.so*") if path.is_file() and not path.is_symlink())
    if not shutil.which("dpkg-query"):
        return [Part(name, "", "", "", (), archives.sha256(folder / name)) for name in names]
    packages: dict[str, str] = {}
    for name in names:
        asked = _said(["dpkg-query", "--search", f"*/{name}"])
        owner = re.match(r"([^:,\s]+)", asked)
        if owner is not None:
            packages.setdefault(owner[1], name)
    found: list[Part] = []
    for package in sorted(packages):
        version = _said(["dpkg-query", "-W", "-f", "${Version}\n", package]).splitlines()[0]
        text = Path("/usr/share/doc") / package / "copyright"
        texts = (text,) if text.exists() else ()
        found.append(Part(package, version, "see text", f"pkg:deb/debian/{package}@{version}", texts))
    return found


def write(folder: Path, parts: Sequence[Part], seconds: int) -> None:
    """Put our licence, everyone's licence texts and the list of parts into the program's folder."""
    licences = folder / "licences"
    shutil.rmtree(licences, ignore_errors=True)
    licences.mkdir()
    lines = ["sepgui is made with the work of others. Their licences:", ""]
    for part in parts:
        lines.append(f"{part.name} {part.version}: {part.licence or 'see its project'}")
        for number, text in enumerate(part.texts):
            name = f"{part.name}-{number}-{text.name}" if len(part.texts) > 1 else f"{part.name}-{text.name}"
            shutil.copyfile(text, licences / name)
            lines.append(f"    licences/{name}")
    lines += ["", "Qt and PySide6 are used under the LGPL 3: they lie in _internal/PySide6 as libraries of"]
    lines += [
        "their own, and may be replaced there by others of the same interface. Their source is published"
    ]
    lines += [
        "by The Qt Company. Fonts and icons: resources/fonts/OFL.txt, resources/fonts/LICENSE-DejaVu.txt,",
        "resources/icons/LICENSE-phosphor.txt.",
        "",
    ]
    archives.text_file(folder / "THIRD-PARTY.txt", "\n".join(lines))
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    archives.text_file(folder / "sbom.cdx.json", sbom(parts, seconds))


def sbom(parts: Sequence[Part], seconds: int) -> str:
    """Return the list of parts as CycloneDX 1.5 JSON; the same parts give the same text."""
    version = frozen.version()
    components = [_component(part) for part in parts]
    seed = json.dumps(components, sort_keys=True) + version
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.UUID(hashlib.sha256(seed.encode()).hexdigest()[:32], version=4)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": f"sepgui@{version}",
                "name": "sepgui",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": components,
        "dependencies": [
            {"ref": f"sepgui@{version}", "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": part.purl or part.name,
        "name": part.name,
        "version": part.version,
    }
    if part.licence:
        component["licenses"] = [{"license": {"name": part.licence}}]
    if part.purl:
        component["purl"] = part.purl
    if part.digest:
        component["hashes"] = [{"alg": "SHA-256", "content": part.digest}]
    return component


def _licence(told: Message) -> str:
    for header in ("License-Expression", "License"):
        value = str(told.get(header) or "").strip()
        if value and len(value) < 80 and "\n" not in value:
            return value
    classifiers = [str(value) for value in told.get_all("Classifier") or []]
    names = [value.rpartition(" :: ")[2] for value in classifiers if value.startswith("License ::")]
    return ", ".join(names) or str(told.get("License") or "").strip().partition("\n")[0]


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
