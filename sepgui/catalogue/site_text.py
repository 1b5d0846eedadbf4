"""Writes a site as the TOML document that `load_site` reads back as the same site."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from sepgui.domain.entry import Role
from sepgui.domain.site import Site, SiteHost, SiteOptions, Thresholds

_NS_PER_MS = 1_000_000
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def site_text(site: Site, under: str = "") -> str:
    """Return the document of a site; what is at its default is left out. TOML 1.0.

    `under` is the table of a larger document that it becomes.
    """
    inside = f"{under}." if under else ""
    head = [f"[{under}]"] if under else []
    parts = [[*head, f"name = {toml_text(site.name)}"]]
    if site.version is not None:
        parts[0].append(f"version = {toml_text(str(site.version))}")
    for table, lines in (
        (f"[{inside}options]", list(_options(site.options))),
        *((f"[[{inside}host]]", list(_host(host))) for host in site.hosts),
        (f"[{inside}ports]", list(_ports(site))),
        (f"[{inside}thresholds]", list(_thresholds(site.thresholds))),
    ):
        if lines:
            parts.append([table, *lines])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _options(options: SiteOptions) -> Iterator[str]:
    default = SiteOptions()
    if options.client_protocol is not default.client_protocol:
        yield f"client_protocol = {toml_text(options.client_protocol)}"
    if options.database is not default.database:
        yield f"database = {toml_text(options.database)}"
    if options.cloud:
        yield "cloud = true"
    if options.any_computer_is_console != default.any_computer_is_console:
        yield f"any_computer_is_console = {str(options.any_computer_is_console).lower()}"
    if options.cloud_names:
        yield f"cloud_names = [{_texts(options.cloud_names)}]"


def _host(host: SiteHost) -> Iterator[str]:
    yield f"name = {toml_text(host.name)}"
    if host.target.shown != host.name:
        yield f"address = {toml_text(host.target.shown)}"
    yield f"roles = [{_texts(role for role in Role if role in host.roles)}]"
    if host.system is not None:
        yield f"system = {toml_text(host.system)}"
    if host.version is not None:
        yield f"version = {toml_text(str(host.version))}"
    if host.certificate is not None:
        yield f"certificate = {toml_text(host.certificate)}"


def _ports(site: Site) -> Iterator[str]:
    for (entry, _, default), port in site.ports.items():
        yield f'"{entry}:{default}" = {port}'


def _thresholds(thresholds: Thresholds) -> Iterator[str]:
    default = Thresholds()
    for name, value, usual in (
        ("connect_ms", thresholds.connect_ns / _NS_PER_MS, default.connect_ns / _NS_PER_MS),
        ("baseline_factor", thresholds.baseline_factor, default.baseline_factor),
        (
            "baseline_floor_ms",
            thresholds.baseline_floor_ns / _NS_PER_MS,
            default.baseline_floor_ns / _NS_PER_MS,
        ),
        ("first_byte_ms", thresholds.first_byte_ns / _NS_PER_MS, default.first_byte_ns / _NS_PER_MS),
        ("failure_percent", _percent(thresholds.failure_share), _percent(default.failure_share)),
        ("certificate_days", thresholds.certificate_days, default.certificate_days),
    ):
        if value != usual:
            yield f"{name} = {value!r}"


def _percent(share: float) -> float:
    """Return the per cent that, divided by 100, are the share again, if there are such; else the nearest."""
    near = share * 100
    tried = (round(near, 12), near, math.nextafter(near, 0), math.nextafter(near, math.inf))
    return next((percent for percent in tried if percent / 100 == share), near)


def _texts(texts: Iterable[str]) -> str:
    return ", ".join(map(toml_text, texts))


def toml_text(text: str) -> str:
    """Return a text in quotes (TOML 1.0, basic strings)."""
    return '"' + "".join(map(_char, text)) + '"'


def _char(char: str) -> str:
    plain = char >= " " and char != "\x7f"
    return _ESCAPES.get(char) or (char if plain else f"\\u{ord(char):04X}")
