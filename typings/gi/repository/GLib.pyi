from collections.abc import Callable
from enum import IntFlag

class IOCondition(IntFlag):
    IN = 1
    HUP = 16

class Error(Exception): ...

class MainLoop:
    def run(self) -> None: ...
    def quit(self) -> None: ...

def io_add_watch(fd: int, condition: IOCondition, callback: Callable[[int, IOCondition], bool]) -> int: ...
