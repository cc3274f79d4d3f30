from __future__ import annotations

from pathlib import Path

import pytest

from engine.lint.library import check_library
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_cases

NAMES = PlanLibrary.shipped().names()


def test_all_three_plans_are_shipped() -> None:
    assert set(NAMES) == {"production_safety", "special_equipment", "waterway"}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_plan_loads_with_its_cases(name: str) -> None:
    library = PlanLibrary.shipped()
    assert library.plan(name).id == name
    assert load_cases(library.files(name), name)


def test_every_folder_of_plans_is_a_plan_or_a_jurisdiction() -> None:
    library = PlanLibrary.shipped()
    shared = {library.plan(name).document.jurisdiction for name in NAMES}
    folders = {path.name for path in Path(library.root).iterdir() if list(path.glob("*.yaml"))}
    assert folders == shared | set(NAMES)


def test_the_shipped_plans_have_no_faults() -> None:
    assert list(map(str, check_library(PlanLibrary.shipped().root))) == []
