"""`fengsui drill` refuses what it does not understand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

FENGSUI = Path(sys.executable).with_name("fengsui")


def fengsui(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(FENGSUI), "drill", *arguments], capture_output=True, text=True, check=False
    )


def test_a_language_that_is_not_spoken_is_refused() -> None:
    refused = fengsui("run", "keqiao_collision", "--lang", "fr")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert "fr" in refused.stderr


def test_a_drill_runs_to_its_end_and_says_so_as_json() -> None:
    ran = fengsui("run", "keqiao_collision", "--json")
    assert ran.returncode == 0
    report = json.loads(ran.stdout)
    assert report["drill"] is True
    assert all(line["text"].startswith("【演练】") for line in report["timeline"])
    assert {finding["mark"] for finding in report["findings"]} <= {"met", "late", "missed"}


def test_an_unknown_scenario_is_named_with_those_there_are() -> None:
    refused = fengsui("run", "nosuch")
    assert refused.returncode == 2
    assert "nosuch" in refused.stderr
    assert "keqiao_collision" in refused.stderr
