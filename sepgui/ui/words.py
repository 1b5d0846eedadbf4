"""Turns values into what the screen says: sentences in its language, numbers and times by its locale."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTime

from sepgui.domain.words import Words
from sepgui.i18n import Lang, Text, translate

DASH = "–"


def lang() -> Lang:
    """Return the language of the screen."""
    return "it" if QLocale().language() is QLocale.Language.Italian else "en"


def say(text: Text) -> str:
    """Return the words of marked core text."""
    return translate(text, lang())


def say_words(words: Words) -> str:
    """Return the words of a bilingual catalogue text."""
    return words.in_(lang())


def capital(text: str) -> str:
    """Return a text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def ms(duration_ns: int | None) -> str:
    """Return a duration in ms with three digits that matter, in s from one second on; a dash for none."""
    if duration_ns is None:
        return DASH
    locale = QLocale()
    value = duration_ns / 1e6
    if value >= 1000:
        return f"{locale.toString(value / 1000, 'f', 2)} s"
    digits = 2 if value < 1 else 1 if value < 10 else 0
    return f"{locale.toString(value, 'f', digits)} ms"


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 in per cent; never 0 for some, never 100 for not all; a dash for none."""
    if share is None:
        return DASH
    value = share * 100
    shown = 0.1 if 0 < value < 0.1 else 99.9 if 99.9 < value < 100 else value
    digits = 0 if shown in (0.0, 100.0) else 1
    return f"{QLocale().toString(shown, 'f', digits)} %"


def local_time(unix_ns: int) -> QDateTime:
    """Return an instant in the computer's own time zone."""
    return QDateTime.fromMSecsSinceEpoch(unix_ns // 1_000_000)


def clock(unix_ns: int) -> str:
    """Return hours, minutes and seconds, with the date when it is not today's."""
    when = local_time(unix_ns)
    time = when.toString("HH:mm:ss")
    if when.date() == QDateTime.currentDateTime().date():
        return time
    return f"{QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)} {time}"


def clock_minutes(when: QDateTime | QTime) -> str:
    """Return hours and minutes."""
    return when.toString("HH:mm")


def date(unix_s: int) -> str:
    """Return a date as the language writes it, with the month's name cut short."""
    when = QDateTime.fromSecsSinceEpoch(unix_s).date()
    return QLocale().toString(when, "d MMM yyyy")


def span(duration_ns: int) -> str:
    """Return a duration in the largest unit that fits: 40 s, 14 min, 3 h, 2 d."""
    seconds = max(0, duration_ns) // 1_000_000_000
    for size, text in (
        (86_400, QCoreApplication.translate("Span", "{n} d")),
        (3_600, QCoreApplication.translate("Span", "{n} h")),
        (60, QCoreApplication.translate("Span", "{n} min")),
    ):
        if seconds >= size:
            return text.format(n=QLocale().toString(seconds // size))
    return QCoreApplication.translate("Span", "{n} s").format(n=QLocale().toString(seconds))


def last_words(traceback: str) -> str:
    """Return the line of a traceback that says what went wrong: the last that is more than a border."""
    lines = (line.strip(" |+-") for line in reversed(traceback.splitlines()))
    return next((line for line in lines if line), "")
