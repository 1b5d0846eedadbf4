from collections.abc import Callable, Sequence

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

class Flowable:
    width: float
    height: float
    canv: Canvas
    def wrap(self, aW: float, aH: float) -> tuple[float, float]: ...
    def draw(self) -> None: ...

class Paragraph(Flowable):
    def __init__(self, text: str, style: ParagraphStyle, bulletText: str | None = None) -> None: ...

class Preformatted(Flowable):
    def __init__(self, text: str, style: ParagraphStyle) -> None: ...

class Spacer(Flowable):
    def __init__(self, width: float, height: float) -> None: ...

class PageBreak(Flowable): ...

class KeepTogether(Flowable):
    def __init__(self, flowables: Sequence[Flowable]) -> None: ...

Command = tuple[str, tuple[int, int], tuple[int, int], float | str | Color] | tuple[
    str, tuple[int, int], tuple[int, int], float, Color
]

class TableStyle:
    def __init__(self, cmds: Sequence[Command]) -> None: ...

class LongTable(Flowable):
    def __init__(
        self,
        data: Sequence[Sequence[Flowable | str]],
        colWidths: Sequence[float] | None = None,
        repeatRows: int = 0,
        style: TableStyle | None = None,
        hAlign: str = ...,
        splitInRow: int = ...,
    ) -> None: ...

class SimpleDocTemplate:
    width: float
    height: float
    def __init__(
        self,
        filename: object,
        *,
        pagesize: tuple[float, float],
        leftMargin: float,
        rightMargin: float,
        topMargin: float,
        bottomMargin: float,
        title: str,
        author: str,
        lang: str = ...,
        invariant: int = ...,
        initialFontName: str = ...,
    ) -> None: ...
    def build(
        self,
        flowables: list[Flowable],
        onFirstPage: Callable[[Canvas, SimpleDocTemplate], None] = ...,
        onLaterPages: Callable[[Canvas, SimpleDocTemplate], None] = ...,
    ) -> None: ...
    def setProgressCallBack(self, func: Callable[[str, object], None]) -> None: ...
