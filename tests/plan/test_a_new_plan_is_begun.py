"""`fengsui plan new`: a plan that loads at once, and says what is still to be written."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.levels import Level
from engine.lint.check import check
from engine.plan.coverage import coverage
from engine.plan.files import read_files
from engine.plan.library import PlanLibrary
from engine.scaffold import PlanNotBegun, begin
from engine.text import Text
from tests.plan.conftest import ROOT
from web.cli import build
from web.cli._plan_prove import proved

TITLE = Text(zh="防汛抢险预案", en="Flood rescue plan")
TODAY = date(2026, 11, 24)
UNWRITTEN = ("待填", "TODO")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    begin(tmp_path, "flood_rescue", "riverside", TITLE, TODAY)
    return tmp_path


def test_a_new_plan_loads_and_has_a_response_at_every_level(plans: Path) -> None:
    plan = PlanLibrary(plans).plan("flood_rescue")
    assert plan.document.title == TITLE
    assert plan.document.effective_from == TODAY
    assert all(plan.response_for(level) for level in Level if level is not Level.BELOW)


def test_its_only_findings_are_what_is_still_to_be_written(plans: Path) -> None:
    files = read_files(plans, "flood_rescue")
    findings = check(files, "flood_rescue")
    assert {fault.code for fault in findings} == {"unwritten"}
    for fault in findings:
        line = files[fault.file].decode().splitlines()[fault.line - 1]
        assert any(word in line for word in UNWRITTEN)


def test_every_clause_of_it_is_answered(plans: Path) -> None:
    answered = coverage(PlanLibrary(plans).plan("flood_rescue"))
    assert answered.count("items") > 0
    assert (answered.count("unanswered"), answered.unlisted()) == (0, ())


def test_its_cases_prove_it(plans: Path) -> None:
    score = proved(plans, "flood_rescue")
    assert score.total.total > 20
    assert (score.survivors, score.failing) == ((), {})


def test_it_begins_in_a_jurisdiction_that_is_there(tmp_path: Path) -> None:
    shutil.copytree(ROOT, tmp_path, dirs_exist_ok=True)
    begin(tmp_path, "flood_rescue", "emberton", TITLE, TODAY)
    plan = PlanLibrary(tmp_path).plan("flood_rescue")
    kiln = PlanLibrary(tmp_path).plan("kiln")
    assert plan.directory == kiln.directory
    assert {unit.unit for unit in plan.organisation.units} <= {
        *kiln.directory.units,
        *kiln.directory.roles,
    }


@pytest.mark.parametrize(
    ("name", "jurisdiction", "title", "reason"),
    [
        ("flood_rescue", "riverside", TITLE, "is there already"),
        ("Flood", "riverside", TITLE, "is no name: begin with a-z"),
        ("../flood", "riverside", TITLE, "is no name: begin with a-z"),
        ("no", "riverside", TITLE, "'no' is a word of YAML"),
        ("flood", "null", TITLE, "'null' is a word of YAML"),
        ("storm", "storm", TITLE, "both called storm"),
        ("storm", "riverside", Text(zh="a: b", en="c"), "a title without ':'"),
    ],
)
def test_nothing_is_written_when_it_cannot_begin(
    plans: Path, name: str, jurisdiction: str, title: Text, reason: str
) -> None:
    before = sorted(plans.rglob("*"))
    with pytest.raises(PlanNotBegun, match=reason):
        begin(plans, name, jurisdiction, title, TODAY)
    assert sorted(plans.rglob("*")) == before


def test_a_jurisdiction_that_cannot_be_read_is_told_with_its_faults(plans: Path) -> None:
    (plans / "riverside" / "parameters.yaml").write_text("parameters: {}\ntypo: 1\n")
    with pytest.raises(PlanNotBegun, match=r"riverside/parameters\.yaml:2:1: unknown-key"):
        begin(plans, "storm", "riverside", TITLE, TODAY)


def test_the_command_says_where_to_look_next(tmp_path: Path) -> None:
    arguments = ["plan", "new", "storm", "--in", str(tmp_path), "--jurisdiction", "coast"]
    result = CliRunner().invoke(build(["plan"]), arguments)
    assert result.exit_code == 0
    assert f"fengsui plan check {tmp_path / 'storm'}" in result.stdout
    assert (tmp_path / "coast" / "directory.yaml").is_file()


def test_a_plan_is_not_begun_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("a file")
    with pytest.raises(PlanNotBegun, match="is a file; name a folder"):
        begin(tmp_path / "plans", "flood", "riverside", TITLE, TODAY)
