"""Name resolution in a simulated world: which record counts, and the real resolver's sentences."""

from __future__ import annotations

from sepgui.domain.outcome import NameFailure
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.simulation.world import Delay, NameRecord, World, is_so

WHY = {
    NameFailure.NOT_FOUND: QT_TRANSLATE_NOOP("Resolver", "The name {name} does not exist."),
    NameFailure.NO_ADDRESS: QT_TRANSLATE_NOOP("Resolver", "The name {name} exists but has no address."),
    NameFailure.SERVER_FAILURE: QT_TRANSLATE_NOOP(
        "Resolver", "The name server {servers} fails for {name} ({rcode})."
    ).with_(rcode="SERVFAIL"),
    NameFailure.REFUSED: QT_TRANSLATE_NOOP(
        "Resolver", "The name server {servers} refuses to answer this computer."
    ),
    NameFailure.NO_SERVER: QT_TRANSLATE_NOOP("Resolver", "No name server is configured on this computer."),
    NameFailure.TIMED_OUT: QT_TRANSLATE_NOOP(
        "Resolver", "This computer's resolver did not answer for {name} within {seconds} s."
    ),
    NameFailure.MALFORMED: QT_TRANSLATE_NOOP(
        "Resolver", "“{name}” cannot be a host name: a label is empty or longer than 63."
    ),
    NameFailure.OTHER: QT_TRANSLATE_NOOP("Resolver", "No name server can be reached (asked: {servers})."),
}
"""What people read about each failure: the sentences of the real resolver; {seconds} stays to be filled."""

_UNKNOWN = Delay(2_000_000, 2_000_000)


def record_of(world: World, name: str, at_ns: int) -> NameRecord:
    """Return what the resolver says of a name at a moment: the last record that holds, else not found."""
    wanted = name.rstrip(".").lower()
    if not all(0 < len(label) < 64 for label in wanted.split(".")):
        return NameRecord(name, failure=NameFailure.MALFORMED, delay=Delay(0))
    for record in reversed(world.names):
        if record.name.lower() == wanted and is_so(record.when, at_ns):
            return record
    return NameRecord(name, failure=NameFailure.NOT_FOUND, delay=_UNKNOWN)
