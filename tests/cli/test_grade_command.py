"""`fengsui grade`: one answer to each line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from web.cli import build

FENGSUI = "import sys; from web.cli import main; sys.argv = ['fengsui', *sys.argv[1:]]; main()"


def run(*arguments: str, given: str | bytes = "") -> tuple[int, str]:
    result = CliRunner().invoke(build(["grade"]), ["grade", *arguments], input=given)
    return result.exit_code, result.stdout


def answers(*arguments: str, given: str | bytes) -> tuple[int, list[dict[str, Any]]]:
    status, out = run(*arguments, "--json", given=given)
    return status, [json.loads(line) for line in out.splitlines()]


def test_each_line_is_answered_with_its_level_and_reasons() -> None:
    given = '{"deaths": 3}\n{"deaths": 0, "direct_loss_cny": "10000"}\n'
    status, (first, second) = answers("special_equipment", given=given)
    assert (status, first["level"], first["ceiling"]) == (0, "III", "I")
    because = {key: first["because"][0][key] for key in ("criterion", "clause", "level", "figure")}
    assert because == {"criterion": "deaths", "clause": "§1.3.3(2)", "level": "III", "figure": 3}
    assert second["level"] == "IV"


def test_open_questions_and_flips_are_told() -> None:
    _, (told,) = answers("waterway", given='{"deaths": 3, "missing": 0}\n')
    reach = {question["fact"]: question["could_reach"] for question in told["open"]}
    assert (reach["oil_spill_tonnes"], reach["direct_loss_cny"]) == ("I", "I")
    assert not reach.keys() & {"deaths", "missing", "dangerous_goods"}
    up = next(f for f in told["flips"] if f["fact"] == "deaths" and f["direction"] == "up")
    assert (up["from"], up["to"], up["by"], up["level"]) == (3, 10, 7, "II")


def test_tenths_are_exact() -> None:
    _, (told,) = answers("waterway", given='{"oil_spill_tonnes": 0.1, "water_polluted": true}\n')
    (flip,) = [f for f in told["flips"] if f["fact"] == "oil_spill_tonnes"]
    assert (flip["from"], flip["by"]) == ("0.1", "0.9")


def test_a_figure_just_under_a_bound_is_not_rounded_up() -> None:
    given = '{"oil_spill_tonnes": 0.99999999999999999999, "water_polluted": true}\n'
    _, (told,) = answers("waterway", given=given)
    assert told["level"] == "below"


def test_projected_grades_the_upper_end_and_leaves_the_figure_as_reported() -> None:
    given = '{"deaths": [1, 12]}\n{"deaths": [1, null]}\n'
    _, told = answers("special_equipment", "--projected", given=given)
    assert [t["level"] for t in told] == ["II", "I"]
    assert told[1]["because"][0]["figure"] == [1, None]


def test_situations_can_come_from_a_file(tmp_path: Path) -> None:
    facts = tmp_path / "facts.jsonl"
    facts.write_text('\ufeff{"deaths": 30}', encoding="utf-8")
    status, (told,) = answers("special_equipment", "--facts", str(facts), given="")
    assert (status, told["level"]) == (0, "I")


def test_without_json_people_read_sentences_in_their_language() -> None:
    _, zh = run("special_equipment", given='{"deaths": 3}\n')
    _, en = run("special_equipment", "--lang", "en", given='{"deaths": 3}\n')
    assert zh.startswith("1. 较大（Ⅲ级）")
    assert "死亡人数 3 人，达到较大（Ⅲ级）：3 人以上 10 人以下 §1.3.3(2)" in zh
    assert en.startswith("1. Ⅲ (")


@pytest.mark.parametrize("arguments", [["grade", "volcano"], ["plan", "show", "volcano"]])
def test_an_unknown_plan_is_refused_with_the_list_of_plans(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FENGSUI, *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "special_equipment" in done.stderr
    assert "waterway" in done.stderr
    assert "Traceback" not in done.stderr


def test_answers_come_line_by_line_while_the_input_stays_open() -> None:
    command = [sys.executable, "-c", FENGSUI, "grade", "waterway", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        for deaths, level in ((1, "IV"), (30, "I")):
            desk.stdin.write(b'{"deaths": %d}\n' % deaths)
            desk.stdin.flush()
            assert json.loads(desk.stdout.readline())["level"] == level
        desk.stdin.close()
        assert desk.wait(timeout=30) == 0


def test_grading_starts_without_the_console_and_the_database() -> None:
    script = (
        "import sys; from web.cli import build; build(['grade']);"
        "heavy = {'fastapi', 'starlette', 'sqlmodel', 'sqlalchemy', 'transitions'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_plan_in_a_folder_of_ones_own_is_graded() -> None:
    kiln = Path(__file__).parents[1] / "plan" / "fixtures" / "kiln"
    assert answers(str(kiln), given='{"burned": 3}\n')[1][0]["level"] == "III"
