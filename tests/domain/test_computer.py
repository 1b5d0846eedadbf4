"""Which role this computer seems to have, and what speaks for it."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.computer import (
    Computer,
    Holder,
    OwnPort,
    PartOf,
    Product,
    ProductTrace,
    Suggestion,
    Trace,
    Unread,
    servers_of,
    suggested,
)
from sepgui.domain.entry import Role
from sepgui.i18n import Text, translate
from tests.fakes.computers import NO_ADDRESS, computer

BARE = replace(computer(), ports=(), product=Product())


def said(found: Suggestion | None) -> tuple[Role, list[str]]:
    assert found is not None
    return found.role, [translate(text, "en") for text in found.why]


def test_nothing_found_suggests_nothing() -> None:
    assert suggested(BARE) is None
    assert suggested(replace(BARE, ports=NO_ADDRESS)) is None


def test_what_is_registered_speaks_for_a_role() -> None:
    found = Product((ProductTrace(PartOf.CLIENT, Trace.PROGRAM, "smc.exe"),))
    assert said(suggested(replace(BARE, product=found))) == (Role.CLIENT, ["The program smc.exe runs here."])


def test_a_manager_that_is_a_client_too_is_a_manager() -> None:
    role, why = said(suggested(computer()))
    assert role is Role.MANAGER
    assert why == ["Version 14.3.9681.7000 is registered here.", "SemSvc.exe holds port 9090."]


def test_a_program_that_others_run_too_does_not_speak() -> None:
    port = OwnPort(
        "client-manager-http", Role.MANAGER, Transport.TCP, 8014, (Holder("::", 1, "httpd.exe"),), named=True
    )
    assert suggested(replace(BARE, ports=(port,))) is None


def test_its_own_list_names_managers() -> None:
    assert servers_of(computer()) == ("sepm2.ditta-verdi.it",)


def test_a_view_is_kept_whole() -> None:
    for view in (
        computer(),
        replace(computer(), adapters=Unread(Text("", "x")), name_servers=NO_ADDRESS, proxies=NO_ADDRESS),
    ):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=Computer) == view
