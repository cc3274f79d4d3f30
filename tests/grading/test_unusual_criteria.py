"""Criteria that no shipped plan has, but that the schema allows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.figures import read_situation
from engine.grading import Grading, grade
from engine.levels import Level
from engine.plan.criteria import Criterion
from engine.plan.library import PlanLibrary
from engine.plan.plan import Plan

SHIPPED = PlanLibrary.shipped().plan("special_equipment")


def plan_of(*criteria: dict[str, Any]) -> Plan:
    named = [
        {"id": f"c{place}", "title": {"zh": "项", "en": "item"}, "clause": f"§{place}"} | criterion
        for place, criterion in enumerate(criteria)
    ]
    made = tuple(Criterion.model_validate(criterion) for criterion in named)
    changed = SHIPPED.grading.model_copy(update={"criteria": made, "projections": ()})
    return SHIPPED.model_copy(update={"grading": changed})


def graded(plan: Plan, **facts: Any) -> Grading:
    return grade(plan, read_situation(facts, plan.facts))


ISLAND = plan_of({"measure": "deaths", "bands": {"IV": [3, 5]}})
BACKWARDS = plan_of({"when": {"deaths": {"below": 4}}, "level": "III"})
SUMS = plan_of({"measure": ["direct_loss_cny", "stranded_hours"], "bands": {"IV": ["0.3", None]}})


def test_above_a_band_with_an_end_there_is_no_level() -> None:
    levels = [graded(ISLAND, deaths=n).level for n in (2, 3, 4, 5)]
    assert levels == [Level.BELOW, Level.IV, Level.IV, Level.BELOW]


def test_a_range_over_a_gap_establishes_nothing() -> None:
    grading = graded(ISLAND, deaths=[4, 9])
    assert (grading.level, grading.ceiling) == (Level.BELOW, Level.IV)


def test_more_of_a_figure_can_flip_a_level_down() -> None:
    (flip,) = graded(BACKWARDS, deaths=2).flips
    assert (flip.direction, flip.to, flip.level) == ("down", 4, Level.BELOW)


def test_the_nearer_of_two_ways_down_is_told() -> None:
    (flip,) = graded(ISLAND, deaths=4).flips
    assert flip.to == 5
    (flip,) = graded(ISLAND, deaths=3).flips
    assert flip.to == 2


def test_the_way_back_onto_a_band_is_down_to_its_last_value() -> None:
    (flip,) = graded(ISLAND, deaths=9).flips
    assert [flip.direction, int(flip.to), str(flip.by)] == ["up", 4, "-5"]


def test_sums_of_decimals_are_exact() -> None:
    assert graded(SUMS, direct_loss_cny="0.1", stranded_hours="0.2").level is Level.IV
    fine = "0." + "9" * 30
    assert graded(SUMS, direct_loss_cny=0, stranded_hours=fine).because[0].figure == fine


def test_a_sum_with_a_closed_part_asks_only_for_the_open_one() -> None:
    grading = graded(SUMS, direct_loss_cny="0.1")
    assert [(q.fact, q.alone) for q in grading.open] == [("stranded_hours", True)]
    (flip,) = grading.flips
    assert (flip.fact, flip.to) == ("direct_loss_cny", Decimal("0.3"))


def test_two_short_ranges_reach_a_bound_only_together() -> None:
    grading = graded(SUMS, direct_loss_cny=[0, "0.2"], stranded_hours=[0, "0.2"])
    assert [q.alone for q in grading.open] == [False, False]


def test_a_count_equal_to_a_value_can_be_reached_from_both_sides() -> None:
    plan = plan_of({"when": {"deaths": 7}, "level": "II"})
    for deaths in (2, 20):
        (flip,) = graded(plan, deaths=deaths).flips
        assert (flip.to, flip.level) == (7, Level.II)


def test_a_plan_without_criteria_grades_everything_below() -> None:
    grading = graded(plan_of(), deaths=99)
    assert (grading.level, grading.ceiling, grading.flips) == (Level.BELOW, Level.BELOW, ())


def test_a_level_inside_a_criterion_stays_open() -> None:
    plan = plan_of({"when": {"level": {"at_least": "IV"}}, "level": "II"})
    assert (graded(plan).level, graded(plan).ceiling) == (Level.BELOW, Level.II)


bounds = st.integers(1, 12)


@given(first=bounds, width=bounds, below=bounds, deaths=st.integers(0, 26))
def test_flips_of_any_staircase_are_the_nearest(
    *, first: int, width: int, below: int, deaths: int
) -> None:
    plan = plan_of(
        {"measure": "deaths", "bands": {"III": [first, first + width]}},
        {"when": {"deaths": {"below": below}}, "level": "IV"},
    )
    levels = [graded(plan, deaths=n).level for n in range(40)]
    told: dict[str, int] = {
        flip.direction: int(flip.to) for flip in graded(plan, deaths=deaths).flips
    }
    changed = {
        "up": [n for n, level in enumerate(levels) if level > levels[deaths]],
        "down": [n for n, level in enumerate(levels) if level < levels[deaths]],
    }
    for direction, values in changed.items():
        assert (direction in told) == bool(values)
        if values:
            assert abs(told[direction] - deaths) == min(abs(n - deaths) for n in values)
