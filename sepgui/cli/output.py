"""Standard output for the document, standard error for people: encodings, widths, colours, closed pipes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import TextIO

DEFAULT_WIDTH = 100


def emit(document: str | Iterable[str]) -> None:
    """Write a document, whole or in pieces, to standard output.

    A reader that went away ends the writing, not the program.

    Where the output is no terminal its encoding is UTF-8, whatever the system's is.
    """
    stream = sys.stdout
    try:
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
        stream.writelines((document,) if isinstance(document, str) else document)
        stream.flush()
    except BrokenPipeError:
        # What is left in the buffer would raise once more when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def emit_bytes(document: bytes) -> None:
    """Write a document that is bytes already to standard output."""
    stream = sys.stdout
    buffer = getattr(stream, "buffer", None)
    try:
        if buffer is None:
            stream.write(document.decode())
        else:
            stream.flush()
            buffer.write(document)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(line: str) -> None:
    """Write a line to standard error, for people."""
    print(line, file=sys.stderr, flush=True)


def wants_colour(stream: TextIO) -> bool:
    """Whether colours may be written to a stream: only to a terminal, and not against NO_COLOR."""
    return obeys_codes(stream) and not os.environ.get("NO_COLOR")


def obeys_codes(stream: TextIO) -> bool:
    """Whether a stream is a terminal that colours and moves its cursor when told (ECMA-48).

    Of Windows' consoles only those that say so: others show the codes.
    """
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def width_of(stream: TextIO) -> int:
    """Return how many columns a table may take: the terminal's, or a page's where there is none."""
    if not stream.isatty() and "COLUMNS" not in os.environ:
        return DEFAULT_WIDTH
    import shutil  # with it come archives and their compressions

    return max(40, shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns)


class Line:
    """One line of progress that overwrites itself; silent where the stream is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = 0

    def __enter__(self) -> Line:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.show("")

    def show(self, words: str) -> None:
        """Show words in place of the last; an empty text clears the line."""
        if not self._stream.isatty():
            return
        cut = words[: width_of(self._stream) - 1]
        self._stream.write(f"\r{cut.ljust(self._shown)}" + ("\r" if not cut else ""))
        self._stream.flush()
        self._shown = len(cut)
