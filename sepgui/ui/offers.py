"""Which hosts and pairs are offered where a pair is picked: the site's first, then those asked lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.domain.entry import Role
from sepgui.ui.models.subject import names_of

if TYPE_CHECKING:
    from sepgui.domain.site import Site
    from sepgui.ui.board import Board
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.main_window import MainWindow


def offer_hosts(window: MainWindow, board: Board | None, settings: Settings, site: Site) -> None:
    """Offer the hosts of a site and the recent ones in every list, and the site's recent pairs as buttons."""
    pairs = settings.pairs(site.name)
    managers = (*names_of(site, Role.MANAGER), *(manager for manager, _ in pairs), *settings.managers)
    clients = (*names_of(site, Role.CLIENT), *(client for _, client in pairs), *settings.clients)
    window.first.offer(managers, clients, pairs)
    window.first.show_site(site.name)
    if board is not None:
        board.view.bar.manager.offer(managers)
        board.view.bar.client.offer(clients)
