"""Hides in a report what names people and machines: the same name gets the same stand-in everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from ipaddress import ip_address
from typing import Any, cast

import msgspec

from sepgui.domain.entry import Role
from sepgui.domain.outcome import FactName, Meaning
from sepgui.domain.site import SiteHost
from sepgui.reports.told import Told

Hide = Callable[[str], str]

_MAC = re.compile(r"(?i)\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b")
_SERIAL = re.compile(r"(?i)\b(?:[0-9a-f]{2}[:-]){7,}[0-9a-f]{2}\b|\b[0-9a-f]{32,}\b")
_HOME = re.compile(r"(?i)((?:/home|/users|[a-z]:\\users)[/\\])[^/\\\s\"”]+")
_NAMED = (FactName.SERVER_NAME, FactName.NETBIOS_NAMES, FactName.SERVER_GUID, FactName.INSTANCES)
_SUBJECT_PARTS = re.compile(r"(?:^|,)\s*(?:CN|O|OU|E|emailAddress)=([^,]+)")
"""What a distinguished name says of people and machines; its country and town name nobody."""
_SHORTEST = 4
_COMMON = frozenset({*Role, "server", "host", "console", "site", "localhost", "symantec", "apache"})


def hiding(told: Told, private: Iterable[str] = ()) -> Hide:
    """Return a function that hides names in a text; `private` are more words, as of who is logged on.

    Hidden are the names of hosts and of the site, names in certificates and in what servers told,
    fingerprints, serial numbers, MAC addresses, and the folders of users. Addresses and ports stay: without
    them no firewall team could find anything.
    """
    stand_ins = _stand_ins(told, private)
    words = sorted(stand_ins, key=len, reverse=True)
    known = re.compile("|".join(rf"(?<![\w.-]){re.escape(word)}(?![\w-])" for word in words), re.IGNORECASE)

    def hide(text: str) -> str:
        if words:
            text = known.sub(lambda found: stand_ins[found[0].casefold()], text)
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
    others = [plan.site.name, *private, *_told_names(told)]
    for name in others:
        key = name.strip().casefold()
        if _tells(key) and key not in found:
            found[key] = f"name-{len(found) + 1}"
    return found


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
    meanings = [result.sample.outcome.meaning for result in told.run.results if result.sample]
    meanings += [change.sample.outcome.meaning for change in told.changes]
    for result in told.run.results:
        yield result.row.cell.host
    for meaning in meanings:
        yield from _names_in(meaning)


def _names_in(meaning: Meaning) -> Iterator[str]:
    if meaning.tls is not None:
        yield from (meaning.tls.subject, meaning.tls.issuer, *meaning.tls.names)
        for name in (meaning.tls.subject, meaning.tls.issuer):
            yield from _SUBJECT_PARTS.findall(name)
    for fact in meaning.facts:
        if fact.name in _NAMED and isinstance(fact.value, str):
            yield fact.value
            yield from re.split(r"[,;]\s*", fact.value)


def _tells(word: str) -> bool:
    """Whether a word names somebody: not a word that any sentence may hold."""
    if word in _COMMON or word.isdecimal() or _is_address(word):
        return False
    return len(word) >= _SHORTEST or (len(word) > 1 and any(char.isdecimal() for char in word))


def _is_address(text: str) -> bool:
    try:
        ip_address(text.partition("%")[0].strip("[]"))
    except ValueError:
        return False
    return True
