"""Open questions: the unknown facts that could still raise the level, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from engine.figures import Number, Situation
from engine.grading.rulebook import Rule, Rulebook
from engine.grading.scale import ANYTHING, Staircase
from engine.grading.verdict import Verdict
from engine.levels import Level
from engine.truth import UNKNOWN, could_settle, undecided


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask about next, and the highest level its answer could lead to.

    `alone`: its answer can lead there without any other. `criteria` hang on it.
    """

    fact: str
    could_reach: Level
    alone: bool
    criteria: tuple[str, ...]


def _figure(fact: str, situation: Situation) -> Number:
    figure = situation.get(fact)
    return figure if isinstance(figure, Number) else ANYTHING


def _reaches(rule: Rule, stairs: Staircase, fact: str, situation: Situation, level: Level) -> bool:
    """Tell whether one part of a sum can carry it to a level, the others at their least."""
    others = (_figure(f, situation).low for f in rule.measure if f != fact)
    base = sum(others, Decimal(0))
    part = _figure(fact, situation)
    high = None if part.high is None else base + part.high
    return stairs.span(Number(base + part.low, high))[1] >= level


def _hanging(rule: Rule, verdict: Verdict, situation: Situation) -> Iterator[tuple[str, bool]]:
    """Yield each fact an unsettled verdict hangs on, and whether it alone can settle it."""
    gate = undecided(rule.criterion.when, situation) if verdict.applies is UNKNOWN else ()
    moving: tuple[str, ...] = ()
    if rule.stairs is not None and verdict.figure is not None:
        lowest, highest = rule.stairs.span(verdict.figure)
        if lowest is not highest:
            moving = tuple(f for f in rule.measure if not _figure(f, situation).exact)
    for fact in dict.fromkeys((*gate, *moving)):
        alone = not gate or could_settle(rule.criterion.when, fact, situation)
        if alone and moving and rule.stairs is not None:
            reaches = _reaches(rule, rule.stairs, fact, situation, verdict.highest)
            alone = fact in moving and reaches
        yield fact, alone


def questions(
    book: Rulebook, verdicts: Sequence[Verdict], situation: Situation, level: Level
) -> tuple[Question, ...]:
    """Return the questions whose answer could raise the level, those that could most first."""
    found: dict[str, Question] = {}
    for rule, verdict in zip(book.rules, verdicts, strict=True):
        if verdict.highest <= level:
            continue
        for fact, alone in _hanging(rule, verdict, situation):
            known = found.get(fact, Question(fact, Level.BELOW, alone=False, criteria=()))
            reach = max(known.could_reach, verdict.highest)
            suffices = (known.alone and known.could_reach is reach) or (
                alone and verdict.highest is reach
            )
            criteria = (*known.criteria, rule.criterion.id)
            found[fact] = Question(fact, reach, suffices, criteria)
    return tuple(
        sorted(found.values(), key=lambda q: (-q.could_reach, not q.alone, book.order[q.fact]))
    )
