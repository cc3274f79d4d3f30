"""Three-valued judgement of a condition: it holds, it does not, or what is known cannot tell.

Kleene's strong logic over what is known. It is sound: whatever the unknown facts turn out to be, a
condition judged TRUE holds and one judged FALSE does not. It looks at each part by itself, so "lift
or not a lift" stays UNKNOWN while the equipment is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, NoReturn

from engine.figures import Figure, Number, Situation
from engine.levels import Level
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


class Truth(Enum):
    """A verdict on a condition. It is no bool, because UNKNOWN is neither: ask `holds`."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @property
    def holds(self) -> bool:
        """Whether the condition holds for certain."""
        return self is Truth.TRUE

    @property
    def possible(self) -> bool:
        """Whether the condition holds or still may."""
        return self is not Truth.FALSE

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth is not a bool: ask whether it holds, or is possible")


FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
_OPPOSITE = {FALSE: TRUE, UNKNOWN: UNKNOWN, TRUE: FALSE}


@dataclass(frozen=True, slots=True)
class Context:
    """What conditions may ask beside the facts; None means not settled, and judges UNKNOWN.

    `level` is what the known figures establish, `projected` what is feared. `response` is the id of
    the response in force; the word `none` says that none is.
    """

    level: Level | None = None
    projected: Level | None = None
    response: str | None = None


WHILE_GRADING = Context()
"""The context in which a plan is graded: level and response follow from it, so neither is known."""


def _among(figure: Figure | None, values: tuple[Scalar, ...]) -> Truth:
    if figure is None:
        return UNKNOWN
    if not isinstance(figure, Number):
        return TRUE if figure.value in values else FALSE
    low, high = figure.low, figure.high
    inside = (v for v in values if not isinstance(v, (bool, str)))
    if not any(low <= value and (high is None or value <= high) for value in inside):
        return FALSE
    return TRUE if figure.exact else UNKNOWN


def _one_of(condition: OneOf, situation: Situation, _: Context) -> Truth:
    return _among(situation.get(condition.fact), condition.values)


def _within(condition: Within, situation: Situation, _: Context) -> Truth:
    figure = situation.get(condition.fact)
    if figure is None:
        return UNKNOWN
    if not isinstance(figure, Number):
        return FALSE
    low, below = condition.low, condition.below
    if low is not None and figure.high is not None and figure.high < low:
        return FALSE
    if below is not None and figure.low >= below:
        return FALSE
    if low is not None and figure.low < low:
        return UNKNOWN
    if below is not None and (figure.high is None or figure.high >= below):
        return UNKNOWN
    return TRUE


def _level(condition: LevelAtLeast, _: Situation, context: Context) -> Truth:
    level = context.projected if condition.projected else context.level
    if level is None:
        return UNKNOWN
    return TRUE if level >= condition.level else FALSE


def _response(condition: ResponseIn, _: Situation, context: Context) -> Truth:
    if context.response is None:
        return UNKNOWN
    return TRUE if context.response in condition.responses else FALSE


def _parameter(condition: ParameterIs, _: Situation, __: Context) -> Truth:
    return TRUE if condition.holds else FALSE


def _every(condition: Every, situation: Situation, context: Context) -> Truth:
    verdict = TRUE
    for part in condition.parts:
        truth = judge(part, situation, context)
        if truth is FALSE:
            return FALSE
        if truth is UNKNOWN:
            verdict = UNKNOWN
    return verdict


def _some(condition: Some, situation: Situation, context: Context) -> Truth:
    verdict = FALSE
    for part in condition.parts:
        truth = judge(part, situation, context)
        if truth is TRUE:
            return TRUE
        if truth is UNKNOWN:
            verdict = UNKNOWN
    return verdict


def _negation(condition: Negation, situation: Situation, context: Context) -> Truth:
    return _OPPOSITE[judge(condition.part, situation, context)]


# Graded thousands of times a second: a table by type is several times faster than a match.
_JUDGES: dict[type, Callable[[Any, Situation, Context], Truth]] = {
    Always: lambda _condition, _situation, _context: TRUE,
    OneOf: _one_of,
    Within: _within,
    LevelAtLeast: _level,
    ResponseIn: _response,
    ParameterIs: _parameter,
    Every: _every,
    Some: _some,
    Negation: _negation,
}


def judge(condition: Condition, situation: Situation, context: Context = WHILE_GRADING) -> Truth:
    """Judge a condition on what is known; a range that straddles a bound is UNKNOWN."""
    return _JUDGES[type(condition)](condition, situation, context)


def _open_facts(condition: Condition, situation: Situation, context: Context) -> Iterator[str]:
    """Yield the facts that an UNKNOWN condition hangs on."""
    if isinstance(condition, (OneOf, Within)):
        yield condition.fact
    elif isinstance(condition, (Every, Some)):
        for part in condition.parts:
            if judge(part, situation, context) is UNKNOWN:
                yield from _open_facts(part, situation, context)
    elif isinstance(condition, Negation):
        yield from _open_facts(condition.part, situation, context)


def undecided(
    condition: Condition, situation: Situation, context: Context = WHILE_GRADING
) -> tuple[str, ...]:
    """Return the facts on which an UNKNOWN verdict hangs, in reading order; none when it is known."""
    if judge(condition, situation, context) is not UNKNOWN:
        return ()
    return tuple(dict.fromkeys(_open_facts(condition, situation, context)))


def could_settle(
    condition: Condition, fact: str, situation: Situation, context: Context = WHILE_GRADING
) -> bool:
    """Tell whether an answer about one fact, and no other, could make the condition hold."""
    return _at_best(condition, fact, situation, context, wanted=TRUE) is TRUE


def _at_best(
    condition: Condition, fact: str, situation: Situation, context: Context, *, wanted: Truth
) -> Truth:
    """Judge with each open part that asks the fact taken as `wanted`."""
    if isinstance(condition, Negation):
        turned = _OPPOSITE[wanted]
        return _OPPOSITE[_at_best(condition.part, fact, situation, context, wanted=turned)]
    if isinstance(condition, (Every, Some)):
        parts = [_at_best(p, fact, situation, context, wanted=wanted) for p in condition.parts]
        pick = min if isinstance(condition, Every) else max
        return pick(parts, key=lambda truth: truth.value)
    truth = judge(condition, situation, context)
    asks = isinstance(condition, (OneOf, Within)) and condition.fact == fact
    return wanted if asks and truth is UNKNOWN else truth
