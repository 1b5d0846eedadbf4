"""The plan as a document: who must connect to whom, and what this vantage can prove of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from sepgui.domain.plan import Action, Plan, PlannedFlow
from sepgui.domain.site import SiteHost
from sepgui.domain.wording import ROLE_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.table import Column, paragraph, table

SCHEMA = "sepgui.plan/1"

_FIELDS: tuple[str, ...] = (
    "entry",
    "transport",
    "port",
    "probe",
    "direction",
    "initiator",
    "listener",
    "applies",
    "provable",
    "action",
    "expectation",
    "why",
)


def plan_json(plan: Plan, lang: Lang, width: int = 0) -> str:
    """Return the plan as one JSON document, schema `sepgui.plan/1`; the width does not matter."""
    document = {
        "schema": SCHEMA,
        "vantage": plan.vantage.label,
        "vantage_assumed": plan.vantage.assumed,
        "manager": names(plan.pair.managers),
        "client": names(plan.pair.clients) or None,
        "sep_version": str(plan.version),
        "sep_version_assumed": plan.version_assumed,
        "flows": [_record(planned, lang) for planned in plan.flows],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def plan_csv(plan: Plan, lang: Lang, width: int = 0) -> str:
    """Return the plan as CSV with a heading, one line for each flow; the width does not matter."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_record(planned, lang) for planned in plan.flows)
    return out.getvalue()


def plan_md(plan: Plan, lang: Lang, width: int = 0) -> str:
    """Return the plan as Markdown tables; the width does not matter."""
    lines = [f"# {translate(_TITLE, lang)}", "", headline(plan, lang), ""]
    for title, flows in _groups(plan):
        headings = [translate(text, lang) for text in (_PORT, _ENTRY, _WHO, _WHY)]
        lines += [f"## {translate(title, lang)}", "", _md_row(headings), _md_row(["---"] * len(headings))]
        lines += [_md_row([*_cells(planned, lang), _why(planned, lang)]) for planned in flows]
        lines.append("")
    return "\n".join(lines)


def plan_table(plan: Plan, lang: Lang, width: int) -> str:
    """Return the plan for a terminal: what is asked from here, then what is not, by reason."""
    parts = [paragraph(headline(plan, lang), width)]
    columns = (Column(translate(_PORT, lang)), Column(translate(_ENTRY, lang), least=12))
    who = Column(translate(_WHO, lang), least=16)
    for title, flows in _groups(plan):
        parts += ["\n", f"{translate(title, lang)} ({len(flows)})\n"]
        if flows[0].action is Action.PROBE:
            parts.append(table((*columns, who), [_cells(planned, lang) for planned in flows], width))
            continue
        for why, ports in folded(((planned, planned.why) for planned in flows), lang):
            parts.append(paragraph(ports, width, first="  ", rest="    "))
            parts.append(paragraph(why, width, first="    ", rest="    "))
    return "".join(parts)


def headline(plan: Plan, lang: Lang) -> str:
    """Return the line that says which manager and client, which version and where this computer stands."""
    version = _ASSUMED.with_(version=str(plan.version)) if plan.version_assumed else str(plan.version)
    return translate(
        _HEADLINE.with_(
            manager=names(plan.pair.managers),
            client=names(plan.pair.clients) or "–",
            version=version,
            vantage=_vantage(plan),
        ),
        lang,
    )


def names(hosts: Iterable[SiteHost]) -> str:
    """Return the targets of hosts in one line."""
    return ", ".join(host.target.shown for host in hosts)


def port_of(planned: PlannedFlow) -> str:
    """Return port and transport as people write them: 445/tcp."""
    return f"{planned.flow.port}/{planned.flow.transport.value}"


def folded(flows: Iterable[tuple[PlannedFlow, Text | None]], lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return the reasons given, in their order, each with the entries and ports that it holds for."""
    by_reason: dict[str, dict[str, list[str]]] = {}
    for planned, why in flows:
        entries = by_reason.setdefault(translate(why, lang) if why else "", {})
        ports = entries.setdefault(planned.flow.entry.name.in_(lang), [])
        if (port := port_of(planned)) not in ports:
            ports.append(port)
    return tuple(
        (why, " · ".join(f"{name} {', '.join(ports)}" for name, ports in entries.items()))
        for why, entries in by_reason.items()
    )


def _record(planned: PlannedFlow, lang: Lang) -> dict[str, str | int | bool | None]:
    flow = planned.flow
    return {
        "entry": flow.entry.id,
        "transport": flow.transport.value,
        "port": flow.port,
        "probe": planned.probe.value,
        "direction": flow.direction,
        "initiator": flow.initiator.target.shown if flow.initiator else None,
        "listener": flow.listener.target.shown if flow.listener else None,
        "applies": planned.applies,
        "provable": planned.provable,
        "action": planned.action.value,
        "expectation": planned.expectation.value,
        "why": translate(planned.why, lang) if planned.why else None,
    }


def _groups(plan: Plan) -> tuple[tuple[Text, tuple[PlannedFlow, ...]], ...]:
    groups = tuple(
        (title, tuple(planned for planned in plan.flows if planned.action is action))
        for action, title in _TITLES.items()
    )
    return tuple((title, flows) for title, flows in groups if flows)


def _cells(planned: PlannedFlow, lang: Lang) -> list[str]:
    return [port_of(planned), planned.flow.entry.name.in_(lang), _who(planned, lang)]


def _who(planned: PlannedFlow, lang: Lang) -> str:
    flow = planned.flow
    initiator = flow.initiator.name if flow.initiator else translate(ROLE_WORDS[flow.initiator_role], lang)
    listener = flow.listener.name if flow.listener else translate(ROLE_WORDS[flow.entry.listener_role], lang)
    return f"{initiator} → {listener}"


def _why(planned: PlannedFlow, lang: Lang) -> str:
    return translate(planned.why, lang) if planned.why else ""


def _vantage(plan: Plan) -> Text | str:
    vantage = plan.vantage
    if vantage.assumed:
        return _ASSUMED_CLIENT
    return vantage.host.name if vantage.host else _NOWHERE


def _md_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


_TITLE = QT_TRANSLATE_NOOP("Plan", "Who must connect to whom")
_HEADLINE = QT_TRANSLATE_NOOP(
    "Plan", "Manager {manager} · client {client} · SEP {version} · seen from: {vantage}"
)
_ASSUMED = QT_TRANSLATE_NOOP("Plan", "{version} (assumed)")
_ASSUMED_CLIENT = QT_TRANSLATE_NOOP("Plan", "this computer, as the client (assumed)")
_NOWHERE = QT_TRANSLATE_NOOP("Plan", "this computer, which is no host of the site")
_PORT = QT_TRANSLATE_NOOP("Plan", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Plan", "Entry")
_WHO = QT_TRANSLATE_NOOP("Plan", "Who connects to whom")
_WHY = QT_TRANSLATE_NOOP("Plan", "Why")
_TITLES: Mapping[Action, Text] = MappingProxyType(
    {
        Action.PROBE: QT_TRANSLATE_NOOP("Plan", "Asked from here"),
        Action.LIST: QT_TRANSLATE_NOOP("Plan", "Cannot be proved from here"),
        Action.SKIP: QT_TRANSLATE_NOOP("Plan", "Does not apply"),
    }
)

FORMATS: Mapping[str, Callable[[Plan, Lang, int], str]] = MappingProxyType(
    {"table": plan_table, "json": plan_json, "csv": plan_csv, "md": plan_md}
)
"""How each format is made."""
