"""Name resolution as a step of its own: the system's answer, within a deadline that it cannot break.

`getaddrinfo` blocks its thread, in the worst case for ever (a name server that accepts TCP and
never answers), so it runs in a daemon thread that is given up at the deadline.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import cast

from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.addresses import SocketAddress, target, with_zone
from sepgui.probes.explained import Explained
from sepgui.probes.seams import NameFailure, NotResolved, Resolved

_FAMILIES = (socket.AF_INET, socket.AF_INET6)

Answer = tuple[str, ...] | Explained
LookUp = Callable[[str, int], Answer]

_NOT_FOUND = Explained(
    NameFailure.NOT_FOUND,
    QT_TRANSLATE_NOOP("Resolver", "The name {name} does not exist."),
)
_NO_ADDRESS = Explained(
    NameFailure.NO_ADDRESS,
    QT_TRANSLATE_NOOP("Resolver", "The name {name} exists but has no address."),
)
_MALFORMED = Explained(
    NameFailure.MALFORMED,
    QT_TRANSLATE_NOOP("Resolver", "“{name}” cannot be a host name: a label is empty or longer than 63."),
)
_TIMED_OUT = Explained(
    NameFailure.TIMED_OUT,
    QT_TRANSLATE_NOOP("Resolver", "This computer's resolver did not answer for {name} within {seconds} s."),
)
_NO_THREAD = Explained(
    NameFailure.OTHER,
    QT_TRANSLATE_NOOP("Resolver", "This computer cannot start a thread to look up {name}."),
)
_FAILED = Explained(
    NameFailure.OTHER,
    QT_TRANSLATE_NOOP("Resolver", "This computer's resolver failed for {name}: {error}."),
)


class Resolver:
    """The system's resolver; asking again for a name whose call still hangs waits for that call."""

    def __init__(self, look_up: LookUp | None = None) -> None:
        self._look_up = look_up or system_addresses
        self._calls: dict[str, asyncio.Future[Answer]] = {}

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        """Return the addresses of a name, or why there are none by the deadline; an address is its own."""
        start_ns = time.monotonic_ns()
        if _is_address(name):
            return Resolved((name,), 0)
        answer = await self._answer(name, deadline_ns)
        elapsed_ns = time.monotonic_ns() - start_ns
        if isinstance(answer, Explained):
            detail = answer.detail.with_(name=name)
            if answer is _TIMED_OUT:
                detail = detail.with_(seconds=round(elapsed_ns / 1e9, 1))
            return NotResolved(answer.failure, elapsed_ns, detail)
        return Resolved(answer, elapsed_ns)

    async def _answer(self, name: str, deadline_ns: int) -> Answer:
        loop = asyncio.get_running_loop()
        call = self._calls.get(name)
        if call is None:
            call = self._calls[name] = loop.create_future()
            call.add_done_callback(lambda _: self._calls.pop(name, None))
            work = threading.Thread(
                target=self._work, args=(loop, call, name, deadline_ns), name=f"resolve {name}", daemon=True
            )
            try:
                work.start()
            except RuntimeError:
                call.set_result(_NO_THREAD)
        left_s = max(0, deadline_ns - time.monotonic_ns()) / 1e9
        done, _ = await asyncio.wait([call], timeout=left_s)
        return call.result() if done else _TIMED_OUT

    def _work(
        self, loop: asyncio.AbstractEventLoop, call: asyncio.Future[Answer], name: str, deadline_ns: int
    ) -> None:
        try:
            answer = self._look_up(name, deadline_ns)
        except Exception as bug:  # noqa: BLE001 - whatever it is, it is raised where the name was asked
            _tell(loop, partial(call.set_exception, bug))
        else:
            _tell(loop, partial(call.set_result, answer))


def _tell(loop: asyncio.AbstractEventLoop, tell: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError:
        return  # the loop was closed while the call hung


def system_addresses(name: str, deadline_ns: int) -> Answer:
    """Return the addresses that `getaddrinfo` gives, in its order, or why it gives none.

    The system's call may hang beyond the deadline; the explanation of a failure does not.
    """
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (UnicodeError, ValueError):
        return _MALFORMED
    except socket.gaierror as error:
        return _why(name, error, deadline_ns)
    except OSError as error:
        return Explained(NameFailure.OTHER, _FAILED.detail.with_(error=error.strerror or "?"))
    names = [with_zone(cast("SocketAddress", entry[4])) for entry in found if entry[0] in _FAMILIES]
    return tuple(dict.fromkeys(names)) or _NO_ADDRESS


def _why(name: str, error: socket.gaierror, deadline_ns: int) -> Explained:
    if error.errno == socket.EAI_NONAME:
        return _NOT_FOUND
    if error.errno in (getattr(socket, "EAI_NODATA", None), getattr(socket, "EAI_ADDRFAMILY", None)):
        return _NO_ADDRESS
    if error.errno in (socket.EAI_AGAIN, socket.EAI_FAIL):
        from sepgui.probes.name_servers import explain  # dnspython is large, and most names resolve

        return explain(name, deadline_ns)
    return Explained(NameFailure.OTHER, _FAILED.detail.with_(error=error.strerror or str(error.errno)))


def _is_address(name: str) -> bool:
    try:
        target(name, 0)
    except ValueError:
        return False
    return True
