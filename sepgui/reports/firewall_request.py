"""What a firewall team is handed: the request in words, and the same as ready rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Catalogue, Entry
from sepgui.domain.finding import FirewallRequest
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.table import display_width, paragraph

Address = IPv4Address | IPv6Address

WIDTH = 96
_COMMENT_BYTES = 120  # nftables takes 128
_TO_THE_INTERNET = frozenset({"manager-cloud", "roaming-client-cloud"})
"""Entries whose listener is nobody's own computer: their Windows rule belongs at the source."""


class _Block(Struct, frozen=True):
    """The requests that share source, destination and on whose computer the rule belongs."""

    source: str
    source_address: str
    destination: str
    destination_address: str
    outbound: bool
    requests: tuple[FirewallRequest, ...]

    def services(self) -> tuple[tuple[Transport, tuple[int, ...]], ...]:
        """Return each transport with its ports, rising."""
        found: dict[Transport, set[int]] = {}
        for request in self.requests:
            found.setdefault(request.transport, set()).add(request.port)
        return tuple((transport, tuple(sorted(found[transport]))) for transport in sorted(found))


class _WindowsRule(Struct, frozen=True):
    """What Windows Firewall is told, in whichever of its languages."""

    name: str
    outbound: bool
    protocol: str
    ports: tuple[int, ...]
    remote: Address


# --- in words ---------------------------------------------------------------------------------------


def request_text(requests: Sequence[FirewallRequest], catalogue: Catalogue, lang: Lang) -> str:
    """Return the form of a firewall team, one block for each source and destination; empty without any."""
    return "\n".join(_form(block, catalogue, lang) for block in _blocks(requests))


def _form(block: _Block, catalogue: Catalogue, lang: Lang) -> str:
    hosts = _shown_hosts(block)
    rows: list[tuple[Text, list[str]]] = [
        (_SOURCE, [hosts["source"]]),
        (_SOURCE_PORT, [translate(_ANY, lang)]),
        (_DESTINATION, [hosts["destination"]]),
        (_SERVICE, [_ports_words(*service) for service in block.services()]),
        (_DIRECTION, [translate(_DIRECTION_WORDS.with_(**hosts), lang)]),
        (_FOR, _uses(block, catalogue, lang)),
        (_REFUSES, _refusers(block, lang)),
        (_ANSWERS, [translate(_ANSWERS_WORDS, lang)]),
    ]
    labels = [translate(label, lang) for label, _ in rows]
    indent = max(map(display_width, labels)) + 2
    lines = [f"{translate(_TITLE, lang)}\n"]
    if any(request.simulated for request in block.requests):
        lines.insert(0, paragraph(translate(_SIMULATED, lang), WIDTH))
    for label, (_, texts) in zip(labels, rows, strict=True):
        head = label + " " * (indent - display_width(label))
        for text in texts:
            lines.append(paragraph(text, WIDTH, first=head, rest=" " * indent))
            head = " " * indent
    return "".join(lines)


def _uses(block: _Block, catalogue: Catalogue, lang: Lang) -> list[str]:
    entries = {entry.id: entry for entry in catalogue.entries}
    by_entry: dict[str, list[FirewallRequest]] = {}
    for request in block.requests:
        by_entry.setdefault(request.entry, []).append(request)
    lines: list[str] = []
    for entry_id, of_entry in by_entry.items():
        ports = _services_words(of_entry)
        entry = entries.get(entry_id)
        if entry is None:
            lines.append(f"{ports}: {_one_line(entry_id)}")
            continue
        opens, listens = _processes(entry)
        text = _USES[bool(opens), bool(listens)]
        filled = text.with_(ports=ports, entry=entry.name.in_(lang), opens=opens, listens=listens)
        lines.append(translate(filled, lang))
    return lines


def _processes(entry: Entry) -> tuple[str, str]:
    """Return who opens the connection and who listens, as processes; empty where the page names none."""
    opens = [each.process for each in entry.initiators if each.process]
    opens += [each.name for each in entry.processes if each.side == "initiator"]
    listens = [each.name for each in entry.processes if each.side == "listener"]
    return " / ".join(dict.fromkeys(opens)), " / ".join(dict.fromkeys(listens))


