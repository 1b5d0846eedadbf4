"""What the monitor does with ports of this very computer: one word of proof, and then the table alone."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.domain.cell import Sample
from sepgui.domain.entry import Role
from sepgui.domain.host import parse_host
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Fact, FactName, Reason, Service, State
from sepgui.domain.plan import PlanOptions, Vantage
from sepgui.domain.planning import make_plan
from sepgui.domain.run import CellResult
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.engine.monitor import Bugs, Monitor
from sepgui.engine.proofs import AGAIN_NS
from sepgui.i18n import translate
from sepgui.probes.seams import Unconnected
from sepgui.probes.table import PROBES
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.connection import SimConnection
from sepgui.simulation.net import SimNet
from sepgui.simulation.speech import MUTE, HangUp, Say, Script, Speech, secars
from sepgui.simulation.world import Listener, SimHost, Window, World
from sepgui.wire.jrmp import ping_ack
from tests.engine.plans import S

HERE = "192.0.2.10"
SEPM = SiteHost("sepm", parse_host(HERE), frozenset({Role.MANAGER}))
LOCAL = {"server-control": 8765, "process-launch": 8447, "rmi-registry": 1100}
REGISTRY = Script(at_first_bytes=(Say(ping_ack()), HangUp()), at_end=(HangUp(),))


def listening(port: int, process: str | None, speech: Speech = MUTE, *when: Window) -> Listener:
    return Listener(Transport.TCP, port, speech, process=process, when=when)


class Counting(SimNet):
    """A simulated network that counts the connections to each address and port."""

    def __init__(self, clock: SimClock, *listeners: Listener) -> None:
        super().__init__(World(seed=1, own=(HERE,), hosts=(SimHost("sepm", (HERE,), listeners),)), clock)
        self.connects: Counter[tuple[str, int]] = Counter()

    async def connect(self, address: str, port: int, deadline_ns: int) -> SimConnection | Unconnected:
        self.connects[address, port] += 1
        return await super().connect(address, port, deadline_ns)


class Ran:
    """A check, or a watch for a time, of some entries on the manager itself."""

    def __init__(
        self, *listeners: Listener, only: frozenset[str] = frozenset(LOCAL), for_ns: int = 0
    ) -> None:
        vantage = Vantage(SEPM, frozenset({Role.MANAGER, Role.CONSOLE}))
        pair = Pair(SEPM, None)
        plan = make_plan(load_catalogue(), Site("site", (SEPM,)), pair, vantage, None, PlanOptions(only=only))
        self.samples: list[Sample] = []
        self.connects = Counter[tuple[str, int]]()
        self.results: tuple[CellResult, ...] = ()

        async def main(clock: SimClock) -> None:
            net = Counting(clock, *listeners)
            monitor = Monitor(plan, net=net, clock=clock, probes=PROBES, sink=self, bugs=Bugs.RAISE)
            if for_ns:
                async with asyncio.TaskGroup() as group:
                    watching = group.create_task(monitor.watch(), name="watch")
                    await clock.sleep_until(for_ns)
                    watching.cancel()
            else:
                await monitor.check()
            self.connects = net.connects
            last = {sample.cell: sample for sample in self.samples}
            seen = [Observed(row, last.get(row.cell)) for row in monitor.rows]
            self.results = judge(seen, plan, now_unix_s=0, mode=Mode.CHECK)

        run_virtual(main)

    def put(self, sample: Sample) -> None:
        self.samples.append(sample)

    def of(self, entry: str) -> CellResult:
        (found,) = (result for result in self.results if result.row.cell.entry == entry)
        return found


def said(result: CellResult) -> str:
    texts = (result.why, result.sample.outcome.meaning.detail if result.sample else None)
    return " ".join(translate(text, "en") for text in texts if text is not None)


def test_a_check_on_the_manager_pings_the_registry_and_touches_nothing_else() -> None:
    ran = Ran(
        listening(8765, "SemSvc.exe"),
        listening(8447, "SemLaunchSvc.exe"),
        listening(1100, "SemSvc.exe", REGISTRY),
    )
    assert ran.connects == {("127.0.0.1", 1100): 1}
    for entry in LOCAL:
        result = ran.of(entry)
        assert (result.judgement, result.verdict.word) == (Judgement.OK, "confirmed")
        assert result.row.cell.host == HERE
        assert result.row.cell.address == "127.0.0.1"
    assert "open to the network (0.0.0.0)" in said(ran.of("server-control"))


def test_a_port_on_loopback_alone_is_not_called_open_to_the_network() -> None:
    ran = Ran(Listener(Transport.TCP, 8765, MUTE, process="SemSvc.exe", loopback=True))
    result = ran.of("server-control")
    assert (result.judgement, result.why) == (Judgement.OK, None)


def test_where_nobody_listens_the_row_is_a_problem_that_names_the_service() -> None:
    ran = Ran()
    assert not ran.connects
    for entry, service in (("server-control", "semsrv"), ("process-launch", "semlaunchsrv")):
        assert (ran.of(entry).judgement, ran.of(entry).verdict.word) == (Judgement.PROBLEM, "closed")
        assert f"Windows service {service} runs" in said(ran.of(entry))


def test_another_program_on_the_port_is_unexpected() -> None:
    ran = Ran(listening(8765, "java"))
    result = ran.of("server-control")
    assert (result.judgement, result.verdict.word) == (Judgement.PROBLEM, "unexpected")
    assert not ran.connects


@pytest.mark.parametrize(("speech", "times"), [(REGISTRY, 1), (MUTE, 4)])
def test_a_watch_reads_the_table_and_asks_again_only_what_is_doubtful(speech: Speech, times: int) -> None:
    ran = Ran(
        listening(1100, "SemSvc.exe", speech), listening(8765, "SemSvc.exe"), for_ns=3 * AGAIN_NS + 60 * S
    )
    assert ran.connects == {("127.0.0.1", 1100): times}
    seen = [sample for sample in ran.samples if sample.cell.port == 1100]
    assert len(seen) > 100
    reasons = Counter(sample.outcome.meaning.reason for sample in seen)
    assert reasons[Reason.SYN_ACK] == times
    service = Service.CONFIRMED if times == 1 else Service.MUTE
    assert {sample.outcome.meaning.service for sample in seen} == {service}
    assert {sample.outcome.meaning.state for sample in ran.samples if sample.cell.port == 8765} == {
        State.OPEN
    }


def test_a_process_that_took_the_place_of_another_is_proved_anew() -> None:
    """The table shows the other process number; a port without any holder in between is not needed."""
    change_ns = 400 * S
    ran = Ran(
        listening(1100, "SemSvc.exe", REGISTRY, Window(0, change_ns)),
        listening(1100, "java", REGISTRY, Window(change_ns)),
        for_ns=800 * S,
    )
    assert ran.connects == {("127.0.0.1", 1100): 2}
    pids = {fact.value for x in ran.samples for fact in x.outcome.meaning.facts if fact.name is FactName.PID}
    assert len(pids) == 2


def test_a_service_that_stops_is_seen_without_a_packet() -> None:
    ran = Ran(listening(1100, "SemSvc.exe", REGISTRY, Window(0, 100 * S)), for_ns=200 * S)
    assert ran.connects == {("127.0.0.1", 1100): 1}
    last = [sample for sample in ran.samples if sample.cell.port == 1100][-1]
    assert (last.outcome.meaning.state, last.outcome.meaning.reason) == (State.CLOSED, Reason.NOT_LISTENING)


def test_an_ordinary_row_of_this_computer_tells_who_holds_it() -> None:
    ran = Ran(listening(9090, "SemSvc.exe", secars("SEPM")), only=frozenset({"web-console", "server-https"}))
    answered, refused = ran.of("web-console"), ran.of("server-https")
    assert answered.sample is not None
    assert Fact(FactName.PROCESS, "SemSvc.exe") in answered.sample.outcome.meaning.facts
    assert refused.state is State.CLOSED
    assert "nothing listens on the port. SemSvc.exe should listen here" in said(refused)
    assert ran.connects == {(HERE, 9090): 1, (HERE, 8443): 1}


def test_the_managers_own_database_is_asked_where_it_listens() -> None:
    own = Listener(Transport.TCP, 2638, MUTE, process="dbsrv16.exe", loopback=True)
    ran = Ran(own, only=frozenset({"database-embedded", "database-sql-server"}))
    assert set(ran.connects) == {("127.0.0.1", 2638)}
    assert ran.of("database-embedded").state is State.OPEN
    other = ran.of("database-sql-server")
    assert other.sample is not None
    assert other.sample.outcome.meaning.reason is Reason.NOT_LISTENING
    assert other.row.cell.address == HERE
