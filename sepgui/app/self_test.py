"""Proves that an installation works: files, languages, session file, and probes on loopback alone."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exception_only

from msgspec import Struct

from sepgui import assets
from sepgui.app.compose import real_doors
from sepgui.app.loop import Interrupted, run
from sepgui.app.loopback import far_ends
from sepgui.catalogue import load_catalogue
from sepgui.domain.entry import ProbeKind
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Outcome, Reason, Service, State
from sepgui.domain.wording import STATE_WORDS
from sepgui.i18n import LANGS, translate
from sepgui.probes.seams import ProbeRequest
from sepgui.probes.table import PROBES, prepare

_HOST = "127.0.0.1"
_TIMEOUT_NS = 5_000_000_000
_RESOURCES = ("catalogue", "scenarios", "icons", "fonts")
_PATHS = {ProbeKind.HTTP: "/", ProbeKind.HTTPS: "/"}
_OPEN = {"it": "aperta", "en": "open"}


class Check(Struct, frozen=True):
    """One thing that was tried: whether it works, what was seen, and how long it took."""

    name: str
    ok: bool
    detail: str
    elapsed_ns: int


class FailedError(Exception):
    """What was tried does not do what it should; the message says what was seen instead."""


def self_test() -> tuple[Check, ...] | Interrupted:
    """Return what was tried, in order; every fault is a value, a bug's too."""
    checks = [tried(name, attempt) for name, attempt in _AT_ONCE]
    probed = run(_probed())
    if isinstance(probed, Interrupted):
        return probed
    return (*checks, *probed)


# --- files, languages, session -------------------------------------------------------------------------


def _catalogue() -> str:
    entries = load_catalogue().entries
    endpoints = sum(len(entry.endpoints) for entry in entries)
    return f"{len(entries)} entries, {endpoints} endpoints"


def _resources() -> str:
    files = [path for name in _RESOURCES for path in assets.asset("resources", name).rglob("*")]
    read = [path for path in sorted(files) if path.is_file() and path.read_bytes()]
    for lang in LANGS:
        assets.translation_table(lang)
    counts = Counter(path.parent.name for path in read)
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _scenarios() -> str:
    from sepgui.simulation.scenario import load_scenario, scenario_names

    names = scenario_names()
    for name in names:
        load_scenario(name)
    return ", ".join(names)


def _languages() -> str:
    for lang in LANGS:
        if (said := translate(STATE_WORDS[State.OPEN], lang)) != _OPEN[lang]:
            raise FailedError(f"“open” in {lang} is “{said}”")
    return ", ".join(LANGS)


def _judgement() -> str:
    from sepgui.app.demo import run_demo
    from sepgui.simulation.scenario import load_scenario

    demo = run_demo(load_scenario(), unix_ns=time.time_ns())
    again = judge(
        [Observed(result.row, result.sample, result.recent) for result in demo.results],
        demo.plan,
        now_unix_s=(demo.started_unix_ns + demo.duration_ns) // 1_000_000_000,
        mode=Mode.CHECK,
    )
    if again != demo.results:
        raise FailedError("the same samples were judged differently the second time")
    return f"{sum(result.sample is not None for result in demo.results)} cells in virtual time"


def _report() -> str:
    from sepgui.app.demo import run_demo
    from sepgui.app.report import told_of_run
    from sepgui.reports.forms import Form, Wish, written
    from sepgui.simulation.scenario import load_scenario

    told = told_of_run(run_demo(load_scenario(), unix_ns=time.time_ns()))
    sizes: list[str] = []
    for form, lang in product(Form, LANGS):
        document = written(told, Wish(form, lang))
        if not document.startswith(_BEGINNINGS[form]):
            raise FailedError(f"{form} in {lang} begins with {document[:8]!r}")
        sizes.append(f"{form} {lang} {len(document) // 1024 + 1} KB")
    return ", ".join(sizes)


_BEGINNINGS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "csv": b"\xef\xbb\xbf", "json": b"{", "md": b"# "}


