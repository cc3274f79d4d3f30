"""What docs/plan-format.md shows of a chapter can be written so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.plan.chapters import OPTIONAL, OPTIONAL_SHARED
from engine.plan.shape import read_shape
from engine.plan.yaml_source import read_yaml

TEXT = (Path(__file__).parents[2] / "docs" / "plan-format.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"```yaml\n# (\w+\.yaml)\n(.*?)```", TEXT, re.DOTALL))
SHAPES = {**OPTIONAL, **OPTIONAL_SHARED}
ELSEWHERE = {"clauses.yaml", "accepted.yaml"}
"""The scaffold writes the one, docs/linter.md shows the other."""


def test_every_chapter_that_a_document_may_have_is_shown() -> None:
    assert set(SHOWN) == set(SHAPES) - ELSEWHERE


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_chapter_may_be_written_as_it_is_shown(name: str) -> None:
    source = read_yaml(name, SHOWN[name].encode())
    assert source.faults == ()
    chapter, faults = read_shape(source, SHAPES[name])
    assert list(map(str, faults)) == []
    assert chapter is not None
