"""`fengsui plan check`: by name, by folder, a whole shelf, and the table of codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from engine.errors import PlanNotFound
from engine.lint.codes import CODES
from engine.plan.library import PlanLibrary
from web.cli import build

KILN = Path(__file__).parents[1] / "plan" / "fixtures"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build(["plan"]), ["plan", "check", *arguments])


def told(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A copy of the fictional plans, to be broken; none of them is in the package."""
    return Path(shutil.copytree(KILN, tmp_path / "plans"))


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_every_fault_is_printed_with_its_place_and_its_mend(plans: Path) -> None:
    lines = (plans / "kiln" / "grading.yaml").read_text(encoding="utf-8").count("\n")
    _append(plans / "kiln" / "grading.yaml", "typo: 1\n")
    result = run(str(plans / "kiln"))
    assert result.exit_code == 1
    assert (
        f"kiln/grading.yaml:{lines + 1}:1: unknown-key: 'typo' is not a key here;" in result.stdout
    )
    assert result.stdout.splitlines()[-1] == "共 1 个预案版本，1 处错误"


def test_a_good_folder_has_nothing_to_say(plans: Path) -> None:
    result = run(str(plans), "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 plan edition(s), 0 fault(s) in all"


def test_what_lies_between_plans_is_told_when_all_of_a_folder_are_asked_for(plans: Path) -> None:
    _append(plans / "emberton" / "directory.yaml", "      other: {zh: 另, en: Other}\n")
    shutil.copytree(plans / "kiln", plans / "oven")
    plan = plans / "oven" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("id: kiln", "id: oven"), "utf-8")
    names = [[r.get("plan") for r in told(str(plans / one))] for one in ("kiln", "")]
    assert names == [["kiln"], ["kiln", "oven", None]]


def test_an_edition_beside_the_newest_is_checked_where_it_lies(plans: Path) -> None:
    shutil.copytree(plans / "kiln", plans / "kiln" / "editions" / "2015")
    (plans / "kiln" / "editions" / "2015" / "tasks.yaml").unlink()
    newest, earlier, _between = told(str(plans))
    assert newest["faults"] == []
    assert earlier["beside"] == "2015"
    assert [f["file"] for f in earlier["faults"]] == ["kiln/editions/2015/tasks.yaml"]


def test_plans_of_the_package_are_found_by_name() -> None:
    first = PlanLibrary.shipped().names()[0]
    assert [result["plan"] for result in told(first)] == [first]


def test_checking_what_is_no_plan_is_refused() -> None:
    result = run("atlantis")
    assert isinstance(result.exception, PlanNotFound)
    assert "special_equipment" in str(result.exception)


def test_every_code_is_explained_in_both_languages() -> None:
    zh, en = run("--codes").stdout.splitlines(), run("--codes", "--lang", "en").stdout.splitlines()
    assert [line.split(maxsplit=1) for line in zh] == [[c, said.zh] for c, said in CODES.items()]
    assert [line.split(maxsplit=1) for line in en] == [[c, said.en] for c, said in CODES.items()]
    assert [row["code"] for row in told("--codes")] == list(CODES)


def test_a_folder_called_like_an_overlay_is_passed_by(plans: Path) -> None:
    (plans / "ashby" / "overlay.yaml").mkdir(parents=True)
    assert run(str(plans)).exit_code == 0
