"""The table of codes holds every code of the source, each with an example and a line in the docs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.lint.codes import CODES
from engine.plan.references import CASE_MENTIONS, MENTIONS
from tests.lint.spoiling import examples

ROOT = Path(__file__).parents[2]
PLAN, LINT = ROOT / "engine" / "plan", ROOT / "engine" / "lint"
KINDS = {kind for *_, kind in (*MENTIONS, *CASE_MENTIONS)}
NO_CODES = {"utf-8", "utf-8-sig"} | KINDS


def _texts(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _told() -> set[str]:
    """Return everything in the source that looks like a code, and what is told of each mention."""
    files = [f for f in (*PLAN.glob("*.py"), *LINT.glob("*.py")) if f.name != "codes.py"]
    texts = {text for file in files for text in _texts(file)}
    hyphened = {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text)}
    single = texts & {"condition", "circular", "unwritten"}
    return (hyphened - NO_CODES) | single | {f"unknown-{kind}" for kind in KINDS}


def test_the_table_holds_exactly_the_codes_of_the_source() -> None:
    assert set(CODES) == _told()


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_an_example(code: str) -> None:
    beside = (ROOT / "tests" / "plan").glob("*.py")
    shown = {example.code for example in examples()}
    assert code in shown or any(f'"{code}"' in file.read_text("utf-8") for file in beside)


def test_the_documentation_shows_the_same_table() -> None:
    text = (ROOT / "docs" / "linter.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert rows == [(code, said.zh, said.en) for code, said in CODES.items()]
