"""The table of probes: one line a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from sepgui.domain.entry import ProbeKind
from sepgui.probes.cloud import probe_cloud
from sepgui.probes.gup import probe_gup
from sepgui.probes.http import probe_http, probe_https
from sepgui.probes.netbios import probe_nbstat, probe_netbios_session
from sepgui.probes.seams import Probe
from sepgui.probes.secars import probe_secars_http, probe_secars_https
from sepgui.probes.smb import probe_smb
from sepgui.probes.ssh import probe_ssh
from sepgui.probes.tcp import probe_tcp
from sepgui.probes.tls import probe_tls
from sepgui.probes.udp import probe_udp

PROBES: Mapping[ProbeKind, Probe] = {
    ProbeKind.TCP: probe_tcp,
    ProbeKind.UDP: probe_udp,
    ProbeKind.TLS: probe_tls,
    ProbeKind.HTTP: probe_http,
    ProbeKind.HTTPS: probe_https,
    ProbeKind.SECARS_HTTP: probe_secars_http,
    ProbeKind.SECARS_HTTPS: probe_secars_https,
    ProbeKind.GUP: probe_gup,
    ProbeKind.CLOUD: probe_cloud,
    ProbeKind.SMB: probe_smb,
    ProbeKind.NETBIOS_SESSION: probe_netbios_session,
    ProbeKind.NBSTAT: probe_nbstat,
    ProbeKind.SSH: probe_ssh,
}

_SPEAK_TLS = {ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.SECARS_HTTPS, ProbeKind.CLOUD}
_SPEAK_HTTP = {
    ProbeKind.HTTP,
    ProbeKind.HTTPS,
    ProbeKind.SECARS_HTTP,
    ProbeKind.SECARS_HTTPS,
    ProbeKind.CLOUD,
    ProbeKind.GUP,
}


def prepare(kinds: Iterable[ProbeKind]) -> None:
    """Load the libraries that these kinds need, so that no probe is timed while they load.

    What a kind does not need stays unloaded; a kind that was not prepared loads its own when it runs.
    """
    wanted = set(kinds)
    if wanted & _SPEAK_TLS:
        from sepgui.probes.tls_layer import prepare_tls

        prepare_tls()
    if wanted & _SPEAK_HTTP:
        import_module("sepgui.wire.http")
