"""Name resolution as a step of its own: the system's answer, or why there is none, by the deadline."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading

import pytest

from sepgui.i18n import QT_TRANSLATE_NOOP, translate
from sepgui.probes import resolver
from sepgui.probes.explained import Explained
from sepgui.probes.resolver import Answer, Resolver, system_addresses
from sepgui.probes.seams import NameFailure, NotResolved, Resolved
from sepgui.probes.system_clock import SystemClock
from tests.probes.names import look_up

STREAM = socket.SOCK_STREAM


def soon(seconds: float = 5) -> int:
    return SystemClock().now_ns() + int(seconds * 1_000_000_000)


async def test_addresses_come_as_the_system_gives_them() -> None:
    answer = await Resolver(look_up).resolve("sepm.example", soon())
    assert isinstance(answer, Resolved)
    assert answer.addresses == ("192.0.2.10", "2001:db8::10")
    assert answer.elapsed_ns > 0


async def test_failure_is_a_sentence_with_the_name() -> None:
    answer = await Resolver(look_up).resolve("nowhere.example", soon())
    assert isinstance(answer, NotResolved)
    assert answer.failure is NameFailure.NOT_FOUND
    assert translate(answer.detail, "en") == "The name nowhere.example does not exist."


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "127.0.0.1"])
async def test_address_is_its_own_and_nobody_is_asked(address: str) -> None:
    def never(name: str, deadline_ns: int) -> Answer:
        raise AssertionError(name)

    assert await Resolver(never).resolve(address, soon()) == Resolved((address,), 0)


async def test_call_that_hangs_is_given_up_and_joined_when_asked_again() -> None:
    released = threading.Event()
    calls: list[str] = []

    def hang(name: str, deadline_ns: int) -> Answer:
        calls.append(name)
        released.wait()
        return ("192.0.2.1",)

    names = Resolver(hang)
    start_ns = SystemClock().now_ns()
    answer = await names.resolve("slow.example", start_ns + 20_000_000)
    assert isinstance(answer, NotResolved)
    assert answer.failure is NameFailure.TIMED_OUT
    assert answer.elapsed_ns >= 20_000_000
    assert "slow.example" in translate(answer.detail, "en")
    async with asyncio.TaskGroup() as group:
        again = [group.create_task(names.resolve("slow.example", soon()), name=f"{n}") for n in range(2)]
        released.set()
    for task in again:
        answer = task.result()
        assert isinstance(answer, Resolved)
        assert answer.addresses == ("192.0.2.1",)
    assert calls == ["slow.example"]
    await names.resolve("slow.example", soon())
    assert len(calls) == 2


async def test_cancelled_question_leaves_the_call_to_others() -> None:
    released = threading.Event()

    def hang(name: str, deadline_ns: int) -> Answer:
        released.wait()
        return ("192.0.2.1",)

    names = Resolver(hang)
    async with asyncio.TaskGroup() as group:
        one = group.create_task(names.resolve("slow.example", soon()), name="one")
        other = group.create_task(names.resolve("slow.example", soon()), name="other")
        await asyncio.sleep(0)
        one.cancel()
        released.set()
    assert isinstance(other.result(), Resolved)


async def test_computer_without_threads_is_not_the_name_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    answer = await Resolver(look_up).resolve("sepm.example", soon())
    assert isinstance(answer, NotResolved)
    assert answer.failure is NameFailure.OTHER


async def test_bug_in_the_look_up_is_raised_where_it_is_asked() -> None:
    def broken(name: str, deadline_ns: int) -> Answer:
        raise ZeroDivisionError(name)

    with pytest.raises(ZeroDivisionError):
        await Resolver(broken).resolve("sepm.example", soon())


_HANGS = """
import asyncio, threading, time
from sepgui.probes.resolver import Resolver

def hang(name, deadline_ns):
    threading.Event().wait()

