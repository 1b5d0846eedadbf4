"""Hides in a report what names people and machines: the same name gets the same stand-in everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

import msgspec

from sepgui.domain.computer import Computer, NameServers, Unread, servers_of, unread_of
from sepgui.domain.entry import Role
from sepgui.domain.host import is_address
from sepgui.domain.outcome import FactName, Meaning, TlsFacts
from sepgui.domain.site import SiteHost
from sepgui.reports.told import Told

Hide = Callable[[str], str]

_MAC = re.compile(r"(?i)\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b")
_SERIAL = re.compile(r"(?i)\b(?:[0-9a-f]{2}[:-]){7,}[0-9a-f]{2}\b|\b[0-9a-f]{32,}\b")
_HOME = re.compile(r"(?i)((?:/home|/users|[a-z]:\\users)[/\\])[^/\\\s\"”]+")
_NAMED = (FactName.SERVER_NAME, FactName.NETBIOS_NAMES, FactName.SERVER_GUID, FactName.INSTANCES)
_URL_HOST = re.compile(r"[a-z][a-z0-9+.-]*://([^/:?#\[\]]+)", re.IGNORECASE)
_SUBJECT_PARTS = re.compile(r"(?:^|,)\s*(?:CN|O|OU|E|emailAddress)=([^,]+)")
"""What a distinguished name says of people and machines; its country and town name nobody."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SHARE = re.compile(r"(?<![\w\\])\\\\(?!host\b)[\w.-]+")
"""A share of a computer: ``\\\\server``."""
_ACCOUNT = re.compile(r"(?<![\w\\.:/-])(?!HK)[A-Z][A-Z0-9-]{1,14}\\[\w.$-]+(?![\w\\])")
"""``DOMAIN\\user``, the domain as Windows shows it; no key of the registry."""
_VENDOR = ("symantec.com", "symantecliveupdate.com", "broadcom.com", "digicert.com", "verisign.com")
_NOT_OF_THE_INTERNET = (
    "local", "lan", "internal", "intranet", "intra", "corp", "home", "localdomain", "private", "priv", "loc",
    "ad",
)  # fmt: skip
"""Last labels of names that only a site's own DNS knows."""
_HOSTS_IN = re.compile(r"(?i)(?<![\w.-])(?:\*?\.)?[a-z0-9](?:[\w-]*[a-z0-9])?(?:\.[a-z0-9][\w-]*)+")
"""A name with dots, as it stands in a proxy's setting."""
_PLAIN_ADAPTER = re.compile(
    r"(?i)(?:eth|en|wl|ww|lo|tun|tap|wg|ppp|br|docker|veth)\w*|(?:Ethernet|Wi-Fi)(?: \d+)?"
)
"""Names that systems give to interfaces by themselves; any other may be called after somebody."""
_SHORTEST = 4
_COMMON = frozenset({*Role, "server", "host", "console", "site", "localhost", "symantec", "apache"})


def hiding(told: Told, private: Iterable[str] = ()) -> Hide:
    """Return a function that hides names in a text; `private` are more words, as of who is logged on.

    Hidden are the names of hosts and of the site, names in certificates, of proxies and in what servers told,
    fingerprints, serial numbers, MAC addresses, the folders of users, the session file's name; and in any
    text, a person's notes too, mail addresses, accounts, shares and whatever lies in a domain of the site or
    in one that the internet does not have. Addresses and ports stay: without them no firewall team could find
    anything; so do the vendor's names.
    """
    stand_ins = _stand_ins(told, private)
    exact = {name: stand_ins[name.casefold()] for name in _short_names(told)}
    known = _words_of(stand_ins.keys() - {name.casefold() for name in exact}, re.IGNORECASE)
    short = _words_of(exact, 0)
    inside = _inside(_domains(told))
    more: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        name = found[0].casefold()
        return stand_ins.get(name) or more.setdefault(name, f"other-{len(more) + 1}")

    def hide(text: str) -> str:
        text = _MAIL.sub("mail", text)
        text = known.sub(lambda found: stand_ins[found[0].casefold()], text)
        text = short.sub(lambda found: exact[found[0]], text)
        text = inside.sub(named, text)
        text = _SHARE.sub(r"\\\\host", text)
        text = _ACCOUNT.sub("account", text)
        text = _HOME.sub(r"\1user", text)
        text = _SERIAL.sub("fingerprint", text)
        return _MAC.sub("mac", text)

    return hide


