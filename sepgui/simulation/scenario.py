"""Scenarios: simulated sites as TOML files in resources/scenarios, validated (docs/scenarios.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sepgui import assets
from sepgui.catalogue import load_catalogue
from sepgui.catalogue.document import DocumentError, Table, parse_document, read_text
from sepgui.catalogue.site_file import site_from_table
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Role
from sepgui.domain.outcome import NameFailure, Reason
from sepgui.domain.plan import Pace, PlanOptions
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.staging import Answer, ScenarioEvent, SpeakerNote
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.simulation.amounts import bandwidth, delay, duration, networks, ports, windows
from sepgui.simulation.clock import SimClock
from sepgui.simulation.here import listeners_told, proxies, troubles
from sepgui.simulation.net import SimNet
from sepgui.simulation.routes import ICMP_4, ICMP_6
from sepgui.simulation.services import addresses, certificates, host
from sepgui.simulation.timeline import answers, events, notes
from sepgui.simulation.tls import Certificate
from sepgui.simulation.world import (
    Action,
    Delay,
    Firewall,
    NameRecord,
    Rule,
    SimHost,
    SimInterface,
    World,
)
from sepgui.simulation.world import (
    Path as Way,
)

DEFAULT_SCENARIO = "first-look"
"""The scenario of a `demo` that names none."""

_DEFAULT_INTERVAL_NS = 1_000_000_000
_LARGEST_SEED = 2**63 - 1
_MILLION = 1_000_000

_UNKNOWN = QT_TRANSLATE_NOOP("Scenario", "There is no scenario “{name}”; there are: {known}.")
_NO_HOST = QT_TRANSLATE_NOOP(
    "Scenario", "“{name}” is no host of the site with the role {role}; write one of: {known}."
)
_NO_PLACE = QT_TRANSLATE_NOOP("Scenario", "“{name}” has no [[host]] of its own; write one of: {known}.")


class ScenarioError(DocumentError):
    """A scenario that cannot be used: one sentence with file, line, table, key and mend."""


class Scenario(Struct, frozen=True):
    """A simulated site and what is told of it.

    `vantage` is which host of the site this computer is, `history_ns` how much has already happened
    when people begin to look, asked every `history_interval_ns`; `pace` is fast: nobody is harmed.
    `events` tell in time order what changes, `notes` what a presenter says from when on; `answers` are
    the findings at that present, in their order. `only` are the entries that are asked, all if empty.
    """

    name: str
    title: Words
    story: Words
    lesson: Words
    site: Site
    pair: Pair
    vantage: SiteHost | None
    world: World
    interval_ns: int
    history_ns: int
    history_interval_ns: int
    pace: Pace
    events: tuple[ScenarioEvent, ...] = ()
    notes: tuple[SpeakerNote, ...] = ()
    answers: tuple[Answer, ...] = ()
    only: frozenset[str] = frozenset()

    @property
    def options(self) -> PlanOptions:
        """What is asked here, and how gently."""
        return PlanOptions(only=self.only, pace=self.pace)


def scenario_names() -> tuple[str, ...]:
    """Return the names of the bundled scenarios, the default one first."""
    names = sorted(path.stem for path in assets.asset("resources", "scenarios").glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_SCENARIO))


def is_scenario_file(name: str) -> bool:
    """Return whether a word names a scenario's file, and not a bundled scenario."""
    return name.lower().endswith(".toml")


def is_scenario_document(path: Path) -> bool:
    """Return whether a TOML file is a scenario, and not a site: it has a seed; a faulty file is neither."""
    try:
        return "seed" in tomllib.loads(read_text(path, ScenarioError))
    except (ScenarioError, tomllib.TOMLDecodeError):
        return False


def load_scenario(name: str = DEFAULT_SCENARIO) -> Scenario:
    """Return a bundled scenario, or that of a file (``….toml``); raises `ScenarioError`."""
    if is_scenario_file(name):
        return read_scenario(Path(name))
    known = scenario_names()
    if name not in known:
        raise ScenarioError(_UNKNOWN.with_(name=name, known=", ".join(known)))
    return read_scenario(assets.asset("resources", "scenarios", f"{name}.toml"))


def read_scenario(path: Path) -> Scenario:
    """Return the scenario of a file; raises `ScenarioError`."""
    return scenario_from_text(read_text(path, ScenarioError), path.name)


def simulate(scenario: Scenario, *, unix_ns: int) -> tuple[SimClock, SimNet]:
    """Return clock and net of a scenario, at its beginning; its history ends at `unix_ns`.

    `await clock.jump(scenario.history_ns)` runs through the history, `clock.play()` goes live.
    """
    clock = SimClock(unix_ns=unix_ns - scenario.history_ns)
    return clock, SimNet(scenario.world, clock)


def scenario_from_text(text: str, name: str) -> Scenario:
    """Return the scenario of a TOML text, which errors call `name`; raises `ScenarioError`."""
    root = parse_document(text, name, ScenarioError)
    title, story, lesson = root.words("title"), root.words("story"), root.words("lesson")
    site = site_from_table(root.table("site"), title.en)
    world = _world(root)
    interval_ns = duration(root, "interval") if root.has("interval") else _DEFAULT_INTERVAL_NS
    scenario = Scenario(
        name=Path(name).stem,
        title=title,
        story=story,
        lesson=lesson,
        site=site,
        pair=_pair(root.table("pair"), site),
        vantage=site.host(root.text("vantage")),
        world=world,
        interval_ns=interval_ns,
        history_ns=duration(root, "history") if root.has("history") else 0,
        history_interval_ns=(
            duration(root, "history_interval") if root.has("history_interval") else interval_ns
        ),
        pace=root.optional_choice("pace", Pace) or Pace.FAST,
        events=events(root, world),
        notes=notes(root),
        answers=answers(root),
        only=_only(root),
    )
    root.close()
    return scenario


