"""Bytes of a stranger as text that is safe to show: printable, short, and never markup or control codes."""

from __future__ import annotations

_MOST_BYTES = 32
_MOST_LETTERS = 120


def shown_bytes(data: bytes) -> str:
    r"""Return the first 32 bytes with printable ASCII as it is and all else as ``\xNN``, then “…” if cut.

    A line end after the last byte is left out.
    """
    data = data.removesuffix(b"\n").removesuffix(b"\r")
    start = data[:_MOST_BYTES]
    text = "".join(chr(byte) if 0x20 <= byte < 0x7F and byte != 0x5C else f"\\x{byte:02x}" for byte in start)
    return text + ("…" if len(data) > len(start) else "")


def shown_text(text: str, most: int) -> str:
    """Return text on one line without control codes, `most` letters at most."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


def shown_header(value: bytes) -> str:
    """Return a header's value on one line without control codes, 120 letters at most."""
    return shown_text(value.decode("latin-1"), _MOST_LETTERS)
