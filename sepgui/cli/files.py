"""Files that a person names: sites to read, documents to write; what cannot be used is a `UsageError`."""

from __future__ import annotations

from pathlib import Path

from sepgui.catalogue import DocumentError, load_site
from sepgui.cli.grammar import UsageError
from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP


def site_at(path: str) -> Site:
    """Return the site that a document describes; raises `UsageError`."""
    try:
        return load_site(Path(path))
    except DocumentError as error:
        raise UsageError(error.text) from error


def output_path(path: Path) -> Path:
    """Return a file that is to be written; a folder that is not there is refused before anything is done."""
    if not path.parent.is_dir():
        raise UsageError(_NO_FOLDER.with_(folder=str(path.parent)))
    return path


def write_text(path: Path, document: str) -> None:
    """Write a document as UTF-8 with Unix line ends; raises `UsageError` where that fails."""
    write_bytes(path, document.encode())


def write_bytes(path: Path, document: bytes) -> None:
    """Write a document to a file; raises `UsageError` where that fails."""
    try:
        path.write_bytes(document)
    except OSError as error:
        raise UsageError(_UNWRITABLE.with_(file=str(path), why=error.strerror or str(error))) from error


_NO_FOLDER = QT_TRANSLATE_NOOP("Cli", "There is no folder “{folder}”; make it, or choose another.")
_UNWRITABLE = QT_TRANSLATE_NOOP("Cli", "“{file}” cannot be written: {why}.")
