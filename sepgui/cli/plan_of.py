"""The plan of a command's subject, from the vantage that was asked for or that this computer has."""

from __future__ import annotations

from sepgui.app.compose import Doors
from sepgui.app.planned import planned
from sepgui.app.vantage import VantageError, stated_vantage
from sepgui.catalogue import CloudNamesError
from sepgui.cli.grammar import UsageError
from sepgui.cli.subject import Subject
from sepgui.domain.plan import Plan, Vantage


async def plan_of(subject: Subject, doors: Doors) -> Plan:
    """Return the plan of a subject as seen from this computer.

    Raises:
        UsageError: the vantage is unknown, or the user's own list of cloud names cannot be used.
    """
    try:
        return await planned(
            subject.site, subject.pair, subject.version, subject.options, doors, vantage_of(subject)
        )
    except CloudNamesError as error:
        raise UsageError(error.text) from error


def vantage_of(subject: Subject) -> Vantage | None:
    """Return the vantage that was asked for, None when it is to be found; raises `UsageError`."""
    if subject.vantage is None:
        return None
    try:
        return stated_vantage(subject.vantage, subject.site, subject.pair)
    except VantageError as error:
        raise UsageError(error.text) from error
