"""Documents on disk turned into values of the field: the port catalogue, and sites."""

from __future__ import annotations

from sepgui.catalogue.ports import CatalogueError, load_catalogue

__all__ = ["CatalogueError", "load_catalogue"]
