"""Names and addresses of hosts: what a person may type, and how it is written back."""

from __future__ import annotations

import ipaddress
import re

from msgspec import Struct

from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


class HostError(ValueError):
    """A text that is no host name and no address; `text` says what and why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


class HostName(Struct, frozen=True):
    """A host as typed: `shown` for people, `ascii` for resolvers and TLS; `address` if it is one.

    `ascii` of a name is lower case, IDNA 2008 (RFC 5891) and without a final dot; of an address
    it is the canonical form (RFC 5952) with its zone, without brackets.
    """

    shown: str
    ascii: str
    address: bool

    def __str__(self) -> str:
        return self.shown


def parse_host(text: str) -> HostName:
    """Return the host that a text names: a name, an IDN or an address (IPv6: brackets and zone as you like).

    Raises:
        HostError: with a sentence that says what is wrong.
    """
    typed = text.strip()
    bare = typed[1:-1] if typed.startswith("[") and typed.endswith("]") else typed
    try:
        return HostName(bare, str(ipaddress.ip_address(bare)), True)
    except ValueError:
        pass
    if not typed or bare != typed or ":" in typed or "/" in typed:
        raise HostError(
            QT_TRANSLATE_NOOP("Host", "“{typed}” is neither a host name nor an address.").with_(typed=typed)
        )
    ascii_name = _ascii(typed.removesuffix("."), typed)
    if _looks_numeric(ascii_name):
        raise HostError(
            QT_TRANSLATE_NOOP("Host", "“{typed}” is not a valid IPv4 address.").with_(typed=typed)
        )
    labels = ascii_name.split(".")
    if len(ascii_name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise HostError(
            QT_TRANSLATE_NOOP(
                "Host",
                "“{typed}” is not a valid host name: labels of letters, digits and hyphens, "
                "63 characters at most, separated by single dots.",
            ).with_(typed=typed)
        )
    return HostName(typed.removesuffix("."), ascii_name, False)


def is_address(text: str) -> bool:
    """Return whether a text is an IP address, with or without a zone; one in brackets is none."""
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return True


def _looks_numeric(name: str) -> bool:
    return name.rpartition(".")[2].isdigit()


def _ascii(name: str, typed: str) -> str:
    if name.isascii():
        return name.lower()
    import idna  # its tables are large and few names need them

    try:
        return idna.encode(name, uts46=True).decode("ascii").lower()
    except idna.IDNAError as error:
        raise HostError(
            QT_TRANSLATE_NOOP("Host", "“{typed}” is not a valid internationalised name: {why}.").with_(
                typed=typed, why=str(error)
            )
        ) from error
