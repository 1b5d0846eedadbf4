"""Draws the program's icon in every size from its SVG: `python -m build_spec.icons FOLDER`; needs PySide6."""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).resolve().parent.parent / "resources" / "icons" / "sepgui.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LINUX_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MAC_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def drawn(svg: bytes, size: int) -> bytes:
    """Return the picture as PNG, square, on a transparent ground."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures by their size (ICONDIR and ICONDIRENTRY, then the pictures)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, png in sorted(pictures.items()):
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + entries + b"".join(png for _, png in sorted(pictures.items()))


def icns(pictures: Mapping[bytes, bytes]) -> bytes:
    """Return a macOS icon of PNG pictures by their type."""
    body = b"".join(kind + struct.pack(">I", len(png) + 8) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(folder: Path) -> None:
    """Write sepgui.ico, sepgui.icns and one PNG per size that Linux asks for."""
    QGuiApplication(["icons", "-platform", "offscreen"])
    svg = SVG.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sepgui.ico").write_bytes(ico({size: drawn(svg, size) for size in WINDOWS_SIZES}))
    (folder / "sepgui.icns").write_bytes(icns({kind: drawn(svg, size) for kind, size in MAC_TYPES.items()}))
    for size in LINUX_SIZES:
        (folder / f"{size}.png").write_bytes(drawn(svg, size))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
