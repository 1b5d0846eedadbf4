"""What a dead manager means where clients have others: they pick one at random, so it fails now and then."""

from __future__ import annotations

from collections.abc import Iterator

from sepgui.diagnosis.scene import Scene
from sepgui.domain.finding import Evidence
from sepgui.i18n import QT_TRANSLATE_NOOP


def intermittent(host: str, scene: Scene) -> Iterator[Evidence]:
    """Yield one sentence if clients of the list reach another manager than this one, which is down."""
    managers = {manager.target.shown for manager in scene.plan.pair.managers}
    if host not in managers:
        return
    serving = scene.all.serving
    others = sorted(serving.keys() & managers - {host})
    if others:
        yield Evidence(_RANDOM.with_(others=", ".join(others)), serving[others[0]])


_RANDOM = QT_TRANSLATE_NOOP(
    "Finding",
    "Clients pick a manager of the list at random, and {others} answers: for them this comes and goes.",
)
