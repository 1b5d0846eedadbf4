from __future__ import annotations

import resource
import sys

import pytest

from sepgui.probes.platform.descriptors import room_for_sockets

Limits = tuple[int, int]


class Rlimit:
    """The limit of this process on open files, which may refuse to be raised."""

    def __init__(self, soft: int, hard: int, *, most: int | None = None) -> None:
        self.now = (soft, hard)
        self.most = most

    def get(self, _which: int) -> Limits:
        return self.now

    def set(self, _which: int, limits: Limits) -> None:
        if self.most is not None and limits[0] > self.most:
            raise ValueError("current limit exceeds maximum limit")
        self.now = limits


@pytest.mark.parametrize(
    ("limit", "room", "soft"),
    [
        (Rlimit(20_000, 20_000), 2560, 20_000),
        (Rlimit(resource.RLIM_INFINITY, resource.RLIM_INFINITY), 2560, resource.RLIM_INFINITY),
        (Rlimit(1024, 1_048_576), 2560, 2624),
        (Rlimit(256, resource.RLIM_INFINITY), 2560, 2624),
        (Rlimit(1024, 2048), 1984, 2048),
        (Rlimit(1024, 1024), 960, 1024),
        (Rlimit(256, resource.RLIM_INFINITY, most=1024), 192, 256),
        (Rlimit(16, 16), 1, 16),
    ],
)
def test_the_soft_limit_is_raised_as_far_as_needed_and_allowed(
    limit: Rlimit, room: int, soft: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "getrlimit", limit.get)
    monkeypatch.setattr(resource, "setrlimit", limit.set)
    assert room_for_sockets(2560) == room
    assert limit.now[0] == soft


def test_windows_waits_with_select_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert room_for_sockets(2560) == 448
    assert room_for_sockets(32) == 32
