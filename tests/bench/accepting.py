"""Accepts connections on every given port of every given address and closes them at once.

Arguments: addresses and ports, both separated by commas. One process with one selector, and nothing that
depends on who asks: it must not be what the others wait for.
"""

from __future__ import annotations

import selectors
import socket
import sys
from itertools import product

from sepgui.probes.platform.descriptors import room_for_sockets

_BACKLOG = 64


def main(addresses: list[str], ports: list[int]) -> None:
    """Accept until standard input ends."""
    ready = selectors.DefaultSelector()
    ready.register(sys.stdin, selectors.EVENT_READ)
    room_for_sockets(2 * len(addresses) * len(ports))
    for place in product(addresses, ports):
        listener = socket.create_server(place, backlog=_BACKLOG)
        listener.setblocking(False)
        ready.register(listener, selectors.EVENT_READ)
    print("ready", flush=True)
    while True:
        for key, _ in ready.select():
            if not isinstance(key.fileobj, socket.socket):
                return
            accept_all(key.fileobj)


def accept_all(listener: socket.socket) -> None:
    """Accept and close whoever waits; a peer that is gone already is nobody's fault."""
    while True:
        try:
            accepted, _ = listener.accept()
        except BlockingIOError:
            return
        except ConnectionAbortedError:
            continue
        accepted.close()


if __name__ == "__main__":
    main(sys.argv[1].split(","), [int(port) for port in sys.argv[2].split(",")])
