from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import FileRefused
from engine.plan.library import PlanLibrary
from simulations.library import ScenarioNotFound, check, find, names, read_scenario

LIBRARY = PlanLibrary.shipped()
ORIGINAL = find("keqiao_collision").read_text(encoding="utf-8")

MISTAKES = {
    "a fact the plan lacks": ("      missing: 1\n", "      mising: 1\n", "impossible-figure"),
    "an impossible figure": ("      missing: 1\n", "      missing: -1\n", "impossible-figure"),
    "an unknown district": ("    district: keqiao\n", "    district: keqaio\n", "unresolved"),
    "an unknown party": ("      from: publicity\n", "      from: publicty\n", "unresolved"),
    "an unknown objective": (
        "      objective: grading\n",
        "      objective: gradng\n",
        "unresolved",
    ),
    "an unknown task": ("      task: monitor_water\n", "      task: monitor_air\n", "unresolved"),
    "an unknown responder": ("      economy_it:\n", "      economy_itt:\n", "unresolved"),
    "two things to see": (
        "      task: monitor_water\n",
        "      task: monitor_water\n      level: III\n",
        "ambiguous-expectation",
    ),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_fault_is_told_with_file_line_and_column(tmp_path: Path, mistake: str) -> None:
    right, wrong, code = MISTAKES[mistake]
    assert right in ORIGINAL
    path = written(tmp_path, ORIGINAL.replace(right, wrong, 1))
    scenario, source = read_scenario(path)
    with pytest.raises(FileRefused) as refused:
        check(scenario, source, LIBRARY.plan(scenario.plan))
    changed = ORIGINAL[: ORIGINAL.index(right)].count("\n") + 1
    faults = refused.value.faults
    assert all(str(one).startswith(f"broken.yaml:{one.line}:{one.column}: ") for one in faults)
    assert code in {one.code for one in faults}
    assert min(abs(one.line - changed) for one in faults if one.code == code) <= 5
    assert all(one.column > 1 and one.mend for one in faults)


def test_all_faults_come_in_one_run(tmp_path: Path) -> None:
    text = ORIGINAL
    for right, wrong, _ in (MISTAKES["an unknown party"], MISTAKES["an unknown task"]):
        text = text.replace(right, wrong, 1)
    scenario, source = read_scenario(written(tmp_path, text))
    with pytest.raises(FileRefused) as refused:
        check(scenario, source, LIBRARY.plan(scenario.plan))
    assert len(refused.value.faults) == 2


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("decide: {low: 2, high: 5}", "decide: {low: 5, high: 2}"),
        ("      at: 12\n", "      at: soon\n"),
        ("  weather:", "  wether:"),
        ("      at: 12\n", "      at: 12\n      at: 13\n"),
    ],
)
def test_a_wrong_shape_is_refused_with_its_place(tmp_path: Path, right: str, wrong: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_scenario(written(tmp_path, ORIGINAL.replace(right, wrong, 1)))
    assert str(refused.value.faults[0]).startswith("broken.yaml:")


def test_a_missing_scenario_is_told_with_those_that_exist() -> None:
    with pytest.raises(ScenarioNotFound, match="keqiao_collision"):
        find("nowhere")
    with pytest.raises(ScenarioNotFound, match="no scenario file"):
        find("nowhere.yaml")
    assert set(names()) >= {"keqiao_collision", "paojiang_vessel_explosion"}
