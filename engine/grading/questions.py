"""Open questions: the unknown facts that could still raise the level, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    if len(rule.measure) == 1:
        return True
    others = (_figure(f, situation).low for f in rule.measure if f != fact)
    base = sum(others, Decimal(0))
    part = _figure(fact, situation)
    high = None if part.high is None else base + part.high
    return stairs.span(Number(base + part.low, high))[1] >= level


def _moving(rule: Rule, verdict: Verdict, situation: Situation) -> tuple[str, ...]:
    """Return the parts of the measure whose range still spans several levels."""
    if rule.stairs is None or verdict.figure is None:
        return ()
    lowest, highest = rule.stairs.span(verdict.figure)
    if lowest is highest:
        return ()
    return tuple([f for f in rule.measure if not _figure(f, situation).exact])


def _opens(rule: Rule, gate: tuple[str, ...], fact: str, situation: Situation) -> bool:
    """Tell whether an answer about one fact can make the criterion's condition hold."""
    if not gate or gate == (fact,):
        return True
    return not rule.conjunctive and could_settle(rule.criterion.when, fact, situation)


def _hanging(rule: Rule, verdict: Verdict, situation: Situation) -> Iterable[tuple[str, bool]]:
    """Return each fact an unsettled verdict hangs on, and whether it alone can settle it."""
    if not rule.facts.isdisjoint(situation):
        return _judged(rule, verdict, situation)
    # Where nothing is known the answer is always the same, and it is the commonest one.
    if rule.blank is None:
        rule.blank = tuple(_judged(rule, verdict, {}))
    return rule.blank


def _judged(rule: Rule, verdict: Verdict, situation: Situation) -> Iterator[tuple[str, bool]]:
    unknown = verdict.applies is UNKNOWN
    gate = undecided(rule.criterion.when, situation) if unknown else ()
    moving = _moving(rule, verdict, situation)
    for fact in gate + tuple([f for f in moving if f not in gate]):
        alone = _opens(rule, gate, fact, situation)
        if alone and moving and rule.stairs is not None:
            reaches = _reaches(rule, rule.stairs, fact, situation, verdict.highest)
            alone = fact in moving and reaches
        yield fact, alone


def questions(
    book: Rulebook, verdicts: Sequence[Verdict], situation: Situation, level: Level
) -> tuple[Question, ...]:
    """Return the questions whose answer could raise the level, those that could most first."""
    reach: dict[str, tuple[Level, bool]] = {}
    criteria: dict[str, list[str]] = {}
    for rule, verdict in zip(book.rules, verdicts, strict=True):
        if verdict.highest > level:
            for fact, alone in _hanging(rule, verdict, situation):
                found = (verdict.highest, alone)
                reach[fact] = max(reach.get(fact, found), found)
                criteria.setdefault(fact, []).append(rule.criterion.id)
    asked = [Question(fact, *reach[fact], tuple(ids)) for fact, ids in criteria.items()]
    asked.sort(key=lambda q: (-q.could_reach, not q.alone, book.order[q.fact]))
    return tuple(asked)
