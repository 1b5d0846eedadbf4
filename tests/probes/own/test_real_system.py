"""The system that is here: files, tools and programs as they are; what is refused is a sentence."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sepgui.domain.computer import Unread
from sepgui.i18n import translate
from sepgui.probes.own import real_system
from sepgui.probes.own.inspector import inspected
from sepgui.probes.own.real_system import RealSystem

if TYPE_CHECKING:
    import pytest

SYSTEM = RealSystem()


def said(told: object) -> str:
    assert isinstance(told, Unread)
    return translate(told.why, "en")


def test_a_file_is_read_or_says_why_not(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x \xff\n")
    assert SYSTEM.text(str(file)) == "x �\n"
    assert SYSTEM.missing(str(file)) is False
    assert SYSTEM.missing(str(tmp_path / "b")) is True
    assert said(SYSTEM.text(str(tmp_path / "b"))).endswith("b is not there.")
    assert "cannot be read by this account" in said(SYSTEM.text(str(tmp_path)))
    assert "cannot be read" in said(SYSTEM.missing("\0"))


def test_a_tool_is_asked_or_says_why_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SYSTEM.output(sys.executable, "-c", "print('here')") == f"here{os.linesep}"
    assert said(SYSTEM.output("no-such-tool")) == "The tool no-such-tool is not on this computer."
    refused = SYSTEM.output(sys.executable, "-c", "import sys; sys.exit('you may not')")
    assert "you may not" in said(refused)
    monkeypatch.setattr(real_system, "_PATIENCE_S", 0.05)
    slow = SYSTEM.output(sys.executable, "-c", "import threading; threading.Event().wait(9)")
    assert "did not answer in time" in said(slow)


def test_interfaces_and_programs_are_told() -> None:
    adapters = SYSTEM.adapters()
    assert not isinstance(adapters, Unread)
    assert not any(address.startswith("127.") for each in adapters for address in each.addresses)
    programs = SYSTEM.programs()
    assert not isinstance(programs, Unread)
    assert programs
    assert SYSTEM.name() == socket.gethostname()
    assert SYSTEM.environment is os.environ


def test_a_source_is_told_without_sending() -> None:
    assert SYSTEM.source("127.0.0.1") == "127.0.0.1"
    assert SYSTEM.source("nonsense") is None


def test_other_systems_have_no_registry() -> None:
    assert said(SYSTEM.value("HKLM\\x", "y")) == "This system has no registry."
    assert said(SYSTEM.keys("HKLM\\x")) == "This system has no registry."
    assert SYSTEM.best_route("127.0.0.1") == b""


def test_the_whole_of_this_computer_is_told() -> None:
    seen = inspected(SYSTEM, (("localhost", ()), ("127.0.0.1", ())))
    assert seen.name == socket.gethostname()
    assert seen.system
    assert len(seen.hosts) == 2
