"""Probe kind `sepm-console`: TLS, then the page that a manager's Tomcat shows to consoles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.http_exchange import Question, named, one_question
from sepgui.probes.outcomes import Learnt
from sepgui.probes.seams import Clock, Depth, Net, ProbeRequest
from sepgui.probes.sepm_answers import TURNED_AWAY
from sepgui.probes.tls import over_tls, probe_tls
from sepgui.wire import sepm
from sepgui.wire.sepm import WebAnswer

if TYPE_CHECKING:
    from sepgui.wire.http import Reply

_MEANINGS: dict[WebAnswer, tuple[Service, Text]] = TURNED_AWAY | {
    WebAnswer.OWN: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP("Probe", "The manager's console answered with {status} ({server})."),
    ),
    WebAnswer.BROKEN: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: the web server ({server}) cannot show the manager's console; the manager may have "
            "lost its database.",
        ),
    ),
    WebAnswer.REDIRECTS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe", "{status}: {server} sends on to {location}; this is not the manager's console."
        ),
    ),
}
_STRANGER = (
    Service.UNEXPECTED,
    QT_TRANSLATE_NOOP(
        "Probe", "{status} from {server}: a web server answers here, but not the manager's console."
    ),
)


async def probe_sepm_console(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a manager's console answers ``GET /`` inside TLS (RFC 9110 9.3.1).

    Each such question costs the manager a session of Tomcat: as a pulse the handshake is all.
    """
    if request.depth is Depth.PULSE:
        return await probe_tls(request, net, clock)
    talk = one_question(request, clock, Question.PAGE, _judged, default_port=443)
    return await over_tls(request, net, clock, talk)


def _judged(reply: Reply) -> Learnt:
    facts = reply.facts
    service, detail = _MEANINGS.get(sepm.console(facts.status, facts.server, reply.body), _STRANGER)
    return Learnt(
        service,
        detail.with_(status=facts.status, server=named(facts.server), location=facts.location or "?"),
    )
