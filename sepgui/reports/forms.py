"""The forms in which a report is written, and the one function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from sepgui.domain.entry import Catalogue
from sepgui.domain.words import Words
from sepgui.i18n import Lang
from sepgui.reports.firewall_request import request_text, rules_text
from sepgui.reports.mask import Hide, hiding
from sepgui.reports.paper import Sheet, reworded
from sepgui.reports.report_json import Decimal, firewall_csv, report_csv, report_json
from sepgui.reports.told import Told, requests

OnPage = Callable[[int], None]


class Form(StrEnum):
    """What a report is written as."""

    HTML = "html"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    MD = "md"


class FirewallPart(StrEnum):
    """What a firewall team is handed alone: the request with its last attempts, or ready rules."""

    REQUEST = "request"
    RULES = "rules"


BY_ENDING: Mapping[str, Form] = MappingProxyType(
    {
        ".html": Form.HTML,
        ".htm": Form.HTML,
        ".pdf": Form.PDF,
        ".csv": Form.CSV,
        ".json": Form.JSON,
        ".md": Form.MD,
    }
)
"""The form that the ending of a file's name asks for."""


class Wish(Struct, frozen=True):
    """How a report is wanted; `mask` hides names, and `private` further words with them."""

    form: Form
    lang: Lang
    mask: bool = False
    private: tuple[str, ...] = ()
    decimal: Decimal | None = None

    @property
    def sign(self) -> Decimal:
        """The decimal sign of a sheet: as wished, else that of the language."""
        return self.decimal or (Decimal.COMMA if self.lang == "it" else Decimal.POINT)


def _nobody_counts(_page: int) -> None:
    """Take no notice."""


def written(told: Told, wish: Wish, on_page: OnPage = _nobody_counts) -> bytes:
    """Return the report as a file; `on_page` is told of each page of a PDF, and may raise to give up."""
    hide = _hide(told, wish)
    match wish.form:
        case Form.JSON:
            return report_json(told, wish.lang, hide).encode()
        case Form.CSV:
            return report_csv(told, wish.lang, hide, wish.sign).encode()
        case Form.HTML:
            from sepgui.reports.html import html

            return html(_sheet(told, wish, hide)).encode()
        case Form.MD:
            from sepgui.reports.markdown import markdown

            return markdown(_sheet(told, wish, hide)).encode()
        case Form.PDF:
            from sepgui.reports.pdf import pdf

            return pdf(_sheet(told, wish, hide), on_page)


def firewall_written(told: Told, wish: Wish, part: FirewallPart) -> bytes:
    """Return what a firewall team is handed: a sheet where CSV is wished, else text; empty without any."""
    hide, wanted = _hide(told, wish), requests(told)
    if not wanted:
        return b""
    if wish.form is Form.CSV:
        return firewall_csv(told, hide, wish.sign).encode()
    if part is FirewallPart.RULES:
        text = rules_text(wanted, wish.lang)
    else:
        from sepgui.reports.content_end import tried_text

        entries = Catalogue(tuple(flow.flow.entry for flow in told.run.plan.flows), (), Words("", ""))
        text = "\n".join((request_text(wanted, entries, wish.lang), tried_text(told, wanted, wish.lang)))
    return (hide(text) if hide else text).encode()


def _sheet(told: Told, wish: Wish, hide: Hide | None) -> Sheet:
    from sepgui.reports.content import sheet

    whole = sheet(told, wish.lang)
    return reworded(whole, hide) if hide is not None else whole


def _hide(told: Told, wish: Wish) -> Hide | None:
    return hiding(told, wish.private) if wish.mask else None
