"""Rules: what the system's proxy, which SEP follows, does to the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sepgui.diagnosis.scene import Scene, asked, details, is_problem, make, meaning, reasons
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Proxied, Service, State, TlsFacts, TlsProblem
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP


def proxy_stops(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each proxy that leads no more than the direct way to what is asked.

    Where everything is to go through a proxy, a direct way that is shut is no fault.
    """
    shut = (State.FILTERED, State.UNREACHABLE)
    both = [
        (result, proxied)
        for result, proxied in _proxied(scene.left)
        if is_problem(result) and result.state in shut and proxied.service is not Service.CONFIRMED
    ]
    for proxy, results in _by_proxy(both).items():
        yield make(
            Cause.PROXY_IN_THE_WAY,
            results,
            _NEITHER,
            (*reasons(results), *details(results)),
            certainty=Certainty.LIKELY,
            decides=_LOOK_THERE,
            parts={"proxy": proxy},
        )


def proxy_inspects(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each proxy that opens the TLS which the direct way would leave alone."""
    groups: dict[tuple[str, str], list[CellResult]] = {}
    for result, proxied in _proxied(scene.left):
        if _is_inspected(proxied.tls) and not _is_inspected(meaning(result).tls):
            issuer = proxied.tls.issuer if proxied.tls else ""
            groups.setdefault((proxied.proxy, issuer), []).append(result)
    for (proxy, issuer), results in groups.items():
        shown = meaning(results[0]).proxied
        tls = shown.tls if shown else None
        yield make(
            Cause.SSL_INSPECTION,
            results,
            _OPENED,
            (*_whose(results[0], tls), *details(results)),
            parts={"proxy": proxy, "issuer": issuer},
        )


def proxy_stands_in_the_way(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for names that answer directly but not through the system's proxy, or the reverse."""
    proxied = list(_proxied(scene.left))
    blocked = [
        (result, way)
        for result, way in proxied
        if way.service is not Service.CONFIRMED and result.state is State.OPEN
    ]
    needed = [(result, way) for result, way in proxied if way.serves and _is_spared(result)]
    for proxy, results in _by_proxy(blocked).items():
        yield make(Cause.PROXY_IN_THE_WAY, results, _BLOCKED, details(results), parts={"proxy": proxy})
    for proxy, results in _by_proxy(needed).items():
        yield make(Cause.PROXY_NEEDED, results, _NEEDED, details(results), parts={"proxy": proxy})


def _proxied(results: Iterable[CellResult]) -> Iterator[tuple[CellResult, Proxied]]:
    for result in asked(results):
        if (proxied := meaning(result).proxied) is not None:
            yield result, proxied


def _by_proxy(found: Sequence[tuple[CellResult, Proxied]]) -> dict[str, list[CellResult]]:
    groups: dict[str, list[CellResult]] = {}
    for result, proxied in found:
        groups.setdefault(proxied.proxy, []).append(result)
    return groups


def _is_spared(result: CellResult) -> bool:
    """Whether the direct way is shut, and is not needed."""
    return result.judgement is Judgement.EXPECTED and result.state is not State.OPEN


def _is_inspected(tls: TlsFacts | None) -> bool:
    return tls is not None and TlsProblem.INSPECTED in tls.problems


def _whose(result: CellResult, tls: TlsFacts | None) -> Iterator[Evidence]:
    if tls is not None:
        yield Evidence(_SHOWN.with_(subject=tls.subject, issuer=tls.issuer), result.row.cell)


_NEITHER = QT_TRANSLATE_NOOP(
    "Finding",
    "Neither the system proxy {proxy}, which is SEP's way, nor the direct way leads to {where} ({ports}).",
)
_LOOK_THERE = QT_TRANSLATE_NOOP(
    "Finding", "The proxy's log, at the time of the probe, says what it did with the connection."
)
_OPENED = QT_TRANSLATE_NOOP(
    "Finding",
    "The system proxy {proxy} opens TLS to {where} (SSL inspection): the certificate is from {issuer}.",
)
_SHOWN = QT_TRANSLATE_NOOP("Finding", "Inside the tunnel: certificate of {subject}, from {issuer}.")
_BLOCKED = QT_TRANSLATE_NOOP(
    "Finding", "The system proxy {proxy} stands in the way: {where} answers directly, and not through it."
)
_NEEDED = QT_TRANSLATE_NOOP(
    "Finding", "Only the system proxy {proxy} reaches {where}; the direct way is closed, which does no harm."
)
