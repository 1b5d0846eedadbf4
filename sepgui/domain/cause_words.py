"""Every cause in a few words, as people would name it before they know what the diagnosis says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sepgui.domain.finding import Cause
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

CAUSE_WORDS: Mapping[Cause, Text] = MappingProxyType(
    {
        Cause.PROBE_BUG: QT_TRANSLATE_NOOP("Cause", "this program has a bug"),
        Cause.NO_NETWORK: QT_TRANSLATE_NOOP("Cause", "this computer has no network"),
        Cause.NO_ROUTE: QT_TRANSLATE_NOOP("Cause", "this computer has no route there"),
        Cause.LOCAL_FIREWALL: QT_TRANSLATE_NOOP("Cause", "this computer's own firewall"),
        Cause.LOCAL_TROUBLE: QT_TRANSLATE_NOOP("Cause", "trouble on this computer"),
        Cause.CAPTIVE_PORTAL: QT_TRANSLATE_NOOP("Cause", "the network asks for a log-on first"),
        Cause.NAME_NOT_FOUND: QT_TRANSLATE_NOOP("Cause", "the name is not in the DNS"),
        Cause.NAME_NO_ADDRESS: QT_TRANSLATE_NOOP("Cause", "the name has no address"),
        Cause.NAME_SERVER_FAILURE: QT_TRANSLATE_NOOP("Cause", "the name server fails"),
        Cause.NAME_SERVER_REFUSED: QT_TRANSLATE_NOOP("Cause", "the name server refuses us"),
        Cause.NAME_SERVER_UNKNOWN: QT_TRANSLATE_NOOP("Cause", "no name server can be reached"),
        Cause.NAME_SERVER_SILENT: QT_TRANSLATE_NOOP("Cause", "the name server is silent"),
        Cause.NAME_MALFORMED: QT_TRANSLATE_NOOP("Cause", "the name is misspelt"),
        Cause.NAME_ERROR: QT_TRANSLATE_NOOP("Cause", "the name does not resolve"),
        Cause.RESOLVES_ELSEWHERE: QT_TRANSLATE_NOOP("Cause", "the name leads to another host"),
        Cause.CLIENT_MAY_BLOCK_US: QT_TRANSLATE_NOOP("Cause", "the client's protection blocks this computer"),
        Cause.HOST_DOWN: QT_TRANSLATE_NOOP("Cause", "the host is switched off"),
        Cause.HOST_SILENT: QT_TRANSLATE_NOOP("Cause", "the host is silent on every port"),
        Cause.HOST_UNREACHABLE: QT_TRANSLATE_NOOP("Cause", "the host cannot be reached"),
        Cause.SUBNET_UNREACHABLE: QT_TRANSLATE_NOOP("Cause", "the whole subnet cannot be reached"),
        Cause.FIREWALL_REJECT: QT_TRANSLATE_NOOP("Cause", "a firewall rejects, and says so"),
        Cause.FIREWALL_DROP: QT_TRANSLATE_NOOP("Cause", "a firewall drops without a word"),
        Cause.FIREWALL_RESET: QT_TRANSLATE_NOOP("Cause", "a firewall resets the connection"),
        Cause.PATH_MTU: QT_TRANSLATE_NOOP("Cause", "large packets get lost on the way (MTU)"),
        Cause.REQUEST_DROPPED: QT_TRANSLATE_NOOP("Cause", "something on the way swallows the request"),
        Cause.PORT_MOVED: QT_TRANSLATE_NOOP("Cause", "the service listens on another port"),
        Cause.DATABASE_DIFFERS: QT_TRANSLATE_NOOP("Cause", "the database is of another kind"),
        Cause.DATABASE_DOWN: QT_TRANSLATE_NOOP("Cause", "the database is down"),
        Cause.GUP_NOT_ACTIVE: QT_TRANSLATE_NOOP("Cause", "the GUP is not active"),
        Cause.SERVICE_STOPPED: QT_TRANSLATE_NOOP("Cause", "the service is stopped"),
        Cause.NOTHING_LISTENS: QT_TRANSLATE_NOOP("Cause", "nothing listens on the port"),
        Cause.WRONG_SERVICE: QT_TRANSLATE_NOOP("Cause", "another program answers"),
        Cause.ACCESS_DENIED: QT_TRANSLATE_NOOP("Cause", "the service denies access"),
        Cause.SERVICE_OVERLOADED: QT_TRANSLATE_NOOP("Cause", "the service is overloaded"),
        Cause.SERVICE_BROKEN: QT_TRANSLATE_NOOP("Cause", "the service answers with errors"),
        Cause.SERVICE_MUTE: QT_TRANSLATE_NOOP("Cause", "the service accepts and says nothing"),
        Cause.SSL_INSPECTION: QT_TRANSLATE_NOOP("Cause", "SSL inspection on the way"),
        Cause.CERTIFICATE_EXPIRED: QT_TRANSLATE_NOOP("Cause", "the certificate has expired"),
        Cause.CERTIFICATE_NOT_YET_VALID: QT_TRANSLATE_NOOP("Cause", "the certificate is not valid yet"),
        Cause.CERTIFICATE_REPLACED: QT_TRANSLATE_NOOP("Cause", "the certificate was replaced"),
        Cause.CERTIFICATE_WRONG_NAME: QT_TRANSLATE_NOOP("Cause", "the certificate names another host"),
        Cause.CERTIFICATE_WEAK: QT_TRANSLATE_NOOP("Cause", "the certificate is weak"),
        Cause.CERTIFICATE_UNTRUSTED: QT_TRANSLATE_NOOP("Cause", "the certificate is not trusted"),
        Cause.CERTIFICATE_ENDING: QT_TRANSLATE_NOOP("Cause", "the certificate is about to expire"),
        Cause.TLS_OUTDATED: QT_TRANSLATE_NOOP("Cause", "an outdated version of TLS"),
        Cause.TLS_NOTHING_IN_COMMON: QT_TRANSLATE_NOOP("Cause", "the two ends share no version of TLS"),
        Cause.CLOCK_SKEW: QT_TRANSLATE_NOOP("Cause", "the clocks disagree"),
        Cause.PROXY_IN_THE_WAY: QT_TRANSLATE_NOOP("Cause", "the system proxy does not let it through"),
        Cause.PROXY_NEEDED: QT_TRANSLATE_NOOP("Cause", "a proxy is needed to get out"),
        Cause.PORT_EXPOSED: QT_TRANSLATE_NOOP("Cause", "a port is open that should not be"),
        Cause.RETIRED_PORT_OPEN: QT_TRANSLATE_NOOP("Cause", "a retired port is still open"),
        Cause.FLAPPING: QT_TRANSLATE_NOOP("Cause", "it comes and goes"),
        Cause.OUTAGE_OVER: QT_TRANSLATE_NOOP("Cause", "it was down and is back"),
        Cause.PATH_LOSSY: QT_TRANSLATE_NOOP("Cause", "the line loses packets"),
        Cause.PATH_SLOW: QT_TRANSLATE_NOOP("Cause", "the line is slow"),
        Cause.SERVICE_SLOW: QT_TRANSLATE_NOOP("Cause", "the service is slow"),
    }
)
