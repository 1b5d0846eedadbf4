"""Drafts a scenario document from a recorded session, so that the simulation shows what was recorded.

What decides what: docs/adr/0026-scenarios-from-sessions.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from ipaddress import ip_address
from itertools import pairwise

from msgspec.structs import replace

from sepgui.catalogue.site_text import site_text
from sepgui.diagnosis.rules import worst_first
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.words import Words
from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, Text, translate
from sepgui.simulation.drafting.certificates import Certificates
from sepgui.simulation.drafting.interfaces import interface_tables
from sepgui.simulation.drafting.moments import Between, Span, changes_in, moments_of, spans_where, steps_of
from sepgui.simulation.drafting.proxy import proxy_tables
from sepgui.simulation.drafting.sockets import Socket, all_changes, most_telling, sockets_of
from sepgui.simulation.drafting.stretches import Series, Stretch, series_of
from sepgui.simulation.drafting.tables import (
    Places,
    firewall_tables,
    host_tables,
    name_tables,
    path_tables,
    tells_listeners,
    trouble_tables,
)
from sepgui.simulation.drafting.toml import Value, duration_text, key_text, lines, table, words_value
from sepgui.simulation.scenario import scenario_from_text
from sepgui.simulation.timeline import changes
from sepgui.simulation.told_changes import Change, change_of, told_changes
from sepgui.store.reader import SessionReader

_S = 1_000_000_000
_ROUNDS = 100
"""So many times, about, every cell is asked in the history of a drafted scenario: its start stays quick."""
_MOST_EVENTS, _MOST_NOTES = 60, 30
_SITE = "Site"
_NOWHERE_ADDRESS = "192.0.2.250"
_NOWHERE = "THIS-COMPUTER"
_NAME_SERVER = "192.0.2.53"

_TITLE = QT_TRANSLATE_NOOP("Drafted", "A recording: {site}")
_TITLE_OF = QT_TRANSLATE_NOOP("Drafted", "{title} (recorded)")
_STORY = QT_TRANSLATE_NOOP(
    "Drafted",
    "Recorded for {length} from {vantage}. Names, addresses and certificates are fictitious; what was seen "
    "is as it was.",
)
_NOTHING = QT_TRANSLATE_NOOP("Drafted", "At the end of the recording nothing was wrong.")
_NO_WAY = table("[[path]]", {"to": ["192.0.2.0/24"], "rtt": {"base": "1ms"}})
"""The way to nobody, of a recording in which nobody was reached."""
_HEAD = """# Drafted from a recorded session in which names, addresses and certificates were made fictitious.
# docs/scenarios.md explains every key; title, story, lesson and notes are for you to better.
"""


def drafted(reader: SessionReader) -> str:
    """Return the scenario document of a session that names nobody any more; raises `SessionError`.

    What the document cannot say is left out: sleep and a set clock of this computer, and what an answer said
    beside what proves its service.
    """
    series = series_of(reader)
    told = most_telling(series)
    nameless = tuple(each for each in series if not each.cell.address)
    names = _name_stretches(series)
    moments = moments_of((*all_changes(told), *(c for each in names.values() for c in changes_in(each))))
    sockets = sockets_of(told, moments)
    about = reader.about
    length_ns = _length(reader, series)
    start_unix_s = about.anchor.unix_ns // _S
    certificates = Certificates(start_unix_s)
    places = _places(reader, series)
    failing = {name: _failing(stretches, moments) for name, stretches in names.items()}
    proxies = proxy_tables(series, places, certificates, moments)
    hosts = host_tables(sockets, places, certificates)
    parts = [
        *(path_tables(sockets, places, length_ns) or [_NO_WAY]),
        *firewall_tables(sockets, places),
        *hosts,
        *proxies,
        *name_tables((*told, *nameless), places, failing),
        *trouble_tables(sockets, places),
        *interface_tables(reader.happenings(), about.anchor.monotonic_ns),
    ]
    if not tells_listeners(series):
        parts.append(table("[listeners]", {"told": "not-permitted"}))
    described = [
        table(f"[certificate.{key_text(name)}]", keys) for name, keys in certificates.described.items()
    ]
    head = _head(reader, places, length_ns)
    body = [*head, site_text(_site(reader, certificates), "site").rstrip(), *described, *parts]
    events = _events(sockets, "\n\n".join(body))
    ending = [*events, *_notes(reader), *_answers(reader)]
    return "\n\n".join([_HEAD.rstrip(), *body, *ending]) + "\n"


def _head(reader: SessionReader, places: Places, length_ns: int) -> list[str]:
    about = reader.about
    plan = about.plan
    interval_ns = about.interval_ns
    title = (
        Words(**{lang: translate(_TITLE_OF.with_(title=about.title.in_(lang)), lang) for lang in LANGS})
        if about.title is not None
        else _words(_TITLE.with_(site=plan.site.name or _SITE))
    )
    story = _words(_STORY.with_(length=duration_text(length_ns // _S * _S), vantage=places.here))
    summaries = [finding.summary for finding in worst_first(reader.findings())]
    lesson = Words(**{lang: " ".join(translate(each, lang) for each in summaries) for lang in LANGS})
    only: dict[str, Value] = {"only": sorted(plan.options.only)} if plan.options.only else {}
    head: dict[str, Value] = {
        "title": words_value(title),
        "story": words_value(story),
        "lesson": words_value(lesson if summaries else _words(_NOTHING)),
        "seed": about.anchor.unix_ns // _S,
        "vantage": places.here,
        "interval": duration_text(interval_ns),
        "history": duration_text(length_ns),
        "history_interval": duration_text(max(interval_ns, length_ns // _ROUNDS // _S * _S)),
        **only,
    }
    pair: dict[str, Value] = {"manager": plan.pair.manager.name}
    if plan.pair.client is not None:
        pair["client"] = plan.pair.client.name
    for key, more in (("more_managers", plan.pair.more_managers), ("more_clients", plan.pair.more_clients)):
        if more:
            pair[key] = [host.name for host in more]
    return [lines(head), table("[pair]", pair), table("[dns]", {"server": _name_server(reader)})]


def _site(reader: SessionReader, certificates: Certificates) -> Site:
    """Return the site with everybody who is asked in it; a certificate that was seen as the simulation's."""
    plan = reader.about.plan
    hosts = list(plan.site.hosts)
    for each in (*_of_pair(plan.pair), plan.vantage.host):
        if each is not None and not any(each.name == host.name for host in hosts):
            hosts.append(each)
    shown = (
        replace(host, certificate=certificates.fingerprint(host.certificate) or host.certificate)
        if host.certificate is not None
        else host
        for host in hosts
    )
    version = plan.site.version if plan.version_assumed else plan.version
    return replace(plan.site, name=plan.site.name or _SITE, hosts=tuple(shown), version=version)


