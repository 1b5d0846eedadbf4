"""The offline guide: pages of the documentation that travel with the program, in a window of their own."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sepgui import assets
from sepgui.i18n import Lang
from sepgui.ui.widgets.naming import name_field
from sepgui.ui.widgets.window_size import size_window
from sepgui.ui.words import lang

GUIDE: dict[Lang, str] = {"it": "user-guide.it.md", "en": "user-guide.en.md"}
PORTS: dict[Lang, str] = {"it": "porte.md", "en": "ports.md"}
FINDINGS: dict[Lang, str] = {"it": "diagnosi.md", "en": "findings.md"}
ONBOARDING: dict[Lang, str] = {"it": "onboarding.it.md", "en": "onboarding.en.md"}
_PAIRS = (GUIDE, PORTS, FINDINGS, ONBOARDING)
PAGES = (*(page for pair in _PAIRS for page in pair.values()), "site.md", "verdicts.md")
"""Every page that can be read here; a wheel and a frozen program carry them all."""

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>")
"""Qt's reader of Markdown takes it for a tag that is never closed, and swallows the rest of the page."""
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\s*$", re.MULTILINE)


class Guide(QDialog):
    """Shows one page at a time; links lead from page to page, and out of the program only when pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.document().setDocumentMargin(16)
        self.page.anchorClicked.connect(self._follow)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setTextMargins(6, 0, 6, 0)
        self._back = QPushButton(self)
        self._home = QPushButton(self)
        self._trail: list[str] = []
        self._shown = ""
        for each in (self._back, self._home, self.search):
            each.setMinimumHeight(30)
        for button in (self._back, self._home):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addWidget(self._home)
        row.addWidget(self.search, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(8, 8, 8, 8)
        body.addLayout(row)
        body.addWidget(self.page, 1)
        self._back.clicked.connect(self.go_back)
        self._home.clicked.connect(self.show_guide)
        self.search.returnPressed.connect(self._find_next)
        self.search.textEdited.connect(self._find_first)
        QShortcut(QKeySequence.StandardKey.Find, self, self._begin_search)
        QShortcut(QKeySequence.StandardKey.Back, self, self.go_back)
        size_window(self, 860, 620)
        self._retranslate()

    def show_guide(self) -> None:
        """Show the user guide in the present language."""
        self.show_page(GUIDE[lang()])

    def show_entry(self, entry: str) -> None:
        """Show what the catalogue knows of an entry, by its id."""
        self.show_page(f"{PORTS[lang()]}#{entry}")

    def show_page(self, address: str) -> None:
        """Show a page, at a heading after ``#`` if there is one."""
        if self._shown:
            self._trail.append(self._shown)
        self._load(address)

    def go_back(self) -> None:
        """Show the page before."""
        if self._trail:
            self._load(self._trail.pop())

    @property
    def shown(self) -> str:
        """The address of the page that is shown."""
        return self._shown

    # --- inside ---------------------------------------------------------------------------------

    def _load(self, address: str) -> None:
        name, _, heading = address.partition("#")
        self._shown = address
        self.page.setMarkdown(text_of(name))
        _give_air(self.page.document())
        self._back.setEnabled(bool(self._trail))
        cursor = QTextCursor(self.page.document())
        if heading:
            self._go_to(heading)
        else:
            self.page.setTextCursor(cursor)

    def _go_to(self, heading: str) -> None:
        """Put a heading at the top: its words, written as an address."""
        block = self.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and _as_address(block.text()) == heading:
                self.page.setTextCursor(QTextCursor(block))
                place = self.page.document().documentLayout().blockBoundingRect(block)
                self.page.verticalScrollBar().setValue(round(place.top()))
                return
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
            return
        name = url.path() or self._shown.partition("#")[0]
        if name in PAGES:
            self.show_page(f"{name}#{url.fragment()}" if url.fragment() else name)

    def _begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _find_first(self, words: str) -> None:
        self.page.setTextCursor(QTextCursor(self.page.document()))
        if words:
            self.page.find(words)

    def _find_next(self) -> None:
        words = self.search.text()
        if words and not self.page.find(words):
            self._find_first(words)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("sepgui: user guide"))
        self._back.setText(self.tr("Back"))
        self._home.setText(self.tr("Contents"))
        self.search.setPlaceholderText(self.tr("Find on this page"))
        name_field(self.search, self.tr("Find on this page"))
        self.page.setAccessibleName(self.tr("Page of the guide"))
        name, _, heading = self._shown.partition("#")
        for pair in _PAIRS:
            if name in pair.values():
                self._load(f"{pair[lang()]}#{heading}" if heading else pair[lang()])

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: the same page in the other one."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


def _give_air(document: QTextDocument) -> None:
    """Put space around headings and paragraphs, which Qt's reader of Markdown leaves out; not in tables."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if not cursor.currentTable():
            form = block.blockFormat()
            if form.headingLevel():
                form.setTopMargin(16)
                form.setBottomMargin(6)
            elif not form.nonBreakableLines():
                form.setTopMargin(2 if block.textList() else 4)
                form.setBottomMargin(2 if block.textList() else 6)
            cursor.setBlockFormat(form)
        block = block.next()
    cursor.endEditBlock()


def text_of(name: str) -> str:
    """Return a page as Markdown, without what only a browser of repositories shows."""
    text = assets.asset("docs", name).read_text("utf-8")
    return _BREAK.sub(", ", _PICTURE.sub("", _COMMENT.sub("", text)))


def _as_address(words: str) -> str:
    return re.sub(r"[^\w\s-]", "", words.strip().lower()).replace(" ", "-")
