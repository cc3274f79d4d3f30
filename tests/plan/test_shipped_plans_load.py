from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from engine.plan.library import PlanLibrary
from engine.plan.loader import load_cases

NAMES = PlanLibrary.shipped().names()


def test_both_plans_are_shipped() -> None:
    assert {"special_equipment", "waterway"} <= set(NAMES)


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


def test_all_shipped_plans_load_well_within_a_second() -> None:
    library = PlanLibrary.shipped()
    before = process_time()
    for name in NAMES:
        library.plan(name)
    assert process_time() - before < 1
