"""This computer's view for the tests: one that names somebody in every place that can."""

from __future__ import annotations

from sepgui.domain.attempt import Transport
from sepgui.domain.computer import (
    Adapter,
    Computer,
    Firewalls,
    Holder,
    HostWays,
    LocalFirewall,
    NameServers,
    OwnPort,
    PartOf,
    Passing,
    Product,
    ProductTrace,
    Profile,
    ProxyOf,
    ProxyUse,
    Trace,
    Unread,
    Way,
)
from sepgui.domain.entry import Role
from sepgui.i18n import QT_TRANSLATE_NOOP

NO_ADDRESS = Unread(
    QT_TRANSLATE_NOOP(
        "Computer", "The address of {host} is not known yet, and looking it up would ask a name server."
    ).with_(host="gup.ditta-verdi.it")
)


def computer() -> Computer:
    return Computer(
        unix_ns=1_795_507_203_000_000_000,
        name="SRV-SEPM-VERDI",
        system="Windows 10",
        simulated=False,
        adapters=(
            Adapter("Ethernet", ("172.20.9.17", "fd12:3456::7"), "A4-BB-6D-01-02-03"),
            Adapter("VPN Verdi", ("172.20.9.200",), tunnel=True),
        ),
        hosts=(
            HostWays(
                "Ufficio acquisti",
                (Way("172.20.9.4", "172.20.9.200", "VPN Verdi", "172.20.9.1", tunnel=True),),
            ),
            HostWays("gup", (NO_ADDRESS,)),
        ),
        name_servers=NameServers(("172.20.9.53",), ("ditta-verdi.it",)),
        proxies=(
            ProxyUse(
                ProxyOf.USER,
                "http=fw-nord.ditta-verdi.it:3128",
                "*.ditta-verdi.it;intranet-q.ditta-verdi.it",
                "http://wpad.ditta-verdi.it/esposito.pac",
            ),
        ),
        ports=(
            OwnPort(
                "web-console",
                Role.MANAGER,
                Transport.TCP,
                9090,
                (Holder("172.20.9.17", 4242, "SemSvc.exe"),),
                expected=True,
                named=True,
            ),
            OwnPort("server-https", Role.MANAGER, Transport.TCP, 8443, (), expected=True),
            OwnPort(
                "client-manager-http",
                Role.MANAGER,
                Transport.TCP,
                8014,
                (Holder("0.0.0.0", 7, "nginx.exe"),),
                expected=True,
            ),
            OwnPort("gup-proxy", Role.GUP, Transport.TCP, 2967, (Holder("0.0.0.0"),)),
        ),
        firewalls=Firewalls(
            (LocalFirewall("Windows Firewall", True, Passing.BLOCK, by_policy=True, profile=Profile.DOMAIN),)
        ),
        product=Product(
            (
                ProductTrace(PartOf.MANAGER, Trace.VERSION, "14.3.9681.7000"),
                ProductTrace(PartOf.CLIENT, Trace.SYLINK, "C:\\Users\\esposito\\SyLink.xml"),
                ProductTrace(PartOf.CLIENT, Trace.SERVER, "sepm2.ditta-verdi.it"),
            ),
            (NO_ADDRESS,),
        ),
        roles=(Role.MANAGER,),
    )
