"""Real servers for the rows of the port page: Apache, Tomcat, Samba and OpenSSH, as foreground processes.

Each has its files in a folder of the lab and listens in the server namespace; none is a service of this
computer. The manager of a site is `SERVER` (also `FAR_SERVER` and, over IPv6, `FAR_SERVER_6`), a manager in
trouble is `SECOND_MANAGER`, and the computer that software is pushed to is `PUSH_TARGET`.
"""

from __future__ import annotations

import datetime
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.certificates import Certificate, write_certificate
from tests.lab.network import Lab, LabError, Process

MANAGER_ADDRESSES = (at.SERVER, at.FAR_SERVER, at.FAR_SERVER_6)
MANAGER_NAMES = tuple(f"{label}.{at.DOMAIN}" for label in ("manager", "far", "dual", "six"))
MANAGER_NAME = MANAGER_NAMES[0]
_TOMCAT_PLAIN_PORT = 9090
MANAGER_PORTS = (443, 8014, 8443, 8445, 8446, _TOMCAT_PLAIN_PORT)
PUSH_PORTS = (22, 139, 445)
TOOLS = ("apache2", "smbd", "sshd", "ssh-keygen", "java")
_TOMCAT = Path("/usr/share/tomcat10")
_APACHE_MODULES = Path("/usr/lib/apache2/modules")
# Apache will not serve as root, Samba as root wants to become others, and where only one user is mapped
# there is nobody to become: they get a user namespace of their own, in which they are somebody.
_AS_SOMEBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers that run: their certificates and their processes by name."""

    manager: Certificate
    expired: Certificate
    processes: dict[str, Process]


def start_servers(lab: Lab) -> Servers:
    """Start all servers at once and return when each serves; raises `LabError` with what they said."""
    directory = lab.directory / "servers"
    directory.mkdir()
    manager = write_certificate(directory, MANAGER_NAMES, MANAGER_ADDRESSES)
    expired = write_certificate(
        directory,
        (f"expired.{at.DOMAIN}",),
        (at.SECOND_MANAGER,),
        not_after=datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=3),
    )
    commands = {
        "tomcat": _tomcat(directory / "tomcat", manager),
        "apache": _apache(directory / "apache", manager, expired),
        "samba": _samba(directory / "samba"),
        "ssh": _ssh(directory / "ssh"),
    }
    processes = {
        name: lab.spawn(Place.SERVER, *command, log=directory / f"{name}.log")
        for name, command in commands.items()
    }
    listeners = [(address, port) for address in MANAGER_ADDRESSES for port in MANAGER_PORTS]
    listeners += [(at.SECOND_MANAGER, port) for port in (443, 8014)]
    listeners += [(at.PUSH_TARGET, port) for port in PUSH_PORTS]
    deadline = time.monotonic() + 30
    for address, port in listeners:
        while not _answers(lab, address, port):
            dead = [name for name, process in processes.items() if process.poll() is not None]
            if dead or time.monotonic() > deadline:
                logs = "\n".join(f"{log}:\n{log.read_text()}" for log in sorted(directory.rglob("*.log")))
                raise LabError(f"no answer from {address}:{port}; ended: {dead}\n{logs}")
    return Servers(manager, expired, processes)


def _answers(lab: Lab, address: str, port: int) -> bool:
    """Whether a port accepts; Tomcat accepts long before it serves, so its plain port must say something."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with lab.socket(Place.SERVER, family, socket.SOCK_STREAM) as attempt:
        attempt.settimeout(20)
        if attempt.connect_ex((address, port)) != 0:
            return False
        if port != _TOMCAT_PLAIN_PORT:
            return True
        attempt.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
        return attempt.recv(16) != b""


def _apache(directory: Path, manager: Certificate, expired: Certificate) -> Sequence[str]:
    scripts = directory / "scripts"
    scripts.mkdir(parents=True)
    secars = scripts / "secars.dll"
    secars.write_text("#!/bin/sh\nprintf 'Content-Type: text/plain\\r\\n\\r\\nOK'\n")
    secars.chmod(0o755)
    listen = [f"Listen {_host(a)}:{port}" for a in MANAGER_ADDRESSES for port in (8014, 443, 8445)]
    listen += [f"Listen {at.SECOND_MANAGER}:{port}" for port in (8014, 443)]
    secure = " ".join(f"{_host(a)}:{port}" for a in MANAGER_ADDRESSES for port in (443, 8445))
    modules = ("mpm_event", "authz_core", "cgid", "alias", "ssl", "socache_shmcb")
    config = directory / "apache.conf"
    config.write_text(
        "\n".join(
            (
                f"ServerRoot {directory}",
                f"ServerName {MANAGER_NAME}",
                f"PidFile {directory}/pid",
                f"ErrorLog {directory}/apache.log",
                "ServerTokens ProductOnly",
                "StartServers 1",
                "ThreadsPerChild 25",
                *listen,
                *(f"LoadModule {name}_module {_APACHE_MODULES}/mod_{name}.so" for name in modules),
                f"ScriptSock {directory}/cgid",
                f"DocumentRoot {scripts}",
                f"<Directory {directory}>",
                "Require all granted",
                "</Directory>",
                f"ScriptAlias /secars/ {scripts}/",
                f"<VirtualHost {at.SECOND_MANAGER}:8014>",
                f"ServerName {MANAGER_NAME}",
                "Redirect 503 /secars/",
                "</VirtualHost>",
                *_secure_host(secure, manager),
                *_secure_host(f"{at.SECOND_MANAGER}:443", expired),
                "",
            )
        )
    )
    return (*_AS_SOMEBODY, "apache2", "-DFOREGROUND", "-f", str(config))


