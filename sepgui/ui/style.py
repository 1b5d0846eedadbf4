"""The flat style: Fusion without bevels, with a visible focus ring and thin scroll bars, on either palette.

No style sheet: it would switch off the palette's own handling and make every polish slower.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from sepgui.ui.theme import Tokens, mix, tokens_of

PRIMARY = "primary"
"""The dynamic property of the one button of a view that goes on."""

RADIUS = 6.0
_SCROLL_EXTENT = 12
_COMBO_AIR = 5
_SCROLL_THUMB_MIN = 28

_State = QStyle.StateFlag
_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_Metric = QStyle.PixelMetric

_MOTIONS = frozenset({QStyle.StyleHint.SH_Widget_Animation_Duration, QStyle.StyleHint.SH_Widget_Animate})
_METRICS = {
    _Metric.PM_ScrollBarExtent: _SCROLL_EXTENT,
    _Metric.PM_ScrollBarSliderMin: _SCROLL_THUMB_MIN,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
    _Metric.PM_ButtonIconSize: 16,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_ToolBarIconSize: 16,
    _Metric.PM_MenuBarVMargin: 2,
    _Metric.PM_MenuBarHMargin: 4,
    _Metric.PM_TabBarTabHSpace: 24,
    _Metric.PM_TabBarTabVSpace: 12,
    _Metric.PM_TabBarBaseHeight: 0,
    _Metric.PM_TabBarTabShiftVertical: 0,
    _Metric.PM_TabBarBaseOverlap: 0,
}


def draw_focus_ring(painter: QPainter, tokens: Tokens, box: QRectF, radius: float = RADIUS) -> None:
    """Paint the ring that says where the keyboard is: 2 px of accent, inside the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.color("accent"), 2))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def draw_chevron(painter: QPainter, centre: QPointF, color: QColor, turns: int = 0) -> None:
    """Paint a small chevron: down, turned by quarter turns to the left."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.translate(centre)
    painter.rotate(-90.0 * turns)
    painter.drawPolyline([QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)])
    painter.restore()


class FlatStyle(QProxyStyle):
    """Fusion drawn flat."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw panels, frames and focus ourselves; the rest is Fusion's."""
        draw = _PRIMITIVES.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            draw(option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw tabs and the empty menu bar ourselves."""
        if element is _Control.CE_MenuBarEmptyArea:
            painter.fillRect(option.rect, tokens_of(option.palette).color("window"))
            return
        if element is _Control.CE_TabBarTabShape:
            _draw_tab(option, painter)
            return
        if element is _Control.CE_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            _draw_menu_title(option, painter)
            return
        if element is _Control.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            option = _labelled(option, widget)
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw combo boxes and scroll bars ourselves."""
        if isinstance(option, QStyleOptionComboBox):
            _draw_combo(option, painter)
        elif control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            _draw_scroll_bar(option, painter, _scroll_bar_part(option, _Sub.SC_ScrollBarSlider))
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        cc: QStyle.ComplexControl,
        opt: QStyleOptionComplex,
        sc: QStyle.SubControl,
        widget: QWidget,
    ) -> QRect:
        """Place a scroll bar's thumb in a groove without arrow buttons, and air before a choice's words."""
        if sc is _Sub.SC_ComboBoxEditField and isinstance(opt, QStyleOptionComboBox) and not opt.editable:
            return super().subControlRect(cc, opt, sc, widget).adjusted(_COMBO_AIR, 0, 0, 0)
        if cc is _Complex.CC_ScrollBar and isinstance(opt, QStyleOptionSlider):
            return _scroll_bar_part(opt, sc)
        return super().subControlRect(cc, opt, sc, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Nothing moves by itself: so who asked the system for less motion need not ask us."""
        if hint in _MOTIONS:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return our own measures where we have one."""
        own = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own


def _fill_of(option: QStyleOption, tokens: Tokens, plain: QColor) -> QColor:
    if not option.state & _State.State_Enabled:
        return plain
    if option.state & (_State.State_Sunken | _State.State_On):
        return mix(tokens.color("accent"), plain, 0.16)
    if option.state & _State.State_MouseOver:
        return mix(tokens.color("accent"), plain, 0.08)
    return plain


def _panel(painter: QPainter, box: QRectF, fill: QColor, edge: QColor | None) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(edge, 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.restore()


def _draw_button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    tokens = tokens_of(option.palette)
    enabled = bool(option.state & _State.State_Enabled)
    box = QRectF(option.rect)
    if enabled and widget is not None and widget.property(PRIMARY):
        accent = tokens.color("accent")
        pressed = bool(option.state & _State.State_Sunken)
        hovered = bool(option.state & _State.State_MouseOver)
        share = 0.78 if pressed else 0.88 if hovered else 1.0
        _panel(painter, box, mix(accent, tokens.color("text"), share), None)
        if _focused(option):
            draw_focus_ring(painter, tokens, box)
            inner = box.adjusted(2, 2, -2, -2)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("surface"), 2))
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), RADIUS - 3, RADIUS - 3)
            painter.restore()
        return
    edge = tokens.color("field" if enabled else "outline")
    _panel(painter, box, _fill_of(option, tokens, tokens.color("surface")), edge)
    if _focused(option):
        draw_focus_ring(painter, tokens, box)


