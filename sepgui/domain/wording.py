"""The words people read for verdicts, reasons and roles: one table for window, report and terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sepgui.domain.entry import Role
from sepgui.domain.finding import Certainty
from sepgui.domain.judgement import Judgement, Verdict
from sepgui.domain.outcome import FactName, Reason, Service, State, TlsProblem
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

STATE_WORDS: Mapping[State, Text] = MappingProxyType(
    {
        State.OPEN: QT_TRANSLATE_NOOP("Verdict", "open"),
        State.CLOSED: QT_TRANSLATE_NOOP("Verdict", "closed"),
        State.FILTERED: QT_TRANSLATE_NOOP("Verdict", "filtered"),
        State.OPEN_FILTERED: QT_TRANSLATE_NOOP("Verdict", "open|filtered"),
        State.UNREACHABLE: QT_TRANSLATE_NOOP("Verdict", "unreachable"),
        State.ERROR: QT_TRANSLATE_NOOP("Verdict", "local error"),
    }
)

SERVICE_WORDS: Mapping[Service, Text] = MappingProxyType(
    {
        Service.CONFIRMED: QT_TRANSLATE_NOOP("Verdict", "confirmed"),
        Service.UNEXPECTED: QT_TRANSLATE_NOOP("Verdict", "unexpected"),
        Service.FAILING: QT_TRANSLATE_NOOP("Verdict", "failing"),
        Service.MUTE: QT_TRANSLATE_NOOP("Verdict", "mute"),
        Service.UNCHECKED: QT_TRANSLATE_NOOP("Verdict", "unchecked"),
    }
)

JUDGEMENT_WORDS: Mapping[Judgement, Text] = MappingProxyType(
    {
        Judgement.OK: QT_TRANSLATE_NOOP("Verdict", "ok"),
        Judgement.DEGRADED: QT_TRANSLATE_NOOP("Verdict", "degraded"),
        Judgement.PROBLEM: QT_TRANSLATE_NOOP("Verdict", "problem"),
        Judgement.EXPECTED: QT_TRANSLATE_NOOP("Verdict", "as expected"),
        Judgement.UNPROVEN: QT_TRANSLATE_NOOP("Verdict", "unproven"),
        Judgement.SKIPPED: QT_TRANSLATE_NOOP("Verdict", "skipped"),
    }
)

ROLE_WORDS: Mapping[Role, Text] = MappingProxyType(
    {
        Role.MANAGER: QT_TRANSLATE_NOOP("Role", "manager"),
        Role.CLIENT: QT_TRANSLATE_NOOP("Role", "client"),
        Role.GUP: QT_TRANSLATE_NOOP("Role", "GUP"),
        Role.DATABASE: QT_TRANSLATE_NOOP("Role", "database"),
        Role.CONSOLE: QT_TRANSLATE_NOOP("Role", "console"),
        Role.REPORTING_CONSOLE: QT_TRANSLATE_NOOP("Role", "reporting console"),
        Role.REPLICATION_PARTNER: QT_TRANSLATE_NOOP("Role", "replication partner"),
        Role.RMM: QT_TRANSLATE_NOOP("Role", "RMM"),
        Role.EDR: QT_TRANSLATE_NOOP("Role", "EDR"),
        Role.SPC: QT_TRANSLATE_NOOP("Role", "SPC"),
        Role.CONTENT_ANALYSIS: QT_TRANSLATE_NOOP("Role", "Content Analysis"),
        Role.CLOUD: QT_TRANSLATE_NOOP("Role", "cloud"),
        Role.SYSLOG: QT_TRANSLATE_NOOP("Role", "syslog"),
    }
)

REASON_WORDS: Mapping[Reason, Text] = MappingProxyType(
    {
        Reason.SYN_ACK: QT_TRANSLATE_NOOP("Reason", "the connection was accepted"),
        Reason.UDP_RESPONSE: QT_TRANSLATE_NOOP("Reason", "an answer came back"),
        Reason.CONN_REFUSED: QT_TRANSLATE_NOOP("Reason", "the connection was refused with a reset"),
        Reason.NO_RESPONSE: QT_TRANSLATE_NOOP("Reason", "no answer until the deadline"),
        Reason.NET_UNREACH: QT_TRANSLATE_NOOP("Reason", "network unreachable"),
        Reason.HOST_UNREACH: QT_TRANSLATE_NOOP("Reason", "host unreachable"),
        Reason.PROTO_UNREACH: QT_TRANSLATE_NOOP("Reason", "rejected: protocol unreachable"),
        Reason.PORT_UNREACH: QT_TRANSLATE_NOOP("Reason", "rejected: port unreachable"),
        Reason.SOURCE_ROUTE_FAILED: QT_TRANSLATE_NOOP("Reason", "source route failed"),
        Reason.NET_UNKNOWN: QT_TRANSLATE_NOOP("Reason", "network unknown"),
        Reason.HOST_UNKNOWN: QT_TRANSLATE_NOOP("Reason", "host unknown"),
        Reason.HOST_ISOLATED: QT_TRANSLATE_NOOP("Reason", "this computer is isolated"),
        Reason.NET_PROHIBITED: QT_TRANSLATE_NOOP("Reason", "rejected: network prohibited by policy"),
        Reason.HOST_PROHIBITED: QT_TRANSLATE_NOOP("Reason", "rejected: host prohibited by policy"),
        Reason.NET_TOS: QT_TRANSLATE_NOOP("Reason", "network unreachable for this type of service"),
        Reason.HOST_TOS: QT_TRANSLATE_NOOP("Reason", "host unreachable for this type of service"),
        Reason.ADMIN_PROHIBITED: QT_TRANSLATE_NOOP("Reason", "rejected: prohibited by policy"),
        Reason.PRECEDENCE_VIOLATION: QT_TRANSLATE_NOOP("Reason", "rejected: precedence violation"),
        Reason.PRECEDENCE_CUTOFF: QT_TRANSLATE_NOOP("Reason", "rejected: precedence too low"),
        Reason.BEYOND_SCOPE: QT_TRANSLATE_NOOP("Reason", "beyond the scope of the source address"),
        Reason.SOURCE_POLICY: QT_TRANSLATE_NOOP("Reason", "rejected: source address failed the policy"),
        Reason.REJECT_ROUTE: QT_TRANSLATE_NOOP("Reason", "rejected: the route rejects the destination"),
        Reason.TTL_EXCEEDED: QT_TRANSLATE_NOOP("Reason", "lost in a routing loop: time to live exceeded"),
        Reason.PARAM_PROBLEM: QT_TRANSLATE_NOOP("Reason", "a router could not read the packet"),
        Reason.NO_ROUTE: QT_TRANSLATE_NOOP("Reason", "this computer has no route to the address"),
        Reason.NAME_ERROR: QT_TRANSLATE_NOOP("Reason", "the name does not resolve"),
        Reason.LOCAL_ERROR: QT_TRANSLATE_NOOP("Reason", "this computer could not send"),
        Reason.LOCAL_FIREWALL: QT_TRANSLATE_NOOP("Reason", "this computer's own firewall rejected it"),
        Reason.PROBE_BUG: QT_TRANSLATE_NOOP("Reason", "the probe has a bug"),
        Reason.LISTENING: QT_TRANSLATE_NOOP("Reason", "this computer's own table shows a listener"),
        Reason.NOT_LISTENING: QT_TRANSLATE_NOOP("Reason", "this computer's own table shows no listener"),
    }
)

TLS_PROBLEM_WORDS: Mapping[TlsProblem, Text] = MappingProxyType(
    {
        TlsProblem.EXPIRED: QT_TRANSLATE_NOOP("Tls", "expired"),
        TlsProblem.NOT_YET_VALID: QT_TRANSLATE_NOOP("Tls", "not valid yet"),
        TlsProblem.WRONG_NAME: QT_TRANSLATE_NOOP("Tls", "issued for another name"),
        TlsProblem.SELF_SIGNED: QT_TRANSLATE_NOOP("Tls", "self-signed"),
        TlsProblem.UNTRUSTED: QT_TRANSLATE_NOOP("Tls", "from an authority this computer does not trust"),
        TlsProblem.INSPECTED: QT_TRANSLATE_NOOP("Tls", "opened and signed again on the way (SSL inspection)"),
        TlsProblem.WEAK_KEY: QT_TRANSLATE_NOOP("Tls", "weak key"),
        TlsProblem.WEAK_SIGNATURE: QT_TRANSLATE_NOOP("Tls", "weak signature"),
        TlsProblem.OLD_PROTOCOL: QT_TRANSLATE_NOOP("Tls", "speaks only outdated versions (TLS 1.0 or 1.1)"),
        TlsProblem.HANDSHAKE_FAILED: QT_TRANSLATE_NOOP("Tls", "the handshake failed"),
    }
)

FACT_WORDS: Mapping[FactName, Text] = MappingProxyType(
    {
        FactName.PRODUCT: QT_TRANSLATE_NOOP("Fact", "Product"),
        FactName.VERSION: QT_TRANSLATE_NOOP("Fact", "Version"),
        FactName.SEP_VERSION: QT_TRANSLATE_NOOP("Fact", "SEPM version"),
        FactName.ENGINE: QT_TRANSLATE_NOOP("Fact", "Database engine"),
        FactName.ENCRYPTION: QT_TRANSLATE_NOOP("Fact", "Encryption"),
        FactName.DIALECT: QT_TRANSLATE_NOOP("Fact", "SMB dialect"),
        FactName.SIGNING: QT_TRANSLATE_NOOP("Fact", "SMB signing"),
        FactName.SERVER_GUID: QT_TRANSLATE_NOOP("Fact", "Server GUID"),
        FactName.SERVER_NAME: QT_TRANSLATE_NOOP("Fact", "Server name"),
        FactName.NETBIOS_NAMES: QT_TRANSLATE_NOOP("Fact", "NetBIOS names"),
        FactName.MAC: QT_TRANSLATE_NOOP("Fact", "MAC address"),
        FactName.INSTANCES: QT_TRANSLATE_NOOP("Fact", "Instances"),
        FactName.TCP_PORT: QT_TRANSLATE_NOOP("Fact", "TCP port"),
        FactName.CONSOLE_PORT: QT_TRANSLATE_NOOP("Fact", "Console port"),
        FactName.PROCESS: QT_TRANSLATE_NOOP("Fact", "Process"),
        FactName.MSS: QT_TRANSLATE_NOOP("Fact", "Largest segment (MSS)"),
        FactName.PID: QT_TRANSLATE_NOOP("Fact", "PID"),
        FactName.LISTENING_ON: QT_TRANSLATE_NOOP("Fact", "Listens on"),
        FactName.CLOCK_SKEW: QT_TRANSLATE_NOOP("Fact", "Clock skew"),
    }
)

CERTAINTY_WORDS: Mapping[Certainty, Text] = MappingProxyType(
    {
        Certainty.CERTAIN: QT_TRANSLATE_NOOP("Finding", "certain"),
        Certainty.LIKELY: QT_TRANSLATE_NOOP("Finding", "likely"),
        Certainty.POSSIBLE: QT_TRANSLATE_NOOP("Finding", "possible"),
    }
)

_VERDICT_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        key.value: text
        for words in (JUDGEMENT_WORDS, SERVICE_WORDS, STATE_WORDS)
        for key, text in words.items()
    }
)


def verdict_words(verdict: Verdict) -> Text:
    """Return the words of a verdict; raises `KeyError` for a word that no judgement, state or service has."""
    return _VERDICT_WORDS[verdict.word]
