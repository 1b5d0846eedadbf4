"""Rules: the host answers, but the service is not there, not itself, or not well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.diagnosis.known import process_of, service_of
from sepgui.diagnosis.lists import intermittent
from sepgui.diagnosis.scene import (
    Address,
    Scene,
    by_address,
    details,
    is_down,
    is_problem,
    make,
    meaning,
    open_ports,
    ports_of,
    reasons,
    should_listen,
)
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Family, ProbeKind
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.outcome import FactName, Service, State
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP

_LEAST = 3
_FORBIDDEN, _UNAVAILABLE = 403, 503
_CONSOLE = "server-https"


def port_moved(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for a console that is not where it was asked, and 9090 says where it is."""
    for address, results in by_address(_problems(scene)).items():
        console = [
            result
            for result in results
            if result.row.cell.entry == _CONSOLE
            and (result.state is State.CLOSED or meaning(result).service is Service.UNEXPECTED)
        ]
        for witness in scene.all.by_address.get(address, ()):
            port = _told_port(witness)
            if console and port is not None and port != console[0].row.cell.port:
                yield make(
                    Cause.PORT_MOVED,
                    console,
                    _MOVED,
                    (Evidence(_SENT_ON.with_(witness=witness.row.cell.port, port=port), witness.row.cell),),
                    parts={"port": str(port)},
                )
                break


