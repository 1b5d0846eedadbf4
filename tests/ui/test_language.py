"""The language: ours and Qt's, switched while the program runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFileDialog, QLabel

from sepgui import assets
from sepgui.i18n import Lang
from sepgui.ui.language import Language


def qts_cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def ours() -> str:
    return QCoreApplication.translate("MatrixModel", "Entry")


def test_the_chosen_language_speaks_through_qt_too() -> None:
    language = Language()
    language.use("it")
    assert (ours(), qts_cancel()) == ("Voce", "Annulla")
    language.use("en")
    assert (ours(), qts_cancel()) == ("Entry", "Cancel")
    language.remove()


def test_the_dialog_for_files_speaks_no_other_language() -> None:
    """Qt's own Italian lacks what the newest Qt says in it."""
    language = Language()
    language.use("it")
    dialog = QFileDialog()
    said = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert said == ["&Cerca in:", "&Nome del file:", "&Tipo di file:"]
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "Cartella"
    dialog.deleteLater()
    language.remove()


@pytest.mark.parametrize(("system", "lang"), [("it_IT.UTF-8", "it"), ("C", "it"), ("de_DE.UTF-8", "en")])
def test_without_a_choice_the_systems_language_is_spoken(
    monkeypatch: pytest.MonkeyPatch, system: str, lang: Lang
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    language = Language()
    language.use(None)
    assert language.chosen is None
    assert QLocale().name()[:2] == lang
    language.remove()


def test_without_translations_it_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_parts: str) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(assets, "asset", missing)
    language = Language()
    language.use("it")
    assert ours() == "Entry"
    language.remove()
