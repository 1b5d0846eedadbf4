"""Runs the program as people and scripts do: a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from typing import Any

FROM_CLIENT = ("127.0.0.1", "--vantage", "client", "--lang", "en")


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        return json.loads(self.out)


async def start(
    *words: str, lang: str = "C.UTF-8", out: int = asyncio.subprocess.PIPE
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sepgui", *words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=out,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "LC_ALL": lang, "PYTHONWARNINGS": "error"},
    )


async def sepgui(*words: str, lang: str = "C.UTF-8") -> Done:
    process = await start(*words, lang=lang)
    out, err = await process.communicate()
    assert process.returncode is not None
    return Done(process.returncode, out.decode(), err.decode())


def over(entry: str, port: int) -> tuple[str, ...]:
    return "--only", entry, "--port", f"{entry}={port}"
