"""Tells by its content what a file is, and reads it; the one door of this room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports import apache, hosts_csv, nmap, sepm_properties, sylink, tomcat, vantage_json
from sepgui.imports.result import Import, ImportFault, RefusedError
from sepgui.imports.xml_tree import Element, parse_xml
from sepgui.store.opening import MAGIC

LARGEST = 32 * 1024 * 1024
"""The longest file that is read, in bytes."""

_XML: dict[str, Callable[[Element, str], Import]] = {
    sylink.ROOT: sylink.read,
    tomcat.ROOT: tomcat.read,
    nmap.ROOT: nmap.read,
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_CANNOT_READ = QT_TRANSLATE_NOOP("Import", "{file} cannot be read: {why}.")
_TOO_LARGE = QT_TRANSLATE_NOOP("Import", "{file} is larger than {most} MB; take a smaller file.")
_EMPTY = QT_TRANSLATE_NOOP("Import", "{file} is empty; export it again.")
_SESSION = QT_TRANSLATE_NOOP("Import", "{file} is a session of this program; open it instead.")
_SITE = QT_TRANSLATE_NOOP("Import", "{file} is a site of this program; open it, or give it with --site.")
_BINARY = QT_TRANSLATE_NOOP(
    "Import", "{file}, line {line}: this is not text; choose the file itself, unpacked."
)
_OTHER_XML = QT_TRANSLATE_NOOP(
    "Import",
    "{file}, line {line}: XML with the root “{root}” is not known; take a Sylink.xml, a server.xml of "
    "Tomcat or an XML of nmap.",
)


def read_import(path: Path) -> Import | ImportFault:
    """Return what a file tells, or the one sentence that says why it tells nothing. Raises nothing."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        return ImportFault(_CANNOT_READ.with_(file=str(path), why=why))
    return import_bytes(data, path.name)


def import_bytes(data: bytes, name: str) -> Import | ImportFault:
    """Return what the bytes of a file tell, which sentences call `name`; recognised by content alone."""
    try:
        return _read(data, name)
    except RefusedError as refused:
        return ImportFault(refused.text)


def _read(data: bytes, name: str) -> Import:
    if len(data) > LARGEST:
        raise RefusedError(_TOO_LARGE.with_(file=name, most=LARGEST // 1024 // 1024))
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError(_EMPTY.with_(file=name))
    if data.startswith(MAGIC):
        raise RefusedError(_SESSION.with_(file=name))
    text = _text(data, name)
    start = text.lstrip()[:1]
    if start == "<" and not apache.is_apache(text):
        return _xml(data, name)
    if start == "{":
        return vantage_json.read(text, name)
    if sepm_properties.is_properties(text):
        return sepm_properties.read(text, name)
    if apache.is_apache(text):
        return apache.read(text, name)
    if any(line.strip() == "[[host]]" for line in text.splitlines()):
        raise RefusedError(_SITE.with_(file=name))
    return hosts_csv.read(text, name)


def _xml(data: bytes, name: str) -> Import:
    root = parse_xml(data.lstrip(), name)
    reader = _XML.get(root.name)
    if reader is None:
        raise RefusedError(_OTHER_XML.with_(file=name, line=root.line, root=root.name[:60]))
    return reader(root, name)


def _text(data: bytes, name: str) -> str:
    """Return the text of a file: what its mark says, UTF-8, else the Windows code page of the West.

    PowerShell 5.1 writes UTF-16 where its output is sent to a file.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None and b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise RefusedError(_BINARY.with_(file=name, line=line))
    if encoding == "utf-16":
        return data.decode(encoding, errors="replace").replace("\x00", "")
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
