"""What is kept of an attempt over real sockets: the handshake as on the wire, bounds, and failures."""

from __future__ import annotations

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from sepgui.domain.exchange import MOST_KEPT, Direction, Layer
from sepgui.domain.outcome import Reason, State
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.recording import RecordingNet
from sepgui.probes.seams import Ended, ProbeRequest, Unconnected
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from sepgui.wire.http import answer
from tests.fakes import far_end as fake
from tests.fakes.certificates import issue
from tests.probes.contract import kept

PATIENCE_NS = 5_000_000_000


def recording() -> RecordingNet:
    return RecordingNet(AsyncioNet(), SystemClock())


async def test_the_handshake_is_kept_as_it_was_on_the_wire() -> None:
    net, served = recording(), issue(names=("sepm.example",)).server_context()
    async with fake.far_end(fake.answering(answer(200, b"OK", server="Apache")), tls=served) as far:
        request = ProbeRequest(ProbeKind.SECARS_HTTPS, "sepm.example", far.address, far.port, PATIENCE_NS)
        await PROBES[ProbeKind.SECARS_HTTPS](request, net, SystemClock())
        await far.goodbye()
        one = far.accepted[-1]
    (talk,) = net.talks
    hello, reply = (kept(talk, way, Layer.HANDSHAKE) for way in (Direction.SENT, Direction.RECEIVED))
    assert hello == one.raw_heard[: len(hello)]
    assert reply == one.raw_said[: len(reply)]
    assert len(hello) > 200
    assert len(reply) == MOST_KEPT
    assert b"sepm.example" in hello
    assert talk.tls == "TLSv1.3"
    assert kept(talk, Direction.SENT, Layer.INSIDE) == one.heard
    assert kept(talk, Direction.RECEIVED, Layer.INSIDE).startswith(b"HTTP/1.1 200 ")
    left = {(way, layer): count for way, layer, count in talk.left_out}
    assert left[Direction.RECEIVED, Layer.HANDSHAKE] > 0


async def test_of_a_long_answer_the_first_bytes_are_kept_and_the_rest_is_counted() -> None:
    net, long = recording(), b"x" * 400 + b"y" * 4000
    async with fake.far_end(fake.saying(long)) as far:
        connection = await net.connect(far.address, far.port, SystemClock().now_ns() + PATIENCE_NS)
        assert not isinstance(connection, Unconnected)
        got = 0
        while got < len(long):
            piece = await connection.receive(400, SystemClock().now_ns() + PATIENCE_NS)
            assert not isinstance(piece, Ended)
            got += len(piece)
        await connection.close()
    (talk,) = net.talks
    assert kept(talk, Direction.RECEIVED, Layer.WIRE) == long[:MOST_KEPT]
    assert talk.left_out == ((Direction.RECEIVED, Layer.WIRE, len(long) - MOST_KEPT),)
    assert [each.offset for each in talk.said] == [0, 400]
    assert [each.length for each in talk.said] == [400, 400]


async def test_a_refusal_has_no_bytes_but_says_what_came_back() -> None:
    net = recording()
    port = fake.refusing_port()
    found = await net.connect("127.0.0.1", port, SystemClock().now_ns() + PATIENCE_NS)
    assert isinstance(found, Unconnected)
    (talk,) = net.talks
    assert (talk.transport, talk.port, talk.said) == (Transport.TCP, port, ())
    assert (talk.state, talk.reason) == (State.CLOSED, Reason.CONN_REFUSED)


async def test_a_datagram_is_kept_though_nobody_answers() -> None:
    net = recording()
    await net.ask("127.0.0.1", fake.refusing_port(), b"hello?", SystemClock().now_ns() + 50_000_000)
    (talk,) = net.talks
    assert kept(talk, Direction.SENT, Layer.WIRE) == b"hello?"
    assert kept(talk, Direction.RECEIVED, Layer.WIRE) == b""


async def test_what_answers_a_handshake_in_another_protocol_is_kept() -> None:
    net = recording()
    async with fake.far_end(fake.saying(b"SSH-2.0-x\r\n")) as far:
        request = ProbeRequest(ProbeKind.TLS, "sepm.example", far.address, far.port, PATIENCE_NS)
        await PROBES[ProbeKind.TLS](request, net, SystemClock())
    talk = net.talks[0]
    assert kept(talk, Direction.RECEIVED, Layer.HANDSHAKE) == b"SSH-2.0-x\r\n"
    assert talk.tls == "not-tls"
