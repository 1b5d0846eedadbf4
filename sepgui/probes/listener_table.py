"""Who listens on this computer, out of the system's own table, read in a thread; no packet is sent.

psutil reads it on Linux, Windows and, for root, macOS. It looks through every process, which takes some
ten milliseconds, so one reading serves all who ask within a short time.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from ipaddress import IPv6Address, ip_address

from sepgui.domain.attempt import Transport
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import ListenerTable, Listening, NotPermitted, NotSupported

Told = ListenerTable | NotPermitted | NotSupported

_FORBIDDEN = NotPermitted(
    QT_TRANSLATE_NOOP("Listener", "This system does not tell this account which programs listen on it.")
)
_UNKNOWN = QT_TRANSLATE_NOOP("Listener", "This system did not tell which programs listen on it ({error}).")
_TOO_SLOW = NotSupported(
    QT_TRANSLATE_NOOP("Listener", "This system did not tell in time which programs listen on it.")
)
_TRANSPORTS = {socket.SOCK_STREAM: Transport.TCP, socket.SOCK_DGRAM: Transport.UDP}


class ListenerReader:
    """Reads the table at most once for all who ask at the same time; used from one loop."""

    def __init__(self, read: Callable[[], Told] | None = None) -> None:
        self._read = read or read_listeners
        self._last: Told | None = None
        self._last_ns = 0
        self._call: asyncio.Future[Told] | None = None

    async def listeners(self, since_ns: int, deadline_ns: int) -> Told:
        """Return the table as of `since_ns` or later, or why there is none by the deadline."""
        while self._last is None or self._last_ns < since_ns:
            call = self._call or self._begin()
            left_s = max(0, deadline_ns - time.monotonic_ns()) / 1e9
            done, _ = await asyncio.wait([call], timeout=left_s)
            if not done:
                return _TOO_SLOW
            call.result()
        return self._last

    def _begin(self) -> asyncio.Future[Told]:
        loop = asyncio.get_running_loop()
        call: asyncio.Future[Told] = loop.create_future()
        self._call = call
        # A daemon: the program may end while the system hangs.
        work = threading.Thread(
            target=self._work, args=(loop, call, time.monotonic_ns()), name="listeners", daemon=True
        )
        try:
            work.start()
        except RuntimeError as error:
            self._take(call, NotSupported(_UNKNOWN.with_(error=str(error))), time.monotonic_ns())
        return call

    def _work(self, loop: asyncio.AbstractEventLoop, call: asyncio.Future[Told], at_ns: int) -> None:
        try:
            told = self._read()
        except Exception as bug:  # noqa: BLE001 - whatever it is, it is raised where the table was asked for
            _tell(loop, partial(self._fail, call, bug))
        else:
            _tell(loop, partial(self._take, call, told, at_ns))

    def _take(self, call: asyncio.Future[Told], told: Told, at_ns: int) -> None:
        self._last, self._last_ns, self._call = told, at_ns, None
        call.set_result(told)

    def _fail(self, call: asyncio.Future[Told], bug: Exception) -> None:
        self._call = None
        call.set_exception(bug)


def read_listeners() -> Told:
    """Return the table as the system has it now, or why it does not tell; blocks for tens of milliseconds."""
    import psutil  # only where the table is asked for

    at_ns = time.monotonic_ns()
    try:
        connections = psutil.net_connections("inet")
    except (psutil.AccessDenied, PermissionError):
        return _FORBIDDEN
    except (psutil.Error, OSError, NotImplementedError) as error:
        return NotSupported(_UNKNOWN.with_(error=str(error) or type(error).__name__))
    names: dict[int, str | None] = {}
    found: list[Listening] = []
    for each in connections:
        transport = _TRANSPORTS.get(socket.SocketKind(each.type))
        listens = each.status == psutil.CONN_LISTEN if transport is Transport.TCP else not each.raddr
        if transport is None or not listens or not each.laddr:
            continue
        address, port = _address(each.laddr[0]), each.laddr[1]
        pid = each.pid or None
        if pid is not None and pid not in names:
            names[pid] = _name(pid)
        found.append(Listening(transport, address, port, pid, names[pid] if pid is not None else None))
    return ListenerTable(at_ns, tuple(dict.fromkeys(found)))


def _address(shown: str) -> str:
    """Return an address as others write it: Java binds one of IPv4 through IPv6 (RFC 4291 2.5.5.2)."""
    ip = ip_address(shown)
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    return shown if mapped is None else str(mapped)


def _name(pid: int) -> str | None:
    import psutil

    try:
        return psutil.Process(pid).name() or None
    except (psutil.Error, OSError):
        return None  # it has ended, or it is another user's


def _tell(loop: asyncio.AbstractEventLoop, tell: Callable[[], None]) -> None:
    try:
        loop.call_soon_threadsafe(tell)
    except RuntimeError:
        return  # the loop was closed while the system hung
