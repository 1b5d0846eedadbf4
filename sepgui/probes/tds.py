"""Probe kind `tds`: the question a SQL Server answers before any log-on, and no step further.

A server that closes without a word may want TLS before it says anything (TDS 8.0, strict encryption): it is
asked once more that way, on a second connection.
"""

from __future__ import annotations

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.conversation import Heard, converse, stranger
from sepgui.probes.outcomes import Learnt, Talk, over_tcp
from sepgui.probes.seams import Clock, Connection, Depth, Ended, Net, ProbeRequest, TlsOffer
from sepgui.probes.tcp import probe_tcp
from sepgui.probes.tls import inside_tls

SQL_SERVER = "SQL Server"

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "SQL Server answers: version {version}.")
_STRICT = QT_TRANSLATE_NOOP(
    "Probe", "SQL Server answers inside TLS only (TDS 8.0, strict encryption): version {version}."
)
_STRICTLY = QT_TRANSLATE_NOOP("Probe", "strict (TDS 8.0)")


async def probe_tds(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a SQL Server answers PRELOGIN (MS-TDS 2.2.6.5); as a pulse only whether it accepts.

    No log-on follows, so none fails and no account is locked.
    """
    if request.depth is Depth.PULSE:
        return await probe_tcp(request, net, clock)

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        return await ask_prelogin(connection, deadline_ns, clock, strictly(request, clock))

    return await over_tcp(request, net, clock, talk)


async def ask_prelogin(connection: Connection, deadline_ns: int, clock: Clock, strict: Talk | None) -> Learnt:
    """Ask PRELOGIN and return what came; `strict` is the second talk for a server that shows no TDS.

    None for `strict`: this is that second talk, inside TLS.
    """
    from msgspec.structs import replace

    from sepgui.wire.tds import NotTds, prelogin_request, read_prelogin
    from sepgui.wire.tls import alert_name

    heard = await converse(connection, prelogin_request(), read_prelogin, clock, deadline_ns)
    if not isinstance(heard, Heard):
        wants_tls = heard.ended in (Ended.EOF, Ended.RESET)
        return replace(heard, second=strict) if wants_tls else heard
    answer = heard.answer
    if isinstance(answer, NotTds):
        wants_tls = alert_name(answer.start) is not None
        return replace(stranger(answer.start, heard.reply_ns), second=strict if wants_tls else None)
    sentence = _ANSWERED if strict is not None else _STRICT
    encryption = _encryption(answer.encryption) if strict is not None else _STRICTLY
    facts = [Fact(FactName.ENGINE, SQL_SERVER), Fact(FactName.VERSION, answer.version)]
    if encryption is not None:
        facts.append(Fact(FactName.ENCRYPTION, encryption))
    return Learnt(
        Service.CONFIRMED,
        sentence.with_(version=answer.version),
        reply_ns=heard.reply_ns,
        facts=tuple(facts),
    )


def strictly(request: ProbeRequest, clock: Clock) -> Talk:
    """Return the talk to a server that wants TLS first: ALPN ``tds/8.0``, then PRELOGIN inside."""

    async def ask(connection: Connection, deadline_ns: int) -> Learnt:
        return await ask_prelogin(connection, deadline_ns, clock, None)

    return inside_tls(request, ask, TlsOffer.TDS_8)


def _encryption(said: object) -> Text | None:
    from sepgui.wire.tds import Encryption

    words = {
        Encryption.LOG_ON_ONLY: QT_TRANSLATE_NOOP("Probe", "for the log-on only"),
        Encryption.ON: QT_TRANSLATE_NOOP("Probe", "on"),
        Encryption.NOT_USED: QT_TRANSLATE_NOOP("Probe", "not required"),
        Encryption.REQUIRED: QT_TRANSLATE_NOOP("Probe", "required"),
    }
    return words[said] if isinstance(said, Encryption) else None
