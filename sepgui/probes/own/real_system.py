"""The system on which the program runs: its files, tools and registry, opened for reading only."""

from __future__ import annotations

import os
import re
import socket
import struct
import sys
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from sepgui.domain.computer import Adapter, Unread
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.addresses import own_ip, source_towards, target
from sepgui.probes.own.system import LARGEST, Value
from sepgui.probes.this_computer import looks_like_tunnel

_PATIENCE_S = 2.0
_MAC = re.compile(r"(?i)[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}")
_ROUTE_LENGTH = 104
_AF_INET6_WINDOWS = 23

_NO_FILE = QT_TRANSLATE_NOOP("Computer", "{file} is not there.")
_UNREADABLE = QT_TRANSLATE_NOOP("Computer", "{file} cannot be read by this account: {why}.")
_NO_TOOL = QT_TRANSLATE_NOOP("Computer", "The tool {tool} is not on this computer.")
_TOO_SLOW = QT_TRANSLATE_NOOP("Computer", "The tool {tool} did not answer in time.")
_REFUSED = QT_TRANSLATE_NOOP("Computer", "The tool {tool} tells this account nothing: {why}.")
_NO_REGISTRY = Unread(QT_TRANSLATE_NOOP("Computer", "This system has no registry."))
_KEY_UNREADABLE = QT_TRANSLATE_NOOP(
    "Computer", "The registry key {key} cannot be read by this account: {why}."
)
_NO_ADAPTERS = QT_TRANSLATE_NOOP("Computer", "This system does not tell its network interfaces: {why}.")
_NO_PROGRAMS = QT_TRANSLATE_NOOP("Computer", "This system does not tell which programs run: {why}.")


class RealSystem:
    """A `System`: the one that is here."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this program."""
        return os.environ

    def name(self) -> str:
        """Return what this computer calls itself."""
        return socket.gethostname()

    def text(self, path: str) -> str | Unread:
        """Return the text of a file, at most a megabyte of it."""
        try:
            with Path(path).open("rb") as file:
                return file.read(LARGEST).decode("utf-8", errors="replace")
        except FileNotFoundError:
            return Unread(_NO_FILE.with_(file=path))
        except (OSError, ValueError) as error:
            return Unread(_UNREADABLE.with_(file=path, why=_reason(error)))

    def missing(self, path: str) -> bool | Unread:
        """Return whether there is no such file or folder; or why that cannot be told."""
        try:
            Path(path).stat()
        except (FileNotFoundError, NotADirectoryError):
            return True
        except (OSError, ValueError) as error:
            return Unread(_UNREADABLE.with_(file=path, why=_reason(error)))
        return False

    def output(self, *command: str) -> str | Unread:
        """Return what a tool says, in no language but its own."""
        import subprocess

        tool = command[0]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_S,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except FileNotFoundError:
            return Unread(_NO_TOOL.with_(tool=tool))
        except subprocess.TimeoutExpired:
            return Unread(_TOO_SLOW.with_(tool=tool))
        except (OSError, ValueError) as error:
            return Unread(_REFUSED.with_(tool=tool, why=_reason(error)))
        if done.returncode:
            said = (done.stderr or done.stdout).decode("utf-8", errors="replace").strip().splitlines()
            why = said[0][:120].rstrip(".") if said else str(done.returncode)
            return Unread(_REFUSED.with_(tool=tool, why=why))
        return done.stdout[:LARGEST].decode("utf-8", errors="replace")

    def value(self, key: str, name: str) -> Value | Unread | None:
        """Return a value of the registry, None where there is none."""
        if sys.platform != "win32":
            return _NO_REGISTRY
        import winreg

        root, _, path = key.partition("\\")
        try:
            with winreg.OpenKey(_root(root), path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                found, _kind = winreg.QueryValueEx(opened, name)
        except FileNotFoundError:
            return None
        except OSError as error:
            return Unread(_KEY_UNREADABLE.with_(key=key, why=_reason(error)))
        if isinstance(found, list):
            return " ".join(str(each) for each in found)
        return found if isinstance(found, str | int | bytes) else None

    def keys(self, key: str) -> tuple[str, ...] | Unread:
        """Return the names of the keys below a key; none where it is not there."""
        if sys.platform != "win32":
            return _NO_REGISTRY
        import winreg

        root, _, path = key.partition("\\")
        try:
            with winreg.OpenKey(_root(root), path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
                return tuple(winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0]))
        except FileNotFoundError:
            return ()
        except OSError as error:
            return Unread(_KEY_UNREADABLE.with_(key=key, why=_reason(error)))

    def adapters(self) -> tuple[Adapter, ...] | Unread:
        """Return the network interfaces that are up, loopback left out."""
        import psutil

        try:
            addresses, states = psutil.net_if_addrs(), psutil.net_if_stats()
        except (psutil.Error, OSError) as error:
            return Unread(_NO_ADAPTERS.with_(why=_reason(error)))
        found: list[Adapter] = []
        for name, each in sorted(addresses.items()):
            state = states.get(name)
            own = tuple(dict.fromkeys(str(ip) for one in each if (ip := own_ip(one.family, one.address))))
            if not own or (state is not None and not state.isup):
                continue
            mac = next((one.address for one in each if _is_mac(one.address)), None)
            tunnel = looks_like_tunnel(name, state.flags if state is not None else "")
            found.append(Adapter(name, own, mac, tunnel))
        return tuple(found)

    def programs(self) -> tuple[str, ...] | Unread:
        """Return the names of the programs that run, each once."""
        import psutil

        names: set[str] = set()
        try:
            for pid in psutil.pids():
                with suppress(psutil.Error):  # it has ended meanwhile
                    names.add(psutil.Process(pid).name())
        except (psutil.Error, OSError) as error:
            return Unread(_NO_PROGRAMS.with_(why=_reason(error)))
        return tuple(sorted(names - {""}))

    def source(self, address: str) -> str | None:
        """Return the address from which this computer would send: a socket is bound, and nothing sent."""
        try:
            return source_towards(target(address, 9))
        except ValueError:
            return None

    def best_route(self, address: str) -> bytes:
        """Return the MIB_IPFORWARD_ROW2 of an address (GetBestRoute2 of iphlpapi); empty where it refuses."""
        if sys.platform != "win32":
            return b""
        import ctypes

        try:
            ip = ip_address(address.partition("%")[0])
        except ValueError:
            return b""
        if ip.version == 4:
            far = struct.pack("<HH4s20x", socket.AF_INET, 0, ip.packed)
        else:
            far = struct.pack("<HHI16sI", _AF_INET6_WINDOWS, 0, 0, ip.packed, 0)
        row = ctypes.create_string_buffer(_ROUTE_LENGTH)
        near = ctypes.create_string_buffer(28)
        try:
            ask = ctypes.WinDLL("iphlpapi").GetBestRoute2
            refused = ask(None, 0, None, ctypes.create_string_buffer(far, 28), 0, row, near)
        except (OSError, AttributeError):
            return b""
        return b"" if refused else row.raw


def _root(name: str) -> int:
    if sys.platform != "win32":
        return 0
    import winreg

    return winreg.HKEY_CURRENT_USER if name == "HKCU" else winreg.HKEY_LOCAL_MACHINE


def _is_mac(text: str) -> bool:
    return _MAC.fullmatch(text) is not None and text.strip("0:-") != ""


def _reason(error: Exception) -> str:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (words or type(error).__name__).rstrip(".")
