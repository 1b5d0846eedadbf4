"""The lab's places and its address plan, out of the documentation ranges (RFC 5737, RFC 3849).

client ── near, a plain cable ─────────────────────┐
client ── far, through the link emulator (link) ── router ── server
"""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """A namespace of the lab."""

    CLIENT = "client"
    LINK = "link"
    ROUTER = "router"
    SERVER = "server"


CLIENT = "192.0.2.2"
ROUTER = "192.0.2.1"
ABSENT_NEIGHBOUR = "192.0.2.50"
FAR_CLIENT = "192.0.2.66"
FAR_ROUTER = "192.0.2.65"
NEAR_NET = "192.0.2.0/26"
FAR_NET = "192.0.2.64/26"

SERVER = "198.51.100.2"
SECOND_MANAGER = "198.51.100.3"
PUSH_TARGET = "198.51.100.4"
SILENT_HOST = "198.51.100.5"
GUP = "198.51.100.6"
CONTENT_ANALYSIS = "198.51.100.7"
DATABASE = "198.51.100.8"
COLLECTOR = "198.51.100.9"
CLOUD = "198.51.100.10"
STAND_IN = "198.51.100.11"
INSIDE_ROUTER = "198.51.100.1"
ABSENT_BEHIND_ROUTER = "198.51.100.99"
FAR_SERVER = "198.51.100.130"
SERVERS_NEAR = "198.51.100.0/25"
SERVERS_FAR = "198.51.100.128/25"

CLIENT_6 = "2001:db8:1::2"
ROUTER_6 = "2001:db8:1::1"
FAR_CLIENT_6 = "2001:db8:2::2"
FAR_ROUTER_6 = "2001:db8:2::1"
SERVER_6 = "2001:db8:100::2"
FAR_SERVER_6 = "2001:db8:200::2"
FAR_ABSENT_NEIGHBOUR_6 = "2001:db8:2::50"
FAR_ABSENT_BEHIND_ROUTER_6 = "2001:db8:200::99"

# Routes of the router that answer by themselves, or never; the client reaches them over the near cable.
ROUTER_BLACKHOLE = "203.0.113.1"
ROUTER_UNREACHABLE = "203.0.113.17"
ROUTER_PROHIBIT = "203.0.113.33"
ROUTER_LOOP = "203.0.113.49"
ROUTER_NO_ROUTE = "203.0.113.65"
ROUTE_SOURCES = {
    ROUTER_NO_ROUTE: "192.0.2.3",
    ROUTER_UNREACHABLE: "192.0.2.4",
    ROUTER_PROHIBIT: "192.0.2.5",
}
FRESH_SOURCE = "192.0.2.6"
FAR_ROUTER_NO_ROUTE_6 = "2001:db8:dead::1"
FAR_ROUTER_PROHIBIT_6 = "2001:db8:beef::1"
FAR_ROUTER_BLACKHOLE_6 = "2001:db8:b1ac::1"
FAR_ROUTER_UNREACHABLE_6 = "2001:db8:bad::1"
FAR_ROUTER_LOOP_6 = "2001:db8:100f::1"

# Routes of the client itself.
CLIENT_BLACKHOLE = "203.0.113.129"
CLIENT_UNREACHABLE = "203.0.113.145"
CLIENT_PROHIBIT = "203.0.113.161"
CLIENT_NO_ROUTE = "203.0.113.193"
CLIENT_NO_ROUTE_6 = "2001:db8:ffff::1"
CLIENT_BLACKHOLE_6 = "2001:db8:fff1::1"
CLIENT_UNREACHABLE_6 = "2001:db8:fff2::1"
CLIENT_PROHIBIT_6 = "2001:db8:fff3::1"

NAME_SERVER = INSIDE_ROUTER
DOMAIN = "lab.example"
CLOUD_NAME = f"cloud.{DOMAIN}"
LATE_CLOUD_NAME = f"late.{DOMAIN}"
PROXY_PORT = 3128

# Some servers will not serve as root, or as root want to become others, and where only one user is mapped
# there is nobody to become: they get a user namespace of their own, in which they are somebody.
AS_SOMEBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


def in_url(address: str) -> str:
    """Return an address as a URL or a server's configuration takes it: IPv6 in brackets."""
    return f"[{address}]" if ":" in address else address
