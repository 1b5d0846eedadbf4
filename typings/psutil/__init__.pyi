"""What sepgui calls of psutil 7 (it ships no complete types)."""

from typing import NamedTuple

CONN_LISTEN: str

class Error(Exception): ...
class AccessDenied(Error): ...
class NoSuchProcess(Error): ...

class addr(NamedTuple):
    ip: str
    port: int

class sconn(NamedTuple):
    fd: int
    family: int
    type: int
    laddr: addr | tuple[()]
    raddr: addr | tuple[()]
    status: str
    pid: int | None

class Process:
    def __init__(self, pid: int | None = ...) -> None: ...
    def name(self) -> str: ...

def net_connections(kind: str = ...) -> list[sconn]: ...

class snicaddr(NamedTuple):
    family: int
    address: str

class snicstats(NamedTuple):
    isup: bool
    flags: str

def net_if_addrs() -> dict[str, list[snicaddr]]: ...
def net_if_stats() -> dict[str, snicstats]: ...
def pids() -> list[int]: ...
