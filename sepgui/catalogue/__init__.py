"""Documents on disk turned into values of the field: the port catalogue, and sites."""

from __future__ import annotations

from sepgui.catalogue.cloud_file import CloudNamesError, load_cloud_names
from sepgui.catalogue.document import DocumentError
from sepgui.catalogue.overrides import OverrideError, configurable_port
from sepgui.catalogue.ports import CatalogueError, load_catalogue
from sepgui.catalogue.remedies import Remedies, RemediesError, load_remedies
from sepgui.catalogue.site_file import SiteError, load_site, site_from_text

__all__ = [
    "CatalogueError",
    "CloudNamesError",
    "DocumentError",
    "OverrideError",
    "Remedies",
    "RemediesError",
    "SiteError",
    "configurable_port",
    "load_catalogue",
    "load_cloud_names",
    "load_remedies",
    "load_site",
    "site_from_text",
]
