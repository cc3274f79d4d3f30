"""Numbers and quantities are read as plans write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.plan.numerals import han, numeral
from engine.plan.quantities import quantities

HAN = "零一二三四五六七八九"


def below_ten_thousand(number: int) -> str:
    said, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            said += ("零" if gap and said else "") + HAN[digit] + name
        gap = not digit
    return said


def in_han(number: int) -> str:
    """Numbers up to 亿, as people write them."""
    high, rest = divmod(number, 100_000_000)
    middle, low = divmod(rest, 10_000)
    said = below_ten_thousand(high) + "亿" if high else ""
    said += (
        ("零" if said and middle < 1000 else "") + below_ten_thousand(middle) + "万"
        if middle
        else ""
    )
    gap = said and low and (low < 1000 or not middle)
    return said + ("零" if gap else "") + below_ten_thousand(low) or "零"


@given(st.integers(0, 999_999_999_999))
def test_every_whole_number_in_characters_is_read(number: int) -> None:
    assert numeral(in_han(number)) == number


@given(st.integers(1, 99))
def test_a_count_in_characters_is_read_back(number: int) -> None:
    assert numeral(han(number)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1000万", 10_000_000),
        ("1亿", 100_000_000),
        ("1亿5000万", 150_000_000),
        ("15万", 150_000),
        ("1.5亿", 150_000_000),
        ("1,234,567", 1_234_567),
        ("十五", 15),
        ("两百", 200),
        ("一百五十万", 1_500_000),
        ("万亿", None),
        ("3万亿", 3_000_000_000_000),
        ("三点五", Decimal("3.5")),
        ("二〇一六", 2016),
        ("米", None),
    ],
)
def test_numbers_are_read_as_they_are_written(words: str, value: Decimal | None) -> None:
    assert numeral(words) == value


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("３人以上，10人以下受伤", [("3", "人", "以上"), ("10", "人", "以下")]),
        ("损失200万元以上2亿元以下", [("2000000", "元", "以上"), ("200000000", "元", "以下")]),
        ("停窑3.5小时以上", [("3.5", "小时", "以上")]),
        ("二十吨以上的窑", [("20", "吨", "以上")]),
        ("三级以上窑工、第二款以下", []),
        ("较大以上事故", []),
        ("浓烟12小时，5人受伤", []),
    ],
)
def test_bounds_are_told_from_other_numbers(text: str, bounds: list[tuple[str, str, str]]) -> None:
    found = [q for q in quantities(text) if q.side]
    assert [(q.of(unit), q.side) for q, (_, unit, _) in zip(found, bounds, strict=True)] == [
        (Decimal(value), side) for value, _, side in bounds
    ]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("每三年评审一次", "年", 3),
        ("每年一次", "年", 1),
        ("每半年演练", "年", Decimal("0.5")),
        ("二十个工作日内", "工作日", 20),
        ("10日以上", "小时", 240),
        ("90分钟", "小时", Decimal("1.5")),
        ("500千瓦", "兆瓦", Decimal("0.5")),
        ("5人", "小时", None),
    ],
)
def test_a_quantity_is_told_in_the_unit_that_is_asked(
    text: str, unit: str, value: Decimal | None
) -> None:
    assert next(quantities(text)).of(unit) == value
