"""Rules: a clock is wrong, this computer's or a host's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sepgui.diagnosis.scene import Scene, asked, make, meaning
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import FactName, Service, State, TlsProblem
from sepgui.domain.run import CellResult, Fault
from sepgui.domain.wording import TLS_PROBLEM_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP

_MOST_SKEW_S = 600
_SAME_SKEW_S = 120
_OF_TIME = (TlsProblem.EXPIRED, TlsProblem.NOT_YET_VALID)


def own_clock(scene: Scene) -> Iterator[Finding]:
    """Yield one finding if the clocks of several hosts agree, but not with this computer's.

    Certificates that only a wrong clock finds expired, or not yet valid, are part of it.
    """
    skewed = _witnesses(_skewed(scene.left), scene)
    hosts = {result.row.cell.host for result, _ in skewed}
    seconds = [skew for _, skew in skewed]
    if len(hosts) < 2 or max(seconds) - min(seconds) > _SAME_SKEW_S:
        return
    right = {r.row.cell.host for r in asked(scene.all) if _tells_time(r)} - hosts
    yield make(
        Cause.CLOCK_SKEW,
        [result for result, _ in skewed],
        _OWN_CLOCK,
        (*_skews(skewed), *_doubts(skewed)),
        certainty=Certainty.POSSIBLE if right else Certainty.LIKELY,
        severity=_severity(skewed),
    )


def clock_ages_certificates(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each host whose certificate its own clock finds valid, and ours does not."""
    for skewed in _by_host(_skewed(scene.left)):
        if any(_is_cured(result, skew_s, scene.now_unix_s) for result, skew_s in skewed):
            yield _of_host(_witnesses(skewed, scene))


def host_clock(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each host whose clock is off by more than ten minutes (the cloud's limit)."""
    for skewed in _by_host(_skewed(scene.left)):
        if found := _witnesses(skewed, scene):
            yield _of_host(found)


def _of_host(skewed: Sequence[tuple[CellResult, int]]) -> Finding:
    return make(
        Cause.CLOCK_SKEW,
        [result for result, _ in skewed],
        _CLOCK,
        (*_skews(skewed), *_doubts(skewed)),
        severity=_severity(skewed),
        decides=_OTHER_CLOCK,
    )


def _severity(skewed: Sequence[tuple[CellResult, int]]) -> Judgement:
    """A certificate that clients refuse is a problem, whoever's clock it is."""
    stops = any(result.judgement is Judgement.PROBLEM for result, _ in skewed)
    return Judgement.PROBLEM if stops else Judgement.DEGRADED


def _is_cured(result: CellResult, skew_s: int, now_unix_s: int | None) -> bool:
    tls = meaning(result).tls
    if tls is None or now_unix_s is None or frozenset(_OF_TIME).isdisjoint(tls.problems):
        return False
    return tls.not_before <= now_unix_s + skew_s <= tls.not_after


def _witnesses(skewed: Sequence[tuple[CellResult, int]], scene: Scene) -> list[tuple[CellResult, int]]:
    """Return what is well but for its clock; of a host of which nothing is, one port.

    What is slow, loses packets or has a faulty certificate besides has a cause of its own.
    """
    well = [each for each in skewed if _is_well(each[0])]
    told = {result.row.cell.host for result, _ in _skewed(scene.all) if _is_well(result)}
    first = {result.row.cell.host: (result, skew_s) for result, skew_s in reversed(skewed)}
    return [*well, *(first[host] for host in first if host not in told)]


def _is_well(result: CellResult) -> bool:
    return result.fault is None or _is_of_time(result)


def _is_of_time(result: CellResult) -> bool:
    tls = meaning(result).tls
    faults = frozenset(tls.problems if tls else ()) - {TlsProblem.SELF_SIGNED}
    return result.fault is Fault.TLS and bool(faults) and faults <= frozenset(_OF_TIME)


def _tells_time(result: CellResult) -> bool:
    return result.state is State.OPEN and meaning(result).http is not None


def _skewed(results: Iterable[CellResult]) -> list[tuple[CellResult, int]]:
    """Return the services that are themselves, and by how many seconds their clock differs, if by much."""
    found: list[tuple[CellResult, int]] = []
    for result in asked(results):
        if meaning(result).service is not Service.CONFIRMED:
            continue
        for fact in meaning(result).facts:
            if fact.name is FactName.CLOCK_SKEW and isinstance(fact.value, str):
                number = fact.value.removesuffix(" s")
                if number[1:].isdecimal() and abs(int(number)) > _MOST_SKEW_S:
                    found.append((result, int(number)))
    return found


def _by_host(skewed: Iterable[tuple[CellResult, int]]) -> list[list[tuple[CellResult, int]]]:
    found: dict[str, list[tuple[CellResult, int]]] = {}
    for result, skew_s in skewed:
        found.setdefault(result.row.cell.host, []).append((result, skew_s))
    return list(found.values())


def _skews(skewed: Iterable[tuple[CellResult, int]]) -> Iterator[Evidence]:
    """Yield what each host's clock shows, once for the ports that show the same."""
    groups: dict[tuple[str, str], list[CellResult]] = {}
    for result, skew_s in skewed:
        groups.setdefault((result.row.cell.host, f"{skew_s / 60:+.0f}"), []).append(result)
    for (host, minutes), results in groups.items():
        ports = ", ".join(dict.fromkeys(str(result.row.cell.port) for result in results))
        yield Evidence(_SKEW.with_(host=host, port=ports, minutes=minutes), results[0].row.cell)


def _doubts(skewed: Iterable[tuple[CellResult, int]]) -> Iterator[Evidence]:
    """Yield what this computer says of certificates, which is only as good as its clock."""
    for result, _ in skewed:
        tls = meaning(result).tls
        for problem in _OF_TIME:
            if tls is not None and problem in tls.problems:
                words = TLS_PROBLEM_WORDS[problem]
                yield Evidence(_DOUBTFUL.with_(port=result.row.cell.port, fault=words), result.row.cell)


_OWN_CLOCK = QT_TRANSLATE_NOOP(
    "Finding", "This computer's clock is wrong: those of {where} agree with each other and not with it."
)
_CLOCK = QT_TRANSLATE_NOOP("Finding", "The clock of {where} is off by more than ten minutes.")
_SKEW = QT_TRANSLATE_NOOP("Finding", "{host}, {port}: {minutes} minutes against this computer's clock")
_DOUBTFUL = QT_TRANSLATE_NOOP(
    "Finding", "Certificate on {port}: {fault}, says this computer's clock, which may be the wrong one."
)
_OTHER_CLOCK = QT_TRANSLATE_NOOP(
    "Finding", "Compare both clocks with a third one: from here only the difference is seen."
)