print(asyncio.run(Resolver(hang).resolve("slow.example", time.monotonic_ns() + 10**7)).failure)
"""


def test_call_that_hangs_does_not_keep_the_program_alive() -> None:
    child = subprocess.run(
        [sys.executable, "-c", _HANGS], capture_output=True, text=True, check=True, timeout=30
    )
    assert child.stdout.strip() == "timed-out"


_LATE = """
import asyncio, threading, time
from sepgui.probes.resolver import Resolver
released, done = threading.Event(), threading.Event()

def late(name, deadline_ns):
    released.wait()
    return ("192.0.2.1",)

class Told(Resolver):
    def _work(self, *args):
        super()._work(*args)
        done.set()

print(asyncio.run(Told(late).resolve("slow.example", time.monotonic_ns() + 10**7)).failure)
released.set()
print(done.wait(20))
"""


def test_answer_after_the_loop_has_closed_is_dropped_in_silence() -> None:
    child = subprocess.run(
        [sys.executable, "-c", _LATE], capture_output=True, text=True, check=True, timeout=30
    )
    assert child.stdout.split() == ["timed-out", "True"]
    assert child.stderr == ""


def test_both_families_in_order_without_duplicates_and_with_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET6, STREAM, 6, "", ("2001:db8::10", 0, 0, 0)),
        (socket.AF_INET, STREAM, 6, "", ("192.0.2.10", 0)),
        (socket.AF_INET6, STREAM, 6, "", ("fe80::10", 0, 0, 4_000_000)),
        (socket.AF_INET, STREAM, 6, "", ("192.0.2.10", 0)),
    ]

    def give(*_args: object, **_options: object) -> object:
        return found

    monkeypatch.setattr(socket, "getaddrinfo", give)
    assert system_addresses("sepm.example", soon()) == ("2001:db8::10", "192.0.2.10", "fe80::10%4000000")


def _raising(error: Exception) -> object:
    def fail(*_args: object, **_options: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), NameFailure.NOT_FOUND),
        (socket.gaierror(socket.EAI_FAMILY, "x"), NameFailure.OTHER),
        (socket.gaierror(-9999, "x"), NameFailure.OTHER),
        (OSError(5, "x"), NameFailure.OTHER),
        (UnicodeError("label empty or too long"), NameFailure.MALFORMED),
        (ValueError("embedded null character"), NameFailure.MALFORMED),
    ],
)
def test_errors_of_the_system_are_values(
    monkeypatch: pytest.MonkeyPatch, error: Exception, failure: NameFailure
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _raising(error))
    answer = system_addresses("sepm.example", soon())
    assert isinstance(answer, Explained)
    assert answer.failure is failure


@pytest.mark.skipif(not hasattr(socket, "EAI_NODATA"), reason="this system has no EAI_NODATA")
def test_name_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _raising(socket.gaierror(socket.EAI_NODATA, "x")))
    answer = system_addresses("sepm.example", soon())
    assert isinstance(answer, Explained)
    assert answer.failure is NameFailure.NO_ADDRESS


@pytest.mark.parametrize("code", [socket.EAI_AGAIN, socket.EAI_FAIL])
def test_vague_errors_are_explained(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    told = Explained(NameFailure.REFUSED, QT_TRANSLATE_NOOP("Resolver", "{name}"))
    asked: list[tuple[str, int]] = []

    def explain(name: str, deadline_ns: int) -> Explained:
        asked.append((name, deadline_ns))
        return told

    monkeypatch.setattr(socket, "getaddrinfo", _raising(socket.gaierror(code, "x")))
    monkeypatch.setattr("sepgui.probes.name_servers.explain", explain)
    assert resolver.system_addresses("sepm.example", 42) is told
    assert asked == [("sepm.example", 42)]


@pytest.mark.parametrize("name", ["bad..name", "x" * 64 + ".example", ".x"])
def test_malformed_names_never_reach_a_name_server(name: str) -> None:
    answer = system_addresses(name, soon())
    assert isinstance(answer, Explained)
    assert answer.failure is NameFailure.MALFORMED