def _refusers(block: _Block, lang: Lang) -> list[str]:
    by_sender: dict[str | None, list[FirewallRequest]] = {}
    for request in block.requests:
        by_sender.setdefault(request.by or None, []).append(request)
    names = {by: _one_line(by) if by else translate(_NOBODY, lang) for by in by_sender}
    if len(names) == 1:
        return list(names.values())
    return [f"{_services_words(of_sender)}: {names[by]}" for by, of_sender in by_sender.items()]


# --- as rules ---------------------------------------------------------------------------------------


def rules_text(requests: Sequence[FirewallRequest], lang: Lang) -> str:
    """Return ready rules for Windows, nftables and the Symantec firewall, each under its heading."""
    if not requests:
        return ""
    parts = (
        (_POWERSHELL, powershell_rules(requests, lang)),
        (_NETSH, netsh_rules(requests, lang)),
        (_NFTABLES, nftables_rules(requests, lang)),
        (_SYMANTEC, symantec_rules(requests, lang)),
    )
    banner = f"{translate(_SIMULATED, lang)}\n\n" if any(each.simulated for each in requests) else ""
    return banner + "\n".join(f"{translate(heading, lang)}\n\n{rules}" for heading, rules in parts)


def powershell_rules(requests: Sequence[FirewallRequest], lang: Lang) -> str:
    """Return a script of `New-NetFirewallRule` lines, with the computer they belong on in comments."""

    def line(rule: _WindowsRule) -> str:
        way = "Outbound -RemotePort" if rule.outbound else "Inbound -LocalPort"
        return (
            f"New-NetFirewallRule -DisplayName '{rule.name}' -Action Allow -Protocol {rule.protocol} "
            f"-Direction {way} {_listed(rule.ports, ',')} -RemoteAddress {rule.remote}\n"
        )

    return _windows_script(requests, lang, "#", line)


def netsh_rules(requests: Sequence[FirewallRequest], lang: Lang) -> str:
    """Return the same for the command prompt: lines of `netsh advfirewall firewall add rule`."""

    def line(rule: _WindowsRule) -> str:
        way = "dir=out remoteport" if rule.outbound else "dir=in localport"
        return (
            f'netsh advfirewall firewall add rule name="{rule.name}" action=allow protocol={rule.protocol} '
            f"{way}={_listed(rule.ports, ',')} remoteip={rule.remote}\n"
        )

    return _windows_script(requests, lang, "rem", line)


def nftables_rules(requests: Sequence[FirewallRequest], lang: Lang) -> str:
    """Return a file for `nft -f` that puts the rules first in a router's chain `inet filter forward`."""
    lines: list[str] = []
    for block in _blocks(requests):
        source, destination = _ip(block.source_address), _ip(block.destination_address)
        if source is None or destination is None or source.version != destination.version:
            lines.append(f"# {translate(_NO_PAIR.with_(**_plain_hosts(block)), lang)}\n")
            continue
        family = "ip" if source.version == 4 else "ip6"
        lines += (
            f"insert rule inet filter forward {family} saddr {source} {family} daddr {destination} "
            f"{transport.value} dport {{ {_listed(ports, ', ')} }} ct state new accept "
            f'comment "{_rule_name(block, transport)}"\n'
            for transport, ports in block.services()
        )
    if any(not line.startswith("#") for line in lines):
        lines.append("insert rule inet filter forward ct state established,related accept\n")
    return "".join(lines)


def symantec_rules(requests: Sequence[FirewallRequest], lang: Lang) -> str:
    """Return what to add to the firewall policy of Symantec Endpoint Protection, in words."""
    lines: list[str] = []
    for block in _blocks(requests):
        text = _SYMANTEC_OUT if block.outbound else _SYMANTEC_IN
        filled = text.with_(ports=_services_words(block.requests), **_shown_hosts(block))
        lines.append(paragraph(translate(filled, lang), WIDTH, first="- ", rest="  "))
    return "".join(lines)


def _windows_script(
    requests: Sequence[FirewallRequest], lang: Lang, remark: str, line: Callable[[_WindowsRule], str]
) -> str:
    return "".join(
        f"{remark} {translate(rule, lang)}\n" if isinstance(rule, Text) else line(rule)
        for rule in _on_windows(requests)
    )


