"""The table of probes: complete, and light until a kind is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.probes.table import CROWD, PROBES

NONE: set[str] = set()
HEAVY = ("h11", "cryptography", "dns", "idna")
_SHOW_LOADED = """
import sys
from sepgui.domain.entry import ProbeKind
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.table import PROBES, prepare
kinds = [ProbeKind(name) for name in sys.argv[1].split()] * int(sys.argv[2])
prepare(kinds)
prepare(kinds)
AsyncioNet()
print(*sorted(name for name in sys.modules if "." not in name))
"""


def test_every_kind_has_a_probe() -> None:
    assert set(PROBES) == set(ProbeKind)
    assert len(set(PROBES.values())) == len(ProbeKind)


def test_a_crowd_loads_the_certificate_library_when_a_certificate_comes() -> None:
    alone, many = (_loaded_for("tls", times) for times in ("1", str(CROWD + 1)))
    assert "cryptography" in alone
    assert "cryptography" not in many
    assert "ssl" in many


@pytest.mark.parametrize(
    ("kinds", "loaded"),
    [
        ((), NONE),
        (("tcp", "udp"), NONE),
        (("http",), {"h11"}),
        (("secars-http",), {"h11"}),
        (("tls",), {"cryptography"}),
        (("secars-https",), {"h11", "cryptography"}),
    ],
)
def test_a_kind_loads_its_libraries_and_no_others(kinds: tuple[str, ...], loaded: set[str]) -> None:
    assert _loaded_for(" ".join(kinds), "1") & set(HEAVY) == loaded


def _loaded_for(kinds: str, times: str) -> set[str]:
    child = subprocess.run(
        [sys.executable, "-c", _SHOW_LOADED, kinds, times],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return set(child.stdout.split())