def _only(root: Table) -> frozenset[str]:
    if not root.has("only"):
        return frozenset()
    return frozenset(root.choices("only", tuple(entry.id for entry in load_catalogue().entries)))


def _pair(table: Table, site: Site) -> Pair:
    pair = Pair(
        manager=_site_host(table, "manager", site, Role.MANAGER),
        client=_site_host(table, "client", site, Role.CLIENT) if table.has("client") else None,
        more_managers=_more(table, "more_managers", site, Role.MANAGER),
        more_clients=_more(table, "more_clients", site, Role.CLIENT),
    )
    table.close()
    return pair


def _more(table: Table, key: str, site: Site, role: Role) -> tuple[SiteHost, ...]:
    names = table.texts(key) if table.has(key) else ()
    return tuple(_named(table, key, name, site, role) for name in names)


def _site_host(table: Table, key: str, site: Site, role: Role) -> SiteHost:
    return _named(table, key, table.text(key), site, role)


def _named(table: Table, key: str, name: str, site: Site, role: Role) -> SiteHost:
    found = site.host(name)
    if found is None or role not in found.roles:
        known = ", ".join(holder.name for holder in site.holders(role))
        table.refuse_value(key, _NO_HOST.with_(name=name, role=role.value, known=known))
    return found


def _world(root: Table) -> World:
    known: Mapping[str, Certificate] = {}
    if root.has("certificate"):
        known = certificates(root.table("certificate"))
    tables = root.tables("host")
    hosts = tuple(host(table, known) for table in tables)
    places = {found.name: found.addresses for found in hosts}
    vantage = root.text("vantage")
    if vantage not in places:
        root.refuse_value("vantage", _NO_PLACE.with_(name=vantage, known=", ".join(places)))
    dns = root.table("dns")
    usual = delay(dns, "delay") if dns.has("delay") else Delay(2_000_000)
    world = World(
        seed=root.integer("seed", 0, _LARGEST_SEED),
        own=places[vantage],
        hosts=hosts,
        paths=tuple(_path(table, places) for table in root.tables("path")),
        firewalls=tuple(_firewall(table, places) for table in root.optional(root.tables, "firewall") or ()),
        names=_names_of_hosts(tables, hosts, usual)
        + tuple(_record(table, usual) for table in root.optional(root.tables, "name") or ()),
        name_server=dns.text("server"),
        interfaces=tuple(_interface(table) for table in root.optional(root.tables, "interface") or ()),
        troubles=troubles(root, places),
        proxies=proxies(root),
        listeners_told=listeners_told(root),
    )
    dns.close()
    return world


def _interface(table: Table) -> SimInterface:
    interface = SimInterface(
        name=table.text("name"),
        addresses=addresses(table, "addresses"),
        tunnel=table.optional(table.truth, "tunnel") or False,
        when=windows(table, "when"),
    )
    table.close()
    return interface


def _path(table: Table, places: Mapping[str, tuple[str, ...]]) -> Way:
    path = Way(
        to=networks(table, "to", places),
        rtt=delay(table, "rtt"),
        loss=round(table.number("loss", 0, 1) * _MILLION) if table.has("loss") else 0,
        largest=table.integer("largest", 68, 65_535) if table.has("largest") else None,
        bandwidth=bandwidth(table, "bandwidth") if table.has("bandwidth") else None,
        routers=addresses(table, "routers") if table.has("routers") else (),
        ports=ports(table, "ports"),
        when=windows(table, "when"),
    )
    table.close()
    return path


def _firewall(table: Table, places: Mapping[str, tuple[str, ...]]) -> Firewall:
    firewall = Firewall(
        name=table.text("name"),
        addresses=addresses(table, "addresses"),
        rules=tuple(_rule(inner, places) for inner in table.tables("rule")),
        rtt=delay(table, "rtt") if table.has("rtt") else None,
        icmp_burst=table.integer("icmp_burst", 1, 1000) if table.has("icmp_burst") else 0,
    )
    table.close()
    return firewall


def _rule(table: Table, places: Mapping[str, tuple[str, ...]]) -> Rule:
    rule = Rule(
        action=table.choice("action", Action),
        to=networks(table, "to", places) if table.has("to") else (),
        ports=ports(table, "ports"),
        transports=frozenset(table.choices("transports", Transport) if table.has("transports") else ()),
        code=_code(table) if table.has("code") else Reason.ADMIN_PROHIBITED,
        when=windows(table, "when"),
    )
    table.close()
    return rule


def _code(table: Table) -> Reason:
    code = table.choice("code", (reason for reason in Reason if reason in ICMP_4 or reason in ICMP_6))
    return Reason(code)


def _names_of_hosts(
    tables: tuple[Table, ...], hosts: tuple[SimHost, ...], usual: Delay
) -> tuple[NameRecord, ...]:
    return tuple(
        NameRecord(name, found.addresses, delay=usual)
        for table, found in zip(tables, hosts, strict=True)
        for name in (table.texts("names") if table.has("names") else (found.name,))
    )


def _record(table: Table, usual: Delay) -> NameRecord:
    record = NameRecord(
        name=table.text("name"),
        addresses=addresses(table, "addresses") if table.has("addresses") else (),
        failure=table.optional_choice("failure", NameFailure),
        delay=delay(table, "delay") if table.has("delay") else usual,
        when=windows(table, "when"),
    )
    table.close()
    return record