def _on_windows(requests: Sequence[FirewallRequest]) -> Iterable[_WindowsRule | Text]:
    """Yield a remark on where the rules of a block belong, then these rules.

    A rule without a remote address would let everybody in: then the remark says why there is none.
    """
    for block in _blocks(requests):
        remote = _ip(block.destination_address if block.outbound else block.source_address)
        if remote is None:
            remark = _NO_DESTINATION if block.outbound else _NO_SOURCE
        else:
            remark = _AT_SOURCE if block.outbound else _AT_DESTINATION
        yield remark.with_(**_plain_hosts(block))
        if remote is not None:
            for transport, ports in block.services():
                name = _rule_name(block, transport)
                yield _WindowsRule(name, block.outbound, transport.value.upper(), ports, remote)


# --- hosts, names and ports -------------------------------------------------------------------------


def _blocks(requests: Sequence[FirewallRequest]) -> tuple[_Block, ...]:
    """Return the requests grouped by what one rule can hold, in the order of their first."""
    groups: dict[tuple[str, str, str, str, bool], list[FirewallRequest]] = {}
    for request in requests:
        found = _block_of([request])
        key = found.source, found.source_address, found.destination, found.destination_address, found.outbound
        groups.setdefault(key, []).append(request)
    return tuple(_block_of(group) for group in groups.values())


def _block_of(requests: Sequence[FirewallRequest]) -> _Block:
    first = requests[0]
    return _Block(
        first.source,
        first.source_address,
        first.destination,
        first.destination_address,
        first.entry in _TO_THE_INTERNET,
        tuple(requests),
    )


