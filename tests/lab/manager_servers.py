"""The servers of a manager: Apache with secars as a CGI, and Tomcat; their files and command lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.lab import addresses as at
from tests.lab.addresses import AS_SOMEBODY, in_url
from tests.lab.certificates import Certificate

MANAGER_ADDRESSES = (at.SERVER, at.FAR_SERVER, at.FAR_SERVER_6)
MANAGER_NAMES = tuple(f"{label}.{at.DOMAIN}" for label in ("manager", "far", "dual", "six"))
MANAGER_NAME = MANAGER_NAMES[0]
TOMCAT_PLAIN_PORT = 9090
MANAGER_PORTS = (443, 8014, 8443, 8445, 8446, TOMCAT_PLAIN_PORT)
_TOMCAT = Path("/usr/share/tomcat10")
_APACHE_MODULES = Path("/usr/lib/apache2/modules")


def apache(directory: Path, manager: Certificate, expired: Certificate) -> Sequence[str]:
    """Return the command of an Apache that serves managers, healthy and in trouble."""
    scripts = directory / "scripts"
    scripts.mkdir(parents=True)
    secars = scripts / "secars.dll"
    secars.write_text("#!/bin/sh\nprintf 'Content-Type: text/plain\\r\\n\\r\\nOK'\n")
    secars.chmod(0o755)
    listen = [f"Listen {in_url(a)}:{port}" for a in MANAGER_ADDRESSES for port in (8014, 443, 8445)]
    listen += [f"Listen {at.SECOND_MANAGER}:{port}" for port in (8014, 443)]
    secure = " ".join(f"{in_url(a)}:{port}" for a in MANAGER_ADDRESSES for port in (443, 8445))
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
                *_securein_url(secure, manager),
                *_securein_url(f"{at.SECOND_MANAGER}:443", expired),
                "",
            )
        )
    )
    return (*AS_SOMEBODY, "apache2", "-DFOREGROUND", "-f", str(config))


def _securein_url(addresses: str, certificate: Certificate) -> Sequence[str]:
    return (
        f"<VirtualHost {addresses}>",
        f"ServerName {MANAGER_NAME}",
        "SSLEngine on",
        f"SSLCertificateFile {certificate.certificate}",
        f"SSLCertificateKeyFile {certificate.key}",
        "</VirtualHost>",
    )


def tomcat(directory: Path, manager: Certificate) -> Sequence[str]:
    """Return the command of a Tomcat that serves a manager's consoles."""
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
    if port == TOMCAT_PLAIN_PORT:
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
