from __future__ import annotations

import pytest

from build_spec import debian, frozen


@pytest.mark.parametrize(
    ("version", "sorted_as"),
    [("0.1.0.dev0", "0.1.0~dev0"), ("1.0", "1.0"), ("1.0rc1", "1.0~rc1"), ("2.0b2", "2.0~b2")],
)
def test_what_comes_before_a_release_is_sorted_before_it(version: str, sorted_as: str) -> None:
    assert debian.version(version) == sorted_as


def test_the_package_tells_what_it_needs() -> None:
    told = debian.control(1234)
    assert f"Version: {debian.version(frozen.version())}\n" in told
    assert "Installed-Size: 1234\n" in told
    assert all(name in told for name in debian.NEEDED)
    assert told.endswith("\n")
