"""`fengsui plan show`."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from engine.plan.library import PlanLibrary
from web.cli import build

SHIPPED = PlanLibrary.shipped()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build(["plan"]), ["plan", *arguments])


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
