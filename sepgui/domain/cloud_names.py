"""The names of the cloud that a site is asked about when it lists none itself."""

from __future__ import annotations

AS_OF = "2026-11"
"""When the list was last looked at; the vendor's own list (KB 154433) has the last word."""

CLOUD_NAMES: tuple[str, ...] = (
    "sep.securitycloud.symantec.com",
    "us.spoc.securitycloud.symantec.com",
    "bds.securitycloud.symantec.com",
)
"""Names of the cloud console, its command channel and its packages; tenants in Europe have others."""
