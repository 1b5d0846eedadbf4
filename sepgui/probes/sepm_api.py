"""Probe kind `sepm-api`: the version that a manager's web services tell without a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.http_exchange import Question, named, one_question
from sepgui.probes.outcomes import Learnt
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.tls import over_tls
from sepgui.wire import sepm
from sepgui.wire.secars import Body
from sepgui.wire.sepm import WebAnswer

if TYPE_CHECKING:
    from sepgui.wire.http import Reply

_MEANINGS: dict[WebAnswer, tuple[Service, Text]] = {
    WebAnswer.OWN: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP("Probe", "The manager's web services answered: version {version}."),
    ),
    WebAnswer.CUT_SHORT: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe", "The web services answered {status}, but the version did not arrive whole ({server})."
        ),
    ),
    WebAnswer.REFUSED: (
        Service.FAILING,
        QT_TRANSLATE_NOOP("Probe", "403: the web services ({server}) are forbidden to this computer."),
    ),
    WebAnswer.OVERLOADED: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "503: the web services ({server}) are not ready: semapisrv is starting, stopping or overloaded.",
        ),
    ),
    WebAnswer.BROKEN: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: the web services ({server}) fail; the manager may be stopped or without its database.",
        ),
    ),
    WebAnswer.REDIRECTS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe", "{status}: {server} sends on to {location}; the manager's web services do not."
        ),
    ),
    WebAnswer.CREDENTIALS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: {server} asks for credentials, which the version does not need: a proxy or another "
            "product.",
        ),
    ),
    WebAnswer.NO_SUCH_PATH: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "404: a web server without the manager's web services answers here ({server}): another product, "
            "or a manager without them.",
        ),
    ),
}
_STRANGER = (
    Service.UNEXPECTED,
    QT_TRANSLATE_NOOP(
        "Probe", "{status} from {server}: a web server answers here, but does not tell a manager's version."
    ),
)


async def probe_sepm_api(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a manager's web services tell their version, and which; no token, no log-on."""
    talk = one_question(request, clock, Question.PAGE, _judged, default_port=443, target=sepm.API_TARGET)
    return await over_tls(request, net, clock, talk)


def _judged(reply: Reply) -> Learnt:
    facts = reply.facts
    ended = Body.WHOLE if reply.whole else Body.CUT
    service, detail = _MEANINGS.get(sepm.api(facts.status, reply.body, ended), _STRANGER)
    version = sepm.version(reply.body) if service is Service.CONFIRMED else None
    filled = detail.with_(
        status=facts.status,
        server=named(facts.server),
        location=facts.location or "?",
        version=version or "?",
    )
    return Learnt(service, filled, facts=(Fact(FactName.SEP_VERSION, version),) if version else ())
