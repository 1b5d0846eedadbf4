"""The script for the other end where the only tool is `nc`, which comes with the lab's packages."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from sepgui.reports.vantage_script import script_sh
from tests.reports.test_vantage_script import listener, plan_of, with_port

__all__ = ["listener"]


def test_the_sh_script_manages_with_nc_alone(listener: int, tmp_path: Path) -> None:
    site = with_port("web-console", 9090, listener)
    plan = plan_of(site, "pc-17", only=frozenset({"web-console", "web-services"}))
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("nc", "awk", "date", "uname", "tr", "sleep"):
        where = shutil.which(tool)
        assert where is not None, tool
        (tools / tool).symlink_to(where)
    done = subprocess.run(
        [shutil.which("sh") or "/bin/sh"],
        input=script_sh(plan, "it"),
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=True,
        timeout=40,
    )
    states = [flow["state"] for flow in json.loads(done.stdout)["flows"]]
    assert states == ["open", "closed"], done.stdout
