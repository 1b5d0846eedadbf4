"""The window's part of the self-test: translators, icons, and a graph that is really painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QByteArray, QCoreApplication, QLibraryInfo, qVersion
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from sepgui import assets
from sepgui.app.self_test import Check, FailedError, tried
from sepgui.domain.cell import Anchor
from sepgui.domain.outcome import State
from sepgui.i18n import LANGS, Lang
from sepgui.ui.graph.buffer import NO_RTT, STATE_CODES
from sepgui.ui.graph.colours import graph_colours
from sepgui.ui.graph.latency_graph import LatencyGraph
from sepgui.ui.language import Language
from sepgui.ui.models.lanes import RowPast
from sepgui.ui.theme import LIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CANCEL: dict[Lang, str] = {"it": "Annulla", "en": "Cancel"}
_QUESTION: dict[Lang, str] = {"it": "Quale manager?", "en": "Which manager?"}
_SECOND = 1_000_000_000
_SAMPLES = 600
_NEAR = 50
_LEAST_SHARE = 0.001
"""Of the picture's pixels: how many the curve, and how many the failures, must have at least."""


def window_checks() -> tuple[Check, ...]:
    """Return what was tried of the window, in the process's own application."""
    return (
        tried("window platform", _platform),
        tried("window languages", _languages),
        tried("window icons", _icons),
        tried("window graph", _graph),
        tried("window guide", _guide),
    )


def _platform() -> str:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise FailedError("there is no application")
    return f"Qt {qVersion()} on {app.platformName()}"


def _languages() -> str:
    language = Language()
    try:
        for lang in LANGS:
            language.use(lang)
            for context, source, wanted in (
                ("FirstScreen", "Which manager?", _QUESTION[lang]),
                ("QPlatformTheme", "Cancel", _CANCEL[lang]),
            ):
                if (said := QCoreApplication.translate(context, source)) != wanted:
                    raise FailedError(f"“{source}” in {lang} is “{said}”, {_translations()}")
    finally:
        language.remove()
    return ", ".join(LANGS)


def _translations() -> str:
    return f"Qt's own in {QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}"


def _icons() -> str:
    pictures = sorted(assets.asset("resources", "icons").glob("*.svg"))
    for path in pictures:
        if not QSvgRenderer(QByteArray(path.read_bytes())).isValid():
            raise FailedError(f"{path.name} cannot be drawn")
    return f"{len(pictures)} drawn"


def _guide() -> str:
    from sepgui.ui.views.guide import PAGES, text_of

    for name in PAGES:
        if not text_of(name).lstrip().startswith("# "):
            raise FailedError(f"{name} does not begin with a title")
    return f"{len(PAGES)} pages"


def _graph() -> str:
    graph = LatencyGraph()
    graph.set_colours(graph_colours(LIGHT), QFont())
    graph.resize(800, 300)
    graph.set_session(Anchor(0, 1_800_000_000 * _SECOND))
    graph.set_cell("self-test", _measured())
    graph.set_span(_SAMPLES * _SECOND)
    graph.advance(_SAMPLES * _SECOND)
    picture = _pixels(graph.grab().toImage())
    graph.deleteLater()
    shares = {name: _share(picture, LIGHT.color(name)) for name in ("accent", "refused")}
    told = ", ".join(f"{name} {share:.2%}" for name, share in shares.items())
    if min(shares.values()) < _LEAST_SHARE:
        raise FailedError(f"the picture lacks what was measured: {told}")
    return f"{picture.shape[1]} × {picture.shape[0]} pixels, {told}"


def _measured() -> RowPast:
    """Return ten minutes of a wave, of which one fails."""
    seconds = np.arange(_SAMPLES, dtype=np.int64)
    rtt = (20_000 + 15_000 * np.sin(seconds / 20)).astype(np.int32)
    state = np.zeros(_SAMPLES, np.uint8)
    rtt[300:360] = NO_RTT
    state[300:360] = STATE_CODES[State.CLOSED]
    past = RowPast()
    past.samples.extend(seconds * _SECOND, rtt, state)
    return past


def _pixels(image: QImage) -> NDArray[np.uint8]:
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(bytes(flat.constBits()), np.uint8).reshape(flat.height(), flat.width(), 4)


def _share(picture: NDArray[np.uint8], wanted: QColor) -> float:
    """Return the share of pixels near a colour; a thin curve is smoothed towards its ground."""
    colour = np.array([wanted.blue(), wanted.green(), wanted.red()], np.int16)
    near = np.abs(picture[:, :, :3].astype(np.int16) - colour).max(axis=2) < _NEAR
    return float(near.mean())
