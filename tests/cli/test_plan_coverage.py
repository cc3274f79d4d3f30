"""`fengsui plan show PLAN --coverage`: every clause with what encodes it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from engine.errors import FileRefused
from tests.plan.clause_index import HEADING, REASON, entry, index
from web.cli import build

FIXTURES = Path(__file__).parents[1] / "plan" / "fixtures"
ANSWERED = (entry("3", HEADING), entry("3.3"), entry("9.9", REASON))


@pytest.fixture
def kiln(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES, tmp_path / "plans")) / "kiln"


def covered(kiln: Path, *entries: str, options: tuple[str, ...] = ()) -> Result:
    (kiln / "clauses.yaml").write_bytes(index(*entries))
    shown = ["plan", "show", str(kiln), "--coverage", *options]
    return CliRunner().invoke(build(["plan"]), shown)


def test_every_clause_is_listed_in_order_with_its_items_or_its_reason(kiln: Path) -> None:
    result = covered(kiln, *ANSWERED, options=("--lang", "en"))
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines if line[0] != " "] == ["3", "3.3", "9.9", "clauses"]
    assert "    move  Terminate  [terminate]  lifecycle.yaml" in lines
    assert "    —— It only states a purpose" in lines
    assert result.exit_code == 0


def test_the_counts_are_told_at_the_end(kiln: Path) -> None:
    result = covered(kiln, *ANSWERED)
    assert result.stdout.splitlines()[-1] == (
        "条文共 3  有对应内容 1  标题，由其下各条回应 1  不产生动作 1  未回应 0"
    )


def test_an_unanswered_clause_fails_and_is_told(kiln: Path) -> None:
    result = covered(kiln, entry("3.3"), entry("8.8"))
    assert result.exit_code == 1
    assert "!! 未回应" in result.stdout


def test_coverage_is_there_as_json_in_both_languages(kiln: Path) -> None:
    told = json.loads(covered(kiln, *ANSWERED[:2], options=("--json",)).stdout)
    assert told["counts"] == {
        "clauses": 2,
        "items": 1,
        "heading": 1,
        "reason": 0,
        "unanswered": 0,
    }
    items = told["clauses"][1]["items"]
    assert {"zh": "终止", "en": "Terminate"} in [item["title"] for item in items]
    assert {item["chapter"] for item in items} >= {"lifecycle.yaml"}


def test_a_plan_without_an_index_is_told_to_write_one(kiln: Path) -> None:
    (kiln / "clauses.yaml").unlink()
    result = CliRunner().invoke(build(["plan"]), ["plan", "show", str(kiln), "--coverage"])
    assert isinstance(result.exception, FileRefused)
    assert "kiln/clauses.yaml:1:1: missing-file" in str(result.exception)
