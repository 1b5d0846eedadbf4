"""What changed between two looks: the sentence, both sides, and a table that leads back to the matrix."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import (
    QDateTime,
    QEvent,
    QLocale,
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sepgui.catalogue import load_catalogue
from sepgui.reports.diff import FORMATS, Compared, headline, remarks, sides
from sepgui.ui.fonts import Face, grown
from sepgui.ui.models.comparison_model import OPEN_SESSION, ComparisonModel, DiffColumn
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import CARD_RADIUS, Card, Label
from sepgui.ui.widgets.window_size import size_window
from sepgui.ui.words import lang, say

_MOST_FITTED = 300
"""Up to so many rows each is as high as its words need."""
_TEXT_WIDTH = 100
_WIDE = 1180
_HIGH = 560
_WIDTHS = {
    DiffColumn.WAY: 104,
    DiffColumn.PORT: 80,
    DiffColumn.ENTRY: 184,
    DiffColumn.ADDRESS: 176,
    DiffColumn.BEFORE: 160,
    DiffColumn.NOW: 160,
}
_ROOM = {DiffColumn.ADDRESS: 980, DiffColumn.BEFORE: 840, DiffColumn.NOW: 840}
"""From which width of the table on there is room for a column; the sentence tells before and now as well."""
_AIR = 4
_COPIES = ("table", "csv", "md")


class _Airy(QStyledItemDelegate):
    """Rows with some air above and below their words."""

    # Qt's own names

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the words and the air."""
        return super().sizeHint(option, index).grownBy(QMargins(0, _AIR, 0, _AIR))


class _Banner(Card):
    """Says that something was simulated, in the colour of what is not as it should be."""

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tinted surface with an outline."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("slow"), 1))
        painter.setBrush(tokens.mixed("slow", tokens.tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)


class ComparisonView(QDialog):
    """Stays beside the window. `followed` carries the `Difference` whose row is to be shown there.

    `save_pressed` asks for the whole as a file.
    """

    followed = Signal(object)
    save_pressed = Signal()

    def __init__(self, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._compared = compared
        self.model = ComparisonModel(compared, self.palette(), self)
        self.banner = _Banner(8, self)
        self._banner_words = Label(Face.STRONG, "", self.banner).wrapped()
        self.banner.body.addWidget(self._banner_words)
        self.banner.setVisible(any(compared.simulated))
        self.said = Label(Face.TITLE, "", self).wrapped()
        self.sides = Label(Face.BODY, "", self).quiet().wrapped()
        self.only_changed = QCheckBox(self)
        self.only_changed.setChecked(True)
        self.only_changed.toggled.connect(self._filter)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(_Airy(self.table))
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(True)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.activated.connect(self._follow)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, grown(width))
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_rows)
        header.sectionResized.connect(lambda: self._fitting.start())
        self.copy = QPushButton(self)
        self._copies: dict[str, QAction] = {}
        menu = QMenu(self.copy)
        for form in _COPIES:
            action = menu.addAction("")
            action.triggered.connect(partial(self.copy_as, form))
            self._copies[form] = action
        self.copy.setMenu(menu)
        self.save = QPushButton(self)
        self.show_row = QPushButton(self)
        self._close = QPushButton(self)
        self.save.clicked.connect(self.save_pressed)
        self.show_row.clicked.connect(self._follow_chosen)
        self._close.clicked.connect(self.close)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copying.activated.connect(partial(self.copy_as, "table"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.only_changed)
        buttons.addStretch(1)
        for button in (self.show_row, self.copy, self.save, self._close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        body = QVBoxLayout(self)
        body.setContentsMargins(14, 14, 14, 14)
        body.setSpacing(8)
        body.addWidget(self.banner)
        body.addWidget(self.said)
        body.addWidget(self.sides)
        body.addWidget(self.table, 1)
        body.addLayout(buttons)
        self._retranslate()
        self._choose_first()
        self.table.setFocus()
        size_window(self, _WIDE, _HIGH)

    @property
    def compared(self) -> Compared:
        """What is shown, the open session named in the present language."""
        one, other = (
            self.tr("The open session") if name == OPEN_SESSION else name for name in self._compared.names
        )
        return replace(self._compared, names=(one, other))

    def copy_as(self, form: str) -> None:
        """Put the comparison on the clipboard, in a form of `sepgui diff`."""
        text = FORMATS[form](self.compared, load_catalogue(), lang(), _TEXT_WIDTH)
        QGuiApplication.clipboard().setText(text.removeprefix("\ufeff"))

    # --- inside ---------------------------------------------------------------------------------

    def _filter(self, only_changed: bool) -> None:
        self.model.show_everything(everything=not only_changed)
        self._choose_first()
        self._fitting.start()

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
        self.show_row.setEnabled(self.model.rowCount() > 0)

    def _follow(self, index: QModelIndex) -> None:
        self.followed.emit(self.model.difference(index.row()))

    def _follow_chosen(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._follow(index)

    def _fit_rows(self) -> None:
        if self.model.rowCount() <= _MOST_FITTED:
            self.table.resizeRowsToContents()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Comparison"))
        words = self.tr("SIMULATION: one of the two sides was not measured on a real network.")
        if all(self.compared.simulated):
            words = self.tr("SIMULATION: nothing of this was measured on a real network.")
        self._banner_words.setText(words)
        self.banner.setAccessibleName(self._banner_words.text())
        self.said.setText(say(headline(self.compared)))
        first, second = map(_local, self.compared.started)
        told = replace(self.compared, started=(first, second))
        self.sides.setText("\n".join(map(say, (*sides(told), *remarks(told)))))
        self.only_changed.setText(self.tr("&Only what changed"))
        self.table.setAccessibleName(self.tr("What changed, port by port"))
        self.table.setToolTip(self.tr("Enter shows the port in the matrix"))
        self.copy.setText(self.tr("&Copy"))
        for form, text in (
            ("table", self.tr("As &text")),
            ("csv", self.tr("As C&SV")),
            ("md", self.tr("As &Markdown")),
        ):
            self._copies[form].setText(text)
        self.save.setText(self.tr("Save &as…"))
        self.show_row.setText(self.tr("&Show in the matrix"))
        self._close.setText(self.tr("Close"))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns for which there is room."""
        super().resizeEvent(event)
        for column, room in _ROOM.items():
            self.table.setColumnHidden(column, event.size().width() < grown(room))
        self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            chosen = self.table.currentIndex().row()
            self.model.retranslate(self.palette())
            self._retranslate()
            if chosen >= 0:
                self.table.selectRow(chosen)
            self._fitting.start()


def _local(iso: str) -> str:
    """Return an instant as the language writes it, in the computer's own time zone."""
    when = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs)
    if not when.isValid():
        return iso
    shown = when.toLocalTime()
    return f"{QLocale().toString(shown.date(), 'd MMM yyyy')}, {shown.toString('HH:mm')}"
