"""A grading as the console gives it: the engine's answer, and words for the person who asks.

One shape serves the HTTP API, the script that follows what is typed, and the page without scripts.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from engine.figures import Situation
from engine.grading import Grading, Question, Reason, grade
from engine.grading.answer import answer
from engine.grading.sentences import level_words, reason_words, report
from engine.levels import Level
from engine.plan.conditions import facts_of
from engine.plan.plan import Plan
from engine.text import Language
from engine.truth import Truth


class _Part(BaseModel):
    model_config = ConfigDict(populate_by_name=True, frozen=True)


class Because(_Part):
    """A criterion that is met; `deciding` ones give the level."""

    criterion: str
    clause: str
    level: str
    figure: Any
    deciding: bool
    sentence: str


class Open(_Part):
    """A fact to ask about; `alone` its answer can lead there without any other."""

    fact: str
    could_reach: str
    alone: bool
    criteria: list[str]
    sentence: str


class Flips(_Part):
    """The nearest change of a known figure that would change the level."""

    fact: str
    from_: int | str | bool = Field(alias="from")
    to: int | str | bool
    by: int | str | None
    under: int | str | None
    direction: str
    level: str
    sentence: str


class Feared(_Part):
    """The grade if a fear that the plan names comes true."""

    id: str
    clause: str
    level: str
    ceiling: str
    sentence: str


class LevelWords(_Part):
    """A level by code, numeral and the plan's own word."""

    code: str
    numeral: str
    word: str


class WhyWords(_Part):
    """Why, in a sentence, and by which clause."""

    sentence: str
    clause: str
    deciding: bool


class AskWords(_Part):
    """A question to put to the caller, and what its answer could do."""

    fact: str
    ask: str
    title: str
    could: str


class Words(_Part):
    """The grading in the visitor's language; `lines` is the whole of it."""

    level: LevelWords
    ceiling: LevelWords
    verdict: str
    why: list[WhyWords]
    ask: list[AskWords]
    lines: list[str]


class GradeAnswer(_Part):
    """A situation graded. Levels are codes: I, II, III, IV or below.

    `relevant` are the facts on which a criterion still hangs or already rests. `unread` says of
    each fact typed by a person what could not be read; such a fact counts as unknown.
    """

    level: str
    ceiling: str
    because: list[Because]
    open: list[Open]
    flips: list[Flips]
    projections: list[Feared]
    plan: str
    edition: str
    sentence: str
    words: Words
    relevant: list[str]
    unread: dict[str, str] = {}


_NOT_YET: dict[Language, LevelWords] = {
    "zh": LevelWords(code="below", numeral="—", word="尚未定级"),
    "en": LevelWords(code="below", numeral="—", word="Not graded yet"),
}
"""What stands for a level while nothing is established and something still may be."""


def grade_answer(
    plan: Plan, situation: Situation, language: Language, unread: dict[str, str] | None = None
) -> GradeAnswer:
    """Return a situation graded, with words in one language."""
    grading = grade(plan, situation)
    return GradeAnswer(
        **answer(plan, grading, language),
        words=_words(plan, grading, language),
        relevant=_relevant(plan, grading),
        unread=unread or {},
    )


def _words(plan: Plan, grading: Grading, language: Language) -> Words:
    open_below = grading.level is Level.BELOW < grading.ceiling
    return Words(
        level=_NOT_YET[language] if open_below else _level(plan, grading.level, language),
        ceiling=_level(plan, grading.ceiling, language),
        verdict=verdict(plan, grading.level, grading.ceiling, language),
        why=[_why(plan, reason, language) for reason in grading.because],
        ask=[_ask(plan, question, language) for question in grading.open],
        lines=list(report(plan, grading, language)),
    )


def _level(plan: Plan, level: Level, language: Language) -> LevelWords:
    return LevelWords(
        code=level.code, numeral=level.numeral, word=plan.level_name(level).said(language)
    )


def verdict(plan: Plan, level: Level, ceiling: Level, language: Language) -> str:
    """Return the level and its ceiling in one line: 至少Ⅳ级，可能达到Ⅱ级."""
    if level is ceiling:
        said = level_words(plan, level, language)
        return f"{said}，不会再变" if language == "zh" else f"{said}, settled"
    if level is Level.BELOW:
        if language == "zh":
            return f"按已知情况未到Ⅳ级，可能达到{ceiling.numeral}级"
        return f"Under Ⅳ by what is known, may reach {ceiling.numeral}"
    if language == "zh":
        return f"至少{level.numeral}级，可能达到{ceiling.numeral}级"
    return f"At least {level.numeral}, may reach {ceiling.numeral}"


def _why(plan: Plan, reason: Reason, language: Language) -> WhyWords:
    sentence = reason_words(plan, reason, language).removesuffix(reason.clause).rstrip(" ,")
    return WhyWords(sentence=sentence, clause=reason.clause, deciding=reason.deciding)


def _ask(plan: Plan, question: Question, language: Language) -> AskWords:
    fact = plan.facts[question.fact]
    level = level_words(plan, question.could_reach, language)
    if language == "zh":
        could = f"{'' if question.alone else '与其他情况一起，'}可能达到{level}"
    else:
        could = f"could make it {level}{'' if question.alone else ' together with other facts'}"
    return AskWords(
        fact=question.fact,
        ask=fact.ask.said(language),
        title=fact.title.said(language),
        could=could,
    )


def _relevant(plan: Plan, grading: Grading) -> list[str]:
    found = {
        fact
        for fear in plan.grading.projections
        for total, added in fear.add.items()
        for fact in (total, *added)
    }
    for verdict_ in grading.verdicts:
        if verdict_.applies is not Truth.FALSE:
            found |= {*verdict_.criterion.measure, *facts_of(verdict_.criterion.when)}
    return [fact for fact in plan.facts if fact in found]
