"""`fengsui grade` refuses bad lines by name and answers the others."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from engine.situations import LONGEST
from web.cli import build


def answers(given: bytes, lang: str = "en") -> tuple[int, list[dict[str, Any]]]:
    arguments = ["grade", "special_equipment", "--json", "--lang", lang]
    result = CliRunner().invoke(build(["grade"]), arguments, input=given)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('{"deaths": -1}', "deaths: -1 is negative"),
        ('{"deaths": 1.5}', "deaths: 1.5 is not a whole number"),
        ('{"deaths": "3"}', "deaths: '3' is text"),
        ('{"deaths": NaN}', "deaths: NaN is not a finite number"),
        ('{"deaths": [0, Infinity]}', "deaths: Infinity is not a finite number"),
        ('{"deaths": 1e400}', "deaths: 1E+400 is above"),
        ('{"deaths": true}', "deaths: true is not a number"),
        ('{"deaths": [5, 3]}', "deaths: the range [5, 3] runs backwards"),
        ('{"explosion": 1}', "explosion: 1 is neither true nor false"),
        ('{"earthquake": 1}', "earthquake: the plan knows no such fact"),
        ('{"deaths": 1, "deaths": 2}', "'deaths' is given twice"),
        ("[1]", "a situation is an object"),
        ("3", "a situation is an object"),
        ('{"deaths": ', "not JSON"),
        ("", "not JSON"),
        ('{"deaths": 1e-99999999999999999999}', "out of range"),
        ("[" * 50_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_refused_by_name(line: str, named: str) -> None:
    status, (told,) = answers(f"{line}\n".encode())
    assert status == 1
    assert told["line"] == 1
    assert named in told["error"]


def test_bad_lines_keep_their_place_and_the_others_are_answered() -> None:
    status, told = answers(b'{"deaths": 1}\n{"deaths": -1}\n\xff\n{"deaths": 30}\n')
    assert status == 1
    assert [answer.get("level") for answer in told] == ["IV", None, None, "I"]
    assert [answer.get("line") for answer in told] == [None, 2, 3, None]


@pytest.mark.parametrize("excess", [1, LONGEST, 3 * LONGEST])
def test_an_over_long_line_is_refused_and_the_next_one_answered(excess: int) -> None:
    long = b" " * (LONGEST + excess)
    status, told = answers(long + b'\n{"deaths": 3}\n')
    assert status == 1
    assert "over 65536 bytes" in told[0]["error"]
    assert told[1]["level"] == "III"


def test_a_line_at_the_limit_is_answered() -> None:
    line = b'{"deaths": 3}'.ljust(LONGEST)
    status, (told,) = answers(line + b"\n")
    assert (status, told["level"]) == (0, "III")


def test_refusals_are_told_in_chinese_by_default() -> None:
    _, told = answers(b'{"deaths": -1}\n{"deaths": 1, "deaths": 1}\n', lang="zh")
    assert told[0]["error"] == "deaths：-1 是负数，不能小于 0"
    assert told[1]["error"] == "'deaths' 写了两次"


def test_a_hostile_key_cannot_reach_the_terminal() -> None:
    arguments = ["grade", "special_equipment"]
    line = '{"\\u001b[2Jx\\n2. 特别重大": 1}\n'
    result = CliRunner().invoke(build(["grade"]), arguments, input=line)
    assert "\x1b" not in result.stdout
    assert len(result.stdout.splitlines()) == 1
