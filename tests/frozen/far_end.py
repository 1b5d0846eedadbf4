"""A manager's web server on loopback, and a port that nobody holds: what a frozen program asks."""

from __future__ import annotations

import json
import socket
import subprocess
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Any

from sepgui.wire import secars
from sepgui.wire.http import Answering, Request, answer


@contextmanager
def manager() -> Generator[int]:
    """Listen on loopback as the manager's secars does, and give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening,), name="manager", daemon=True)
        thread.start()
        yield listening.getsockname()[1]


def unheld_port() -> int:
    """Return a port that answers with a reset."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def document(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """Return the JSON that a program printed."""
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def has_right_verdicts(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Let a program, given the words of its command line, check a manager's port and one nobody holds."""
    with manager() as port:
        words = (
            *("check", "127.0.0.1", "--vantage", "client", "--format", "json"),
            *("--only", "client-manager-http,web-console"),
            *("--port", f"client-manager-http={port}", "--port", f"web-console={unheld_port()}"),
        )
        done = run(*words)
    cells = {cell["entry"]: cell for cell in document(done)["cells"] if cell["state"]}
    assert cells["client-manager-http"]["service"] == "confirmed"
    assert (cells["web-console"]["state"], cells["web-console"]["reason"]) == ("closed", "conn-refused")
    assert done.returncode == 1


def _serve(listening: socket.socket) -> None:
    with suppress(OSError):
        while True:
            near, _ = listening.accept()
            with near:
                _answer(near)


def _answer(near: socket.socket) -> None:
    asked = Answering()
    near.settimeout(10)
    with suppress(OSError):
        while data := near.recv(4096):
            request = asked.take(data)
            if isinstance(request, Request):
                good = request.target == secars.TARGET
                near.sendall(answer(200, secars.BODY if good else b"", server="sepgui"))
                near.shutdown(socket.SHUT_WR)
                near.recv(4096)
                return
