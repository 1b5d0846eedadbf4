"""ENTRY or ENTRY:PORT names one configurable port, or is refused with what to write instead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sepgui.catalogue import OverrideError, configurable_port, load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.i18n import translate


@pytest.mark.parametrize("written", ["client-manager-http", " client-manager-http:8014 "])
def test_names_a_port(written: str) -> None:
    assert configurable_port(load_catalogue(), written) == ("client-manager-http", Transport.TCP, 8014)


def test_udp_is_found_too() -> None:
    assert configurable_port(load_catalogue(), "syslog") == ("syslog", Transport.UDP, 514)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("client-manager-htp", "“client-manager-htp” is not an entry; did you mean client-manager-http?"),
        ("", "“” is not an entry; `sepgui ports` lists them."),
        ("web-console:", "web-console has no port “”; it has 9090."),
        ("web-console:09090", "web-console has no port “09090”; it has 9090."),
        ("content-analysis:80", "content-analysis has no port “80”; it has 8081, 8082."),
        ("push-windows:445", "SEP does not let the port of push-windows be changed; leave it out."),
        ("manager-cloud", "manager-cloud is not known to be configurable; leave it out."),
    ],
)
def test_refuses_what_names_none(written: str, sentence: str) -> None:
    with pytest.raises(OverrideError) as caught:
        configurable_port(load_catalogue(), written)
    assert str(caught.value) == sentence
    assert translate(caught.value.text, "en") == sentence
    assert translate(caught.value.text, "it") != sentence


def test_an_entry_with_several_ports_asks_which() -> None:
    catalogue = load_catalogue()
    entries = tuple(
        replace(entry, configurable=True) if entry.id == "content-analysis" else entry
        for entry in catalogue.entries
    )
    catalogue = replace(catalogue, entries=entries)
    with pytest.raises(
        OverrideError, match=r"^content-analysis has several ports; write content-analysis:8081\.$"
    ):
        configurable_port(catalogue, "content-analysis")
    assert configurable_port(catalogue, "content-analysis:8082")[2] == 8082
