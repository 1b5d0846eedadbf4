"""The servers around a manager: Samba, OpenSSH, Squid, nginx, rsyslog and the RMI registry of OpenJDK."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.lab import addresses as at
from tests.lab.addresses import AS_SOMEBODY
from tests.lab.certificates import Certificate

NETBIOS_NAME = "PUSHTARGET"


def samba(directory: Path) -> tuple[Sequence[str], Sequence[str]]:
    """Return the commands of smbd and nmbd."""
    places = ("lock", "state", "cache", "private", "pid", "ncalrpc")
    for name in places:
        (directory / name).mkdir(parents=True)
    config = directory / "smb.conf"
    config.write_text(
        f"""[global]
workgroup = LAB
netbios name = {NETBIOS_NAME}
interfaces = {at.PUSH_TARGET}/24
bind interfaces only = yes
server role = standalone server
smb ports = 445 139
disable spoolss = yes
local master = no
dns proxy = no
load printers = no
log file = {directory}/samba.log
lock directory = {directory}/lock
state directory = {directory}/state
cache directory = {directory}/cache
private dir = {directory}/private
pid directory = {directory}/pid
ncalrpc dir = {directory}/ncalrpc
"""
    )
    words = (f"--log-basename={directory}", f"--configfile={config}")
    smbd, nmbd = (
        (*AS_SOMEBODY, program, "--foreground", "--no-process-group", *words) for program in ("smbd", "nmbd")
    )
    return smbd, nmbd


def openssh(directory: Path) -> Sequence[str]:
    """Return the command of an OpenSSH that lets nobody in."""
    key = directory / "host_key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    config = directory / "sshd.conf"
    config.write_text(
        f"Port 22\nListenAddress {at.PUSH_TARGET}\nHostKey {key}\nPidFile none\nUsePAM no\n"
        "PasswordAuthentication no\nStrictModes no\n"
    )
    return (*AS_SOMEBODY, "/usr/sbin/sshd", "-D", "-E", f"{directory}/sshd.log", "-f", str(config))


def squid(directory: Path) -> Sequence[str]:
    """Return the command of a Squid that is a Group Update Provider on one port and a proxy on another.

    It opens tunnels to port 443, but not to the cloud whose clock is late.
    """
    config = directory / "squid.conf"
    config.write_text(
        f"""http_port {at.GUP}:2967
http_port {at.GUP}:{at.PROXY_PORT}
visible_hostname gup.{at.DOMAIN}
dns_nameservers {at.NAME_SERVER}
pid_filename none
access_log none
cache_log {directory}/squid.log
netdb_filename none
coredump_dir {directory}
cache deny all
cache_mem 0 MB
max_filedescriptors 1024
pinger_enable off
shutdown_lifetime 0 seconds
acl cloud port 443
acl forbidden dstdomain {at.LATE_CLOUD_NAME}
http_access deny CONNECT forbidden
http_access allow CONNECT cloud
http_access deny all
"""
    )
    return (*AS_SOMEBODY, "squid", "-N", "-f", str(config))


def nginx(directory: Path, appliance: Certificate, cloud: Certificate) -> Sequence[str]:
    """Return the command of an nginx that is a content analysis appliance, and the cloud."""
    config = directory / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {directory}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"""daemon off;
worker_processes 1;
pid {directory}/pid;
error_log {directory}/nginx.log;
events {{}}
http {{
access_log off;
{temporary}
server {{ listen {at.CONTENT_ANALYSIS}:8081; return 401; }}
server {{ listen {at.CONTENT_ANALYSIS}:8082 ssl; return 403; {_pair(appliance)} }}
server {{ listen {at.CLOUD}:443 ssl; return 404; {_pair(cloud)} }}
}}
"""
    )
    return (*AS_SOMEBODY, "nginx", "-e", f"{directory}/nginx.log", "-c", str(config))


def _pair(certificate: Certificate) -> str:
    return f"ssl_certificate {certificate.certificate}; ssl_certificate_key {certificate.key};"


def rsyslog(directory: Path, received: Path) -> Sequence[str]:
    """Return the command of an rsyslog that writes what it receives on UDP 514 to a file (RFC 5424)."""
    config = directory / "rsyslog.conf"
    config.write_text(
        f"""module(load="imudp")
input(type="imudp" port="514" address="{at.COLLECTOR}")
*.* action(type="omfile" file="{received}" template="RSYSLOG_SyslogProtocol23Format")
"""
    )
    return (*AS_SOMEBODY, "rsyslogd", "-n", "-f", str(config), "-i", f"{directory}/pid")


def rmi_registry() -> Sequence[str]:
    """Return the command of an RMI registry; it listens on every address of its computer."""
    return ("rmiregistry", "-J-Xmx32m", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1", "1100")
