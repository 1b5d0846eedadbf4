"""The program's icon in every size, as Windows, macOS and Linux want it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from build_spec import icons


@pytest.mark.usefixtures("qapp")
def test_the_icon_of_windows_holds_every_size(tmp_path: Path) -> None:
    svg = icons.SVG.read_bytes()
    data = icons.ico({size: icons.drawn(svg, size) for size in icons.WINDOWS_SIZES})
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, len(icons.WINDOWS_SIZES))
    for number, size in enumerate(icons.WINDOWS_SIZES):
        width, height, *_, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = QImage.fromData(data[at : at + length])
        assert (width or 256, height or 256) == (picture.width(), picture.height()) == (size, size)
        assert len({picture.pixel(x, y) for x in range(size) for y in range(size)}) > 4
    (tmp_path / "sepgui.ico").write_bytes(data)
    assert not QImage(str(tmp_path / "sepgui.ico")).isNull()


def test_the_icon_of_macos_names_its_length() -> None:
    data = icons.icns({b"ic08": b"picture", b"ic09": b"another"})
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8]) == (len(data),)
    assert data[8:12] == b"ic08"
    assert struct.unpack(">I", data[12:16]) == (15,)
