"""The values of a session in disguise: which of their fields name somebody, and as what."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sepgui.domain.cell import CellKey
from sepgui.domain.disguise import Disguise
from sepgui.domain.entry import Role
from sepgui.domain.finding import Evidence, Finding, FirewallRequest
from sepgui.domain.host import is_address
from sepgui.domain.outcome import Fact, FactName, HttpFacts, Icmp, Meaning, Proxied, TlsFacts
from sepgui.domain.plan import Flow, Plan, PlannedFlow, Vantage
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.surroundings import Happening
from sepgui.domain.words import Words
from sepgui.i18n import Text
from sepgui.store.schema import About

_AS_IT_IS = frozenset({"version"})
"""Places of our sentences that hold numbers of versions, which look like addresses."""
_SAID = frozenset({"start", "text"})
"""Places that hold what a stranger said, in the stranger's words."""
_CALLED = frozenset({"server", "software", "stranger"})
"""Places that hold what a program calls itself."""
_PROGRAMS = re.compile(
    r"\?|(apache|nginx|microsoft|sepm|sem|tomcat|jetty|squid|openssh|dropbear|libssh|haproxy|envoy|cloudflare"
    r"|akamai|awselb|gws|bluecoat|zscaler|fortinet|python|caddy|lighttpd|kestrel|http|ssh|smtp|ftp|tls|smb|ldap"
    r"|mysql|postgresql|rdp|vnc|telnet|pop3|imap)(?![a-z])",
    re.IGNORECASE,
)
"""Programs whose name says nothing of the site; any other may be called after somebody."""
_PRODUCT = frozenset({"sepm", "sem", "apache", "symantec endpoint protection manager"})
"""What the product's own servers call themselves."""
_LISTED = frozenset({"names", "name", "wanted", "instances"})
"""Places that hold names of computers and instances, which look like any word."""
_KEPT = frozenset(
    {
        FactName.VERSION,
        FactName.SEP_VERSION,
        FactName.ENGINE,
        FactName.ENCRYPTION,
        FactName.DIALECT,
        FactName.SIGNING,
        FactName.TCP_PORT,
        FactName.CONSOLE_PORT,
        FactName.MSS,
        FactName.PID,
        FactName.CLOCK_SKEW,
    }
)


