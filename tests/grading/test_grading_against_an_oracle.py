"""Grading of special equipment beside plain code that grades fully known situations."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.figures import read_situation
from engine.grading import Grading, grade
from engine.levels import Level
from engine.plan.library import PlanLibrary

PLAN = PlanLibrary.shipped().plan("special_equipment")
Facts = dict[str, Any]


def _numbers(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


# For every fact that grades: the bounds, values just under them, and some beyond the last.
POINTS: dict[str, list[Any]] = {
    "equipment": list(PLAN.facts["equipment"].values or ()),
    "deaths": _numbers("0", "1", "2", "3", "9", "10", "29", "30", "31"),
    "serious_injuries": _numbers("0", "1", "9", "10", "49", "50", "99", "100", "101"),
    "direct_loss_cny": _numbers("0", "9999.99", "10000", "9999999.99", "10000000")
    + _numbers("49999999.99", "50000000", "99999999.99", "100000000", "100000001"),
    "toxic_leak": [False, True],
    "relocated": _numbers("0", "499", "500", "9999", "10000", "49999", "50000", "149999", "150000"),
    "stranded_hours": _numbers("0", "0.99", "1", "1.99", "2", "3.49", "3.5", "11.99", "12")
    + _numbers("23.99", "24", "47.99", "48", "100"),
    "stranded_people": _numbers("0", "99", "100", "500"),
    "at_height": [False, True],
    "crane_structure_broken": [False, True],
    "crane_hoist_fell": [False, True],
    "crane_overturned": [False, True],
    "explosion": [False, True],
    "boiler_mw": _numbers("0", "599.99", "600", "1000"),
    "outage_from_fault": [False, True],
    "outage_hours": _numbers("0", "239.99", "240", "1000"),
}
PRESSURE = ("pressure_vessel", "gas_cylinder", "pressure_pipe")


def _step(value: Decimal, *bounds: int) -> Level:
    return Level(sum(value >= bound for bound in bounds))


def _stranding(f: Facts) -> Level:
    hours, kind = f["stranded_hours"], f["equipment"]
    if kind == "lift":
        return Level.IV if hours >= 2 else Level.BELOW
    if kind not in ("ropeway", "amusement_ride") or not f["at_height"]:
        return Level.BELOW
    if f["stranded_people"] >= 100 and hours >= 24:
        return Level.I if hours >= 48 else Level.II
    if hours >= 12:
        return Level.III
    return Level.IV if hours >= (1 if kind == "amusement_ride" else Decimal("3.5")) else Level.BELOW


def _crane(f: Facts) -> Level:
    if f["equipment"] != "crane":
        return Level.BELOW
    if f["crane_overturned"]:
        return Level.III
    return Level.IV if f["crane_structure_broken"] or f["crane_hoist_fell"] else Level.BELOW


def _pressure(f: Facts) -> Level:
    large = f["equipment"] == "boiler" and f["boiler_mw"] >= 600
    if large and f["explosion"]:
        return Level.I
    if large and f["outage_from_fault"] and f["outage_hours"] >= 240:
        return Level.II
    pressure = f["equipment"] in ("boiler", *PRESSURE)
    return Level.III if pressure and f["explosion"] else Level.BELOW


def oracle(f: Facts) -> Level:
    """Grade a fully known situation by the table of §1.3.3, written out by hand."""
    leak = f["toxic_leak"] and f["equipment"] in PRESSURE
    moved = _step(f["relocated"], 500, 10**4, 5 * 10**4, 15 * 10**4)
    return max(
        _step(f["deaths"], 1, 3, 10, 30),
        _step(f["serious_injuries"], 1, 10, 50, 100),
        _step(f["direct_loss_cny"], 10**4, 10**7, 5 * 10**7, 10**8),
        moved if leak else Level.BELOW,
        _stranding(f),
        _crane(f),
        _pressure(f),
    )


@st.composite
def situations(draw: st.DrawFn) -> Facts:
    """Everything known but up to three facts, which are unknown or ranges between points."""
    facts = {fact: draw(st.sampled_from(points)) for fact, points in POINTS.items()}
    for fact in draw(st.lists(st.sampled_from(list(POINTS)), max_size=3, unique=True)):
        facts[fact] = None
        if PLAN.facts[fact].type in ("count", "measure") and draw(st.booleans()):
            low, high = sorted(draw(st.tuples(*[st.sampled_from(POINTS[fact])] * 2)))
            facts[fact] = [low, draw(st.sampled_from([high, None]))]
    return facts


def possible(fact: str, value: Any) -> list[Any]:
    if value is None:
        return POINTS[fact]
    if not isinstance(value, list):
        return [value]
    low, high = value
    return [p for p in POINTS[fact] if p >= low and (high is None or p <= high)]


def completions(facts: Facts) -> list[Facts]:
    choices = [possible(fact, value) for fact, value in facts.items()]
    return [dict(zip(facts, chosen, strict=True)) for chosen in product(*choices)]


def graded(facts: Facts) -> Grading:
    return grade(PLAN, read_situation(facts, PLAN.facts))


@given(situations())
@settings(max_examples=200, deadline=None)
def test_level_and_ceiling_are_the_least_and_greatest_over_all_completions(facts: Facts) -> None:
    levels = [oracle(known) for known in completions(facts)]
    grading = graded(facts)
    assert (grading.level, grading.ceiling) == (min(levels), max(levels))


@given(situations(), st.data())
@settings(max_examples=100, deadline=None)
def test_learning_a_figure_never_widens_what_is_possible(facts: Facts, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(list(facts)))
    known = {**facts, fact: data.draw(st.sampled_from(possible(fact, facts[fact])))}
    before, after = graded(facts), graded(known)
    assert before.level <= after.level <= after.ceiling <= before.ceiling


@given(situations(), st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_more_deaths_never_lower_the_level(facts: Facts, more: int) -> None:
    facts["deaths"] = facts["deaths"] if isinstance(facts["deaths"], Decimal) else Decimal(1)
    worse = {**facts, "deaths": facts["deaths"] + more}
    assert graded(worse).level >= graded(facts).level
    assert graded(worse).ceiling >= graded(facts).ceiling


@given(situations())
@settings(max_examples=100, deadline=None)
def test_each_flip_leads_where_it_says(facts: Facts) -> None:
    grading = graded(facts)
    for flip in grading.flips:
        changed = graded({**facts, flip.fact: flip.to})
        assert changed.level is flip.level
        assert (changed.level > grading.level) == (flip.direction == "up")


@given(situations())
@settings(max_examples=100, deadline=None)
def test_no_value_nearer_than_a_flip_changes_the_level_the_same_way(facts: Facts) -> None:
    grading = graded(facts)
    for flip in grading.flips:
        nearer = [
            p
            for p in POINTS[flip.fact]
            if flip.by is not None and abs(p - flip.value) < abs(flip.by)
        ]
        levels = [graded({**facts, flip.fact: value}).level for value in nearer]
        upward = flip.direction == "up"
        assert not [lv for lv in levels if (lv > grading.level if upward else lv < grading.level)]


@given(situations())
@settings(max_examples=100, deadline=None)
def test_a_fact_that_is_not_asked_about_cannot_raise_the_level(facts: Facts) -> None:
    grading = graded(facts)
    asked = {question.fact for question in grading.open}
    for fact in set(POINTS) - asked:
        answers = [graded({**facts, fact: value}) for value in possible(fact, facts[fact])]
        assert all(answer.level is grading.level for answer in answers)


@given(situations())
@settings(max_examples=100, deadline=None)
def test_a_question_said_to_suffice_alone_does(facts: Facts) -> None:
    for question in graded(facts).open:
        values = possible(question.fact, facts[question.fact])
        reached = max(graded({**facts, question.fact: value}).level for value in values)
        assert (reached is question.could_reach) or not question.alone
