from reportlab.lib.colors import Color

class ParagraphStyle:
    name: str
    def __init__(
        self,
        name: str,
        parent: ParagraphStyle | None = None,
        *,
        fontName: str = ...,
        alignment: int = ...,
        fontSize: float = ...,
        leading: float = ...,
        textColor: Color = ...,
        spaceBefore: float = ...,
        spaceAfter: float = ...,
        leftIndent: float = ...,
        bulletIndent: float = ...,
        backColor: Color = ...,
        borderPadding: float | tuple[float, float, float, float] = ...,
        keepWithNext: int = ...,
        splitLongWords: int = ...,
        bulletFontName: str = ...,
        bulletFontSize: float = ...,
    ) -> None: ...
