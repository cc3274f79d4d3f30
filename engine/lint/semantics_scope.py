"""Where a condition is asked: the levels and responses that there can be beside the facts.

What a phase allows is taken generously, so that a part which is called idle is idle: a response
of a phase may be put in force at every level, and every level can be reached by facts that the
condition does not ask about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from engine.figures import Situation
from engine.grading import grade
from engine.levels import Level
from engine.plan.conditions import ALWAYS, Condition, Every, LevelAtLeast, ParameterIs, walk
from engine.plan.plan import Plan
from engine.plan.settling import answered
from engine.plan.witness import (
    asks_response,
    count,
    satisfying,
    situations,
    values_of,
)
from engine.truth import WHILE_GRADING, Context, judge

MOST = 5000
"""More situations than this are not tried by the linter, which then says nothing."""


class Standing(NamedTuple):
    """A response that may be in force, or none, and the lowest level that it leaves standing."""

    response: str
    least: Level


@dataclass(frozen=True, slots=True)
class Setting:
    """A situation in which a condition is asked, with what it may ask beside facts."""

    facts: Situation
    context: Context


NONE = "none"
_HOLDING = ("standby", "responding", "ending")


def standings(plan: Plan, phases: Iterable[str]) -> frozenset[Standing]:
    """Return what may be in force in some phases."""
    found: set[Standing] = set()
    for phase in phases:
        kind = plan.phases[phase].kind
        if kind not in ("standby", "responding"):
            found.add(Standing(NONE, Level.BELOW))
        for response in plan.lifecycle.responses:
            if kind in ("ending", "aftermath") or response.phase == phase:
                least = min(response.levels, default=Level.BELOW) if kind in _HOLDING else 0
                found.add(Standing(response.id, Level(least)))
    return frozenset(found)


def forming(plan: Plan) -> frozenset[Standing]:
    """Return what may be in force while response groups stand."""
    formed = (response for response in plan.lifecycle.responses if response.groups)
    return frozenset(Standing(r.id, min(r.levels, default=Level.BELOW)) for r in formed)


class _Beside(NamedTuple):
    """What conditions ask beside facts: some level, the projected one, the response in force."""

    level: bool
    projected: bool
    response: bool

    def apart(self, standings: frozenset[Standing]) -> list[Standing]:
        """Return the standings that can be told apart."""
        if self.response:
            return sorted(standings)
        return list({standing.least: standing for standing in sorted(standings)}.values())


def _beside(condition: Condition) -> _Beside:
    levels = [part for part in walk(condition) if isinstance(part, LevelAtLeast)]
    projected = any(part.projected for part in levels)
    return _Beside(bool(levels), projected, asks_response(condition))


def _from(least: Level) -> Iterator[Level]:
    return (level for level in Level if level >= least)


@dataclass(frozen=True)
class Scope:
    """A plan, and what may stand where a condition of it is asked; None while it is graded.

    `given` is not false there: what an earlier rule leaves over, for example.
    """

    plan: Plan
    standings: frozenset[Standing] | None
    given: Condition = ALWAYS

    def _contexts(self, facts: Situation, asked: _Beside) -> Iterator[Context]:
        if self.standings is None:
            yield WHILE_GRADING
            return
        if not (asked.level or asked.response):
            yield Context()
            return
        own = grade(self.plan, facts).level if asked.level else Level.BELOW
        for response, least in asked.apart(self.standings):
            lowest = max(own, least)
            # Whoever asks for the projected level may be answered by the graded one.
            for level in _from(lowest) if asked.level else (lowest,):
                for feared in _from(level) if asked.projected else (level,):
                    yield Context(level, feared, response)

    def _settings(self, conditions: list[Condition], given: Condition) -> Iterator[Setting]:
        asked = [*conditions, given]
        values = values_of(asked, self.plan.facts)
        ways = (
            way
            for condition in asked
            for wanted in (True, False)
            for way in satisfying(condition, values, wanted=wanted)
        )
        beside = _beside(Every(tuple(asked)))
        for facts in (*ways, *(situations(values) if count(values) <= MOST else ())):
            for context in self._contexts(facts, beside):
                if judge(given, facts, context).possible:
                    yield Setting(facts, context)

    def complete(self, conditions: list[Condition]) -> bool:
        """Tell whether `first` leaves nothing out."""
        return count(values_of([*conditions, self.given], self.plan.facts)) <= MOST

    def first(
        self, conditions: list[Condition], wanted: Callable[[list[Condition], Setting], bool]
    ) -> Setting | None:
        """Return the plainest setting that is as wanted, whatever the jurisdiction has chosen."""
        for *chosen, given in self._choices([*conditions, self.given]):
            for setting in self._settings(chosen, given):
                if wanted(chosen, setting):
                    return setting
        return None

    def _choices(self, conditions: list[Condition]) -> Iterator[list[Condition]]:
        """Yield the conditions as they read under every choice that they ask about."""
        asked = {
            part.parameter: tuple(self.plan.parameters[part.parameter].values or ())
            for condition in conditions
            for part in walk(condition)
            if isinstance(part, ParameterIs)
        }
        for row in product(*asked.values()):
            made = dict(zip(asked, row, strict=True))
            yield [answered(condition, made) for condition in conditions]