def database_is_down(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address where the database's ports are closed: it is not running there."""
    for results in by_address(_problems(scene)).values():
        closed = [r for r in results if _family(r) is Family.DATABASE and r.state is State.CLOSED]
        if closed and all(is_down(r) for r in results if _family(r) is Family.DATABASE):
            yield make(
                Cause.DATABASE_DOWN,
                closed,
                _DATABASE,
                (*reasons(closed), *_overridden(closed, scene)),
                certainty=Certainty.LIKELY,
                parts=_program(closed[0], scene),
            )


def followers(finding: Finding, scene: Scene) -> tuple[CellResult, ...]:
    """Return the manager's pages that fail because the database, which a finding explains, is not there."""
    if scene.all.databases_down.isdisjoint(finding.cells):
        return ()
    managers = {manager.target.shown for manager in scene.plan.pair.managers}
    return tuple(
        result
        for result in _problems(scene)
        if result.row.cell.host in managers
        and result.state is State.OPEN
        and meaning(result).service is Service.FAILING
        and (http := meaning(result).http) is not None
        and http.status >= 500
    )


def gup_is_none(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each GUP whose port is closed: the host never became a GUP, or is none now."""
    for results in by_address(_problems(scene)).values():
        closed = [r for r in results if r.row.cell.entry == "gup-proxy" and r.state is State.CLOSED]
        if closed:
            yield make(Cause.GUP_NOT_ACTIVE, closed, _NO_GUP, reasons(closed), certainty=Certainty.LIKELY)


def service_is_stopped(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each Windows service whose ports are closed while others of the host answer.

    Where every port of the host is closed, the host runs, and nothing of SEP on it.
    """
    for address, results in by_address(_problems(scene)).items():
        closed = [result for result in results if result.state is State.CLOSED]
        listening = [r for r in scene.all.by_address[address] if should_listen(r) and _is_tcp(r)]
        if len(closed) >= _LEAST and len(closed) == len(listening) and not _open_on(address[0], scene):
            yield make(
                Cause.NOTHING_LISTENS,
                closed,
                _NOTHING,
                (*reasons(closed), *_overridden(closed, scene), *intermittent(address[0], scene)),
                certainty=Certainty.LIKELY,
                decides=_ON_THE_HOST,
            )
            continue
        groups: dict[str, list[CellResult]] = {}
        for result in closed:
            groups.setdefault(service_of(result, scene.plan.version), []).append(result)
        for service, group in groups.items():
            yield _stopped(service, group, address, scene)


def _stopped(service: str, group: list[CellResult], address: Address, scene: Scene) -> Finding:
    living = _open_on(address[0], scene)
    running = [
        each
        for each in living
        if service_of(each, scene.plan.version) == service and meaning(each).service is Service.CONFIRMED
    ]
    evidence = (
        *reasons(group),
        *open_ports(living),
        *_overridden(group, scene),
        *intermittent(address[0], scene),
    )
    return make(
        Cause.PORT_MOVED if running else Cause.SERVICE_STOPPED,
        group,
        _NOT_HERE if running else _STOPPED,
        evidence,
        certainty=Certainty.LIKELY if not running else Certainty.POSSIBLE,
        decides=_ON_THE_HOST,
        parts=_program(group[0], scene),
    )


def _open_on(host: str, scene: Scene) -> list[CellResult]:
    """Return the open ports of a host, at whatever address."""
    return [each for each in scene.all.by_host.get(host, ()) if each.state is State.OPEN]


def wrong_service(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address where another service answers than the one that belongs there."""
    for results in by_address(_problems(scene)).values():
        strange = [r for r in results if r.state is State.OPEN and meaning(r).service is Service.UNEXPECTED]
        if strange:
            yield make(Cause.WRONG_SERVICE, strange, _STRANGE, details(strange))


def service_is_sick(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address and kind of failure: overloaded, refusing this computer, broken."""
    for results in by_address(_problems(scene)).values():
        groups: dict[Cause, list[CellResult]] = {}
        for result in results:
            if result.state is State.OPEN and meaning(result).service is Service.FAILING:
                groups.setdefault(_sickness(result), []).append(result)
        for cause, group in groups.items():
            yield make(cause, group, _SICK[cause], details(group), parts=_program(group[0], scene))


def service_is_mute(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each address whose ports accept and say nothing."""
    for results in by_address(_problems(scene)).values():
        mute = [r for r in results if r.state is State.OPEN and meaning(r).service is Service.MUTE]
        if mute:
            yield make(
                Cause.SERVICE_MUTE,
                mute,
                _MUTE,
                details(mute),
                certainty=Certainty.POSSIBLE,
                decides=_ON_THE_HOST,
                parts=_program(mute[0], scene),
            )


def database_differs(scene: Scene) -> Iterator[Finding]:
    """Yield one finding where a database answers and says that it listens elsewhere than it was asked."""
    for results in by_address(scene.left).values():
        for result in results:
            told = _fact(result, FactName.TCP_PORT)
            if _family(result) is not Family.DATABASE or told is None:
                continue
            if result.row.planned.flow.endpoint.probe is ProbeKind.SQL_BROWSER:
                wanted = {r.row.cell.port for r in results if _is_tcp(r) and is_down(r)}
                if not wanted or wanted & _numbers(told):
                    continue
            elif result.row.cell.port in _numbers(told):
                continue
            yield make(Cause.DATABASE_DIFFERS, [result], _DIFFERS, details([result]), parts={"port": told})


def _problems(scene: Scene) -> tuple[CellResult, ...]:
    return tuple(result for result in scene.left if is_problem(result) and should_listen(result))


def _family(result: CellResult) -> Family | None:
    return result.row.planned.flow.entry.family


def _is_tcp(result: CellResult) -> bool:
    return result.row.cell.transport is Transport.TCP


def _program(result: CellResult, scene: Scene) -> dict[str, str]:
    version = scene.plan.version
    return {"service": service_of(result, version), "process": process_of(result, version)}


def _sickness(result: CellResult) -> Cause:
    http = meaning(result).http
    if http is None:
        return Cause.TLS_NOTHING_IN_COMMON if meaning(result).tls is None else Cause.SERVICE_BROKEN
    return {_FORBIDDEN: Cause.ACCESS_DENIED, _UNAVAILABLE: Cause.SERVICE_OVERLOADED}.get(
        http.status, Cause.SERVICE_BROKEN
    )


def _fact(result: CellResult, name: FactName) -> str | None:
    values = (fact.value for fact in meaning(result).facts if fact.name is name)
    return next((value for value in values if isinstance(value, str)), None)


def _told_port(result: CellResult) -> int | None:
    told = _fact(result, FactName.CONSOLE_PORT)
    return int(told) if told is not None and told.isdecimal() else None


def _numbers(told: str) -> set[int]:
    return {int(word) for word in told.split(", ") if word.isdecimal()}


def _overridden(results: Sequence[CellResult], scene: Scene) -> Iterator[Evidence]:
    """Yield that the site names another port than the usual one, where it does."""
    for result in results:
        endpoint = result.row.planned.flow.endpoint
        if (result.row.cell.entry, endpoint.transport, endpoint.port) in scene.plan.site.ports:
            yield Evidence(_SITE_SAYS.with_(port=ports_of([result]), usual=endpoint.port), result.row.cell)


_MOVED = QT_TRANSLATE_NOOP(
    "Finding", "The console of {where} has moved: it is on port {port}, not on {ports}."
)
_SENT_ON = QT_TRANSLATE_NOOP("Finding", "{witness} sends browsers on to port {port}.")
_NOT_HERE = QT_TRANSLATE_NOOP(
    "Finding",
    "{service} runs on {where}, but nobody listens on {ports}: the port is probably another one.",
)
_DATABASE = QT_TRANSLATE_NOOP("Finding", "The database does not run on {where}: nobody listens on {ports}.")
_NO_GUP = QT_TRANSLATE_NOOP(
    "Finding", "{where} is no Group Update Provider at present: nobody listens on {ports}."
)
_NOTHING = QT_TRANSLATE_NOOP(
    "Finding", "{where} runs, but nothing of SEP on it: nobody listens on any of the ports asked."
)
_STOPPED = QT_TRANSLATE_NOOP(
    "Finding", "{service} does not run on {where}: nobody listens on {ports}, while the host itself answers."
)
_STRANGE = QT_TRANSLATE_NOOP("Finding", "Another service answers on {ports} of {where}.")
_SICK = {
    Cause.ACCESS_DENIED: QT_TRANSLATE_NOOP("Finding", "{where} refuses this computer on {ports} (403)."),
    Cause.SERVICE_OVERLOADED: QT_TRANSLATE_NOOP(
        "Finding", "{where} is overloaded or not ready yet: {ports} answers 503."
    ),
    Cause.SERVICE_BROKEN: QT_TRANSLATE_NOOP("Finding", "The service on {ports} of {where} is broken."),
    Cause.TLS_NOTHING_IN_COMMON: QT_TRANSLATE_NOOP(
        "Finding", "No TLS handshake comes about on {ports} of {where}."
    ),
}
_MUTE = QT_TRANSLATE_NOOP(
    "Finding", "{ports} of {where} accepts connections and says nothing: the service hangs, or is cut off."
)
_DIFFERS = QT_TRANSLATE_NOOP(
    "Finding", "The database of {where} says that it listens on port {port}, not where it was asked."
)
_SITE_SAYS = QT_TRANSLATE_NOOP("Finding", "The site says {port} in place of the usual {usual}.")
_ON_THE_HOST = QT_TRANSLATE_NOOP(
    "Finding", "Run the check on the host itself: its list of listening ports says who listens where."
)
