"""What a manager's own web ports say when they refuse, the same sentence on each of them."""

from __future__ import annotations

from sepgui.domain.outcome import Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.wire.sepm import WebAnswer

TURNED_AWAY: dict[WebAnswer, tuple[Service, Text]] = {
    WebAnswer.REFUSED: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "403: the manager answers ({server}), but refuses this computer: the access list of its consoles "
            "(granted and denied access, in the server's properties).",
        ),
    ),
    WebAnswer.OVERLOADED: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "503: the web server ({server}) is not ready: the manager's service is starting, stopping or "
            "overloaded.",
        ),
    ),
    WebAnswer.CREDENTIALS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: {server} asks for credentials, which no manager does: a proxy or another product.",
        ),
    ),
}
"""The access list, a manager that is not ready, and a box that wants a log-on."""
