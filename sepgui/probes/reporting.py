"""Probe kind `reporting`: the Apache behind a manager's reporting console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.http_exchange import Question, named, one_question
from sepgui.probes.outcomes import Learnt
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.tls import over_tls
from sepgui.wire import sepm
from sepgui.wire.sepm import WebAnswer

if TYPE_CHECKING:
    from sepgui.wire.http import Reply

_MEANINGS: dict[WebAnswer, tuple[Service, Text]] = {
    WebAnswer.OWN: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP("Probe", "The reporting console's web server answered with {status} ({server})."),
    ),
    WebAnswer.UNNAMED: (
        Service.UNCHECKED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "HTTP answered with {status}, but the server does not name itself: whether it is the reporting "
            "console's is not known.",
        ),
    ),
    WebAnswer.OVERLOADED: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe", "503: the web server ({server}) is overloaded, or the reporting console is stopping."
        ),
    ),
    WebAnswer.BROKEN: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: the web server ({server}) cannot show the reporting console: its scripts fail, or the "
            "manager has lost its database.",
        ),
    ),
    WebAnswer.REDIRECTS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: {server} sends on to {location}; this is not the reporting console's Apache.",
        ),
    ),
}
_STRANGER = (
    Service.UNEXPECTED,
    QT_TRANSLATE_NOOP(
        "Probe", "{status} from {server}: another web server, not the Apache of the reporting console."
    ),
)


async def probe_reporting(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether Apache answers ``GET /`` inside TLS; the page itself is not read."""
    talk = one_question(request, clock, Question.START, _judged, default_port=443)
    return await over_tls(request, net, clock, talk)


def _judged(reply: Reply) -> Learnt:
    facts = reply.facts
    service, detail = _MEANINGS.get(sepm.reporting(facts.status, facts.server), _STRANGER)
    return Learnt(
        service,
        detail.with_(status=facts.status, server=named(facts.server), location=facts.location or "?"),
    )
