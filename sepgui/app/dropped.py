"""Tells what files are that a person gave: a document of ours to open, or files of others to import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sepgui.catalogue import DocumentError, load_site
from sepgui.domain.site import Site
from sepgui.i18n import Text
from sepgui.imports import Import, ImportFault, read_import
from sepgui.store.opening import is_session

_DOCUMENT = ".toml"


class Files(Struct, frozen=True):
    """What the files are; of several documents the first is taken, and the others are `left`.

    `found` is what files of others tell, `faults` one sentence for each that cannot be used.
    """

    session: Path | None = None
    scenario: Path | None = None
    site: Site | None = None
    found: tuple[Import, ...] = ()
    faults: tuple[Text, ...] = ()
    left: tuple[Path, ...] = ()
    site_file: Path | None = None


def read_files(paths: Sequence[Path]) -> Files:
    """Return what files are, by their content. Raises nothing for what may be in them."""
    from sepgui.simulation.scenario import is_scenario_document

    documents: list[Files] = []
    sources: list[Path] = []
    found: list[Import] = []
    faults: list[Text] = []
    for path in dict.fromkeys(paths):
        if is_session(path):
            document = Files(session=path)
        elif path.suffix.lower() != _DOCUMENT:
            read = read_import(path)
            if isinstance(read, ImportFault):
                faults.append(read.text)
            else:
                found.append(read)
            continue
        elif is_scenario_document(path):
            document = Files(scenario=path)
        else:
            try:
                document = Files(site=load_site(path), site_file=path)
            except DocumentError as error:
                faults.append(error.text)
                continue
        documents.append(document)
        sources.append(path)
    first = documents[0] if documents else Files()
    return Files(
        first.session,
        first.scenario,
        first.site,
        tuple(found),
        tuple(faults),
        tuple(sources[1:]),
        first.site_file,
    )
