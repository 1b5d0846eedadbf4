"""Words that name the person at this computer: a report that is masked shows none of them."""

from __future__ import annotations

import getpass
import os
import socket
from contextlib import suppress
from pathlib import Path

_COMMON = frozenset({"root", "user", "users", "admin", "administrator", "home", "localhost"})
_SHORTEST = 3


def private_words() -> tuple[str, ...]:
    """Return the names of the user and of this computer, so far as they say anything."""
    words = [socket.gethostname()]
    with suppress(KeyError, OSError, ImportError):
        words.append(getpass.getuser())
    words += [os.environ.get(name, "") for name in ("USERDOMAIN", "USERDNSDOMAIN")]
    with suppress(RuntimeError):
        words.append(Path.home().name)
    return tuple(
        word for word in dict.fromkeys(words) if len(word) >= _SHORTEST and word.casefold() not in _COMMON
    )
