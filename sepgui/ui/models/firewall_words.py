"""What is copied for a firewall team: the request as text, and ready rules, in the screen's language."""

from __future__ import annotations

from collections.abc import Sequence

from sepgui.domain.finding import FirewallRequest
from sepgui.ui.words import lang


def request_words(requests: Sequence[FirewallRequest]) -> str:
    """Return the request as a text to mail."""
    from sepgui.catalogue import load_catalogue
    from sepgui.reports.firewall_request import request_text

    return request_text(requests, load_catalogue(), lang())


def rules_words(requests: Sequence[FirewallRequest]) -> str:
    """Return rules that are ready to be put in."""
    from sepgui.reports.firewall_request import rules_text

    return rules_text(requests, lang())