def _draw_tool(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    tokens = tokens_of(option.palette)
    box = QRectF(option.rect)
    chosen = bool(option.state & _State.State_On)
    if chosen:
        fill = mix(tokens.color("accent"), tokens.color("window"), 0.14)
        _panel(painter, box, fill, tokens.color("accent"))
    elif option.state & _State.State_Enabled and option.state & (
        _State.State_MouseOver | _State.State_Sunken
    ):
        _panel(painter, box, _fill_of(option, tokens, tokens.color("window")), None)
    if _focused(option):
        draw_focus_ring(painter, tokens, box)


def _focused(option: QStyleOption) -> bool:
    return bool(option.state & _State.State_HasFocus)


def _labelled(option: QStyleOptionButton, widget: QWidget | None) -> QStyleOptionButton:
    """Return the option of a button's text, in the colour that its panel needs."""
    if widget is None or not widget.property(PRIMARY) or not option.state & _State.State_Enabled:
        return option
    told = QStyleOptionButton(option)
    palette = QPalette(option.palette)
    palette.setColor(QPalette.ColorRole.ButtonText, tokens_of(palette).color("on_accent"))
    told.palette = palette
    return told


def _draw_menu_title(option: QStyleOptionMenuItem, painter: QPainter) -> None:
    tokens = tokens_of(option.palette)
    painter.fillRect(option.rect, tokens.color("window"))
    if option.state & (_State.State_Selected | _State.State_Sunken):
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        _panel(painter, box, mix(tokens.color("accent"), tokens.color("window"), 0.14), None)
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextShowMnemonic.value
    painter.setPen(tokens.color("text"))
    painter.drawText(option.rect, flags, option.text)


def _draw_field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if widget is not None and isinstance(widget.parent(), QComboBox):
        return  # the box around it is drawn with the combo box
    tokens = tokens_of(option.palette)
    enabled = bool(option.state & _State.State_Enabled)
    fill = tokens.color("surface" if enabled else "window")
    _panel(painter, QRectF(option.rect), fill, tokens.color("field" if enabled else "outline"))
    if _focused(option):
        draw_focus_ring(painter, tokens, QRectF(option.rect))


def _draw_focus(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if not isinstance(widget, QAbstractButton):  # a button's panel draws its own ring
        draw_focus_ring(painter, tokens_of(option.palette), QRectF(option.rect), 4)


def _draw_tip(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    tokens = tokens_of(option.palette)
    painter.fillRect(option.rect, tokens.color("surface"))
    painter.setPen(tokens.color("field"))
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def _draw_arrow(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    draw_chevron(painter, QRectF(option.rect).center(), tokens_of(option.palette).color("text2"))


def _draw_check(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Paint a box outlined as a field, filled with a tick in it while it is checked."""
    tokens = tokens_of(option.palette)
    enabled = bool(option.state & _State.State_Enabled)
    checked = bool(option.state & _State.State_On)
    box = QRectF(option.rect).adjusted(1, 1, -1, -1)
    edge = tokens.color("field" if enabled else "outline")
    accent = tokens.color("accent") if enabled else edge
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(accent if checked else tokens.color("surface"))
    painter.setPen(QPen(accent if checked else edge, 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if checked:
        painter.setPen(QPen(tokens.color("on_accent"), 1.8))
        centre, side = box.center(), box.width()
        points = ((-0.25, 0.02), (-0.07, 0.2), (0.26, -0.18))
        painter.drawPolyline([centre + QPointF(x * side, y * side) for x, y in points])
    painter.restore()


def _draw_nothing(_option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    return


def _draw_combo(option: QStyleOptionComboBox, painter: QPainter) -> None:
    tokens = tokens_of(option.palette)
    box = QRectF(option.rect)
    enabled = bool(option.state & _State.State_Enabled)
    plain = tokens.color("surface" if enabled else "window")
    fill = plain if option.editable else _fill_of(option, tokens, plain)
    _panel(painter, box, fill, tokens.color("field" if enabled else "outline"))
    draw_chevron(painter, QPointF(box.right() - 13, box.center().y()), tokens.color("text2"))
    if _focused(option):
        draw_focus_ring(painter, tokens, box)


def _draw_tab(option: QStyleOption, painter: QPainter) -> None:
    tokens = tokens_of(option.palette)
    box = QRectF(option.rect)
    if option.state & _State.State_Selected:
        painter.fillRect(
            QRectF(box.left() + 8, box.bottom() - 2, box.width() - 16, 2), tokens.color("accent")
        )
    elif option.state & _State.State_MouseOver:
        painter.fillRect(
            QRectF(box.left() + 8, box.bottom() - 2, box.width() - 16, 2), tokens.color("outline")
        )
    if _focused(option):
        draw_focus_ring(painter, tokens, box.adjusted(2, 2, -2, -4), 4)


def _draw_scroll_bar(option: QStyleOption, painter: QPainter, thumb: QRect) -> None:
    tokens = tokens_of(option.palette)
    share = 0.75 if option.state & (_State.State_MouseOver | _State.State_Sunken) else 0.42
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(tokens.color("text2"), tokens.color("surface"), share))
    painter.drawRoundedRect(QRectF(thumb).adjusted(3, 2, -3, -2), 3, 3)
    painter.restore()


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return where a part of a scroll bar lies: one groove from end to end, no arrow buttons."""
    whole: QRect = option.rect
    upright = option.orientation is Qt.Orientation.Vertical
    length = whole.height() if upright else whole.width()
    span = option.maximum - option.minimum
    size = length
    if span > 0:
        size = max(_SCROLL_THUMB_MIN, length * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    ends = {
        _Sub.SC_ScrollBarGroove: (0, length),
        _Sub.SC_ScrollBarSlider: (start, size),
        _Sub.SC_ScrollBarSubPage: (0, start),
        _Sub.SC_ScrollBarAddPage: (start + size, length - start - size),
    }.get(part)
    if ends is None:
        return QRect()
    if upright:
        return QRect(whole.x(), whole.y() + ends[0], whole.width(), ends[1])
    return QRect(whole.x() + ends[0], whole.y(), ends[1], whole.height())


_PRIMITIVES = {
    _Primitive.PE_PanelButtonCommand: _draw_button,
    _Primitive.PE_PanelButtonTool: _draw_tool,
    _Primitive.PE_PanelLineEdit: _draw_field,
    _Primitive.PE_FrameLineEdit: _draw_nothing,
    _Primitive.PE_FrameFocusRect: _draw_focus,
    _Primitive.PE_FrameDefaultButton: _draw_nothing,
    _Primitive.PE_FrameTabBarBase: _draw_nothing,
    _Primitive.PE_FrameTabWidget: _draw_nothing,
    _Primitive.PE_IndicatorCheckBox: _draw_check,
    _Primitive.PE_IndicatorItemViewItemCheck: _draw_check,
    _Primitive.PE_PanelTipLabel: _draw_tip,
    _Primitive.PE_IndicatorArrowDown: _draw_arrow,
}
