"""Figures in words that cannot be misread."""

from __future__ import annotations

import pytest

from engine.figures import read_situation
from engine.grading import grade
from engine.grading.sentences import projection_words, report
from engine.incident.figure_words import figure_words
from engine.plan.library import PlanLibrary
from engine.text import Language

PLAN = PlanLibrary.shipped().plan("special_equipment")
LOSS = PLAN.facts["direct_loss_cny"]


@pytest.mark.parametrize(
    ("low", "high", "zh", "en"),
    [
        (5_000_000, 10_000_000, "500 万元–1000 万元", "5,000,000–10,000,000 yuan"),
        (8_000, 20_000, "8000 元–2 万元", "8,000–20,000 yuan"),
        (2, 6, "2–6 元", "2–6 yuan"),
        (0, 30_000, "0 元–3 万元", "0–30,000 yuan"),
    ],
)
def test_both_ends_of_a_range_are_told_in_their_own_unit(
    low: int, high: int, zh: str, en: str
) -> None:
    said = figure_words(LOSS, [low, high])
    assert (said.zh, said.en) == (zh, en)


def test_the_reasons_of_a_grading_tell_a_range_likewise() -> None:
    situation = read_situation({"direct_loss_cny": [5_000_000, 10_000_000]}, PLAN.facts)
    told = "\n".join(report(PLAN, grade(PLAN, situation), "zh"))
    assert "500 万元至1000 万元" in told


@pytest.mark.parametrize(("language", "word"), [("zh", "最高可能"), ("en", "could")])
def test_a_fear_says_how_much_is_unknown(language: Language, word: str) -> None:
    graded = grade(PLAN, read_situation({}, PLAN.facts))
    (fear,) = graded.projections
    assert word in projection_words(PLAN, fear, language)
    known = read_situation({"deaths": 40, "missing": 0}, PLAN.facts)
    (fear,) = grade(PLAN, known).projections
    assert word not in projection_words(PLAN, fear, language)