def _ip(address: str) -> Address | None:
    """Return an address without its zone, which no rule of another computer can use."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found


def _host(name: str, address: str) -> str:
    if not name or name == address:
        return address or "—"
    return f"{name} ({address})" if address else name


def _shown_hosts(block: _Block) -> dict[str, str]:
    return {
        "source": _host(_one_line(block.source), _one_line(block.source_address)),
        "destination": _host(_one_line(block.destination), _one_line(block.destination_address)),
    }


def _plain_hosts(block: _Block) -> dict[str, str]:
    source, destination = _ip(block.source_address), _ip(block.destination_address)
    return {
        "source": _host(_plain(block.source), str(source or "")),
        "destination": _host(_plain(block.destination), str(destination or "")),
    }


def _rule_name(block: _Block, transport: Transport) -> str:
    """Return a name that every one of the rule languages takes between its quotes."""
    source = _plain(block.source or block.source_address)
    destination = _plain(block.destination or block.destination_address)
    made_up = "SIMULATION " if any(request.simulated for request in block.requests) else ""
    name = f"{made_up}SEP {transport.value.upper()} {source} - {destination}"
    return name.encode()[:_COMMENT_BYTES].decode(errors="ignore").rstrip()


def _plain(text: str) -> str:
    """Return a text with only letters, digits, spaces and `.-_:`; each other character becomes `_`.

    Quotes and escapes differ between PowerShell, the command prompt and nftables, and code pages turn
    look-alikes into quotes; what none of them can take amiss needs no escaping. Windows refuses `|` besides.
    """
    return "".join(
        char if char in " .-_:" or unicodedata.category(char) in ("Lu", "Ll", "Lo", "Nd") else "_"
        for char in unicodedata.normalize("NFC", text)
    )


def _one_line(text: str) -> str:
    """Return a text that cannot break its line nor change the direction of what follows."""
    return "".join(
        "�" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in text
    )


def _listed(ports: Iterable[int], comma: str) -> str:
    return comma.join(map(str, ports))


def _services_words(requests: Sequence[FirewallRequest]) -> str:
    return "; ".join(_ports_words(*service) for service in _block_of(requests).services())


def _ports_words(transport: Transport, ports: Iterable[int]) -> str:
    return f"{transport.value.upper()} {_listed(ports, ', ')}"


_SIMULATED = QT_TRANSLATE_NOOP(
    "FirewallRequest", "SIMULATION: this network is made up; the request is for nobody."
)
_TITLE = QT_TRANSLATE_NOOP("FirewallRequest", "Request to open a firewall")
_SOURCE = QT_TRANSLATE_NOOP("FirewallRequest", "Source")
_SOURCE_PORT = QT_TRANSLATE_NOOP("FirewallRequest", "Source port")
_DESTINATION = QT_TRANSLATE_NOOP("FirewallRequest", "Destination")
_SERVICE = QT_TRANSLATE_NOOP("FirewallRequest", "Protocol and ports")
_DIRECTION = QT_TRANSLATE_NOOP("FirewallRequest", "Direction")
_FOR = QT_TRANSLATE_NOOP("FirewallRequest", "What it is for")
_REFUSES = QT_TRANSLATE_NOOP("FirewallRequest", "Who refuses now")
_ANSWERS = QT_TRANSLATE_NOOP("FirewallRequest", "Way back")
_ANY = QT_TRANSLATE_NOOP("FirewallRequest", "any")
_DIRECTION_WORDS = QT_TRANSLATE_NOOP(
    "FirewallRequest", "from {source} to {destination}; it is the source that opens the connection"
)
_NOBODY = QT_TRANSLATE_NOOP("FirewallRequest", "not known: nobody gave a name")
_ANSWERS_WORDS = QT_TRANSLATE_NOOP(
    "FirewallRequest",
    "the answers of established connections must pass; nothing else need be opened that way",
)
_USES = {
    (False, False): QT_TRANSLATE_NOOP("FirewallRequest", "{ports}: {entry}"),
    (False, True): QT_TRANSLATE_NOOP("FirewallRequest", "{ports}: {entry}; {listens} listens"),
    (True, False): QT_TRANSLATE_NOOP("FirewallRequest", "{ports}: {entry}; {opens} opens the connection"),
    (True, True): QT_TRANSLATE_NOOP(
        "FirewallRequest", "{ports}: {entry}; {opens} opens the connection, {listens} listens"
    ),
}

_POWERSHELL = QT_TRANSLATE_NOOP("FirewallRequest", "Windows Firewall, in PowerShell as administrator")
_NETSH = QT_TRANSLATE_NOOP("FirewallRequest", "The same at the command prompt, as administrator")
_NFTABLES = QT_TRANSLATE_NOOP(
    "FirewallRequest", "nftables on a router in between, table inet filter, chain forward (a file for nft -f)"
)
_SYMANTEC = QT_TRANSLATE_NOOP(
    "FirewallRequest", "The firewall of Symantec Endpoint Protection, in the console"
)
_AT_DESTINATION = QT_TRANSLATE_NOOP("FirewallRequest", "On {destination}, if it runs Windows:")
_AT_SOURCE = QT_TRANSLATE_NOOP(
    "FirewallRequest",
    "On {source}; addresses of the cloud change, so where there are rules by name they are better:",
)
_NO_SOURCE = QT_TRANSLATE_NOOP(
    "FirewallRequest", "On {destination}: no rule, since the address of {source} is not known."
)
_NO_DESTINATION = QT_TRANSLATE_NOOP(
    "FirewallRequest", "On {source}: no rule, since the address of {destination} is not known."
)
_NO_PAIR = QT_TRANSLATE_NOOP(
    "FirewallRequest",
    "{source} to {destination}: no rule, since it needs both addresses, and of one family (IPv4 or IPv6).",
)
_SYMANTEC_IN = QT_TRANSLATE_NOOP(
    "FirewallRequest",
    "Policies > Firewall, the policy of the group of {destination}, Rules: add a rule that allows. "
    "Remote host: {source}. Service: {ports}, local port, inbound. Put it above the rules that block. By "
    "default this firewall lets SEP's ports through: look first for a rule that somebody added.",
)
_SYMANTEC_OUT = QT_TRANSLATE_NOOP(
    "FirewallRequest",
    "Policies > Firewall, the policy of the group of {source}, Rules: add a rule that allows. Remote host: "
    "{destination}. Service: {ports}, remote port, outbound. Put it above the rules that block. By default "
    "this firewall lets SEP's ports through: look first for a rule that somebody added.",
)
