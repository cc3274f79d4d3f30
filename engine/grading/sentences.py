"""A grading in words for people, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from engine.figures import plain_number
from engine.grading.flips import Flip
from engine.grading.grade import Grading, ProjectedGrade
from engine.grading.questions import Question
from engine.grading.verdict import Reason
from engine.levels import Level
from engine.plan.criteria import Bound, Criterion
from engine.plan.plan import Plan
from engine.text import Language

_WAN, _YI = Decimal(10) ** 4, Decimal(10) ** 8


def number(value: Decimal | int | str, unit: str, language: Language) -> str:
    """Return a figure with its unit: 1200 万元, or 12,000,000 yuan."""
    amount = Decimal(value)
    if language == "en":
        return f"{amount:,f} {unit}"
    for size, word in ((_YI, "亿"), (_WAN, "万")):
        if amount >= size and amount % (size / 100) == 0:
            return f"{plain_number(amount / size)} {word}{unit}"
    return f"{plain_number(amount)} {unit}"


def level_words(plan: Plan, level: Level, language: Language) -> str:
    """Return a level with its numeral and the plan's word for it."""
    word = plan.level_name(level).said(language)
    if level is Level.BELOW:
        return word
    return f"{word}（{level.numeral}级）" if language == "zh" else f"{level.numeral} ({word})"


def between(low: Any, high: Any, unit: str, language: Language, joint: str) -> str:
    """Return a closed range; each end says its own unit where one is told in 万 or 亿."""
    first, last = Decimal(low), Decimal(high)
    if language == "en":
        return f"{first:,f}{joint}{number(last, unit, 'en')}"
    if max(first, last) >= _WAN:
        return f"{number(first, unit, 'zh')}{joint.strip()}{number(last, unit, 'zh')}"
    return f"{plain_number(first)}{joint}{number(last, unit, 'zh')}"


def _spread(figure: Any, unit: str, language: Language) -> str:
    """Return an exact or ranged figure as it was reported."""
    if not isinstance(figure, list):
        return number(figure, unit, language)
    low, high = figure
    if high is None:
        said = number(low, unit, language)
        return f"至少 {said}" if language == "zh" else f"at least {said}"
    return between(low, high, unit, language, " 至 " if language == "zh" else " to ")


def band_words(band: tuple[Bound, Bound], unit: str, language: Language) -> str:
    """Return a half-open band in the plan's manner: 以上 counts, 以下 does not."""
    low, below = (None if bound is None else number(bound, unit, language) for bound in band)
    if language == "zh":
        return " ".join(([f"{low}以上"] if low else []) + ([f"{below}以下"] if below else []))
    return ", ".join(([f"{low} or more"] if low else []) + ([f"under {below}"] if below else []))


def _criterion(plan: Plan, criterion: str) -> Criterion:
    return next(c for c in plan.grading.criteria if c.id == criterion)


def unit_words(plan: Plan, fact: str, language: Language) -> str:
    """Return the unit of a fact, or nothing where it has none."""
    unit = plan.facts[fact].unit
    return unit.said(language) if unit else ""


def reason_words(plan: Plan, reason: Reason, language: Language) -> str:
    """Return why a criterion is met: the figure, the level, the band and the clause."""
    criterion = _criterion(plan, reason.criterion)
    what, band = criterion.title.said(language), ""
    if criterion.measure:
        unit = unit_words(plan, criterion.measure[0], language)
        gap = " " if language == "zh" else ": "
        what = f"{what}{gap}{_spread(reason.figure, unit, language)}"
        band = band_words(reason.band, unit, language) if reason.band else ""
    level = level_words(plan, reason.level, language)
    if language == "zh":
        return f"{what}，达到{level}{f'：{band}' if band else ''} {reason.clause}"
    return f"{what}, reaches {level}{f': {band}' if band else ''}, {reason.clause}"


def question_words(plan: Plan, question: Question, language: Language) -> str:
    """Return the question to put next, with what its answer could lead to."""
    ask = plan.facts[question.fact].ask.said(language)
    level = level_words(plan, question.could_reach, language)
    if language == "zh":
        return f"{ask}（{'' if question.alone else '与其他情况一起，'}最高可能达到{level}）"
    return f"{ask} (could reach {level}{'' if question.alone else ' together with others'})"


def _change(flip: Flip, by: Decimal, unit: str, language: Language) -> str:
    if flip.under is not None:
        bound = number(flip.under, unit, language)
        return f"低于 {bound}" if language == "zh" else f"under {bound}"
    distance, to = number(abs(by), unit, language), number(Decimal(flip.to), unit, language)
    if language == "zh":
        return f"再增加 {distance}（到 {to}）" if by > 0 else f"减少 {distance}（到 {to}）"
    return f"{distance} {'more' if by > 0 else 'fewer'} (to {to})"


def flip_words(plan: Plan, flip: Flip, language: Language) -> str:
    """Return a flip, such as `死亡人数再增加 7 人（到 10 人）→ 重大（Ⅱ级）`."""
    title = plan.facts[flip.fact].title.said(language)
    level = level_words(plan, flip.level, language)
    if flip.by is not None:
        change = _change(flip, flip.by, unit_words(plan, flip.fact, language), language)
    elif language == "zh":
        change = "改为是" if flip.to else "改为否"
    else:
        change = "yes instead of no" if flip.to else "no instead of yes"
    return f"{title}{'' if language == 'zh' else ': '}{change} → {level}"


def projection_words(plan: Plan, fear: ProjectedGrade, language: Language) -> str:
    """Return the grade under a named fear, what is unknown could add, and the clause."""
    level, ceiling = (level_words(plan, one, language) for one in (fear.level, fear.ceiling))
    if fear.ceiling > fear.level:
        level += f"，最高可能达到{ceiling}" if language == "zh" else f", could reach {ceiling}"
    colon = "：" if language == "zh" else ": "
    return f"{fear.title.said(language)}{colon}{level} {fear.clause}"


def summary(plan: Plan, grading: Grading, language: Language) -> str:
    """Return the level, and the ceiling where something is open."""
    level = level_words(plan, grading.level, language)
    ceiling = level_words(plan, grading.ceiling, language)
    if language == "zh":
        more = f"；未知和区间数字最高可能使其达到{ceiling}"
    else:
        more = f"; unknown and ranged figures could raise it to {ceiling}"
    return level + (more if grading.ceiling > grading.level else "")


_HEADS: dict[Language, tuple[str, str, str, str]] = {
    "zh": ("依据", "先问", "临界", "设想"),
    "en": ("Because", "Ask next", "Would flip", "Feared"),
}


def report(plan: Plan, grading: Grading, language: Language, questions: int = 5) -> Iterator[str]:
    """Yield the lines of a whole grading; of the open questions only the first few."""
    yield summary(plan, grading, language)
    because, ask, flip, feared = _HEADS[language]
    colon = "：" if language == "zh" else ": "
    for reason in grading.because:
        yield f"  {because}{colon}{reason_words(plan, reason, language)}"
    for question in grading.open[:questions]:
        yield f"  {ask}{colon}{question_words(plan, question, language)}"
    for near in grading.flips:
        yield f"  {flip}{colon}{flip_words(plan, near, language)}"
    for fear in grading.projections:
        yield f"  {feared}{colon}{projection_words(plan, fear, language)}"
