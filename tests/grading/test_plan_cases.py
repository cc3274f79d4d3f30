"""The level part of every case that lies beside a shipped plan."""

from __future__ import annotations

import pytest

from engine.figures import read_situation
from engine.grading import Grading, grade
from engine.plan.cases import PlanCase
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_cases
from engine.plan.settling import chosen

LIBRARY = PlanLibrary.shipped()
CASES = [
    pytest.param(plan, case, id=f"{plan}: {case.name}")
    for plan in LIBRARY.names()
    for case in load_cases(LIBRARY.files(plan), plan)
]


def _grading(plan: str, case: PlanCase) -> Grading:
    loaded = chosen(LIBRARY.plan(plan), case.choices)
    return grade(loaded, read_situation(case.facts, loaded.facts))


def test_every_shipped_plan_has_cases() -> None:
    assert {str(param.values[0]) for param in CASES} == set(LIBRARY.names())


@pytest.mark.parametrize(("plan", "case"), CASES)
def test_a_case_has_the_level_it_expects(plan: str, case: PlanCase) -> None:
    grading = _grading(plan, case)
    ceiling = grading.ceiling if case.expect.ceiling is None else case.expect.ceiling
    assert (grading.level, grading.ceiling) == (case.expect.level, ceiling)
    if case.expect.because is not None:
        deciding = {reason.criterion for reason in grading.because if reason.deciding}
        assert deciding == set(case.expect.because)