def _secure_host(addresses: str, certificate: Certificate) -> Sequence[str]:
    return (
        f"<VirtualHost {addresses}>",
        f"ServerName {MANAGER_NAME}",
        "SSLEngine on",
        f"SSLCertificateFile {certificate.certificate}",
        f"SSLCertificateKeyFile {certificate.key}",
        "</VirtualHost>",
    )


def _tomcat(directory: Path, manager: Certificate) -> Sequence[str]:
    root = directory / "webapps" / "ROOT"
    for name in ("conf", "logs", "temp", "work", "webapps/ROOT/WEB-INF", "webapps/sepm/api/v1"):
        (directory / name).mkdir(parents=True)
    (root / "index.html").write_text("<title>Symantec Endpoint Protection Manager</title>\n")
    (root / "WEB-INF" / "web.xml").write_text(_PLAIN_IS_REDIRECTED)
    (directory / "webapps" / "sepm" / "api" / "v1" / "version").write_text(
        '{"API_SEQUENCE":"201210015","API_VERSION":"14.3.0","version":"14.3.3384.1000"}\n'
    )
    (directory / "conf" / "web.xml").write_text(_SERVES_FILES)
    # No JSP, no annotations: without looking for them Tomcat starts in half the time.
    (directory / "conf" / "context.xml").write_text('<Context containerSciFilter=".*"/>\n')
    connectors = "".join(
        f'<Connector address="{a}" port="{port}" server="SEPM" {_tls(port, manager)}</Connector>\n'
        for a in MANAGER_ADDRESSES
        for port in (8443, 8446, 9090)
    )
    (directory / "conf" / "server.xml").write_text(_SERVER_XML.format(connectors=connectors))
    return (
        "java",
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        f"-Dcatalina.home={_TOMCAT}",
        f"-Dcatalina.base={directory}",
        f"-Djava.io.tmpdir={directory}/temp",
        "-cp",
        f"{_TOMCAT}/bin/bootstrap.jar:{_TOMCAT}/bin/tomcat-juli.jar",
        "org.apache.catalina.startup.Bootstrap",
        "start",
    )


def _tls(port: int, certificate: Certificate) -> str:
    if port == _TOMCAT_PLAIN_PORT:
        return 'redirectPort="8443">'
    return (
        'SSLEnabled="true" scheme="https" secure="true"><SSLHostConfig>'
        f'<Certificate certificateFile="{certificate.certificate}" certificateKeyFile="{certificate.key}"/>'
        "</SSLHostConfig>"
    )


_SERVER_XML = """<Server address="0.0.0.0" port="8765" shutdown="SHUTDOWN"><Service name="Catalina">
{connectors}<Engine name="Catalina" defaultHost="localhost">
<Host name="localhost" appBase="webapps" autoDeploy="false"/></Engine></Service></Server>
"""
_WEB_APP = '<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0" metadata-complete="true">'
_SERVES_FILES = f"""{_WEB_APP}
<servlet><servlet-name>default</servlet-name>
<servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class></servlet>
<servlet-mapping><servlet-name>default</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
<welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list>
</web-app>
"""
_PLAIN_IS_REDIRECTED = f"""{_WEB_APP}
<security-constraint>
<web-resource-collection><web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern>
</web-resource-collection>
<user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>
</security-constraint>
</web-app>
"""


def _samba(directory: Path) -> Sequence[str]:
    places = ("lock", "state", "cache", "private", "pid", "ncalrpc")
    for name in places:
        (directory / name).mkdir(parents=True)
    config = directory / "smb.conf"
    config.write_text(
        f"""[global]
workgroup = LAB
netbios name = PUSHTARGET
interfaces = {at.PUSH_TARGET}/24
bind interfaces only = yes
server role = standalone server
smb ports = 445 139
disable spoolss = yes
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
    return (
        *_AS_SOMEBODY,
        "smbd",
        "--foreground",
        "--no-process-group",
        f"--log-basename={directory}",
        f"--configfile={config}",
    )


def _ssh(directory: Path) -> Sequence[str]:
    directory.mkdir()
    key = directory / "host_key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    config = directory / "sshd.conf"
    config.write_text(
        f"Port 22\nListenAddress {at.PUSH_TARGET}\nHostKey {key}\nPidFile none\nUsePAM no\n"
        "PasswordAuthentication no\nStrictModes no\n"
    )
    return (*_AS_SOMEBODY, "/usr/sbin/sshd", "-D", "-E", f"{directory}/sshd.log", "-f", str(config))


def _host(address: str) -> str:
    return f"[{address}]" if ":" in address else address