def _session() -> str:
    from sepgui.app.killed import write_in_a_process_and_kill_it
    from sepgui.store.reader import SessionReader

    with TemporaryDirectory(prefix="sepgui-self-test-") as folder:
        path = Path(folder, "killed.sepsession")
        written = write_in_a_process_and_kill_it(path)
        with SessionReader(path) as reader:
            read = [reader.last(sample.cell) for sample in written]
    if read != list(written):
        raise FailedError(f"{len(written)} samples were written, and {read} was read")
    return f"{len(written)} samples survived a kill"


_AT_ONCE: tuple[tuple[str, Callable[[], str]], ...] = (
    ("resources", _resources),
    ("catalogue", _catalogue),
    ("languages", _languages),
    ("scenarios", _scenarios),
    ("simulation", _judgement),
    ("session", _session),
    ("reports", _report),
)


# --- probes ------------------------------------------------------------------------------------------------


_EXPECTED = dict.fromkeys(ProbeKind, (State.OPEN, Reason.SYN_ACK, Service.CONFIRMED)) | {
    ProbeKind.TCP: (State.OPEN, Reason.SYN_ACK, Service.UNCHECKED),
    ProbeKind.TLS: (State.OPEN, Reason.SYN_ACK, Service.UNCHECKED),
    ProbeKind.UDP: (State.OPEN, Reason.UDP_RESPONSE, Service.UNCHECKED),
    ProbeKind.NBSTAT: (State.OPEN, Reason.UDP_RESPONSE, Service.CONFIRMED),
    ProbeKind.SQL_BROWSER: (State.OPEN, Reason.UDP_RESPONSE, Service.CONFIRMED),
    ProbeKind.SYSLOG: (State.OPEN, Reason.UDP_RESPONSE, Service.UNEXPECTED),
    ProbeKind.LISTENER: (State.OPEN, Reason.LISTENING, Service.UNCHECKED),
}


async def _probed() -> tuple[Check, ...]:
    prepare(PROBES)
    async with far_ends() as ports:
        checks = [await _tried_later(f"probe {kind}", _probe(kind, ports[kind])) for kind in PROBES]
    return (*checks, await _tried_later("refusal", _refused(ports[ProbeKind.TCP])))


async def _probe(kind: ProbeKind, port: int) -> str:
    outcome = await _ask(kind, port)
    meaning = outcome.meaning
    detail = translate(meaning.detail, "en") if meaning.detail else ""
    if kind is ProbeKind.LISTENER and sys.platform == "darwin" and meaning.reason is Reason.LOCAL_ERROR:
        return detail  # macOS tells root alone
    if (meaning.state, meaning.reason, meaning.service) != _EXPECTED[kind]:
        raise FailedError(f"{meaning.state}, {meaning.reason}, {meaning.service} {detail}".rstrip())
    return f"{meaning.state}, {meaning.service}, round-trip time by {outcome.rtt_source}"


async def _refused(port: int) -> str:
    outcome = await _ask(ProbeKind.TCP, port)
    if outcome.meaning.state is not State.CLOSED:
        raise FailedError(f"{outcome.meaning.state}, {outcome.meaning.reason} on a port that nobody holds")
    return f"{outcome.meaning.state}, {outcome.meaning.reason}"


async def _ask(kind: ProbeKind, port: int) -> Outcome:
    doors = real_doors()
    request = ProbeRequest(kind, _HOST, _HOST, port, _TIMEOUT_NS, path=_PATHS.get(kind))
    return await PROBES[kind](request, doors.net, doors.clock)


# --- how a thing is tried ----------------------------------------------------------------------------


def tried(name: str, attempt: Callable[[], str]) -> Check:
    """Return what an attempt said, or why it failed; a bug in it is a failure too."""
    start_ns = time.monotonic_ns()
    try:
        detail, ok = attempt(), True
    except Exception as error:  # noqa: BLE001 - whatever is broken, the report has to say it
        detail, ok = _told(error), False
    return Check(name, ok, detail, time.monotonic_ns() - start_ns)


async def _tried_later(name: str, attempt: Awaitable[str]) -> Check:
    start_ns = time.monotonic_ns()
    try:
        detail, ok = await attempt, True
    except Exception as error:  # noqa: BLE001 - whatever is broken, the report has to say it
        detail, ok = _told(error), False
    return Check(name, ok, detail, time.monotonic_ns() - start_ns)


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, FailedError) else "".join(format_exception_only(error)).strip()
