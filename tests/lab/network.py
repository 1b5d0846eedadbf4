"""The lab itself: namespaces client, router and server, their cables, routes and firewalls.

It is made inside a user, network and mount namespace of the test process (`python -m tests.lab` enters
one), so that nothing of it is seen outside and no root is needed.
"""

from __future__ import annotations

import ctypes
import errno
import os
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from enum import Enum
from pathlib import Path

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.conditions import CONDITIONS, injected_answers, rules_of
from tests.lab.link import Impairment
from tests.lab.tcp_conditions import SYNPROXY_CLOSED_PORT, SYNPROXY_DROPPED_PORT

REPOSITORY = Path(__file__).resolve().parents[2]
_NAMESPACES = Path("/run/netns")
_SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
_CLOSED_PORT = 9
_CLONE_NEWNET = 0x40000000
_HOOKS = {Place.CLIENT: "output", Place.ROUTER: "forward", Place.SERVER: "input"}

Process = subprocess.Popen[str]


class IcmpLimit(Enum):
    """How many ICMP errors a second a host sends to one peer (icmp(7), icmp_ratelimit, in ms)."""

    NONE = 0
    LINUX_DEFAULT = 1000


class LabError(Exception):
    """The lab could not be made, or a part of it did not start."""


_CABLES = (
    "link add near netns client type veth peer name near netns router",
    "link add far netns client type veth peer name west netns link",
    "link add far netns router type veth peer name east netns link",
    "link add inside netns router type veth peer name inside netns server",
)
_PLAN: dict[Place, tuple[str, ...]] = {
    Place.CLIENT: (
        f"addr add {at.CLIENT}/26 dev near",
        f"addr add {at.FAR_CLIENT}/26 dev far",
        f"addr add {at.CLIENT_6}/64 dev near nodad",
        f"addr add {at.FAR_CLIENT_6}/64 dev far nodad",
        "link set near up",
        "link set far up",
        # No default route, and so an address that the client cannot even ask.
        f"route add {at.SERVERS_NEAR} via {at.ROUTER}",
        f"route add {at.SERVERS_FAR} via {at.FAR_ROUTER}",
        f"route add 203.0.113.0/25 via {at.ROUTER}",
        # From its routing table a router answers five times at once, then once a second, to each source
        # address, and with icmp_ratelimit 0 any other ICMP error to that source takes the credit away
        # (ip_error, inet_peer_xrlim_allow): such routes are asked from an address of their own.
        *(f"addr add {source}/26 dev near" for source in at.ROUTE_SOURCES.values()),
        *(
            f"route add {destination}/32 via {at.ROUTER} src {source}"
            for destination, source in at.ROUTE_SOURCES.items()
        ),
        "route add blackhole 203.0.113.128/28",
        "route add unreachable 203.0.113.144/28",
        "route add prohibit 203.0.113.160/28",
        f"route add 2001:db8:100::/48 via {at.ROUTER_6}",
        f"route add 2001:db8:200::/48 via {at.FAR_ROUTER_6}",
        f"route add 2001:db8:dead::/48 via {at.FAR_ROUTER_6}",
        f"route add 2001:db8:beef::/48 via {at.FAR_ROUTER_6}",
        f"route add 2001:db8:b1ac::/48 via {at.FAR_ROUTER_6}",
        f"route add 2001:db8:bad::/48 via {at.FAR_ROUTER_6}",
        f"route add 2001:db8:100f::/48 via {at.FAR_ROUTER_6}",
        "route add blackhole 2001:db8:fff1::/48",
        "route add unreachable 2001:db8:fff2::/48",
        "route add prohibit 2001:db8:fff3::/48",
    ),
    Place.LINK: ("link set west up", "link set east up"),
    Place.ROUTER: (
        f"addr add {at.ROUTER}/26 dev near",
        f"addr add {at.FAR_ROUTER}/26 dev far",
        f"addr add {at.INSIDE_ROUTER}/24 dev inside",
        f"addr add {at.ROUTER_6}/64 dev near nodad",
        f"addr add {at.FAR_ROUTER_6}/64 dev far nodad",
        "addr add 2001:db8:100::1/64 dev inside nodad",
        "addr add 2001:db8:200::1/64 dev inside nodad",
        "link set near up",
        "link set far up",
        "link set inside up",
        "route add blackhole 203.0.113.0/28",
        "route add unreachable 203.0.113.16/28",
        "route add prohibit 203.0.113.32/28",
        f"route add 203.0.113.48/28 via {at.SERVER}",
        "route add prohibit 2001:db8:beef::/48",
        "route add blackhole 2001:db8:b1ac::/48",
        "route add unreachable 2001:db8:bad::/48",
        f"route add 2001:db8:100f::/48 via {at.SERVER_6}",
    ),
    Place.SERVER: (
        f"addr add {at.SERVER}/24 dev inside",
        f"addr add {at.SECOND_MANAGER}/24 dev inside",
        f"addr add {at.PUSH_TARGET}/24 dev inside",
        f"addr add {at.SILENT_HOST}/24 dev inside",
        *(
            f"addr add {address}/24 dev inside"
            for address in (
                at.GUP,
                at.CONTENT_ANALYSIS,
                at.DATABASE,
                at.COLLECTOR,
                at.CLOUD,
                at.STAND_IN,
            )
        ),
        f"addr add {at.FAR_SERVER}/24 dev inside",
        f"addr add {at.SERVER_6}/64 dev inside nodad",
        f"addr add {at.FAR_SERVER_6}/64 dev inside nodad",
        "link set inside up",
        f"route add default via {at.INSIDE_ROUTER}",
        "route add default via 2001:db8:100::1",
    ),
}
_SETTINGS: dict[Place, tuple[str, ...]] = {
    Place.ROUTER: (
        "net.ipv4.ip_forward=1",
        "net.ipv6.conf.all.forwarding=1",
        "net.ipv4.tcp_syncookies=1",
        "net.netfilter.nf_conntrack_tcp_loose=0",
    ),
    # The server forwards so that a packet for the loop's route goes round until its TTL ends;
    # anyone in it may listen on 443, so that its servers need no root.
    Place.SERVER: (
        "net.ipv4.ip_forward=1",
        "net.ipv6.conf.all.forwarding=1",
        "net.ipv4.ip_unprivileged_port_start=0",
    ),
}


