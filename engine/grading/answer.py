"""A grading as plain JSON, the form in which the command line and the API give it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.figures import plain_number
from engine.grading.flips import Flip
from engine.grading.grade import Grading, ProjectedGrade
from engine.grading.questions import Question
from engine.grading.sentences import (
    flip_words,
    projection_words,
    question_words,
    reason_words,
    summary,
)
from engine.grading.verdict import Reason
from engine.plan.plan import Plan
from engine.text import Language


def _value(value: Decimal | bool) -> int | str | bool:
    return value if isinstance(value, bool) else plain_number(value)


def _reason(plan: Plan, reason: Reason, language: Language) -> dict[str, Any]:
    return {
        "criterion": reason.criterion,
        "clause": reason.clause,
        "level": reason.level.code,
        "figure": reason.figure,
        "deciding": reason.deciding,
        "sentence": reason_words(plan, reason, language),
    }


def _question(plan: Plan, question: Question, language: Language) -> dict[str, Any]:
    return {
        "fact": question.fact,
        "could_reach": question.could_reach.code,
        "alone": question.alone,
        "criteria": list(question.criteria),
        "sentence": question_words(plan, question, language),
    }


def _flip(plan: Plan, flip: Flip, language: Language) -> dict[str, Any]:
    return {
        "fact": flip.fact,
        "from": _value(flip.value),
        "to": _value(flip.to),
        "by": None if flip.by is None else plain_number(flip.by),
        "under": None if flip.under is None else plain_number(flip.under),
        "direction": flip.direction,
        "level": flip.level.code,
        "sentence": flip_words(plan, flip, language),
    }


def _fear(plan: Plan, fear: ProjectedGrade, language: Language) -> dict[str, Any]:
    return {
        "id": fear.id,
        "clause": fear.clause,
        "level": fear.level.code,
        "ceiling": fear.ceiling.code,
        "sentence": projection_words(plan, fear, language),
    }


def answer(plan: Plan, grading: Grading, language: Language) -> dict[str, Any]:
    """Return a grading as JSON carries it: no floats, levels by their codes."""
    return {
        "level": grading.level.code,
        "ceiling": grading.ceiling.code,
        "because": [_reason(plan, reason, language) for reason in grading.because],
        "open": [_question(plan, question, language) for question in grading.open],
        "flips": [_flip(plan, flip, language) for flip in grading.flips],
        "projections": [_fear(plan, fear, language) for fear in grading.projections],
        "plan": plan.id,
        "edition": plan.edition,
        "sentence": summary(plan, grading, language),
    }
