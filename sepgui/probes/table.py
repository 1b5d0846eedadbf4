"""The table of probes: one line a kind."""

from __future__ import annotations

from collections.abc import Mapping

from sepgui.domain.entry import ProbeKind
from sepgui.probes.seams import Probe
from sepgui.probes.tcp import probe_tcp
from sepgui.probes.udp import probe_udp

PROBES: Mapping[ProbeKind, Probe] = {
    ProbeKind.TCP: probe_tcp,
    ProbeKind.UDP: probe_udp,
}
