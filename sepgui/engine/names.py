"""What the names of a plan resolve to: a step of its own, with its own deadline and its own faults."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.host import HostName
from sepgui.domain.outcome import NameFailure
from sepgui.domain.plan import Plan
from sepgui.engine.rows import Known, NameFault, family_of, targets
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import Clock, Net, NotResolved

RESOLVE_NS = 5_000_000_000
"""The deadline of a resolution: the system's resolver can hang for minutes."""


class Names:
    """The targets of a plan and what is known of each; literal addresses are known from the start.

    A name that stops resolving keeps the addresses it had, with its fault beside them.
    """

    def __init__(self, plan: Plan, net: Net, clock: Clock) -> None:
        self.targets = targets(plan)
        self._families = plan.options.families
        self._net = net
        self._clock = clock
        self.known: dict[str, Known] = {
            target.ascii: self._filtered(target, (target.ascii,), None)
            for target in self.targets
            if target.address
        }

    @property
    def failing(self) -> bool:
        """Whether some name has a fault now."""
        return any(known.fault is not None for known in self.known.values())

    async def resolve(self, target: HostName) -> Known:
        """Ask the system for a target's addresses and return what is known now; never for a literal one."""
        if target.address:
            return self.known[target.ascii]
        answer = await self._net.resolve(target.ascii, self._clock.now_ns() + RESOLVE_NS)
        before = self.known.get(target.ascii, Known())
        if isinstance(answer, NotResolved):
            fault = NameFault(answer.failure, answer.detail, answer.elapsed_ns)
            known = Known(before.addresses, fault, answer.elapsed_ns)
        else:
            known = self._filtered(target, answer.addresses, answer.elapsed_ns)
        if set(before.addresses) == set(known.addresses):
            known = replace(known, addresses=before.addresses)
        self.known[target.ascii] = known
        return known

    def _filtered(self, target: HostName, addresses: tuple[str, ...], elapsed_ns: int | None) -> Known:
        fitting = tuple(address for address in addresses if family_of(address) in self._families)
        if fitting:
            return Known(fitting, None, elapsed_ns)
        wanted = " / ".join(f"IPv{family}" for family in sorted(self._families))
        detail = _NO_ADDRESS.with_(name=target.shown, family=wanted)
        return Known((), NameFault(NameFailure.NO_ADDRESS, detail, elapsed_ns or 0), elapsed_ns)


_NO_ADDRESS = QT_TRANSLATE_NOOP("Engine", "“{name}” has no address of the wanted kind ({family}).")
