from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures import Number, read_figure
from tests.web.console import shipped
from web.errors import FormInvalid
from web.typed import (
    TypedWrong,
    fact_name,
    read_facts,
    read_typed_figure,
    read_typed_time,
)
from web.views import ZONE

PLAN = shipped().plan("special_equipment")
NOW = datetime(2026, 3, 1, 5, 42, tzinfo=UTC)
LATER = st.timedeltas(timedelta(0), timedelta(days=20_000)).map(lambda more: NOW + more)


def read(text: str, fact: str = "deaths") -> Any:
    return read_typed_figure(text, PLAN.facts[fact])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        (" ３人 ", 3),
        ("0", 0),
        ("1,200", 1200),
        ("3-5", [3, 5]),
        ("3–5", [3, 5]),
        ("3～5", [3, 5]),
        ("3到5人", [3, 5]),
        ("4-4", 4),
        ("5+", [5, None]),
        ("至少5", [5, None]),
        ("5以上", [5, None]),
        ("≤5", [0, 5]),
        ("最多 5", [0, 5]),
        ("~5", [4, 6]),
        ("约10人", [8, 12]),
        ("100左右", [80, 120]),
        ("?", None),
        ("？", None),
        ("不明", None),
        ("", None),
    ],
)
def test_a_count_is_read_as_people_type_it(text: str, value: Any) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", "1.5"),
        ("1200万", 12_000_000),
        ("1000-2000万", [10_000_000, 20_000_000]),
        ("9000万-1.2亿", [90_000_000, 120_000_000]),
        ("~1.2亿元", [96_000_000, 144_000_000]),
        ("~0.5", ["0.4", "0.6"]),
    ],
)
def test_a_measure_may_be_a_decimal_and_carry_a_size(text: str, value: Any) -> None:
    assert read(text, "direct_loss_cny") == value


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("是", "explosion", True),
        ("Y", "explosion", True),
        ("no", "explosion", False),
        ("?", "explosion", None),
        ("lift", "equipment", "lift"),
        ("", "equipment", None),
    ],
)
def test_flags_and_choices_are_known_or_unknown(text: str, fact: str, value: Any) -> None:
    assert read(text, fact) == value


@pytest.mark.parametrize(
    ("text", "fact", "remedy"),
    [
        ("三五个", "deaths", "3-5"),
        ("5-3", "deaths", "小的写在前"),
        ("-3", "deaths", "不能小于 0"),
        ("2.5", "deaths", "整数"),
        ("3 4", "deaths", "?（不明）"),
        ("1e9", "deaths", "3-5"),
        ("99999999亿", "direct_loss_cny", "10^15"),
        ("也许", "explosion", "是、否或不明"),
        ("rocket", "equipment", "lift"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(text: str, fact: str, remedy: str) -> None:
    with pytest.raises(TypedWrong) as wrong:
        read(text, fact)
    assert remedy in wrong.value.reason.zh
    assert wrong.value.reason.en


@given(st.text(max_size=40), st.sampled_from(sorted(PLAN.facts)))
def test_whatever_is_typed_is_a_figure_the_engine_takes_or_a_reason(text: str, fact: str) -> None:
    definition = PLAN.facts[fact]
    try:
        value = read_typed_figure(text, definition)
    except TypedWrong:
        return
    figure = read_figure(fact, value, definition)
    assert (figure is None) == (value is None)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_keeps_both_its_ends(low: int, more: int) -> None:
    figure = read_figure("deaths", read(f"{low}-{low + more}"), PLAN.facts["deaths"])
    assert figure == Number(Decimal(low), Decimal(low + more))


@given(st.integers(0, 10**9))
def test_an_estimate_always_holds_the_number_that_was_said(number: int) -> None:
    figure = read_figure("deaths", read(f"~{number}"), PLAN.facts["deaths"])
    assert isinstance(figure, Number)
    assert figure.high is not None
    assert figure.low <= number <= figure.high


def test_blank_is_left_out_of_a_form_but_asked_and_unknown_is_kept() -> None:
    form = {fact_name(PLAN, "deaths"): "?", fact_name(PLAN, "missing"): "2", "title": "x"}
    assert read_facts(form, PLAN) == {"deaths": None, "missing": 2}


def test_every_fault_of_a_form_is_reported_at_its_field() -> None:
    form = {fact_name(PLAN, "deaths"): "a", fact_name(PLAN, "missing"): "b"}
    with pytest.raises(FormInvalid) as invalid:
        read_facts(form, PLAN)
    assert set(invalid.value.faults) == set(form)


@pytest.mark.parametrize(
    ("text", "local", "about"),
    [
        ("13:05", "03-01 13:05", False),
        ("13：05", "03-01 13:05", False),
        ("1305", "03-01 13:05", False),
        ("13点", "03-01 13:00", False),
        ("~13:05", "03-01 13:05", True),
        ("13:05左右", "03-01 13:05", True),
        ("-10", "03-01 13:32", False),
        ("约-10", "03-01 13:32", True),
        ("-1:30", "03-01 12:12", False),
        ("10分钟前", "03-01 13:32", False),
        ("2小时前", "03-01 11:42", False),
        ("23:50", "02-28 23:50", False),
        ("昨天 8:00", "02-28 08:00", False),
        ("2-27 8:00", "02-27 08:00", False),
        ("12月31日 8:00", "12-31 08:00", False),
        ("13:43", "03-01 13:43", False),
    ],
)
def test_a_time_is_read_as_people_type_it(text: str, local: str, about: bool) -> None:
    moment = read_typed_time(text, NOW, ZONE)
    assert moment.at is not None
    assert moment.at.astimezone(ZONE).strftime("%m-%d %H:%M") == local
    assert moment.about is about
    assert moment.at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(("text", "about"), [("", False), ("现在", False), ("~", True)])
def test_no_time_is_now(text: str, about: bool) -> None:
    moment = read_typed_time(text, NOW, ZONE)
    assert (moment.at, moment.about) == (None, about)


@pytest.mark.parametrize("text", ["25:00", "2-30 1:00", "下午", "2027-1-1 1:00", "1:99", "--1"])
def test_a_time_that_cannot_be_is_refused_with_its_remedy(text: str) -> None:
    with pytest.raises(TypedWrong) as wrong:
        read_typed_time(text, NOW, ZONE)
    assert wrong.value.reason.zh
    assert wrong.value.reason.en


@given(st.text(max_size=20), LATER)
def test_no_typed_time_lies_ahead_of_the_clock(text: str, now: datetime) -> None:
    try:
        moment = read_typed_time(text, now, ZONE)
    except TypedWrong:
        return
    assert moment.at is None or moment.at <= now + timedelta(minutes=2)


@given(st.integers(0, 23), st.integers(0, 59), LATER)
def test_a_time_of_day_is_the_latest_that_is_past(hour: int, minute: int, now: datetime) -> None:
    moment = read_typed_time(f"{hour}:{minute:02}", now, ZONE)
    assert moment.at is not None
    assert now - timedelta(days=1) <= moment.at <= now + timedelta(minutes=2)
    assert (moment.at.astimezone(ZONE).hour, moment.at.astimezone(ZONE).minute) == (hour, minute)