class Lab:
    """A lab that is up; make it with `lab_network`."""

    def __init__(self, directory: Path, stack: ExitStack) -> None:
        self.directory = directory
        self._stack = stack
        self._rule_tables = 0
        self._resolv_conf = directory / "resolv.conf"
        self._name_server(at.NAME_SERVER)
        self._link: Process | None = None

    def argv(self, place: Place, *command: str) -> list[str]:
        """Return the command line that runs a command in a namespace, which has its own resolv.conf."""
        system_file = Path("/etc/resolv.conf").resolve()
        script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'
        enter = ["ip", "netns", "exec", place.value, "sh", "-c", script, "sh"]
        return [*enter, str(self._resolv_conf), str(system_file), *command]

    def run(self, place: Place, *command: str, stdin: str = "", seconds: float = 30) -> str:
        """Run a command in a namespace and return its standard output; raises `LabError` if it fails."""
        return _run(self.argv(place, *command), stdin, seconds)

    def spawn(self, place: Place, *command: str, log: Path | None = None) -> Process:
        """Start a command in a namespace, its output in a file or piped to us; it ends with the lab."""
        output = self._stack.enter_context(log.open("wb")) if log is not None else None
        process = subprocess.Popen(
            self.argv(place, *command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if output is None else output,
            stderr=None if output is None else subprocess.STDOUT,
            text=True,
            bufsize=1,
            start_new_session=True,  # smbd ends its whole process group with itself
            cwd=REPOSITORY,
            env=environment(),
        )
        self._stack.callback(end, process)
        return process

    def python(self, place: Place, module: str, *arguments: str) -> Process:
        """Start a module of the lab in a namespace and return it when it has said that it is ready."""
        process = self.spawn(place, sys.executable, "-m", module, *arguments)
        expect_line(process, "ready")
        return process

    def socket(self, place: Place, family: int, kind: int, protocol: int = 0) -> socket.socket:
        """Return a socket of this process that lives in another namespace."""
        with ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(_socket_in, place, family, kind, protocol).result()

    @contextmanager
    def name_server(self, address: str) -> Generator[None]:
        """Have the namespaces ask another name server, for a while."""
        self._name_server(address)
        try:
            yield
        finally:
            self._name_server(at.NAME_SERVER)

    def _name_server(self, address: str) -> None:
        self._resolv_conf.write_text(f"nameserver {address}\noptions timeout:1 attempts:1\n")

    @contextmanager
    def firewall(self, place: Place, *rules: str) -> Generator[None]:
        """Add nftables rules to the host firewall of client or server or to the router's, for a while."""
        self._rule_tables += 1
        table = f"while_{self._rule_tables}"
        self.run(place, "nft", "-f", "-", stdin=_ruleset(table, _HOOKS[place], rules))
        try:
            yield
        finally:
            self.run(place, "nft", "delete", "table", "inet", table)

    @contextmanager
    def source(self, destination: str, address: str) -> Generator[None]:
        """Have the client ask a near address from another address of its own, for a while.

        Who limits ICMP errors counts them by this address, so a fresh one has its whole credit.
        """
        route = (f"{destination}/32", "via", at.ROUTER, "src", address)
        self.run(Place.CLIENT, "ip", "addr", "add", f"{address}/26", "dev", "near")
        self.run(Place.CLIENT, "ip", "route", "add", *route)
        try:
            yield
        finally:
            self.run(Place.CLIENT, "ip", "route", "del", *route)
            self.run(Place.CLIENT, "ip", "addr", "del", f"{address}/26", "dev", "near")

    @contextmanager
    def impaired(self, impairment: Impairment) -> Generator[None]:
        """Impair the far link, in both directions, for a while."""
        self.impair(impairment)
        try:
            yield
        finally:
            self.impair(Impairment())

    def impair(self, impairment: Impairment) -> None:
        """Impair the far link, in both directions, from now on."""
        link = self._link
        if link is None or link.stdin is None:
            raise LabError("the link emulator does not run")
        link.stdin.write(impairment.to_line() + "\n")
        expect_line(link, "set")

    @contextmanager
    def icmp_limit(self, limit: IcmpLimit) -> Generator[None]:
        """Let router and server limit their ICMP errors, for a while."""
        self._limit_icmp(limit)
        try:
            yield
        finally:
            self._limit_icmp(IcmpLimit.NONE)

    def _limit_icmp(self, limit: IcmpLimit) -> None:
        rate = f"net.ipv4.icmp_ratelimit={limit.value}", f"net.ipv6.icmp.ratelimit={limit.value}"
        for place in (Place.CLIENT, Place.ROUTER, Place.SERVER):
            self.run(place, "sysctl", "-qw", *rate)

    def up(self) -> None:
        """Make everything but the servers."""
        for place in Place:
            _run(["ip", "netns", "add", place.value])
            self._stack.callback(_run, ["ip", "netns", "del", place.value])
            # The addresses are ours: no need to wait a second to see whether they are taken.
            self.run(place, "sysctl", "-qw", "net.ipv6.conf.default.accept_dad=0")
        _run(["ip", "-batch", "-"], "\n".join(_CABLES))
        for place in Place:
            lines = ("link set lo up", *_PLAN[place])
            routes_6 = [line for line in lines if line.startswith("route") and "::" in line]
            others = [line for line in lines if line not in routes_6]
            _run(["ip", "-n", place.value, "-batch", "-"], "\n".join(others))
            _run(["ip", "-6", "-n", place.value, "-batch", "-"], "\n".join(routes_6))
        self._limit_icmp(IcmpLimit.NONE)
        # A limit of the whole computer on old kernels, unknown in a namespace; of each namespace on new ones.
        for place in (Place.ROUTER, Place.SERVER):
            self.run(place, "sysctl", "-qw", "-e", "net.ipv4.icmp_msgs_per_sec=100000")
        for place, hook in _HOOKS.items():
            rules = [rule for condition in CONDITIONS for rule in rules_of(condition, place)]
            self.run(place, "nft", "-f", "-", stdin=_ruleset("conditions", hook, rules))
        self.run(Place.ROUTER, "nft", "-f", "-", stdin=_SYNPROXY)
        for place, settings in _SETTINGS.items():
            self.run(place, "sysctl", "-qw", *settings)
        self._link = self.python(Place.LINK, "tests.lab.link", "west", "east")
        self.python(Place.ROUTER, "tests.lab.injector", "near", "4", *injected_answers(4))
        self.python(Place.ROUTER, "tests.lab.injector", "far", "6", *injected_answers(6))
        self._meet_neighbours()

    def _meet_neighbours(self) -> None:
        """Return when every path has carried a refusal: IPv6 takes a second to find its first neighbour."""
        for address in (at.SERVER, at.FAR_SERVER, at.SERVER_6, at.FAR_SERVER_6):
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            with self.socket(Place.CLIENT, family, socket.SOCK_STREAM) as attempt:
                attempt.settimeout(10)
                if (failure := attempt.connect_ex((address, _CLOSED_PORT))) != errno.ECONNREFUSED:
                    raise LabError(
                        f"no way from client to {address}: {errno.errorcode.get(failure, failure)}"
                    )


_PROXIED = f"tcp dport {{ {SYNPROXY_CLOSED_PORT}, {SYNPROXY_DROPPED_PORT} }}"
_SYNPROXY = f"""
table inet middlebox {{
  chain before {{ type filter hook prerouting priority -300;
    {_PROXIED} tcp flags syn / fin,syn,rst,ack notrack;
  }}
  chain between {{ type filter hook forward priority 10;
    {_PROXIED} ct state invalid,untracked synproxy mss 1460 wscale 7 timestamp sack-perm;
    {_PROXIED} ct state invalid drop;
  }}
}}
"""


@contextmanager
def lab_network(directory: Path) -> Generator[Lab]:
    """Yield a lab that is up, and take everything down afterwards."""
    _ensure_namespaces_can_be_named()
    with ExitStack() as stack:
        lab = Lab(directory, stack)
        lab.up()
        yield lab


def environment() -> dict[str, str]:
    """Return the environment of the lab's processes; an ordinary user's PATH lacks the system's tools."""
    path = os.pathsep.join((os.environ.get("PATH", ""), _SYSTEM_PATH))
    return {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": os.pathsep.join((str(REPOSITORY), os.environ.get("PYTHONPATH", ""))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def missing_tools(tools: Sequence[str]) -> list[str]:
    """Return those of the tools that this computer lacks."""
    path = environment()["PATH"]
    return [tool for tool in tools if shutil.which(tool, path=path) is None]


def expect_line(process: Process, wanted: str, seconds: float = 20) -> None:
    """Wait until a process writes a line; raises `LabError` if it writes another, ends or stays silent."""
    if process.stdout is None:
        raise LabError("the process has no standard output")
    readable, _, _ = select.select([process.stdout], [], [], seconds)
    line = process.stdout.readline().strip() if readable else "silence"
    if line != wanted:
        raise LabError(f"{process.args}: {wanted!r} expected, got {line!r} (exit code {process.poll()})")


def end(process: Process) -> None:
    """End a process: close its input, ask, then kill."""
    if process.stdin is not None:
        process.stdin.close()
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _run(command: Sequence[str], stdin: str = "", seconds: float = 30) -> str:
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        cwd=REPOSITORY,
        env=environment(),
    )
    if done.returncode != 0:
        raise LabError(
            f"{' '.join(command)}: exit code {done.returncode}\n{stdin}\n{done.stderr}{done.stdout}"
        )
    return done.stdout


def _ensure_namespaces_can_be_named() -> None:
    if os.environ.get("SEPGUI_LAB") != "1":
        raise LabError(
            "not in a namespace of its own: run `python -m tests.lab COMMAND` or `python dev.py test`"
        )
    if not _NAMESPACES.is_dir():
        raise LabError(f"{_NAMESPACES} is missing: the lab's namespace was not entered the usual way")


def _ruleset(table: str, hook: str, rules: Sequence[str]) -> str:
    body = "".join(f"    {rule};\n" for rule in rules)
    asked = "set asked { type inet_service; flags dynamic,timeout; timeout 2500ms; size 100; }"
    chain = f"chain rules {{ type filter hook {hook} priority 0;\n{body}  }}"
    return f"table inet {table} {{\n  {asked}\n  {chain}\n}}\n"


def _socket_in(place: Place, family: int, kind: int, protocol: int) -> socket.socket:
    """Return a socket made by a thread that moved into the namespace; the thread ends with the call."""
    namespace = os.open(_NAMESPACES / place.value, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.setns(namespace, _CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"setns {place.value}")
    finally:
        os.close(namespace)
    return socket.socket(family, kind, protocol)
