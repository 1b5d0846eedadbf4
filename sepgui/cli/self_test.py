"""`sepgui self-test`: proves that this installation works; one JSON document, exit code 0 or 1."""

from __future__ import annotations

import json
import platform
import sys

from sepgui import __version__
from sepgui.app.loop import Interrupted
from sepgui.app.self_test import self_test
from sepgui.cli.exit_codes import INTERRUPTED, NOT_OK, OK
from sepgui.cli.grammar import Parsed
from sepgui.cli.output import emit
from sepgui.cli.window import window_checks
from sepgui.i18n import Lang

SCHEMA = "sepgui.self-test/1"


def run(_parsed: Parsed, _lang: Lang) -> int:
    """Try everything, print what was seen, and return 0 if all of it works, else 1."""
    checks = self_test()
    if isinstance(checks, Interrupted):
        return INTERRUPTED
    checks += window_checks()
    ok = all(check.ok for check in checks)
    document = {
        "schema": SCHEMA,
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "ok": ok,
        "checks": [
            {
                "name": check.name,
                "ok": check.ok,
                "ms": round(check.elapsed_ns / 1e6, 1),
                "detail": check.detail,
            }
            for check in checks
        ],
    }
    emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return OK if ok else NOT_OK
