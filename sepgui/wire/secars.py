"""The manager's hello to its clients: the one request that proves secars, and what its answers mean.

The client's own log shows ``/secars/secars.dll?hello,secars``; a healthy manager answers 200 and
``OK``. Nothing else is ever asked of secars: it takes orders by POST, and it is fragile.
"""

from __future__ import annotations

from enum import StrEnum

TARGET = "/secars/secars.dll?hello,secars"
BODY = b"OK"


class SecarsAnswer(StrEnum):
    """What an HTTP answer to the hello means."""

    HELLO = "hello"
    CUT_SHORT = "cut-short"
    OTHER_BODY = "other-body"
    FORBIDDEN = "forbidden"
    NO_SUCH_PATH = "no-such-path"
    MOVED = "moved"
    CREDENTIALS = "credentials"
    BROKEN = "broken"
    OVERLOADED = "overloaded"
    OTHER_STATUS = "other-status"


_OF_STATUS = {
    401: SecarsAnswer.CREDENTIALS,
    403: SecarsAnswer.FORBIDDEN,
    404: SecarsAnswer.NO_SUCH_PATH,
    407: SecarsAnswer.CREDENTIALS,
    500: SecarsAnswer.BROKEN,
    503: SecarsAnswer.OVERLOADED,
}


class Body(StrEnum):
    """How the body of an answer ended."""

    WHOLE = "whole"
    CUT = "cut"


def meaning(status: int, body: bytes, ended: Body) -> SecarsAnswer:
    """Return what an answer to the hello means."""
    if status == 200:
        if body.strip() == BODY:
            return SecarsAnswer.HELLO
        could_be_hello = BODY.startswith(body.strip())
        return SecarsAnswer.CUT_SHORT if ended is Body.CUT and could_be_hello else SecarsAnswer.OTHER_BODY
    if 300 <= status < 400:
        return SecarsAnswer.MOVED
    if (known := _OF_STATUS.get(status)) is not None:
        return known
    return SecarsAnswer.BROKEN if status >= 500 else SecarsAnswer.OTHER_STATUS
