"""rtvscan told from everything else, whatever the bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sepgui.wire.gup import RTVSCAN, is_rtvscan
from sepgui.wire.http import Asking, Method, Wanted


@given(st.binary(max_size=80))
def test_only_what_begins_so_is_rtvscan(data: bytes) -> None:
    assert is_rtvscan(RTVSCAN + data)
    assert is_rtvscan(data) == (data[:6] == RTVSCAN)


def test_request_is_of_the_old_version() -> None:
    request = Asking(Method.GET, "/", "gup.example:2967", Wanted.HEAD, version="1.0").request
    assert request.startswith(b"GET / HTTP/1.0\r\nHost: gup.example:2967\r\nUser-Agent: sepgui/")
    assert request.endswith(b"\r\n\r\n")
