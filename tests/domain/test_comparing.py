"""What two looks at the same port say together: each change in meaning once, and noise never."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sepgui.domain.comparing import Seen, Way, compare
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import FactName, Reason, Service, State
from sepgui.i18n import LANGS, translate

DAY_S = 86_400
OPEN = Seen(
    *("client-manager-http", "sepm.example", "192.0.2.10", "tcp", 8014, Judgement.OK),
    state=State.OPEN,
    service=Service.CONFIRMED,
    reason=Reason.SYN_ACK,
    rtt_ns=20_000_000,
    loss=0.0,
    sha256="ab" * 32,
    not_after=1_795_000_000,
    facts={FactName.SEP_VERSION: "14.3"},
)
SILENT = Seen(
    *("client-manager-http", "sepm.example", "192.0.2.10", "tcp", 8014, Judgement.PROBLEM),
    state=State.FILTERED,
    reason=Reason.NO_RESPONSE,
)
REJECTED = replace(SILENT, reason=Reason.ADMIN_PROHIBITED, rejected_by="198.51.100.1")
CLOSED = replace(SILENT, state=State.CLOSED, reason=Reason.CONN_REFUSED)
UNPROVEN = Seen(*("client-manager-http", "sepm.example", "", "tcp", 8014, Judgement.UNPROVEN))


def said(before: Iterable[Seen], after: Iterable[Seen]) -> list[tuple[Way, list[str]]]:
    found = compare(tuple(before), tuple(after))
    return [(each.way, [translate(text, "en") for text in each.said]) for each in found]


@pytest.mark.parametrize(
    ("before", "after", "way", "words"),
    [
        (SILENT, OPEN, Way.BETTER, "Opened: it was filtered (no answer until the deadline), now it answers"),
        (
            OPEN,
            REJECTED,
            Way.WORSE,
            "Answers no more: it was confirmed, now filtered (rejected: prohibited by policy), by 198.51",
        ),
        (OPEN, CLOSED, Way.WORSE, "Answers no more: it was confirmed, now closed"),
        (SILENT, REJECTED, Way.OTHER, "Still blocked, but now rejected by 198.51.100.1; it was filtered"),
        (CLOSED, REJECTED, Way.OTHER, "Still blocked, but now rejected by 198.51.100.1; it was closed"),
        (
            REJECTED,
            replace(REJECTED, rejected_by="10.0.0.1"),
            Way.OTHER,
            "Still rejected, now by 10.0.0.1 in place of 198.51.100.1.",
        ),
        (REJECTED, SILENT, Way.OTHER, "Still blocked, but 198.51.100.1 says so no more; now filtered"),
        (SILENT, CLOSED, Way.OTHER, "Still no answer, in another way: it was filtered"),
        (UNPROVEN, OPEN, Way.OTHER, "Was not proved before; now: confirmed."),
        (OPEN, UNPROVEN, Way.OTHER, "Not proved now; it was confirmed."),
        (
            OPEN,
            replace(OPEN, sha256="cd" * 32, not_after=1_795_000_000 + 365 * DAY_S),
            Way.OTHER,
            "Certificate renewed: it ended on 2026-11-18, the new one ends on 2027-11-18.",
        ),
        (OPEN, replace(OPEN, sha256="cd" * 32), Way.OTHER, "Another certificate: abababababababab… before"),
        (OPEN, replace(OPEN, rtt_ns=60_000_000), Way.WORSE, "3 times slower: 20 ms before, 60 ms now."),
        (OPEN, replace(OPEN, rtt_ns=5_000_000), Way.BETTER, "4 times faster: 20 ms before, 5 ms now."),
        (OPEN, replace(OPEN, loss=0.1, judgement=Judgement.DEGRADED), Way.WORSE, "Loses 10 % now; 0 %"),
        (
            OPEN,
            replace(OPEN, service=Service.UNEXPECTED, judgement=Judgement.PROBLEM),
            Way.WORSE,
            "The service was confirmed, now it is unexpected.",
        ),
        (OPEN, replace(OPEN, facts={FactName.SEP_VERSION: "14.4"}), Way.OTHER, "SEPM version: 14.3 before"),
        (
            OPEN,
            replace(OPEN, address="192.0.2.11"),
            Way.OTHER,
            "The name led to 192.0.2.10, now it leads to 192.0.2.11.",
        ),
    ],
)  # fmt: skip
def test_each_change_in_meaning_is_told_once(before: Seen, after: Seen, way: Way, words: str) -> None:
    ((found_way, (sentence,)),) = said([before], [after])
    assert found_way is way
    assert sentence.startswith(words)


@pytest.mark.parametrize(
    "after",
    [
        OPEN,
        replace(OPEN, rtt_ns=24_900_000),
        replace(OPEN, rtt_ns=None),
        replace(OPEN, loss=0.01),
        replace(OPEN, loss=None, sha256=None),
    ],
)
def test_noise_is_no_change(after: Seen) -> None:
    assert said([OPEN], [after]) == []
    quick = replace(OPEN, rtt_ns=200_000)
    assert said([quick], [replace(quick, rtt_ns=900_000)]) == [], "a busy computer's own jitter"


def test_a_port_that_only_one_side_asked_is_told_without_a_judgement() -> None:
    assert said([], [OPEN]) == [(Way.OTHER, ["Was not asked before; now: confirmed."])]
    assert said([SILENT], [])[0][1][0].startswith("Is not asked any more; it was: filtered")
    assert said([], [UNPROVEN]) == [], "what nobody asked is no news"


def test_two_addresses_of_a_host_are_two_ports() -> None:
    six = replace(OPEN, address="2001:db8::10")
    found = compare((OPEN, six), (OPEN, replace(six, state=State.CLOSED, reason=Reason.CONN_REFUSED)))
    assert [each.seen.address for each in found] == ["2001:db8::10"]


def test_the_worse_comes_first() -> None:
    other = replace(SILENT, port=443)
    ways = [way for way, _ in said([SILENT, replace(OPEN, port=443)], [OPEN, other])]
    assert ways == [Way.WORSE, Way.BETTER]


SEEN = st.builds(
    Seen,
    st.sampled_from(["a", "b"]),
    st.sampled_from(["h", "H", "g"]),
    st.sampled_from(["", "192.0.2.1", "192.0.2.2"]),
    st.just("tcp"),
    st.sampled_from([1, 2]),
    st.sampled_from(Judgement),
    state=st.none() | st.sampled_from(State),
    service=st.sampled_from(Service),
    reason=st.none() | st.sampled_from(Reason),
    rejected_by=st.none() | st.just("192.0.2.9"),
    rtt_ns=st.none() | st.integers(0, 10**10),
    loss=st.none() | st.floats(0, 1),
    sha256=st.none() | st.sampled_from(["aa", "bb"]),
    not_after=st.none() | st.integers(0, 4_000_000_000),
)


@given(st.lists(SEEN, max_size=6), st.lists(SEEN, max_size=6))
def test_anything_can_be_compared_and_nothing_with_itself(before: list[Seen], after: list[Seen]) -> None:
    for each in compare(before, after):
        assert each.said
        for lang in LANGS:
            assert all("{" not in translate(text, lang) for text in each.said)
    places = {(each.entry, each.host.casefold(), each.address, each.port) for each in before}
    if len(places) == len(before):
        assert compare(before, before) == ()