class Disguising:
    """Applies one disguise to the values of a session."""

    def __init__(self, disguise: Disguise) -> None:
        self.disguise = disguise

    def about(self, about: About) -> About:
        """Return what a session is about; a title is kept of a simulated one only."""
        self._name_hosts(about.plan.site)
        title = about.title if about.simulated else None
        return replace(about, plan=self._plan(about.plan), title=self._words(title) if title else None)

    def cell(self, cell: CellKey) -> CellKey:
        """Return a cell with another host and address."""
        disguise = self.disguise
        return replace(
            cell,
            host=disguise.host(cell.host),
            address=disguise.address(cell.address),
            seen_from=disguise.host(cell.seen_from) if cell.seen_from else "",
        )

    def meaning(self, meaning: Meaning) -> Meaning:
        """Return what an outcome says, without whom it says it of."""
        return replace(
            meaning,
            detail=self._text(meaning.detail) if meaning.detail else None,
            icmp=self._icmp(meaning.icmp) if meaning.icmp else None,
            tls=self._tls(meaning.tls) if meaning.tls else None,
            http=self._http(meaning.http) if meaning.http else None,
            facts=tuple(self._fact(fact) for fact in meaning.facts),
            proxied=self._proxied(meaning.proxied) if meaning.proxied else None,
        )

    def finding(self, finding: Finding) -> Finding:
        """Return a finding about the same cells under their other names."""
        return replace(
            finding,
            cells=tuple(self.cell(cell) for cell in finding.cells),
            summary=self._text(finding.summary),
            evidence=tuple(
                Evidence(self._text(each.text), self.cell(each.cell) if each.cell else None)
                for each in finding.evidence
            ),
            remedy=self._words(finding.remedy),
            decides=self._text(finding.decides) if finding.decides else None,
            requests=tuple(self._request(each) for each in finding.requests),
        )

    def text(self, text: Text) -> Text:
        """Return a sentence that says the same of others."""
        return self._text(text)

    def happening(self, happening: Happening) -> Happening:
        """Return what happened to this computer, its networks under other names."""
        text = happening.text
        args = tuple(
            (key, self.disguise.words("Network", value))
            if key == "name" and isinstance(value, str)
            else (key, self._argument(key, value))
            for key, value in text.args
        )
        return replace(happening, text=Text(text.context, text.source, args))

    # --- inside -------------------------------------------------------------------------------

    def _name_hosts(self, site: Site) -> None:
        for host in site.hosts:
            role = next((role for role in Role if role in host.roles), Role.CLIENT)
            for name in (host.name, host.target.ascii):
                if not is_address(name.strip("[]")):
                    self.disguise.name_host(name, role.value)

    def _plan(self, plan: Plan) -> Plan:
        return replace(
            plan,
            site=self._site(plan.site),
            pair=self._pair(plan.pair),
            vantage=self._vantage(plan.vantage),
            flows=tuple(self._planned(planned) for planned in plan.flows),
        )

    def _site(self, site: Site) -> Site:
        names = tuple(self.disguise.host(name) for name in site.options.cloud_names)
        return replace(
            site,
            name=self.disguise.words("Site", site.name),
            hosts=tuple(self._host(host) for host in site.hosts),
            options=replace(site.options, cloud_names=names),
        )

    def _pair(self, pair: Pair) -> Pair:
        return Pair(
            self._host(pair.manager),
            self._host(pair.client) if pair.client else None,
            tuple(self._host(host) for host in pair.more_managers),
            tuple(self._host(host) for host in pair.more_clients),
        )

    def _vantage(self, vantage: Vantage) -> Vantage:
        return replace(vantage, host=self._host(vantage.host) if vantage.host else None)

    def _planned(self, planned: PlannedFlow) -> PlannedFlow:
        return replace(
            planned,
            flow=self._flow(planned.flow),
            why=self._text(planned.why) if planned.why else None,
            own=self.disguise.host_name(planned.own) if planned.own else None,
        )

    def _flow(self, flow: Flow) -> Flow:
        return replace(
            flow,
            initiator=self._host(flow.initiator) if flow.initiator else None,
            listener=self._host(flow.listener) if flow.listener else None,
        )

    def _host(self, host: SiteHost) -> SiteHost:
        return replace(
            host,
            name=self.disguise.host(host.name),
            target=self.disguise.host_name(host.target),
            certificate=self.disguise.certificate(host.certificate) if host.certificate else None,
        )

    def _icmp(self, icmp: Icmp) -> Icmp:
        return replace(icmp, sender=self.disguise.address(icmp.sender))

    def _tls(self, tls: TlsFacts) -> TlsFacts:
        return replace(
            tls,
            subject=self.disguise.distinguished(tls.subject),
            issuer=self.disguise.distinguished(tls.issuer),
            names=tuple(self.disguise.host(name) for name in tls.names),
            sha256=self.disguise.certificate(tls.sha256) if tls.sha256 else "",
        )

    def _proxied(self, proxied: Proxied) -> Proxied:
        return replace(
            proxied,
            proxy=self.disguise.endpoint(proxied.proxy),
            tls=self._tls(proxied.tls) if proxied.tls else None,
        )

    def _http(self, http: HttpFacts) -> HttpFacts:
        location = self.disguise.url(http.location) if http.location else ""
        return replace(http, server=self._program(http.server), location=location)

    def _fact(self, fact: Fact) -> Fact:
        if isinstance(fact.value, Text):
            return replace(fact, value=self._text(fact.value))
        if fact.name in _KEPT:
            return fact
        return replace(fact, value=self._told(fact.name, fact.value))

    def _told(self, name: FactName, value: str) -> str:
        match name:
            case FactName.MAC:
                return self.disguise.mac(value)
            case FactName.PRODUCT:
                return self._program(value)
            case FactName.SERVER_GUID:
                return self.disguise.guid(value)
            case FactName.SERVER_NAME | FactName.NETBIOS_NAMES | FactName.INSTANCES:
                return self._listed(value)
            case _:
                return self.disguise.free(value)

    def _text(self, text: Text) -> Text:
        return Text(
            text.context, text.source, tuple((key, self._argument(key, value)) for key, value in text.args)
        )

    def _argument(self, key: str, value: str | float | Text) -> str | float | Text:
        match value:
            case Text():
                return self._text(value)
            case str() if key in _SAID:
                return self.disguise.speech(value)
            case str() if key in _CALLED:
                return self._program(value)
            case str() if key in _LISTED:
                return self._listed(value)
            case str() if key not in _AS_IT_IS:
                return self.disguise.url(value) if "://" in value else self.disguise.free(value)
            case _:
                return value

    def _program(self, value: str) -> str:
        """Return what a known program calls itself; of another, a number.

        What is called after the product alone stays, even where a host is called so too.
        """
        if value.strip().casefold() in _PRODUCT:
            return value
        if not value or _PROGRAMS.match(value):
            return self.disguise.free(value)
        return self.disguise.words("Program", value)

    def _listed(self, value: str) -> str:
        """Return names with what follows each, as in ``SQL1 1433, SQL2 50000``."""
        each = (part.partition(" ") for part in value.split(", "))
        return ", ".join(f"{self.disguise.host(name)}{space}{rest}" for name, space, rest in each)

    def _words(self, words: Words) -> Words:
        return Words(self.disguise.free(words.it), self.disguise.free(words.en))

    def _request(self, request: FirewallRequest) -> FirewallRequest:
        return replace(
            request,
            source=self.disguise.host(request.source),
            source_address=self.disguise.address(request.source_address),
            destination=self.disguise.host(request.destination),
            destination_address=self.disguise.address(request.destination_address),
            by=self.disguise.address(request.by) if request.by else None,
        )
