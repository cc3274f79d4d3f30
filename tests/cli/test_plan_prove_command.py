"""`fengsui plan prove`: the score of a plan, and every change that nobody notices."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from web.cli import build

KILN = str(Path(__file__).parents[1] / "plan" / "fixtures" / "kiln")


def run(*arguments: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(build(["plan"]), ["plan", "prove", *arguments])
    return result.exit_code, result.output.splitlines()


def test_a_survivor_has_its_place_its_change_and_its_witness() -> None:
    status, lines = run(KILN, "--lang", "en")
    assert status == 1
    place = lines.index("kiln/bodies.yaml:33:37: part: the part not (2 of any) is dropped")
    assert lines[place + 1].startswith("    {fuel: wood}, in_force: full: activated [cooling]")


def test_the_score_is_told_by_kind_and_in_all() -> None:
    _, lines = run(KILN, "--lang", "en")
    assert "kiln: bounds shifted: 12/12" in lines
    assert lines[-1].startswith("kiln: changes noticed: ")


def test_chinese_comes_first() -> None:
    _, lines = run(KILN)
    assert "kiln: 界限移动一步: 12/12" in lines


def test_a_program_reads_the_score_as_json() -> None:
    status, [line] = run(KILN, "--json")
    read = json.loads(line)
    assert status == 1
    assert read["total"] - read["noticed"] == len(read["survivors"])
    idle = next(s for s in read["survivors"] if s["what"]["en"] == "the part response is dropped")
    assert (idle["file"], idle["line"], idle["witness"]) == ("kiln/tasks.yaml", 14, None)