def _of_pair(pair: Pair) -> Iterator[SiteHost]:
    yield from (*pair.managers, *pair.clients)


def _places(reader: SessionReader, series: Sequence[Series]) -> Places:
    near = [sample.outcome.local_address for each in series for sample in each.whole]
    own = dict.fromkeys(str(ip_address(each.partition("%")[0])) for each in near if each is not None)
    host = reader.about.plan.vantage.host
    if host is not None:
        for each in series:
            listener = each.planned.flow.listener
            if each.cell.address and listener is not None and listener.name == host.name:
                own[str(ip_address(each.cell.address.partition("%")[0]))] = None
    mine = [address for address in own if not ip_address(address).is_loopback] or [_NOWHERE_ADDRESS]
    names: dict[str, str] = {}
    for each in series:
        listener, address = each.planned.flow.listener, each.cell.address
        if address and not ip_address(address.partition("%")[0]).is_loopback:
            name = listener.name if listener is not None else each.cell.host
            names.setdefault(str(ip_address(address.partition("%")[0])), name)
    return Places(host.name if host is not None else _NOWHERE, mine, names)


def _length(reader: SessionReader, series: Sequence[Series]) -> int:
    began_ns = reader.about.anchor.monotonic_ns
    last_ns = max((stretch.last_ns for each in series for stretch in each.stretches), default=0)
    ended_ns = reader.ended_ns
    length_ns = max(last_ns, 0 if ended_ns is None else ended_ns - began_ns)
    return -(-length_ns // _S) * _S


# --- names ----------------------------------------------------------------------------------------------


def _name_stretches(series: Sequence[Series]) -> Mapping[str, tuple[Stretch, ...]]:
    """Return for each name that failed when it did, and when an address of it was first asked."""
    seen: defaultdict[str, list[Stretch]] = defaultdict(list)
    for each in series:
        target = each.planned.target
        if target is None or target.address:
            continue
        if each.cell.address:
            first = each.stretches[0]
            seen[target.ascii].append(replace(first, last_ns=first.from_ns, free_ns=first.from_ns))
        else:
            seen[target.ascii].extend(each.stretches)
    failing = {each.planned.target for each in series if not each.cell.address}
    wanted = {target.ascii for target in failing if target is not None}
    return {
        name: tuple(sorted(stretches, key=lambda each: each.from_ns))
        for name, stretches in seen.items()
        if name in wanted
    }


def _failing(stretches: Sequence[Stretch], moments: dict[Between, int]) -> tuple[Span, ...]:
    steps = steps_of(stretches, moments)
    return spans_where(steps, lambda stretch: stretch.meaning.name_failure is not None)


def _name_server(reader: SessionReader) -> str:
    for change in reader.state_changes():
        meaning = change.sample.outcome.meaning
        if meaning.name_failure is not None and meaning.detail is not None:
            said = dict(meaning.detail.args).get("servers")
            if isinstance(said, str) and said:
                return said
    return _NAME_SERVER


# --- what is told ---------------------------------------------------------------------------------------


def _events(sockets: Sequence[Socket], body: str) -> list[str]:
    """Return the changes as events, at moments when the scenario does change."""
    known = changes(scenario_from_text(body, "drafted.toml").world)
    together: defaultdict[int, list[Change]] = defaultdict(list)
    for socket in sockets:
        for before, after in pairwise(socket.steps):
            change = change_of(socket.series.cell, before.value.meaning, after.value.meaning)
            if change is not None and after.from_ns in known:
                together[after.from_ns].append(change)
    return [
        table("[[event]]", {"at": duration_text(at_ns), "say": words_value(told_changes(found))})
        for at_ns, found in sorted(together.items())[:_MOST_EVENTS]
    ]


def _notes(reader: SessionReader) -> list[str]:
    """Return what is said of each finding from when on it held."""
    began_ns = reader.about.anchor.monotonic_ns
    said: defaultdict[int, list[Text]] = defaultdict(list)
    for span in reader.finding_spans():
        said[max(0, span.began_ns - began_ns) // _S * _S].append(span.finding.summary)
    return [
        table(
            "[[note]]",
            {
                "at": duration_text(at_ns),
                "say": {lang: " ".join(translate(each, lang) for each in texts) for lang in LANGS},
            },
        )
        for at_ns, texts in sorted(said.items())[:_MOST_NOTES]
    ]


def _answers(reader: SessionReader) -> list[str]:
    found = worst_first(reader.findings())
    return [
        table("[[answer]]", {"cause": each.cause.value, "ports": [cell.port for cell in each.cells]})
        for each in found
        if each.cells
    ]


def _words(text: Text) -> Words:
    return Words(**{lang: translate(text, lang) for lang in LANGS})
