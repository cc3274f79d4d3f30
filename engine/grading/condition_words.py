"""A condition in words for people: what must hold for a duty to follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.grading.sentences import band_words, number, unit_words
from engine.plan.conditions import (
    Always,
    Condition,
    Every,
    LevelAtLeast,
    Negation,
    OneOf,
    ParameterIs,
    ResponseIn,
    Scalar,
    Some,
    Within,
)
from engine.plan.plan import Plan
from engine.text import Language

_AND: dict[Language, str] = {"zh": "，且", "en": " and "}
_OR: dict[Language, str] = {"zh": "或", "en": " or "}


def _title(plan: Plan, fact: str, language: Language) -> str:
    return plan.facts[fact].title.said(language)


def _value(plan: Plan, fact: str, value: Scalar, language: Language) -> str:
    values = plan.facts[fact].values or {}
    if isinstance(value, str):
        return values[value].said(language) if value in values else value
    return number(value, unit_words(plan, fact, language), language)


def _one_of(condition: OneOf, plan: Plan, language: Language) -> str:
    title = _title(plan, condition.fact, language)
    if condition.values in ((True,), (False,)):
        if condition.values[0]:
            return title
        return f"没有“{title}”" if language == "zh" else f"no “{title}”"
    values = [_value(plan, condition.fact, value, language) for value in condition.values]
    if language == "zh":
        return f"{title}为{'、'.join(values)}"
    return f"{title}: {' or '.join(values)}"


def _within(condition: Within, plan: Plan, language: Language) -> str:
    unit = unit_words(plan, condition.fact, language)
    band = band_words((condition.low, condition.below), unit, language)
    gap = "" if language == "zh" else " "
    return f"{_title(plan, condition.fact, language)}{gap}{band}"


def _level(condition: LevelAtLeast, _: Plan, language: Language) -> str:
    numeral = condition.level.numeral
    if language == "zh":
        return f"{'可能达到' if condition.projected else '达到'}{numeral}级以上"
    return f"level {numeral} or above{' feared' if condition.projected else ''}"


def _response(condition: ResponseIn, plan: Plan, language: Language) -> str:
    none = {"zh": "尚未启动响应", "en": "no response in force"}[language]
    known = plan.responses
    titles = [known[r].title.said(language) if r in known else none for r in condition.responses]
    joined = _OR[language].join(titles)
    return f"{joined}生效" if language == "zh" and joined != none else joined


def _parameter(condition: ParameterIs, plan: Plan, language: Language) -> str:
    parameter = plan.parameters[condition.parameter]
    values = [(parameter.values or {})[value].said(language) for value in condition.values]
    joined = _OR[language].join(values)
    title = parameter.title.said(language)
    return f"本地选定“{title}”为{joined}" if language == "zh" else f"{title} set to {joined}"


def _joined(parts: tuple[Condition, ...], plan: Plan, language: Language, joint: str) -> str:
    said = [
        f"（{words(part, plan, language)}）"
        if isinstance(part, (Every, Some))
        else words(part, plan, language)
        for part in parts
    ]
    if language == "en":
        said = [text.replace("（", "(").replace("）", ")") for text in said]
    return joint.join(said)


def _negation(condition: Negation, plan: Plan, language: Language) -> str:
    part = words(condition.part, plan, language)
    if isinstance(condition.part, LevelAtLeast) and not condition.part.projected:
        numeral = condition.part.level.numeral
        return f"未达{numeral}级" if language == "zh" else f"below level {numeral}"
    return f"并非“{part}”" if language == "zh" else f"not “{part}”"


_WORDS: dict[type, Callable[[Any, Plan, Language], str]] = {
    Always: lambda _condition, _plan, language: {"zh": "始终", "en": "always"}[language],
    OneOf: _one_of,
    Within: _within,
    LevelAtLeast: _level,
    ResponseIn: _response,
    ParameterIs: _parameter,
    Every: lambda c, plan, language: _joined(c.parts, plan, language, _AND[language]),
    Some: lambda c, plan, language: _joined(c.parts, plan, language, _OR[language]),
    Negation: _negation,
}


def words(condition: Condition, plan: Plan, language: Language) -> str:
    """Return a condition in one language: 危险介质泄漏，且达到Ⅲ级以上."""
    return _WORDS[type(condition)](condition, plan, language)
