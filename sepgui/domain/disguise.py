"""Replaces what names people, computers and organisations by fictitious words, the same for the same.

Addresses become those of documentation (RFC 5737, RFC 3849), names lie below ``example`` (RFC 2606), MAC
addresses are those of RFC 9542 2.1.4. What is learnt first is found later in free text too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address

from sepgui.domain.host import HostName

_LOCAL = frozenset({"localhost", ""})
_FILES = frozenset(
    ("exe", "dll", "html", "htm", "php", "json", "xml", "dat", "pac", "jsp", "txt", "toml", "sys", "log")
)
_NETS_4 = (0xC0000200, 0xC6336400, 0xCB007100)
"""192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24 (RFC 5737 3)."""
_NET_6 = 0x20010DB8 << 96
"""2001:db8::/32 (RFC 3849 2)."""

_DN_PART = re.compile(r"([A-Za-z][A-Za-z0-9.]*)=((?:\\.|[^,\\])*)")
_URL = re.compile(r"([a-z][a-z0-9+.-]*)://(\[[^\]]*\]|[^/:?#]*)(:[0-9]+)?([^?#]*)", re.IGNORECASE)
_VENDOR = frozenset({"symantec corporation", "symantec", "broadcom", "broadcom inc."})
"""Organisations whose name in a certificate says nothing of the site."""
_LOOKS = (
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    r"(?P<home>(?<=[/\\]home[/\\])[^/\\\s]+|(?<=[/\\]users[/\\])[^/\\\s]+)",
    r"(?P<account>(?<![\w\\.:/-])[\w.-]+\\[\w.$-]+(?![\w\\]))",
    r"(?P<guid>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)",
    r"(?P<mac>\b[0-9a-f]{2}(?P<dash>[:-])(?:[0-9a-f]{2}(?P=dash)){4}[0-9a-f]{2}\b)",
    r"(?P<ip4>(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w.]))",
    r"(?P<ip6>(?<![\w:])[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?:%[\w.-]+)?(?![\w:]))",
    r"(?P<name>(?<![\w.-])(?:[a-z0-9_](?:[\w-]*\w)?\.)+[a-z][a-z0-9-]+(?![\w-]))",
)
_NOTHING = r"(?!)"


class Disguise:
    """One consistent set of fictitious words; `public` are names of the vendor, which stay as they are."""

    def __init__(self, public: Collection[str] = ()) -> None:
        self._public = frozenset(name.casefold().removeprefix("*.") for name in public)
        self._known: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._addresses: dict[str, str] = {}
        self._nets: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    # --- what has a form ----------------------------------------------------------------------

    def name_host(self, label: str, kind: str) -> None:
        """Have a host called after what it does: ``manager-1``."""
        self._label(label.partition(".")[0], kind)

    def host(self, text: str) -> str:
        """Return the fictitious name or address of a host; with a wildcard in front as it was."""
        bare = text.removeprefix("[").removesuffix("]")
        alias = self._aliases.get(text.casefold())
        if alias is not None:
            return alias
        if text.casefold() in _LOCAL or self._is_public(text):
            return text
        if _address_of(bare) is not None:
            return self.address(bare)
        if text.startswith("*."):
            return f"*.{self._domain(text[2:])}"
        first, dot, domain = text.rstrip(".").partition(".")
        if not dot or " " in text:
            return self._keep(text, self._label(text, "host"))
        fake = f"{self._label(first, 'host')}.{self._domain(domain)}"
        return self._keep(text, fake.upper() if text.isupper() else fake)

    def host_name(self, host: HostName) -> HostName:
        """Return the fictitious host of a typed one, its form for resolvers with it."""
        if host.address:
            address = self.address(host.ascii)
            return HostName(address if host.shown == host.ascii else self.host(host.shown), address, True)
        ascii_name = self.host(host.ascii)
        if host.shown.casefold() != host.ascii and not host.shown.isascii():
            self._aliases[host.shown.casefold()] = self._keep(host.shown, ascii_name)
            return HostName(ascii_name, ascii_name, False)
        return HostName(self.host(host.shown), ascii_name, False)

    def address(self, text: str) -> str:
        """Return the address of documentation for an address; loopback and unspecified stay.

        Addresses of one network (/24, /64) stay in one, as far as there are as many networks.
        """
        bare, percent, zone = text.partition("%")
        found = _address_of(bare)
        if found is None or found.is_loopback or found.is_unspecified:
            return text
        known = self._addresses.get(str(found))
        if known is None:
            known = self._v4(found) if isinstance(found, IPv4Address) else self._v6(found)
            self._addresses[str(found)] = known
            self._keep(str(found), known)
        return f"{known}{percent}{self._numbered('zone', zone, 'if{}')}" if percent else known

    def mac(self, text: str) -> str:
        """Return the MAC address of documentation for one, with its separators."""
        separator = text[2:3]
        count = self._counted("mac", text.replace("-", ":").casefold())
        tail = (f"{0x53 + (count >> 8):02x}", f"{count & 0xFF:02x}")
        return self._keep(text, separator.join(("00", "00", "5e", "00", *tail)))

    def certificate(self, sha256: str) -> str:
        """Return another fingerprint of the same form, made of a number alone."""
        count = self._counted("certificate", sha256.casefold())
        return self._keep(sha256, hashlib.sha256(f"certificate {count}".encode()).hexdigest())

    def guid(self, text: str) -> str:
        """Return another GUID."""
        return self._keep(text, f"00000000-0000-4000-8000-{self._counted('guid', text.casefold()):012x}")

    def distinguished(self, text: str) -> str:
        """Return a distinguished name (RFC 4514) with every value replaced, in the same order."""
        parts = [f"{key}={self._dn_value(key.upper(), value)}" for key, value in _DN_PART.findall(text)]
        return self._keep(text, ",".join(parts) if parts else self._numbered("Name", text, "Name {}"))

    def url(self, text: str) -> str:
        """Return a URL to the fictitious host, without a query; of another text, its free form."""
        match = _URL.match(text)
        if match is None:
            return self.free(text.partition("?")[0])
        scheme, host, port, path = match.groups()
        shown = f"[{self.host(host)}]" if host.startswith("[") else self.host(host)
        return self._keep(text, f"{scheme}://{shown}{port or ''}{self.free(path)}")

    def endpoint(self, text: str) -> str:
        """Return ``host:port`` with the fictitious host."""
        host, colon, port = text.rpartition(":")
        return f"{self.host(host)}:{port}" if colon and port.isdigit() else self.host(text)

    def words(self, kind: str, text: str) -> str:
        """Return a numbered word of a kind for a name without a form: ``Site 1``."""
        return self._keep(text, self._numbered(kind, text, f"{kind} {{}}")) if text else text

    # --- what has none ------------------------------------------------------------------------

    def speech(self, text: str) -> str:
        """Return a numbered mark for what a stranger said."""
        return f"… ({self._counted('speech', text)})" if text else text

    def free(self, text: str) -> str:
        """Return free text with everything replaced that is known, or looks like a name or an address."""
        return self._everything().sub(self._seen, text)

    # --- inside -------------------------------------------------------------------------------

    def _seen(self, match: re.Match[str]) -> str:
        found = match[0]
        known = self._known.get(found.casefold())
        if known is not None:
            return known
        match match.lastgroup:
            case "mail":
                return f"{self._numbered('user', found, 'user-{}')}@site.example"
            case "home":
                return self._numbered("user", found, "user-{}")
            case "account":
                return f"SITE\\{self._numbered('user', found, 'user-{}')}"
            case "guid":
                return self.guid(found)
            case "mac":
                return self.mac(found)
            case "name":
                return found if found.rpartition(".")[2].casefold() in _FILES else self.host(found)
            case _:
                return self.address(found)

    def _everything(self) -> re.Pattern[str]:
        """Return what finds all known words, the longest first, and then whatever looks like one."""
        if self._pattern is None:
            longest = sorted(self._known, key=len, reverse=True)
            inner = "|".join(re.escape(text) for text in longest) or _NOTHING
            known = rf"(?<![\w-])(?:{inner})(?![\w-])"
            self._pattern = re.compile("|".join((known, *_LOOKS)), re.IGNORECASE)
        return self._pattern

    def _keep(self, text: str, fake: str) -> str:
        if text and text.casefold() not in self._known and text.casefold() != fake.casefold():
            self._known[text.casefold()] = fake
            self._pattern = None
        return fake

    def _label(self, label: str, kind: str) -> str:
        fake = self._labels.get(label.casefold())
        if fake is None:
            fake = f"{kind}-{self._counted(kind, label.casefold())}"
            self._labels[label.casefold()] = fake
        shown = fake.upper() if label.isupper() else fake
        return self._keep(label, shown)

    def _domain(self, domain: str) -> str:
        if self._is_public(domain):
            return domain
        fake = self._numbered("domain", domain.rstrip("."), "site-{}.example")
        return self._keep(domain, fake) if "." in domain else fake

    def _dn_value(self, key: str, value: str) -> str:
        if key == "C":
            return "ZZ"
        if value.casefold() in _VENDOR:
            return value
        if key == "CN" and re.fullmatch(r"[\w*.:-]+", value) and not value.isdigit():
            return self.host(value)
        return self.words("Name", value)

    def _v4(self, address: IPv4Address) -> str:
        net = self._net(str(int(address) >> 8), "v4") % len(_NETS_4)
        count = self._count(f"v4 {net}")
        for beyond in range(len(_NETS_4)):
            if count <= 254:
                return str(IPv4Address(_NETS_4[(net + beyond) % len(_NETS_4)] + count))
            net_beyond = (net + beyond + 1) % len(_NETS_4)
            count = self._count(f"v4 {net_beyond}")
        return str(IPv6Address(_NET_6 + (0xFFFF << 64) + self._count("beyond")))

    def _v6(self, address: IPv6Address) -> str:
        net = self._net(str(int(address) >> 64), "v6")
        return str(IPv6Address(_NET_6 + (net + 1 << 64) + self._count(f"v6 {net}")))

    def _net(self, net: str, family: str) -> int:
        key = f"{family} {net}"
        if key not in self._nets:
            self._nets[key] = self._count(f"nets {family}") - 1
        return self._nets[key]

    def _is_public(self, text: str) -> bool:
        name = text.casefold().removeprefix("*.").rstrip(".")
        return any(name == public or name.endswith(f".{public}") for public in self._public)

    def _numbered(self, kind: str, text: str, form: str) -> str:
        return form.format(self._counted(kind, text.casefold()))

    def _counted(self, kind: str, key: str) -> int:
        """Return the number of a thing among its kind, the next one for a new thing."""
        place = f"{kind}\0{key}"
        if place not in self._counts:
            self._counts[place] = self._count(kind)
        return self._counts[place]

    def _count(self, kind: str) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]


def _address_of(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None
