"""Another place lays its names and numbers over a jurisdiction; the plan stays as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import FileRefused, PlanNotFound
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_plan

PLACE = """overlay:
  id: ashby
  base: emberton
  title: {zh: 灰堡, en: Ashby}
"""


@pytest.fixture
def overlaid(root: Path, tmp_path: Path) -> Callable[[str], PlanLibrary]:
    plans = shutil.copytree(root, tmp_path / "plans")
    (plans / "ashby").mkdir()

    def lay(more: str) -> PlanLibrary:
        (plans / "ashby" / "overlay.yaml").write_text(PLACE + more)
        return PlanLibrary(plans, "ashby")

    return lay


def test_names_and_numbers_are_those_of_the_overlay(
    root: Path, overlaid: Callable[[str], PlanLibrary]
) -> None:
    below = PlanLibrary(root).plan("kiln")
    unit, parameter = next(iter(below.directory.units)), next(iter(below.parameters))
    plan = overlaid(f"""  units:
    {unit}:
      title: {{zh: 灰堡消防队, en: Ashby Brigade}}
  parameters:
    {parameter}:
      value: 7
      source: {{zh: 灰堡规定, en: A rule of Ashby}}
""").plan("kiln")
    assert plan.party_title(unit).en == "Ashby Brigade"
    assert plan.minutes(parameter) == 7
    assert plan.directory.jurisdiction.title.en == "Ashby"
    assert plan.tasks == below.tasks
    assert plan.directory.units[unit].kind == below.directory.units[unit].kind


def test_an_overlay_makes_another_edition_that_loads_from_its_files(
    root: Path, overlaid: Callable[[str], PlanLibrary]
) -> None:
    library = overlaid("")
    plan = library.plan("kiln")
    assert plan.edition != PlanLibrary(root).plan("kiln").edition
    assert load_plan(library.files("kiln"), "kiln") == plan


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("  units: {nobody: {}}\n", "5:11: unknown-directory-unit: 'nobody'"),
        ("  roles: {nobody: {}}\n", "5:11: unknown-role: 'nobody'"),
        (
            "  parameters: {eons: {value: 1, source: {zh: 无, en: none}}}\n",
            "5:16: unknown-parameter-name: 'eons'",
        ),
    ],
)
def test_an_overlay_that_names_nothing_is_refused_where_it_does(
    overlaid: Callable[[str], PlanLibrary], more: str, fault: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        overlaid(more).plan("kiln")
    assert f"ashby/overlay.yaml:{fault}" in str(refused.value)


def test_an_overlay_of_another_jurisdiction_is_refused(
    overlaid: Callable[[str], PlanLibrary],
) -> None:
    library = overlaid("")
    path = library.root / "ashby" / "overlay.yaml"
    path.write_text(PLACE.replace("emberton", "elsewhere"))
    with pytest.raises(FileRefused, match="wrong-base: the overlay lies on elsewhere"):
        library.plan("kiln")


def test_a_missing_overlay_is_told_with_its_place(root: Path) -> None:
    with pytest.raises(PlanNotFound, match=r"ashby.*overlay\.yaml is missing"):
        PlanLibrary(root, "ashby").plan("kiln")
