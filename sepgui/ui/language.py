"""The language of the window: translators, number formats, and the switch while it runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sepgui import assets
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, system_lang

_QTS_OWN = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
"""What Qt's dialogs say and Qt's own Italian lacks; it stands among our translations."""

LANGUAGE_NAMES: dict[Lang, str] = {"it": "Italiano", "en": "English"}
"""Each language in its own words, so that it is found by those who read no other."""

_LOCALES: dict[Lang, QLocale] = {
    "it": QLocale(QLocale.Language.Italian, QLocale.Country.Italy),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Language:
    """The translators that are installed; switching sends LanguageChange to every widget."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self._chosen: Lang | None = None

    @property
    def chosen(self) -> Lang | None:
        """The language chosen by hand, None for the system's."""
        return self._chosen

    def use(self, chosen: Lang | None) -> None:
        """Speak a language from now on, None for the system's."""
        self._chosen = chosen
        lang = chosen or system_lang()
        locale = _LOCALES[lang]
        QLocale.setDefault(locale)
        self.remove()
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{lang}.qm"
        for path in (qt, _own(lang)):
            translator = QTranslator()
            if path is not None and translator.load(str(path)):
                self._installed.append(translator)
                QCoreApplication.installTranslator(translator)

    def remove(self) -> None:
        """Take every translator away: the source language is left."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []


def _own(lang: Lang) -> Path | None:
    try:
        return assets.asset("translations", f"sepgui_{lang}.qm")
    except FileNotFoundError:
        return None  # a checkout before `dev.py strings`: the source text is English
