"""Parses XML of strangers: no entity, no DTD of its own, bounded in size, depth and number (adr/0021)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct, field

from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.result import RefusedError

_DEEPEST = 60
_MOST = 500_000
_LONGEST_TEXT = 400

_NOT_XML = QT_TRANSLATE_NOOP("Import", "{file}, line {line}: this is not whole XML ({why}); export it again.")
_ENTITY = QT_TRANSLATE_NOOP(
    "Import", "{file}, line {line}: it defines XML entities, which are not read; remove its DOCTYPE."
)
_DEEP = QT_TRANSLATE_NOOP(
    "Import", "{file}, line {line}: elements lie more than {most} deep; this is no file of this kind."
)
_MANY = QT_TRANSLATE_NOOP(
    "Import", "{file}, line {line}: more than {most} elements; split the file, or export fewer hosts."
)


class Element(Struct):
    """An element: its name without a namespace's prefix, its attributes, children, and first line."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element] = field(default_factory=list["Element"])

    def get(self, attribute: str) -> str | None:
        """Return an attribute, whatever the case of its name; None where there is none."""
        exact = self.attributes.get(attribute)
        if exact is not None:
            return exact
        wanted = attribute.casefold()
        return next((value for name, value in self.attributes.items() if name.casefold() == wanted), None)

    def each(self, name: str) -> Iterator[Element]:
        """Yield the descendants of a name, in the order of the document."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.each(name)

    def child(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root element of an XML document (XML 1.0); raises `RefusedError`. Text is left out."""
    builder = _Builder(name)
    try:
        builder.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if isinstance(error, RefusedError):
            raise
        why = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        line = max(1, builder.parser.ErrorLineNumber)
        raise RefusedError(_NOT_XML.with_(file=name, line=line, why=str(why)[:_LONGEST_TEXT])) from error
    assert builder.root is not None  # expat refuses a document without an element
    return builder.root


class _Builder:
    """Makes the tree as expat reports elements; whatever could expand or fetch is refused."""

    def __init__(self, name: str) -> None:
        self.root: Element | None = None
        self._name = name
        self._open: list[Element] = []
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        self._count += 1
        if len(self._open) >= _DEEPEST:
            raise RefusedError(_DEEP.with_(file=self._name, line=line, most=_DEEPEST))
        if self._count > _MOST:
            raise RefusedError(_MANY.with_(file=self._name, line=line, most=_MOST))
        element = Element(name.rpartition(":")[2], attributes, line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _doctype(self, _name: str, _system: str | None, _public: str | None, inside: int) -> None:
        if inside:
            self._entity()

    def _entity(self, *_what: object) -> NoReturn:
        raise RefusedError(_ENTITY.with_(file=self._name, line=self.parser.CurrentLineNumber))