def hidden(value: Any, hide: Hide) -> Any:
    """Return a JSON value with every text in it put through a function; keys stay."""
    match value:
        case str():
            return hide(value)
        case dict():
            return {key: hidden(each, hide) for key, each in cast("dict[str, Any]", value).items()}
        case list():
            return [hidden(each, hide) for each in cast("list[Any]", value)]
        case _:
            return value


def hidden_json(document: str, hide: Hide) -> str:
    """Return a JSON document with every text in it put through a function; keys stay."""
    value = hidden(msgspec.json.decode(document), hide)
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _stand_ins(told: Told, private: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    plan = told.run.plan
    hosts = [*plan.pair.managers, *plan.pair.clients, *plan.site.hosts]
    hosts += [plan.vantage.host] if plan.vantage.host else []
    numbers: dict[str, int] = {}
    for host in hosts:
        known = next((found[name] for name in _names(host) if name in found), None)
        role = min((role.value for role in host.roles), default="host")
        if known is None:
            numbers[role] = numbers.get(role, 0) + 1
            known = f"{role}-{numbers[role]}"
        for name in _names(host):
            found.setdefault(name, known)
    if told.source is not None:
        found[told.source.name.casefold()] = "session.sepsession"
    labels = (domain.partition(".")[0] for domain in _domains(told))
    others = [plan.site.name, *private, *_told_names(told), *labels]
    others += _names_of_computer(told.computer)
    for name in others:
        key = name.strip().casefold()
        if _tells(key) and key not in found and not _is_vendors(key):
            found[key] = f"name-{len(found) + 1}"
    for name in _short_names(told):
        found.setdefault(name.casefold(), f"name-{len(found) + 1}")
    return found


def _short_names(told: Told) -> tuple[str, ...]:
    """Return names of hosts that are too short to be looked for in any case: ``srv``, but not ``SRV``."""
    plan = told.run.plan
    hosts = [*plan.pair.managers, *plan.pair.clients, *plan.site.hosts]
    names = (
        part
        for host in hosts
        for name in (host.name, host.target.shown)
        for part in (name, name.split(".")[0])
    )
    some = (name for name in names if 1 < len(name) < _SHORTEST and not _tells(name.casefold()))
    return tuple(
        dict.fromkeys(name for name in some if not is_address(name.strip("[]")) and name not in _COMMON)
    )


def _domains(told: Told) -> tuple[str, ...]:
    """Return the domains in which the site's computers lie, as their names and certificates tell."""
    plan = told.run.plan
    hosts = [*plan.pair.managers, *plan.pair.clients, *plan.site.hosts]
    names = [host.target.ascii for host in hosts]
    names += [name for meaning in _meanings(told) for tls in _handshakes(meaning) for name in tls.names]
    found = (
        name.casefold().removeprefix("*.").strip(".").partition(".")[2]
        for name in names
        if not is_address(name.strip("[]"))
    )
    return tuple(dict.fromkeys(domain for domain in found if "." in domain and not _is_vendors(domain)))


def _inside(domains: Iterable[str]) -> re.Pattern[str]:
    """Return what finds names in domains of a site, and in those that the internet does not have."""
    ends = "|".join((*map(re.escape, domains), *(rf"[\w-]+\.{end}" for end in _NOT_OF_THE_INTERNET)))
    return re.compile(rf"(?<![\w.@-])(?:[\w-]+\.)*(?:{ends})(?![\w-]|\.\w)", re.IGNORECASE)


def _words_of(words: Iterable[str], flags: int) -> re.Pattern[str]:
    """Return what finds any of the words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    any_of = "|".join(map(re.escape, longest)) or "(?!)"
    return re.compile(rf"(?<![\w.-])(?:{any_of})(?![\w-])", flags)


def _is_vendors(name: str) -> bool:
    return any(name == domain or name.endswith(f".{domain}") for domain in _VENDOR)


def private_names(hosts: Iterable[SiteHost], meanings: Sequence[Meaning]) -> tuple[str, ...]:
    """Return the words that name hosts, and those that servers told of themselves and of their computers."""
    told = [name.strip() for meaning in meanings for name in _names_in(meaning)]
    facts = [fact for meaning in meanings for fact in meaning.facts]
    told += [fact.value for fact in facts if fact.name is FactName.MAC and isinstance(fact.value, str)]
    return tuple(dict.fromkeys([*(name for host in hosts for name in _names(host)), *filter(_tells, told)]))


def _names(host: SiteHost) -> Iterator[str]:
    for name in (host.name, host.target.shown, host.target.ascii):
        key = name.casefold()
        for each in dict.fromkeys((key, key.partition(".")[0])):
            if _tells(each):
                yield each


def _told_names(told: Told) -> Iterator[str]:
    for result in told.run.results:
        yield result.row.cell.host
        yield result.row.cell.seen_from
    for meaning in _meanings(told):
        yield from _names_in(meaning)


def _names_of_computer(computer: Computer | None) -> Iterator[str]:
    """Yield what this computer's view names besides the hosts of the site."""
    if computer is None:
        return
    yield computer.name
    yield from servers_of(computer)
    for host in computer.hosts:
        yield host.host
    for _, unread in unread_of(computer):
        yield from (value for key, value in unread.why.args if key == "host" and isinstance(value, str))
    for each in () if isinstance(computer.adapters, Unread) else computer.adapters:
        if _PLAIN_ADAPTER.fullmatch(each.name) is None:
            yield each.name
    if isinstance(computer.name_servers, NameServers):
        yield from computer.name_servers.search
    for proxy in () if isinstance(computer.proxies, Unread) else computer.proxies:
        for words in (proxy.servers, proxy.exceptions, proxy.script):
            yield from _HOSTS_IN.findall(words or "")


def _meanings(told: Told) -> list[Meaning]:
    meanings = [result.sample.outcome.meaning for result in told.run.results if result.sample]
    return meanings + [change.sample.outcome.meaning for change in told.changes]


def _handshakes(meaning: Meaning) -> Iterator[TlsFacts]:
    if meaning.tls is not None:
        yield meaning.tls
    if meaning.proxied is not None and meaning.proxied.tls is not None:
        yield meaning.proxied.tls


def _names_in(meaning: Meaning) -> Iterator[str]:
    for tls in _handshakes(meaning):
        yield from (tls.subject, tls.issuer, *tls.names)
        for name in (tls.subject, tls.issuer):
            yield from _SUBJECT_PARTS.findall(name)
    if meaning.proxied is not None:
        yield meaning.proxied.proxy.rpartition(":")[0]
    if meaning.http is not None and (host := _URL_HOST.match(meaning.http.location)):
        yield host[1]
    for fact in meaning.facts:
        if fact.name in _NAMED and isinstance(fact.value, str):
            yield fact.value
            yield from re.split(r"[,;]\s*", fact.value)


def _tells(word: str) -> bool:
    """Whether a word names somebody: not a word that any sentence may hold."""
    if word in _COMMON or word.isdecimal() or is_address(word.strip("[]")):
        return False
    return len(word) >= _SHORTEST or (len(word) > 1 and any(char.isdecimal() for char in word))
