"""`fengsui plan check` and `fengsui plan show`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from engine.errors import PlanNotFound
from engine.plan.library import PlanLibrary
from web.cli import build

SHIPPED = PlanLibrary.shipped()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build(["plan"]), ["plan", *arguments])


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A copy of all shipped plans, to be broken."""
    return Path(shutil.copytree(SHIPPED.root, tmp_path / "plans"))


def test_the_shipped_plans_have_no_faults() -> None:
    result = run("check", "--json")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(plan["plan"], plan["faults"]) for plan in told] == [(n, []) for n in SHIPPED.names()]


def test_every_fault_is_printed_with_its_place_and_its_mend(plans: Path) -> None:
    grading = plans / "waterway" / "grading.yaml"
    lines = grading.read_text(encoding="utf-8").splitlines()
    grading.write_text("\n".join([*lines, "typo: 1"]) + "\n", encoding="utf-8")
    result = run("check", str(plans / "waterway"))
    assert result.exit_code == 1
    assert f"waterway/grading.yaml:{len(lines) + 1}:1: " in result.stdout


def test_a_folder_of_plans_is_checked_as_a_whole(plans: Path) -> None:
    (plans / "waterway" / "tasks.yaml").unlink()
    result = run("check", str(plans), "--json")
    told = {plan["plan"]: plan for plan in map(json.loads, result.stdout.splitlines())}
    assert result.exit_code == 1
    assert told["special_equipment"]["faults"] == []
    assert "waterway/tasks.yaml" in {fault["file"] for fault in told["waterway"]["faults"]}


def test_checking_what_is_no_plan_is_refused() -> None:
    result = run("check", "atlantis")
    assert isinstance(result.exception, PlanNotFound)
    assert "special_equipment" in str(result.exception)


def test_a_plan_is_shown_with_its_clauses_in_both_languages() -> None:
    zh, en = run("show", "special_equipment"), run("show", "special_equipment", "--lang", "en")
    assert "3 人以上 10 人以下  §1.3.3(2)" in zh.stdout
    assert "3 people or more, under 10 people  §1.3.3(2)" in en.stdout


@pytest.mark.parametrize("name", SHIPPED.names())
def test_the_outline_counts_what_the_plan_has(name: str) -> None:
    told = json.loads(run("show", name, "--json").stdout)
    plan = SHIPPED.plan(name)
    assert told["edition"] == plan.edition
    assert [c["id"] for c in told["criteria"]] == [c.id for c in plan.grading.criteria]
    assert told["counts"]["tasks"] == len(plan.tasks.tasks)
    assert told["levels"]["below"]["zh"] == plan.document.below.zh
