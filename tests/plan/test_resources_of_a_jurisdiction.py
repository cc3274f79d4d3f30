"""The catalogue of a jurisdiction: optional, refused where it names nothing, laid over by a place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import FileRefused
from engine.plan.library import PlanLibrary
from engine.plan.loader import load_plan

FILE = "emberton/resources.yaml"
PUMP = """resources:
  pump:
    kind: equipment
    title: {zh: 水泵, en: Pumps}
    owner: local
    quantity: {count: 4, unit: {zh: 台, en: pumps}}
    cited: {kiln: "2.2"}
"""
OVERLAY = """overlay:
  id: ashby
  base: emberton
  title: {zh: 灰堡, en: Ashby}
  resources:
    sheds:
      kind: shelter
      title: {zh: 棚屋, en: Sheds}
      owner: fire
      district: south
      source: {zh: 灰堡登记, en: Kept by Ashby}
"""


def faults(files: dict[str, bytes]) -> str:
    with pytest.raises(FileRefused) as refused:
        load_plan(files, "kiln")
    return str(refused.value)


def test_a_plan_without_a_catalogue_answers_call_outs_as_groups_do(files: dict[str, bytes]) -> None:
    plan = load_plan(files, "kiln")
    assert plan.catalogue == {}
    assert plan.callout_within == plan.tasks.group_answer_within


def test_a_catalogue_is_read_and_makes_another_edition(files: dict[str, bytes]) -> None:
    before = load_plan(files, "kiln")
    plan = load_plan({**files, FILE: PUMP.encode()}, "kiln")
    assert plan.edition != before.edition
    assert plan.owner(plan.catalogue["pump"], "north") == "local:north"
    assert plan.catalogue["pump"].quantity is not None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("owner: local", "owner: ▲nobody", "unknown-unit: 'nobody'"),
        ("owner: local", "owner: local\n    district: ▲west", "unknown-district: 'west'"),
        ("kind: equipment", "kind: ▲pumps", "wrong-value"),
        ("count: 4", "count: ▲-1", "wrong-value"),
        ("resources:\n", "answer_within: ▲soon\nresources:\n", "unknown-parameter: 'soon'"),
        ('    cited: {kiln: "2.2"}\n', "", "wrong-value"),
        ("    owner: local\n", "", "missing-key"),
    ],
)
def test_a_catalogue_that_names_nothing_is_refused_where_it_does(
    old: str,
    new: str,
    fault: str,
    files: dict[str, bytes],
    mark: Callable[[str], tuple[str, list[tuple[int, int]]]],
) -> None:
    text, places = mark(PUMP.replace(old, new))
    said = faults({**files, FILE: text.encode()})
    assert fault in said
    assert all(f"{FILE}:{line}:{column}:" in said for line, column in places)


@pytest.fixture
def overlaid(root: Path, tmp_path: Path) -> Callable[[str], PlanLibrary]:
    plans = shutil.copytree(root, tmp_path / "plans")
    (plans / "ashby").mkdir()

    def lay(base: str) -> PlanLibrary:
        if base:
            (plans / FILE).write_text(base)
        (plans / "ashby" / "overlay.yaml").write_text(OVERLAY)
        return PlanLibrary(plans, "ashby")

    return lay


@pytest.mark.parametrize(("base", "known"), [("", {"sheds"}), (PUMP, {"pump", "sheds"})])
def test_a_place_adds_its_own_even_where_the_base_has_none(
    base: str, known: set[str], overlaid: Callable[[str], PlanLibrary]
) -> None:
    library = overlaid(base)
    plan = library.plan("kiln")
    assert set(plan.catalogue) == known
    assert plan.owner(plan.catalogue["sheds"], "north") == "fire"
    assert load_plan(library.files("kiln"), "kiln") == plan


def test_an_overlay_whose_resource_names_nothing_is_refused(
    overlaid: Callable[[str], PlanLibrary],
) -> None:
    library = overlaid("")
    path = library.root / "ashby" / "overlay.yaml"
    path.write_text(OVERLAY.replace("owner: fire", "owner: nobody"))
    with pytest.raises(FileRefused, match=r"ashby/overlay\.yaml:9:14: unknown-unit"):
        library.plan("kiln")


def test_only_a_flag_is_answered_by_a_register(files: dict[str, bytes]) -> None:
    facts = files["kiln/facts.yaml"].decode()
    assert "type: count" in facts
    spoilt = facts.replace("type: count", "type: count\n    answered_by: requisitions", 1)
    assert "a register answers a flag" in faults({**files, "kiln/facts.yaml": spoilt.encode()})


def test_everything_shipped_is_named_by_a_clause_of_its_plan() -> None:
    plan = PlanLibrary.shipped().plan("waterway")
    assert {one.kind for one in plan.catalogue.values()} >= {"team", "vessel", "hospital"}
    assert all(one.cited and one.quantity is None for one in plan.catalogue.values())
