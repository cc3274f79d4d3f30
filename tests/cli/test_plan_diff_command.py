"""`fengsui plan diff`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from engine.plan.library import PlanLibrary
from web.cli import build

SHIPPED = PlanLibrary.shipped()


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The shipped plans, where two deaths are already significant."""
    plans = shutil.copytree(SHIPPED.root, tmp_path / "plans")
    grading = plans / "waterway" / "grading.yaml"
    text = grading.read_text()
    assert "IV: [1, 3], III: [3, 10]" in text
    grading.write_text(text.replace("IV: [1, 3], III: [3, 10]", "IV: [1, 2], III: [2, 10]", 1))
    return plans / "waterway"


def diff(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(build(["plan"]), ["plan", "diff", *arguments])
    return result.exit_code, result.output


def test_a_plan_does_not_differ_from_itself() -> None:
    assert diff("waterway", "waterway") == (0, "两个版本没有差别。\n")


def test_a_change_is_told_as_json(stricter: Path) -> None:
    status, output = diff("waterway", str(stricter), "--json", "--lang", "en")
    told = json.loads(output)
    assert status == 0
    assert told["from"] == SHIPPED.plan("waterway").edition
    assert "under 2 people" in told["changes"][""][0]
    assert told["incidents"] == []


def test_an_edition_is_named_by_the_first_letters_of_its_hash() -> None:
    edition = SHIPPED.plan("waterway").edition
    assert diff(f"waterway@{edition[:8]}", "waterway")[0] == 0


def test_an_unknown_edition_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(build(["plan"]), ["plan", "diff", "waterway@0000000", "waterway"])
    assert result.exit_code != 0
    assert "waterway has no edition '0000000' among newest" in str(result.exception)


def test_past_incidents_are_read_from_the_data_directory(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        build(["plan"]), ["plan", "diff", "waterway", "waterway", "--data", str(tmp_path)]
    )
    assert "there is no journal here" in str(result.exception)


def test_a_folder_may_have_an_at_sign_in_its_path(stricter: Path, tmp_path: Path) -> None:
    odd = stricter.parent.rename(tmp_path / "me@home") / "waterway"
    assert diff(str(odd), str(odd)) == (0, "两个版本没有差别。\n")
    edition = PlanLibrary(odd.parent).plan("waterway").edition
    assert diff(f"{odd}@{edition[:8]}", str(odd))[0] == 0


def test_files_that_change_nothing_for_anybody_are_not_called_the_same(stricter: Path) -> None:
    text = (SHIPPED.root / "waterway" / "grading.yaml").read_bytes()
    (stricter / "grading.yaml").write_bytes(text + b"# a remark\n")
    assert diff("waterway", str(stricter))[1].startswith("两个版本对谁都没有改变")
