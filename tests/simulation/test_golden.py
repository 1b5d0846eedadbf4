"""The same seed gives the same samples to the nanosecond: the first look's are written down for ever.

`python -m tests.simulation.test_golden` writes them anew, when a change of the simulation is meant.
"""

from __future__ import annotations

from pathlib import Path

from sepgui.domain.attempt import Rejected
from sepgui.probes.seams import Ended, NotResolved, Unconnected
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.net import SimNet
from sepgui.simulation.scenario import load_scenario

GOLDEN = Path(__file__).parent / "golden" / "first-look.csv"
SECOND = 1_000_000_000
STEP_S, END_S = 150, 70 * 60
TARGETS = (
    ("sepm-mi.azienda.example", (8014, 8443, 8445, 8446, 9090, 443, 9)),
    ("gup-bs.azienda.example", (2967,)),
    ("sep.cloud.example", (443,)),
)
REQUEST = b"GET /secars/secars.dll?hello,secars HTTP/1.1\r\nHost: sepm\r\n\r\n"


async def sampled(clock: SimClock) -> str:
    """Return one line for each attempt on each port of the first look, every two and a half minutes."""
    net = SimNet(load_scenario("first-look").world, clock)
    lines = ["at_s,name,port,what,elapsed_ns,retransmits,local_port,more"]
    for at_s in range(0, END_S, STEP_S):
        for name, ports in TARGETS:
            await clock.sleep_until(max(clock.now_ns(), at_s * SECOND))
            found = await net.resolve(name, clock.now_ns() + 5 * SECOND)
            lines.append(f"{at_s},{name},,{type(found).__name__},{found.elapsed_ns},,,")
            assert not isinstance(found, NotResolved)
            lines += [
                f"{at_s},{name},{port},{await attempt(net, clock, found.addresses[0], port)}"
                for port in ports
            ]
    return "\n".join(lines) + "\n"


async def attempt(net: SimNet, clock: SimClock, address: str, port: int) -> str:
    result = await net.connect(address, port, clock.now_ns() + 3_500_000_000)
    if isinstance(result, Unconnected):
        seen = result.attempt
        sender = seen.icmp.sender if isinstance(seen, Rejected) else ""
        numbers = f"{result.elapsed_ns},{result.syn_retransmits},{result.local_port}"
        return f"{type(seen).__name__},{numbers},{sender}"
    link = result.link
    asked_ns = clock.now_ns()
    if port != 8014:
        tls = await result.start_tls("sepm-mi.azienda.example", asked_ns + 3 * SECOND)
        more = f"{type(tls).__name__} {tls.elapsed_ns}"
    else:
        await result.send(REQUEST, asked_ns + 3 * SECOND)
        heard = await result.receive(4096, asked_ns + 3 * SECOND)
        more = f"{heard if isinstance(heard, Ended) else len(heard)} {clock.now_ns() - asked_ns}"
    await result.close()
    return f"Accepted,{link.elapsed_ns},{link.syn_retransmits},{link.local_port},{more}"


def test_the_first_look_is_the_same_to_the_nanosecond() -> None:
    assert run_virtual(sampled) == GOLDEN.read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(run_virtual(sampled), "utf-8", newline="\n")
