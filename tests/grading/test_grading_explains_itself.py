"""Reasons, open questions, flips and projections of the shipped plans."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures import Number, read_situation
from engine.grading import Grading, grade, project
from engine.levels import Level
from engine.plan.library import PlanLibrary

LIBRARY = PlanLibrary.shipped()


def graded(plan: str, *, projected: bool = False, **facts: Any) -> Grading:
    loaded = LIBRARY.plan(plan)
    return grade(loaded, read_situation(facts, loaded.facts), projected=projected)


def levels(grading: Grading) -> tuple[Level, Level]:
    return grading.level, grading.ceiling


def flipped(grading: Grading, fact: str, direction: str) -> list[Any]:
    """The nearest flip of a fact: from, to, by, the excluded bound, the level."""
    (flip,) = [f for f in grading.flips if (f.fact, f.direction) == (fact, direction)]
    return [flip.value, flip.to, flip.by, flip.under, flip.level]


def test_nothing_known_is_below_the_scale_and_may_be_anything() -> None:
    assert levels(graded("special_equipment")) == (Level.BELOW, Level.I)
    assert levels(graded("waterway")) == (Level.BELOW, Level.I)


def test_all_reasons_are_kept_the_deciding_ones_first() -> None:
    grading = graded("special_equipment", serious_injuries=1, deaths=3, direct_loss_cny=2 * 10**7)
    told = [(r.criterion, r.level, r.clause, r.figure, r.deciding) for r in grading.because]
    assert told == [
        ("deaths", Level.III, "§1.3.3(2)", 3, True),
        ("direct_loss", Level.III, "§1.3.3(2)", 2 * 10**7, True),
        ("serious_injuries", Level.IV, "§1.3.3(1)", 1, False),
    ]


def test_a_reason_without_measure_carries_the_facts_that_met_it() -> None:
    (reason,) = graded("special_equipment", equipment="crane", crane_overturned=True).because
    assert reason.figure == {"equipment": "crane", "crane_overturned": True}


def test_every_criterion_has_a_verdict_with_its_band_and_clause() -> None:
    grading = graded("special_equipment", deaths=[2, 4], serious_injuries=0, equipment="lift")
    by_id: dict[str, Any] = {verdict.criterion.id: verdict for verdict in grading.verdicts}
    assert by_id["deaths"].state == "met"
    assert by_id["deaths"].band == (1, 3)
    assert (by_id["deaths"].lowest, by_id["deaths"].highest) == (Level.IV, Level.III)
    assert by_id["serious_injuries"].state == "not_met"
    assert by_id["lift_entrapment"].state == "open"
    assert by_id["lift_entrapment"].clause == "§1.3.3(1)"


def test_the_missing_count_as_dead_on_the_water_and_not_for_equipment() -> None:
    assert graded("waterway", deaths=2, missing=1).level is Level.III
    assert graded("special_equipment", deaths=2, missing=1).level is Level.IV


def test_a_range_of_missing_adds_to_the_deaths() -> None:
    rest: dict[str, Any] = {"serious_injuries": 0, "direct_loss_cny": 0, "oil_spill_tonnes": 0}
    grading = graded("waterway", deaths=2, missing=[1, 8], **rest)
    assert levels(grading) == (Level.III, Level.II)
    assert grading.because[0].figure == [3, 10]
    assert [(q.fact, q.could_reach) for q in grading.open] == [("missing", Level.II)]


def test_the_feared_death_of_the_missing_is_graded_beside_what_is_known() -> None:
    (fear,) = graded("special_equipment", deaths=2, missing=8).projections
    assert (fear.id, fear.level, fear.clause) == ("missing_counted_as_dead", Level.II, "§4.6")


def test_questions_are_ranked_by_reach_then_by_sufficing_alone() -> None:
    grading = graded(
        "special_equipment", deaths=3, serious_injuries=0, direct_loss_cny=0, equipment="boiler"
    )
    asked = [(q.fact, q.could_reach, q.alone) for q in grading.open]
    assert asked == [
        ("explosion", Level.I, False),
        ("boiler_mw", Level.I, False),
        ("outage_hours", Level.II, False),
        ("outage_from_fault", Level.II, False),
    ]


def test_a_missing_fact_that_cannot_raise_the_level_is_not_asked() -> None:
    assert graded("special_equipment", deaths=30).open == ()
    crane = graded("special_equipment", equipment="crane", deaths=3)
    assert "crane_overturned" not in {question.fact for question in crane.open}


def test_one_of_two_crane_faults_suffices_alone() -> None:
    grading = graded("special_equipment", equipment="crane", crane_overturned=False)
    alone = {q.fact for q in grading.open if q.alone and q.could_reach is Level.IV}
    assert alone == {"crane_structure_broken", "crane_hoist_fell"}


def test_seven_more_deaths_flip_three_to_the_level_above() -> None:
    grading = graded("special_equipment", deaths=3)
    assert flipped(grading, "deaths", "up") == [3, 10, 7, None, Level.II]


def test_one_death_fewer_flips_three_to_the_level_below() -> None:
    grading = graded("special_equipment", deaths=3)
    assert flipped(grading, "deaths", "down") == [3, 2, -1, None, Level.IV]


def test_no_single_change_lowers_a_level_that_two_criteria_give() -> None:
    grading = graded("special_equipment", deaths=3, direct_loss_cny=10**7)
    assert {flip.direction for flip in grading.flips} == {"up"}


def test_a_flip_of_a_summed_fact_takes_the_other_parts_as_they_are() -> None:
    grading = graded("waterway", deaths=4, missing=3)
    assert flipped(grading, "missing", "up") == [3, 6, 3, None, Level.II]


def test_a_measure_flips_a_hundredth_under_an_excluded_bound() -> None:
    grading = graded("special_equipment", equipment="lift", stranded_hours="2.5")
    told = [Decimal("2.5"), Decimal("1.99"), Decimal("-0.51"), 2, Level.BELOW]
    assert flipped(grading, "stranded_hours", "down") == told


def test_a_flag_flips_without_a_distance() -> None:
    grading = graded("special_equipment", equipment="boiler", explosion=False)
    assert flipped(grading, "explosion", "up") == [False, True, None, None, Level.III]


@pytest.mark.parametrize(
    ("range_", "level"),
    [([1, 2], Level.IV), ([1, 3], Level.III), ([1, None], Level.I), ([0, 30], Level.I)],
)
def test_projected_grades_a_range_at_its_upper_end(range_: list[Any], level: Level) -> None:
    grading = graded("special_equipment", projected=True, deaths=range_)
    assert grading.level is level
    assert grading.because[0].figure == range_


def test_projecting_leaves_exact_and_unknown_facts_alone() -> None:
    facts = LIBRARY.plan("waterway").facts
    situation = read_situation({"deaths": 1, "missing": None, "water_polluted": True}, facts)
    assert project(situation) == situation
    assert "missing" not in project(situation)


totals = st.tuples(st.integers(0, 40), st.integers(0, 40))


@given(deaths=totals, missing=totals, open_end=st.booleans())
def test_a_sum_of_ranges_spans_exactly_what_its_parts_allow(
    *, deaths: tuple[int, int], missing: tuple[int, int], open_end: bool
) -> None:
    low, high = sorted(deaths), sorted(missing)
    ends = [*high[:1], None] if open_end else high
    others: dict[str, Any] = {"serious_injuries": 0, "direct_loss_cny": 0, "water_polluted": False}
    grading = graded("waterway", deaths=low, missing=ends, **others)
    least, most = low[0] + high[0], low[1] + high[1]
    steps = [Level(sum(n >= bound for bound in (1, 3, 10, 30))) for n in (least, most)]
    assert levels(grading) == (steps[0], Level.I if open_end else steps[1])


@settings(deadline=None)  # the first call loads the plans
@given(st.dictionaries(st.sampled_from(["deaths", "missing"]), st.integers(0, 10**15)))
def test_grading_is_total(facts: dict[str, Any]) -> None:
    for plan in LIBRARY.names():
        grading = graded(plan, **facts)
        assert Level.BELOW <= grading.level <= grading.ceiling
        assert all(isinstance(v.figure, Number | None) for v in grading.verdicts)
