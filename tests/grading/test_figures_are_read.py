"""Reported values become figures, or are refused by name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import FigureImpossible
from engine.figures import Chosen, Number, plain_number, read_situation
from engine.plan.library import PlanLibrary

FACTS = PlanLibrary.shipped().plan("special_equipment").facts


@pytest.mark.parametrize(
    ("fact", "value", "low", "high"),
    [
        ("deaths", 3, "3", "3"),
        ("deaths", Decimal("3.0"), "3", "3"),
        ("deaths", [1, 4], "1", "4"),
        ("deaths", [2, None], "2", None),
        ("deaths", [None, 4], "0", "4"),
        ("stranded_hours", "3.50", "3.5", "3.5"),
        ("stranded_hours", 0.1, "0.1", "0.1"),
        ("direct_loss_cny", Decimal("0.1"), "0.1", "0.1"),
        ("direct_loss_cny", [0, "0.30"], "0", "0.3"),
    ],
)
def test_numbers_and_ranges_are_read_exactly(
    fact: str, value: Any, low: str, high: str | None
) -> None:
    figure = read_situation({fact: value}, FACTS)[fact]
    assert figure == Number(Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize("value", [None, [0, None], [None, None]])
def test_what_says_nothing_is_unknown(value: Any) -> None:
    assert read_situation({"deaths": value}, FACTS) == {}


def test_flags_and_choices_are_read() -> None:
    situation = read_situation({"explosion": False, "equipment": "lift"}, FACTS)
    assert situation == {"explosion": Chosen(value=False), "equipment": Chosen("lift")}


@pytest.mark.parametrize(
    ("fact", "value", "message"),
    [
        ("deaths", -1, "deaths: -1 is negative"),
        ("deaths", Decimal("1.5"), "deaths: 1.5 is not a whole number"),
        ("deaths", "3", "deaths: '3' is text"),
        ("deaths", True, "deaths: true is not a number"),
        ("deaths", Decimal("NaN"), "deaths: NaN is not a finite number"),
        ("deaths", float("inf"), "deaths: inf is not a finite number"),
        ("deaths", [5, 3], r"deaths: the range \[5, 3\] runs backwards"),
        ("deaths", [1, 2, 3], r"deaths: \[1, 2, 3\] is no range"),
        ("deaths", [1, Decimal("2.5")], "deaths: 2.5 is not a whole number"),
        ("deaths", {"n": 1}, "deaths: {…} is not a number"),
        ("deaths", 10**16, "cannot be true"),
        ("stranded_hours", "two", "stranded_hours: 'two' is not a number"),
        ("stranded_hours", "1_000", "is not a number"),
        ("stranded_hours", "１２", "is not a number"),
        ("stranded_hours", "-0.5", "is negative"),
        ("stranded_hours", Decimal("1e-31"), "more than 30 decimals"),
        ("explosion", 1, "explosion: 1 is neither true nor false"),
        ("equipment", "Lift", "equipment: 'Lift' is none of boiler"),
        ("equipment", ["lift"], r"equipment: \['lift'\] is none of"),
        ("death", 1, "death: the plan knows no such fact; did you mean deaths?"),
    ],
)
def test_the_impossible_is_refused_by_name(fact: str, value: Any, message: str) -> None:
    with pytest.raises(FigureImpossible, match=message) as refused:
        read_situation({fact: value}, FACTS)
    assert refused.value.fact == fact
    assert fact in refused.value.reason.zh


def test_all_faults_of_a_situation_are_told_at_once() -> None:
    with pytest.raises(FigureImpossible) as refused:
        read_situation({"deaths": -1, "missing": 2, "serious_injuries": True}, FACTS)
    assert "deaths: -1" in str(refused.value)
    assert "serious_injuries: true" in str(refused.value)
    assert "missing" not in str(refused.value)


def test_a_refusal_shows_no_control_characters() -> None:
    with pytest.raises(FigureImpossible) as refused:
        read_situation({"x\x1b[31m\n": 1}, FACTS)
    assert str(refused.value).isprintable()


@given(st.decimals(0, 10**15, places=6))
def test_a_number_survives_its_json_form(value: Decimal) -> None:
    plain = plain_number(value)
    read = read_situation({"direct_loss_cny": plain}, FACTS)["direct_loss_cny"]
    assert read == Number(value, value)
    assert read.plain() == plain
