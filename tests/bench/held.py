"""What a soak holds after a step, told where there is Qt and read where there is none."""

from __future__ import annotations

from msgspec import Struct


class Held(Struct, frozen=True):
    """What window and engine hold after a step; `tasks` are names, those of probes under way left out."""

    simulated_s: int
    samples: int
    rows: int
    window_bytes: int
    engine_bytes: int
    window_files: int
    engine_files: int
    window_threads: int
    engine_threads: int
    window_tasks: list[str]
    engine_tasks: list[str]
    window_timers: int
    engine_timers: int
    widgets: int
    window_objects: int
    engine_objects: int
    disk_bytes: int
