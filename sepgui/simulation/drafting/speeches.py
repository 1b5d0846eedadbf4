"""How a service must speak in a scenario, so that a probe learns of it what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import FactName, HttpFacts, Meaning, Service
from sepgui.probes.table import SPEAK_HTTP_IN_TLS, SPEAK_TLS
from sepgui.simulation.drafting.certificates import Certificates
from sepgui.simulation.drafting.stretches import direct_detail, facts_of
from sepgui.simulation.drafting.toml import Value

_STRANGER = "220 ready\r\n"
_CONFIRMING = 200
_SQL_SERVER = "SQL Server"
_CLOSED = ("closed without a word", "closed during the TLS handshake")
_RESET = ("reset at once", "reset without a word", "reset during the TLS handshake")
_CUT = ("began with", "too slow")

Keys = dict[str, Value]
"""The keys of a service beside its port and when it is there."""

RANKS: Mapping[ProbeKind, int] = {
    kind: rank
    for rank, kind in enumerate(
        (
            ProbeKind.SECARS_HTTPS,
            ProbeKind.SECARS_HTTP,
            ProbeKind.SEPM_API,
            ProbeKind.SEPM_CONSOLE,
            ProbeKind.REPORTING,
            ProbeKind.WEB_CONSOLE,
            ProbeKind.CLOUD,
            ProbeKind.GUP,
            ProbeKind.PAC,
            ProbeKind.SQL_ANYWHERE,
            ProbeKind.TDS,
            ProbeKind.JRMP,
        )
    )
}
"""Which kind tells most of a port that several ask, the first before all others."""


def service_keys(kind: ProbeKind, meaning: Meaning, certificates: Certificates) -> Keys:
    """Return how a service speaks that gave this meaning to a probe of this kind."""
    facts = facts_of(meaning)
    keys = _spoken(kind, meaning, certificates)
    process, on = facts.get(FactName.PROCESS), facts.get(FactName.LISTENING_ON)
    if process is not None:
        keys["process"] = process.partition(" / ")[0]
    if on is not None and all(each.startswith(("127.", "::1")) for each in on.split(", ")):
        keys["loopback"] = True
    return keys


def usual_keys(kind: ProbeKind, certificates: Certificates) -> Keys:
    """Return how a service speaks of which only is known that it is there."""
    keys = _well(kind, {}, None)
    return keys | ({"tls": {"certificate": certificates.unknown()}} if kind in SPEAK_TLS else {})


def _spoken(kind: ProbeKind, meaning: Meaning, certificates: Certificates) -> Keys:
    detail = direct_detail(meaning)
    said = detail.source if detail is not None else ""
    facts = facts_of(meaning)
    if any(words in said for words in _RESET):
        return {"speaks": "mute", "accepting": "reset"}
    if meaning.tls is not None:
        tls: Keys = {"tls": certificates.shown(meaning.tls)}
    elif kind in SPEAK_TLS and meaning.service is Service.FAILING:
        alert = dict(detail.args).get("alert") if detail is not None else None
        failure: Keys = {"failure": "alert", "detail": str(alert)} if alert else {}
        failure = failure or {"failure": "certificate-unreadable"}
        return {"speaks": "mute", "tls": {"certificate": certificates.unknown(), **failure}}
    else:
        tls = {}
    match meaning.service:
        case Service.MUTE if any(words in said for words in _CLOSED):
            return {"speaks": "closes", **tls}
        case Service.MUTE if any(words in said for words in _CUT):
            return {"speaks": "drip", "text": _STRANGER, "every": "2s", **tls}
        case Service.MUTE:
            return {"speaks": "mute", **tls}
        case Service.UNEXPECTED | Service.FAILING if meaning.http is None:
            return {"speaks": "banner", "text": _STRANGER, **tls}
        case Service.UNCHECKED if meaning.http is None:
            return {"speaks": "mute", **tls}
        case _:
            return _well(kind, facts, meaning.http, confirmed=meaning.service) | tls


def _well(
    kind: ProbeKind,
    facts: Mapping[FactName, str],
    http: HttpFacts | None,
    confirmed: Service = Service.CONFIRMED,
) -> Keys:
    own = _OWN.get(kind)
    if own is not None and confirmed is Service.CONFIRMED:
        return own(facts, http)
    if http is None:
        return {"speaks": "web"} if kind in _WEB else {"speaks": "mute"}
    speaks = "secars" if kind in _SECARS and http.status != _CONFIRMING else "web"
    return {"speaks": speaks, **_page(http)}


def _page(http: HttpFacts) -> Keys:
    keys: Keys = {"status": http.status}
    if http.server:
        keys["server"] = http.server
    if http.location:
        keys["location"] = http.location
    return keys


def _server(http: HttpFacts | None) -> Keys:
    return {"server": http.server} if http is not None and http.server else {}


def _sepm(facts: Mapping[FactName, str], http: HttpFacts | None) -> Keys:
    version = facts.get(FactName.SEP_VERSION)
    return {"speaks": "sepm", **_server(http), **({"version": version} if version else {})}


def _smb(facts: Mapping[FactName, str], _http: HttpFacts | None) -> Keys:
    dialect = facts.get(FactName.DIALECT)
    return {"speaks": "smb", **({"dialect": dialect} if dialect else {})}


def _nbstat(facts: Mapping[FactName, str], _http: HttpFacts | None) -> Keys:
    names = [name.strip() for name in facts.get(FactName.NETBIOS_NAMES, "HOST").split(",")]
    return {"speaks": "nbstat", "names": [name.upper()[:15] for name in names if name]}


def _tds(facts: Mapping[FactName, str], _http: HttpFacts | None) -> Keys:
    major = facts.get(FactName.VERSION, "").partition(".")[0]
    return {"speaks": "tds", **({"major": int(major)} if major.isdigit() else {})}


def _database(facts: Mapping[FactName, str], http: HttpFacts | None) -> Keys:
    return _tds(facts, http) if _SQL_SERVER in facts.get(FactName.ENGINE, "") else {"speaks": "mute"}


def _browser(facts: Mapping[FactName, str], _http: HttpFacts | None) -> Keys:
    instance = facts.get(FactName.INSTANCES, "SQL 1433").partition(" ")[0]
    port = facts.get(FactName.TCP_PORT, "1433").partition(",")[0]
    return {"speaks": "sql-browser", "instance": instance, "answers_on": int(port)}


def _plain(speaks: str) -> Callable[[Mapping[FactName, str], HttpFacts | None], Keys]:
    return lambda _facts, http: {"speaks": speaks, **_server(http)}


def _greeting(facts: Mapping[FactName, str], _http: HttpFacts | None) -> Keys:
    return {"speaks": "banner", "text": f"SSH-2.0-{facts.get(FactName.PRODUCT, 'server')}\r\n"}


_SECARS = frozenset({ProbeKind.SECARS_HTTP, ProbeKind.SECARS_HTTPS})
_WEB = SPEAK_HTTP_IN_TLS | {ProbeKind.HTTP, ProbeKind.HTTP_HEAD, ProbeKind.GUP, ProbeKind.WEB_CONSOLE}
_OWN: Mapping[ProbeKind, Callable[[Mapping[FactName, str], HttpFacts | None], Keys]] = {
    ProbeKind.SECARS_HTTP: _plain("secars"),
    ProbeKind.SECARS_HTTPS: _plain("secars"),
    ProbeKind.SEPM_CONSOLE: _sepm,
    ProbeKind.SEPM_API: _sepm,
    ProbeKind.SMB: _smb,
    ProbeKind.NETBIOS_SESSION: lambda _facts, _http: {"speaks": "netbios-session"},
    ProbeKind.NBSTAT: _nbstat,
    ProbeKind.SSH: _greeting,
    ProbeKind.TDS: _tds,
    ProbeKind.SQL_ANYWHERE: _database,
    ProbeKind.SQL_BROWSER: _browser,
    ProbeKind.JRMP: lambda _facts, _http: {"speaks": "jrmp"},
    ProbeKind.PAC: _plain("pac"),
}
"""What proves each service that is asked in a language of its own."""
