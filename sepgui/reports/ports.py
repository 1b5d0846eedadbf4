"""The port matrix as a document: a table for the terminal, JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sepgui.domain.cloud_names import CloudNames
from sepgui.domain.entry import Asked, Catalogue, Endpoint, Entry, Process
from sepgui.domain.version import VersionRange
from sepgui.domain.wording import ROLE_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.table import Column, paragraph, table

SCHEMA = "sepgui.ports/1"

_PORT = QT_TRANSLATE_NOOP("Ports", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Ports", "Entry")
_DIRECTION = QT_TRANSLATE_NOOP("Ports", "Who connects to whom")
_PROCESS = QT_TRANSLATE_NOOP("Ports", "Process")
_CONFIGURABLE_SHORT = QT_TRANSLATE_NOOP("Ports", "Config.")
_VERSIONS = QT_TRANSLATE_NOOP("Ports", "Versions")
_NOTES = QT_TRANSLATE_NOOP("Ports", "Notes")
_ADVICE = QT_TRANSLATE_NOOP("Ports", "Advice")
_CLOUD = QT_TRANSLATE_NOOP("Ports", "Names of the cloud, as of {as_of}")
_CLOUD_NAME = QT_TRANSLATE_NOOP("Ports", "Name")
_CLOUD_ASKED = QT_TRANSLATE_NOOP("Ports", "Asked")
_TITLE = QT_TRANSLATE_NOOP("Ports", "The ports of Symantec Endpoint Protection")

_PURPOSE = QT_TRANSLATE_NOOP("Ports", "Used for")
_INITIATED_BY = QT_TRANSLATE_NOOP("Ports", "Opened by")
_PROCESSES = QT_TRANSLATE_NOOP("Ports", "Process that the page names")
_CONFIGURABLE = QT_TRANSLATE_NOOP("Ports", "Can be changed")
_CONFIGURED_IN = QT_TRANSLATE_NOOP("Ports", "Changed in")
_REQUIREMENT = QT_TRANSLATE_NOOP("Ports", "Needed")
_LOCAL_ONLY = QT_TRANSLATE_NOOP("Ports", "Reachable")
_EPHEMERAL = QT_TRANSLATE_NOOP("Ports", "Ephemeral ports")
_ALIASES = QT_TRANSLATE_NOOP("Ports", "Also called")
_PROBE = QT_TRANSLATE_NOOP("Ports", "How sepgui asks")
_INFERRED = QT_TRANSLATE_NOOP("Ports", "Not from the page")

_YES = QT_TRANSLATE_NOOP("Ports", "yes")
_NO = QT_TRANSLATE_NOOP("Ports", "no")
_NONE = QT_TRANSLATE_NOOP("Ports", "none")
_SILENT = QT_TRANSLATE_NOOP("Ports", "the page does not say")
_OPTIONAL = QT_TRANSLATE_NOOP("Ports", "optional")
_ONLY_LOCAL = QT_TRANSLATE_NOOP("Ports", "from the same computer only")
_FROM_NETWORK = QT_TRANSLATE_NOOP("Ports", "from the network")
_OF_THE_INITIATOR = QT_TRANSLATE_NOOP("Ports", "{process} (initiator)")
_ON_ITSELF = QT_TRANSLATE_NOOP("Ports", "{role}, on itself")
_OPTIONAL_NAME = QT_TRANSLATE_NOOP("Ports", "{name} (optional)")
_LISTENER_SYSTEM = QT_TRANSLATE_NOOP("Ports", "{role} ({system})")
_IN_VERSIONS = QT_TRANSLATE_NOOP("Ports", "{what} ({versions})")
_FROM = QT_TRANSLATE_NOOP("Ports", "{version} and later")
_UP_TO = QT_TRANSLATE_NOOP("Ports", "up to {version}")
_WITHIN = QT_TRANSLATE_NOOP("Ports", "{version}.x")
_BETWEEN = QT_TRANSLATE_NOOP("Ports", "from {first} to {last}")
_ALL = QT_TRANSLATE_NOOP("Ports", "all")
_EPHEMERAL_OF = QT_TRANSLATE_NOOP("Ports", "{transport}, on the side of: {role}")
_EPHEMERAL_OF_NOBODY = QT_TRANSLATE_NOOP("Ports", "{transport}, the page does not say on whose side")
_LEGEND = QT_TRANSLATE_NOOP("Ports", "— the page does not say · * deduced, not written on the page")

_REQUIREMENTS: Mapping[str, Text] = MappingProxyType(
    {
        "optional": _OPTIONAL,
        "default": QT_TRANSLATE_NOOP("Ports", "default of new installations"),
        "required": QT_TRANSLATE_NOOP("Ports", "required"),
    }
)
_ASKED: Mapping[Asked, Text] = MappingProxyType(
    {
        Asked.NORMALLY: QT_TRANSLATE_NOOP("Ports", "{port}: {probe}"),
        Asked.EXPOSURE: QT_TRANSLATE_NOOP("Ports", "{port}: no packet but in the exposure check ({probe})"),
        Asked.ON_REQUEST: QT_TRANSLATE_NOOP("Ports", "{port}: no packet unless asked for ({probe})"),
    }
)


def ports_json(catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the matrix as one JSON document of schema `sepgui.ports/1`; the width does not matter."""
    document = {"schema": SCHEMA, "entries": [_record(entry, lang) for entry in catalogue.entries]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def ports_csv(catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the matrix as CSV (RFC 4180), one record per endpoint; a list's items are parted by `; `."""
    out = io.StringIO()
    rows = [_flat(entry, endpoint, lang) for entry in catalogue.entries for endpoint in entry.endpoints]
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def ports_md(catalogue: Catalogue, lang: Lang, width: int = 0) -> str:
    """Return the matrix as a Markdown page with every fact of every entry; the width does not matter."""
    say = _Speaker(lang)
    headings = (_PORT, _ENTRY, _DIRECTION, _PROCESS, _CONFIGURABLE_SHORT, _VERSIONS)
    lines = [
        "<!-- sepgui ports --format md -->",
        "",
        f"# {say(_TITLE)}",
        "",
        catalogue.source.in_(lang),
        "",
        _md_row(say(heading) for heading in headings),
        _md_row("---" for _ in headings),
        *(_md_row(_matrix_row(entry, say, link=True)) for entry in catalogue.entries),
        "",
        say(_LEGEND),
        "",
        f"## {say(_ADVICE)}",
        "",
        *(f"- {words.in_(lang)}" for words in catalogue.advice),
    ]
    for entry in catalogue.entries:
        lines += ["", f"## {entry.id}", "", f"**{entry.name.in_(lang)}**", ""]
        lines += [f"- {say(label)}: {words}" for label, words in _facts(entry, say)]
        lines += [f"- {note.in_(lang)}" for note in entry.notes]
    return "\n".join(lines + _cloud_md(catalogue.cloud, say)) + "\n"


def ports_table(catalogue: Catalogue, lang: Lang, width: int) -> str:
    """Return the matrix for a terminal of a width, with the notes and the general advice below."""
    say = _Speaker(lang)
    columns = (
        Column(say(_PORT)),
        Column(say(_ENTRY), least=20),
        Column(say(_DIRECTION), least=16),
        Column(say(_PROCESS), least=17, rank=1),
        Column(say(_CONFIGURABLE_SHORT), least=5),
        Column(say(_VERSIONS), least=11),
    )
    parts = [table(columns, [_matrix_row(entry, say) for entry in catalogue.entries], width)]
    parts += ["\n", paragraph(say(_LEGEND), width), f"\n{say(_NOTES)}\n"]
    for entry in catalogue.entries:
        for note in entry.notes:
            parts.append(paragraph(f"{entry.id}: {note.in_(lang)}", width, first="  ", rest="    "))
    parts.append(f"\n{say(_ADVICE)}\n")
    parts += [paragraph(words.in_(lang), width, first="  - ", rest="    ") for words in catalogue.advice]
    parts += ["\n", paragraph(catalogue.source.in_(lang), width)]
    return "".join(parts)


FORMATS: Mapping[str, Callable[[Catalogue, Lang, int], str]] = MappingProxyType(
    {"table": ports_table, "json": ports_json, "csv": ports_csv, "md": ports_md}
)


class _Speaker:
    """Turns marked text and values of the catalogue into words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, text: Text) -> str:
        return translate(text, self.lang)

    def range(self, versions: VersionRange) -> str:
        if versions.text is not None:
            return versions.text.in_(self.lang)
        first, last = versions.from_, versions.to
        if first is None:
            return self(_ALL if last is None else _UP_TO.with_(version=str(last)))
        if last is None:
            return self(_FROM.with_(version=str(first)))
        if first == last:
            return self(_WITHIN.with_(version=str(last)))
        return self(_BETWEEN.with_(first=str(first), last=str(last)))

    def within(self, what: str, versions: VersionRange) -> str:
        if versions.notation is None:
            return what
        return self(_IN_VERSIONS.with_(what=what, versions=self.range(versions)))

    def truth(self, value: bool | None, silent: str) -> str:
        return silent if value is None else self(_YES if value else _NO)


def _record(entry: Entry, lang: Lang) -> dict[str, Any]:
    ephemeral = entry.ephemeral
    versions = entry.versions
    return {
        "id": entry.id,
        "endpoints": [
            {
                "transport": endpoint.transport.value,
                "port": endpoint.port,
                "application": endpoint.application,
                "probe": endpoint.probe.value,
            }
            for endpoint in entry.endpoints
        ],
        "purpose": entry.purpose.in_(lang),
        "initiator_role": entry.initiator_role.value,
        "listener_role": entry.listener_role.value,
        "initiators": [
            {"role": each.role.value, "process": each.process, "versions": each.versions.notation}
            for each in entry.initiators
        ],
        "initiated_by": entry.initiated_by.in_(lang),
        "listening_process": [
            {"name": each.name, "side": each.side, "versions": each.versions.notation}
            for each in entry.processes
        ],
        "configurable": entry.configurable,
        "optional": entry.optional,
        "requirement": [{"versions": each.versions.notation, "is": each.is_} for each in entry.requirements],
        "local_only": entry.local_only,
        "ephemeral": None
        if ephemeral is None
        else {
            "transport": ephemeral.transport.value,
            "side": None if ephemeral.side is None else ephemeral.side.value,
        },
        "versions": {
            "from": None if versions.from_ is None else str(versions.from_),
            "to": None if versions.to is None else str(versions.to),
            "text": _Speaker(lang).range(versions),
        },
        "notes": [note.in_(lang) for note in entry.notes],
        "aliases": list(_aliases(entry)),
        "inferred": [name for name in entry.inferred if name != "configured_in"],
    }


def _flat(entry: Entry, endpoint: Endpoint, lang: Lang) -> dict[str, str]:
    record = _record(entry, lang)
    ephemeral = entry.ephemeral
    return {
        "id": entry.id,
        "transport": endpoint.transport.value,
        "port": str(endpoint.port),
        "application": endpoint.application,
        "probe": endpoint.probe.value,
        "purpose": record["purpose"],
        "initiator_role": entry.initiator_role.value,
        "listener_role": entry.listener_role.value,
        "initiators": "; ".join(_with_notation(each.role.value, each.versions) for each in entry.initiators),
        "initiated_by": record["initiated_by"],
        "listening_process": "; ".join(_with_notation(each.name, each.versions) for each in entry.processes),
        "process_side": entry.processes[0].side if entry.processes else "",
        "configurable": "" if entry.configurable is None else str(entry.configurable).lower(),
        "optional": str(entry.optional).lower(),
        "requirement": "; ".join(_with_notation(each.is_, each.versions) for each in entry.requirements),
        "local_only": str(entry.local_only).lower(),
        "ephemeral_transport": ephemeral.transport.value if ephemeral else "",
        "ephemeral_side": ephemeral.side.value if ephemeral and ephemeral.side else "",
        "versions_from": record["versions"]["from"] or "",
        "versions_to": record["versions"]["to"] or "",
        "versions_text": record["versions"]["text"],
        "notes": "; ".join(record["notes"]),
        "aliases": "; ".join(record["aliases"]),
        "inferred": "; ".join(record["inferred"]),
    }


def _with_notation(name: str, versions: VersionRange) -> str:
    return name if versions.notation is None else f"{name} ({versions.notation})"


def _aliases(entry: Entry) -> tuple[str, ...]:
    """Return the other names of an entry and of its processes, each once."""
    names = [*entry.aliases, *(alias for process in entry.processes for alias in process.aliases)]
    return tuple(dict.fromkeys(names))


def _matrix_row(entry: Entry, say: _Speaker, *, link: bool = False) -> tuple[str, ...]:
    name = entry.name.in_(say.lang)
    if entry.optional:
        name = say(_OPTIONAL_NAME.with_(name=name))
    return (
        "\n".join(_port(endpoint) for endpoint in entry.endpoints),
        f"[{name}](#{entry.id})" if link else f"{name}\n{entry.id}",
        _direction(entry, say),
        "\n".join(_process(process, say) for process in entry.processes) or say(_NONE),
        say.truth(entry.configurable, "—"),
        say.range(entry.versions) + ("*" if "versions" in entry.inferred else ""),
    )


def _port(endpoint: Endpoint) -> str:
    return f"{endpoint.transport.value.upper()} {endpoint.port}"


def _direction(entry: Entry, say: _Speaker) -> str:
    if entry.local_only:
        star = {"initiator_role", "listener_role", "local_only"} & set(entry.inferred)
        return say(_ON_ITSELF.with_(role=ROLE_WORDS[entry.listener_role])) + ("*" if star else "")
    initiators = ", ".join(say.within(say(ROLE_WORDS[each.role]), each.versions) for each in entry.initiators)
    star = {"initiator_role", "listener_role"} & set(entry.inferred)
    return f"{initiators} → {_listener(entry, say)}" + ("*" if star else "")


def _listener(entry: Entry, say: _Speaker) -> str:
    role = ROLE_WORDS[entry.listener_role]
    if entry.listener_system is None:
        return say(role)
    return say(_LISTENER_SYSTEM.with_(role=role, system=entry.listener_system.value.capitalize()))


def _process(process: Process, say: _Speaker) -> str:
    name = process.name
    if process.side == "initiator":
        name = say(_OF_THE_INITIATOR.with_(process=name))
    return say.within(name, process.versions)


def _facts(entry: Entry, say: _Speaker) -> list[tuple[Text, str]]:
    """Return what there is to say of an entry, as labels and words; what does not exist is left out."""
    lang = say.lang
    asked = [
        say(_ASKED[each.asked].with_(port=_port(each), probe=f"{each.probe.value} {each.path or ''}".strip()))
        for each in entry.endpoints
    ]
    facts = [
        (_PORT, ", ".join(f"{_port(each)} ({each.application})" for each in entry.endpoints)),
        (_PURPOSE, entry.purpose.in_(lang)),
        (_DIRECTION, _direction(entry, say)),
        (_INITIATED_BY, entry.initiated_by.in_(lang)),
        (_PROCESSES, ", ".join(_process(each, say) for each in entry.processes) or say(_NONE)),
        (_ALIASES, ", ".join(_aliases(entry))),
        (_CONFIGURABLE, say.truth(entry.configurable, say(_SILENT))),
        (_CONFIGURED_IN, entry.configured_in.in_(lang) if entry.configured_in else ""),
        (_REQUIREMENT, _requirement(entry, say)),
        (_LOCAL_ONLY, say(_ONLY_LOCAL if entry.local_only else _FROM_NETWORK)),
        (_EPHEMERAL, _ephemeral(entry, say)),
        (_VERSIONS, say.range(entry.versions)),
        (_PROBE, "; ".join(asked)),
        (_INFERRED, ", ".join(f"`{name}`" for name in entry.inferred)),
    ]
    return [(label, words) for label, words in facts if words]


def _requirement(entry: Entry, say: _Speaker) -> str:
    if entry.optional:
        return say(_OPTIONAL)
    return ", ".join(say.within(say(_REQUIREMENTS[each.is_]), each.versions) for each in entry.requirements)


def _ephemeral(entry: Entry, say: _Speaker) -> str:
    if entry.ephemeral is None:
        return ""
    transport = entry.ephemeral.transport.value.upper()
    side = entry.ephemeral.side
    if side is None:
        return say(_EPHEMERAL_OF_NOBODY.with_(transport=transport))
    return say(_EPHEMERAL_OF.with_(transport=transport, role=ROLE_WORDS[side]))


def _cloud_md(cloud: CloudNames, say: _Speaker) -> list[str]:
    """Return the section with the names that firewalls and proxies must let through."""
    if not cloud.names:
        return []
    headings = (_CLOUD_NAME, _PURPOSE, _CLOUD_ASKED)
    return [
        "",
        f"## {say(_CLOUD.with_(as_of=cloud.as_of))}",
        "",
        cloud.source.in_(say.lang),
        "",
        _md_row(say(heading) for heading in headings),
        _md_row("---" for _ in headings),
        *(_md_row((each.name, each.use.in_(say.lang), say.truth(each.asked, ""))) for each in cloud.names),
    ]


def _md_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"
