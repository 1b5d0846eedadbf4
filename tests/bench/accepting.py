"""Accepts connections on TCP ports of every address of its namespace and closes them at once.

Arguments are the ports. One process with one selector: it must not be what the others wait for.
"""

from __future__ import annotations

import selectors
import socket
import sys

_BACKLOG = 4096


def main(ports: list[int]) -> None:
    """Accept until standard input ends."""
    ready = selectors.DefaultSelector()
    ready.register(sys.stdin, selectors.EVENT_READ)
    for port in ports:
        listener = socket.create_server(("", port), backlog=_BACKLOG)
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
    main([int(port) for port in sys.argv[1:]])
