"""The table of probes: one line a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import import_module

from sepgui.domain.entry import ProbeKind
from sepgui.probes.cloud import probe_cloud
from sepgui.probes.gup import probe_gup
from sepgui.probes.http import probe_http, probe_http_head, probe_https, probe_https_head
from sepgui.probes.jrmp import probe_jrmp
from sepgui.probes.listener import probe_listener
from sepgui.probes.netbios import probe_nbstat, probe_netbios_session
from sepgui.probes.pac import probe_pac
from sepgui.probes.reporting import probe_reporting
from sepgui.probes.seams import Probe
from sepgui.probes.secars import probe_secars_http, probe_secars_https
from sepgui.probes.sepm_api import probe_sepm_api
from sepgui.probes.sepm_console import probe_sepm_console
from sepgui.probes.smb import probe_smb
from sepgui.probes.sql_anywhere import probe_sql_anywhere
from sepgui.probes.sql_browser import probe_sql_browser
from sepgui.probes.ssh import probe_ssh
from sepgui.probes.syslog import probe_syslog
from sepgui.probes.tcp import probe_tcp
from sepgui.probes.tds import probe_tds
from sepgui.probes.tls import probe_tls
from sepgui.probes.udp import probe_udp
from sepgui.probes.web_console import probe_web_console

PROBES: Mapping[ProbeKind, Probe] = {
    ProbeKind.TCP: probe_tcp,
    ProbeKind.UDP: probe_udp,
    ProbeKind.TLS: probe_tls,
    ProbeKind.HTTP: probe_http,
    ProbeKind.HTTPS: probe_https,
    ProbeKind.HTTP_HEAD: probe_http_head,
    ProbeKind.HTTPS_HEAD: probe_https_head,
    ProbeKind.SECARS_HTTP: probe_secars_http,
    ProbeKind.SECARS_HTTPS: probe_secars_https,
    ProbeKind.GUP: probe_gup,
    ProbeKind.SEPM_CONSOLE: probe_sepm_console,
    ProbeKind.SEPM_API: probe_sepm_api,
    ProbeKind.WEB_CONSOLE: probe_web_console,
    ProbeKind.REPORTING: probe_reporting,
    ProbeKind.CLOUD: probe_cloud,
    ProbeKind.SMB: probe_smb,
    ProbeKind.NETBIOS_SESSION: probe_netbios_session,
    ProbeKind.NBSTAT: probe_nbstat,
    ProbeKind.SSH: probe_ssh,
    ProbeKind.TDS: probe_tds,
    ProbeKind.SQL_ANYWHERE: probe_sql_anywhere,
    ProbeKind.SQL_BROWSER: probe_sql_browser,
    ProbeKind.SYSLOG: probe_syslog,
    ProbeKind.LISTENER: probe_listener,
    ProbeKind.JRMP: probe_jrmp,
    ProbeKind.PAC: probe_pac,
}

SPEAK_HTTP_IN_TLS = frozenset(
    {
        ProbeKind.HTTPS,
        ProbeKind.HTTPS_HEAD,
        ProbeKind.SECARS_HTTPS,
        ProbeKind.SEPM_CONSOLE,
        ProbeKind.SEPM_API,
        ProbeKind.REPORTING,
        ProbeKind.CLOUD,
    }
)
"""Kinds that ask over HTTP within TLS."""
SPEAK_TLS = SPEAK_HTTP_IN_TLS | {ProbeKind.TLS}
"""Kinds that begin with a TLS handshake."""
_SPEAK_HTTP = {
    *SPEAK_HTTP_IN_TLS,
    ProbeKind.GUP,
    ProbeKind.HTTP,
    ProbeKind.HTTP_HEAD,
    ProbeKind.SECARS_HTTP,
    ProbeKind.WEB_CONSOLE,
    ProbeKind.PAC,
}
_READ_THE_TABLE = {ProbeKind.LISTENER, ProbeKind.JRMP, ProbeKind.PAC}

CROWD = 1_000
"""More probes than this are a crowd, for which certificates are loaded when the first one comes."""


def prepare(kinds: Iterable[ProbeKind]) -> None:
    """Load the libraries that probes of these kinds need, one kind a probe, so that none is timed meanwhile.

    What a kind does not need stays unloaded; a kind that was not prepared loads its own when it runs. So
    it is with certificates where more than `CROWD` probes are meant: a loop that serves them is later than
    loading takes, and often nobody of a crowd shows a certificate (docs/adr/0015).
    """
    probes = Counter(iter(kinds))
    wanted = probes.keys()
    if wanted & SPEAK_TLS:
        from sepgui.probes.tls_layer import prepare_certificates, prepare_tls

        prepare_tls()
        if probes.total() <= CROWD:
            prepare_certificates()
    if wanted & _SPEAK_HTTP:
        import_module("sepgui.wire.http")
    if wanted & _READ_THE_TABLE:
        import_module("psutil")
