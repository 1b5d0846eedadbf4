"""Entries are found by id, port and every name they go by."""

from __future__ import annotations

import pytest

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Catalogue, Endpoint, Entry, Initiator, ProbeKind, Process, Role
from sepgui.domain.version import ALL_VERSIONS
from sepgui.domain.words import Words


def _entry(entry_id: str, *endpoints: Endpoint, alias: str = "", process: Process | None = None) -> Entry:
    return Entry(
        id=entry_id,
        name=Words(f"nome di {entry_id}", f"name of {entry_id}"),
        endpoints=endpoints,
        purpose=Words("serve a provare", "made for testing"),
        initiators=(Initiator(Role.CONSOLE), Initiator(Role.RMM)),
        listener_role=Role.MANAGER,
        initiated_by=Words("la console", "the console"),
        processes=(process,) if process else (),
        configurable=None,
        optional=False,
        requirements=(),
        local_only=False,
        ephemeral=None,
        versions=ALL_VERSIONS,
        notes=(),
        aliases=(alias,) if alias else (),
        inferred=(),
    )


TCP_80 = Endpoint(Transport.TCP, 80, "http", ProbeKind.HTTP, path="/")
UDP_80 = Endpoint(Transport.UDP, 80, "quic", ProbeKind.UDP)
UDP_514 = Endpoint(Transport.UDP, 514, "syslog", ProbeKind.UDP)

WEB = _entry("web-page", TCP_80, process=Process("httpd.exe", "listener", aliases=("Apache",)))
QUIC = _entry("quick-page", UDP_80, alias="Straße")
LOG = _entry("log-80", UDP_514)
CATALOGUE = Catalogue((WEB, QUIC, LOG), (), Words("fonte", "source"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("80", (WEB, QUIC)),
        (" tcp/80 ", (WEB,)),
        ("TCP 80", (WEB,)),
        ("80/udp", (QUIC,)),
        ("udp514", (LOG,)),
        ("tcp 514", ()),
        ("page", (WEB, QUIC)),
        ("Name Of Web", (WEB,)),
        ("nome di", (WEB, QUIC, LOG)),
        ("for testing", (WEB, QUIC, LOG)),
        ("HTTPD", (WEB,)),
        ("apache", (WEB,)),
        ("STRASSE", (QUIC,)),
        ("٨٠", ()),
        ("100000", ()),
    ],
)
def test_find(text: str, found: tuple[Entry, ...]) -> None:
    assert CATALOGUE.find(text) == found


def test_entry_by_id() -> None:
    assert CATALOGUE.entry("log-80") is LOG
    with pytest.raises(KeyError):
        CATALOGUE.entry("page")


def test_the_first_initiator_gives_the_role() -> None:
    assert WEB.initiator_role is Role.CONSOLE


def test_words_are_chosen_by_language() -> None:
    assert Words("sede", "site").in_("it") == "sede"
    assert Words("sede", "site").in_("en") == "site"
