from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from build_spec import environment, namespace


def always(value: object) -> Callable[..., object]:
    """Return a function that answers everything with one value."""
    return lambda *_args, **_options: value


@pytest.fixture(autouse=True)
def nothing_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(namespace, "missing_packages", always([]))


def test_the_first_way_that_works_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[str, ...]] = []

    def refuse_the_first(command: tuple[str, ...]) -> str | None:
        tried.append(tuple(command))
        return "refused" if len(tried) == 1 else None

    monkeypatch.setattr(environment, "is_root", always(False))
    monkeypatch.setattr(namespace, "_refusal", refuse_the_first)
    lab = namespace.open_lab()
    assert lab.why_not is None
    assert len(tried) == 2
    assert lab.prefix[0] == "unshare"
    assert "--map-root-user" in lab.prefix
    assert "--pid" in tried[0]
    assert "--pid" not in lab.prefix


def test_why_there_is_no_lab_is_the_kernels_own_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(namespace, "_refusal", always("unshare: Operation not permitted"))
    lab = namespace.open_lab()
    assert lab.prefix == ()
    assert lab.why_not is not None
    assert "Operation not permitted" in lab.why_not


def test_missing_servers_are_named_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(namespace, "missing_packages", always(["samba"]))
    monkeypatch.setattr(environment, "is_root", always(False))
    monkeypatch.setattr(environment.shutil, "which", always("/usr/bin/program"))
    lab = namespace.open_lab()
    assert lab.why_not is not None
    assert "apt-get install -y --no-install-recommends samba" in lab.why_not


@pytest.mark.lab
def test_inside_the_lab_nothing_leads_out() -> None:
    routes = _read("/proc/net/route").splitlines()[1:]
    assert routes == []
    assert os.path.isdir("/run/netns")


def _read(path: str) -> str:
    with open(path, encoding="ascii") as file:
        return file.read()
