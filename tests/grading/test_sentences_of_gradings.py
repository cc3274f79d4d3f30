"""A grading in words, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from engine.figures import read_situation
from engine.grading import Grading, grade
from engine.grading.answer import answer
from engine.grading.sentences import number, reason_words, report
from engine.plan.library import PlanLibrary
from engine.text import Language

PLAN = PlanLibrary.shipped().plan("special_equipment")


def graded(**facts: Any) -> Grading:
    return grade(PLAN, read_situation(facts, PLAN.facts))


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (3, "人", "3 人", "3 人"),
        (10**4, "元", "1 万元", "10,000 元"),
        (12345, "元", "12345 元", "12,345 元"),
        (12 * 10**6, "元", "1200 万元", "12,000,000 元"),
        (10**8, "元", "1 亿元", "100,000,000 元"),
        ("3.5", "小时", "3.5 小时", "3.5 小时"),
    ],
)
def test_large_figures_are_said_as_people_say_them(
    value: int | str, unit: str, zh: str, en: str
) -> None:
    assert (number(value, unit, "zh"), number(value, unit, "en")) == (zh, en)


def test_a_reason_names_figure_level_band_and_clause() -> None:
    (reason,) = graded(deaths=3).because
    zh, en = reason_words(PLAN, reason, "zh"), reason_words(PLAN, reason, "en")
    assert zh == "死亡人数 3 人，达到较大（Ⅲ级）：3 人以上 10 人以下 §1.3.3(2)"
    assert en.startswith("Deaths: 3 people, reaches Ⅲ (")
    assert en.endswith("3 people or more, under 10 people, §1.3.3(2)")


def test_a_ranged_reason_is_told_as_a_range() -> None:
    (reason,) = graded(deaths=[3, 5]).because
    assert "3 至 5 人" in reason_words(PLAN, reason, "zh")
    (reason,) = graded(deaths=[3, None]).because
    assert "at least 3 people" in reason_words(PLAN, reason, "en")


LINES: dict[Language, list[str]] = {
    "zh": [
        "最高可能使其达到特别重大（Ⅰ级）",
        "依据：",
        "先问：",
        "再增加 7 人（到 10 人）",
        "设想：",
    ],
    "en": [
        "could raise it to Ⅰ",
        "Because: ",
        "Ask next: ",
        "7 people more (to 10 people)",
        "Feared: ",
    ],
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_tells_level_reasons_questions_flips_and_fears(language: Language) -> None:
    told = "\n".join(report(PLAN, graded(deaths=3, missing=1), language))
    assert [part for part in LINES[language] if part not in told] == []


def test_an_english_report_has_no_chinese_words() -> None:
    situation: dict[str, Any] = {"deaths": [1, 4], "equipment": "lift", "stranded_hours": 3}
    told = "".join(report(PLAN, graded(**situation, at_height=True, explosion=False), "en"))
    assert not [letter for letter in told if "\u4e00" <= letter <= "\u9fff"]


def test_an_excluded_bound_is_told_as_the_bound() -> None:
    told = "\n".join(report(PLAN, graded(direct_loss_cny=2 * 10**4), "zh"))
    assert "直接经济损失低于 1 万元 → 未达分级标准" in told


def test_the_json_form_has_no_floats_and_levels_by_code() -> None:
    given = graded(equipment="ropeway", at_height=True, stranded_hours="3.5", missing=2)
    plain = answer(PLAN, given, "zh")
    assert (plain["level"], plain["ceiling"], plain["plan"]) == ("IV", "I", "special_equipment")
    assert plain["because"][0]["figure"] == "3.5"
    assert plain["projections"][0]["level"] == "IV"
    down = next(f for f in plain["flips"] if f["direction"] == "down")
    assert (down["from"], down["to"], down["by"]) == ("3.5", "3.49", "-0.01")
