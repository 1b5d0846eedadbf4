"""Probe kind `web-console`: where a manager sends Web consoles on to, which tells the console's real port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.http_exchange import Question, named, one_question
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.sepm_answers import TURNED_AWAY
from sepgui.wire import sepm
from sepgui.wire.sepm import WebAnswer

if TYPE_CHECKING:
    from sepgui.wire.http import Reply

_MEANINGS: dict[WebAnswer, tuple[Service, Text]] = TURNED_AWAY | {
    WebAnswer.SENDS_ON: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP("Probe", "The manager sends Web consoles on to port {port} ({location})."),
    ),
    WebAnswer.MOVED: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "The manager sends Web consoles on to port {port} instead of the usual 8443: the console has "
            "moved ({location}).",
        ),
    ),
    WebAnswer.OWN: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP(
            "Probe", "The manager answered with {status} ({server}), without saying where its console is."
        ),
    ),
    WebAnswer.BROKEN: (
        Service.FAILING,
        QT_TRANSLATE_NOOP("Probe", "{status}: the web server ({server}) cannot send Web consoles on."),
    ),
    WebAnswer.REDIRECTS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe", "{status}: {server} sends on to {location}; this is not how a manager does it."
        ),
    ),
}
_STRANGER = (
    Service.UNEXPECTED,
    QT_TRANSLATE_NOOP(
        "Probe",
        "{status} from {server}: a web server answers here, but does not send Web consoles on as a "
        "manager does.",
    ),
)


async def probe_web_console(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return where ``GET /`` is sent on to (RFC 9110 15.4.3): a manager names the console's port."""
    talk = one_question(request, clock, Question.START, _judged, default_port=80)
    return await over_tcp(request, net, clock, talk)


def _judged(reply: Reply) -> Learnt:
    facts = reply.facts
    meaning = sepm.start_page(facts.status, facts.server, facts.location)
    service, detail = _MEANINGS.get(meaning, _STRANGER)
    port = sepm.console_port(facts.location) if meaning in (WebAnswer.SENDS_ON, WebAnswer.MOVED) else None
    filled = detail.with_(
        status=facts.status, server=named(facts.server), location=facts.location or "?", port=port or "?"
    )
    return Learnt(service, filled, facts=(Fact(FactName.CONSOLE_PORT, str(port)),) if port else ())
