"""Conditions as people read them."""

from __future__ import annotations

import pytest

from engine.grading.condition_words import words
from engine.plan.conditions import parse
from engine.plan.library import PlanLibrary
from engine.text import Language

PLAN = PlanLibrary.shipped().plan("special_equipment")
CASES: list[tuple[dict[str, object], str, str]] = [
    ({"explosion": True}, "发生爆炸", "Explosion"),
    ({"explosion": False}, "没有“发生爆炸”", "no “Explosion”"),
    ({"equipment": "lift"}, "设备种类为电梯（轿厢式）", "Kind of equipment: Lift with a car"),
    (
        {"deaths": {"min": 3, "below": 10}},
        "死亡人数3 人以上 10 人以下",
        "Deaths 3 people or more, under 10 people",
    ),
    ({"level": {"at_least": "III"}}, "达到Ⅲ级以上", "level Ⅲ or above"),
    ({"projected": {"at_least": "II"}}, "可能达到Ⅱ级以上", "level Ⅱ or above feared"),
    ({"not": {"level": {"at_least": "III"}}}, "未达Ⅲ级", "below level Ⅲ"),
    ({"not": {"explosion": True}}, "并非“发生爆炸”", "not “Explosion”"),
    ({"response": "none"}, "尚未启动响应", "no response in force"),
    ({"response": "city_response"}, "市级响应生效", "City response"),
    (
        {"explosion": True, "any": [{"lpg": True}, {"flammable": True}]},
        "发生爆炸，且（液化石油气钢瓶或储罐或易燃易爆场所）",
        "Explosion and (LPG cylinder or tank or Flammable or explosive goods on site)",
    ),
]


@pytest.mark.parametrize(("condition", "zh", "en"), CASES)
def test_a_condition_is_said_in_both_languages(
    condition: dict[str, object], zh: str, en: str
) -> None:
    said: dict[Language, str] = {"zh": zh, "en": en}
    for language, expected in said.items():
        assert words(parse(condition), PLAN, language) == expected
