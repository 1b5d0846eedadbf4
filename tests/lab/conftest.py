"""The lab for its tests: made once for a run, only when a test asks for it."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab, lab_network
from tests.lab.servers import Servers, start_servers


@pytest.fixture(scope="session")
def empty_lab(tmp_path_factory: pytest.TempPathFactory) -> Generator[Lab]:
    """Namespaces, routes, firewalls and the link; nobody listens yet."""
    with lab_network(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="session")
def lab(empty_lab: Lab) -> Lab:
    """The lab with its misbehaving listeners and its name server."""
    empty_lab.python(Place.SERVER, "tests.lab.listeners")
    empty_lab.python(Place.ROUTER, "tests.lab.names", at.NAME_SERVER)
    return empty_lab


@pytest.fixture(scope="session")
def servers(lab: Lab) -> Servers:
    """Apache, Tomcat, Samba and OpenSSH, serving."""
    return start_servers(lab)
