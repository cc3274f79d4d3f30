"""Every small change of a shipped plan is noticed by one of its cases, the loader or the linter."""

from __future__ import annotations

import sys

import pytest

from engine.plan.files import edition_of
from engine.plan.library import PlanLibrary
from engine.plan.loader import plan_of, read_book
from engine.proof.score import prove
from web.cli._plan_prove import said

LIBRARY = PlanLibrary.shipped()


@pytest.mark.parametrize("plan", LIBRARY.names())
def test_every_change_of_a_shipped_plan_is_noticed(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = LIBRARY.files(plan)
    book, faults = read_book(files, plan)
    assert faults == []
    score = prove(book, plan_of(book, edition_of(files, plan)))
    *lines, total = said(score, "en")
    with capsys.disabled():
        sys.stdout.write(f"\n{total}\n")
    assert score.total.total > 400
    assert score.perfect, "\n".join(lines)
