"""Nothing grows while the demo runs and a person plays about with it, but what is measured."""

from __future__ import annotations

import pytest

from tests.bench.soaking import soaked

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_STEP_S = 300
_OBJECTS_A_SAMPLE = 0.1
"""Changes of state and findings are kept; samples are numbers in columns."""
_BYTES_A_SAMPLE = 700
_WIDGETS = 12
"""A card more or less, for findings come and go; two dialogs that stayed would be more."""


def test_the_demo_holds_after_fifteen_minutes_what_it_held_after_five() -> None:
    before, _, after = soaked(_STEP_S, 3, 280)
    samples = after.samples - before.samples
    assert samples > 24 * 2 * _STEP_S - 2 * 24, "the soak measured too little to show anything"
    for name in ("window_files", "engine_files", "window_threads", "engine_threads", "window_tasks"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.engine_tasks == before.engine_tasks
    assert after.window_timers == before.window_timers
    assert after.widgets - before.widgets < _WIDGETS
    assert after.engine_timers <= len(after.engine_tasks)
    assert after.window_objects - before.window_objects < samples * _OBJECTS_A_SAMPLE
    assert after.engine_objects - before.engine_objects < samples * _OBJECTS_A_SAMPLE
    assert after.window_bytes - before.window_bytes < samples * _BYTES_A_SAMPLE
    assert after.engine_bytes - before.engine_bytes < samples * _BYTES_A_SAMPLE
