"""What answers to the manager's hello mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.secars import TARGET, Body, SecarsAnswer, meaning


@pytest.mark.parametrize(
    ("status", "body", "ended", "means"),
    [
        (200, b"OK", Body.WHOLE, SecarsAnswer.HELLO),
        (200, b"OK\r\n", Body.WHOLE, SecarsAnswer.HELLO),
        (200, b"OK", Body.CUT, SecarsAnswer.HELLO),
        (200, b"O", Body.CUT, SecarsAnswer.CUT_SHORT),
        (200, b"", Body.CUT, SecarsAnswer.CUT_SHORT),
        (200, b"", Body.WHOLE, SecarsAnswer.OTHER_BODY),
        (200, b"<html>", Body.CUT, SecarsAnswer.OTHER_BODY),
        (200, b"OKAY", Body.WHOLE, SecarsAnswer.OTHER_BODY),
        (302, b"", Body.WHOLE, SecarsAnswer.MOVED),
        (401, b"OK", Body.WHOLE, SecarsAnswer.CREDENTIALS),
        (403, b"", Body.WHOLE, SecarsAnswer.FORBIDDEN),
        (404, b"", Body.WHOLE, SecarsAnswer.NO_SUCH_PATH),
        (407, b"", Body.WHOLE, SecarsAnswer.CREDENTIALS),
        (500, b"", Body.WHOLE, SecarsAnswer.BROKEN),
        (502, b"", Body.WHOLE, SecarsAnswer.BROKEN),
        (503, b"", Body.WHOLE, SecarsAnswer.OVERLOADED),
        (204, b"", Body.WHOLE, SecarsAnswer.OTHER_STATUS),
        (418, b"", Body.WHOLE, SecarsAnswer.OTHER_STATUS),
    ],
)
def test_meaning(status: int, body: bytes, ended: Body, means: SecarsAnswer) -> None:
    assert meaning(status, body, ended) is means


def test_only_the_hello_is_asked() -> None:
    assert TARGET == "/secars/secars.dll?hello,secars"


@given(st.integers(100, 599), st.binary(max_size=64), st.sampled_from(Body))
def test_only_200_and_ok_is_a_hello(status: int, body: bytes, ended: Body) -> None:
    is_hello = meaning(status, body, ended) is SecarsAnswer.HELLO
    assert is_hello == (status == 200 and body.strip() == b"OK")
