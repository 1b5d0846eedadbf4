"""Versions are parsed, ordered and gathered in ranges as administrators mean them."""

from __future__ import annotations

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.version import (
    ALL_VERSIONS,
    SepVersion,
    VersionError,
    VersionRange,
    parse_range,
    parse_version,
)
from sepgui.i18n import translate

NUMBER = st.integers(0, 30)
VERSIONS = st.builds(
    SepVersion,
    st.lists(NUMBER, min_size=1, max_size=4).map(tuple),
    st.just(""),
) | st.builds(
    SepVersion,
    st.lists(NUMBER, min_size=1, max_size=3).map(tuple),
    st.sampled_from(("MP", "RU")),
    NUMBER,
)

ASCENDING = (
    "11",
    "12.1",
    "12.1 MP1",
    "12.1 RU1",
    "12.1.2",
    "12.1 RU5",
    "12.1.6 MP3",
    "12.2",
    "14",
    "14 MP2",
    "14 RU1",
    "14.0.1 MP1",
    "14.2",
    "14.2 MP1",
    "14.2 RU1",
    "14.3",
    "14.3 MP1",
    "14.3 RU1",
    "14.3 RU9",
    "14.3 RU10",
    "15",
)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("14", SepVersion((14,))),
        (" 14.3 ", SepVersion((14, 3))),
        ("12.1.5", SepVersion((12, 1, 5))),
        ("14.3 MP1", SepVersion((14, 3), "MP", 1)),
        ("14.3ru9", SepVersion((14, 3), "RU", 9)),
        ("14.3  Ru 9", SepVersion((14, 3), "RU", 9)),
        ("14.3.25029.9000", SepVersion((14, 3, 25029, 9000))),
    ],
)
def test_reads_what_people_write(text: str, version: SepVersion) -> None:
    parsed = parse_version(text)
    assert (parsed.numbers, parsed.release, parsed.release_number) == (
        version.numbers,
        version.release,
        version.release_number,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "14.",
        ".3",
        "14..3",
        "14.3 RU",
        "RU1",
        "14.3 XX1",
        "14.3 RU1 MP1",
        "v14",
        "-1",
        "١٤",
        "9" * 5000,
    ],
)
def test_refuses_the_rest_in_both_languages(text: str) -> None:
    with pytest.raises(VersionError) as caught:
        parse_version(text)
    assert text in str(caught.value)
    assert "14.3 RU1" in translate(caught.value.text, "en")
    assert "non è una versione" in translate(caught.value.text, "it")


def test_order_is_the_order_of_releases() -> None:
    versions = [parse_version(text) for text in ASCENDING]
    for older, newer in itertools.pairwise(versions):
        assert older < newer, f"{older} < {newer}"
        assert not newer < older


@pytest.mark.parametrize(
    ("one", "other"), [("14", "14.0"), ("12.1 RU5", "12.1.5"), ("14 RU1", "14.0.1"), ("14.3 RU0", "14.3")]
)
def test_two_names_of_one_release_are_equal(one: str, other: str) -> None:
    first, second = parse_version(one), parse_version(other)
    assert first == second
    assert hash(first) == hash(second)
    assert not first < second
    assert not second < first
    assert first != one


@pytest.mark.parametrize(
    ("version", "other", "within"),
    [
        ("12.1.6", "12.1", True),
        ("12.1 RU5", "12.1", True),
        ("12.1 RU5", "12.1.5", True),
        ("12.1", "12.1", True),
        ("12.2", "12.1", False),
        ("12.10", "12.1", False),
        ("12", "12.1", False),
        ("14.3", "14", True),
        ("14.3", "14.0", False),
        ("14", "14.0", True),
        ("14.3 MP1", "14.3", True),
        ("14.3 MP1", "14.3 MP1", True),
        ("14.3 MP2", "14.3 MP1", False),
        ("14.0.1 MP1", "14 RU1", True),
        ("14.3 RU10", "14.3 RU1", False),
    ],
)
def test_within(version: str, other: str, within: bool) -> None:
    assert parse_version(version).within(parse_version(other)) is within


@pytest.mark.parametrize(
    ("notation", "covered", "left_out"),
    [
        ("12.1", ["12.1", "12.1.5", "12.1 RU6", "12.1.6 MP3"], ["12", "11.9", "12.2", "14"]),
        ("14", ["14", "14.0.1", "14.3 RU9"], ["12.1.6", "15"]),
        ("14.2+", ["14.2", "14.2 MP1", "14.3 RU9", "15"], ["14.1", "14.0.1 MP2", "12.1"]),
        ("14.0.1+", ["14.0.1", "14 RU1", "14.2"], ["14", "14 MP2"]),
        ("12.1.5+", ["12.1.5", "12.1 RU5", "12.1 RU6", "14"], ["12.1", "12.1 RU4", "12.1.4 MP1", "12.1.4.9"]),
        ("<=12.1.4", ["11", "12.1", "12.1 RU4", "12.1.4 MP1", "12.1.4.9"], ["12.1.5", "12.1 RU5", "14"]),
        ("14..14.2", ["14", "14.0.1", "14.2 RU1"], ["12.1", "14.3"]),
    ],
)
def test_ranges(notation: str, covered: list[str], left_out: list[str]) -> None:
    versions = parse_range(notation)
    assert versions.notation == notation
    assert [text for text in covered if not versions.covers(parse_version(text))] == []
    assert [text for text in left_out if versions.covers(parse_version(text))] == []


def test_all_versions_have_no_notation() -> None:
    assert ALL_VERSIONS.notation is None
    assert ALL_VERSIONS.covers(parse_version("1"))


@pytest.mark.parametrize("text", ["", "+", "<=", "14..", "..14", "14...15", "all", "14-15"])
def test_refuses_other_notations(text: str) -> None:
    with pytest.raises(VersionError):
        parse_range(text)


@given(st.text() | st.from_regex(r"[0-9.]{0,8} ?(MP|RU|mp|ru)?[0-9]{0,3}"))
def test_any_text_is_a_version_or_a_version_error(text: str) -> None:
    for parse in (parse_version, parse_range):
        with contextlib.suppress(VersionError):
            parse(text)


@given(VERSIONS)
def test_what_is_written_is_read_back(version: SepVersion) -> None:
    assert parse_version(str(version)) == version


@given(VERSIONS, VERSIONS)
def test_order_is_total(one: SepVersion, other: SepVersion) -> None:
    assert [one < other, one == other, other < one].count(True) == 1
    if one == other:
        assert hash(one) == hash(other)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_order_is_transitive(one: SepVersion, two: SepVersion, three: SepVersion) -> None:
    low, middle, high = sorted((one, two, three))
    assert low <= middle <= high
    assert low <= high


@given(VERSIONS, VERSIONS)
def test_a_range_and_its_notation_cover_the_same(first: SepVersion, version: SepVersion) -> None:
    for versions in (VersionRange(first), VersionRange(None, first), VersionRange(first, first)):
        notation = versions.notation
        assert notation is not None
        assert parse_range(notation).covers(version) is versions.covers(version)


@given(VERSIONS, VERSIONS)
def test_the_releases_of_a_version_come_before_the_next(version: SepVersion, other: SepVersion) -> None:
    if version.within(other):
        assert version >= other
