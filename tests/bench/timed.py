"""Runs command lines one after the other and says what each cost; standard input and output are JSON.

The argument is a folder for bytecode: an installed program has its own, and a checkout whose environment
forbids writing it would compile every module in every run.

Nothing but the standard library is imported: the system counts the memory of whoever starts a program as the
program's own, until that needs more.
"""

import json
import os
import sys
import time
from typing import Any


def timed(command: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Return wall and processor time in seconds, peak memory in bytes, and the exit code (wait4(2))."""
    begun = time.perf_counter()
    nowhere = ((os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (1, 2))
    pid = os.posix_spawnp(command[0], command, environment, file_actions=tuple(nowhere))
    _, status, used = os.wait4(pid, 0)
    return {
        "wall_s": time.perf_counter() - begun,
        "cpu_s": used.ru_utime + used.ru_stime,
        "peak_bytes": used.ru_maxrss * 1024,
        "exit_code": os.waitstatus_to_exitcode(status),
    }


def as_installed(environment: dict[str, str], bytecode: str) -> dict[str, str]:
    """Return an environment in which Python keeps bytecode, in a folder of its own."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": bytecode}


if __name__ == "__main__":
    ENVIRONMENT = as_installed(dict(os.environ), sys.argv[1])
    print(json.dumps([timed(command, ENVIRONMENT) for command in json.load(sys.stdin)]))
